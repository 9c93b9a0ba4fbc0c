"""Stretches: from a seed to the whole passage that two documents share, in whatever words."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from lineage.align.dots import Side, best_met

_Number = TypeVar("_Number", float, npt.NDArray[np.float64])
Range = tuple[int, int]
"""Words of a document, the end exclusive."""

CHANCE = 0.12
"""The share of its telling words that any stretch meets by chance on the other side."""
_CHANCE_ONCE = 0.025
"""The same where a word of the other side may meet one only."""
_AT_FIRST, _LOOSEST, _TIGHTEST = 0.5, 0.3, 0.97
"""The share that a stretch is taken to meet before it is known, and the bounds of what is."""
NEAR = 80
"""Words by which a word may have moved within a stretch."""
REACH, _ROUNDS = 20, 12
"""Words around the stretch of the other document that are looked at for more of it, and how often
at the most."""
_CLOSE, _LAST_ROUNDS = 10, 2
"""The same at last, for the ends."""
_AROUND = 40
"""Words around a stretch, beside half of its length, into which it may grow at once."""
_STEEPEST = 3.0
"""How many times longer a stretch may be in one document, for the place of a word in it."""
EVIDENCE = 5.0
"""Summed telling of the words in common, on the side that has less, that makes a stretch."""
_PART = 0.2
"""Share of it that a part of a stretch needs, before it is joined with the others."""
_GAP, _GAP_SHARE = 30, 0.3
"""Words, and share of the shorter stretch, that may lie between two parts of one stretch."""
_LOPSIDED = 1.5
"""How many times longer a stretch may be in one document for parts that have the same words."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Words a of one document and b of the other that say the same.

    `density` is the share of their telling words that both have, `evidence` the sum of what those
    tell, on the side where it is less.
    """

    a: Range
    b: Range
    density: float
    evidence: float


def stretches(a: Side, b: Side, seeds: Iterable[tuple[Range, Range]]) -> list[Stretch]:
    """Grow seeds, the best first, into the stretches that are more than chance, none over another.

    A word that both have near the same place speaks for a stretch, one that only one of them has
    against it, by the logarithm of how much likelier that is inside a stretch than outside. Each
    side in turn is cut where that sum is greatest (Karlin and Altschul 1990; the order of the words
    does not matter), and the share of words in common is learnt on the way. Cost: for each seed
    that no stretch holds yet, the length of the stretch times the dots of a word; then the square
    of the number of stretches.
    """
    found: list[Stretch] = []
    for seed_a, seed_b in seeds:
        middle_a, middle_b = sum(seed_a) // 2, sum(seed_b) // 2
        if any(_holds(s.a, middle_a) and _holds(s.b, middle_b) for s in found):
            continue
        grown = _grown(a, b, seed_a, seed_b)
        if grown is not None and grown.evidence >= _PART * EVIDENCE:
            found.append(grown)
    kept: list[Stretch] = []
    for stretch in sorted(_joined(a, b, found), key=lambda s: (-s.evidence, s)):
        if stretch.evidence >= EVIDENCE and not any(_again(stretch, known) for known in kept):
            kept.append(stretch)
    return sorted(kept)


def _holds(words: Range, at: int) -> bool:
    return words[0] <= at < words[1]


def _again(one: Stretch, known: Stretch) -> bool:
    """Whether most of a stretch, in either document, is in another already."""
    return any(
        2 * (min(mine[1], other[1]) - max(mine[0], other[0])) > mine[1] - mine[0]
        for mine, other in ((one.a, known.a), (one.b, known.b))
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """What one side of a stretch is cut to, and how much of it the other side has."""

    words: Range
    telling: float
    met: float

    @property
    def density(self) -> float:
        return self.met / self.telling if self.telling else 0.0


def _grown(a: Side, b: Side, words_a: Range, words_b: Range) -> Stretch | None:
    dense = _AT_FIRST, _AT_FIRST
    # first far, so that no gap holds it up; then close, so that its ends are where they belong
    for reach, rounds in ((REACH, _ROUNDS), (_CLOSE, _LAST_ROUNDS)):
        for _ in range(rounds):
            part_a = _cut(a, words_a, _widened(words_b, reach, len(b.telling)), dense[0])
            if part_a is None:
                return None
            part_b = _cut(b, words_b, _widened(part_a.words, reach, len(a.telling)), dense[1])
            if part_b is None:
                return None
            # each side's own share, drawn halfway to what both have
            mean = (part_a.density + part_b.density) / 2
            dense = (part_a.density + mean) / 2, (part_b.density + mean) / 2
            settled = (part_a.words, part_b.words) == (words_a, words_b)
            words_a, words_b = part_a.words, part_b.words
            if settled:
                break
    return _stretch(a, b, words_a, words_b)


def _widened(words: Range, by: int, size: int) -> Range:
    return max(0, words[0] - by), min(size, words[1] + by)


def _cut(side: Side, own: Range, other: Range, density: float) -> _Part | None:
    """The words around `own` that best fit the words `other` of the other document."""
    length = own[1] - own[0]
    first, end = _widened(own, _AROUND + length // 2, len(side.telling))
    part = slice(*np.searchsorted(side.own, (first, end)))
    places, opposite = side.own[part], side.other[part]
    slope = min(_STEEPEST, max(1 / _STEEPEST, (other[1] - other[0]) / max(1, length)))
    expected = other[0] + (places - own[0]) * slope
    away = abs(opposite - expected)
    near = np.flatnonzero((opposite >= other[0]) & (opposite < other[1]) & (away <= NEAR))
    like = side.like[part]
    # else a word that one text has once would hold up the other wherever it recurs
    near = near[np.lexsort((away[near], -like[near], opposite[near]))]
    near = near[np.diff(opposite[near], prepend=-1) > 0]
    met = best_met(end - first, places[near] - first, like[near])
    telling = side.telling[first:end]
    start, stop = best_cut(telling, met, min(_TIGHTEST, max(_LOOSEST, density)), _CHANCE_ONCE)
    if start == stop:
        return None
    return _Part(
        (first + start, first + stop),
        float(telling[start:stop].sum()),
        float((telling * met)[start:stop].sum()),
    )


def likelier(telling: _Number, met: _Number, inside: float, outside: float) -> _Number:
    """The logarithm of how much likelier words are where `inside` of them are met than `outside`.

    Words one by one, or what they tell in all and how much of it is met.

    >>> round(likelier(2.0, 0.5, 0.5, 0.1), 2)
    1.02
    """
    hit, miss = log(inside / outside), log((1 - inside) / (1 - outside))
    return telling * (met * hit + (1 - met) * miss)


def best_cut(
    telling: npt.NDArray[np.float64], met: npt.NDArray[np.float64], inside: float, outside: float
) -> Range:
    """Where the words best tell apart a stretch that meets `inside` of them from chance.

    Cost is linear in their number.

    >>> best_cut(np.ones(6), np.array([0, 1, 1, 0, 1, 0]), 0.7, 0.1)
    (1, 5)
    """
    total = np.concatenate([[0.0], np.cumsum(likelier(telling, met, inside, outside))])
    lowest = np.minimum.accumulate(total)
    stop = int(np.argmax(total - lowest))
    # where grammar leads up to a stretch it is left out: it is no evidence of it
    return int(np.flatnonzero(total[: stop + 1] == lowest[stop])[-1]), stop


def _joined(a: Side, b: Side, found: Iterable[Stretch]) -> list[Stretch]:
    """Stretches that lie close to each other in both documents are one, if that is likelier."""
    joined = sorted(set(found))
    while True:
        made: list[Stretch] = []
        for stretch in joined:
            for at, other in enumerate(made):
                whole = _as_one(a, b, other, stretch)
                if whole:
                    made[at] = whole
                    break
            else:
                made.append(stretch)
        if len(made) == len(joined):
            return made
        joined = sorted(set(made))


def _as_one(a: Side, b: Side, one: Stretch, other: Stretch) -> Stretch | None:
    if not _near(one, other):
        return None
    whole = _union(a, b, one, other)
    if _are_rivals(one, other) and _is_lopsided(whole):
        return None
    alone = max(_likely(a, b, one), _likely(a, b, other))
    return whole if _likely(a, b, whole) >= alone else None


def _are_rivals(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches have the same words of one document in two places of the other."""
    same_a, same_b = (
        -2 * _apart(mine, others) > min(mine[1] - mine[0], others[1] - others[0])
        for mine, others in ((one.a, other.a), (one.b, other.b))
    )
    return same_a != same_b


