"""Who derives from whom in real edit histories: the versions of a text, in the order of its edits.

Each history is one line of versions, so "the previous by date" is right by construction, and with
dates nothing is proved by a high figure; a low one is a fault all the same. Without dates no
direction can be told, and the undirected F1 is what counts. Edges of all histories are counted
together. A long history is left out, as the note says: an article is not that long. One on which
the tool breaks off is left out, too, and counted.
"""

import json
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import lineage
from benchmarks import naive
from benchmarks.figures import AbsentError, Figure
from benchmarks.scores import Edge, of_sets, undirected

VERSIONS = 40
"""Versions of a history that are used at the most, the first ones by date."""
LONGEST = 120_000
"""Characters of all its versions above which a history is left out."""


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure on `edit_histories/*.json`."""
    paths = sorted((data / "edit_histories").glob("*.json")) if data else []
    if not paths:
        raise AbsentError("edit_histories/*.json is not in the folder LINEAGE_DATA")
    cases = [_first(json.loads(path.read_text(encoding="utf-8"))) for path in paths]
    kept = [case for case in cases if _size(case) <= LONGEST]
    gold: set[Edge] = set()
    found: dict[str, set[Edge]] = {}
    claimed = broken = 0
    for at, case in enumerate(kept):
        dated, plain = _documents(case, dated=True), _documents(case, dated=False)
        try:
            with_dates, without = lineage.analyze(dated), lineage.analyze(plain)
        except Exception:  # whatever it is, it is a fault to be counted
            traceback.print_exc()
            broken += 1
            continue
        gold |= _of(at, case["edges"])
        claimed += len(_edges(without, directed=True))
        results = {
            "dated": _edges(with_dates, directed=True),
            "dated, any direction": _edges(with_dates, directed=False),
            "undated": _edges(without, directed=False),
            "previous": naive.previous(_texts(dated)),
            "nearest": naive.nearest(_texts(dated)),
            "nearest undated": naive.nearest(_texts(plain)),
        }
        for name, edges in results.items():
            found.setdefault(name, set()).update(_of(at, edges))

    def f1(name: str, *, directed: bool) -> float:
        edges = found.get(name, set())
        if directed:
            return of_sets(edges, gold).f1
        return of_sets(undirected(edges), undirected(gold)).f1

    def beside(*, directed: bool) -> dict[str, float]:
        return {
            "previous by date": f1("previous", directed=directed),
            "nearest earlier text": f1("nearest", directed=directed),
        }

    used = f"{len(kept) - broken} of {len(cases)} histories, {len(gold)} edges"
    return [
        Figure(
            "histories",
            "edges with dates, directed, F1",
            f1("dated", directed=True),
            beside(directed=True),
            note=used,
        ),
        Figure(
            "histories",
            "edges with dates, undirected, F1",
            f1("dated, any direction", directed=False),
            beside(directed=False),
        ),
        Figure(
            "histories",
            "edges without dates, undirected, F1",
            f1("undated", directed=False),
            {"nearest text": f1("nearest undated", directed=False)},
        ),
        Figure(
            "histories",
            "directions claimed without dates",
            claimed,
            goal="0",
            note="edges between documents",
        ),
        Figure("histories", "histories on which it breaks off", broken, goal="0"),
    ]


def _first(case: dict[str, Any]) -> dict[str, Any]:
    """The first versions of a history, and the edges among them."""
    names = sorted(case["docs"], key=lambda name: (case["docs"][name]["date"], name))[:VERSIONS]
    return {
        "docs": {name: case["docs"][name] for name in names},
        "edges": [(a, b) for a, b in case["edges"] if {a, b} <= set(names)],
    }


def _size(case: dict[str, Any]) -> int:
    return sum(len(version["text"]) for version in case["docs"].values())


def _documents(case: dict[str, Any], *, dated: bool) -> list[lineage.Document]:
    return [
        lineage.Document(
            id=name,
            text=version["text"],
            published=datetime.fromtimestamp(version["date"], UTC) if dated else None,
        )
        for name, version in sorted(case["docs"].items())
    ]


def _texts(documents: list[lineage.Document]) -> naive.Dated:
    return [(document.id, document.text, document.published) for document in documents]


def _edges(report: lineage.Report, *, directed: bool) -> set[Edge]:
    """The primary edges between documents; the directed ones, or all."""
    documents = {document.id for document in report.documents}
    return {
        (edge.parent, edge.child)
        for family in report.families
        for edge in family.edges
        if edge.primary
        and (edge.directed or not directed)
        and {edge.parent, edge.child} <= documents
    }


def _of(case: int, edges: Iterable[Edge]) -> set[Edge]:
    """Edges whose ends say which history they are of."""
    return {(f"{case}:{a}", f"{case}:{b}") for a, b in edges}
