"""Normal form of a text, with the way back: case, quotes, spaces and Unicode forms levelled."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from lineage.model import Span

# A stretch of ASCII with no mark to compose with its last letter, or one letter with its marks
_CLUSTER = re.compile(
    r"[\x00-\x7f]+(?![\u0300-\u036f])|[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+"
)
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
    plain = unicodedata.normalize("NFKC", cluster.translate(_LEVEL)).casefold()
    plain = plain.translate(_INVISIBLE).translate(_LEVEL)
    return " " if plain.isspace() and plain != "\n" else plain


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


@lru_cache(maxsize=65536)
def unaccented(word: str) -> str:
    """A word without its diacritics.

    >>> unaccented("été")
    'ete'
    """
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
