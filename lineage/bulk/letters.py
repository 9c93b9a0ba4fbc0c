"""What each character of a text is to its words, as a table that a kernel reads.

The table is made with the tokeniser of `text`, one character at a time. It holds where no
character changes the meaning of its neighbour: which do is for the kernel to see.
"""

import io
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lineage.bulk.machine import kept
from lineage.sketch import hashing
from lineage.sketch.hashing import WORD
from lineage.text import normal, tokens
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
SPECIAL = 1 << 63
"""A byte that a table does not tell what to do at."""
COUNTED = 24
_END, _MORE = 1 << COUNTED, 1 << COUNTED + 32
"""Added to a byte that ends a word, and to one after which its character goes on."""
_LEADS = range(0xC3, 0xE0)
"""First bytes of two, but for that of signs."""
OPEN, CLOSED = 256, 512
"""Pages of a table: in a word, and behind what ends one."""
FACTORS = 256 * (3 + len(_LEADS))
"""How far behind a byte its factor stands."""
_ESCAPES = b'"/bfnrt'
"""What stands behind the stroke of an escape that ends a word."""
_READ = ((1, 0x3400), (0xA000, 0xD800), (0xF900, 0x10000), (0x1F000, 0x1FC00))
"""Alphabets, syllables and signs: all of the first plane but ideographs, and emoji."""
_IDEOGRAPHS = ((0x3400, 0x4DC0), (0x4E00, 0xA000))
_BREAK = 0


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """What to do at each character: `single` for most, a stretch of `actions` for the others.

    An action is 0, which ends a word, or a code point to go on with, or one of the above. The
    entry -n of `single` stands for `actions[starts[n - 1]:starts[n]]`.

    `plain` and, for texts as JSON has them, `escaped` say it byte by byte. They have for each of
    256 bytes the page of the next one; then pages of what to do at a byte, a letter or one of what
    is added above; then, as many, of the factor of the hash of a word, 0 where the word ends.
    """

    single: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int32]
    actions: npt.NDArray[np.int32]
    plain: npt.NDArray[np.uint64]
    escaped: npt.NDArray[np.uint64]


@cache
def letters() -> Letters:
    """The table. It is kept: to make it takes as long as to sketch 5,000 articles.

    >>> table = letters().single
    >>> chr(table[ord("É")]), chr(table[ord("桥")] - ALONE), int(table[ord("-")])
    ('e', '桥', 0)
    """
    sources = [Path(str(module.__file__)).read_bytes() for module in (normal, tokens, hashing)]
    made_from = [unicodedata.unidata_version.encode(), Path(__file__).read_bytes(), *sources]
    with np.load(io.BytesIO(kept("letters", made_from, _made)), allow_pickle=False) as arrays:
        return Letters(**arrays)


def _made() -> bytes:
    """All arrays of the table."""
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
    packed = io.BytesIO()
    np.savez(
        packed,
        single=single,
        starts=np.array(starts, np.int32),
        actions=np.array(actions, np.int32),
        plain=_table(single, False),
        escaped=_table(single, True),
    )
    return packed.getvalue()


def _table(single: npt.NDArray[np.int32], escaped: bool) -> npt.NDArray[np.uint64]:
    """What is to be done byte by byte."""
    after = np.full(256, OPEN, dtype=np.uint64)
    pages = np.full((3 + len(_LEADS), 256), SPECIAL, dtype=np.uint64)
    factors = np.zeros_like(pages)
    found = single[:0x80].astype(np.uint64)
    ends = found == _BREAK
    pages[:2, :0x80] = found
    pages[0, :0x80][ends] = _END
    factors[:2, :0x80][:, ~ends] = WORD
    after[:0x80][ends] = CLOSED
    for page, lead in enumerate(_LEADS, 2):
        after[lead] = OPEN + 256 * page
        pages[:2, lead], factors[:2, lead] = _MORE, 1
        first = (lead & 0x1F) << 6
        for code in range(first, first + 0x40):
            letter = int(single[code])
            if 0 <= letter < ALONE and not combines(code) and not continues(code):
                byte = 0x80 | code & 0x3F
                pages[page, byte] = letter or _END
                factors[page, byte] = WORD if letter else 0
    if escaped:
        stroke = ord("\\")
        after[stroke] = OPEN + 256 * (len(pages) - 1)
        pages[:2, stroke], factors[:2, stroke] = _MORE, 1
        pages[-1, list(_ESCAPES)] = _END
    return np.concatenate([after, pages.ravel(), factors.ravel()])


def combines(code: int) -> bool:
    """Whether a character changes the one before it."""
    return 0x300 <= code <= 0x36F


def continues(code: int) -> bool:
    """Whether UTF-8 read as Windows-1252 can have this character after its first (`normal`)."""
    if 0x80 <= code <= 0xBF:
        return True
    if code in (0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x192, 0x2C6, 0x2DC):
        return True
    return code in (
        0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2021, 0x2022,
        0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2122,
    )  # fmt: skip


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
