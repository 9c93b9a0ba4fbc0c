"""The entry of the kernel that finds copies: to the runs of `align.verbatim` and to its chains.

What it gives is, number by number, what that gives.
"""
# mypy: ignore-errors
# its types are those that numba finds

import numba
import numpy as np
from numba import types

from lineage.align.verbatim import DENSEST, FEWEST, LONGEST_GAP, SEED
from lineage.sketch.hashing import WORD as _WORD

WORD = np.uint64(_WORD)
HALF = np.uint64(32)
OTHER, A, B, LENGTH, CLASHES = range(5)
"""The columns of runs."""
MOST_CLASHING = 256
"""Runs of two texts that clash, from which each is no longer held against all."""
carray = numba.carray
_bytes, _numbers, _shorts = map(types.CPointer, (types.uint8, types.int64, types.int32))
_number = types.int64


@numba.njit(forceinline=True)
def slot_of(number, numbers, start, slots):
    """Where a table of seeds, by their last places counted from 1, has one or has room for it."""
    mask = len(slots) - 1
    slot = np.int64((np.uint64(number) * WORD) >> HALF) & mask
    while slots[slot] != 0 and numbers[start + slots[slot] - 1] != number:
        slot = (slot + 1) & mask
    return slot


@numba.njit
def goes_on_from(numbers, refrain, a, b, start_a, start_b):
    """Whether a seed of both sides is in a run that began before it: one of only refrains is none,
    for no refrain begins one."""
    while a > start_a and b > start_b and numbers[a - 1] == numbers[b - 1]:
        a -= 1
        b -= 1
        if refrain[b] == 0:
            return True
    return False


@numba.njit
def clash(runs, side, run, farthest):
    """Mark a run and the one before it that reaches farthest where they overlap on a side, on which
    runs are in order. Returns which of the two reaches farther."""
    reached = runs[side, farthest] + runs[LENGTH, farthest]
    if run != farthest and runs[side, run] < reached:
        runs[CLASHES, run] = runs[CLASHES, farthest] = 1
    return run if runs[side, run] + runs[LENGTH, run] > reached else farthest


@numba.njit
def maximal(numbers, refrain, start, start_b, end_b, slots, alike, alone, met):
    """The maximal runs of a document and another, in the order of the other. Returns how many there
    are, -1 where there is no room for them."""
    total = farthest = 0
    b = start_b
    while b < end_b:
        at = b
        b += 1
        number = numbers[at]
        if number < 0:
            continue
        place = slots[slot_of(number, numbers, start, slots)]
        if place == 0 or refrain[at] != 0:
            continue
        while place != 0:
            a = start + place - 1
            place = alike[place - 1]
            if not goes_on_from(numbers, refrain, a, at, start, start_b):
                ahead = 1
                while numbers[a + ahead] == numbers[at + ahead] and numbers[a + ahead] >= 0:
                    ahead += 1
                if total == met.shape[1]:
                    return -1
                met[A, total], met[B, total], met[LENGTH, total] = a, at, ahead + SEED - 1
                met[CLASHES, total] = 0
                farthest = clash(met, B, total, farthest)
                total += 1
            # what the document has only there begins no other run
            if alone[a - start]:
                while alone[a + 1 - start] and numbers[a + 1] == numbers[b]:
                    a += 1
                    b += 1
    return total


@numba.njit
def in_order(total, start, length, first_at, met, found, before):
    """Put the runs of two documents behind others, in the order of the first document. Returns
    whether any of them overlap."""
    for run in range(total - 1, -1, -1):
        a = met[A, run] - start
        met[OTHER, run] = first_at[a]
        first_at[a] = run + 1
    row = farthest = before
    overlap = 0
    for a in range(length):
        run = first_at[a]
        first_at[a] = 0
        while run != 0:
            for column in range(A, CLASHES + 1):
                found[column, row] = met[column, run - 1]
            overlap |= found[CLASHES, row]
            if found[A, row] < found[A, farthest] + found[LENGTH, farthest] and row != farthest:
                overlap = 1
            farthest = clash(found, A, row, farthest)
            run = met[OTHER, run - 1]
            row += 1
    return overlap


