"""Names: which are people's, and which are organisations'."""

from collections.abc import Iterator
from functools import cache

from lineage.text.gazetteer import Source, cities, outlets_of_town
from lineage.text.lexicon import information, is_word
from lineage.text.names import Name, full_names, key_of, surname_of
from lineage.text.nouns import countries, is_compound, is_given_name
from lineage.text.roles import Role
from lineage.text.sources.bodies import SAME_PHRASE, is_first_name, is_initial
from lineage.text.sources.reading import Candidate, Reading
from lineage.text.spans import touching
from lineage.text.tables import table

_LONGEST_HOUSE = 8
"""Words of a house's name behind the noun that tells it."""
_LINKS = 2
_ACRONYM, _LONGEST_ACRONYM = 3, 6
_FULL_NAME = 2
_MARKS = 4
"""Characters of the marks around a quotation."""
_RARE = 0.55
"""Information of a first name from which it is no word ("Christian") nor country ("India")."""
_KNOWN = 0.7
"""Information of a word below which it may begin a sentence as itself ("Managers said")."""
_DETERMINER = Role.ARTICLE | Role.DEMONSTRATIVE
_AGENTS = {"die": ("in",), "der": ("er", "or", "ist", "ent", "oge", "iker")}
"""How professions end that an article may open."""


def named(reading: Reading, taken: set[int]) -> Iterator[Candidate]:
    """People by their names, and the organisations among the names."""
    kinds: dict[str, bool] = {}
    spans = []
    commons = set()
    for name in reading.names:
        first = reading.word_at(name.start)
        last = reading.word_at(name.end - 1)
        if last >= len(reading.words):
            continue
        if not taken.isdisjoint(range(first, last + 1)):
            cut = _before_taken(reading, first, last, taken)
            cut = cut or _behind_taken(reading, first, last, taken)
            if cut is None:
                continue
            name, first, last = cut
        if last - first > 1 and (holder := _behind_office(reading, first, last)) > first:
            first = holder
            name = _name_of(reading, first, last)
        if _is_of_office(reading, first) or (first == last and _is_noun(reading, first)):
            continue
        hyphenated = last + 1 < len(reading.words) and reading.words[last + 1].gap == "-"
        common = first == last and reading.roles[first] & (Role.DEMONYM | Role.EVENT)
        phrase = reading.roles[first : last + 1]
        if last > first and all(role & (Role.OUTLET | Role.DEMONYM) for role in phrase):
            continue  # "die Pariser Tageszeitung"
        if first == last and _opens_office(reading, first):
            continue
        title = touching(reading.quotations, name.start, name.end)
        if title and title[0].end - title[0].start <= name.end - name.start + _MARKS:
            continue  # "la pièce « Fin d'été »" is nobody
        if not hyphenated:
            spans.append((name, first, last))
        if common:
            commons.add(first)
        kinds.setdefault(name.key, _is_organisation(reading, name, first, last))
        kinds[name.key] |= _is_organisation(reading, name, first, last)
    people = [one for one in reading.names if not (kinds.get(one.key) or _is_house(reading, one))]
    known = full_names(people, reading.text)
    with_title = {
        name.key
        for name, first, last in spans
        if first not in commons and _is_titled(reading, first, last)
    }
    for name, first, last in spans:
        if first in commons and name.key not in known:
            continue  # "un Romano", where nobody is called Anna Romano
        text = " ".join(reading.text[name.start : name.end].split())
        titled = _is_titled(reading, first, last)
        if kinds[name.key] and not titled:
            if first == last or reading.roles[last] & (Role.ORGANISATION | Role.BODY):
                last = _end_of_house(reading, last)
                text = " ".join(reading.text[name.start : reading.words[last].end].split())
            yield Candidate(Source(text, "institution", "institution", "", "", False), first, last)
        elif (
            (" " in text and not _is_place(name.key))
            or name.key in known
            or name.key in with_title
            or _is_first_name(reading, first, text)
        ):
            full = text if " " in text else " ".join(known.get(name.key, text).split())
            yield Candidate(Source(full, "person", "person", "", "", False), first, last)
        elif len(text) > 1 and not _is_compound(reading, text):
            yield Candidate(Source(text, "institution", "unknown", "", "", False), first, last)
    yield from _leading(reading, {first for _, first, _ in spans} - commons | taken)


