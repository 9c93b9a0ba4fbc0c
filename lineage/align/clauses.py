"""Reworded text: the clauses of two documents that say the same in other words."""

from copy import copy
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.align.features import Features, Matrix, Rows
from lineage.align.meaning import nearness

_Grid = npt.NDArray[np.float32]
_Row = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]
_NO_LENGTH = np.float32(1e-6)
_SENTENCE_SHARE = 0.45
"""How much of a clause's likeness comes from the sentences around the two clauses."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike each clause of one document is to each of another.

    `cosine` is in 0…1; `evidence` is the summed weight of what the two have in common, `words`
    the number of content words in common, names aside; `near` is in 0…1, how near they are by the
    vectors of an encoder, 0 without one.
    """

    cosine: _Grid
    evidence: _Grid
    words: _Grid
    near: _Grid


def likeness(
    a: Features, b: Features, rows: Places | None = None, columns: Places | None = None
) -> Likeness:
    """Compare the clauses of two documents: all, or some `rows` of one and `columns` of the other.

    Words are weighted by a background frequency and by how few sentences of these two documents
    have them: the protagonists of both are in every sentence and tell nothing.
    Cost is the product of the two numbers of clauses and the shared vocabulary.
    """
    rows = np.arange(len(a.clauses)) if rows is None else rows
    columns = np.arange(len(b.clauses)) if columns is None else columns
    same = a.document.language == b.document.language
    left, right = (a.within, b.within) if same else (a.across, b.across)
    known, at_a, at_b = _in_both(left, right)
    total = len(a.document.sentences) + len(b.document.sentences)
    in_a, in_b = left.sentences.copy(), right.sentences.copy()
    in_a[at_a] += right.sentences[at_b]
    in_b[at_b] += left.sentences[at_a]
    rare_a, rare_b = _rarity(in_a, total), _rarity(in_b, total)
    common, cosine = _cosine(left.weights, right.weights, rare_a, rare_b, known, rows, columns)
    rows_around, columns_around = a.sentence_of[rows], b.sentence_of[columns]
    _, around = _cosine(left.whole, right.whole, rare_a, rare_b, known, rows_around, columns_around)
    blended = (1 - _SENTENCE_SHARE) * cosine + _SENTENCE_SHARE * around
    mine, others = (a.words, b.words) if same else (a.senses, b.senses)
    data_a, data_b = mine.weights.matrix.data, others.weights.matrix.data
    both = _in_both(mine, others)[0]
    words = _product(mine.weights, data_a, others.weights, data_b, both, rows, columns)
    near = np.zeros_like(blended)
    if a.vectors is not None and b.vectors is not None:
        near = nearness(a.vectors, b.vectors)[rows][:, columns]
    return Likeness(blended, common, words, near)


def _in_both(left: Matrix, right: Matrix) -> tuple[Places, Places, Places]:
    """For each key of the right matrix its place in the left one, or -1; and the places in either
    of those that both have."""
    places = np.searchsorted(left.keys, right.keys)
    places[places == len(left.keys)] = 0
    both = left.keys[places] == right.keys if len(left.keys) else np.zeros(len(right.keys), bool)
    return np.where(both, places, -1), places[both], np.flatnonzero(both)


def _cosine(
    left: Rows,
    right: Rows,
    rare_a: _Row,
    rare_b: _Row,
    known: Places,
    rows: Places,
    columns: Places,
) -> tuple[_Grid, _Grid]:
    """What some rows of two matrices have in common, and their cosine."""
    data_a, data_b = (
        m.matrix.data * rare[m.matrix.indices] for m, rare in ((left, rare_a), (right, rare_b))
    )
    common = _product(left, data_a, right, data_b, known, rows, columns)
    lengths = np.outer(_lengths(left, data_a)[rows], _lengths(right, data_b)[columns])
    return common, (common / np.maximum(lengths, _NO_LENGTH)).astype(np.float32)


def _lengths(rows: Rows, data: _Row) -> _Row:
    squares = np.bincount(rows.row, weights=data**2, minlength=rows.matrix.shape[0])
    lengths: _Row = np.sqrt(squares).astype(np.float32)
    return lengths


def _product(
    left: Rows,
    data_a: _Row,
    right: Rows,
    data_b: _Row,
    known: Places,
    rows: Places,
    columns: Places,
) -> _Grid:
    """The product of some rows of two matrices over the keys that both have.

    The right one is written out in full: of two texts that is less work than a sparse product.
    """
    wanted = np.zeros(right.matrix.shape[0], dtype=bool)
    wanted[columns] = True
    place = np.cumsum(wanted) - 1
    keys = known[right.matrix.indices]
    kept = (keys >= 0) & wanted[right.row]
    turned = np.zeros((left.matrix.shape[1], np.count_nonzero(wanted)), dtype=np.float32)
    turned[keys[kept], place[right.row[kept]]] = data_b[kept]
    # a shallow copy: to make one anew, its indices would all be checked again
    scaled = copy(left.matrix)
    scaled.data = data_a
    product: _Grid = (scaled @ turned)[rows][:, place[columns]]
    return product


def _rarity(sentences: _Row, total: int) -> _Row:
    scaled = np.log((total + 1) / sentences) / np.log(total + 1)
    result: _Row = scaled.astype(np.float32)
    return result


def matched(cosine: _Grid, floor: float) -> list[tuple[int, int]]:
    """Pair clauses off, best first: each pair is the best that is left to both its clauses.

    >>> matched(np.array([[.9, .8], [.8, .2]], dtype=np.float32), .1)
    [(0, 0), (1, 1)]
    """
    rows, columns = np.nonzero(cosine >= floor)
    order = np.argsort(-cosine[rows, columns], kind="stable")
    taken_rows, taken_columns = set[int](), set[int]()
    found: list[tuple[int, int]] = []
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if row not in taken_rows and column not in taken_columns:
            found.append((row, column))
            taken_rows.add(row)
            taken_columns.add(column)
    return found
