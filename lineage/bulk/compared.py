"""Sets of shingles compared a few at a time, for there are more than memory is to hold."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.bulk.bands import different
from lineage.bulk.corpus import CHANGED, Corpus
from lineage.bulk.rows import BLOCK, Places
from lineage.bulk.sketching import Counts, ShingleSets, common, read_words, sets_of_words
from lineage.bulk.threads import in_turn
from lineage.sketch.hashing import Hashes

_COMPARED = 1 << 19
"""Hashes of the sets that a thread compares at a time, 4 MB of them."""
HUBS = 1 << 21
"""The same where some texts come again and again, with others of all of the corpus."""
_EACH = 128
"""Hashes a pair: of more pairs at a time is not asked how many sets they have in all."""


class Sets(ABC):
    """Sets of hashes by the numbers of their rows; that of a row without one has the size 0."""

    sizes: Counts

    @abstractmethod
    def loaded(self, rows: Counts) -> ShingleSets:
        """The sets of some rows, in order, in memory, numbered from 0."""

    def common(
        self,
        first: Counts,
        second: Counts,
        least: Counts | None = None,
        held: int | None = None,
    ) -> Counts:
        """How many hashes each two sets have in common; fastest where pairs of one set stand
        beside each other, and have it first. A thread has sets of about `held` hashes in memory.

        Of fewer than `least` it may also be said that there is none, which is faster.
        """
        found = np.zeros(len(first), dtype=np.int64)
        least = found.copy() if least is None else least

        def compare(some: slice) -> None:
            one, other = first[some], second[some]
            rows = different([one, other])
            at, beside = np.searchsorted(rows, one), np.searchsorted(rows, other)
            found[some] = common(self.loaded(rows), at, beside, least[some])

        for _ in in_turn(compare, self._parts(first, second, held or _COMPARED)):
            pass
        return found

    def _parts(self, first: Counts, second: Counts, held: int) -> Iterator[slice]:
        """The pairs that are compared at a time: one, or those whose sets are not too large
        together."""
        start = 0
        while start < len(first):
            some = slice(start, start + max(1, held // _EACH))
            rows = np.stack([first[some], second[some]], axis=1).ravel()
            _, begin = np.unique(rows, return_index=True)
            new = np.zeros(len(rows), dtype=np.int64)
            new[begin] = self.sizes[rows[begin]]
            number = int(np.searchsorted(np.cumsum(new)[1::2], held, side="right"))
            end = start + max(1, number)
            yield slice(start, end)
            start = end

    def jaccard(
        self, first: Counts, second: Counts, threshold: float = 0
    ) -> npt.NDArray[np.float64]:
        """The exact Jaccard index of each two sets; where it is below the threshold perhaps 0."""
        both = self.common(first, second, least_common(self.sizes, first, second, threshold))
        index: npt.NDArray[np.float64] = both / (self.sizes[first] + self.sizes[second] - both)
        return index


@dataclass(frozen=True, slots=True, eq=False)
class SetsOfRows(Sets):
    """Sets that are made again from their rows when they are asked for.

    Most texts have no copy: to write the sets of all takes longer than to make those again that
    are compared, and more than the corpus on disk.
    """

    corpus: Corpus
    places: Places
    sizes: Counts
    prints: Hashes

    def loaded(self, rows: Counts) -> ShingleSets:
        """The sets of some rows. Raises InputError where a row is no longer what it was."""
        starts, ends = self.places[rows].T
        parts = np.flatnonzero(np.diff(np.cumsum(ends - starts) // BLOCK)) + 1
        sizes = self.sizes[rows]
        hashes = np.empty(int(sizes.sum()), dtype=np.uint64)
        end = 0
        for made in map(self._made, np.split(rows, parts)):
            hashes[end : end + len(made)] = made
            end += len(made)
        return ShingleSets(hashes, np.cumsum(sizes) - sizes, sizes)

    def _made(self, rows: Counts) -> Hashes:
        block = self.corpus.again(self.places[rows])
        sets, prints = self.corpus.reader.told(
            block, lambda told: sets_of_words(read_words(told.texts))
        )
        if not np.array_equal(prints, self.prints[rows]):
            raise CHANGED
        return sets.hashes


def least_common(sizes: Counts, first: Counts, second: Counts, threshold: float) -> Counts:
    """How many hashes two sets have in common at least where their index is the threshold."""
    # one less, for what is computed with fractions
    both: Counts = (threshold / (1 + threshold) * (sizes[first] + sizes[second])).astype(np.int64)
    return both - 1
