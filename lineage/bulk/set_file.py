"""Sets of hashes in a file, for there are more than memory is to hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lineage.bulk.compared import Sets
from lineage.bulk.rows import Block, RowReader
from lineage.bulk.sketching import Counts, ShingleSets, shingle_sets
from lineage.bulk.threads import in_turn
from lineage.model import Failure
from lineage.write import writing

Blocks = Callable[[str], Iterator[tuple[int, Block]]]
"""All blocks of a corpus, each with the number of its first row, for a stage of this name."""


@dataclass(frozen=True, slots=True, eq=False)
class SetFile(Sets):
    """Sets, each with its place in a file."""

    path: Path
    starts: Counts
    sizes: Counts

    def loaded(self, rows: Counts) -> ShingleSets:
        """The sets of some rows, in order, in memory, numbered from 0.

        They are read and not mapped: a system maps the neighbours of each page as well.
        """
        sizes = self.sizes[rows]
        places = self.starts[rows]
        ends = np.cumsum(sizes)
        hashes = np.empty(int(sizes.sum()), dtype=np.uint64)
        into = hashes.data.cast("B")
        # what stands beside each other is read at once
        last = np.flatnonzero(np.append(places[1:] != places[:-1] + sizes[:-1], len(rows) > 0))
        first = np.append(0, last[:-1] + 1)[: len(last)]
        width = hashes.itemsize
        with self.path.open("rb", buffering=0) as file:
            for at, begin, end in zip(
                (places[first] * width).tolist(),
                ((ends - sizes)[first] * width).tolist(),
                (ends[last] * width).tolist(),
                strict=True,
            ):
                file.seek(at)
                file.readinto(into[begin:end])
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
