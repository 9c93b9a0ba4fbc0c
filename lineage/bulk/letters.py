"""What each character of a text is to its words, as a table that a kernel reads.

The table is made with the tokeniser of `text`, one character at a time. It holds where no
character changes the meaning of its neighbour: which do is for the kernel to see.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from lineage.sketch.hashing import WORD
from lineage.text.normal import levelled, unaccented
from lineage.text.tokens import TOKEN

SIZE = 0x20000
"""Code points of the table: beyond are ideographs that are hardly ever written."""
ALONE = 1 << 21
"""Added to a character that is a word of its own."""
NOTHING = 1 << 22
"""Begins a word, or goes on with it, and leaves no trace in it: a letter that was all accents."""
UNREAD = 1 << 23
"""A character that is left to the tokeniser of `text`."""
SPECIAL = 1 << 32
"""A byte that does not stand for itself, or for a kernel that reads JSON a backslash."""
_READ = ((1, 0x3400), (0xA000, 0xD800), (0xF900, 0x10000), (0x1F000, 0x1FC00))
"""Alphabets, syllables and signs: all of the first plane but ideographs, and emoji."""
_IDEOGRAPHS = ((0x3400, 0x4DC0), (0x4E00, 0xA000))
_BREAK = 0


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """What to do at each character: `single` for most, a stretch of `actions` for the others.

    An action is 0, which ends a word, or a code point to go on with, or one of the above. The
    entry -n of `single` stands for `actions[starts[n - 1]:starts[n]]`. `plain` has for each byte
    what `single` has, `SPECIAL` for those that are no character each, and what the hash of a word
    is multiplied with there, 0 where the word ends.
    """

    single: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int32]
    actions: npt.NDArray[np.int32]
    plain: npt.NDArray[np.uint64]


@cache
def letters() -> Letters:
    """The table. Cost: a twentieth of a second, once.

    >>> table = letters().single
    >>> chr(table[ord("É")]), chr(table[ord("桥")] - ALONE), int(table[ord("-")])
    ('e', '桥', 0)
    """
    single = np.zeros(SIZE, dtype=np.int32)
    single[0x10000:] = UNREAD
    for first, end in _IDEOGRAPHS:
        # each is its own normal form
        single[first:end] = np.arange(first, end) + ALONE
    codes = [code for first, end in _READ for code in range(first, end) if code != ord("\n")]
    # a line each, for letters that stand together may become one
    lines = levelled("\n".join(map(chr, codes))).split("\n")
    starts = [0]
    actions: list[int] = []
    for code, plain in zip(codes, lines, strict=True):
        found = _actions(plain)
        if len(found) == 1:
            single[code] = found[0]
        else:
            actions += found
            single[code] = -len(starts)
            starts.append(len(actions))
    bytes_ = np.full((256, 2), SPECIAL, dtype=np.uint64)
    bytes_[:0x80, 0] = single[:0x80]
    bytes_[:, 1] = np.where(bytes_[:, 0] == _BREAK, np.uint64(0), np.uint64(WORD))
    return Letters(single, np.array(starts, np.int32), np.array(actions, np.int32), bytes_)


def _actions(plain: str) -> list[int]:
    """What a character does whose normal form this is."""
    found: list[int] = []
    # of all characters there are no two that are the same
    bare = unaccented.__wrapped__
    for character in plain:
        # twice the character is two words, one or none
        words = len(TOKEN.findall(character * 2))
        if words == 0:
            found.append(_BREAK)
            continue
        written = [ord(letter) for letter in bare(character)] or [NOTHING]
        if words == 1:
            found += written
        elif len(written) == 1 and written[0] != NOTHING:
            found.append(written[0] + ALONE)
        else:
            found += [_BREAK, *written, _BREAK]
    return found
