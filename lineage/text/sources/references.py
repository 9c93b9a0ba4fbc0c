"""References: generic nouns of the press that mean an outlet named before, "the Oslo daily"."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from lineage.text.gazetteer import cities, outlets_of_town, outlets_on
from lineage.text.roles import Role
from lineage.text.sources.apposed import LONGEST_TOWN, SAME_PHRASE, outlet_nouns
from lineage.text.sources.reading import Candidate, Reading, is_common
from lineage.text.words import Part

_LAST_OUTLETS = 20
"""Outlets back to which a generic phrase may refer."""
_DESCRIBED = 6
"""Words between the article and a noun that refers back ("the London-based business daily")."""
_PAPERS = frozenset(("daily", "weekly", "magazine"))
_IN_PRINT = _PAPERS | {"site", "trade"}
_CALLED = {
    "daily": ("daily", "weekly"),
    "weekly": ("weekly", "magazine"),
    "magazine": ("magazine", "weekly"),
    "site": ("site", "trade"),
    "trade": ("trade",),
}
"""By what a noun means first: what it is rather said of than of others named last."""
_LONGEST_TONGUE = 3
"""Words by which a language is told ("de langue anglaise")."""
_DETERMINER = Role.ARTICLE | Role.DEMONSTRATIVE
_HOUSE = Role.BODY | Role.ORGANISATION


def _town(reading: Reading, link: int) -> tuple[int, str] | None:
    """The last word of the town that an outlet is said to be from, with its country."""
    words = reading.words
    if link >= len(words) or not reading.roles[link] & (Role.LINK | Role.BY):
        return None
    for count in range(LONGEST_TOWN, 0, -1):
        name = words[link + 1 : link + 1 + count]
        country = cities().get(tuple(word.key for word in name))
        if country and name[0].text[0].isupper():
            return link + len(name), country
    return None


def _only(
    outlets: Sequence[Candidate], types: tuple[str, ...], countries: set[str]
) -> Sequence[Candidate]:
    """The one outlet in print of a text, which may be called by the noun of another type."""
    one = {outlet.source for outlet in islice(reversed(outlets), _LAST_OUTLETS)}
    if len(one) != 1:
        return ()
    [source] = one
    # of what type an outlet is that no list has, the text alone tells
    if _PAPERS.isdisjoint(types) and (source.country or _IN_PRINT.isdisjoint(types)):
        return ()
    home = not countries or not source.country or source.country in countries
    return outlets[-1:] if source.type in _IN_PRINT and home else ()


def _named(reading: Reading, outlet: Candidate) -> set[str]:
    """The keys of the capitalised words of a name."""
    words = reading.words[outlet.first : outlet.last + 1]
    return {word.key for word in words if word.text[0].isupper()}


def described_from(reading: Reading, noun: int) -> int | None:
    """The first word behind the article of a phrase that refers back; None where it does not.

    No verb stands in it, but for compounds: "the French state-funded radio"."""
    words, roles = reading.words, reading.roles
    first = noun
    while (
        first
        and noun - first < _DESCRIBED
        and words[first].gap in SAME_PHRASE
        and not roles[first - 1] & (_DETERMINER | Role.LINK | Role.INDEFINITE)
        and (not roles[first - 1] & Role.VERB or "-" in (words[first - 1].gap, words[first].gap))
    ):
        first -= 1
    if not first or words[first].gap not in SAME_PHRASE:
        return None
    if not roles[first - 1] & _DETERMINER or roles[first - 1] & Role.INDEFINITE:
        return None
    if roles[first - 1] & Role.LINK and first > 1 and roles[first - 2] & Role.OUTLET:
        return None  # "le quotidien au papier rose"
    return first


def _adjectives(reading: Reading, at: int) -> int:
    """The last word of those from one on that tell where an outlet is from, behind another
    adjective perhaps: "le quotidien économique milanais"."""
    words, roles = reading.words, reading.roles
    for place in (at, at + 1):
        if place >= len(words) or words[place].gap not in SAME_PHRASE:
            break
        if not words[place].text.islower():
            break
        if roles[place] & Role.DEMONYM or outlets_of_town(words[place].key):
            return place
        if (words[place].key,) in reading.vocabulary.tongues:
            return place
        if roles[place]:
            break
    return at - 1


def _is_of_owner(reading: Reading, place: int) -> bool:
    """Whether a country is whose the outlet is, or its language, not where it is made: "the
    Saudi-owned channel", "la televisora hispana"."""
    if (reading.words[place].key,) in reading.vocabulary.tongues:
        return True
    behind = reading.words[place + 1 : place + 2]
    return bool(behind) and behind[0].gap == "-" and behind[0].key in reading.vocabulary.owners


def _may_be(outlet: Candidate, countries: set[str], home: Collection[str]) -> bool:
    """Whether a phrase with these countries, and outlets of its towns, may mean an outlet."""
    source = outlet.source
    elsewhere = countries and source.country and source.country not in countries
    return source.name in home or not elsewhere


