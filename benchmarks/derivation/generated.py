"""Trees that were grown from seeds, so that all of their truth is known.

`trees.jsonl` has the seeds; `generator.py` grows a tree from one, out of prose written for it in
French and English. Half of the trees were looked at while the code was written; the figures are
those of the other half, the note has the seen half. "copy", "news" and "rewrite" are how much each
copying step changes; "known", "missing" (40 %), "coarse" (the day alone), "wrong" (5 %) and "none"
are the dates; "hidden" has neither the report nor a third of the articles that others copied: the
parent of one whose own is not there is the nearest before it that is.
Edges of all trees are counted together. Beside them: each article from the one before it by date,
or from the earlier one most like it; the spanning tree of cosine distances with the cheapest root
(Marmerola et al. 2016), the same of edit distances, and neighbour joining (Saitou and Nei 1987).
The last rows are a reliability plot of confidence (DeGroot and Fienberg 1983): in a row from 0 to
1, `o` is the confidence of its edges and `x` how many of them are right; where both are one, `x`.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lineage
from benchmarks import naive
from benchmarks.derivation import peers
from benchmarks.derivation.conditions import Case, Condition, case
from benchmarks.derivation.generator import Specification
from benchmarks.derivation.marks import lines, sign_similarity
from benchmarks.figures import Figure
from benchmarks.parallel import each
from benchmarks.scores import (
    Answers,
    Chars,
    Edge,
    Score,
    bins,
    calibration_error,
    chars,
    of_sets,
    score,
    undirected,
)

TREES = Path(__file__).parent / "trees.jsonl"
CONDITIONS = (
    Condition("known", cited=True),
    Condition("known, not cited"),
    Condition("missing", "missing", cited=True),
    Condition("coarse", "coarse", cited=True),
    Condition("wrong", "wrong", cited=True),
    Condition("none", "none", cited=True),
    Condition("hidden, cited", hidden=True, cited=True),
    Condition("hidden, not cited", hidden=True),
)
NAME = "derivation.generated"
_WIDTH = 20
"""Steps of a row of the reliability plot."""


@dataclass(slots=True)
class Found:
    """What was found in one heap, or the sum over several; pairs bear the names of articles, which
    no two trees have in common."""

    edges: set[Edge] = field(default_factory=set)
    true: set[Edge] = field(default_factory=set)
    ties: set[Edge] = field(default_factory=set)
    seconds: set[Edge] = field(default_factory=set)
    true_seconds: set[Edge] = field(default_factory=set)
    lines: set[Edge] = field(default_factory=set)
    ancestors: set[Edge] = field(default_factory=set)
    reached: set[Edge] = field(default_factory=set)
    contradicted: set[Edge] = field(default_factory=set)
    beside: dict[str, set[Edge]] = field(default_factory=dict)
    added: tuple[int, int, int] = (0, 0, 0)
    answers: list[tuple[float, bool]] = field(default_factory=list)
    similar: dict[str, list[float]] = field(default_factory=dict)
    roots: tuple[int, int] = (0, 0)

    def __iadd__(self, other: "Found") -> "Found":
        for name in ("edges", "true", "ties", "seconds", "true_seconds", "lines", "ancestors"):
            getattr(self, name).update(getattr(other, name))
        self.reached |= other.reached
        self.contradicted |= other.contradicted
        for name, edges in other.beside.items():
            self.beside.setdefault(name, set()).update(edges)
        for name, values in other.similar.items():
            self.similar.setdefault(name, []).extend(values)
        self.added = tuple(map(sum, zip(self.added, other.added, strict=True)))  # type: ignore[assignment]
        self.roots = tuple(map(sum, zip(self.roots, other.roots, strict=True)))  # type: ignore[assignment]
        self.answers += other.answers
        return self


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure; `data` is not needed."""
    rows = trees()
    if sample:
        rows = [row for row in rows if int(row["name"].rsplit("-", 1)[1]) < 4]
    tasks = [(row, at) for row in rows for at in range(len(CONDITIONS))]
    tasks.sort(key=lambda task: -task[0]["nodes"])  # the long ones first: the last is short
    found = each(_measured, tasks)
    told = [(row, CONDITIONS[at].name, one) for (row, at), one in zip(tasks, found, strict=True)]
    return figures(told)


