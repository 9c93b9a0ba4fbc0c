"""Copies among many reports of one event: ECB+ (Cybulska and Vossen, LREC 2014).

Of each event there are many reports, and some take whole paragraphs from each other or from one
agency. Two that have 30 % of the word 5-grams of the shorter one in common have to be tied: called
a rewrite or closer. Two about different events must not be. Beside it: MinHash with the usual
threshold of near-duplicates, a Jaccard index of .7.
"""

from itertools import combinations
from pathlib import Path

import lineage
from benchmarks import naive
from benchmarks.figures import Figure
from benchmarks.sets import path_of, rows

CONTAINED = 0.3
_TIED = ("duplicate", "near-duplicate", "rewrite")
_NEAR = 0.7


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure on `ecbplus/docs.jsonl.gz`; a sample has the documents of every third event."""
    read = rows(path_of(data, "ecbplus/docs.jsonl.gz"))
    event = {row["id"]: row["event"] for row in read}
    if sample:
        kept = set(sorted(set(event.values()))[::3])
        read = [row for row in read if row["event"] in kept]
    report = lineage.analyze(
        lineage.Document(row["id"], row["text"], language="en") for row in read
    )
    grams = {row["id"]: naive.grams(row["text"]) for row in read}
    close = [
        pair
        for pair in combinations(sorted(grams), 2)
        if _contained(grams[pair[0]], grams[pair[1]]) >= CONTAINED
    ]
    tied = {(pair.a, pair.b) for pair in report.pairs if pair.relation in _TIED}
    near = {(pair.a, pair.b) for pair in report.pairs if pair.jaccard >= _NEAR}
    across = sum(
        event[a] != event[b]
        for family in report.families
        for a, b in combinations(family.documents, 2)
    )
    return [
        Figure(
            "quality.ecbplus",
            "pairs with 30 % of the shorter one in common: tied",
            sum(pair in tied for pair in close) / len(close),
            {"near-duplicates": sum(pair in near for pair in close) / len(close)},
            "1.0",
            f"{sum(pair in tied for pair in close)} of {len(close)}; {len(read)} reports",
        ),
        Figure(
            "quality.ecbplus",
            "pairs of two events: tied",
            sum(event[a] != event[b] for a, b in tied),
            goal="0",
        ),
        Figure("quality.ecbplus", "pairs of two events: in one family", across, goal="0"),
    ]


def _contained(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
