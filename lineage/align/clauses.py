"""Reworded text: the clauses of two documents that say the same in other words."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.align.features import Features, Matrix

_Grid = npt.NDArray[np.float32]
_SENTENCE_SHARE = 0.45
"""How much of a clause's likeness comes from the sentences around the two clauses."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike each clause of one document is to each of another.

    `cosine` is in 0…1; `evidence` is the summed weight of what the two have in common, `words`
    the number of content words in common, names aside.
    """

    cosine: _Grid
    evidence: _Grid
    words: _Grid


def likeness(a: Features, b: Features) -> Likeness:
    """Compare all clauses of two documents.

    Words are weighted by a background frequency and by how few sentences of these two documents
    have them: the protagonists of both are in every sentence and tell nothing.
    Cost is the product of the two numbers of clauses and the shared vocabulary.
    """
    same = a.document.language == b.document.language
    left, right = (a.within, b.within) if same else (a.across, b.across)
    _, at_a, at_b = np.intersect1d(left.keys, right.keys, assume_unique=True, return_indices=True)
    total = len(a.document.sentences) + len(b.document.sentences)
    in_a, in_b = left.sentences.copy(), right.sentences.copy()
    in_a[at_a] += right.sentences[at_b]
    in_b[at_b] += left.sentences[at_a]
    rows_a, rows_b = left.weights * _rarity(in_a, total), right.weights * _rarity(in_b, total)
    common = rows_a[:, at_a] @ rows_b[:, at_b].T
    lengths = np.outer(np.linalg.norm(rows_a, axis=1), np.linalg.norm(rows_b, axis=1))
    cosine = common / np.maximum(lengths, 1e-6)
    whole = _by_sentence(rows_a, rows_b, at_a, at_b, a, b)
    blended = (1 - _SENTENCE_SHARE) * cosine + _SENTENCE_SHARE * whole
    words = _in_common(a.words, b.words) if same else _in_common(a.senses, b.senses)
    return Likeness(blended.astype(np.float32), common.astype(np.float32), words)


def _in_common(left: Matrix, right: Matrix) -> _Grid:
    _, at_a, at_b = np.intersect1d(left.keys, right.keys, assume_unique=True, return_indices=True)
    product: _Grid = left.weights[:, at_a] @ right.weights[:, at_b].T
    return product


def _rarity(sentences: npt.NDArray[np.float32], total: int) -> npt.NDArray[np.float32]:
    scaled = np.log((total + 1) / sentences) / np.log(total + 1)
    result: npt.NDArray[np.float32] = scaled.astype(np.float32)
    return result


def _by_sentence(
    rows_a: _Grid,
    rows_b: _Grid,
    at_a: npt.NDArray[np.intp],
    at_b: npt.NDArray[np.intp],
    a: Features,
    b: Features,
) -> _Grid:
    """The cosine of the sentences that each two clauses are part of."""

    def pooled(rows: _Grid, sentence_of: npt.NDArray[np.int32], count: int) -> _Grid:
        # clauses are in the order of their sentences, and each sentence has one
        firsts = np.searchsorted(sentence_of, np.arange(count))
        whole: _Grid = np.maximum.reduceat(rows, firsts, axis=0) if count else rows
        return whole

    left = pooled(rows_a, a.sentence_of, len(a.document.sentences))
    right = pooled(rows_b, b.sentence_of, len(b.document.sentences))
    lengths = np.outer(np.linalg.norm(left, axis=1), np.linalg.norm(right, axis=1))
    cosine = (left[:, at_a] @ right[:, at_b].T) / np.maximum(lengths, 1e-6)
    result: _Grid = cosine[np.ix_(a.sentence_of, b.sentence_of)].astype(np.float32)
    return result


def matched(cosine: _Grid, floor: float) -> list[tuple[int, int]]:
    """Pair clauses off, best first: each pair is the best that is left to both its clauses.

    >>> matched(np.array([[.9, .8], [.8, .2]], dtype=np.float32), .1)
    [(0, 0), (1, 1)]
    """
    grid = cosine.copy()
    found: list[tuple[int, int]] = []
    while grid.size:
        at = int(np.argmax(grid))
        row, column = divmod(at, grid.shape[1])
        if grid[row, column] < floor:
            break
        found.append((row, column))
        grid[row, :] = -1.0
        grid[:, column] = -1.0
    return found
