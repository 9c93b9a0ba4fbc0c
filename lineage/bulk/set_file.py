"""Sets of hashes in a file, for there are more than memory is to hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np
import numpy.typing as npt

from lineage.bulk.bands import different
from lineage.bulk.rows import Block, RowReader
from lineage.bulk.sketching import Counts, ShingleSets, common, shingle_sets
from lineage.bulk.threads import in_turn
from lineage.model import Failure
from lineage.sketch.hashing import Hashes
from lineage.write import writing

_COMPARED = 1 << 21
"""Hashes of the pairs that are compared at a time, 16 MB of them."""

Blocks = Callable[[str], Iterator[tuple[int, Block]]]
"""All blocks of a corpus, each with the number of its first row, for a stage of this name."""


@dataclass(frozen=True, slots=True, eq=False)
class SetFile:
    """Sets of hashes, each with its place in a file: a row without a set has the size 0."""

    path: Path
    starts: Counts
    sizes: Counts

    def common(self, first: Counts, second: Counts, least: Counts | None = None) -> Counts:
        """How many hashes each two sets have in common; fastest where `first` repeats.

        Of fewer than `least` it may also be said that there is none, which is faster.
        """
        found = np.zeros(len(first), dtype=np.int64)
        if least is None:
            least = found
        held = np.cumsum(self.sizes[first] + self.sizes[second])
        start = 0
        # used again and again, for the system clears what is new
        room = np.empty(_COMPARED, dtype=np.uint64)
        with self.path.open("rb", buffering=0) as file:
            while start < len(first):
                before = held[start - 1] if start else 0
                end = max(start + 1, int(np.searchsorted(held, before + _COMPARED)))
                one, other = first[start:end], second[start:end]
                rows = different([one, other])
                found[start:end] = common(
                    self.loaded(rows, file, room),
                    np.searchsorted(rows, one),
                    np.searchsorted(rows, other),
                    least[start:end],
                )
                start = end
        return found

    def jaccard(
        self, first: Counts, second: Counts, threshold: float = 0
    ) -> npt.NDArray[np.float64]:
        """The exact Jaccard index of each two sets; where it is below the threshold perhaps 0."""
        one, other = self.sizes[first], self.sizes[second]
        # one less, for what is computed with fractions
        least = (threshold / (1 + threshold) * (one + other)).astype(np.int64) - 1
        both = np.zeros(len(first), dtype=np.int64)
        near = np.minimum(one, other) >= least
        both[near] = self.common(first[near], second[near], least[near])
        index: npt.NDArray[np.float64] = both / (one + other - both)
        return index

    def loaded(self, rows: Counts, file: IO[bytes], room: Hashes | None = None) -> ShingleSets:
        """The sets of some rows, in order, in memory, numbered from 0: in `room` if they fit.

        They are read and not mapped: a system maps the neighbours of each page as well.
        """
        sizes = self.sizes[rows]
        places = self.starts[rows]
        ends = np.cumsum(sizes)
        total = int(sizes.sum())
        if room is None or len(room) < total:
            room = np.empty(total, dtype=np.uint64)
        hashes = room[:total]
        into = hashes.data.cast("B")
        # what stands beside each other is read at once
        last = np.flatnonzero(np.append(places[1:] != places[:-1] + sizes[:-1], len(rows) > 0))
        first = np.append(0, last[:-1] + 1)[: len(last)]
        width = hashes.itemsize
        for at, begin, end in zip(
            (places[first] * width).tolist(),
            ((ends - sizes)[first] * width).tolist(),
            (ends[last] * width).tolist(),
            strict=True,
        ):
            file.seek(at)
            file.readinto(into[begin:end])  # type: ignore[attr-defined]
        return ShingleSets(hashes, ends - sizes, sizes)


def sets_of(
    item: tuple[int, Block], reader: RowReader, wanted: npt.NDArray[np.bool_]
) -> tuple[Counts, ShingleSets]:
    """The rows of a block, whose first one has this number, that are wanted; and their sets."""
    start, block = item
    rows = np.flatnonzero(wanted[start : start + len(block.lines)])
    found = reader.rows(block.some(rows))
    texts = ["" if isinstance(row, Failure) else row.text for row in found]
    return rows + start, shingle_sets(texts)


def write_sets(
    blocks: Iterator[tuple[int, Block]],
    reader: RowReader,
    wanted: npt.NDArray[np.bool_],
    path: Path,
) -> SetFile:
    """Write the sets of the rows that are wanted to a file.

    Raises OutputError if it cannot be written. Cost: 4 KB of disk for an article.
    """
    starts = np.zeros(len(wanted), dtype=np.int64)
    sizes = np.zeros(len(wanted), dtype=np.int64)
    end = 0
    with writing(path) as stream:
        for rows, sets in in_turn(lambda item: sets_of(item, reader, wanted), blocks):
            starts[rows] = sets.starts + end
            sizes[rows] = sets.sizes
            end += len(sets.hashes)
            stream.write(sets.hashes.data)
    return SetFile(path, starts, sizes)
