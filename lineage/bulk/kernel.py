"""The entries of the kernel: texts to hashes of words, to sets of shingles, to signatures.

Imported only where numba is there and `machine` has it to compile; what it gives is bit by bit what
`sketching` gives without it. All memory is given to it, so that it needs nothing of numba to run.
"""
# mypy: ignore-errors
# its types are those that numba finds

import numba
import numpy as np
from numba import types

from lineage.bulk.copy_kernel import ENTRIES as _ENTRIES
from lineage.bulk.machine import LANES
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
    """A power of two at which a table of so many is at most an eighth full."""
    size = 16
    while size < 8 * count:
        size *= 2
    return size


@_entry(_number(_hashes, _number, _shorts, _number, _shorts, _number, _hashes, _numbers, _hashes))
def sets(hashes_, total, words_, number, slots_, room, found_, sizes_, prints_):
    """The different shingles of each text, one text after the other, and their number; and a
    fingerprint of all its words in their order. Returns how many shingles there are in all."""
    hashes, told, slots = carray(hashes_, total), carray(words_, number), carray(slots_, room)
    found, sizes, prints = carray(found_, total), carray(sizes_, number), carray(prints_, number)
    # of places that may be below 0 numba asks each time whether they count from the end
    at = begin = ZERO
    for one in range(number):
        count = np.uint64(told[one])
        width = min(np.uint64(WIDTH), count)
        size = table_size(told[one])
        mask = np.uint64(size - 1)
        for slot_ in range(size):
            slots[slot_] = 0
        end = begin
        value = ZERO
        beyond = ONE
        for _ in range(width):
            beyond *= SHINGLE
        seen = count
        until = at + count
        whole = at + width
        place = at
        while place < until:
            word = hashes[place]
            seen = (seen ^ word) * WORD
            seen ^= seen >> HALF
            value = value * SHINGLE + word
            if place >= whole:
                value -= beyond * hashes[place - width]
            place += ONE
            if place < whole:
                continue
            slot = (value >> HALF) & mask
            while slots[slot] != 0 and found[begin + np.uint64(slots[slot]) - ONE] != value:
                slot = (slot + ONE) & mask
            if slots[slot] == 0:
                found[end] = value
                end += ONE
                slots[slot] = np.int32(end - begin)
        prints[one] = seen
        sizes[one] = np.int64(end - begin)
        at = until
        begin = end
    return np.int64(begin)


@_entry(
    _number(
        _hashes, _number, _numbers, _numbers, _number, _longs, _number, _longs, _number, _longs,
    )
)  # fmt: skip
def sign(
    shingles_, total, starts_, sizes_, number, drawn_, permutations, mixed_, room, signatures_
):
    """The signature of each set of shingles, in the `affine32` scheme of datasketch.

    Of each LANES permutations `drawn` has their factors, their summands, and room for as many.
    """
    shingles, sizes, starts = (
        carray(shingles_, total), carray(sizes_, number), carray(starts_, number)
    )  # fmt: skip
    drawn = carray(drawn_, (permutations // LANES, 3, LANES))
    mixed, flat = carray(mixed_, (room // 8, 8)), carray(mixed_, room)
    signatures = carray(signatures_, (number, permutations // LANES, LANES))
    for text in range(number):
        count, start = sizes[text], starts[text]
        for at in range(count):
            value = np.uint32(shingles[start + at] >> HALF)
            value = np.uint32(value ^ (value >> np.uint32(16)))
            value = np.uint32(value * np.uint32(0x85EBCA6B))
            value = np.uint32(value ^ (value >> np.uint32(13)))
            value = np.uint32(value * np.uint32(0xC2B2AE35))
            flat[at] = np.uint32(value ^ (value >> np.uint32(16)))
        # the last one several times, which changes no minimum
        eights = (count + 7) >> 3
        for at in range(count, 8 * eights):
            flat[at] = flat[count - 1]
        for some in range(permutations // LANES):
            for lane in range(LANES):
                drawn[some, 2, lane] = np.uint32(0xFFFFFFFF)
            # permutations side by side, so that nothing is left over; eight shingles at a time
            for eight in range(eights):
                v0, v1, v2, v3 = mixed[eight, 0], mixed[eight, 1], mixed[eight, 2], mixed[eight, 3]
                v4, v5, v6, v7 = mixed[eight, 4], mixed[eight, 5], mixed[eight, 6], mixed[eight, 7]
                for lane in range(LANES):
                    a, b, least = drawn[some, 0, lane], drawn[some, 1, lane], drawn[some, 2, lane]
                    least = min(least, np.uint32(a * v0 + b))
                    least = min(least, np.uint32(a * v1 + b))
                    least = min(least, np.uint32(a * v2 + b))
                    least = min(least, np.uint32(a * v3 + b))
                    least = min(least, np.uint32(a * v4 + b))
                    least = min(least, np.uint32(a * v5 + b))
                    least = min(least, np.uint32(a * v6 + b))
                    least = min(least, np.uint32(a * v7 + b))
                    drawn[some, 2, lane] = least
            for lane in range(LANES):
                signatures[text, some, lane] = drawn[some, 2, lane]
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


ENTRIES = (words, sets, sign, common, *_ENTRIES)
