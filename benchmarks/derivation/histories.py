"""Real histories: the versions of edited pages, of terms of service, of articles of a code of law.

Each history is one line of versions, so that with dates "the previous one" is right by
construction: a high figure proves nothing, a low one is a fault all the same. So the dates are
taken away, all or in 40 %; inner versions are hidden, a third of them (the parent of one that is
left is then the nearest before it that is there); and the histories of a set are pooled in one
heap. Edges of all histories are counted together; versions with the same words count as one, for
nothing tells which of them another was made from. Licences have forks, and some known parents:
they are one heap, without dates. Beside the figures: the nearest text, and spanning trees.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import lineage
from benchmarks import naive
from benchmarks.derivation import peers
from benchmarks.figures import AbsentError, Figure
from benchmarks.parallel import each
from benchmarks.scores import Edge, calibration_error, of_sets, undirected
from benchmarks.sets import rows

NAME = "derivation.histories"
CHAINS = ("ota_chains_fr", "code_civil_fr")
POOLED = "pooled, inner hidden"
CONDITIONS = ("dated", "undated", "40 % of dates missing", "inner versions hidden", POOLED)
LICENCES = "spdx_licences"
LONGEST = 400_000
"""Characters of all its versions above which a history is left out."""
ALIKE = 0.2
"""Jaccard of word 3-grams, version by version, below which a history is no rewriting of a text."""
HEAP = 100
"""Versions that are pooled in one heap at the most."""


@dataclass(frozen=True, slots=True)
class History:
    """Versions in their order, as id, text and date; `edges` among them."""

    versions: Sequence[tuple[str, str, datetime]]
    edges: frozenset[Edge]


@dataclass(frozen=True, slots=True)
class Result:
    """What was found in one heap."""

    true: set[Edge]
    directed: set[Edge]
    ties: set[Edge]
    beside: dict[str, set[Edge]]
    answers: list[tuple[float, bool]]


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure on the sets of histories that are in the folder."""
    sets = {name: kept for name in ("edit_histories", *CHAINS) if (kept := _read(data, name))}
    if not sets:
        raise AbsentError("no set of histories is in the folder LINEAGE_DATA")
    if sample:
        sets = {name: histories[:6] for name, histories in sets.items()}
    tasks: list[tuple[str, str, History, str]] = []
    for name, histories in sets.items():
        for history in histories:
            tasks.append((name, "dated", history, "all"))
            tasks.append((name, "undated", history, "none"))
            tasks.append((name, "40 % of dates missing", history, "some"))
            tasks.append((name, "inner versions hidden", _hidden(history), "none"))
        tasks += [(name, POOLED, heap, "none") for heap in _pooled(histories)]
    if licences := _licences(data):
        tasks.append((LICENCES, "undated", licences, "none"))
    tasks.sort(key=lambda task: -sum(len(text) for _, text, _ in task[2].versions))
    found = each(_measured, tasks)
    by: dict[tuple[str, str], list[Result]] = {}
    for (name, condition, _, _), result in zip(tasks, found, strict=True):
        by.setdefault((name, condition), []).append(result)
    table = []
    for name, histories in sets.items():
        table += _figures(name, {c: by[name, c] for c in CONDITIONS}, len(histories))
    if licences:
        table.append(_licence_figure(by[LICENCES, "undated"][0]))
    answers = [answer for results in by.values() for result in results for answer in result.answers]
    table.append(
        Figure(
            NAME,
            "histories, confidence: expected calibration error",
            calibration_error(answers),
            {"always 1": 1 - sum(right for _, right in answers) / len(answers)},
            "≤ .08",
            f"{len(answers)} edges, in whichever direction",
        )
    )
    return table


def _figures(name: str, by: Mapping[str, Sequence[Result]], count: int) -> list[Figure]:
    table = []
    for condition, results in by.items():
        dated = condition == "dated"
        pick: Callable[[Iterable[Edge]], set[Edge]] = set if dated else undirected
        true = pick(edge for result in results for edge in result.true)
        ties = [result.directed if dated else result.ties for result in results]
        beside = {
            peer: of_sets(pick(e for r in results for e in r.beside[peer]), true).f1
            for peer in results[0].beside
        }
        table.append(
            Figure(
                NAME,
                f"{name}, {condition}, {'directed' if dated else 'undirected'} F1",
                of_sets(pick(edge for found in ties for edge in found), true).f1,
                beside,
                "≥ .90" if "hidden" in condition else "",
                f"{count} histories, {len(true)} edges",
            )
        )
    pooled = by[POOLED]
    across = sum(_history(a) != _history(b) for result in pooled for a, b in result.ties)
    table.append(Figure(NAME, f"{name}, edges across histories", across, goal="0"))
    claimed = sum(len(result.directed) for result in by["undated"])
    table.append(Figure(NAME, f"{name}, directions claimed without dates", claimed, goal="few"))
    return table


def _licence_figure(result: Result) -> Figure:
    known, ties = undirected(result.true), undirected(result.ties)
    return Figure(
        NAME,
        f"{LICENCES}, known parents among the edges",
        len(known & ties) / len(known),
        {
            name: len(known & undirected(edges)) / len(known)
            for name, edges in result.beside.items()
        },
        note=f"{len(known)} known edges, {len(ties)} drawn",
    )


