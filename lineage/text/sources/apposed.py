"""Apposition: the outlets that a generic noun of the press introduces, or tells behind them."""

from collections.abc import Iterator, Sequence

from lineage.text.gazetteer import LEADING, Source, cities, is_house, outlets_of_town
from lineage.text.lexicon import is_word
from lineage.text.roles import Role
from lineage.text.sources.reading import CLOSING, Candidate, Reading

_ADJECTIVES = 2
_LONGEST_QUOTED_NAME = 6
LONGEST_TOWN = 3
_DETERMINER = Role.ARTICLE | Role.DEMONSTRATIVE
_HOUSE = Role.BODY | Role.ORGANISATION
_NO_NAME = Role.STOP | Role.VERB
_TELLS = Role.VERB | Role.OUTLET_VERB | Role.AUXILIARY
_NO_VERB = Role.NOUN | Role.TITLE | Role.LINK | Role.ARTICLE | Role.OUTLET
_NAMES_SOURCE = Role.SOURCE | Role.BY | Role.VERB
_DESCRIBED = 4
_QUOTES = '„“"«»” \u00a0'
_APPOSITION = 14
"""Words of what is said of an outlet between two commas."""
SAME_PHRASE = ("", " ", "\u00a0", "-", "'", "’")
"""What may stand between two words of one phrase."""


def apposed(reading: Reading, taken: set[int], named: int) -> Iterator[Candidate]:
    """Outlets that the text introduces: "l'hebdomadaire La Vigie", "the site Harbour Watch".

    `named` is the first word of those that are known.
    """
    words, roles = reading.words, reading.roles
    known: dict[tuple[str, ...], Source] = {}
    places: dict[int, tuple[int, Source]] = {}
    nouns = list(outlet_nouns(reading))
    capitals = "nouns in capitals" in reading.vocabulary.traits
    for at, end, types in nouns:
        first = end
        while (
            first < len(words)
            and first - end < _ADJECTIVES
            and (roles[first] & Role.DEMONYM or (words[first].text.islower() and not capitals))
            and words[first].spaced
            and not roles[first] & (Role.VERB | Role.STOP | Role.LINK | Role.ARTICLE)
        ):
            first += 1
        if (
            first == end
            and first + 1 < len(words)
            and words[first].gap == ", "
            and roles[first] & Role.ARTICLE
            and words[first + 1].text[0].isupper()
            and not _is_asked_by(reading, at)
            and not (capitals and is_word(words[first + 1].text.casefold(), reading.language))
        ):
            first += 1  # "the local weekly, the Hollow Creek Ledger"
        if first > end and roles[first - 1] & Role.ORGANISATION:
            continue  # "la cadena hotelera Meliá"
        last = _name_from(reading, first)
        if last is None:
            continue
        if "," in words[end].gap and any(role & _HOUSE for role in roles[first : last + 1]):
            continue  # "in its review, the National Audit Office"
        if _is_speaker(reading, at, first, last):
            continue
        if words[at].text[0].isupper() and end - at == 1 and first == end and not capitals:
            first = at  # "Radio Nova": the noun is part of the name
        if not taken.isdisjoint(range(first, last + 1)):
            continue
        key = tuple(word.key for word in words[first : last + 1])
        name = " ".join(reading.text[words[first].start : words[last].end].split())
        if len(name) == 1 or is_house(name, reading.language):
            continue  # "auf der Plattform X", "sa chaîne Telegram"
        source = Source(name, "outlet", types[0], "", "", False)
        places[first] = (last, known.setdefault(key, source))
    for first, last in _behind_phrase(reading, taken):
        key = tuple(word.key for word in words[first : last + 1])
        name = " ".join(reading.text[words[first].start : words[last].end].split())
        places.setdefault(first, (last, known.setdefault(key, _unknown(name))))
    if "genitive" in reading.vocabulary.traits:
        for first, last, types in _named_before_noun(reading, taken, named):
            key = tuple(word.key for word in words[first : last + 1])
            name = " ".join(reading.text[words[first].start : words[last].end].split())
            source = Source(name, "outlet", types[0], "", "", False)
            places.setdefault(first, (last, known.setdefault(key, source)))
    for first, last, types in _named_before_comma(reading, nouns, taken):
        key = tuple(word.key for word in words[first : last + 1])
        name = " ".join(reading.text[words[first].start : words[last].end].split())
        source = Source(name, "outlet", types[0], "", "", False)
        places.setdefault(first, (last, known.setdefault(key, source)))
    firsts = {key[0] for key in known}
    at = 0
    while at < len(words):
        if at in places:
            last, source = places[at]
            yield Candidate(source, at, last)
            at = last
        elif words[at].key in firsts and words[at].text[0].isupper() and words[at].gap != "-":
            for key, source in known.items():
                if tuple(word.key for word in words[at : at + len(key)]) == key:
                    yield Candidate(source, at, at + len(key) - 1)
                    at += len(key) - 1
                    break
        at += 1


