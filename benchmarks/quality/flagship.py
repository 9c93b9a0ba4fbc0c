"""The main job on `fixtures/flagship`: 14 articles about one absent report, 14 look-alikes.

The answers are in `fixtures/flagship/truth.json`, which `fixtures/README.md` explains. Measured:

- **family**: pairs of articles that are in one family. A look-alike is merged where it stands in a
  family with one of the 14 articles.
- **primary edges**: those of the truth, a lost original between source and translation counting as
  a node: it is the right one if its child is. An article without a date has no direction to find.
- **citations**: right where source and words meet a citation of the truth; outlets and agencies by
  their name, people and institutions by place alone.
- **characters**: spaces aside, and for "added" and "inherited" only those that the truth puts in
  some class; it leaves out titles and connecting words.
- **statement pairs**: each two articles that have one statement of the truth. Found where an
  alignment of any kind overlaps both spans by 40 % of the shorter. Precision counts reworded
  alignments (quotation, paraphrase, fact) alone: a copy is longer than the statement in it. It is a
  lower bound: titles, and facts that a look-alike has as well, are in no list and count as wrong.
  "Independent" are articles that each have the source itself as their parent.

Beside them: "mark everything" (all text is shared, every sentence matches every other), "verbatim
5-grams" (what is shared is runs of five equal words), "mark nothing", and for edges the article
before by date and the earlier one nearest by TF-IDF, both told which articles are of the family.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import lineage
from benchmarks import naive
from benchmarks.figures import Figure
from benchmarks.scores import (
    Chars,
    Edge,
    Score,
    b_cubed,
    chars,
    of_characters,
    of_sets,
    overlaps,
    score,
)
from benchmarks.scores import undirected as without_direction

FOLDER = Path(__file__).parents[2] / "fixtures/flagship"
LEAST = 0.4
_REWORDED = ("quotation", "paraphrase", "fact")
_ORGANISATIONS = ("outlet", "agency")
_Json = dict[str, Any]
_Aligned = Mapping[tuple[str, str], list[_Json]]
"""Alignments by pair, the smaller id first."""


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure; `data` is not needed."""
    truth = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
    documents = list(lineage.read([FOLDER], metadata=FOLDER / "metadata.json"))
    report = lineage.analyze(documents).to_dict()
    texts = {document["id"]: document["text"] for document in report["documents"]}
    dated = [
        (document.id, document.text, document.published)
        for document in documents
        if isinstance(document, lineage.Document)
        and truth["documents"][document.id]["family"] == "flagship"
    ]
    return [
        *_families(report, truth),
        *_edges(report, truth, dated),
        *_citations(report, truth),
        *_spans(report, truth, texts),
        *_statements(report, truth, texts),
        *_readings(report, truth),
    ]


def _figure(
    measure: str, value: float | int, *, goal: str = "", note: str = "", **beside: float
) -> Figure:
    named = {name.replace("_", " ").replace("5grams", "5-grams"): v for name, v in beside.items()}
    return Figure("quality.flagship", measure, value, named, goal, note)


def _both(measure: str, found: Score, note: str = "", **beside: Score) -> Iterator[Figure]:
    for part in ("precision", "recall"):
        marks = {name: getattr(other, part) for name, other in beside.items()}
        yield _figure(f"{measure}: {part}", getattr(found, part), note=note, **marks)


def families(truth: _Json) -> dict[str, list[str]]:
    """The documents of each family of the truth."""
    found: dict[str, list[str]] = {}
    for name, known in truth["documents"].items():
        if known["family"]:
            found.setdefault(known["family"], []).append(name)
    return found


def _families(report: _Json, truth: _Json) -> Iterator[Figure]:
    wanted = families(truth)
    found = [family["documents"] for family in report["families"]]
    yield from _both("family, pairs of articles", of_sets(pairs(found), pairs(wanted.values())))
    yield from _both("family, B-cubed", b_cubed(found, list(wanted.values())))
    of_it = set(wanted["flagship"])
    merged = {
        name
        for documents in found
        if of_it & set(documents)
        for name in documents
        if name not in of_it
    }
    yield _figure("look-alikes merged into the family", len(merged), goal="0", note="of 14")


