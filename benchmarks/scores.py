"""Arithmetic of the benchmarks: precision, recall and F1 of sets, and of characters in spans."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Chars = frozenset[int]
Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """How much of what was found is right, and how much of what is right was found."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(found: int, right: int, wanted: int, met: int | None = None) -> Score:
    """The score of counts: `right` of `found` are right, `met` (else `right`) of `wanted` found.

    Nothing found is precision 1, nothing wanted is recall 1.

    >>> score(4, 3, 6)
    Score(precision=0.75, recall=0.5)
    """
    met = right if met is None else met
    return Score(right / found if found else 1.0, met / wanted if wanted else 1.0)


def of_sets(found: Collection[Any], wanted: Collection[Any]) -> Score:
    """The score of a set against the set that is right.

    >>> of_sets({1, 2}, {2, 3})
    Score(precision=0.5, recall=0.5)
    """
    return score(len(set(found)), len(set(found) & set(wanted)), len(set(wanted)))


def b_cubed(found: Collection[Collection[str]], wanted: Collection[Collection[str]]) -> Score:
    """The B-cubed score of a clustering (Bagga and Baldwin, COLING-ACL 1998).

    For each item of a cluster that is wanted, the share of its own cluster that belongs with it,
    and the share of what belongs with it that is in its own; one in no cluster is alone.

    >>> b_cubed([["a", "b", "c"]], [["a", "b"]])
    Score(precision=0.6666666666666666, recall=1.0)
    """
    of = {item: set(cluster) for cluster in found for item in cluster}
    shares = [
        (len(own & set(cluster)) / len(own), len(own & set(cluster)) / len(cluster))
        for cluster in wanted
        for item in cluster
        for own in [of.get(item, {item})]
    ]
    return Score(
        sum(precision for precision, _ in shares) / len(shares),
        sum(recall for _, recall in shares) / len(shares),
    )


def of_characters(found: Mapping[str, Chars], wanted: Mapping[str, Chars]) -> Score:
    """The score of characters, summed over the documents of `wanted`."""
    return score(
        sum(len(found.get(name, frozenset())) for name in wanted),
        sum(len(found.get(name, frozenset()) & chars) for name, chars in wanted.items()),
        sum(map(len, wanted.values())),
    )


def chars(text: str, spans: Iterable[Mapping[str, Any]]) -> Chars:
    """The places in a text that spans cover, white space aside.

    >>> sorted(chars("a bc", [{"start": 0, "end": 3}]))
    [0, 2]
    """
    return frozenset(
        at for span in spans for at in range(span["start"], span["end"]) if not text[at].isspace()
    )


def overlaps(one: Mapping[str, Any], other: Mapping[str, Any], least: float) -> bool:
    """Whether two spans have in common at least a share of the shorter of them.

    >>> overlaps({"start": 0, "end": 10}, {"start": 8, "end": 13}, 0.4)
    True
    """
    common = min(one["end"], other["end"]) - max(one["start"], other["start"])
    shorter = min(one["end"] - one["start"], other["end"] - other["start"])
    return bool(common > 0 and common >= least * shorter)


def undirected(edges: Iterable[Edge]) -> set[Edge]:
    """Edges without their direction.

    >>> undirected([("b", "a"), ("a", "b")])
    {('a', 'b')}
    """
    return {(min(edge), max(edge)) for edge in edges}


BINS = 10
Answers = Sequence[tuple[float, bool]]
"""A probability that was claimed, and whether it came true."""


def bins(answers: Answers) -> Mapping[int, Answers]:
    """Answers by the tenth that their probability lies in."""
    found: dict[int, list[tuple[float, bool]]] = {}
    for answer in answers:
        found.setdefault(min(BINS - 1, int(answer[0] * BINS)), []).append(answer)
    return dict(sorted(found.items()))


def calibration_error(answers: Answers) -> float:
    """The expected calibration error (Naeini, Cooper and Hauskrecht, AAAI 2015).

    The distance between the mean probability of a bin and the share that came true in it, by the
    size of the bin, in ten bins of equal width.

    >>> calibration_error([(0.9, True), (0.9, True), (0.1, False)])
    0.1
    """
    apart = sum(
        abs(sum(claimed for claimed, _ in found) - sum(true for _, true in found))
        for found in bins(answers).values()
    )
    return round(apart / len(answers), 4) if answers else 0.0
