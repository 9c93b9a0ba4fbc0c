"""Namesakes: which of the outlets that have one name a text means."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lineage.text.gazetteer import Source, cities
from lineage.text.vocabulary import vocabulary
from lineage.text.words import Part, keys

_OFTENER = 1
"""Times more that a text has to name a country."""


@dataclass(frozen=True, slots=True)
class Places:
    """How often a text has each word, and names something of each country."""

    words: Counter[str]
    countries: Counter[str]


def places(words: Sequence[Part], language: str) -> Places:
    """The places of a text. Cost is linear."""
    known = vocabulary(language).countries
    countries: Counter[str] = Counter()
    for word in words:
        countries.update(known.get(word.key, ()))
        if word.text[0].isupper() and (country := cities().get((word.key,))):
            countries[country] += 1
    return Places(Counter(word.key for word in words), countries)


def meant(sources: Sequence[Source], places: Places | None) -> Source:
    """Of namesakes the one whose town and country the text names oftenest; the first where it
    names none, or hardly another's: the great ones, whose names need no town, write of abroad.

    >>> from lineage.text.gazetteer import outlets
    >>> from lineage.text.words import parts
    >>> namesakes = [outlets()["El Comercio"], outlets()["El Comercio (Ecuador)"]]
    >>> text = "El alcalde de Quito dimite. El Comercio, diario ecuatoriano, publica su carta."
    >>> meant(namesakes, places(parts(text), "es")).name
    'El Comercio (Ecuador)'
    """
    first, *others = sources
    if not (places and others):
        return first

    def named(one: Source) -> int:
        home = sum(places.words[word] for word in keys(one.name.partition("(")[2]))
        great = one is first and "(" not in one.name
        return home + places.countries[one.country] + great * _OFTENER

    return max(sources, key=named)
