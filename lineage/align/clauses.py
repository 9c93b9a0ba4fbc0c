"""How alike the clauses of one document and of others are, by their weighted words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from lineage.align.cells import Cells, Places, Stack
from lineage.align.features import Features, Matrix, Rows
from lineage.align.meaning import nearness

_Values = npt.NDArray[np.float32]
_NO_LENGTH = np.float32(1e-6)
_SENTENCE_SHARE = 0.45
"""How much of a clause's likeness comes from the sentences around the two clauses."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two clauses are, for each of some cells: `cosine` is in 0…1, `evidence` the summed
    weight of what the two have in common."""

    cosine: _Values
    evidence: _Values


@dataclass(frozen=True, slots=True, eq=False)
class _Joined:
    """The matrices of some documents one after the other: their keys, whose each is, its place
    among those of a document that all are held against, or -1, and in how many sentences it is."""

    matrices: Sequence[Matrix]
    table: Places
    known: Places
    sentences: _Values


def _joined(matrices: Sequence[Matrix], beside: Matrix) -> _Joined:
    keys = np.concatenate([matrix.keys for matrix in matrices])
    places = np.searchsorted(beside.keys, keys)
    places[places == len(beside.keys)] = 0
    same = beside.keys[places] == keys if len(beside.keys) else np.zeros(len(keys), dtype=bool)
    return _Joined(
        matrices,
        np.repeat(np.arange(len(matrices)), [len(matrix.keys) for matrix in matrices]),
        np.where(same, places, -1),
        np.concatenate([matrix.sentences for matrix in matrices]),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Entries:
    """The weights in the rows of a stack: the row of each, its key, and what it weighs."""

    row: Places
    key: Places
    weight: _Values

    def lengths(self, rows: int) -> _Values:
        """The length of each row as a vector."""
        squares = np.bincount(self.row, weights=self.weight**2, minlength=rows)
        lengths: _Values = np.sqrt(squares).astype(np.float32)
        return lengths


def _entries(tables: Sequence[Rows], stack: Stack) -> _Entries:
    """The entries of rows of some matrices; keys are counted through all of them."""
    keys, counts, sizes = (
        np.cumsum([0, *numbers])
        for numbers in (
            (table.matrix.shape[1] for table in tables),
            (table.matrix.nnz for table in tables),
            (table.matrix.shape[0] for table in tables),
        )
    )
    data = np.concatenate([table.matrix.data for table in tables])
    key = np.concatenate([t.matrix.indices + at for t, at in zip(tables, keys, strict=False)])
    start = np.concatenate(
        [t.matrix.indptr[:-1] + at for t, at in zip(tables, counts, strict=False)]
    )
    size = np.concatenate([np.diff(table.matrix.indptr) for table in tables])
    # one table stands for all where the same document is held against each
    rows = stack.row + (sizes[stack.table] if len(tables) > 1 else 0)
    row = np.repeat(np.arange(len(rows)), size[rows])
    entry = np.arange(len(row)) + np.repeat(
        start[rows] - np.cumsum(size[rows]) + size[rows], size[rows]
    )
    return _Entries(row, key[entry], data[entry])


def likeness(
    a: Features, others: Sequence[Features], cells: Cells, row: Places, column: Places
) -> Likeness:
    """Compare clauses of a document, the rows of the cells, with those of others, the columns, a
    table each, where some rows and columns meet. The others are all of its language, or none is.

    Words are weighted by a background frequency and by how few sentences of these two documents
    have them: the protagonists of both are in every sentence and tell nothing.
    Cost is the number of cells, and the words in common of each two clauses.
    """
    same = a.document.language == others[0].document.language
    left = a.within if same else a.across
    right = _joined([b.within if same else b.across for b in others], left)
    met = right.known >= 0
    total = len(a.document.sentences) + np.array([len(b.document.sentences) for b in others])
    in_a = np.tile(left.sentences, (len(others), 1))
    in_a[right.table[met], right.known[met]] += right.sentences[met]
    in_b = right.sentences.copy()
    in_b[met] += left.sentences[right.known[met]]
    rare_a, rare_b = _rarity(in_a, total[:, None]), _rarity(in_b, total[right.table])

    def cosine(
        mine: Rows, theirs: Sequence[Rows], cells: Cells, row: Places, column: Places
    ) -> tuple[_Values, _Values]:
        """What some rows and columns that meet have in common, and their cosine."""
        rows, columns = _entries([mine], cells.rows), _entries(theirs, cells.columns)
        rows = replace(rows, weight=rows.weight * rare_a[cells.rows.table[rows.row], rows.key])
        columns = replace(columns, weight=columns.weight * rare_b[columns.key])
        common = _product(rows, columns, right, cells)[cells.before[row] + column]
        lengths = (
            rows.lengths(len(cells.rows.row))[row] * columns.lengths(len(cells.columns.row))[column]
        )
        return common, (common / np.maximum(lengths, _NO_LENGTH)).astype(np.float32)

    weights = [matrix.weights for matrix in right.matrices]
    common, alike = cosine(left.weights, weights, cells, row, column)
    rows, row_of = cells.rows.distinct(a.sentence_of[cells.rows.row])
    sentence_of = np.concatenate([others[0].sentence_of[:0], *(b.sentence_of for b in others)])
    first = np.cumsum([0, *(len(b.clauses) for b in others)])[cells.columns.table]
    columns, column_of = cells.columns.distinct(sentence_of[first + cells.columns.row])
    around = Cells(rows, columns)
    whole = [matrix.whole for matrix in right.matrices]
    _, alike_around = cosine(left.whole, whole, around, row_of[row], column_of[column])
    return Likeness((1 - _SENTENCE_SHARE) * alike + _SENTENCE_SHARE * alike_around, common)


def words_in_common(a: Features, others: Sequence[Features], cells: Cells) -> _Values:
    """How many content words the two clauses of each cell have in common, names aside."""
    same = a.document.language == others[0].document.language
    mine = a.words if same else a.senses
    said = _joined([b.words if same else b.senses for b in others], mine)
    return _product(
        _entries([mine.weights], cells.rows),
        _entries([matrix.weights for matrix in said.matrices], cells.columns),
        said,
        cells,
    )


def near(a: Features, others: Sequence[Features], cells: Cells) -> _Values:
    """How near the two clauses of each cell are by the vectors of an encoder, in 0…1; 0 without
    one."""
    found = np.zeros(cells.size, dtype=np.float32)
    for table, b in enumerate(others):
        if a.vectors is not None and b.vectors is not None:
            rows, columns = (
                np.flatnonzero(stack.table == table) for stack in (cells.rows, cells.columns)
            )
            grid = nearness(a.vectors, b.vectors)
            of_table = grid[np.ix_(cells.rows.row[rows], cells.columns.row[columns])]
            found[cells.meeting(rows, columns)] = of_table.ravel()
    return found


def _product(rows: _Entries, columns: _Entries, keys: _Joined, cells: Cells) -> _Values:
    """The product of the two rows of each cell, over the keys that both have."""
    tables, size = len(keys.matrices), int(keys.known.max(initial=-1)) + 1
    both = keys.known[columns.key] >= 0
    known = rows.key < size
    # a key of one table is another one in the next
    left = _sparse(
        rows.row[known],
        rows.key[known] + size * cells.rows.table[rows.row[known]],
        rows.weight[known],
        (len(cells.rows.row), tables * size),
    )
    right = _sparse(
        columns.row[both],
        keys.known[columns.key[both]] + size * cells.columns.table[columns.row[both]],
        columns.weight[both],
        (len(cells.columns.row), tables * size),
    )
    found = (left @ right.T).tocsr()
    row = np.repeat(np.arange(len(cells.rows.row)), np.diff(found.indptr))
    product = np.zeros(cells.size, dtype=np.float32)
    product[cells.before[row] + found.indices] = found.data
    return product


def _sparse(row: Places, key: Places, weight: _Values, shape: tuple[int, int]) -> csr_array:
    """A matrix of entries that come in the order of its rows."""
    ends = np.cumsum(np.bincount(row, minlength=shape[0]))
    return csr_array((weight, key, np.concatenate(([0], ends))), shape=shape)


def _rarity(sentences: _Values, total: Places) -> _Values:
    scaled = np.log((total + 1).astype(np.float32) / sentences) / np.log(total + 1)
    result: _Values = scaled.astype(np.float32)
    return result


def matched(score: npt.NDArray[np.floating], row: Places, column: Places) -> list[int]:
    """Pair clauses off in some cells, best first: each pair is the best that is left to both."""
    order = np.argsort(-score, kind="stable")
    rows, columns = row[order].tolist(), column[order].tolist()
    taken_rows, taken_columns = set[int](), set[int]()
    found: list[int] = []
    for at, in_row, in_column in zip(order.tolist(), rows, columns, strict=True):
        if in_row not in taken_rows and in_column not in taken_columns:
            found.append(at)
            taken_rows.add(in_row)
            taken_columns.add(in_column)
    return found


def attached(
    score: npt.NDArray[np.floating],
    row: Places,
    column: Places,
    paired: Sequence[int],
    sentences: Places,
) -> list[int]:
    """The clauses that are left over in sentences of which others were paired off, each with the
    clause of the other sentence that it is most like: who retells a sentence cuts it elsewhere.

    `sentences` has for each of the cells whose and which two sentences it is of. Cost is n log n in
    their number.
    """
    known = {*zip(*sentences[:, paired].tolist(), strict=True)}
    rows, columns = set(row[paired].tolist()), set(column[paired].tolist())
    order = np.argsort(-score, kind="stable")
    ways = zip(*sentences[:, order].tolist(), strict=True)
    ends = zip(row[order].tolist(), column[order].tolist(), strict=True)
    found: list[int] = []
    for at, (in_row, in_column), way in zip(order.tolist(), ends, ways, strict=True):
        if (in_row in rows and in_column in columns) or way not in known:
            continue
        found.append(at)
        rows.add(in_row)
        columns.add(in_column)
    return found
