"""Public bodies and houses by their nouns: "le parquet de Lyon", "the ministry"."""

from collections.abc import Iterator

from lineage.text.gazetteer import Source
from lineage.text.nouns import is_given_name
from lineage.text.roles import Role
from lineage.text.sources.capitals import whole_name
from lineage.text.sources.reading import Candidate, Reading

_ADJECTIVES = 2
_LONGEST_BODY = 10
_LATE = 2
"""Words behind a body in which a day may be named ("according to police late Sunday")."""
_NO_BODY = Role.CALENDAR | Role.VERB | Role.TITLE
_DETERMINER = Role.ARTICLE | Role.DEMONSTRATIVE
SAME_PHRASE = ("", " ", "\u00a0", "-", "'", "’")
"""What may stand between two words of one phrase."""


def bodies(reading: Reading) -> Iterator[Candidate]:
    """Public bodies by their noun, and houses by theirs: "le parquet de Lyon", "the ministry",
    "la Asociación de Víctimas del Metro"."""
    words, roles = reading.words, reading.roles
    nouns = "nouns in capitals" in reading.vocabulary.traits
    english = "genitive" in reading.vocabulary.traits and not nouns
    heads = Role.BODY | Role.ORGANISATION
    done = 0
    for at in [at for at, role in enumerate(roles) if role & heads]:
        house = roles[at] & Role.BODY or words[at].text[0].isupper()
        if at < done or not house or reading.sentence[at] < 0:
            continue
        low, high = reading.bounds_of(at)
        if is_first_name(reading, at) or (nouns and _is_office(reading, at + 1)):
            continue  # "Marine Le Pen", "Bundesbank-Präsident Joachim Nagel"
        if english and words[at].text.istitle():
            whole = whole_name(reading, at, low, high)
            if _is_joined(reading, *whole):
                name = " ".join(reading.text[words[whole[0]].start : words[whole[1]].end].split())
                source = Source(name, "institution", "institution", "", "", False)
                yield Candidate(source, *whole)
                done = whole[1] + 1
                continue
        if not (roles[at] & Role.BODY or nouns):
            last = _house_from(reading, at, low, high)
            if last > at:
                name = " ".join(reading.text[words[at].start : words[last].end].split())
                source = Source(name, "institution", "institution", "", "", False)
                yield Candidate(source, at, last)
            done = last + 1
            continue
        first = at
        while nouns and first > low and words[first].gap == "-" and words[first - 1].text.istitle():
            first -= 1
        joined = first < at  # "der Bertelsmann-Stiftung"
        while (
            first > low
            and at - first < _ADJECTIVES
            and not joined
            and _is_adjective(reading, first - 1, first)
        ):
            first -= 1
        definite = (
            first > low
            and roles[first - 1] & _DETERMINER
            and not (roles[first - 1] & Role.INDEFINITE)
        )
        bare = "genitive" in reading.vocabulary.traits and not (
            first > low
            and roles[first - 1] & (Role.INDEFINITE | Role.LINK | Role.TITLE)
            and not roles[first - 1] & (Role.CONJUNCTION | Role.SOURCE)
        )
        if roles[at] & Role.TITLE and at + 1 < high and is_first_name(reading, at + 1):
            continue  # "Stadtrat Paul Lys"
        last = _end_of_body(reading, at, high)
        if not roles[at] & Role.BODY and last == at and not joined:
            continue  # "der Verband", not "der Verband der Zulieferer"
        cited = bare and not nouns and first > low and roles[first - 1] & Role.SOURCE
        if cited and last + 1 < high and not _ends_phrase(reading, last + 1, high):
            continue  # "according to court papers"
        if nouns and _is_office(reading, last):
            continue  # "der Airline-Manager"
        if not nouns and last + 1 < len(words) and words[last + 1].gap == "-":
            continue  # "government-run"
        if definite or (roles[at] & Role.BODY and (bare or words[at].text[0].isupper())):
            name = " ".join(reading.text[words[first].start : words[last].end].split())
            yield Candidate(
                Source(name, "institution", "body", "", "", False), first, last, generic=True
            )
        done = last + 1


def _is_joined(reading: Reading, first: int, last: int) -> bool:
    """Whether something stands inside of a name in capitals, or many words: "the Irish Farmers'
    Association", "New South Wales Police"."""
    inside = reading.words[first + 1 : last + 1]
    plain = all(word.text[0].isupper() and word.gap in SAME_PHRASE for word in inside)
    return last > first and not (plain and len(inside) <= _ADJECTIVES)