def _is_titled(reading: Reading, first: int, last: int) -> bool:
    """Whether an office stands right before a name: "le maire Roy", not "la consultora Kantia"."""
    office = reading.roles[first - 1] if first else 0
    house = first == last and office & Role.ORGANISATION
    return bool(office & Role.TITLE and not house) and _is_beside(reading, first)


def _is_first_name(reading: Reading, at: int, text: str) -> bool:
    """Whether a word alone is somebody's first name, and neither a common word nor a place."""
    article = at > 0 and reading.roles[at - 1] & Role.ARTICLE  # "la France"
    rare = information(text.casefold(), reading.language) >= _RARE
    return not article and rare and is_given_name(text) and (key_of(text),) not in cities()


def _opens_office(reading: Reading, at: int) -> bool:
    """Whether a word is the first of an office: "le Premier ministre"."""
    words, roles = reading.words, reading.roles
    if at + 1 >= len(words) or not roles[at] & roles[at + 1] & Role.TITLE:
        return False
    return words[at + 1].spaced and words[at + 1].text.islower()


def _is_house(reading: Reading, name: Name) -> bool:
    """Whether a name is a place's, or a word of it a public body: "Universität Teheran" makes
    nobody of Teheran."""
    words = range(reading.word_at(name.start), reading.word_at(name.end))
    body = any(reading.roles[at] & (Role.BODY | Role.ORGANISATION) for at in words)
    return body or _is_place(name.key) or surname_of(name.key) in countries()


def _is_place(key: str) -> bool:
    """Whether a name is that of a country, a state or a large town: "Estados Unidos"."""
    return key in countries() or tuple(key.split()) in cities()


def _before_taken(
    reading: Reading, first: int, last: int, taken: set[int]
) -> tuple[Name, int, int] | None:
    """A full name without the outlet behind it: "Tim Lys du Sydney Morning Herald"."""
    words = reading.words
    end = first
    while end not in taken:
        end += 1
    end -= 1
    while end > first and words[end].text[0].islower():
        end -= 1
    if end <= first:
        return None
    return _name_of(reading, first, end), first, end


def _behind_taken(
    reading: Reading, first: int, last: int, taken: set[int]
) -> tuple[Name, int, int] | None:
    """Who is named behind a house or an outlet: "ai microfoni di Sky TG24 Anna Roy"."""
    while first <= last and first in taken:
        first += 1
    free = first < last and taken.isdisjoint(range(first, last + 1))
    words = reading.words[first : last + 1]
    by_initial = free and is_initial(reading, first, last + 1)
    # in German and English what stands behind may as well be a noun
    given = bool(words) and is_given_name(words[0].text)
    full = len(words) == _FULL_NAME or (given and len(words) == _FULL_NAME + 1)
    full = full and "genitive" not in reading.vocabulary.traits
    full = full and all(
        word.text.istitle()
        and word.spaced
        and (given or not is_word(word.text.casefold(), reading.language))
        for word in words
    )
    if not free or not (by_initial or full):
        return None
    return _name_of(reading, first, last), first, last


def _name_of(reading: Reading, first: int, last: int) -> Name:
    start, end = reading.words[first].start, reading.words[last].end
    return Name(start, end, key_of(reading.text[start:end]))


def _behind_office(reading: Reading, first: int, last: int) -> int:
    """The first word of a name behind those that are still of an office: "le secrétaire d'État
    Anna Roy", "il presidente del Veneto Aldo Roy", "Minister of Public Works Ann Roy"."""
    if _is_office_before(reading, first):
        return first + 1
    words = reading.words
    link = first - 1
    while link > 0 and reading.roles[link] & Role.ARTICLE and not reading.roles[link] & Role.LINK:
        link -= 1
    held = link > 0 and reading.roles[link - 1] & Role.TITLE and reading.roles[link] & Role.LINK
    if not held or is_given_name(words[first].text) or not _is_beside(reading, first):
        return first
    # "Chief of Defence Staff General Roy"
    opens = (
        at
        for at in range(first + 1, last)
        if is_given_name(words[at].text)
        or (reading.roles[at - 1] & Role.TITLE and words[at].text.istitle())
    )
    return next(opens, first)