def _types_of_head(reading: Reading, first: int, end: int) -> tuple[str, ...]:
    """The types of outlet that a noun may mean by its head: "site jurídico" is a site, "trade
    magazine" a magazine, "Fachmedium" a medium."""
    words, nouns = reading.words, reading.vocabulary.outlet_nouns
    last = {"genitive", "verb last"} & reading.vocabulary.traits
    head = words[end - 1 if last else first].key
    if end - first == 1:
        head = reading.vocabulary.head_of(words[first].text)
    return next((types for noun, types in nouns.get(head, ()) if noun == (head,)), ())


def _owns(words: Sequence[Part], place: int, taken: set[int]) -> bool:
    """Whether a name is whose the outlet is: "the UN-backed station"."""
    return place in taken and words[place + 1].gap == "-"


def _tongues(reading: Reading, phrase: Sequence[int]) -> set[str]:
    """The languages that the words of a phrase say an outlet is in."""
    known = reading.vocabulary.tongues
    told = [reading.words[place].key for place in phrase]
    ends = range(1, min(len(told), _LONGEST_TONGUE) + 1)
    return {known.get(tuple(told[at : at + n]), "") for n in ends for at in range(len(told))} - {""}


def referring(
    reading: Reading, outlets: Sequence[Candidate], taken: set[int]
) -> Iterator[Candidate]:
    """Generic phrases ("le quotidien américain"), for the outlet of that type named last."""
    words, roles = reading.words, reading.roles
    named = [outlet.first for outlet in outlets]
    capitals = "nouns in capitals" in reading.vocabulary.traits
    for at, end, types in outlet_nouns(reading):
        if at in taken or reading.is_quoted(at):
            continue
        first = described_from(reading, at)
        if first is None:
            continue
        last = end - 1
        while (more := _adjectives(reading, last + 1)) > last:
            last = more
        if not capitals and last + 1 in taken and words[last + 1].gap in SAME_PHRASE:
            continue  # "le média en ligne Semafor"
        own = reading.vocabulary.first_person
        if any(words[place].key in own for place in range(first - 1, at)):
            continue  # "our website"
        known = reading.vocabulary.countries
        countries: set[str] = set()
        phrase = (*range(first, at), *range(end, last + 1))
        for place in phrase:
            if not _is_of_owner(reading, place):
                countries |= known.get(words[place].key, frozenset())
        town = _town(reading, last + 1)
        if town is not None:
            last, country = town
            countries.add(country)
        elif first < at and not countries:
            place = cities().get(tuple(word.key for word in words[first:at]))
            countries |= {place} if place else set()  # "the Hamburg magazine"
        if town is not None:
            phrase = (*range(first, at), *range(end, last + 1))
        home = frozenset().union(*(outlets_of_town(words[place].key) for place in phrase))
        before = bisect_left(named, first)
        of_home = [
            outlet
            for outlet in islice(reversed(outlets[:before]), _LAST_OUTLETS)
            if _may_be(outlet, countries, home)
        ]
        near = [outlet for outlet in of_home if outlet.source.type in types]
        if not near:
            kinds = _types_of_head(reading, at, end)
            near = [outlet for outlet in of_home if outlet.source.type in kinds]
        # not "the weekly, the Ledger", nor "el grupo"
        loose = roles[at] & _HOUSE or not (capitals or words[at].text.islower())
        if not (near or loose) and taken.isdisjoint((last + 1, last + 2)):
            near = list(_only(outlets[:before], types, countries))
        of = words[last + 1 : last + 3]
        if town is None and len(of) == 2 and all(word.gap in SAME_PHRASE for word in of):
            at_home = outlets_of_town(of[1].key)
            known_town = any(
                of[1].key in _named(reading, one) or one.source.name in at_home for one in near
            )
            of_town = known_town and roles[last + 1] & (Role.LINK | Role.BY)
            if of_town and taken.isdisjoint((last + 1, last + 2)):
                last += 2
            home |= at_home if of_town else frozenset()
            phrase += (last,) if of_town else ()
        told = {words[place].key for place in phrase if words[place].text[0].isupper()}
        tongues = _tongues(reading, phrase)
        themes = [outlets_on(words[place].key) for place in (*phrase, *range(at, end))]
        meant = min(
            near,
            # "The Oslo daily" is the Oslo Herald, or one that is at home there
            key=lambda one: (
                told.isdisjoint(_named(reading, one)) and one.source.name not in home,
                not any(one.source.name in theme for theme in themes),
                bool(tongues) and one.source.language not in tongues,
                # a name that may as well be a word is meant only where there is no other
                is_common(reading, one),
                one.source.type not in _CALLED.get(types[0], types),
            ),
            default=None,
        )
        # "El Espejo, la revista alemana" is one source
        beside = meant is not None and meant.last == first - 2 and words[first - 1].gap == ", "
        if meant is not None and not beside:
            start = next((place + 1 for place in range(first, at) if _owns(words, place, taken)), 0)
            yield Candidate(meant.source, start or first - 1, last, short=True, generic=True)