def is_first_name(reading: Reading, at: int) -> bool:
    """Whether the noun of a body opens the name of somebody: "Marine Le Pen", not "la Marine"."""
    words = reading.words
    if not is_given_name(words[at].text) or at + 1 >= len(words) or not words[at + 1].spaced:
        return False
    determined = at > 0 and reading.roles[at - 1] & (_DETERMINER | Role.LINK)
    house = reading.roles[at + 1] & (Role.BODY | Role.ORGANISATION | Role.OUTLET)
    return bool(words[at + 1].text[0].isupper() and not (determined or house))


def _ends_phrase(reading: Reading, at: int, high: int) -> bool:
    """Whether the phrase that a body is in ends before a word: "according to police early on"."""
    if reading.words[at].gap != " ":
        return True
    days = any(role & Role.CALENDAR for role in reading.roles[at : min(high, at + _LATE)])
    other = Role.LINK | Role.CONJUNCTION | Role.PRONOUN
    return days or bool(reading.roles[at] & other)


def _is_office(reading: Reading, at: int) -> bool:
    """Whether a word is hung on the one before, and an office: "Bundesbank-Präsident"."""
    held = at < len(reading.words) and reading.words[at].gap == "-"
    return held and bool(reading.roles[at] & Role.TITLE)


def _house_from(reading: Reading, at: int, low: int, high: int) -> int:
    """The last word of the name that its noun opens, which has a capital and an article."""
    words, roles = reading.words, reading.roles
    if at == low or not roles[at - 1] & _DETERMINER or roles[at] & Role.LINK:
        return at
    last = _end_of_body(reading, at, high)
    links = (place for place in range(at + 1, last) if roles[place] & Role.NAME_LINK)
    return last if any(links) and words[last].text[0].isupper() else at


def is_initial(reading: Reading, at: int, high: int) -> bool:
    """Whether a word is the first letter of somebody's first name."""
    words = reading.words
    return len(words[at].text) == 1 and at + 1 < high and words[at + 1].gap == ". "


def _is_adjective(reading: Reading, at: int, before: int) -> bool:
    words, roles = reading.words, reading.roles[at]
    english = "genitive" in reading.vocabulary.traits
    if english and words[at].text.islower() and words[before].text[0].isupper():
        return bool(roles & Role.DEMONYM)  # not "allows Congress"
    return words[before].gap in SAME_PHRASE and not roles & (
        _DETERMINER
        | Role.LINK
        | Role.VERB
        | Role.INDEFINITE
        | Role.STOP
        | Role.AUXILIARY
        | Role.TITLE
        | Role.SOURCE
    )


def _end_of_body(reading: Reading, at: int, high: int) -> int:
    """The last word of a public body's name: "ministère ukrainien de la Défense"."""
    words, roles = reading.words, reading.roles
    capitals = "nouns in capitals" in reading.vocabulary.traits
    last = at
    place = at + 1
    of = False
    while place < high and place - at < _LONGEST_BODY and words[place].gap in SAME_PHRASE:
        word = words[place]
        if is_initial(reading, place, high):
            break  # "la Guardia costiera P. Nygaard"
        number = word.text.isdigit() and not word.gap  # "KSV1870"
        if word.text[0].isupper() or number or roles[place] & (Role.BODY | Role.DEMONYM):
            other = roles[place] & _NO_BODY and not roles[place] & Role.BODY
            if other and not of:
                break
            last = place
            of = False
        elif roles[place] & Role.NAME_LINK:
            if (
                not (of or capitals)
                and roles[place] & Role.ARTICLE
                and not roles[place] & Role.LINK
            ):
                break  # "la Cadena SER el alcalde"
            of = True
        elif of and not roles[place] & (Role.VERB | Role.AUXILIARY | Role.STOP):
            last = place
            of = False
        elif (
            place + 1 < high
            and roles[place + 1] & (Role.VERB | Role.AUXILIARY)
            and not roles[place]
        ):
            last = place  # "le ministère des Affaires numériques a déclaré"
            break
        else:
            break
        place += 1
    return last


def spoken_for(reading: Reading) -> Iterator[Candidate]:
    """The houses whose spokespeople German calls by them: "ein BMW-Sprecher"."""
    words, roles = reading.words, reading.roles
    for at in [at for at, role in enumerate(roles) if role & Role.SPOKESPERSON]:
        house = words[at - 1] if at and words[at].gap == "-" else None
        if house and house.spaced and house.text[0].isupper() and not roles[at - 1] & Role.OUTLET:
            source = Source(house.text, "institution", "institution", "", "", False)
            yield Candidate(source, at - 1, at - 1)
