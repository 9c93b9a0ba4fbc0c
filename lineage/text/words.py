"""Words as they are looked up: glued ones taken apart, each with its key."""

import re
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from lineage.text.normal import unaccented

_LATIN_GREEK_CYRILLIC = range(ord("a"), 0x530)
SMALL = "".join(filter(str.islower, map(chr, _LATIN_GREEK_CYRILLIC)))
"""The small letters of Europe, for a class of characters."""
# A capital inside a word starts a new part, so that a glued "JournalLes" still names the Journal;
# one that ends it does not: "GmbH"
_PART = re.compile(
    rf"[^\W\d_{SMALL}]{{3,}}(?=[^\W\d_{SMALL}][{SMALL}](?<!s))"
    rf"|[^\W\d_{SMALL}]*[{SMALL}]+(?:[^\W\d_{SMALL}](?![^\W_]))?|[^\W\d_a-z]+|\d+|[^\W_]+"
)
_WITH_PART = re.compile(f"({_PART.pattern})")

_IS = ("è", "é", "È", "É")
_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u2060")


class Part(NamedTuple):
    """A word of a text, or a piece of a glued one."""

    text: str
    key: str
    start: int
    end: int
    gap: str
    """What stands between it and the word before."""

    @property
    def spaced(self) -> bool:
        """Whether it is on one line with the word before, a space between."""
        return self.gap in (" ", "\u00a0")


def parts(text: str) -> tuple[Part, ...]:
    """The words of a text, glued ones taken apart.

    >>> [(part.text, part.key) for part in parts("Le JournalLes dit")]
    [('Le', 'le'), ('Journal', 'journal'), ('Les', 'les'), ('dit', 'dit')]
    """
    # the gaps and the words in turn: faster than a match object a word
    pieces = _WITH_PART.split(text)
    ends = list(accumulate(map(len, pieces)))
    words = pieces[1::2]
    columns = words, map(_key, words), ends[:-1:2], ends[1::2], pieces[:-1:2]
    # what `Part._make` does, but without a call of a function in Python a word
    found = list(map(partial(tuple.__new__, Part), zip(*columns, strict=True)))
    if not any(mark in text for mark in _INVISIBLE):
        return tuple(found)
    whole: list[Part] = []
    for part in found:
        if part.gap in _INVISIBLE and whole:
            before = whole.pop()  # a soft hyphen inside of a word
            word = before.text + part.text
            part = Part(word, _key(word), before.start, part.end, before.gap)
        whole.append(part)
    return tuple(whole)


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    if word in _IS:
        return "é"  # "is" in Italian and Portuguese, where "e" is "and"
    return unaccented(word.casefold())


@lru_cache(maxsize=1024)
def keys(phrase: str) -> tuple[str, ...]:
    """The keys of the words of a phrase.

    >>> keys("d'après")
    ('d', 'apres')
    """
    if phrase.isascii() and phrase.isalpha() and phrase.islower():
        return (phrase,)  # most of the word lists, which are looked up at every start
    return tuple(map(_key, _PART.findall(phrase)))


def spelling(name: str) -> tuple[str, ...]:
    """The words of a name as it is written."""
    return tuple(_PART.findall(name))


def first_part(name: str) -> str:
    """The first word of a name as it is written, "" where it has none."""
    found = _PART.search(name)
    return found[0] if found else ""
