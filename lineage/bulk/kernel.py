"""The compiled kernel: texts to the hashes of their words, and from there to signatures and sets.

Imported only where numba is there; what it gives is bit by bit what `sketching` gives without it.
"""
# mypy: allow-untyped-defs, allow-untyped-calls
# numba takes the types from the first call

import numba
import numpy as np

from lineage.bulk.letters import ALONE, NOTHING, UNREAD
from lineage.sketch.hashing import SHINGLE as _SHINGLE
from lineage.sketch.hashing import WORD as _WORD
from lineage.sketch.shingles import WIDTH

WORD, SHINGLE = np.uint64(_WORD), np.uint64(_SHINGLE)
HALF = np.uint64(32)
ZERO = np.uint64(0)
ONE = np.uint64(1)
_jit = numba.njit(cache=True, nogil=True)


def _continues(code):
    """Whether UTF-8 read as Windows-1252 can have this character after its first (`normal`)."""
    if 0x80 <= code <= 0xBF:
        return True
    if code in (0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x192, 0x2C6, 0x2DC):
        return True
    return code in (
        0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2021, 0x2022,
        0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2122,
    )  # fmt: skip


continues = _jit(_continues)


def _words(text, start, end, single, starts, actions, found):
    """Put the hashes of the words of a text in UTF-8 in `found`, and return how many there are.

    -1 if a character stands in it that changes its neighbour or is not in the table.
    """
    count = 0
    value = ZERO
    is_open = False
    before = earlier = np.int32(0)
    at = start
    while at < end:
        code = np.int32(text[at])
        if code < 0x80:
            # no branch at the end of a word, which no processor foresees
            action = single[code]
            ends = action == 0
            found[count] = value ^ (value >> HALF)
            count += int(ends & is_open)
            value = ZERO if ends else (value ^ np.uint64(action)) * WORD
            is_open = not ends
            before = np.int32(0)
            at += 1
            continue
        if code < 0xE0:
            code = np.int32((code & 0x1F) << 6 | text[at + 1] & 0x3F)
            at += 2
        elif code < 0xF0:
            code = np.int32((code & 0xF) << 12 | (text[at + 1] & 0x3F) << 6 | text[at + 2] & 0x3F)
            at += 3
        else:
            code = np.int32(
                (code & 7) << 18
                | (text[at + 1] & 0x3F) << 12
                | (text[at + 2] & 0x3F) << 6
                | text[at + 3] & 0x3F
            )
            at += 4
        if 0x300 <= code <= 0x36F or code >= len(single) or count + 32 > len(found):
            return -1
        leads = 0xC2 <= before <= 0xDF or (0xE0 <= earlier <= 0xEF and continues(before))
        if leads and continues(code):
            return -1
        earlier = before
        before = code
        action = single[code]
        if 0 < action < ALONE:
            value = (value ^ np.uint64(action)) * WORD
            is_open = True
        elif action == 0:
            if is_open:
                found[count] = value ^ (value >> HALF)
                count += 1
                value = ZERO
                is_open = False
        elif 0 < action < NOTHING:
            if is_open:
                found[count] = value ^ (value >> HALF)
                count += 1
            value = np.uint64(action - ALONE) * WORD
            found[count] = value ^ (value >> HALF)
            count += 1
            value = ZERO
            is_open = False
        elif action == UNREAD:
            return -1
        elif action == NOTHING:
            is_open = True
        else:
            for step in range(starts[-action - 1], starts[-action]):
                inner = actions[step]
                if inner == 0 or ALONE <= inner < NOTHING:
                    if is_open:
                        found[count] = value ^ (value >> HALF)
                        count += 1
                        value = ZERO
                        is_open = False
                    if inner != 0:
                        value = np.uint64(inner - ALONE) * WORD
                        found[count] = value ^ (value >> HALF)
                        count += 1
                        value = ZERO
                else:
                    if inner != NOTHING:
                        value = (value ^ np.uint64(inner)) * WORD
                    is_open = True
    if is_open:
        found[count] = value ^ (value >> HALF)
        count += 1
    return count


words = _jit(_words)


def _shingles(hashes, number, found):
    """Put the hashes of the shingles of these words in `found`, and return how many there are."""
    width = min(WIDTH, number)
    count = number - width + 1 if number else 0
    for first in range(count):
        value = ZERO
        for at in range(first, first + width):
            value = value * SHINGLE + hashes[at]
        found[first] = value
    return count


shingles = _jit(_shingles)


def _sign(shingled, count, mixed, a, b, signature):
    """The signature of shingles, in the `affine32` scheme of datasketch."""
    for at in range(count):
        value = np.uint32(shingled[at] >> HALF)
        value = np.uint32(value ^ (value >> np.uint32(16)))
        value = np.uint32(value * np.uint32(0x85EBCA6B))
        value = np.uint32(value ^ (value >> np.uint32(13)))
        value = np.uint32(value * np.uint32(0xC2B2AE35))
        mixed[at] = np.uint32(value ^ (value >> np.uint32(16)))
    # four at a time: each shingle is loaded once for all of them, which halves the time
    for one in range(0, len(a), 4):
        a0, a1, a2, a3 = a[one], a[one + 1], a[one + 2], a[one + 3]
        b0, b1, b2, b3 = b[one], b[one + 1], b[one + 2], b[one + 3]
        least0 = least1 = least2 = least3 = np.uint32(0xFFFFFFFF)
        for at in range(count):
            value = mixed[at]
            least0 = min(least0, np.uint32(a0 * value + b0))
            least1 = min(least1, np.uint32(a1 * value + b1))
            least2 = min(least2, np.uint32(a2 * value + b2))
            least3 = min(least3, np.uint32(a3 * value + b3))
        signature[one] = least0
        signature[one + 1] = least1
        signature[one + 2] = least2
        signature[one + 3] = least3


