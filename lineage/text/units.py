"""Units of figures: currencies and measures, as one word or several."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from lineage.text.language import words_of
from lineage.text.numbers import SPACE, SPACES

_OF = re.compile(rf"({SPACE}?)(?:de{SPACE}|d['’]|di{SPACE}|of{SPACE})?")
_TELLING = 2
"""First characters by which the units of several words are told apart."""
_LEVEL = str.maketrans({**dict.fromkeys(SPACES, " "), "’": "'"})
_CONTINUES = re.compile(r"\w")
_LONGEST = 60


def unit_of(raw: str, word: str, language: str) -> str | None:
    """The unit or currency that a word behind a number is, as it is written or in its plain form.

    >>> unit_of("Mt", "mt", "fr"), unit_of("Euros", "euros", "fr"), unit_of("chats", "chats", "fr")
    ('megatonne', 'EUR', None)
    """
    lists = words_of(language)
    for table in (lists["currencies"], lists["units"]):
        named: str | None = table.get(raw) or table.get(word)
        if named:
            return named
    return None


def unit_phrase(text: str, at: int, language: str) -> tuple[str, int] | None:
    """A unit of several words or signs behind a number, and where it ends.

    >>> unit_phrase("15 points de pourcentage", 2, "fr")
    ('percentage point', 24)
    """
    phrases = _phrases(language)
    behind = _OF.match(text, at)
    # "d'euros" is a phrase of its own
    starts = dict.fromkeys((behind.end(), behind.end(1), at) if behind else (at,))
    for start in starts:
        head = _levelled(text[start : start + _TELLING])
        possible = (*phrases.get(head[:_TELLING], ()), *phrases.get(head[:1], ()))
        rest = _levelled(text[start : start + _LONGEST]) if possible else ""
        for phrase, unit in possible:
            if rest.startswith(phrase) and not _CONTINUES.match(rest, len(phrase)):
                return unit, start + len(phrase)
    return None


@cache
def _phrases(language: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """By first characters: the units that are no single word, the longest first.

    A pattern of them all would be a tenth of the time in which a short text is read.
    """
    lists = words_of(language)
    units = {**lists["units"], **lists["currencies"]}
    table: dict[str, list[tuple[str, str]]] = {}
    for phrase in sorted(units, key=lambda phrase: (-len(phrase), phrase)):
        if not phrase.isalpha() and phrase == phrase.lower():
            table.setdefault(phrase[:_TELLING], []).append((phrase, units[phrase]))
    return table


def _levelled(text: str) -> str:
    low = text.lower()
    return low if low.isascii() else low.translate(_LEVEL)
