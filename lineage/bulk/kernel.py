"""The entries of the kernel: texts to hashes of words, to sets of shingles, to signatures.

Imported only where numba is there and `machine` has it to compile; what it gives is bit by bit what
`sketching` gives without it. All memory is given to it, so that it needs nothing of numba to run.
"""
# mypy: ignore-errors
# its types are those that numba finds

import numba
import numpy as np
from numba import types

from lineage.bulk.word_kernel import HALF, ONE, WORD, ZERO, words_of
from lineage.sketch.hashing import SHINGLE as _SHINGLE
from lineage.sketch.shingles import WIDTH

SHINGLE = np.uint64(_SHINGLE)
carray = numba.carray
_bytes, _numbers, _hashes = map(types.CPointer, (types.uint8, types.int64, types.uint64))
_shorts, _longs = map(types.CPointer, (types.int32, types.uint32))
_number = types.int64
_entry = numba.cfunc


@_entry(
    _number(
        _bytes, _number, _numbers, _number, _number, _shorts, _number, _shorts, _number, _shorts,
        _number, _hashes, _number, _hashes, _number, _shorts, _numbers,
    )
)  # fmt: skip
def words(
    text_, size, offsets_, number, escaped, single_, singles, starts_, several, actions_, acts,
    table_, bytes_, found_, room, words_, lengths_,
):  # fmt: skip
    """The hashes of the words of all texts, how many there are in each text, -1 where it cannot be
    read here, and its length in characters. Returns how many there are in all."""
    text, offsets = carray(text_, size), carray(offsets_, number + 1)
    single, starts = carray(single_, singles), carray(starts_, several)
    actions, found = carray(actions_, acts), carray(found_, room)
    table = carray(table_, bytes_)
    told, lengths = carray(words_, number), carray(lengths_, number)
    total = np.int64(0)
    for one in range(number):
        # a text of JSON has quotation marks around it
        start, end = np.uint64(offsets[one] + escaped), np.uint64(offsets[one + 1] - escaped)
        count, extra = words_of(
            text, start, end, single, starts, actions, table, found,
            np.uint64(total), np.uint64(room),
        )  # fmt: skip
        told[one] = count
        lengths[one] = np.int64(end - start - extra)
        total += max(count, 0)
    return total


@numba.njit
def table_size(count):
    """A power of two at which a table of so many is at most a quarter full."""
    size = 16
    while size < 4 * count:
        size *= 2
    return size


@_entry(_number(_hashes, _number, _shorts, _number, _shorts, _number, _hashes, _numbers, _hashes))
def sets(hashes_, total, words_, number, slots_, room, found_, sizes_, prints_):
    """The different shingles of each text, one text after the other, and their number; and a
    fingerprint of all its words in their order. Returns how many shingles there are in all."""
    hashes, told, slots = carray(hashes_, total), carray(words_, number), carray(slots_, room)
    found, sizes, prints = carray(found_, total), carray(sizes_, number), carray(prints_, number)
    at = begin = 0
    for one in range(number):
        count = np.int64(told[one])
        width = min(WIDTH, count)
        size = table_size(count)
        mask = np.uint64(size - 1)
        for slot_ in range(size):
            slots[slot_] = 0
        end = begin
        value = ZERO
        beyond = ONE
        for _ in range(width):
            beyond *= SHINGLE
        seen = np.uint64(count)
        for place in range(at, at + count):
            seen = (seen ^ hashes[place]) * WORD
            seen ^= seen >> HALF
            value = value * SHINGLE + hashes[place]
            if place - at >= width:
                value -= beyond * hashes[place - width]
            if place - at < width - 1:
                continue
            slot = (value >> HALF) & mask
            while slots[slot] != 0 and found[begin + slots[slot] - 1] != value:
                slot = (slot + ONE) & mask
            if slots[slot] == 0:
                found[end] = value
                end += 1
                slots[slot] = end - begin
        prints[one] = seen
        sizes[one] = end - begin
        at += count
        begin = end
    return begin