@numba.njit
def tiled(found, before, end, start, start_b, used_a, used_b, waiting):
    """Of runs of two documents that overlap keep the longest, then what it leaves of the others.
    Returns where they end now, -1 where they are too many."""
    rows = before
    left = 0
    for run in range(before, end):
        if found[CLASHES, run]:
            for column in range(A, CLASHES):
                waiting[column, left] = found[column, run]
            left += 1
        else:
            for column in range(A, CLASHES):
                found[column, rows] = found[column, run]
            rows += 1
    if left > MOST_CLASHING:
        return -1
    kept_from = rows
    while left > 0:
        best = 0
        for run in range(1, left):
            longer = waiting[LENGTH, run] - waiting[LENGTH, best]
            later_a = waiting[A, run] - waiting[A, best]
            later_b = waiting[B, run] - waiting[B, best]
            if longer > 0 or (longer == 0 and (later_a < 0 or (later_a == 0 and later_b < 0))):
                best = run
        a, b, length = waiting[A, best], waiting[B, best], waiting[LENGTH, best]
        left -= 1
        for column in range(A, CLASHES):
            waiting[column, best] = waiting[column, left]
        free = 0
        whole = True
        for word in range(length + 1):
            if word < length and used_a[a - start + word] == 0 and used_b[b - start_b + word] == 0:
                free += 1
                continue
            whole = whole and word == length
            if free >= SEED and not whole:
                if left == waiting.shape[1]:
                    return -1
                waiting[A, left], waiting[B, left] = a + word - free, b + word - free
                waiting[LENGTH, left] = free
                left += 1
            free = 0
        if whole:
            found[A, rows], found[B, rows], found[LENGTH, rows] = a, b, length
            rows += 1
            for word in range(length):
                used_a[a - start + word] = used_b[b - start_b + word] = 1
    for run in range(kept_from, rows):
        a, b, length = found[A, run], found[B, run], found[LENGTH, run]
        for word in range(length):
            used_a[a - start + word] = used_b[b - start_b + word] = 0
        # no two begin at one word now
        at = run
        while at > before and found[A, at - 1] > a:
            for column in range(A, CLASHES):
                found[column, at] = found[column, at - 1]
            at -= 1
        found[A, at], found[B, at], found[LENGTH, at] = a, b, length
    return rows


@numba.njit
def chained(found, total, chain_of, made):
    """Number the chains of runs that are in order, -1 where one is no copy."""
    begins_a, begins_b, ends_a, ends_b, equal, growing = range(6)
    chains = grow = 0
    for run in range(total):
        a, b, length = found[A, run], found[B, run], found[LENGTH, run]
        if run == 0 or found[OTHER, run] != found[OTHER, run - 1]:
            grow = 0
        # what lies too far back grows no more
        near = 0
        for at in range(grow):
            made[growing, near] = made[growing, at]
            near += np.int64(a - made[ends_a, made[growing, at]] <= LONGEST_GAP)
        grow = near
        taken = -1
        for at in range(grow - 1, -1, -1):
            chain = made[growing, at]
            gap_a, gap_b = a - made[ends_a, chain], b - made[ends_b, chain]
            longer = max(a + length - made[begins_a, chain], b + length - made[begins_b, chain])
            if (
                0 <= gap_a <= LONGEST_GAP
                and 0 <= gap_b <= LONGEST_GAP
                and made[equal, chain] + length >= DENSEST * longer
            ):
                taken = chain
                break
        if taken < 0:
            taken = chains
            made[begins_a, taken], made[begins_b, taken], made[equal, taken] = a, b, 0
            made[growing, grow] = taken
            grow += 1
            chains += 1
        made[ends_a, taken], made[ends_b, taken] = a + length, b + length
        made[equal, taken] += length
        chain_of[run] = taken
    for run in range(total):
        chain = chain_of[run]
        longer = max(
            made[ends_a, chain] - made[begins_a, chain], made[ends_b, chain] - made[begins_b, chain]
        )
        if made[equal, chain] < FEWEST or made[equal, chain] / longer < DENSEST:
            chain_of[run] = -1


@numba.cfunc(
    _number(
        _numbers, _bytes, _number, _number, _number, _numbers, _numbers, _number,
        _shorts, _number, _shorts, _number, _numbers, _numbers, _numbers, _number,
    )
)  # fmt: skip
def copies(
    numbers_, refrain_, words, start, end, starts_, ends_, others,
    slots_, size, places_, width, met_, made_, found_, room,
):  # fmt: skip
    """The runs of a document and each of some others, in their order and that of the document, and
    the chains of the runs in their last column; returns how many there are.

    -1 where they are too many. `places` is for the words of the longest, all 0; `met`, `made` and
    `found` are for so many runs as there is room.
    """
    numbers, refrain = carray(numbers_, words), carray(refrain_, words)
    starts, ends = carray(starts_, others), carray(ends_, others)
    slots, places = carray(slots_, size), carray(places_, (5, width))
    met, made = carray(met_, (5, room)), carray(made_, (6, room))
    found = carray(found_, (5, room))
    alike, alone, first_at, used_a, used_b = places[0], places[1], places[2], places[3], places[4]
    for place in range(end - start, 0, -1):
        number = numbers[start + place - 1]
        if number < 0:
            continue
        slot = slot_of(number, numbers, start, slots)
        alike[place - 1] = slots[slot]
        alone[place - 1] = slots[slot] == 0
        if slots[slot] != 0:
            alone[slots[slot] - 1] = 0
        slots[slot] = place
    total = 0
    for other in range(others):
        number = maximal(
            numbers, refrain, start, starts[other], ends[other], slots, alike, alone, met
        )
        if number < 0 or total + number > room:
            return -1
        until = total + number
        if in_order(number, start, end - start, first_at, met, found, total):
            until = tiled(found, total, until, start, starts[other], used_a, used_b, met)
            if until < 0:
                return -1
        for run in range(total, until):
            found[OTHER, run] = other
        total = until
    chained(found, total, found[CLASHES], made)
    return total


ENTRIES = (copies,)
