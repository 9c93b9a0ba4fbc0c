"""Meaning: how near clauses are to each other by the vectors that a user's own model gives them."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from lineage.errors import UsageError

Vectors = npt.NDArray[np.float32]

_DIGITS = 4
"""Digits of a cosine that are the same on any machine."""
_NO_LENGTH = 1e-6


class Encoder(Protocol):
    """What gives each of some texts a vector, near to those of texts that say the same."""

    def encode(self, texts: list[str], /) -> npt.ArrayLike:
        """An array of one row a text."""
        ...


def vectors(texts: Sequence[str], encoder: Encoder) -> Vectors:
    """A vector of length 1 for each text, 0 where the encoder knows none of its words.

    Raises UsageError if the encoder has none for each text. Cost is that of the encoder.

    >>> class Lengths:
    ...     def encode(self, texts: list[str]) -> list[list[int]]:
    ...         return [[len(text), 0] for text in texts]
    >>> vectors(["Il a plu.", ""], Lengths()).tolist()
    [[1.0, 0.0], [0.0, 0.0]]
    """
    if not texts:
        return np.zeros((0, 1), dtype=np.float32)
    given = encoder.encode([" ".join(text.split()) for text in texts])
    rows = np.asarray(given, dtype=np.float32)
    if rows.ndim != 2 or len(rows) != len(texts) or not np.isfinite(rows).all():
        raise UsageError(
            f"the encoder has no vector for each of {len(texts)} texts",
            "Give one whose encode(texts) is an array with a row of numbers for each text.",
        )
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Vectors = rows / np.maximum(lengths, np.float32(_NO_LENGTH))
    return scaled


def nearness(a: Vectors, b: Vectors) -> npt.NDArray[np.float32]:
    """How near each clause of one document is to each of another: 0 as most are, 1 the same.

    The cosine of two clauses on one topic is far above 0 whatever they say. What counts is how far
    it is above the median of either clause with all of the other document. Of a document of one
    clause that median says nothing, and all is 0. Cost is the product of the numbers of clauses.

    >>> b = np.array([[0.9, 0.2, 0.2], [0.2, 0.2, 0.2], [0.2, 0.2, 0.6]], dtype=np.float32)
    >>> nearness(np.eye(3, dtype=np.float32), b).round(3).tolist()
    [[0.875, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.5]]
    """
    if not len(a) or not len(b):
        return np.zeros((len(a), len(b)), dtype=np.float32)
    cosine = np.round(a @ b.T, _DIGITS)
    usual = np.maximum(
        np.median(cosine, axis=1, keepdims=True), np.median(cosine, axis=0, keepdims=True)
    )
    above = (cosine - usual) / np.maximum(1.0 - usual, _NO_LENGTH)
    near: npt.NDArray[np.float32] = np.clip(above, 0.0, 1.0)
    return near