def _is_lopsided(stretch: Stretch) -> bool:
    lengths = [words[1] - words[0] for words in (stretch.a, stretch.b)]
    return max(lengths) > _LOPSIDED * min(lengths)


def _near(one: Stretch, other: Stretch) -> bool:
    shorter = min(max(s.a[1] - s.a[0], s.b[1] - s.b[0]) for s in (one, other))
    limit = _GAP + _GAP_SHARE * shorter
    return _apart(one.a, other.a) <= limit and _apart(one.b, other.b) <= limit


def _apart(one: Range, other: Range) -> int:
    return max(one[0], other[0]) - min(one[1], other[1])


def _union(a: Side, b: Side, one: Stretch, other: Stretch) -> Stretch:
    return _stretch(
        a,
        b,
        (min(one.a[0], other.a[0]), max(one.a[1], other.a[1])),
        (min(one.b[0], other.b[0]), max(one.b[1], other.b[1])),
    )


def _stretch(a: Side, b: Side, words_a: Range, words_b: Range) -> Stretch:
    part_a, part_b = _met(a, words_a, words_b), _met(b, words_b, words_a)
    density = (part_a.density + part_b.density) / 2
    return Stretch(words_a, words_b, density, min(part_a.met, part_b.met))


def _met(side: Side, own: Range, other: Range) -> _Part:
    """How much of some words the other document has, anywhere in a range of its own."""
    part = slice(*np.searchsorted(side.own, own))
    there = (side.other[part] >= other[0]) & (side.other[part] < other[1])
    met = best_met(own[1] - own[0], side.own[part][there] - own[0], side.like[part][there])
    telling = side.telling[slice(*own)]
    return _Part(own, float(telling.sum()), float((telling * met).sum()))


def _likely(a: Side, b: Side, stretch: Stretch) -> float:
    """The logarithm of how much likelier the words in common are in a stretch than by chance."""
    density = min(_TIGHTEST, max(CHANCE, stretch.density))
    told = a.telling[slice(*stretch.a)].sum() + b.telling[slice(*stretch.b)].sum()
    return likelier(float(told), density, density, CHANCE)