def _is_asked_by(reading: Reading, at: int) -> bool:
    """Whether an outlet asked whoever is named behind it: "Contacté par le journal, le CNRS"."""
    low, _ = reading.bounds_of(at)
    return any(role & Role.ASKED for role in reading.roles[low : low + _ADJECTIVES])


def _is_speaker(reading: Reading, noun: int, first: int, last: int) -> bool:
    """Whether somebody is named behind an outlet that is spoken to: "», ha detto al giornale
    Anna Roy."."""
    words, roles = reading.words, reading.roles
    if "genitive" in reading.vocabulary.traits:
        return False
    low, high = reading.bounds_of(noun)
    verb = noun - 1
    while verb > low and roles[verb] & Role.ARTICLE and not roles[verb] & Role.LINK:
        verb -= 1
    if last != first + 1 or verb - 1 < low or not roles[verb] & Role.LINK:
        return False
    verb -= 1
    ends = last + 1 >= high or words[last + 1].gap.strip()[:1] in (",", ".")
    if not (roles[verb] & Role.VERB and ends and words[first].spaced and words[last].spaced):
        return False
    while verb > low and roles[verb] & (Role.VERB | Role.AUXILIARY) and words[verb].spaced:
        verb -= 1
    opened = any(mark in words[verb].gap for mark in '»”“"›,')
    return opened and not any(
        is_word(word.text.casefold(), reading.language) for word in words[last : last + 1]
    )


def _unknown(name: str) -> Source:
    return Source(name, "outlet", "unknown", "", "", False)


