"""The part of the kernel that reads texts: to the hashes of their words."""
# mypy: ignore-errors
# its types are those that numba finds

import numba
import numpy as np

from lineage.bulk import letters as _letters
from lineage.bulk.letters import ALONE, NOTHING, UNREAD
from lineage.sketch.hashing import WORD as _WORD

WORD = np.uint64(_WORD)
HALF = np.uint64(32)
ZERO = np.uint64(0)
ONE, TWO, THREE, FOUR, SIX, EIGHT, TWELVE = map(np.uint64, (1, 2, 3, 4, 6, 8, 12))
BACKSLASH = 0x5C
OPEN, CLOSED, SPECIAL = map(np.uint64, (_letters.OPEN, _letters.CLOSED, _letters.SPECIAL))
FACTORS, COUNTED = np.uint64(_letters.FACTORS), np.uint64(_letters.COUNTED)
LOWER = np.uint64(0xFFFFFFFF)
BARE = ONE
"""Stands for the hash of a word that is all accents, 0, which is that of no word as well."""
SLACK = np.uint64(64)
"""Words that a text may have beyond one a byte: a ligature can be several."""
_jit = numba.njit
_inlined = numba.njit(forceinline=True)
continues, combines = numba.njit(_letters.continues), numba.njit(_letters.combines)


@_jit
def four_digits(text, at):
    """The number that four hexadecimal digits are."""
    found = np.int64(0)
    for place in range(at, at + FOUR):
        digit = np.int64(text[place])
        found = found << 4 | (digit & 0xF) + (9 if digit > 0x39 else 0)
    return found


@_jit
def escaped_character(text, at):
    """The character of an escape, and where the next one is: a parser has seen that it is sound."""
    kind = np.int64(text[at + ONE])
    if kind == 0x75:
        code = four_digits(text, at + TWO)
        if 0xD800 <= code < 0xDC00:
            code = 0x10000 + ((code - 0xD800) << 10) + four_digits(text, at + EIGHT) - 0xDC00
            return code, at + TWELVE
        return code, at + SIX
    # but for a quotation mark and strokes all are gaps like the end of a line, as these are
    return np.int64(0x0A), at + TWO


@_inlined
def character(text, at, end):
    """The character at a place, and where the next one is; -1 where it is not sound or beyond."""
    one = np.int64(text[at])
    if one < 0xE0:
        more = np.int64(text[at + ONE]) if at + ONE < end else np.int64(0)
        if one < 0xC2 or more & 0xC0 != 0x80:
            return np.int64(-1), at
        return (one & 0x1F) << 6 | more & 0x3F, at + TWO
    if at + TWO >= end:
        return np.int64(-1), at
    more, last = np.int64(text[at + ONE]), np.int64(text[at + TWO])
    sound = more & 0xC0 == 0x80 and last & 0xC0 == 0x80
    code = (one & 0xF) << 12 | (more & 0x3F) << 6 | last & 0x3F
    if one < 0xF0:
        if not sound or code < 0x800 or 0xD800 <= code < 0xE000:
            return np.int64(-1), at
        return code, at + THREE
    least = np.int64(text[at + THREE]) if at + THREE < end else np.int64(0)
    code = code << 6 | least & 0x3F
    # of these planes the table has the first, and what is none of them is not in it either
    if not sound or least & 0xC0 != 0x80 or one > 0xF0 or code < 0x10000:
        return np.int64(-1), at
    return code, at + FOUR


@_inlined
def step(text, state, end, limit, single, starts, actions, found):
    """Read one character of any kind; the place is after the end where that cannot be done here.

    That is if it changes its neighbour or is not in the table. A state is the place, the hash of
    the word so far, 0 where none is open, the place of the next word, the last two characters if
    they were not ASCII, and the bytes that are more than one a character.
    """
    at, value, count, before, earlier, extra = state
    failed = (end + ONE, value, count, before, earlier, extra)
    if text[at] == BACKSLASH:
        code, after = escaped_character(text, at)
    else:
        code, after = character(text, at, end)
    if code < 0 or count + end - at + HALF > limit:
        return failed
    extra += after - at - ONE
    at = after
    if code >= 0x80:
        if combines(code) or code >= len(single):
            return failed
        leads = 0xC2 <= before <= 0xDF or (0xE0 <= earlier <= 0xEF and continues(before))
        if leads and continues(code):
            return failed
        earlier = before
        before = code
    else:
        before = np.int64(0)
    action = single[code]
    if 0 < action < ALONE:
        value = (value ^ np.uint64(action)) * WORD
    elif action == UNREAD or (action == NOTHING and value == ZERO):
        return failed
    elif action != NOTHING:
        is_open = np.uint64(value != ZERO)
        first, last = (starts[-action - 1], starts[-action]) if action < 0 else (0, 1)
        for place in range(first, last):
            inner = actions[place] if action < 0 else action
            if inner == 0 or ALONE <= inner < NOTHING:
                found[count] = value if value != ZERO else BARE
                count += is_open
                value = is_open = ZERO
                if inner != 0:
                    value = np.uint64(inner - ALONE) * WORD
                    found[count] = value
                    count += ONE
                    value = ZERO
            else:
                if inner != NOTHING:
                    value = (value ^ np.uint64(inner)) * WORD
                is_open = ONE
        if is_open != np.uint64(value != ZERO):
            return failed
    return at, value, count, before, earlier, extra


