"""A corpus: its files read block by block, and some of their rows again by their places."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from lineage.bulk.packed import PACKED
from lineage.bulk.parquet import is_parquet, parquet_blocks
from lineage.bulk.rows import Block, File, Lines, Places, RowReader, blocks_of
from lineage.errors import InputError
from lineage.model import Failure

Progress = Callable[[str, int, int], None]
_MEGABYTE = 1_000_000
CHANGED = InputError("the corpus was changed while it was read", "Run it again.")


class Corpus:
    """Files of JSON lines and of Parquet, read block by block as often as they are needed.

    Places of rows count through all files. They can be read by them where it `has_places`: not
    where a file is packed, which is read from its beginning alone, nor where one is Parquet.
    """

    def __init__(self, files: Sequence[File], reader: RowReader, progress: Progress) -> None:
        self.files = files
        self.reader = reader
        self.failures: list[Failure] = []
        self.progress = progress
        self.has_places = not any(
            is_parquet(file.location) or file.location.suffix.lower() in PACKED for file in files
        )
        self._earlier: list[Failure] | None = None
        sizes = [_size(file.location) for file in files]
        self._begins = np.cumsum([0, *sizes])

    def blocks(self, stage: str, whole: bool = True) -> Iterator[Block]:
        """All blocks, telling how far they are read; files that fail are in `failures`.

        Of rows that need not be whole what is no text, id or date may be missing.
        """
        earlier, self.failures = self._earlier, []
        rows = 0
        start = time.monotonic()
        for before, file in zip(self._begins.tolist(), self.files, strict=False):
            for block in (
                parquet_blocks(file, self.reader.fields, whole)
                if is_parquet(file.location)
                else blocks_of(file)
            ):
                if isinstance(block, Failure):
                    # what was sound so far may be damaged where only whole rows are read
                    if earlier is not None and block not in earlier:
                        raise InputError(f"{block.path}: {block.message}", block.remedy)
                    self.failures.append(block)
                    continue
                if block.places is not None:
                    block = replace(block, places=block.places + before)
                yield block
                rows += len(block.lines)
                speed = rows / max(time.monotonic() - start, 0.001)
                read = (before + block.read) // _MEGABYTE
                told = f"{stage}, {speed:,.0f} a second, MB"
                self.progress(told, read, max(read, int(self._begins[-1]) // _MEGABYTE))
        self._earlier = self.failures

    def again(self, places: Places) -> Block:
        """The rows at some places, in order. Raises InputError where their file is gone."""
        starts, ends = places.T
        of = np.searchsorted(self._begins[1:-1], starts, side="right")
        # what stands beside each other is read at once
        last = np.append(np.flatnonzero((starts[1:] != ends[:-1] + 1) | np.diff(of)), len(of) - 1)
        first = np.append(0, last[:-1] + 1)
        parts = []
        for file in np.unique(of).tolist():
            one = of[first] == file
            begin = self._begins[file]
            try:
                with self.files[file].location.open("rb", buffering=0) as stream:
                    for start, end in zip(
                        (starts[first[one]] - begin).tolist(),
                        (ends[last[one]] - begin).tolist(),
                        strict=True,
                    ):
                        stream.seek(start)
                        parts.append(stream.read(end - start))
            except OSError:
                raise CHANGED from None
        lines = Lines(b"\n".join(parts), np.cumsum(ends - starts + 1)[:-1] - 1)
        # a file that was changed has perhaps more lines there
        numbers = range(len(lines.joined) + 1)
        return Block(self.files[of[0]], lines, numbers, 0, places)


def placed(blocks: Iterable[Block], counts: Sequence[int]) -> Iterator[tuple[int, Block]]:
    """The blocks of another reading, each with the number of its first row.

    Raises InputError if they are not those of the first reading.
    """
    start = number = 0
    for number, block in enumerate(blocks, 1):
        if number > len(counts) or len(block.lines) != counts[number - 1]:
            break
        yield start, block
        start += len(block.lines)
    else:
        if number == len(counts):
            return
    raise CHANGED


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