def _is_office_before(reading: Reading, first: int) -> bool:
    """Whether the first word of a name is still of the office of whom the rest names."""
    words, roles = reading.words, reading.roles
    if not first or not words[first + 1].text[0].isupper():
        return False
    if roles[first] & Role.TITLE and roles[first - 1] & Role.TITLE:
        return True
    if "nouns in capitals" in reading.vocabulary.traits:
        # people have no article, "die Geigerin Anna Roy" has a profession
        ends = _AGENTS.get(words[first - 1].text.casefold(), ())
        known = roles[first] & (Role.ORGANISATION | Role.BODY | Role.OUTLET)
        return words[first].text.endswith(ends) and not known
    link = first - 1
    while link > 0 and roles[link] & Role.ARTICLE and not roles[link] & Role.LINK:
        link -= 1
    place = roles[first] & Role.DEMONYM or (words[first].key,) in cities()
    # "la ministra della Giustizia Anna Roy"; of somebody there is no article
    house = roles[first] & (Role.ORGANISATION | Role.BODY | Role.OUTLET)
    parted = "genitive" not in reading.vocabulary.traits and words[first + 2].text[0].isupper()
    place = place or (roles[first - 1] & Role.ARTICLE and parted and not house)
    held = link and roles[link - 1] & Role.TITLE and roles[link] & Role.LINK
    return bool(place and held and _is_beside(reading, first))


def _is_of_office(reading: Reading, first: int) -> bool:
    """Whether a name is the place of an office: "procureur de la République de Metz"."""
    roles = reading.roles
    if roles[first] & Role.TITLE and first and roles[first - 1] & Role.TITLE:
        return _is_beside(reading, first)
    link = first - 1
    while link > 0 and roles[link] & Role.ARTICLE and not roles[link] & Role.BY:
        link -= 1
    office = roles[link - 1] if link else 0
    held = office & Role.TITLE and not office & (Role.SPOKESPERSON | Role.STAFF)
    of = roles[link] & Role.NAME_LINK and not roles[link] & Role.CONJUNCTION
    comma = reading.words[first].gap
    return bool(held and of and _is_beside(reading, first) and comma)


def _end_of_house(reading: Reading, last: int) -> int:
    """The last word of a house's name: "Confederation of British Industry"."""
    words, roles = reading.words, reading.roles
    place = last + 1
    while (
        place < len(words)
        and place - last <= _LINKS
        and roles[place] & Role.NAME_LINK
        and not roles[place] & Role.CONJUNCTION
        and words[place].gap in SAME_PHRASE
    ):
        place += 1
    if place == last + 1 or place >= len(words) or words[place].gap not in SAME_PHRASE:
        return last
    if not words[place].text[0].isupper() or "nouns in capitals" in reading.vocabulary.traits:
        return last
    while (
        place + 1 < min(len(words), last + _LONGEST_HOUSE)
        and words[place + 1].spaced
        and words[place + 1].text[0].isupper()
        and not roles[place + 1] & Role.CALENDAR
    ):
        place += 1
    return place


def _leading(reading: Reading, taken: set[int]) -> Iterator[Candidate]:
    """Names of one word that begin a sentence: no common noun stands there without an article."""
    words, roles = reading.words, reading.roles
    for low, high in reading.bounds:
        if high - low < 2 or low in taken or low + 1 in taken or not words[low].text[0].isupper():
            continue
        verb = roles[low + 1] & (Role.VERB | Role.AUXILIARY)
        if high - low == 2 and roles[low + 1] & Role.AMBIGUOUS:
            continue  # "Meta dément."
        word = words[low].text.casefold()
        known = information(word, reading.language) < _KNOWN
        # in English many stand so: "Skippers fear"
        plural = word.endswith("s") and is_word(word[:-1], reading.language)
        plural = plural or ("nouns in capitals" in reading.vocabulary.traits and _bends(word))
        if (
            verb
            and words[low + 1].spaced
            and not known
            and not plural
            and not _is_compound(reading, words[low].text)
            and not roles[low] & ~Role.ORGANISATION
        ):
            source = Source(words[low].text, "institution", "unknown", "", "", False)
            yield Candidate(source, low, low)


def _bends(word: str) -> bool:
    """Whether a German word ends as participles and adverbs do: "Übereinstimmend melden"."""
    return word.endswith(("end", "lich", "weise", "ig"))


def _is_noun(reading: Reading, at: int) -> bool:
    """Whether a German word has an article as nouns have it: "ein Matrose", "der alte Matrose"."""
    words, roles = reading.words, reading.roles
    if "nouns in capitals" not in reading.vocabulary.traits or words[at].text.isupper():
        return False
    before = at - 1
    while before > 0 and words[before + 1].spaced and _is_plain(reading, before):
        before -= 1
    determined = _DETERMINER | Role.INDEFINITE if before < at - 1 else Role.INDEFINITE
    return before >= 0 and words[before + 1].spaced and bool(roles[before] & determined)