@_inlined
def between(text, state, begin, at, end, value, ends, table):
    """The state after a loop over letters that began and ended at these places.

    The first byte of two changes nothing in such a loop: the place is before it.
    """
    _, _, _, before, earlier, extra = state
    count = ends & LOWER
    extra += ends >> HALF
    if at > begin and table[np.uint64(text[at - ONE])] > CLOSED:
        if at == end:
            return end + ONE, value, count, before, earlier, extra
        at -= ONE
        extra -= ONE
    if at > begin:
        last = np.int64(text[at - ONE])
        before = (np.int64(text[at - TWO]) & 0x1F) << 6 | last & 0x3F if last >= 0x80 else 0
    return at, value, count, before, earlier, extra


@_jit
def rest_of(text, state, end, limit, single, starts, actions, table, found):
    """Read on to the end, where a word may be open, and return the state there."""
    while state[0] < end:
        at, value, ends = state[0], state[1], state[2]
        page = OPEN if value != ZERO else CLOSED
        entry = ZERO
        while at < end:
            code = np.uint64(text[at])
            entry = table[page + code]
            if entry >= SPECIAL:
                break
            found[ends & LOWER] = value
            ends += entry >> COUNTED
            value = (value ^ (entry & LOWER)) * table[page + code + FACTORS]
            page = table[code]
            at += ONE
        state = between(text, state, state[0], at, end, value, ends, table)
        if entry >= SPECIAL:
            state = step(text, state, end, limit, single, starts, actions, found)
    return state


@_jit
def letters_of(text, at, at_, both, value, value_, ends, ends_, table, found):
    """Read on at two places, as many bytes or fewer: returns how many, and what stands there."""
    page = OPEN if value != ZERO else CLOSED
    page_ = OPEN if value_ != ZERO else CLOSED
    entry = entry_ = ZERO
    step_ = ZERO
    # no branch at the end of a word, nor at letters of two bytes, which no processor foresees
    while step_ < both:
        code, code_ = np.uint64(text[at + step_]), np.uint64(text[at_ + step_])
        entry, entry_ = table[page + code], table[page_ + code_]
        if (entry | entry_) >= SPECIAL:
            break
        found[ends & LOWER] = value
        found[ends_ & LOWER] = value_
        ends += entry >> COUNTED
        ends_ += entry_ >> COUNTED
        value = (value ^ (entry & LOWER)) * table[page + code + FACTORS]
        value_ = (value_ ^ (entry_ & LOWER)) * table[page_ + code_ + FACTORS]
        page, page_ = table[code], table[code_]
        step_ += ONE
    return step_, value, value_, ends, ends_, entry, entry_


@_jit
def words_of(text, start, end, single, starts, actions, table, found, base, room):
    """Put the hashes of the words of a text in `found`; their number, and the bytes too many.

    -1 where the text cannot be read here. Its halves are read at the same time, for what a
    processor waits for is one product after the other.
    """
    middle = start + ((end - start) >> ONE)
    while middle < end and text[middle] != 0x20:
        middle += ONE
    begin = base + middle - start + SLACK
    if begin + end - middle + SLACK > room:
        return np.int64(-1), ZERO
    none = np.int64(0)
    one = (start, ZERO, base, none, none, ZERO)
    other = (middle, ZERO, begin, none, none, ZERO)
    while one[0] < middle and other[0] < end:
        at, value, ends = one[0], one[1], one[2]
        at_, value_, ends_ = other[0], other[1], other[2]
        both = min(middle - at, end - at_)
        step_, value, value_, ends, ends_, entry, entry_ = letters_of(
            text, at, at_, both, value, value_, ends, ends_, table, found
        )
        one = between(text, one, at, at + step_, middle, value, ends, table)
        other = between(text, other, at_, at_ + step_, end, value_, ends_, table)
        if step_ < both and entry >= SPECIAL:
            one = step(text, one, middle, begin, single, starts, actions, found)
        if step_ < both and entry_ >= SPECIAL:
            other = step(text, other, end, room, single, starts, actions, found)
    one = rest_of(text, one, middle, begin, single, starts, actions, table, found)
    other = rest_of(text, other, end, room, single, starts, actions, table, found)
    if one[0] > middle or other[0] > end:
        return np.int64(-1), ZERO
    found[one[2]] = one[1]
    found[other[2]] = other[1]
    count = base
    for first, last in ((base, one[2]), (begin, other[2])):
        for place in range(first, last + ONE):
            value = found[place]
            found[count] = ZERO if value == BARE else value ^ (value >> HALF)
            # there is no word where two characters in a row end one
            count += np.uint64(value != ZERO)
    return np.int64(count - base), one[5] + other[5]
