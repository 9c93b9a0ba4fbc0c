"""Columns that are added to the rows of a corpus."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from lineage.bulk.parquet import BatchLines
from lineage.bulk.rows import Block, RowReader
from lineage.errors import InputError
from lineage.model import Failure


@dataclass(frozen=True, slots=True)
class Column:
    """What is added to each row: of its number and its own id, its `value`.

    `kind` is the type that it has in Arrow, None for that of the ids.
    """

    name: str
    kind: str | None
    value: Callable[[int, Any], Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a block, by their places in it, with a list of values for each column."""

    block: Block
    at: Sequence[int]
    values: Sequence[Sequence[Any]]


def with_values(
    reader: RowReader, block: Block, start: int, at: Sequence[int], columns: Sequence[Column]
) -> Rows:
    """Some rows of a block, whose first one has the number `start`, with their values.

    Raises InputError where one cannot be read.
    """
    if not columns:
        return Rows(block, at, ())
    lines = block.lines
    if isinstance(lines, BatchLines):
        lines = lines.only(reader.fields)
    numbers = [block.numbers[place] for place in at]
    rows = reader.rows(Block(block.file, [lines[place] for place in at], numbers, block.read))
    for row in rows:
        if isinstance(row, Failure):
            raise InputError(f"{row.path}: {row.message}", row.remedy)
    return Rows(
        block,
        at,
        [
            [column.value(start + place, row.id) for place, row in zip(at, rows, strict=True)]
            for column in columns
        ],
    )