def pairs(groups: Iterable[Iterable[str]]) -> set[Edge]:
    """Every two of one group, the smaller id first."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _edges(report: _Json, truth: _Json, dated: naive.Dated) -> Iterator[Figure]:
    wanted, kinds, second = _true_edges(truth)
    found: dict[Edge, _Json] = {}
    others: set[Edge] = set()
    documents = truth["documents"]
    for family in report["families"]:
        name_of = _node_names(family, wanted)
        for edge in family["edges"]:
            ends = name_of(edge["parent"]), name_of(edge["child"])
            if edge["primary"]:
                found[ends] = edge
            elif edge["directed"] and set(ends) <= documents.keys():
                others.add(ends)
    directed = {ends for ends, edge in found.items() if edge["directed"]}
    before, nearest = naive.previous(dated), naive.nearest(dated)
    yield _figure(
        "primary edges, directed: F1",
        of_sets(directed, wanted).f1,
        note=f"{len(directed & wanted)} of {len(wanted)}, {len(directed - wanted)} wrong",
        previous_by_date=of_sets(before, wanted).f1,
        nearest_earlier=of_sets(nearest, wanted).f1,
    )
    yield _figure(
        "primary edges, any direction: F1",
        of_sets(without_direction(found), without_direction(wanted)).f1,
        previous_by_date=of_sets(without_direction(before), without_direction(wanted)).f1,
        nearest_earlier=of_sets(without_direction(nearest), without_direction(wanted)).f1,
    )
    right = directed & wanted
    yield _figure(
        "kind of the right edges: accuracy",
        score(len(right), sum(found[ends]["kind"] == kinds[ends] for ends in right), 1).precision,
    )
    yield from _both("second parents", of_sets(others, second), note=f"{len(second)} in the truth")


def _true_edges(truth: _Json) -> tuple[set[Edge], dict[Edge, str], set[Edge]]:
    """The primary edges with their kinds, and the further parents."""
    kinds: dict[Edge, str] = {}
    second: set[Edge] = set()
    for name, known in truth["documents"].items():
        for parent in known.get("parents", ()):
            if not parent["primary"]:
                second.add((parent["id"], name))
            elif via := parent.get("via"):
                kinds[parent["id"], via["id"]] = parent["kind"]
                kinds[via["id"], name] = via["kind"]
            else:
                kinds[parent["id"], name] = parent["kind"]
    return set(kinds), kinds, second


def _node_names(family: _Json, wanted: set[Edge]) -> Callable[[str], str]:
    """How the truth calls the nodes of a family: a lost original by the child it is lost to."""
    lost = {child: parent for parent, child in wanted if parent.startswith("lost:")}
    names = {
        edge["parent"]: lost[edge["child"]]
        for edge in family["edges"]
        if edge["parent"].startswith("lost:") and edge["child"] in lost
    }

    def name_of(node: str) -> str:
        return names.get(node, node.partition("@")[0] if node.startswith("source:") else node)

    return name_of


def _citations(report: _Json, truth: _Json) -> Iterator[Figure]:
    for measure, organisations in (("outlets, agencies", True), ("people, institutions", False)):
        found = right = wanted = met = 0
        for document in report["documents"]:
            mine = _of_kind(document["citations"], organisations)
            true = _of_kind(truth["documents"][document["id"]]["citations"], organisations)
            found, wanted = found + len(mine), wanted + len(true)
            right += sum(any(_same(one, other, organisations) for other in true) for one in mine)
            met += sum(any(_same(one, other, organisations) for one in mine) for other in true)
        note = f"{wanted} in the truth"
        yield from _both(f"citations of {measure}", score(found, right, wanted, met), note)


def _of_kind(citations: list[_Json], organisations: bool) -> list[_Json]:
    return [one for one in citations if (one["kind"] in _ORGANISATIONS) == organisations]


def _same(one: _Json, other: _Json, by_name: bool) -> bool:
    return overlaps(one, other, LEAST) and (not by_name or one["source"] == other["source"])


def _spans(report: _Json, truth: _Json, texts: Mapping[str, str]) -> Iterator[Figure]:
    known = truth["documents"]
    debris, true_debris = (
        {d: chars(texts[d], spans["boilerplate"]) for d, spans in side.items()}
        for side in ({d["id"]: d for d in report["documents"]}, known)
    )
    everything = {
        name: chars(text, [{"start": 0, "end": len(text)}]) for name, text in texts.items()
    }
    yield from _both(
        "boilerplate, characters",
        of_characters(debris, true_debris),
        mark_everything=of_characters(everything, true_debris),
    )
    family = [name for name in known if known[name]["family"] == "flagship"]
    added = {name: chars(texts[name], known[name]["added"]) for name in family}
    inherited = _inherited(truth, family, texts, added)
    classed = {
        name: added[name]
        | inherited[name]
        | chars(texts[name], known[name]["attributed"])
        | true_debris[name]
        for name in family
    }
    own = {name: classed[name] - true_debris[name] for name in family}
    mine = {
        d["id"]: chars(d["text"], d["added"]) & classed[d["id"]]
        for d in report["documents"]
        if d["id"] in family
    }
    credited = {d["id"]: chars(d["text"], d["attributed"]) for d in report["documents"]}
    taken = {name: own[name] - mine[name] - credited[name] for name in family}
    copied = {name: own[name] & _verbatim(name, family, texts) for name in family}
    yield _figure(
        "added, characters: F1",
        of_characters(mine, added).f1,
        mark_everything=0.0,
        verbatim_5grams=of_characters({n: own[n] - copied[n] for n in family}, added).f1,
        mark_nothing=of_characters(own, added).f1,
    )
    yield from _both(
        "inherited, characters",
        of_characters(taken, inherited),
        mark_everything=of_characters(own, inherited),
        verbatim_5grams=of_characters(copied, inherited),
    )


def _inherited(
    truth: _Json, family: list[str], texts: Mapping[str, str], added: Mapping[str, Chars]
) -> dict[str, Chars]:
    """What the articles have from the report or from each other: the statements of the truth."""
    spans: dict[str, list[_Json]] = {name: [] for name in family}
    for statement in [*truth["passages"], *truth["carried"]]:
        for span in statement["spans"]:
            if span["document"] != statement.get("origin"):
                spans[span["document"]].append(span)
    return {name: chars(texts[name], spans[name]) - added[name] for name in family}


def _verbatim(name: str, family: list[str], texts: Mapping[str, str]) -> Chars:
    """What an article has in runs of five words that another article of the family has too."""
    return frozenset[int]().union(
        *(
            chars(texts[name], naive.spans_of(0, naive.runs(texts[name], texts[other])))
            for other in family
            if other != name
        )
    )


def _statements(report: _Json, truth: _Json, texts: Mapping[str, str]) -> Iterator[Figure]:
    gold: dict[tuple[str, str], list[tuple[_Json, _Json]]] = {}
    for statement in [*truth["passages"], *truth["carried"]]:
        spans = sorted(statement["spans"], key=lambda span: span["document"])
        for one, other in combinations(spans, 2):
            gold.setdefault((one["document"], other["document"]), []).append((one, other))
    aligned = {(pair["a"], pair["b"]): pair["alignments"] for pair in report["pairs"]}
    naively = {
        name: {
            (a, b): [
                {"a": one, "b": other, "kind": "paraphrase"}
                for one, other in align(texts[a], texts[b])
            ]
            for a, b in combinations(sorted(texts), 2)
        }
        for name, align in naive.ALIGNERS.items()
    }
    precision, everything = (
        _precision(found, gold) for found in (aligned, naively["mark everything"])
    )
    reworded = [item for items in aligned.values() for item in items if item["kind"] in _REWORDED]
    yield _figure(
        "reworded statement pairs: precision",
        precision,
        note=f"{len(reworded)} alignments",
        mark_everything=everything,
    )
    known = truth["documents"]
    language = {name: known[name]["language"] for name in known}
    alone = {
        name
        for name in known
        if any(
            p["id"].startswith("source:") and p["primary"] for p in known[name].get("parents", ())
        )
    }
    kept: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
        ("all", lambda a, b: True),
        ("independent, one language", lambda a, b: {a, b} <= alone and language[a] == language[b]),
        ("independent, two languages", lambda a, b: {a, b} <= alone and language[a] != language[b]),
    )
    for label, wanted in kept:
        some = {pair: spans for pair, spans in gold.items() if wanted(*pair)}
        yield _figure(
            f"statement pairs, {label}: recall",
            _recall(aligned, some),
            note=f"{sum(map(len, some.values()))} in the truth",
            verbatim_5grams=_recall(naively["verbatim 5-grams"], some),
        )


def _meets(item: _Json, spans: tuple[_Json, _Json]) -> bool:
    return overlaps(item["a"], spans[0], LEAST) and overlaps(item["b"], spans[1], LEAST)


def _precision(found: _Aligned, gold: Mapping[tuple[str, str], list[tuple[_Json, _Json]]]) -> float:
    counted = right = 0
    for pair, items in found.items():
        for item in items:
            if item["kind"] in _REWORDED:
                counted += 1
                right += any(_meets(item, spans) for spans in gold.get(pair, ()))
    return right / counted if counted else 1.0


def _recall(found: _Aligned, gold: Mapping[tuple[str, str], list[tuple[_Json, _Json]]]) -> float:
    met = sum(
        any(_meets(item, spans) for item in found.get(pair, ()))
        for pair, wanted in gold.items()
        for spans in wanted
    )
    return score(0, met, sum(map(len, gold.values()))).recall


def _readings(report: _Json, truth: _Json) -> Iterator[Figure]:
    """Conflicts, the quotation in its renderings, and translations."""
    statements = {item["id"]: item["spans"] for item in truth["passages"]}
    told = [passage for passage in report["passages"] if passage["conflict"]]
    true = [(item["type"], statements[item["passage"]]) for item in truth["conflicts"]]
    right = [p for p in told if any(_told(p["conflict"], t, spans) for t, spans in true)]
    met = [spans for t, spans in true if any(_told(p["conflict"], t, spans) for p in told)]
    note = f"{len(told)} told, {len(true)} in the truth"
    yield from _both("conflicts", score(len(told), len(right), len(true), len(met)), note)
    quoted = statements[truth["same_quotation"]]
    together = max(
        (
            sum(any(_in(witness, span) for witness in passage["spans"]) for span in quoted)
            for passage in report["passages"]
        ),
        default=0,
    )
    yield _figure(
        "renderings of one quotation in one passage",
        together,
        goal=str(len(quoted)),
    )
    yield from _both(
        "articles said to be translated",
        of_sets(
            {d["id"] for d in report["documents"] if d["translated"]},
            {name for name, known in truth["documents"].items() if known["translated"]},
        ),
    )


def _in(one: _Json, other: _Json) -> bool:
    return bool(one["document"] == other["document"]) and overlaps(one, other, LEAST)


def _told(conflict: _Json, kind: str, spans: list[_Json]) -> bool:
    """Whether a conflict has two or more values inside the spans of a true one of its kind.

    The kinds are those of the contract; a value that disagrees has to be among them.
    """
    inside = {
        value["value"] for value in conflict["values"] if any(_in(value, span) for span in spans)
    }
    return bool(conflict["type"] == kind) and len(inside) > 1