@_entry(
    _number(
        _hashes, _number, _numbers, _numbers, _number, _longs, _longs, _number, _longs, _number,
        _longs,
    )
)  # fmt: skip
def sign(
    shingles_, total, starts_, sizes_, number, a_, b_, permutations, mixed_, room, signatures_
):
    """The signature of each set of shingles, in the `affine32` scheme of datasketch."""
    shingles, sizes, starts = (
        carray(shingles_, total), carray(sizes_, number), carray(starts_, number)
    )  # fmt: skip
    a, b, mixed = carray(a_, permutations), carray(b_, permutations), carray(mixed_, room)
    signatures = carray(signatures_, (number, permutations))
    for text in range(number):
        count, start = sizes[text], starts[text]
        for at in range(count):
            value = np.uint32(shingles[start + at] >> HALF)
            value = np.uint32(value ^ (value >> np.uint32(16)))
            value = np.uint32(value * np.uint32(0x85EBCA6B))
            value = np.uint32(value ^ (value >> np.uint32(13)))
            value = np.uint32(value * np.uint32(0xC2B2AE35))
            mixed[at] = np.uint32(value ^ (value >> np.uint32(16)))
        # four at a time: each shingle is loaded once for all of them, which halves the time
        for one in range(0, permutations, 4):
            a0, a1, a2, a3 = a[one], a[one + 1], a[one + 2], a[one + 3]
            b0, b1, b2, b3 = b[one], b[one + 1], b[one + 2], b[one + 3]
            least0 = least1 = least2 = least3 = np.uint32(0xFFFFFFFF)
            for at in range(count):
                value = mixed[at]
                least0 = min(least0, np.uint32(a0 * value + b0))
                least1 = min(least1, np.uint32(a1 * value + b1))
                least2 = min(least2, np.uint32(a2 * value + b2))
                least3 = min(least3, np.uint32(a3 * value + b3))
            signatures[text, one] = least0
            signatures[text, one + 1] = least1
            signatures[text, one + 2] = least2
            signatures[text, one + 3] = least3
    return 0


@_entry(
    _number(
        _hashes, _number, _numbers, _numbers, _number, _numbers, _numbers, _numbers, _number,
        _shorts, _number, _numbers,
    )
)  # fmt: skip
def common(
    shingles_, total, starts_, sizes_, rows, first_, second_, least_, number, slots_, room, found_
):
    """Count what each two sets have in common, fastest where `first` repeats; 0 where it is clear
    that it is less than `least`."""
    shingles, starts, sizes = carray(shingles_, total), carray(starts_, rows), carray(sizes_, rows)
    first, second, least = carray(first_, number), carray(second_, number), carray(least_, number)
    slots, found = carray(slots_, room), carray(found_, number)
    begin = size = mask_ = 0
    for pair in range(number):
        if pair == 0 or first[pair] != first[pair - 1]:
            begin, size = starts[first[pair]], sizes[first[pair]]
            mask_ = table_size(size) - 1
            for slot_ in range(mask_ + 1):
                slots[slot_] = 0
            for at in range(size):
                slot = (shingles[begin + at] >> HALF) & np.uint64(mask_)
                while slots[slot] != 0:
                    slot = (slot + ONE) & np.uint64(mask_)
                slots[slot] = at + 1
        mask = np.uint64(mask_)
        may_miss = sizes[second[pair]] - least[pair]
        both = missed = 0
        expected = begin
        for at in range(starts[second[pair]], starts[second[pair]] + sizes[second[pair]]):
            value = shingles[at]
            # what is common stands mostly in the same order
            if expected < begin + size and shingles[expected] == value:
                both += 1
                expected += 1
                continue
            slot = (value >> HALF) & mask
            while slots[slot] != 0 and shingles[begin + slots[slot] - 1] != value:
                slot = (slot + ONE) & mask
            if slots[slot] != 0:
                both += 1
                expected = begin + slots[slot]
            else:
                missed += 1
                if missed > may_miss:
                    both = 0
                    break
        found[pair] = both
    return 0


ENTRIES = (words, sets, sign, common)
