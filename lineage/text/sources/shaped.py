"""Outlets that no list has, by the form of their names: "Heron Post", "la Gazzetta di Sarsina"."""

from collections.abc import Iterator
from functools import cache

from lineage.text.gazetteer import LEADING, Source, cities, is_house, outlet_of, outlets
from lineage.text.lexicon import is_word
from lineage.text.nouns import is_given_name
from lineage.text.roles import Role
from lineage.text.sources.reading import CLOSING, Candidate, Reading
from lineage.text.tables import table
from lineage.text.words import spelling

_LONGEST = 4
"""Words of a name before the one that tells the press."""
_JOINTS = (" ", "\u00a0", "-", "'", "’")
_NO_NAME = Role.STOP | Role.CALENDAR | Role.ARTICLE | Role.VERB
_NO_MORE = Role.CALENDAR | Role.VERB | Role.CONJUNCTION
_OFFICE = Role.TITLE | Role.SPOKESPERSON
_HOUSE = Role.ORGANISATION | Role.BODY
_INTO, _STUDY = 2, 8
"""Words from where something is published to the name, and back to what is published."""
_SHORTEST_PART = 3
_DOMAINS = frozenset((
    "com", "org", "net", "info", "news", "press", "media", "tv", "eu", "fr", "de", "es", "it",
    "pt", "br", "uk", "ie", "ch", "be", "at", "lu", "nl",
))  # fmt: skip
"""The ends of addresses under which news sites are found."""
_LOOSE = ("broadcaster", "site")
"""Types whose word ends the names of other things as well: "Mobile TV", "Good News"."""


@cache
def press_words() -> tuple[dict[str, str], ...]:
    """The type of outlet whose name a word begins, whose it ends, and whose a compound's end."""
    lists: dict[str, dict[str, list[str]]] = table("press_words")
    return tuple(
        {word: type_ for type_, words in lists[end].items() for word in words}
        for end in ("first", "last", "joined")
    )


def has_press_word(name: str) -> bool:
    """Whether a name begins or ends as those of outlets do.

    >>> has_press_word("The Fenwick Herald"), has_press_word("Marlow Dairy")
    (True, False)
    """
    first_words, last_words, joined = press_words()
    words = spelling(name)
    return bool(words) and (
        words[0] in first_words or words[-1] in last_words or words[-1].endswith(tuple(joined))
    )


def shaped(reading: Reading) -> Iterator[tuple[Candidate, int]]:
    """Names of several words, the first or last of which is what outlets are called, with it."""
    words = reading.words
    first_words, last_words, joined = press_words()
    known: dict[str, Source] = {}
    done = -1
    capitals = "nouns in capitals" in reading.vocabulary.traits
    for at, word in enumerate(words):
        if at > done and capitals and (type_ := _compounded(reading, at, joined)):
            source = known.setdefault(word.text, Source(word.text, "outlet", type_, "", "", False))
            yield Candidate(source, at, at), at
        if at <= done or not (word.text in first_words or word.text in last_words):
            continue
        low, high = reading.bounds_of(at)
        first, last, type_ = at, at, last_words.get(word.text, "")
        if type_ and not _goes_on(reading, at, high):
            first = _opening(reading, at, low, type_ in _LOOSE)
        if first == at and word.text in first_words:
            last, type_ = _closing(reading, at, high), first_words[word.text]
        if first == last or any(role & _HOUSE for role in reading.roles[first:at]):
            continue  # "Oxford University Press"
        if first == at and first > low and words[first - 1].key in LEADING:
            first -= words[first - 1].text[0].isupper()  # "El Correo de Tudanca"
        if last + 1 < len(words) and _is_number(words[last + 1].text, words[last + 1].gap):
            last += 1  # "LuccaNotizie24"
        name = " ".join(reading.text[words[first].start : words[last].end].split())
        done = last
        source = known.setdefault(name, Source(name, "outlet", type_, "", "", False))
        yield Candidate(source, first, last), at


def _compounded(reading: Reading, at: int, joined: dict[str, str]) -> str:
    """The type of an outlet of one German word: "der Eiderbote", not "der Fahrradbote"."""
    word = reading.words[at]
    if not (reading.roles[at - 1] & Role.ARTICLE and word.text[0].isupper() and word.spaced):
        return ""
    head = next((end for end in joined if word.text.endswith(end)), "")
    small = word.text.casefold()
    first = small.removesuffix(head)
    known = (first, first.removesuffix("s"), small)
    named = head and len(first) >= _SHORTEST_PART
    common = named and any(is_word(part, reading.language) for part in known)
    return joined[head] if named and not common else ""


def _goes_on(reading: Reading, at: int, high: int) -> bool:
    """Whether a capital follows at once: "Heron Post Office" is no newspaper."""
    behind = reading.words[at + 1 : min(at + 2, high)]
    if not behind or behind[0].gap not in _JOINTS or behind[0].key == "s":
        return False
    if behind[0].gap == "-":
        return True
    known = reading.roles[at + 1] & (Role.CALENDAR | Role.VERB | Role.STOP)
    noun = "nouns in capitals" in reading.vocabulary.traits
    return behind[0].text[0].isupper() and not known and not noun


