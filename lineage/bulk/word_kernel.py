"""The part of the kernel that reads texts: to the hashes of their words."""
# mypy: ignore-errors
# its types are those that numba finds

import numba
import numpy as np

from lineage.bulk.letters import ALONE, NOTHING, UNREAD
from lineage.bulk.letters import SPECIAL as _SPECIAL
from lineage.sketch.hashing import WORD as _WORD

WORD = np.uint64(_WORD)
HALF = np.uint64(32)
ZERO = np.uint64(0)
ONE, TWO, THREE, FOUR, SIX, EIGHT, TWELVE = map(np.uint64, (1, 2, 3, 4, 6, 8, 12))
BACKSLASH = 0x5C
SPECIAL = np.uint64(_SPECIAL)
SLACK = np.uint64(64)
"""Words that a text may have beyond one every two bytes: a ligature can be several."""
_jit = numba.njit
_inlined = numba.njit(forceinline=True)


@_jit
def continues(code):
    """Whether UTF-8 read as Windows-1252 can have this character after its first (`normal`)."""
    if 0x80 <= code <= 0xBF:
        return True
    if code in (0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x192, 0x2C6, 0x2DC):
        return True
    return code in (
        0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2021, 0x2022,
        0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2122,
    )  # fmt: skip


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
    if code < 0 or count + ((end - at) >> ONE) + HALF > limit:
        return failed
    extra += after - at - ONE
    at = after
    if code >= 0x80:
        if 0x300 <= code <= 0x36F or code >= len(single):
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
                found[count] = value
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


@_jit
def rest_of(text, state, end, limit, single, starts, actions, plain, found):
    """Read on to the end, where a word may be open, and return the state there."""
    while state[0] < end:
        at, value, count, before, earlier, extra = state
        while at < end:
            code = np.uint64(text[at])
            letter = plain[TWO * code]
            if letter >= SPECIAL:
                break
            found[count] = value
            count += np.uint64(letter == ZERO) & np.uint64(value != ZERO)
            value = (value ^ letter) * plain[TWO * code + ONE]
            before = np.int64(0)
            at += ONE
        state = (at, value, count, before, earlier, extra)
        if at < end:
            state = step(text, state, end, limit, single, starts, actions, found)
    return state


@_jit
def words_of(text, start, end, single, starts, actions, plain, found, base, room):
    """Put the hashes of the words of a text in `found`; their number, and the bytes too many.

    -1 where the text cannot be read here. Its halves are read at the same time, for what a
    processor waits for is one product after the other.
    """
    middle = start + ((end - start) >> ONE)
    while middle < end and text[middle] != 0x20:
        middle += ONE
    begin = base + ((middle - start) >> ONE) + SLACK
    if begin + ((end - middle) >> ONE) + SLACK > room:
        return np.int64(-1), ZERO
    none = np.int64(0)
    one = (start, ZERO, base, none, none, ZERO)
    other = (middle, ZERO, begin, none, none, ZERO)
    while one[0] < middle and other[0] < end:
        at, value, count, before, earlier, extra = one
        at_, value_, count_, before_, earlier_, extra_ = other
        letter = letter_ = ZERO
        both = min(middle - at, end - at_)
        step_ = ZERO
        # no branch at the end of a word, which no processor foresees
        while step_ < both:
            code, code_ = np.uint64(text[at + step_]), np.uint64(text[at_ + step_])
            letter, letter_ = plain[TWO * code], plain[TWO * code_]
            if (letter | letter_) >= SPECIAL:
                break
            found[count] = value
            found[count_] = value_
            count += np.uint64(letter == ZERO) & np.uint64(value != ZERO)
            count_ += np.uint64(letter_ == ZERO) & np.uint64(value_ != ZERO)
            value = (value ^ letter) * plain[TWO * code + ONE]
            value_ = (value_ ^ letter_) * plain[TWO * code_ + ONE]
            before = before_ = none
            step_ += ONE
        at += step_
        at_ += step_
        one = (at, value, count, before, earlier, extra)
        other = (at_, value_, count_, before_, earlier_, extra_)
        if letter >= SPECIAL:
            one = step(text, one, middle, begin, single, starts, actions, found)
        if letter_ >= SPECIAL:
            other = step(text, other, end, room, single, starts, actions, found)
    one = rest_of(text, one, middle, begin, single, starts, actions, plain, found)
    other = rest_of(text, other, end, room, single, starts, actions, plain, found)
    if one[0] > middle or other[0] > end:
        return np.int64(-1), ZERO
    found[one[2]] = one[1]
    found[other[2]] = other[1]
    last = one[2] + np.uint64(one[1] != ZERO)
    last_ = other[2] + np.uint64(other[1] != ZERO)
    for place in range(last_ - begin):
        found[last + place] = found[begin + place]
    for place in range(base, last + last_ - begin):
        found[place] ^= found[place] >> HALF
    return np.int64(last + last_ - begin - base), one[5] + other[5]
