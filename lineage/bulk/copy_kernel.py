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
"""The columns of runs; in the end the last one has their chains."""
CHAIN = CLASHES
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
    reached = runs[farthest, side] + runs[farthest, LENGTH]
    if run != farthest and runs[run, side] < reached:
        runs[run, CLASHES] = runs[farthest, CLASHES] = 1
    return run if runs[run, side] + runs[run, LENGTH] > reached else farthest


@numba.njit
def maximal(numbers, refrain, start, start_b, end_b, slots, alike, alone, met):
    """The maximal runs of a document and another, in the order of the other. Returns how many there
    are, -1 where there is no room for them."""
    total = farthest = diagonal = reached = 0
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
            inside = a - at == diagonal and at < reached
            if not inside and not goes_on_from(numbers, refrain, a, at, start, start_b):
                ahead = 1
                while numbers[a + ahead] == numbers[at + ahead] and numbers[a + ahead] >= 0:
                    ahead += 1
                if total == met.shape[0]:
                    return -1
                met[total, A], met[total, B], met[total, LENGTH] = a, at, ahead + SEED - 1
                met[total, CLASHES] = 0
                farthest = clash(met, B, total, farthest)
                total += 1
                diagonal, reached = a - at, at + ahead
            # what the document has only there begins no other run
            if a - at == diagonal:
                b = max(b, min(reached, at + alone[a - start]))
    return total


@numba.njit
def in_order(found, before, end, met):
    """Put the runs of two documents in the order of the first one. Returns whether any of them
    overlap."""
    rising = True
    for row in range(before + 1, end):
        rising &= found[row - 1, A] <= found[row, A]
    if not rising:
        for run in range(end - before):
            a = found[before + run, A]
            at = run
            while at > 0 and found[before + met[at - 1, OTHER], A] > a:
                met[at, OTHER] = met[at - 1, OTHER]
                at -= 1
            met[at, OTHER] = run
            for column in range(A, CLASHES + 1):
                met[run, column] = found[before + run, column]
        for run in range(end - before):
            for column in range(A, CLASHES + 1):
                found[before + run, column] = met[met[run, OTHER], column]
    farthest = before
    for row in range(before, end):
        farthest = clash(found, A, row, farthest)
    overlap = False
    for row in range(before, end):
        overlap |= found[row, CLASHES] != 0
    return overlap


@numba.njit
def tiled(found, before, end, start, start_b, used_a, used_b, waiting):
    """Of runs of two documents that overlap keep the longest, then what it leaves of the others.
    Returns where they end now, -1 where they are too many."""
    rows = before
    left = 0
    for run in range(before, end):
        if found[run, CLASHES]:
            for column in range(A, CLASHES):
                waiting[left, column] = found[run, column]
            left += 1
        else:
            for column in range(A, CLASHES):
                found[rows, column] = found[run, column]
            rows += 1
    if left > MOST_CLASHING:
        return -1
    kept_from = rows
    while left > 0:
        best = 0
        for run in range(1, left):
            longer = waiting[run, LENGTH] - waiting[best, LENGTH]
            later_a = waiting[run, A] - waiting[best, A]
            later_b = waiting[run, B] - waiting[best, B]
            if longer > 0 or (longer == 0 and (later_a < 0 or (later_a == 0 and later_b < 0))):
                best = run
        a, b, length = waiting[best, A], waiting[best, B], waiting[best, LENGTH]
        left -= 1
        for column in range(A, CLASHES):
            waiting[best, column] = waiting[left, column]
        free = 0
        whole = True
        for word in range(length + 1):
            if word < length and used_a[a - start + word] == 0 and used_b[b - start_b + word] == 0:
                free += 1
                continue
            whole = whole and word == length
            if free >= SEED and not whole:
                if left == waiting.shape[0]:
                    return -1
                waiting[left, A], waiting[left, B] = a + word - free, b + word - free
                waiting[left, LENGTH] = free
                left += 1
            free = 0
        if whole:
            found[rows, A], found[rows, B], found[rows, LENGTH] = a, b, length
            rows += 1
            for word in range(length):
                used_a[a - start + word] = used_b[b - start_b + word] = 1
    for run in range(kept_from, rows):
        a, b, length = found[run, A], found[run, B], found[run, LENGTH]
        for word in range(length):
            used_a[a - start + word] = used_b[b - start_b + word] = 0
        # no two begin at one word now
        at = run
        while at > before and found[at - 1, A] > a:
            for column in range(A, CLASHES):
                found[at, column] = found[at - 1, column]
            at -= 1
        found[at, A], found[at, B], found[at, LENGTH] = a, b, length
    return rows


