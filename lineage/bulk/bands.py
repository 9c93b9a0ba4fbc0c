"""Bands: from signatures to the pairs of texts worth comparing (Indyk and Motwani 1998)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from lineage.bulk.sketching import Counts, Signatures
from lineage.sketch.hashing import WORD
from lineage.sketch.minhash import PERMUTATIONS

NEAREST = 32
"""Texts after it, of those with the same band, that a text is compared with: n near copies make
32 n pairs a band, most of them the same in all bands, and not n²; they are still one cluster."""

_MANY = 1 << 23
"""Pairs, some found several times, that are held until they are gone through."""

Keys = npt.NDArray[np.uint32]
T = TypeVar("T", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Banding:
    """How signatures are cut: `bands` of `rows` values each."""

    bands: int
    rows: int

    def recall(self, index: float) -> float:
        """The share of pairs with this Jaccard index that have a band in common.

        >>> round(Banding(25, 5).recall(0.7), 3)
        0.99
        """
        return float(1 - (1 - index**self.rows) ** self.bands)


def banding(threshold: float, recall: float) -> Banding:
    """The banding that finds this share of the pairs at the threshold, and the fewest below it.

    Where no banding of the signatures finds so many it is the one that finds most.

    >>> banding(0.7, 0.999)
    Banding(bands=26, rows=4)
    """
    for rows in range(PERMUTATIONS, 0, -1):
        for bands in range(1, PERMUTATIONS // rows + 1):
            if Banding(bands, rows).recall(threshold) >= recall:
                return Banding(bands, rows)
    return Banding(PERMUTATIONS, 1)


def band_keys(signatures: Signatures, cut: Banding) -> Keys:
    """A key of 32 bits for each band of each signature.

    >>> band_keys(np.zeros((2, 128), dtype=np.uint32), Banding(26, 4)).shape
    (2, 26)
    """
    used = signatures[:, : cut.bands * cut.rows].reshape(-1, cut.bands, cut.rows)
    found = np.zeros((len(signatures), cut.bands), dtype=np.uint64)
    for row in range(cut.rows):
        found = (found ^ used[:, :, row]) * np.uint64(WORD)
        found ^= found >> np.uint64(29)
    # those of a band beside each other, for so they are read
    return (found >> np.uint64(32)).astype(np.uint32, order="F")


def fewest(number: int, share: float, missed: float) -> int:
    """How many of so many trials succeed at least, each with the chance `share`, but for a chance
    `missed`.

    >>> fewest(24, 0.7, 1e-6)
    6
    """
    fewer = 0.0
    for hits in range(number):
        fewer += comb(number, hits) * share**hits * (1 - share) ** (number - hits)
        if fewer > missed:
            return hits
    return number


def pairs_of(keys: Sequence[Keys], texts: Counts) -> tuple[Counts, Counts]:
    """The pairs among `texts` that share the key of a band; the keys come in parts.

    They are by their rows in all parts, in order, the smaller row first. Cost: a sort a band.

    >>> keys = [np.array([[1, 5], [2, 6]], np.uint32), np.array([[1, 6]], np.uint32)]
    >>> [part.tolist() for part in pairs_of(keys, np.arange(3))]
    [[0, 1], [2, 2]]
    """
    low = np.uint64(0xFFFFFFFF)
    high = np.uint64(32)
    found = [np.zeros(0, dtype=np.uint64)]
    for band in range(keys[0].shape[1] if keys else 0):
        key = np.concatenate([part[:, band] for part in keys])[texts].astype(np.uint64)
        # key and row in one number: numpy sorts numbers several times faster than it tells an order
        packed = key << high | texts.astype(np.uint64)
        packed.sort()
        key, row = packed >> high, packed & low
        same = np.arange(len(texts))
        for apart in range(1, NEAREST + 1):
            # those with the same key as the one so many places on had it one place less far too
            same = same[: np.searchsorted(same, len(texts) - apart)]
            same = same[key[same + apart] == key[same]]
            if len(same) == 0:
                break
            found.append(row[same] << high | row[same + apart])
        if sum(map(len, found)) > _MANY:
            found = [different(found)]
    pairs = different(found)
    return (pairs >> high).astype(np.int64), (pairs & low).astype(np.int64)


def different(parts: Sequence[npt.NDArray[T]]) -> npt.NDArray[T]:
    """The numbers in some parts, in order, each once: `np.unique` takes several times as long.

    >>> different([np.array([3, 1]), np.array([1, 2])]).tolist()
    [1, 2, 3]
    """
    found = np.sort(np.concatenate(parts))
    once: npt.NDArray[T] = found[np.diff(found, prepend=~found[:1]) != 0]
    return once
