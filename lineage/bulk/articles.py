"""The rows of a corpus as articles, from a file in which each is found by its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lineage.bulk.rows import Block, Fields, File, RowReader, record_of
from lineage.bulk.sketching import Counts
from lineage.model import Document
from lineage.readers.record import sort_out
from lineage.readers.source import ReadError
from lineage.write import writing

_APART = b"\0"
"""Stands between the name of a file with the line, which cannot have it, and the row."""


@dataclass(frozen=True, slots=True)
class Article:
    """A row with its id as it is written there, where it stands, and what it tells."""

    id: Any
    where: str
    document: Document


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """Rows in a file, each with its place: where it begins, how many bytes it takes."""

    path: Path
    fields: Fields
    starts: Counts
    sizes: Counts

    def some(self, rows: Counts) -> "Shelf":
        """Some of the rows, for a process that needs no others."""
        return Shelf(self.path, self.fields, self.starts[rows], self.sizes[rows])

    def articles(self) -> list[Article]:
        """All of them. Cost: each row is read and parsed."""
        reader = RowReader(self.fields)
        found = []
        with self.path.open("rb") as file:
            for start, size in zip(self.starts.tolist(), self.sizes.tolist(), strict=True):
                file.seek(start)
                where, _, line = file.read(size).partition(_APART)
                found.append(_article(reader, self.fields, where.decode("utf-8"), line))
        return found


def shelve(
    path: Path, fields: Fields, blocks: Iterable[Block], wanted: npt.NDArray[np.bool_]
) -> Shelf:
    """Write those rows of the blocks that are wanted to a file; the others have no size there.

    Raises OutputError if it cannot be written.
    """
    starts = np.zeros(len(wanted), dtype=np.int64)
    sizes = np.zeros(len(wanted), dtype=np.int64)
    row = end = 0
    with writing(path) as stream:
        for block in blocks:
            for number, line in zip(block.numbers, block.lines, strict=True):
                if wanted[row]:
                    where = f"{block.file.shown}:{number}".encode("utf-8", "replace")
                    entry = where + _APART + line
                    stream.write(entry)
                    starts[row], sizes[row] = end, len(entry)
                    end += len(entry)
                row += 1
    return Shelf(path, fields, starts, sizes)


def _article(reader: RowReader, fields: Fields, where: str, line: bytes) -> Article:
    shown, _, number = where.rpartition(":")
    [row] = reader.rows(Block(File(shown, Path(shown)), [line], [int(number)], 0))
    known: dict[str, Any] = {}
    metadata: dict[str, Any] = {}
    try:
        record = record_of(line)
        for name in (fields.text, fields.id, fields.date):
            record.pop(name, None)
        sorted_out = sort_out(record if row.date is None else {**record, "published": row.date})
        known, metadata = dict(sorted_out.known), dict(sorted_out.metadata)
    except (ReadError, ValueError):
        # what is odd in other fields was no reason to leave the row out before
        pass
    is_name = isinstance(row.id, (str, int)) and not isinstance(row.id, bool)
    document = Document(str(row.id) if is_name else where, row.text, metadata=metadata, **known)
    return Article(row.id, where, document)