def _behind_phrase(reading: Reading, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Names where only the press is named: "ai microfoni di Sport Uno"."""
    for at, roles in enumerate(reading.roles):
        if not roles & Role.BEFORE_PRESS:
            continue
        first = at + 1
        while first < len(reading.words) and (
            reading.roles[first] & (Role.ARTICLE | Role.LINK) == Role.ARTICLE
        ):
            first += 1
        last = _name_from(reading, first)
        house = Role.BODY | Role.ORGANISATION | Role.TITLE
        if last is None or reading.roles[first] & house:
            continue  # "ouvido pela Polícia Federal"
        if taken.isdisjoint(range(first, last + 1)):
            yield first, last


def outlet_nouns(reading: Reading) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where a generic noun for an outlet stands, up to which word, and the types it may mean."""
    nouns = reading.vocabulary.outlet_nouns
    words = reading.words
    outlet, other = Role.OUTLET, reading.vocabulary.no_press_adjectives
    done = 0
    for at in [at for at, role in enumerate(reading.roles) if role & outlet]:
        if at < done:
            continue
        behind = words[at + 1].key if at + 1 < len(words) else ""
        # "the social site", "the social media site"
        if behind in other or any(word.key in other for word in words[max(0, at - 2) : at]):
            continue
        for noun, types in nouns.get(words[at].key, ()):
            # most are told apart by their second word
            if len(noun) > 1 and noun[1] != behind:
                continue
            if tuple(word.key for word in words[at : at + len(noun)]) == noun:
                yield at, at + len(noun), types
                done = at + len(noun)
                break
        else:
            head = reading.vocabulary.head_of(words[at].text)
            if head in nouns:
                yield at, at + 1, nouns[head][-1][1]  # "Onlineblatt"


def is_of_press(reading: Reading, at: int, end: int) -> bool:
    """Whether a noun means nothing but the press, so that it may tell what a name is."""
    nouns, words = reading.vocabulary.press_nouns, reading.words
    heads = (reading.vocabulary.head_of(word.text) for word in words[at:end])
    return any(word.key in nouns for word in words[at:end]) or any(head in nouns for head in heads)


def _name_from(reading: Reading, first: int) -> int | None:
    """The last word of the name that begins at a word, or None where none does."""
    words = reading.words
    if first >= len(words):
        return None
    gap = words[first].gap
    if not words[first].text[0].isupper():
        small = gap.strip() in CLOSING and not reading.roles[first] & _NO_NAME
        # "gegenüber dem Blatt „vorübergehend“"
        if "nouns in capitals" in reading.vocabulary.traits:
            small = small and not is_word(words[first].text, reading.language)
        behind = reading.text[words[first].end : words[first].end + 2].lstrip(" \u00a0")
        return first if small and behind[:1] in CLOSING[gap.strip()] else None  # "le site « flot »"
    if gap.strip() in CLOSING:
        for last in range(first, min(first + _LONGEST_QUOTED_NAME, len(words))):
            after = (
                words[last + 1].gap if last + 1 < len(words) else reading.text[words[last].end :]
            )
            if after.lstrip(" \u00a0")[:1] in CLOSING[gap.strip()]:
                return last
        return None
    plays = reading.roles[first]
    article = plays & Role.ARTICLE or words[first].key in LEADING
    stops = plays & Role.CALENDAR or (plays & Role.STOP and not article)
    if not words[first].spaced or stops:
        return None
    last = first
    while (
        last + 1 < len(words)
        and (
            words[last + 1].gap in (" ", "\u00a0", "-", ".", " & ")
            # "BlogVerde", but "JournalLes"
            or (not words[last + 1].gap and not reading.roles[last + 1])
        )
        and (words[last + 1].text[0].isupper() or words[last + 1].text.isdigit())
        and not reading.roles[last + 1] & (Role.CALENDAR | Role.VERB)
    ):
        last += 1
    if article and last == first:
        return None
    behind = words[last + 2].gap if last + 2 < len(words) else "."
    following = words[last + 1 : last + 2]
    adjective = article and following and not reading.roles[last + 1] and behind.strip()
    if adjective and following[0].spaced and following[0].text.islower():
        last += 1  # "La Vigie financière,"
    return last


def _named_before_noun(
    reading: Reading, taken: set[int], named: int
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """In English the noun may follow the name: "the Harbour Watch newspaper"."""
    words = reading.words
    for at, end, types in outlet_nouns(reading):
        behind = words[end : end + 1]
        if behind and behind[0].gap == " " and behind[0].text.isupper():
            continue  # "the Bend television station KTVZ"
        first = at
        while (
            first
            and words[first].spaced
            and words[first - 1].text[0].isupper()
            and first - 1 not in taken
            and not reading.roles[first - 1] & (Role.ARTICLE | Role.DEMONYM | Role.STOP)
        ):
            first -= 1
        key = tuple(word.key for word in words[first:at])
        town = key in cities() or all(map(outlets_of_town, key))  # "the Oslo portal"
        # "El Nuevo Día reports. … the San Juan daily"
        town = town or (first > named and words[at].key in reading.vocabulary.town_nouns)
        if first < at and words[at].spaced and words[at].text.islower() and not town:
            yield first, at - 1, types


def _named_before_comma(
    reading: Reading, nouns: Sequence[tuple[int, int, tuple[str, ...]]], taken: set[int]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """A name that is told behind it to be of the press: "Il Gazzettone di Valle, testata nata"."""
    words, roles = reading.words, reading.roles
    capitals = "nouns in capitals" in reading.vocabulary.traits
    for at, end, types in nouns:
        behind = _phrase_from(reading, at)
        if not behind or words[behind].gap.strip(_QUOTES) != ",":
            continue
        if roles[at] & _HOUSE or not (capitals or words[at].text.islower()):
            continue  # "La Rights Association, el grupo"
        last = first = behind - 1
        while first and last - first < _LONGEST_QUOTED_NAME and words[first].gap in (" ", "\u00a0"):
            if roles[first] & Role.ARTICLE and words[first].text[0].isupper():
                break
            first -= 1
        named = roles[first] & Role.ARTICLE and words[first].text[0].isupper() and first < last
        # at the head of a sentence the article proves nothing where all nouns have capitals
        inside = not capitals or reading.bounds_of(first)[0] < first
        if named and inside and words[first + 1].text[0].isupper():
            if taken.isdisjoint(range(first, last + 1)):
                yield first, last, types
        elif (bare := _told_behind(reading, behind, at, end)) is not None and taken.isdisjoint(
            range(bare, last + 1)
        ):
            yield bare, last, types


def _phrase_from(reading: Reading, noun: int) -> int:
    """The first word of the phrase of a noun: "the builders' monthly", "rivista danese"."""
    words, roles = reading.words, reading.roles
    at = noun
    while at and noun - at < _DESCRIBED and words[at].gap.strip("'’-").strip() == "":
        if roles[at - 1] & (_DETERMINER | Role.INDEFINITE):
            # "el reportero Roy, del diario La Nación"
            return at - 1 if words[at - 1].key in LEADING or not roles[at - 1] & Role.LINK else 0
        plain = not roles[at - 1] & ~(Role.DEMONYM | Role.OUTLET)
        if not plain or not (words[at - 1].text.islower() or roles[at - 1]):
            break
        at -= 1
    return at


def _told_behind(reading: Reading, behind: int, noun: int, end: int) -> int | None:
    """The first word of a name without an article that is told between two commas, or at the end
    of a sentence, to be of the press: "Vigie, un mensuel pour marins, écrit"."""
    words, roles = reading.words, reading.roles
    if roles[noun + 1 : noun + 2] == [Role.TITLE]:
        return None
    low, high = reading.bounds_of(noun)
    first = behind
    while first > low and _is_of_name(reading, first - 1, first == behind):
        if behind - first >= LONGEST_TOWN or (
            first < behind and words[first].gap not in (*SAME_PHRASE, " & ")
        ):
            break
        first -= 1
    while first < behind and not words[first].text[0].isupper():
        first += 1
    if first == behind or (first > low and roles[first - 1] & Role.TITLE):
        return None
    if any(
        roles[at] & (_NO_NAME | Role.TITLE | Role.CALENDAR | _DETERMINER)
        for at in range(first, behind)
        if words[at].text[0].isupper()
    ):
        return None
    if tuple(word.key for word in words[first:behind]) in cities():
        return None
    if _is_introduced(reading, behind, noun, end):
        return first
    before = first - 1
    while before >= low and roles[before] & Role.ARTICLE and not roles[before] & _NAMES_SOURCE:
        before -= 1
    of = roles[before] if before >= low else 0
    for at in range(end, min(high, end + _APPOSITION)):
        mark = words[at].gap.strip()
        if mark[:1] in (",", ";", "."):
            told = mark == "," and roles[at] & _TELLS and not of & Role.LINK
            return first if told or of & (_NAMES_SOURCE | Role.PASSIVE) else None
        if roles[at] & _TELLS and not (roles[at] & _NO_VERB or roles[at - 1] & Role.OPENER):
            return None  # "Selon Roy, le journal a menti"
    definite = roles[behind] & _DETERMINER and not roles[behind] & Role.INDEFINITE
    if definite and of & Role.SOURCE:
        return None  # "Selon Roy, le journal ment."
    return first if high - end < _APPOSITION and of & (_NAMES_SOURCE | Role.PASSIVE) else None


def _is_introduced(reading: Reading, behind: int, noun: int, end: int) -> bool:
    """Whether a name before a comma is said to be of the press, whatever is told of it: "dans
    Voiles du Nord, une revue de plaisance", not "Lisa Roy, a daily commuter"."""
    if not reading.roles[behind] & Role.INDEFINITE or not is_of_press(reading, noun, end):
        return False
    ends = end >= len(reading.words) or not reading.words[end].gap.isspace()
    links = Role.LINK | Role.BY | Role.RELATIVE | Role.VENUE
    loose = "genitive" not in reading.vocabulary.traits
    return bool(ends or loose or reading.roles[end] & links)


def _is_of_name(reading: Reading, at: int, last: bool) -> bool:
    """Whether a word may be of a name: with a capital, a figure at its end ("Quai 12"), or what
    joins two words with capitals."""
    text = reading.words[at].text
    capital = text[0].isupper() and not reading.roles[at] & (Role.SOURCE | Role.LINK)
    inside = not last and "nouns in capitals" not in reading.vocabulary.traits
    link = inside and reading.roles[at] & Role.NAME_LINK and at > reading.bounds_of(at)[0]
    joins = link and reading.words[at - 1].text[0].isupper()  # "Surcos del Sur"
    return bool(capital or joins) or (last and text.isdigit())