sign = _jit(_sign)


def _print_of(hashes, number):
    """A fingerprint of all words in their order."""
    value = np.uint64(number)
    for at in range(number):
        value = (value ^ hashes[at]) * WORD
        value ^= value >> HALF
    return value


print_of = _jit(_print_of)


def _sketch(text, offsets, single, starts, actions, a, b, signatures, prints, numbers):
    """Sketch each text; `numbers` has how many words it has, -1 where it cannot be read here."""
    longest = 0
    for one in range(len(offsets) - 1):
        longest = max(longest, offsets[one + 1] - offsets[one])
    hashes = np.empty(2 * longest + 64, dtype=np.uint64)
    shingled = np.empty(len(hashes), dtype=np.uint64)
    mixed = np.empty(len(hashes), dtype=np.uint32)
    for one in range(len(offsets) - 1):
        number = words(text, offsets[one], offsets[one + 1], single, starts, actions, hashes)
        numbers[one] = number
        if number > 0:
            count = shingles(hashes, number, shingled)
            sign(shingled, count, mixed, a, b, signatures[one])
            prints[one] = print_of(hashes, number)


sketch = _jit(_sketch)


def _prints(text, offsets, single, starts, actions, prints, numbers):
    """The fingerprint of each text, and how many words it has, -1 where it cannot be read here."""
    longest = 0
    for one in range(len(offsets) - 1):
        longest = max(longest, offsets[one + 1] - offsets[one])
    hashes = np.empty(2 * longest + 64, dtype=np.uint64)
    for one in range(len(offsets) - 1):
        number = words(text, offsets[one], offsets[one + 1], single, starts, actions, hashes)
        numbers[one] = number
        prints[one] = print_of(hashes, max(number, 0))


prints_of = _jit(_prints)


def _sketch_words(hashes, a, b, signature):
    """Sketch a text from the hashes of its words, and return its fingerprint."""
    shingled = np.empty(len(hashes), dtype=np.uint64)
    mixed = np.empty(len(hashes), dtype=np.uint32)
    count = shingles(hashes, len(hashes), shingled)
    sign(shingled, count, mixed, a, b, signature)
    return print_of(hashes, len(hashes))


sketch_words = _jit(_sketch_words)


def _distinct(shingled, count, slots, found):
    """Put each different shingle once in `found`, in order, and return how many there are."""
    mask = np.uint64(len(slots) - 1)
    slots[:] = 0
    number = 0
    for at in range(count):
        value = shingled[at]
        slot = (value >> HALF) & mask
        while slots[slot] != 0 and found[slots[slot] - 1] != value:
            slot = (slot + ONE) & mask
        if slots[slot] == 0:
            found[number] = value
            number += 1
            slots[slot] = number
    return number


distinct = _jit(_distinct)


def _sets(text, offsets, single, starts, actions, found, sizes):
    """Put the set of shingles of each text in `found`, one after the other, and their `sizes`.

    A text that cannot be read here has the size -1. Returns how many shingles there are in all.
    """
    longest = 0
    for one in range(len(offsets) - 1):
        longest = max(longest, offsets[one + 1] - offsets[one])
    hashes = np.empty(2 * longest + 64, dtype=np.uint64)
    shingled = np.empty(len(hashes), dtype=np.uint64)
    total = 0
    for one in range(len(offsets) - 1):
        number = words(text, offsets[one], offsets[one + 1], single, starts, actions, hashes)
        sizes[one] = -1
        if number >= 0:
            count = shingles(hashes, number, shingled)
            slots = np.zeros(room(count), dtype=np.int32)
            sizes[one] = distinct(shingled, count, slots, found[total:])
            total += sizes[one]
    return total


def _room(count):
    """A power of two at which a table of so many is at most half full."""
    size = 16
    while size < 2 * count:
        size *= 2
    return size


room = _jit(_room)
sets = _jit(_sets)


def _common(shingled, starts, sizes, first, second, found):
    """Count the shingles that each two sets have in common; fastest where `first` repeats."""
    slots = np.zeros(0, dtype=np.int32)
    one = shingled[:0]
    mask = ZERO
    for pair in range(len(first)):
        if pair == 0 or first[pair] != first[pair - 1]:
            one = shingled[starts[first[pair]] : starts[first[pair]] + sizes[first[pair]]]
            slots = np.zeros(room(len(one)), dtype=np.int32)
            mask = np.uint64(len(slots) - 1)
            for at in range(len(one)):
                slot = (one[at] >> HALF) & mask
                while slots[slot] != 0:
                    slot = (slot + ONE) & mask
                slots[slot] = at + 1
        begin = starts[second[pair]]
        both = 0
        for at in range(begin, begin + sizes[second[pair]]):
            value = shingled[at]
            slot = (value >> HALF) & mask
            while slots[slot] != 0:
                if one[slots[slot] - 1] == value:
                    both += 1
                    break
                slot = (slot + ONE) & mask
        found[pair] = both


common = _jit(_common)
