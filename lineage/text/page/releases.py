"""Releases: publishers who speak of themselves, and are none of the press for what others tell."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from lineage.text.gazetteer import outlets
from lineage.text.language import FALLBACK, words_of
from lineage.text.quotations import quotations
from lineage.text.sentences import sentences
from lineage.text.sources.shaped import has_press_word
from lineage.text.spans import holding

_OWN = 0.2
"""Share of the sentences of a release in which its publisher speaks of itself, at the least."""
_FEWEST = 2


def press_among(published: Iterable[tuple[str | None, str, str | None]]) -> tuple[str, ...]:
    """The publishers that may be of the press, of texts that are given with their publisher and
    language: all but those who in each of their texts speak of themselves. Cost is linear.

    >>> said = "We close our plant. We are sorry."
    >>> press_among([("Austral", said, "en"), ("Sol", f'"{said}" Roy told Sol.', "en")])
    ('Sol',)
    """
    all_, own = Counter[str](), Counter[str]()
    for publisher, text, language in published:
        if publisher:
            all_[publisher] += 1
            if publisher not in outlets() and not has_press_word(publisher):
                own[publisher] += _speaks_of_itself(text, language or FALLBACK)
    return tuple(sorted(name for name, count in all_.items() if own[name] < count))


def _speaks_of_itself(text: str, language: str) -> bool:
    quoted = quotations(text)
    found = [at.start() for at in _first_person(language).finditer(text)]
    said = [at for at in found if not holding(quoted, at)]
    if len(said) < _FEWEST:
        return False
    whole = sentences(text, language)
    own = sum(any(span.start <= at < span.end for at in said) for span in whole)
    return own >= max(_FEWEST, _OWN * len(whole))


@cache
def _first_person(language: str) -> re.Pattern[str]:
    words = words_of(language)["first_person_plural"]
    # "us", but not "US"
    spelled = [form for word in words for form in (word, word.capitalize())]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, spelled)) or '(?!)'})\b")
