"""Texts to what finds their copies: signatures, fingerprints, and sets of shingles.

With numba it is compiled; without, numpy and the tokeniser of `text` give the same bits, slower.
Texts are read as they are: unlike in a report, boilerplate is not told apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from types import ModuleType

import numpy as np
import numpy.typing as npt

from lineage.bulk.letters import letters
from lineage.sketch.hashing import WORD, Hashes, hashes_of_words, shingle_hashes
from lineage.sketch.minhash import PERMUTATIONS, permutations, signature_of
from lineage.text.normal import normalise
from lineage.text.tokens import tokenise

Signatures = npt.NDArray[np.uint32]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Sketches:
    """Of each text its signature, the fingerprint of its words in order, and their number."""

    signatures: Signatures
    prints: Hashes
    words: npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class ShingleSets:
    """Sets of shingles by their hashes; set n is `hashes[starts[n] : starts[n] + sizes[n]]`."""

    hashes: Hashes
    starts: Counts
    sizes: Counts


def signatures(texts: Sequence[str]) -> Signatures:
    """The MinHash signatures of texts, a row each: `affine32`, 128 permutations, seed 1.

    A text without a word has the signature of the empty set. Cost: ten microseconds for 3 KB.

    >>> signatures(["The old bridge at Arlon closes."]).shape
    (1, 128)
    """
    return sketch(texts).signatures


def sketch(texts: Sequence[str]) -> Sketches:
    """The sketches of texts.

    >>> sketch(["The old bridge at Arlon closes.", "…"]).words.tolist()
    [6, 0]
    """
    number = len(texts)
    found = Sketches(
        np.full((number, PERMUTATIONS), 0xFFFFFFFF, dtype=np.uint32),
        np.zeros(number, dtype=np.uint64),
        np.full(number, -1, dtype=np.int32),
    )
    a, b = permutations()
    kernel = compiled()
    if kernel:
        table = letters()
        kernel.sketch(
            *_joined(texts), table.single, table.starts, table.actions, a, b,
            found.signatures, found.prints, found.words,
        )  # fmt: skip
    for at in map(int, np.flatnonzero(found.words < 0)):
        words = word_hashes(texts[at])
        found.words[at] = len(words)
        if len(words) == 0:
            continue
        if kernel:
            found.prints[at] = kernel.sketch_words(words, a, b, found.signatures[at])
        else:
            found.prints[at] = _fingerprint(words)
            found.signatures[at] = signature_of(shingle_hashes(words))
    return found


def fingerprints(texts: Sequence[str]) -> tuple[Hashes, npt.NDArray[np.int32]]:
    """The fingerprint of the words of each text, in order, and how many words it has.

    >>> prints, words = fingerprints(["Read more:", "read MORE", "…"])
    >>> bool(prints[0] == prints[1]), words.tolist()
    (True, [2, 2, 0])
    """
    prints = np.zeros(len(texts), dtype=np.uint64)
    words = np.full(len(texts), -1, dtype=np.int32)
    if kernel := compiled():
        table = letters()
        kernel.prints_of(
            *_joined(texts), table.single, table.starts, table.actions, prints, words
        )  # fmt: skip
    for at in map(int, np.flatnonzero(words < 0)):
        hashes = word_hashes(texts[at])
        prints[at], words[at] = _fingerprint(hashes), len(hashes)
    return prints, words


def shingle_sets(texts: Sequence[str]) -> ShingleSets:
    """The sets of shingles of texts.

    >>> shingle_sets(["one two three four five six", "one", ""]).sizes.tolist()
    [2, 1, 0]
    """
    sizes = np.full(len(texts), -1, dtype=np.int64)
    parts: list[Hashes] = []
    kernel = compiled()
    if kernel:
        text, offsets = _joined(texts)
        table = letters()
        hashes = np.empty(2 * len(text) + 64, dtype=np.uint64)
        total = kernel.sets(text, offsets, table.single, table.starts, table.actions, hashes, sizes)
        parts.append(hashes[:total].copy())
    starts = np.cumsum(np.maximum(sizes, 0)) - np.maximum(sizes, 0)
    end = sum(map(len, parts))
    for at in map(int, np.flatnonzero(sizes < 0)):
        part = np.unique(shingle_hashes(word_hashes(texts[at])))
        parts.append(part)
        starts[at], sizes[at] = end, len(part)
        end += len(part)
    return ShingleSets(np.concatenate([np.zeros(0, np.uint64), *parts]), starts, sizes)


def common(sets: ShingleSets, first: Counts, second: Counts) -> Counts:
    """How many shingles the sets `first[n]` and `second[n]` have in common, for each n.

    >>> sets = shingle_sets(["one two three four five six", "one two three four five seven"])
    >>> common(sets, np.array([0, 0]), np.array([1, 0])).tolist()
    [1, 2]
    """
    found = np.zeros(len(first), dtype=np.int64)
    if kernel := compiled():
        kernel.common(sets.hashes, sets.starts, sets.sizes, first, second, found)
        return found
    for at, (one, other) in enumerate(zip(first, second, strict=True)):
        found[at] = len(
            np.intersect1d(_set(sets, int(one)), _set(sets, int(other)), assume_unique=True)
        )
    return found


@cache
def compiled() -> ModuleType | None:
    """The compiled kernel, or None where there is no numba."""
    if find_spec("numba") is None:
        return None
    from lineage.bulk import kernel

    return kernel


def word_hashes(text: str) -> Hashes:
    """The hashes of the words of a text, by the tokeniser of `text`.

    >>> len(word_hashes("旧桥 closes"))
    3
    """
    return hashes_of_words(tokenise(normalise(text)).plain)


def _joined(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint8], Counts]:
    """The texts in UTF-8, one after the other, and where each begins and the last one ends."""
    encoded = [text.encode("utf-8", "replace") for text in texts]
    offsets = np.zeros(len(encoded) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)), out=offsets[1:])
    return np.frombuffer(b"".join(encoded), dtype=np.uint8), offsets


def _fingerprint(words: Hashes) -> int:
    value = len(words)
    for word in words.tolist():
        value = ((value ^ word) * WORD) & 0xFFFFFFFFFFFFFFFF
        value ^= value >> 32
    return value


def _set(sets: ShingleSets, at: int) -> Hashes:
    return sets.hashes[sets.starts[at] : sets.starts[at] + sets.sizes[at]]
