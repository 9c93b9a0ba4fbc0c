"""Cells: some clauses of one document by some of each of others, grid after grid in one row."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Stack:
    """Rows of several tables one after the other: the table and the row in it of each, and where
    those of each table begin."""

    table: Places
    row: Places
    first: Places

    def place(self, table: Places, row: Places) -> Places:
        """The place in the stack of some rows of some tables, -1 where they are not in it."""
        size = max(self.row.max(initial=0), row.max(initial=0)) + 1
        places = np.full((len(self.first) - 1) * size, -1)
        places[self.table * size + self.row] = np.arange(len(self.row))
        found: Places = places[table * size + row]
        return found

    def only(self, places: Places) -> "Stack":
        """Some of the rows, in their order."""
        return _stack(self.table[places], self.row[places], len(self.first) - 1)

    def distinct(self, group: Places) -> tuple["Stack", Places]:
        """The groups that the rows of each table are of, given for each row, as a stack; and the
        place in it of each row's group. Groups are in the order of the rows."""
        new = begins(group, self.table)
        place = np.cumsum(new) - 1
        return _stack(self.table[new], group[new], len(self.first) - 1), place


def begins(*keys: npt.NDArray[np.integer]) -> npt.NDArray[np.bool_]:
    """Which rows begin a stretch in which all keys stay the same.

    >>> begins(np.array([3, 3, 5]), np.array([1, 2, 2])).tolist()
    [True, True, True]
    """
    first = np.zeros(len(keys[0]), dtype=bool)
    first[:1] = True
    for key in keys:
        first[1:] |= key[1:] != key[:-1]
    return first


def stacked(rows: Sequence[Places]) -> Stack:
    """A stack of some rows of each table.

    >>> stacked([np.array([0, 2]), np.array([1])]).table.tolist()
    [0, 0, 1]
    """
    table = np.repeat(np.arange(len(rows)), [len(some) for some in rows])
    return _stack(table, np.concatenate(rows), len(rows))


def _stack(table: Places, row: Places, tables: int) -> Stack:
    return Stack(table, row, np.searchsorted(table, np.arange(tables + 1)))


@dataclass(frozen=True, eq=False)
class Cells:
    """Where each row of one stack meets each row of the other that is of the same table."""

    rows: Stack
    columns: Stack

    @cached_property
    def width(self) -> Places:
        """How many cells each row has."""
        widths: Places = np.diff(self.columns.first)[self.rows.table]
        return widths

    @cached_property
    def before(self) -> Places:
        """What is added to the place of a column for that of its cell in each row."""
        starts: Places = np.cumsum(self.width) - self.width - self.columns.first[self.rows.table]
        return starts

    @cached_property
    def size(self) -> int:
        """How many cells there are."""
        return int(self.width.sum())

    def of(self, places: Places) -> tuple[Places, Places]:
        """The rows and the columns of some cells.

        >>> cells = Cells(stacked([np.array([0, 2]), np.array([1])]), stacked([[5], [6, 7]]))
        >>> [found.tolist() for found in cells.of(np.arange(cells.size))]
        [[0, 1, 2, 2], [0, 0, 1, 2]]
        """
        row = np.searchsorted(np.cumsum(self.width), places, side="right")
        column: Places = places - self.before[row]
        return row, column

    def meeting(self, rows: Places, columns: Places) -> Places:
        """The cells of some of the rows and some of the columns, each in their order."""
        some = Cells(self.rows.only(rows), self.columns.only(columns))
        row, column = some.of(np.arange(some.size))
        return self.before[rows[row]] + columns[column]