def _is_plain(reading: Reading, at: int) -> bool:
    """Whether a word may be an adjective, of which nothing is known."""
    return reading.words[at].text.islower() and not reading.roles[at]


def _is_compound(reading: Reading, word: str) -> bool:
    """Whether a German word ends with another: "Koalitionskreise" names nobody."""
    capitals = "nouns in capitals" in reading.vocabulary.traits
    return capitals and not word.isupper() and is_compound(word, reading.language)


def _is_beside(reading: Reading, at: int) -> bool:
    """Whether a word is parted from the one before by no more than a space or a full stop."""
    return reading.words[at].gap.strip(" \u00a0.") == ""


def _is_organisation(reading: Reading, name: Name, first: int, last: int) -> bool:
    words, roles = reading.words, reading.roles
    text = reading.text[name.start : name.end]
    if "&" in text:
        return True
    named = range(first + is_first_name(reading, first), last + 1)
    if any(roles[at] & (Role.ORGANISATION | Role.BODY) for at in named):
        return True
    if last > first and _has_house_word(reading, first, last):
        return True
    if first == last and text.isupper() and 1 < len(text) <= _LONGEST_ACRONYM:
        return True
    if last > first and words[first].text.isupper() and len(words[first].text) >= _ACRONYM:
        return not text.isupper()  # "ETH Zurich"
    elided = first > 0 and words[first].gap in ("'", "’")  # "l'Eniem d'Oued Aissi"
    if elided and last > first and roles[first - 1] & Role.ARTICLE:
        return True
    if _is_presented(reading, first, last):
        return True
    if not first or not _is_beside(reading, first):
        return False
    if roles[first - 1] & Role.LINK and first > 1 and roles[first - 2] & Role.STAFF:
        return True  # "analysts at Goldman Sachs"
    if roles[first - 1] & Role.TITLE:
        return False
    if last > first and roles[first - 1] & Role.ARTICLE and not roles[first - 1] & Role.INDEFINITE:
        return True  # "the Campaign Legal Center": people have no article
    near = range(max(0, first - 2), first)
    return any(
        (roles[at] & Role.ORGANISATION and words[at].text.islower())
        or ("nouns in capitals" in reading.vocabulary.traits and roles[at] & Role.ORGANISATION)
        for at in near
        if all(words[place].gap in SAME_PHRASE for place in range(at + 1, first + 1))
        and not any(roles[place] & Role.LINK for place in range(at + 1, first))
    )


@cache
def _house_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words with which the names of houses begin, and end, and no one's name does."""
    lists: dict[str, list[str]] = table("house_words")
    return frozenset(lists["first"]), frozenset(lists["last"])


def _has_house_word(reading: Reading, first: int, last: int) -> bool:
    """Whether a name begins or ends as those of houses do: "Northern Rail", "Greenpeace Italia"."""
    words = reading.words
    begins, ends = _house_words()
    if words[first].text in begins or words[last].text in ends:
        return True
    if _is_of_town(reading, first):
        return True
    # "Surfers Against Sewage"
    english = "genitive" in reading.vocabulary.traits
    return english and any(role & Role.LINK for role in reading.roles[first + 1 : last])


def _is_of_town(reading: Reading, at: int) -> bool:
    """Whether a German word is the adjective of a town: "Bremer Straßenbahn"."""
    if "nouns in capitals" not in reading.vocabulary.traits:
        return False
    word = reading.words[at]
    return word.text.endswith("er") and bool(outlets_of_town(word.key))


def _is_presented(reading: Reading, first: int, last: int) -> bool:
    """Whether a name stands between commas behind what it is: "The operator, Carrick Marine,"."""
    words, roles = reading.words, reading.roles
    if first < 2 or words[first].gap != ", " or words[last + 1 : last + 2][0:1] == ():
        return False
    noun, before = roles[first - 1], roles[first - 2]
    what = noun & (Role.ORGANISATION | Role.BODY) and not noun & Role.TITLE
    heads = reading.bounds_of(first)[0] == first - 2
    return bool(what and before & Role.ARTICLE and heads and words[last + 1].gap == ", ")
