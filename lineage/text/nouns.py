"""Nouns where a language writes them all in capitals, told from the names of people."""

from functools import cache, lru_cache
from importlib import resources

from lineage.text.lexicon import PIVOT, is_word

_NAMES = resources.files("lineage.text") / "data" / "names"
_SHORTEST_PART = 4
_LONGEST = 60
"""Letters above which a word is an address or a code."""
_BENT = ("e", "er", "es", "en", "em", "s")
"""How German adjectives end, and names in the genitive."""


@cache
def given_names() -> frozenset[str]:
    """The first names of people, in small letters.

    >>> {"jürgen", "anna"} <= given_names(), "woche" in given_names()
    (True, False)
    """
    return frozenset((_NAMES / "given.txt").read_text(encoding="utf-8").split())


@cache
def countries() -> frozenset[str]:
    """The keys of countries and of their states, in several languages.

    >>> {"estados unidos", "new jersey"} <= countries()
    True
    """
    return frozenset((_NAMES / "places.txt").read_text(encoding="utf-8").splitlines())


def is_given_name(word: str) -> bool:
    """Whether a word is a first name, and written as one.

    >>> is_given_name("Anna"), is_given_name("anna")
    (True, False)
    """
    return word.istitle() and word.casefold() in given_names()


def is_noun(word: str, language: str) -> bool:
    """Whether a word with a capital is a common one of the language.

    No given name is, nor what English has too: names are the same there.

    >>> [is_noun(word, "de") for word in ("Milliarden", "Jürgen", "Obama")]
    [True, False, False]
    """
    small = word.casefold()
    known = is_word(small, language) and small not in given_names()
    return known and word.istitle() and not is_word(small, PIVOT)


@lru_cache(maxsize=65536)
def is_compound(word: str, language: str) -> bool:
    """Whether a word ends with another of the language. What is very long is none.

    >>> is_compound("Koalitionskreise", "de"), is_compound("Obama", "de")
    (True, False)
    """
    small = word.casefold()
    if len(small) > _LONGEST:
        return False
    ends = range(_SHORTEST_PART, len(small) - _SHORTEST_PART)
    return any(is_word(small[at:], language) for at in ends)


def is_phrase(first: str, last: str, language: str) -> bool:
    """Whether two words with capitals are an adjective or a genitive, and its noun.

    >>> is_phrase("Restriktive", "Regeln", "de"), is_phrase("Ghosns", "Entlassung", "de")
    (True, True)
    >>> is_phrase("Jens", "Fuchs", "de")
    False
    """
    bent = first.endswith(_BENT) and first.casefold() not in given_names()
    return bent and (is_noun(last, language) or is_compound(last, language))
