"""Promotion: names of which only a later noun tells that they are outlets."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lineage.text.gazetteer import Source, cities, is_house
from lineage.text.roles import Role
from lineage.text.sources.apposed import is_of_press, outlet_nouns
from lineage.text.sources.evidence import follows_source_phrase, is_source
from lineage.text.sources.inverted import is_inverted
from lineage.text.sources.near import Near, near, stops
from lineage.text.sources.reading import Candidate, Reading
from lineage.text.sources.references import described_from
from lineage.text.sources.speech import is_agent
from lineage.text.sources.venues import is_first
from lineage.text.spelled import first_parts

_SENTENCES = 2
"""Sentences back to which a noun may tell what a name is."""
_NAMES = 8
_SHORTEST = 5
"""Letters from which the first word of an outlet's name may have the next one stuck to it."""
_HOUSE = Role.BODY | Role.ORGANISATION | Role.COURT | Role.DEMONYM


def promoted(reading: Reading, found: Sequence[Candidate], taken: set[int]) -> Iterator[Candidate]:
    """Names that would be cited were they outlets, and are called by a noun of the press behind:
    "Volt racontait la panne. Le magazine …". Cost is linear."""
    houses = [one for one in found if _is_unknown(reading, one)]
    nouns = [noun for noun in outlet_nouns(reading) if noun[0] not in taken] if houses else []
    firsts = [one.first for one in houses]
    named: dict[str, Source] = {}
    for at, end, types in nouns:
        first = described_from(reading, at)
        named_behind = not taken.isdisjoint((end, end + 1))  # "el periódico Sol de Ojales"
        if first is None or named_behind or not is_of_press(reading, at, end):
            continue
        behind = bisect_left(firsts, first)
        sentence = reading.sentence[at]
        for house in reversed(houses[max(0, behind - _NAMES) : behind]):
            if sentence - reading.sentence[house.first] > _SENTENCES:
                break
            source = Source(house.source.name, "outlet", types[0], "", "", False)
            candidate = Candidate(source, house.first, house.last)
            beside = near(reading, candidate)
            if beside and _is_told(beside):
                named.setdefault(house.source.name, source)
                break
    yield from (
        Candidate(named[one.source.name], one.first, one.last)
        for one in houses
        if one.source.name in named
    )


def _is_told(near: Near) -> bool:
    """Whether something is told from it, by what stands at its side."""
    told = is_source(near) or follows_source_phrase(near) or is_agent(near) or is_first(near)
    if told or is_inverted(near):
        return True
    left = near.left
    heads = left < near.low or stops(near.behind_mark(left + 1))
    beside = near.role(near.after)
    tells = beside & (Role.VERB | Role.OUTLET_VERB) and not beside & (Role.DEED | Role.NOUN)
    return bool(heads and tells and not stops(near.gap(near.after)))


def _is_unknown(reading: Reading, one: Candidate) -> bool:
    """Whether nothing in a name, nor beside it, tells what it is of."""
    if one.source.kind != "institution" or one.generic or one.source.name.isupper():
        return False
    if any(role & _HOUSE for role in reading.roles[max(0, one.first - 1) : one.last + 1]):
        return False
    known, key = first_parts(reading.language), reading.words[one.first].key
    if any(key[:end] in known for end in range(_SHORTEST, len(key))):
        return False  # "Le Spiegela révélé"
    words = tuple(word.key for word in reading.words[one.first : one.last + 1])
    return words not in cities() and not is_house(one.source.name, reading.language)
