"""Texts to what finds their copies: signatures, fingerprints, and sets of shingles.

With numba it is compiled; without, numpy and the tokeniser of `text` give the same bits, slower.
Texts are read as they are: unlike in a report, boilerplate is not told apart.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from threading import local
from typing import Any

import numpy as np
import numpy.typing as npt

from lineage.bulk.letters import letters
from lineage.bulk.machine import LANES, Machine, loaded
from lineage.sketch.hashing import WORD, Hashes, hashes_of_words, shingle_hashes
from lineage.sketch.minhash import PERMUTATIONS, permutations, signature_of
from lineage.text.normal import normalise
from lineage.text.tokens import tokenise

Signatures = npt.NDArray[np.uint32]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Texts in UTF-8, one after the other: text n is `joined[offsets[n]:offsets[n + 1]]`, where
    they are `quoted` a string of JSON. `text_of` gives each as Python has it."""

    joined: npt.NDArray[np.uint8]
    offsets: Counts
    quoted: bool
    text_of: Callable[[int], str]

    def __len__(self) -> int:
        return len(self.offsets) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The hashes of the words of texts, one text after the other, which are there until the thread
    reads others; of each text the number of its words, and its length in characters."""

    hashes: Hashes
    numbers: npt.NDArray[np.int32]
    lengths: Counts


class _Room(local):
    """Memory of a thread that is used again and again, for the system clears what is new."""

    def __init__(self) -> None:
        self._hashes: Hashes = np.zeros(0, dtype=np.uint64)

    def of(self, number: int) -> Hashes:
        """Room for so many hashes, or for more."""
        if len(self._hashes) < number:
            self._hashes = np.empty(number, dtype=np.uint64)
        return self._hashes


_ROOM = _Room()


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
    return signatures_of(shingle_sets(texts))


def shingle_sets(texts: Sequence[str]) -> ShingleSets:
    """The sets of shingles of texts.

    >>> shingle_sets(["one two three four five six", "one", ""]).sizes.tolist()
    [2, 1, 0]
    """
    return sets_of_words(read_words(joined(texts)))[0]


def fingerprints(texts: Sequence[str]) -> tuple[Hashes, npt.NDArray[np.int32]]:
    """The fingerprint of the words of each text, in order, and how many words it has.

    >>> prints, words = fingerprints(["Read more:", "read MORE", "…"])
    >>> bool(prints[0] == prints[1]), words.tolist()
    (True, [2, 2, 0])
    """
    words = read_words(joined(texts))
    return sets_of_words(words)[1], words.numbers


def joined(texts: Sequence[str]) -> Texts:
    """Texts as they are read here."""
    encoded = [text.encode("utf-8", "replace") for text in texts]
    return Texts(*put_together(encoded), False, texts.__getitem__)


def put_together(parts: Sequence[Any]) -> tuple[npt.NDArray[np.uint8], Counts]:
    """Parts of bytes one after the other, and where each begins and the last one ends."""
    offsets = np.zeros(len(parts) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, parts), np.int64, len(parts)), out=offsets[1:])
    return np.frombuffer(b"".join(parts), dtype=np.uint8), offsets


def read_words(texts: Texts) -> Words:
    """The words of texts.

    >>> read_words(joined(["The old bridge at Arlon closes.", "…"])).numbers.tolist()
    [6, 0]
    """
    number = len(texts)
    numbers = np.full(number, -1, dtype=np.int32)
    lengths = np.zeros(number, dtype=np.int64)
    hashes = np.zeros(0, dtype=np.uint64)
    if kernel := compiled():
        table = letters()
        pages = table.escaped if texts.quoted else table.plain
        room = _ROOM.of(len(texts.joined) + 1024)
        total = kernel.call(
            "words", texts.joined, len(texts.joined), texts.offsets, number, texts.quoted,
            table.single, len(table.single), table.starts, len(table.starts),
            table.actions, len(table.actions), pages, len(pages),
            room, len(room), numbers, lengths,
        )  # fmt: skip
        hashes = room[:total]
    unread = np.flatnonzero(numbers < 0)
    if len(unread) == 0:
        return Words(hashes, numbers, lengths)
    numbers[unread] = 0
    parts = np.split(hashes, np.cumsum(numbers)[:-1])
    for at in unread.tolist():
        text = texts.text_of(at)
        parts[at] = word_hashes(text)
        numbers[at], lengths[at] = len(parts[at]), len(text)
    return Words(np.concatenate(parts), numbers, lengths)


def sets_of_words(words: Words) -> tuple[ShingleSets, Hashes]:
    """The set of shingles of each text, and the fingerprint of its words in order."""
    number = len(words.numbers)
    sizes = np.zeros(number, dtype=np.int64)
    prints = np.zeros(number, dtype=np.uint64)
    if kernel := compiled():
        hashes = np.empty_like(words.hashes)
        slots = np.empty(_slots(words.numbers), dtype=np.int32)
        total = kernel.call(
            "sets", words.hashes, len(words.hashes), words.numbers, number,
            slots, len(slots), hashes, sizes, prints,
        )  # fmt: skip
        hashes = hashes[:total]
    else:
        each = list(_each(words))
        prints[:] = [_fingerprint(part) for part in each]
        parts = [np.unique(shingle_hashes(part)) for part in each]
        sizes[:] = [len(part) for part in parts]
        hashes = np.concatenate([np.zeros(0, np.uint64), *parts])
    return ShingleSets(hashes, np.cumsum(sizes) - sizes, sizes), prints


def signatures_of(sets: ShingleSets) -> Signatures:
    """The signatures of sets."""
    number = len(sets.sizes)
    found = np.full((number, PERMUTATIONS), 0xFFFFFFFF, dtype=np.uint32)
    a, b = permutations()
    if kernel := compiled():
        mixed = np.empty(int(sets.sizes.max(initial=0)) + 8, dtype=np.uint32)
        room = np.zeros_like(a)
        drawn = np.stack([part.reshape(-1, LANES) for part in (a, b, room)], axis=1)
        kernel.call(
            "sign", sets.hashes, len(sets.hashes), sets.starts, sets.sizes, number,
            drawn, PERMUTATIONS, mixed, len(mixed), found,
        )  # fmt: skip
        return found
    for at in np.flatnonzero(sets.sizes):
        found[at] = signature_of(_set(sets, int(at)))
    return found


def common(sets: ShingleSets, first: Counts, second: Counts, least: Counts | None = None) -> Counts:
    """How many shingles the sets `first[n]` and `second[n]` have in common, for each n.

    Of fewer than `least[n]` it may also be said that there is none, which is faster.

    >>> sets = shingle_sets(["one two three four five six", "one two three four five seven"])
    >>> common(sets, np.array([0, 0]), np.array([1, 0])).tolist()
    [1, 2]
    """
    found = np.zeros(len(first), dtype=np.int64)
    if kernel := compiled():
        slots = np.empty(_slots(sets.sizes[first]), dtype=np.int32)
        kernel.call(
            "common", sets.hashes, len(sets.hashes), sets.starts, sets.sizes, len(sets.sizes),
            first, second, found if least is None else least, len(first),
            slots, len(slots), found,
        )  # fmt: skip
        return found
    for at, (one, other) in enumerate(zip(first, second, strict=True)):
        found[at] = len(
            np.intersect1d(_set(sets, int(one)), _set(sets, int(other)), assume_unique=True)
        )
    return found


@cache
def compiled() -> Machine | None:
    """The compiled kernel, or None where there is no numba."""
    return loaded()


def word_hashes(text: str) -> Hashes:
    """The hashes of the words of a text, by the tokeniser of `text`.

    >>> len(word_hashes("旧桥 closes"))
    3
    """
    return hashes_of_words(tokenise(normalise(text)).plain)


def _slots(sizes: npt.NDArray[Any]) -> int:
    """What the kernel needs for a table of the largest: at least eight times its size."""
    return 16 + 16 * int(sizes.max(initial=0))


def _each(words: Words) -> Iterator[Hashes]:
    ends = np.cumsum(words.numbers)
    for end, number in zip(ends.tolist(), words.numbers.tolist(), strict=True):
        yield words.hashes[end - number : end]


def _fingerprint(words: Hashes) -> int:
    value = len(words)
    for word in words.tolist():
        value = ((value ^ word) * WORD) & 0xFFFFFFFFFFFFFFFF
        value ^= value >> 32
    return value


def _set(sets: ShingleSets, at: int) -> Hashes:
    return sets.hashes[sets.starts[at] : sets.starts[at] + sets.sizes[at]]