def trees() -> list[dict[str, Any]]:
    """The frozen trees; raises ValueError where one no longer grows as it was frozen."""
    rows = [json.loads(line) for line in TREES.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        if digest(specification(row)) != row["sha256"]:
            raise ValueError(f"the tree {row['name']} has changed since it was frozen")
    return rows


def specification(row: Mapping[str, Any]) -> Specification:
    """What a frozen tree is grown from."""
    return Specification(**{name: row[name] for name in Specification.__dataclass_fields__})


def digest(of: Specification) -> str:
    """The SHA-256 of a tree's articles."""
    told = [document.text for document in case(of, CONDITIONS[0]).documents]
    return hashlib.sha256("\0".join(told).encode("utf-8")).hexdigest()


def _measured(task: tuple[dict[str, Any], int]) -> Found:
    row, at = task
    of = case(specification(row), CONDITIONS[at])
    return measured(of, lineage.analyze(of.documents))


def measured(of: Case, report: lineage.Report) -> Found:
    """What a report says of a heap, beside what is true."""
    names = [document.id for document in of.documents]
    known = set(names)
    drawn = [edge for family in report.families for edge in family.edges]
    among = [edge for edge in drawn if {edge.parent, edge.child} <= known]
    primary = [edge for edge in among if edge.primary]
    directed = [edge for edge in primary if edge.directed]
    edges = {(edge.parent, edge.child) for edge in directed}
    seconds = {
        (e.parent, e.child) for e in among if not e.primary and e.directed and e.kind != "cites"
    }
    dates = {document.id: document.published for document in of.documents}
    found = Found(
        edges=edges,
        true=set(of.edges),
        ties={(edge.parent, edge.child) for edge in primary},
        seconds=seconds,
        true_seconds=set(of.seconds),
        lines=lines(edges),
        ancestors=set(of.ancestors),
        reached=set(of.reached),
        contradicted={
            (e.parent, e.child)
            for e in directed
            if (child := dates[e.child])
            and (parent := dates[e.parent])
            and child < parent
            and not e.against
        },
        beside=_beside(of),
        answers=[(e.confidence, (e.parent, e.child) in of.edges) for e in directed],
        added=_added(of, report),
        roots=_root(of, edges),
    )
    whole = {(edge.parent, edge.child) for edge in drawn if edge.primary}
    true = {(parent, child) for child, parent in of.parent.items()}
    trees: dict[str, Iterable[Edge]] = {"": whole, **found.beside}
    joined = peers.neighbour_joining(names, peers.cosine_distances([d.text for d in of.documents]))
    trees["neighbour joining"] = {(str(a), str(b)) for a, b in joined.edges}
    for name, tree in trees.items():
        alike = sign_similarity(names, set(tree), true)
        if alike is not None:
            found.similar[name] = [alike]
    found.beside["neighbour joining"] = peers.contracted(joined)
    return found


def _beside(of: Case) -> dict[str, set[Edge]]:
    texts = [document.text for document in of.documents]
    names = [document.id for document in of.documents]
    dated = [(document.id, document.text, document.published) for document in of.documents]
    return {
        "previous": naive.previous(dated),
        "nearest": naive.nearest(dated),
        "cosine tree": peers.spanning_tree(names, peers.cosine_distances(texts)),
        "edit tree": peers.spanning_tree(names, peers.edit_distances(texts)),
    }


def _added(of: Case, report: lineage.Report) -> tuple[int, int, int]:
    found = right = wanted = 0
    for document in report.documents:
        text = document.text or ""
        spans = [{"start": span.start, "end": span.end} for span in document.added]
        here: Chars = chars(text, spans)
        # a report that is there, and all of a heap's first, is new from end to end
        true = of.added[document.id]
        found += len(here)
        right += len(here & true)
        wanted += len(true)
    return found, right, wanted


def _root(of: Case, edges: set[Edge]) -> tuple[int, int]:
    """1 if the report is the root of the largest tree, of 1 if it is there."""
    tops = set(of.parent.values()) - set(of.parent)
    top = next(iter(tops))
    if top not in {document.id for document in of.documents}:
        return 0, 0
    reach: dict[str, int] = {}
    for ancestor, _ in lines(edges):
        reach[ancestor] = reach.get(ancestor, 0) + 1
    best = max(reach, key=lambda name: (reach[name], name), default=None)
    return int(best == top), 1


_Told = Sequence[tuple[Mapping[str, Any], str, Found]]


def figures(told: _Told) -> list[Figure]:
    """The table: the figures of the unseen half, those of the seen half in the note."""

    def of(
        condition: str, where: Callable[[Mapping[str, Any]], bool] = lambda row: True
    ) -> tuple[Found, Found]:
        halves = Found(), Found()
        for row, name, one in told:
            if name == condition and where(row):
                halves[row["half"] == "seen"].__iadd__(one)
        return halves

    def row(
        measure: str,
        halves: tuple[Found, Found],
        value: Callable[[Found], float],
        goal: str,
        beside: Mapping[str, float] | None = None,
    ) -> Figure:
        return Figure(
            NAME, measure, value(halves[0]), beside or {}, goal, f"seen half {value(halves[1]):.3f}"
        )

    table = []
    for regime, goal in (("copy", "≥ .975"), ("news", "≥ .985"), ("rewrite", "≥ .97")):
        halves = of(
            "known", lambda r, regime=regime: r["regime"] == regime and r["shape"] == "branching"
        )  # type: ignore[misc]
        table.append(
            row(
                f"dates known, {regime}, directed F1",
                halves,
                _directed,
                goal,
                _peers(halves[0], directed=True),
            )
        )
    for shape in ("chain", "star"):
        halves = of("known", lambda r, shape=shape: r["shape"] == shape)  # type: ignore[misc]
        table.append(
            row(
                f"dates known, {shape}s, directed F1",
                halves,
                _directed,
                "",
                _peers(halves[0], directed=True),
            )
        )
    for name, what in (
        ("known, not cited", "dates known, nobody credits anybody"),
        ("missing", "40 % of dates missing"),
        ("coarse", "dates to the day"),
        ("wrong", "5 % of dates wrong"),
    ):
        halves = of(name)
        table.append(
            row(
                f"{what}, directed F1",
                halves,
                _directed,
                "" if name.startswith("known") else "≥ .90",
                _peers(halves[0], directed=True),
            )
        )
    dated = [of(name) for name in ("known", "known, not cited", "missing", "coarse")]
    table.append(
        Figure(
            NAME,
            "dates silently contradicted",
            sum(len(f.contradicted) for pair in dated for f in pair),
            goal="0",
            note="both halves",
        )
    )
    halves = of("none")
    table.append(
        row(
            "no dates, undirected F1",
            halves,
            _undirected,
            "≥ .96",
            _peers(halves[0], directed=False),
        )
    )
    table.append(
        row(
            "no dates, directions claimed that are right",
            halves,
            lambda f: of_sets(f.edges, f.true).precision,
            "≥ .95",
        )
    )
    table.append(
        row(
            "no dates, share of edges with a direction claimed",
            halves,
            lambda f: len(f.edges) / len(f.true),
            "few",
        )
    )
    for name in ("hidden, cited", "hidden, not cited"):
        halves = of(name)
        beside = {
            peer: of_sets(lines(edges), halves[0].reached).precision
            for peer, edges in halves[0].beside.items()
        }
        table.append(
            row(
                f"source {name}, ancestor precision",
                halves,
                lambda f: _lines(f).precision,
                "≥ .92",
                beside,
            )
        )
        beside = {
            peer: of_sets(lines(edges), halves[0].ancestors).recall
            for peer, edges in halves[0].beside.items()
        }
        table.append(
            row(
                f"source {name}, ancestor recall",
                halves,
                lambda f: _lines(f).recall,
                "≥ .65",
                beside,
            )
        )
    for name in ("known", "none", "hidden, cited"):
        halves = of(name)
        beside = {peer: _mean(values) for peer, values in halves[0].similar.items() if peer}
        table.append(
            row(
                f"average sign similarity, {name}",
                halves,
                lambda f: _mean(f.similar[""]),
                "",
                beside,
            )
        )
    halves = of("known")
    table.append(row("dates known, root found", halves, lambda f: f.roots[0] / f.roots[1], ""))
    table.append(row("second parents, precision", halves, lambda f: _seconds(f).precision, "≥ .9"))
    table.append(row("second parents, recall", halves, lambda f: _seconds(f).recall, "≥ .65"))
    for regime, goal in (("copy", ""), ("news", "≥ .95"), ("rewrite", "≥ .88")):
        halves = of("known", lambda r, regime=regime: r["regime"] == regime)  # type: ignore[misc]
        table.append(
            row(f"added material, {regime}, F1", halves, lambda f: score(*f.added).f1, goal)
        )
    every = Found(), Found()
    for one, _, found in told:
        every[one["half"] == "seen"].__iadd__(found)
    table.append(
        row(
            "confidence, expected calibration error",
            every,
            lambda f: calibration_error(f.answers),
            "≤ .05",
            {"always 1": _sure(every[0].answers)},
        )
    )
    table += reliability(NAME, every[0].answers)
    return table


def reliability(benchmark: str, answers: Answers) -> list[Figure]:
    """A row a tenth: how many of the edges of that confidence are right; the notes are the
    reliability plot."""
    table = []
    for at, found in bins(answers).items():
        claimed = sum(claimed for claimed, _ in found) / len(found)
        right = sum(right for _, right in found) / len(found)
        table.append(
            Figure(
                benchmark,
                f"confidence {at / 10:.1f} to {(at + 1) / 10:.1f}: share that is right",
                right,
                {"mean confidence": claimed},
                note=f"{strip(claimed, right)} {len(found)} edges",
            )
        )
    return table


def strip(claimed: float, right: float) -> str:
    """A row of a reliability plot, from 0 to 1: `o` is what was claimed, `x` what is right.

    >>> strip(0.5, 0.75), strip(1.0, 0.99)
    ('··········o····x·····', '····················x')
    """
    places = ["·"] * (_WIDTH + 1)
    places[round(_WIDTH * claimed)] = "o"
    places[round(_WIDTH * right)] = "x"
    return "".join(places)


def _directed(found: Found) -> float:
    return of_sets(found.edges, found.true).f1


def _undirected(found: Found) -> float:
    return of_sets(undirected(found.ties), undirected(found.true)).f1


def _peers(found: Found, *, directed: bool) -> dict[str, float]:
    if directed:
        return {
            name: of_sets(edges, found.true).f1
            for name, edges in found.beside.items()
            if name != "neighbour joining"
        }
    true = undirected(found.true)
    return {name: of_sets(undirected(edges), true).f1 for name, edges in found.beside.items()}


def _lines(found: Found) -> Score:
    return Score(
        of_sets(found.lines, found.reached).precision, of_sets(found.lines, found.ancestors).recall
    )


def _seconds(found: Found) -> Score:
    return of_sets(found.seconds, found.true_seconds)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _sure(answers: Answers) -> float:
    return 1.0 - _mean([float(right) for _, right in answers])