@numba.njit
def chained(found, total, made):
    """Number the chains of runs that are in order, -1 where one is no copy."""
    begins_a, begins_b, ends_a, ends_b, equal, growing = range(6)
    chains = grow = 0
    for run in range(total):
        a, b, length = found[run, A], found[run, B], found[run, LENGTH]
        if run == 0 or found[run, OTHER] != found[run - 1, OTHER]:
            grow = 0
        # what lies too far back grows no more
        near = 0
        for at in range(grow):
            made[near, growing] = made[at, growing]
            near += np.int64(a - made[made[at, growing], ends_a] <= LONGEST_GAP)
        grow = near
        taken = -1
        for at in range(grow - 1, -1, -1):
            chain = made[at, growing]
            gap_a, gap_b = a - made[chain, ends_a], b - made[chain, ends_b]
            longer = max(a + length - made[chain, begins_a], b + length - made[chain, begins_b])
            if (
                0 <= gap_a <= LONGEST_GAP
                and 0 <= gap_b <= LONGEST_GAP
                and made[chain, equal] + length >= DENSEST * longer
            ):
                taken = chain
                break
        if taken < 0:
            taken = chains
            made[taken, begins_a], made[taken, begins_b], made[taken, equal] = a, b, 0
            made[grow, growing] = taken
            grow += 1
            chains += 1
        made[taken, ends_a], made[taken, ends_b] = a + length, b + length
        made[taken, equal] += length
        found[run, CHAIN] = taken
    for run in range(total):
        chain = found[run, CHAIN]
        longer = max(
            made[chain, ends_a] - made[chain, begins_a], made[chain, ends_b] - made[chain, begins_b]
        )
        if made[chain, equal] < FEWEST or made[chain, equal] / longer < DENSEST:
            found[run, CHAIN] = -1


@numba.cfunc(
    _number(
        _numbers, _bytes, _number, _numbers, _number, _number, _numbers, _number, _shorts, _number,
        _shorts, _number, _numbers, _number,
    )
)  # fmt: skip
def copies(
    numbers_, refrain_, words, first_, documents, document, others_, number, slots_, size, places_,
    width, rows_, room,
):  # fmt: skip
    """The runs of a document and each of some others, in their order and that of the document, and
    the chains of the runs in their last column; returns how many there are, -1 if too many.

    `first` has where each text begins and, at its end, where the last one ends; `places`, all 0,
    is for the words of the longest. The runs are in the first part of `rows`.
    """
    numbers, refrain = carray(numbers_, words), carray(refrain_, words)
    first, others = carray(first_, documents), carray(others_, number)
    start, end = first[document], first[document + 1]
    slots, places = carray(slots_, size), carray(places_, (4, width))
    rows = carray(rows_, (3, room, 6))
    found, met, made = rows[0], rows[1], rows[2]
    alike, alone, used_a, used_b = places[0], places[1], places[2], places[3]
    for place in range(end - start, 0, -1):
        seed = numbers[start + place - 1]
        if seed < 0:
            continue
        slot = slot_of(seed, numbers, start, slots)
        alike[place - 1] = slots[slot]
        alone[place - 1] = slots[slot] == 0
        if slots[slot] != 0:
            alone[slots[slot] - 1] = 0
        slots[slot] = place
    # from each word on how many in a row the document has only there
    for place in range(end - start - 2, -1, -1):
        if alone[place]:
            alone[place] += alone[place + 1]
    total = 0
    for other in range(number):
        begin, last = first[others[other]], first[others[other] + 1]
        more = maximal(numbers, refrain, start, begin, last, slots, alike, alone, found[total:])
        if more < 0:
            return -1
        until = total + more
        if in_order(found, total, until, met):
            until = tiled(found, total, until, start, begin, used_a, used_b, met)
            if until < 0:
                return -1
        for run in range(total, until):
            found[run, OTHER] = other
        total = until
    chained(found, total, made)
    return total


ENTRIES = (copies,)