def _measured(task: tuple[str, str, History, str]) -> Result:
    _, _, history, dates = task
    random = Random(history.versions[0][0])
    documents = [
        lineage.Document(name, text, published=date if _kept(dates, random) else None)
        for name, text, date in history.versions
    ]
    report = lineage.analyze(documents)
    known = {document.id for document in documents}
    drawn = [
        edge
        for family in report.families
        for edge in family.edges
        if edge.primary and {edge.parent, edge.child} <= known
    ]
    ties = {(edge.parent, edge.child) for edge in drawn}
    true = undirected(history.edges)
    names = [document.id for document in documents]
    texts = [document.text for document in documents]
    return Result(
        true=set(history.edges),
        directed={(edge.parent, edge.child) for edge in drawn if edge.directed},
        ties=ties,
        beside={
            "nearest": naive.nearest([(d.id, d.text, d.published) for d in documents]),
            "cosine tree": peers.spanning_tree(names, peers.cosine_distances(texts)),
            "edit tree": peers.spanning_tree(names, peers.edit_distances(texts)),
        },
        answers=[
            (edge.confidence, (min(edge.parent, edge.child), max(edge.parent, edge.child)) in true)
            for edge in drawn
        ],
    )


def _kept(dates: str, random: Random) -> bool:
    return dates == "all" or (dates == "some" and random.random() >= 0.4)


def _hidden(history: History) -> History:
    """A history without a third of its inner versions."""
    random = Random(f"hidden {history.versions[0][0]}")
    inner = [name for name, _, _ in history.versions[1:-1]]
    drawn = sorted((random.random(), name) for name in inner)
    gone = {name for _, name in drawn[: round(len(drawn) / 3)]}
    parents = {child: parent for parent, child in history.edges}
    edges = set()
    for child in parents.keys() - gone:
        parent: str | None = parents[child]
        while parent in gone:
            parent = parents.get(parent)
        if parent is not None:
            edges.add((parent, child))
    versions = [version for version in history.versions if version[0] not in gone]
    return History(versions, frozenset(edges))


def _pooled(histories: Sequence[History]) -> list[History]:
    """Heaps of whole histories, inner versions hidden."""
    heaps: list[list[History]] = [[]]
    for history in map(_hidden, histories):
        if heaps[-1] and sum(len(h.versions) for h in heaps[-1]) + len(history.versions) > HEAP:
            heaps.append([])
        heaps[-1].append(history)
    return [
        History([v for h in heap for v in h.versions], frozenset(e for h in heap for e in h.edges))
        for heap in heaps
    ]


def _read(data: Path | None, name: str) -> list[History]:
    if data is None:
        return []
    if name == "edit_histories":
        found = [_edited(path) for path in sorted((data / name).glob("*.json"))]
    else:
        found = _chains(data / name)
    apart = [_distinct(history) for history in found]
    return [
        history
        for history in apart
        if len(history.versions) > 2
        and sum(len(text) for _, text, _ in history.versions) <= LONGEST
        and _alike(history) >= ALIKE
    ]


def _edited(path: Path) -> History:
    row = json.loads(path.read_text(encoding="utf-8"))
    versions = [
        (f"{path.stem}_{name}", version["text"], datetime.fromtimestamp(version["date"], UTC))
        for name, version in sorted(
            row["docs"].items(), key=lambda item: (item[1]["date"], item[0])
        )
    ]
    return History(
        versions, frozenset((f"{path.stem}_{a}", f"{path.stem}_{b}") for a, b in row["edges"])
    )


def _chains(folder: Path) -> list[History]:
    if not (folder / "docs.jsonl.gz").is_file():
        return []
    by: dict[str, list[tuple[str, str, datetime]]] = {}
    for row in rows(folder / "docs.jsonl.gz"):
        version = (row["id"], row["text"], datetime.fromisoformat(row["date"]))
        by.setdefault(row["chain"], []).append(version)
    edges = [(row["parent"], row["child"]) for row in rows(folder / "edges.jsonl")]
    return [
        History(versions, frozenset(e for e in edges if _history(e[0]) == chain))
        for chain, versions in by.items()
    ]


def _distinct(history: History) -> History:
    """A history in which versions with the same words are one, the first of them."""
    first: dict[str, str] = {}
    same = {}
    for name, text, _ in history.versions:
        same[name] = first.setdefault(" ".join(re.findall(r"\w+", text.lower())), name)
    order = {name: at for at, (name, _, _) in enumerate(history.versions)}
    # where an older text is brought back, it is no child of the one that it replaces
    edges = {(same[a], same[b]) for a, b in history.edges if order[same[a]] < order[same[b]]}
    kept = set(same.values())
    return History([v for v in history.versions if v[0] in kept], frozenset(edges))


def _alike(history: History) -> float:
    """The least Jaccard of word 3-grams of two versions that follow each other."""
    grams = {name: naive.grams(text, 3) for name, text, _ in history.versions}
    return min(
        (len(grams[a] & grams[b]) / max(1, len(grams[a] | grams[b])) for a, b in history.edges),
        default=0.0,
    )


def _licences(data: Path | None) -> History | None:
    folder = data / LICENCES if data else None
    if folder is None or not (folder / "docs.jsonl.gz").is_file():
        return None
    edges = frozenset((row["parent"], row["child"]) for row in rows(folder / "known_edges.jsonl"))
    known = {name for edge in edges for name in edge}
    texts = {row["id"]: row["text"] for row in rows(folder / "docs.jsonl.gz")}
    never = datetime(1970, 1, 1, tzinfo=UTC)
    versions = [(name, texts[name], never) for name in sorted(known & texts.keys())]
    return History(versions, frozenset(e for e in edges if set(e) <= texts.keys()))


def _history(version: str) -> str:
    return version.split("_")[0]
