"""The published hash of shingles: simple enough for a compiled kernel to give the same bits.

A word is hashed over its code points, h = (h ^ c) * `WORD` mod 2^64 from 0, its upper half then
xored into the lower; a shingle over its words, h = h * `SHINGLE` + word mod 2^64 from 0. These
64 bits stand for the shingle where sets are compared; their upper 32 are what MinHash takes.
"""

from collections.abc import Collection
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from lineage.sketch.shingles import WIDTH

HASH = "lineage-words-32"
"""The name of this function, for whoever stores signatures that were made with it."""
WORD = 0x9E3779B97F4A7C15
SHINGLE = 0xD1B54A32D192ED03
_MASK = 0xFFFFFFFFFFFFFFFF

Hashes = npt.NDArray[np.uint64]


@lru_cache(maxsize=262144)
def word_hash(word: str) -> int:
    """The 64-bit hash of a word.

    >>> hex(word_hash("arlon"))
    '0xdcd2b0d94235b01b'
    """
    value = 0
    for character in word:
        value = ((value ^ ord(character)) * WORD) & _MASK
    return value ^ (value >> 32)


def shingle_hash(shingle: bytes) -> int:
    """The 32-bit hash of a shingle in UTF-8, its words apart by spaces: a `hashfunc` of datasketch.

    >>> hex(shingle_hash(b"the old bridge at arlon"))
    '0x5b49d49b'
    """
    value = 0
    for word in shingle.decode("utf-8").split(" "):
        value = (value * SHINGLE + word_hash(word)) & _MASK
    return value >> 32


def hashes_of(shingles: Collection[str]) -> Hashes:
    """The 64-bit hashes of shingles, in their order.

    >>> [hex(int(value) >> 32) for value in hashes_of(["the old bridge at arlon"])]
    ['0x5b49d49b']
    """
    words = [[word_hash(word) for word in shingle.split(" ")] for shingle in shingles]
    longest = max(map(len, words), default=0)
    # what stands before the first word counts for nothing
    table = np.array([[0] * (longest - len(row)) + row for row in words], dtype=np.uint64)
    found = np.zeros(len(words), dtype=np.uint64)
    for column in range(longest):
        found = found * np.uint64(SHINGLE) + table[:, column]
    return found


def hashes_of_words(words: Collection[str]) -> Hashes:
    """The 64-bit hashes of words, in their order.

    >>> [hex(int(value)) for value in hashes_of_words(["arlon"])]
    ['0xdcd2b0d94235b01b']
    """
    return np.fromiter(map(word_hash, words), dtype=np.uint64, count=len(words))


def shingle_hashes(words: Hashes) -> Hashes:
    """The 64-bit hashes of the shingles of a text, in order, from those of its words.

    >>> words = np.array([word_hash(word) for word in "the old bridge at arlon".split()])
    >>> [hex(int(value) >> 32) for value in shingle_hashes(words)]
    ['0x5b49d49b']
    """
    if len(words) == 0:
        return np.zeros(0, dtype=np.uint64)
    width = min(WIDTH, len(words))
    number = len(words) - width + 1
    found = np.zeros(number, dtype=np.uint64)
    for at in range(width):
        found = found * np.uint64(SHINGLE) + words[at : at + number]
    return found
