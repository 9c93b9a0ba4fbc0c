"""Plagdet: how well the passages that were found are those that were hidden in a pair of texts.

Potthast, Stein, Barrón-Cedeño and Rosso, An evaluation framework for plagiarism detection, COLING
2010. Characters are counted on both sides; each case and each detection weighs the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from benchmarks.scores import Score

Ends = tuple[int, int, int, int]
"""Start and end of a passage in one text, then in the other."""
Passages = Mapping[str, Sequence[Ends]]
"""The passages of each pair of texts."""


@dataclass(frozen=True, slots=True)
class Detection:
    """Precision, recall, and into how many pieces what was found of a passage was cut."""

    precision: float
    recall: float
    granularity: float

    @property
    def plagdet(self) -> float:
        """The F1 of precision and recall over log2(1 + granularity)."""
        return Score(self.precision, self.recall).f1 / log2(1 + self.granularity)


def detection(hidden: Passages, found: Passages) -> Detection:
    """The score of what was found.

    >>> detection({"a": [(0, 10, 5, 15)]}, {"a": [(0, 5, 5, 10), (5, 10, 10, 15)]})
    Detection(precision=1.0, recall=1.0, granularity=2.0)
    """
    pieces = [
        sum(_meet(case, other) for other in found.get(pair, ()))
        for pair, cases in hidden.items()
        for case in cases
    ]
    met = [count for count in pieces if count]
    return Detection(
        _covered(found, hidden), _covered(hidden, found), sum(met) / len(met) if met else 1.0
    )


def _meet(one: Ends, other: Ends) -> bool:
    return all(
        min(one[end], other[end]) > max(one[start], other[start]) for start, end in ((0, 1), (2, 3))
    )


def _covered(of: Passages, by: Passages) -> float:
    """The mean share of each passage that those which meet it on both sides cover."""
    shares = []
    for pair, passages in of.items():
        for passage in passages:
            meeting = [other for other in by.get(pair, ()) if _meet(passage, other)]
            size = covered = 0
            for start, end in ((0, 1), (2, 3)):
                size += passage[end] - passage[start]
                covered += _union(
                    (max(passage[start], other[start]), min(passage[end], other[end]))
                    for other in meeting
                )
            shares.append(covered / size)
    return sum(shares) / len(shares) if shares else 0.0


def _union(ranges: Iterable[tuple[int, int]]) -> int:
    total = reached = 0
    for start, end in sorted(ranges):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def by_category(passages: Passages, category: Mapping[str, str]) -> dict[str, Passages]:
    """The passages of the pairs of each category."""
    parts: dict[str, dict[str, Sequence[Ends]]] = defaultdict(dict)
    for pair, found in passages.items():
        parts[category[pair]][pair] = found
    return dict(parts)