def _opening(reading: Reading, at: int, low: int, loose: bool) -> int:
    """The first word of the name that ends at a word."""
    words, roles = reading.words, reading.roles
    capitals = "nouns in capitals" in reading.vocabulary.traits
    first = at
    named = not loose
    while (
        first > low
        and at - first < _LONGEST
        and words[first].gap in (*_JOINTS[:3], "")
        and (
            words[first - 1].text[0].isupper()
            or _is_number(words[first - 1].text, words[first].gap)
        )
        and not roles[first - 1] & _NO_NAME
    ):
        country = words[first].gap == "-" and words[first - 1].text.isupper()
        if roles[first - 1] & _OFFICE or (country and roles[at] & Role.OUTLET):
            return at  # "Mayor Emily Post", "die US-Zeitung"
        common = is_word(words[first - 1].text.casefold(), reading.language)
        if capitals and words[first].gap not in ("-", "") and common:
            break
        first -= 1
        # not "Facebook Live"
        known = common or is_house(words[first].text, reading.language)
        named = named or not known or (words[first].key,) in cities()
    # a capital inside a sentence is a name's, but for German nouns and English titles
    named = named or (first > low and "genitive" not in reading.vocabulary.traits)
    return first if named else at


def _is_number(text: str, gap: str) -> bool:
    """Whether the number of a channel stands right before a word: "FM1Today"."""
    return not gap and text.isdigit()


def _closing(reading: Reading, at: int, high: int) -> int:
    """The last word of the name that begins at a word."""
    words, roles = reading.words, reading.roles
    last = place = at
    while place + 1 < high and words[place + 1].gap in _JOINTS and place - last <= 1:
        place += 1
        number = place == at + 1 and words[place].text.isdigit() and words[place].spaced
        if (words[place].text[0].isupper() or number) and not roles[place] & _NO_MORE:
            last = place
        elif not roles[place] & Role.NAME_LINK or roles[place] & Role.CONJUNCTION:
            break
    small = last == at and place == at + 1 and words[place].text.islower()
    small = small and "genitive" not in reading.vocabulary.traits
    if small and not roles[place] & ~Role.DEMONYM and place + 1 < high:
        verb = roles[place + 1] & (Role.VERB | Role.AUXILIARY)
        if verb and not is_word(words[place].text, reading.language):
            return place  # "La Dépêche vosgienne rapporte"
    return last


def sites(reading: Reading, taken: set[int]) -> Iterator[Candidate]:
    """Sites that are called by their addresses, as running text has them: "rapporte actu.fr"."""
    words = reading.words
    ends = [at for at, word in enumerate(words) if word.gap == "." and word.text in _DOMAINS]
    for at in ends:
        if not at or not taken.isdisjoint((at - 1, at)):
            continue
        low = at - 1
        while low and words[low].gap in ("-", "."):
            low -= 1
        first, last = words[low], words[at]
        end = reading.text[last.end : last.end + 1]
        company = first.text[0].isupper() and last.text == "com"  # "Booking.com"
        goes_on = at + 1 < len(words) and words[at + 1].gap == "."  # "folha.com" of "folha.com.br"
        if company or goes_on or not first.spaced or end in ("/", "@", "-", "_"):
            continue
        name = reading.text[first.start : last.end]
        known = outlets().get(outlet_of(None, f"https://{name}") or "")
        yield Candidate(known or Source(name, "outlet", "site", "", "", False), low, at)


def journals(reading: Reading, taken: set[int]) -> Iterator[Candidate]:
    """Journals in which a study was published: "une étude parue dans Botanica Alpina"."""
    words, roles = reading.words, reading.roles
    for at in [at for at, role in enumerate(roles) if role & Role.PRINTED]:
        low, high = reading.bounds_of(at)
        first = at + 1
        while first < high and roles[first] & (Role.VENUE | Role.ARTICLE) and first - at <= _INTO:
            first += 1
        last = first
        while (
            last + 1 < high
            and words[last + 1].spaced
            and words[last + 1].text[0].isupper()
            and not roles[last + 1] & (_NO_NAME | Role.DEMONYM)
        ):
            last += 1
        named = first > at + 1 and at + 1 <= last < high and first < last
        if not named or not words[first].text[0].isupper() or roles[first] & (_NO_NAME | _HOUSE):
            continue
        study = any(roles[place] & Role.NOUN for place in range(max(low, at - _STUDY), at))
        town = tuple(word.key for word in words[first : last + 1]) in cities()
        if study and not town and taken.isdisjoint(range(first, last + 1)):
            name = " ".join(reading.text[words[first].start : words[last].end].split())
            yield Candidate(Source(name, "outlet", "magazine", "", "", False), first, last)


def titled(reading: Reading, taken: set[int]) -> Iterator[Candidate]:
    """Names in quotation marks that have the place of an outlet: "laut „Kontrast“", "wie
    „Der Schnitt“ berichtet"."""
    words, roles = reading.words, reading.roles
    for first, word in enumerate(words):
        closing = CLOSING.get(word.gap.strip(), ())
        if not (first and closing and word.text[0].isupper()) or is_given_name(word.text):
            continue
        ends = range(first, min(first + _LONGEST, len(words)))
        last = next((at for at in ends if _gap_behind(reading, at).startswith(closing)), None)
        if last is None or not taken.isdisjoint(range(first, last + 1)):
            continue
        before = roles[first - 1]
        told = last + 1 < len(words) and roles[last + 1] & Role.VERB
        # not "laut dem „Gute-Kita-Gesetz“"
        told_of = before & Role.SOURCE and not before & (Role.ARTICLE | Role.UTTERANCE)
        if told_of or (before & Role.MANNER and told):
            name = reading.text[word.start : words[last].end]
            yield Candidate(Source(name, "outlet", "site", "", "", False), first, last)


def _gap_behind(reading: Reading, at: int) -> str:
    behind = reading.words[at + 1 : at + 2]
    end = behind[0].start if behind else len(reading.text)
    return reading.text[reading.words[at].end : end].lstrip(" \u00a0")
