"""Normal form of a text, with the way back: case, quotes, spaces and Unicode forms levelled."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from lineage.model import Span

VERSION = 1
"""Raised with each change to the normal form of a text or its tokens: what was stored of texts read
by another version cannot be compared with texts read by this one."""
_CONTINUED = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What the bytes of UTF-8 after the first look like where they are read as Windows-1252."""
_MISREAD = rf"[\u00c2-\u00df][{_CONTINUED}]|[\u00e0-\u00ef][{_CONTINUED}]{{2}}"
# A stretch of ASCII with no mark to compose with its last letter, UTF-8 that was read as
# Windows-1252, or one letter with its marks
_CLUSTER = re.compile(
    rf"[\x00-\x7f]+(?![\u0300-\u036f])|{_MISREAD}|[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+"
)
_JOINED = re.compile(rf"[\u0300-\u036f]|{_MISREAD}")
"""What of a text is not one character after the other."""
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_LEVEL = str.maketrans(
    {
        **dict.fromkeys("’‘‛ʼ´`′‹›‚", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Normalised:
    """A text in normal form; its character i came from `starts[i]:ends[i]` of the original."""

    text: str
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]

    def original(self, start: int, end: int) -> Span:
        """The span of the original that a non-empty range of the normal form came from."""
        return Span(int(self.starts[start]), int(self.ends[end - 1]))


@lru_cache(maxsize=8192)
def _level(cluster: str) -> str:
    if len(cluster) > 1:
        cluster = _decoded(cluster)
    plain = levelled(cluster)
    return " " if plain.isspace() and plain not in ("\n", "\r") else plain


def levelled(text: str) -> str:
    """Letters in the normal form that they have alone; all spaces stay.

    >>> levelled("ﬁn\\nÉTÉ")
    'fin\\nété'
    """
    plain = unicodedata.normalize("NFKC", text.translate(_LEVEL)).casefold()
    return plain.translate(_INVISIBLE).translate(_LEVEL)


def _decoded(cluster: str) -> str:
    """What a text says whose UTF-8 was read as Windows-1252: "Ã©" is "é"."""
    try:
        encoded = b"".join(
            c.encode("latin-1") if c < "\u0100" else c.encode("cp1252") for c in cluster
        )
        return encoded.decode("utf-8")
    except UnicodeError:
        return cluster


def _level_ascii(text: str) -> str:
    return text.lower().replace("`", "'").replace("\t", " ")


def normalise(text: str) -> Normalised:
    r"""Level case, quotation marks, dashes, spaces and Unicode forms; drop invisible characters.

    Line breaks stay. Cost is linear in the length of the text.

    >>> n = normalise("L’ÉTÉ « ﬁni »")
    >>> n.text
    'l\'été " fini "'
    >>> n.original(8, 12)
    Span(start=8, end=11)
    """
    if text.isascii():
        index = np.arange(len(text) + 1, dtype=np.int32)
        return Normalised(_level_ascii(text), index[:-1], index[1:])
    if not _JOINED.search(text):
        return _by_character(text)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _CLUSTER.finditer(text):
        first, last = match.span()
        if match[0].isascii():
            pieces.append(_level_ascii(match[0]))
            starts.extend(range(first, last))
            ends.extend(range(first + 1, last + 1))
        else:
            plain = _level(match[0])
            pieces.append(plain)
            starts.extend([first] * len(plain))
            ends.extend([last] * len(plain))
    return Normalised(
        "".join(pieces), np.array(starts, dtype=np.int32), np.array(ends, dtype=np.int32)
    )


def _by_character(text: str) -> Normalised:
    """The normal form of a text whose characters each have one of their own."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    table = np.arange(points.max() + 1, dtype=np.uint32)
    sizes = np.ones(len(table), dtype=np.uint8)
    longer: dict[int, str] = {}
    for character in set(text):
        plain = _level_ascii(character) if character.isascii() else _level(character)
        point = ord(character)
        sizes[point] = len(plain)
        if plain:
            table[point] = ord(plain[0])
            longer.update({point: plain} if len(plain) > 1 else {})
    counts = sizes[points]
    starts = np.repeat(np.arange(len(points), dtype=np.int32), counts)
    found = table[points[starts]]
    firsts = np.cumsum(counts) - counts
    for point, plain in longer.items():
        for at, character in enumerate(plain):
            found[firsts[points == point] + at] = ord(character)
    return Normalised(found.tobytes().decode("utf-32-le", "surrogatepass"), starts, starts + 1)


def _without_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


_LATIN = {at: _without_marks(chr(at)) for at in range(0x80, 0x250)}


@lru_cache(maxsize=65536)
def unaccented(word: str) -> str:
    """A word without its diacritics.

    >>> unaccented("été")
    'ete'
    """
    # most letters are in the table, which takes far less time
    plain = word if word.isascii() else word.translate(_LATIN)
    return plain if plain.isascii() else _without_marks(word)
