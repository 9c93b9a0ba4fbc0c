"""Tokens of a text: its words, or single characters in scripts that put no space between words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt
import Stemmer

from lineage.text.normal import Normalised, unaccented
from lineage.text.spans import Stretch

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
"""A word (letters and digits of any script), or one character of a script without spaces."""
_WITH_TOKEN = re.compile(f"({TOKEN.pattern})")
_TELLS = np.array([chr(at).isalnum() for at in range(128)])
"""Of each ASCII character, whether words have it; texts of no others are cut in less time."""
_GAPS = {at: " " for at in range(128) if not _TELLS[at]}

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french", "hu": "hungarian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


PREFIX = 5
"""First letters of a stem by which derived forms and cognates meet."""


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The tokens of a document in order; `starts` and `ends` are offsets into its text."""

    words: tuple[str, ...]
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]

    @property
    def plain(self) -> tuple[str, ...]:
        """The words without diacritics, by which copies are found: a copy may have lost them."""
        if "".join(self.words).isascii():
            return self.words
        return tuple(word if word.isascii() else unaccented(word) for word in self.words)

    def within(self, start: int, end: int) -> range:
        """The indices of the tokens that lie wholly inside a span of the text."""
        # as methods: the functions take twice as long
        first = int(self.starts.searchsorted(start, side="left"))
        last = int(self.ends.searchsorted(end, side="right"))
        return range(first, max(first, last))

    def inside(self, spans: Sequence[Stretch]) -> npt.NDArray[np.bool_]:
        """Which of the tokens lie wholly inside one of some spans of the text."""
        mask = np.zeros(len(self.words), dtype=bool)
        first = np.searchsorted(self.starts, [span.start for span in spans], side="left")
        last = np.searchsorted(self.ends, [span.end for span in spans], side="right")
        for start, end in zip(first.tolist(), last.tolist(), strict=True):
            mask[start:end] = True
        return mask


def split_words(text: str) -> list[str]:
    """The words of a text.

    >>> split_words("l’agence dit : 15,4 %") == split_words("l'agence dit : 15,4 %")
    True
    """
    return text.translate(_GAPS).split() if text.isascii() else TOKEN.findall(text)


def tokenise(normal: Normalised) -> Tokens:
    """Cut a normalised text into tokens.

    >>> from lineage.text.normal import normalise
    >>> tokenise(normalise("L’agence dit : 15,4 %")).words
    ('l', 'agence', 'dit', '15', '4')
    """
    if normal.text.isascii():
        told = _TELLS[np.frombuffer(normal.text.encode("ascii"), dtype=np.uint8)]
        edges = np.flatnonzero(np.diff(told, prepend=False, append=False))
        found = tuple(split_words(normal.text))
        return Tokens(found, normal.starts[edges[::2]], normal.ends[edges[1::2] - 1])
    # the text between the words and the words in turn: faster than a match object a word
    pieces = _WITH_TOKEN.split(normal.text)
    ends = np.fromiter(accumulate(map(len, pieces)), dtype=np.int64, count=len(pieces))
    first, last = ends[:-1:2], ends[1::2] - 1
    return Tokens(tuple(pieces[1::2]), normal.starts[first], normal.ends[last])


@lru_cache(maxsize=32)
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    return Stemmer.Stemmer(_SNOWBALL[language]) if language in _SNOWBALL else None


@lru_cache(maxsize=131072)
def stem(word: str, language: str) -> str:
    """The Snowball stem of a normalised word, without diacritics (Porter 2001, snowballstem.org).

    Languages that Snowball does not know keep the word.

    >>> stem("entretiens", "fr"), stem("conversations", "en")
    ('entretien', 'convers')
    """
    stemmer = _stemmer(language)
    return unaccented(stemmer.stemWord(word) if stemmer else word)


def root(stemmed: str) -> str:
    """What derived forms and cognates have in common; marked, for it is no word.

    >>> root("fermetur"), root("mur")
    ('~ferme', 'mur')
    """
    return "~" + stemmed[:PREFIX] if len(stemmed) >= PREFIX else stemmed


def stems(words: list[str], language: str) -> list[str]:
    """The stems of many words at once, for tables; the same as `stem` gives.

    >>> stems(["entretiens", "été"], "fr") == [stem("entretiens", "fr"), stem("été", "fr")]
    True
    """
    stemmer = _stemmer(language)
    found = stemmer.stemWords(words) if stemmer else words
    return [word if word.isascii() else unaccented(word) for word in found]
