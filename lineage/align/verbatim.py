"""Copied text: runs of equal words, chained over small edits, in whatever order they stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from lineage.align.dots import met

SEED = 4
"""Words of a seed; shorter equal runs are the small change of any language."""
COMMONEST = 64
"""Places from which a seed is a refrain, and says nothing of copying."""
LONGEST_GAP = 8
"""Words that may differ on either side between two runs of one chain."""
FEWEST = 8
"""Equal words below which a chain is no copy."""
DENSEST = 0.6
"""Share of equal words, of the longer side, below which a chain is no edited copy."""

_LARGEST = (1 << 63) - 1
_Ints = npt.NDArray[np.int64]
_Bools = npt.NDArray[np.bool_]


class Runs(NamedTuple):
    """Runs of equal words of one document and others, a row each: which other it is, the place of
    the first word in either document, counted through all documents, and the number of words."""

    other: _Ints
    a: _Ints
    b: _Ints
    length: _Ints

    def some(self, rows: npt.NDArray[Any]) -> "Runs":
        """Some of the runs, by their numbers or by a mask."""
        return Runs(*(column[rows] for column in self))


@dataclass(frozen=True, slots=True, eq=False)
class Seeds:
    """The seeds of some documents, one document after the other.

    `first` has the place of the first word of each document and, at last, the number of words;
    `numbers` for each word that of the seed that begins there, the same for equal ones and -1
    where too few words are left; `refrain` whether its document has it too often.
    """

    first: _Ints
    numbers: _Ints
    refrain: _Bools


def seeds(documents: Sequence[Sequence[str]]) -> Seeds:
    """Number the seeds of documents, given as words. Cost is n log n in the number of words.

    >>> seeds(["so it is and so it is and no".split(), "it is and so on".split()]).numbers.tolist()
    [0, 1, 3, 6, 0, 2, -1, -1, -1, 1, 4, -1, -1, -1]
    """
    known: dict[str, int] = {}
    words = np.array(
        [known.setdefault(word, len(known)) for document in documents for word in document],
        dtype=np.int64,
    )
    first = np.cumsum([0, *map(len, documents)])
    found, bound = words, len(known)
    for more in range(1, SEED):
        if bound * len(known) > _LARGEST:
            found, bound = np.unique(found, return_inverse=True)[1], len(found)
        found = found[:-1] * len(known) + words[more:]
        bound *= len(known)
    numbers = np.full(len(words), -1)
    numbers[: len(found)] = np.unique(found, return_inverse=True)[1]
    for end in first[1:].tolist():
        numbers[max(0, end - SEED + 1) : end] = -1
    refrain = np.zeros(len(words), dtype=bool)
    often = np.flatnonzero((np.bincount(numbers + 1) > COMMONEST)[numbers + 1] & (numbers >= 0))
    if len(often):
        by_document = numbers[often] * len(first) + np.searchsorted(first, often, "right")
        _, which, times = np.unique(by_document, return_inverse=True, return_counts=True)
        refrain[often] = times[which] > COMMONEST
    return Seeds(first, numbers, refrain)


Found = tuple[Runs, _Ints]
"""Runs, and for each the number of its chain, or -1."""
Copying = Callable[[Seeds, int, Sequence[int]], Found]
"""What finds the runs and the chains of a document and of each of some others, in their order."""


def runs_and_chains(seeds: Seeds, document: int, others: Sequence[int]) -> Found:
    """The runs that a document has in common with each of some others, and their chains."""
    found = runs(seeds, document, others)
    return found, chains(found)


def places(first: _Ints, documents: Sequence[int]) -> _Ints:
    """The places of all that some documents have, of which each one's begin at its `first`.

    >>> places(np.array([0, 2, 5, 9]), [2, 0])
    array([5, 6, 7, 8, 0, 1])
    """
    ranges = [np.arange(*first[at : at + 2], dtype=np.int64) for at in documents]
    return np.concatenate([np.zeros(0, dtype=np.int64), *ranges])


def runs(seeds: Seeds, document: int, others: Sequence[int]) -> Runs:
    """The maximal runs of at least `SEED` words that a document has in common with each of some
    others, none overlapping a longer one; in the order of the others, then of the document.

    Greedy string tiling (Wise 1993) over an index of seeds, for all the others at once. Cost: the
    number of words, plus n log n in the number of equal seeds.

    >>> texts = "a cat sat on a mat", "cats", "one cat sat on a rug"
    >>> [column.tolist() for column in runs(seeds([text.split() for text in texts]), 0, [1, 2])]
    [[2], [1], [8], [4]]
    """
    found = _maximal(seeds, document, others)
    # the words of the document once for each of the others
    clashing = _clash(found.other * len(seeds.numbers) + found.a, found.length)
    clashing |= _clash(found.b, found.length)
    if clashing.any():
        parts = found.some(~clashing), _tiled(found.some(clashing))
        found = Runs(*map(np.concatenate, zip(*parts, strict=True)))
    return found.some(np.lexsort((found.b, found.a, found.other)))


def _maximal(seeds: Seeds, document: int, others: Sequence[int]) -> Runs:
    """Runs that no word on either side makes longer, in the order of their diagonals."""
    start, end = seeds.first[document : document + 2]
    words = places(seeds.first, others)
    # a seed that is a refrain says nothing, but costs most
    telling = np.where(seeds.refrain[words], -1, seeds.numbers[words])
    at, in_a = met(telling, seeds.numbers[start:end])
    # in this order the seeds of one run are next to each other: by diagonal, then by place
    width = end - start + 1
    keys = np.sort((words[at] - in_a + width) * width + in_a)
    first = np.flatnonzero(np.diff(keys, prepend=-2) != 1)
    diagonal, in_a = np.divmod(keys[first], width)
    b = diagonal - width + in_a
    other = np.searchsorted(seeds.first, b, "right") - 1
    length = np.diff(first, append=len(keys)) + SEED - 1
    found = Runs(other, start + in_a, b, length)
    last_a, last_b = (row + length - SEED + 1 for row in (found.a, found.b))
    goes_on = seeds.refrain[last_b] & (seeds.numbers[last_b] == seeds.numbers[last_a])
    return _through_refrains(seeds, found) if goes_on.any() else found


def _through_refrains(seeds: Seeds, found: Runs) -> Runs:
    """Maximal runs in the order of their diagonals, each with the refrains that it goes on with."""
    rows: list[tuple[int, int, int, int]] = []
    for other, a, b, length in zip(*(column.tolist() for column in found), strict=True):
        if rows and b - a == rows[-1][2] - rows[-1][1] and b < rows[-1][2] + rows[-1][3]:
            continue
        seed = length - SEED + 1
        while seeds.numbers[a + seed] == seeds.numbers[b + seed] >= 0:
            seed += 1
        rows.append((other, a, b, seed + SEED - 1))
    return Runs(*np.array(rows).T)


def _clash(starts: _Ints, lengths: _Ints) -> _Bools:
    """Which of some stretches overlap another."""
    order = np.argsort(starts, kind="stable")
    firsts, ends = starts[order], (starts + lengths)[order]
    clashing = np.zeros(len(starts), dtype=bool)
    clashing[order[1:]] = firsts[1:] < np.maximum.accumulate(ends)[:-1]
    clashing[order[:-1]] |= firsts[1:] < ends[:-1]
    return clashing


def _tiled(maximal: Runs) -> Runs:
    """The longest runs first; what a longer one leaves of a run waits for its turn."""
    used_a, used_b = set[tuple[int, int]](), set[int]()
    kept: list[tuple[int, int, int, int]] = []
    columns = (-maximal.length, maximal.a, maximal.b, maximal.other)
    waiting = list(zip(*(column.tolist() for column in columns), strict=True))
    heapify(waiting)
    while waiting:
        less, a, b, other = heappop(waiting)
        taken = [n for n in range(-less) if (other, a + n) in used_a or b + n in used_b]
        if not taken:
            kept.append((other, a, b, -less))
            used_a.update((other, a + n) for n in range(-less))
            used_b.update(range(b, b - less))
            continue
        for before, after in pairwise([-1, *taken, -less]):
            if after - before > SEED:
                left = before + 1
                heappush(waiting, (left - after, a + left, b + left, other))
    return Runs(*np.array(kept).T)


def chains(found: Runs) -> _Ints:
    """Join runs that follow each other on both sides with little between them: for each run the
    number of its chain, or -1 where that is too short or too loose for a copy.

    >>> rows = [(1, 0, 90, 6), (1, 7, 98, 5), (1, 40, 50, 4)]
    >>> chains(Runs(*np.array(rows).T)).tolist()
    [0, 0, -1]
    """
    made: list[_Chain] = []
    growing: list[_Chain] = []
    number: list[int] = []
    document = -1
    for other, a, b, length in zip(*(column.tolist() for column in found), strict=True):
        if other != document:
            document, growing = other, []
        # runs come in the order of the first document: what lies too far back grows no more
        growing = [chain for chain in growing if a - chain.end_a <= LONGEST_GAP]
        for chain in reversed(growing):
            if chain.takes(a, b, length):
                break
        else:
            chain = _Chain(len(made), a, b)
            growing.append(chain)
            made.append(chain)
        chain.end_a, chain.end_b = a + length, b + length
        chain.equal += length
        number.append(chain.number)
    copied = np.array([chain.is_copy for chain in made], dtype=bool)
    numbers = np.array(number, dtype=np.int64)
    return np.where(copied[numbers], numbers, -1) if number else numbers


@dataclass(slots=True)
class _Chain:
    """A chain in the making: its place on both sides, and its equal words so far."""

    number: int
    a: int
    b: int
    end_a: int = 0
    end_b: int = 0
    equal: int = 0

    def takes(self, a: int, b: int, length: int) -> bool:
        """Whether a run may follow: near on both sides, and not so far that the chain gets thin.

        A chain that what follows would make too loose ends before it.
        """
        return (
            0 <= a - self.end_a <= LONGEST_GAP
            and 0 <= b - self.end_b <= LONGEST_GAP
            and self.equal + length >= DENSEST * max(a + length - self.a, b + length - self.b)
        )

    @property
    def is_copy(self) -> bool:
        longer = max(self.end_a - self.a, self.end_b - self.b)
        return self.equal >= FEWEST and self.equal / longer >= DENSEST
