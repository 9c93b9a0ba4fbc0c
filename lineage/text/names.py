"""Proper names: runs of capitalised words, and which surname belongs to which full name."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lineage.model import Span
from lineage.text.damage import stuck_at
from lineage.text.lexicon import is_word
from lineage.text.normal import unaccented
from lineage.text.nouns import given_names, is_compound, is_given_name, is_noun, is_phrase
from lineage.text.roles import Role
from lineage.text.vocabulary import vocabulary
from lineage.text.words import SMALL

_CAPITAL = rf"[^\W\d_{SMALL}][^\W_]*"
_PARTICLE = (
    r"(?:(?:al|el|ul|as|ar)-|(?:de|du|des|von|van|der|den|ter|ten|zu|bin|bint|ibn|da|di|do|dos|das|del|della|"
    r"dalla|de la|de los|von der|van der|van den|ben|abu|af)[ \u00a0])?"
)
_MOST = 24
"""Parts behind the first up to which capitals are one run, so that a list of them costs no more."""
_RUN = re.compile(
    rf"{_CAPITAL}(?:(?:[-'’.]| & ){_CAPITAL}|\.?[ \u00a0]{_PARTICLE}{_CAPITAL}){{0,{_MOST}}}"
)
_WORD = re.compile(r"[^\W_]+")
_BEFORE = re.compile(r"\b([^\W\d_]+)[ \u00a0]$")
_BEHIND = re.compile(r" ([^\W\d_]+)")
_MONTHS_OF_PEOPLE = ("April", "August", "June", "May")
_JAN = "Jan"
"""A first name, where no full stop stands behind it."""
_LONGEST_ARTICLE, _LONGEST_TITLE = 8, 16
_SHORTEST_SURNAME, _SHORTEST_STUCK = 3, 5
"""Letters below which the end of a surname may be a word by chance ("Northwood")."""
_APOSTROPHES = ("'", "’")
_OPENERS = tuple('«“„":¿¡‘‹')
_SPACED_OPENERS = ("«", ":")
_NO_NAME = Role.CALENDAR | Role.STOP | Role.ARTICLE | Role.DEMONSTRATIVE | Role.PRONOUN
_HOUSE = Role.ORGANISATION | Role.BODY | Role.DEMONYM | Role.OUTLET
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch?tsch|shch|chtch|sč|šč|stsch|szcz", "s"),
        (r"[ae][iyj](?:e(?=[^aeiou]))?", "ei"),
        (r"ch(?=[lnrv])", "kh"),
        (r"(?<=[aeiou])x(?=[aeiou])", "ks"),
        (r"tsch|tch|sch|sh|ch|tz|ts|cz|sz|zh|dzh|dj|x|j(?=[ao])", "s"),
        (r"gh|gu(?=[ei])", "g"),
        (r"ph|ff", "f"),
        (r"kh|h", ""),
        (r"qu?|ck|c(?![eiy])|k+", "k"),
        (r"c", "s"),
        (r"z", "s"),
        (r"ou|oo", "u"),
        (r"w", "v"),
        (r"(?:^|(?<=[aeiou]))[iyj]+(?=[aeou])", ""),
        (r"(?<=[^aeiou])[iyj]u", "u"),
        (r"[iyj]+e?", "i"),
        (r"(?:i?[eo])(?:v|f|ff)$", "ov"),
        (r"ee+", "i"),
        (r"(?<=[^aeiou]{1})e$", ""),
        (r"(.)\1+", r"\1"),
    )
)
"""What the transcriptions of one name into the languages of Europe differ in."""
_PHRASE = 2
_ACRONYM = 3
_IN_CAPITALS = 4
"""Words from which on what stands in capitals throughout is a line in capitals, and no name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name; `key` is the same for all spellings that differ in case or diacritics."""

    start: int
    end: int
    key: str


def names(text: str, sentences: Sequence[Span], language: str) -> tuple[Name, ...]:
    """The proper names of a text, in order, without the titles before them.

    A capitalised word that begins a sentence counts only where the text has it elsewhere inside
    one; in German, which writes every noun with a capital, a single word only as part of a longer
    name or where it is no known word. A word stuck to a name of the text is cut off. Linear.

    >>> text = "Hier Mme Anna Roy a parlé. Roy a ri. Mais la Belgique dort."
    >>> s = (Span(0, 26), Span(27, 36), Span(37, 60))
    >>> [name.key for name in names(text, s, "fr")]
    ['anna roy', 'roy', 'belgique']
    """
    runs = [run for sentence in sentences for run in _runs(text, sentence, language)]
    inside = {word for start, end, leads in runs for word in text[start:end].split()[leads:]}
    longer = {
        word for start, end, _ in runs for word in text[start:end].split() if " " in text[start:end]
    }
    capitals = "nouns in capitals" in vocabulary(language).traits
    known = {word.casefold() for word in inside}
    alone = {text[start:end].casefold() for start, end, _ in runs}
    found = []
    for start, end, leads in runs:
        name = text[start:end]
        if " " not in name:
            if leads and name not in inside:
                continue
            word = is_word(name.casefold(), language) and not (name.isupper() and len(name) > 1)
            if capitals and name not in longer and (word or _is_office(name, language)):
                continue
        cut = _without_glued(name, known, language)
        if cut == len(name):
            cut = _without_link(name, text[end : end + 1], alone, language)
        found.append(Name(start, start + cut, key_of(name[:cut])))
    return tuple(found)


def _is_office(name: str, language: str) -> bool:
    """Whether a German compound is an office: "der CDU-Politiker"."""
    known = vocabulary(language)
    head = name.rpartition("-")[2]
    role = known.roles.get(key_of(head), 0) or known.role_of_compound(head)
    return head != name and bool(role & Role.TITLE) and not role & _HOUSE


def _runs(text: str, sentence: Span, language: str) -> list[tuple[int, int, bool]]:
    """The capitalised runs of a sentence, and whether each begins it."""
    roles = vocabulary(language).roles
    capitals = "nouns in capitals" in vocabulary(language).traits
    small_months = not capitals and "month first" not in vocabulary(language).traits
    found = []
    first = True
    matches = _RUN.finditer(text, sentence.start, sentence.end)
    for match in _pieces(text, sentence, language) if capitals else matches:
        leads = first and not any(map(str.isalnum, text[sentence.start : match.start()]))
        # a mark with a space behind it closes: "», Roy said"
        mark = text[max(0, match.start() - 2) : match.start()]
        leads = leads or mark[-1:] in _OPENERS or mark.rstrip()[-1:] in _SPACED_OPENERS
        first = False
        start = match.start()
        introduced = capitals and _follows_article(text, start, roles)
        introduced = introduced or (small_months and not leads)
        if not (capitals or small_months):
            introduced = _is_called_by_month(text, start, match.end(), roles)
        kept = _name_in(match[0], language, introduced)
        if kept is not None:
            low, high, whole = kept
            found.append((start + low, start + high, leads and whole))
    return found


def _is_called_by_month(text: str, start: int, end: int, roles: Mapping[str, int]) -> bool:
    """Whether a month in English is somebody's first name: "April Jones said", not "in April Jones
    said", nor "May Day was"."""
    if text[start:end].partition(" ")[0] not in _MONTHS_OF_PEOPLE:
        return False
    before = _BEFORE.search(text, max(0, start - _LONGEST_TITLE), start)
    if before:
        said = Role.TITLE | Role.VERB | Role.SOURCE
        return bool(roles.get(key_of(before[1]), 0) & said)
    behind = _BEHIND.match(text, end)
    does = behind and roles.get(key_of(behind[1]), 0) & (Role.VERB | Role.AUXILIARY)
    return text.startswith(",", end) or bool(does)


def _pieces(text: str, sentence: Span, language: str) -> Iterator[re.Match[str]]:
    """The runs of a German sentence, and the names in one behind an article inside of it: "In den
    Worten der Ökonomin Anna Roth"."""
    match = _RUN.search(text, sentence.start, sentence.end)
    behind = sentence.start
    while match:
        if match.start() >= behind or " " in match[0]:
            yield match
        behind = at = match.end()
        words = list(_WORD.finditer(match[0]))
        if any(word[0][0].islower() for word in words):
            roles = vocabulary(language).roles
            plays = [roles.get(key_of(word[0]), 0) for word in words]
            cut = _before_article(words, plays, language)
            at = match.start() + words[cut].end() if cut < len(words) else behind
        match = _RUN.search(text, at, sentence.end)


@lru_cache(maxsize=65536)
def _name_in(run: str, language: str, introduced: bool) -> tuple[int, int, bool] | None:
    """Where in a capitalised run its name is, and whether nothing was taken away before it.

    Where an article stands before a long German name, its first noun says what the person is.
    In other languages one that begins no sentence may open with what is a month in small letters
    ("Julio Cerdeño").
    """
    roles = vocabulary(language).roles
    capitals = "nouns in capitals" in vocabulary(language).traits
    words = list(_WORD.finditer(run))
    if len(words) > _IN_CAPITALS and run.isupper():
        return None
    plays = [roles.get(key_of(word[0]), 0) for word in words]
    for at, word in enumerate(words[:-1]):
        titled = at > 0 and plays[at - 1] & Role.TITLE
        if (titled and word[0] in _MONTHS_OF_PEOPLE) or (
            word[0] == _JAN and run[word.end()] != "."
        ):
            plays[at] &= ~Role.CALENDAR
    if capitals:
        of_compound = vocabulary(language).role_of_compound
        plays = [play or of_compound(word[0]) for play, word in zip(plays, words, strict=True)]
        end = _before_article(words, plays, language)
        del words[end:], plays[end:]
    whole = True
    if held := _behind_office(words, plays, language):
        del words[:held], plays[:held]
        whole = False
    # "Hier", "Le", "Mme" or "Bürgermeister" before a name are no part of it
    no_name = _NO_NAME & ~Role.CALENDAR if introduced and not capitals else _NO_NAME
    while words and (
        plays[0] & (no_name if len(words) > 1 else _NO_NAME)
        or (
            capitals
            and len(words) > 2
            and (
                _is_no_given_name(words[0][0].casefold(), language)
                or (introduced and whole and not any(play & _HOUSE for play in plays))
            )
        )
        or (
            # "Metallbetrieb Schaufler"
            capitals
            and len(words) > 1
            and "&" not in run
            and not plays[0] & _HOUSE
            and is_noun(words[0][0], language)
        )
        or (
            len(words) > 1
            and plays[0] & (Role.TITLE | Role.SPOKESPERSON | Role.OUTLET | Role.NOUN)
            and not plays[0] & (Role.BODY | Role.ORGANISATION)
        )
    ):
        del words[0], plays[0]
        whole = False
    while words and plays[-1] & (Role.CALENDAR | Role.STOP) and len(words) > 1:
        del words[-1], plays[-1]
    if not words or (len(words) == 1 and plays[0] & (Role.TITLE | Role.SPOKESPERSON)):
        return None
    house = any(play & _HOUSE for play in plays)
    if (
        capitals
        and len(words) == _PHRASE
        and not house
        and is_phrase(words[0][0], words[1][0], language)
    ):
        return None
    return words[0].start(), words[-1].end(), whole


def _is_no_given_name(word: str, language: str) -> bool:
    return is_word(word, language) and word not in given_names()


def _behind_office(words: Sequence[re.Match[str]], plays: Sequence[int], language: str) -> int:
    """How many words in capitals are the office of whom a run names: "Former Health Minister",
    "EVG-Vorsitzende"."""
    if held := _before_given_name(words, plays, language):
        return held
    modifiers = vocabulary(language).title_modifiers
    for at, word in enumerate(words[:-1] if modifiers else ()):
        if plays[at] & Role.TITLE and at and not plays[at + 1] & Role.TITLE:
            return at + 1
        if not (plays[at] & Role.TITLE or key_of(word[0]) in modifiers):
            break
    return 0


def _before_given_name(words: Sequence[re.Match[str]], plays: Sequence[int], language: str) -> int:
    """The same where a first name tells where the office ends: "Saarlands Ministerpräsident Tobias
    Lys", "AARP CEO Barry Lys", in German also what is no office: "Sternekoch Michael Lys"."""
    is_given = [is_given_name(word[0]) for word in words[:-1]]
    for at in range(len(is_given) - 1, 0, -1):  # "Virginia Attorney General Mark Lys"
        if is_given[at] and plays[at - 1] & Role.TITLE:
            return at
    given = is_given.index(True) if any(is_given) else 0
    if any(play & Role.TITLE for play in plays[:given]):
        return given
    capitals = "nouns in capitals" in vocabulary(language).traits
    if not capitals or any(play & _HOUSE for play in plays[:given]):
        return 0
    return given if all(is_compound(word[0], language) for word in words[:given]) else 0


def _before_article(words: Sequence[re.Match[str]], plays: Sequence[int], language: str) -> int:
    """How many words a run has before a German article, or the house of whom it names: "Jana Holm
    den Verdacht", "Jana Holm von der Verbraucherzentrale"."""
    known = vocabulary(language)
    for at in range(1, len(words)):
        if words[at][0][0].isupper():
            behind = words[at + 1 : at + 2]
            if plays[at] & Role.ARTICLE and behind and is_noun(behind[0][0], language):
                return at  # the next sentence: "Anna Roth Die Ehefrau"
            continue
        if all(play & _NO_NAME for play in plays[:at]):
            continue  # "Nach den Worten von Jana Holm"
        of = plays[at] & Role.BY
        after = at + 1
        while after < len(words) and words[after][0][0].islower():
            after += 1
        house = after < len(words) and (
            (plays[after] or known.role_of_compound(words[after][0])) & _HOUSE
        )
        if house or (plays[at] & Role.ARTICLE and not of and not plays[at - 1] & Role.BY):
            return at
    return len(words)


def _follows_article(text: str, start: int, roles: Mapping[str, int]) -> bool:
    before = _BEFORE.search(text, max(0, start - _LONGEST_ARTICLE), start)
    articles = Role.ARTICLE | Role.INDEFINITE
    return before is not None and bool(roles.get(key_of(before[1]), 0) & articles)


def _without_glued(name: str, known: Container[str], language: str) -> int:
    """How long a name is without the word that was stuck to it ("Royaujourd'hui")."""
    last = name.rpartition(" ")[2]
    at = stuck_at(last, language, known)
    return len(name) if at is None else len(name) - len(last) + at


def _without_link(name: str, behind: str, surnames: Container[str], language: str) -> int:
    """How long a full name is without what a lost link stuck to its surname, which the text has
    elsewhere: any word, or one before an apostrophe ("Roycampagne", "Royl'héritière")."""
    first, _, last = name.rpartition(" ")
    if not first or "nouns in capitals" in vocabulary(language).traits:
        return len(name)
    surname = last.casefold()
    for at in range(len(surname) - 1, _SHORTEST_SURNAME - 1, -1):
        if surname[:at] in surnames and _may_be_stuck(surname[at:], behind, language):
            return len(first) + 1 + at
    return len(name)


def _may_be_stuck(word: str, behind: str, language: str) -> bool:
    if behind in _APOSTROPHES:
        return bool(vocabulary(language).roles.get(word, 0) & (Role.ARTICLE | Role.STOP))
    return len(word) >= _SHORTEST_STUCK and is_word(word, language)


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """A name without case, marks and punctuation."""
    return unaccented(" ".join(_WORD.findall(name.casefold())))


@lru_cache(maxsize=65536)
def sound(key: str) -> str:
    """What the spellings of a name in several languages have in common.

    A hand-made reduction in the manner of Soundex for what transcriptions from Cyrillic, Arabic
    and Chinese differ in. Names of different people may meet.

    >>> {sound(key) for key in ("kirienko", "kiriyenko", "kirijenko")}
    {'kirinko'}
    >>> {sound(key) for key in ("gorbatchev", "gorbachev", "gorbatschow")}
    {'gorbasov'}
    """
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return key


def full_names(found: Sequence[Name], text: str) -> dict[str, str]:
    """The full name for each surname, and for each first name, that a text gives in full somewhere,
    as first written.

    >>> text = "Anna Roy-Lys a parlé. Anna a ri."
    >>> full_names((Name(0, 12, "anna roy lys"), Name(22, 26, "anna")), text)
    {'anna': 'Anna Roy-Lys', 'lys': 'Anna Roy-Lys', 'roy lys': 'Anna Roy-Lys'}
    """
    surnames: dict[str, str] = {}
    given: dict[str, str] = {}
    for name in found:
        whole = text[name.start : name.end]
        parts = whole.split()
        acronym = parts[0].isupper() and len(parts[0]) >= _ACRONYM and not whole.isupper()
        if len(parts) > 1 and not acronym:  # "PSOE de Castilla"
            surnames.setdefault(surname_of(whole), whole)
            surnames.setdefault(key_of(parts[-1]), whole)
            if is_given_name(parts[0]):
                given.setdefault(key_of(parts[0]), whole)
    return given | surnames


def surname_of(name: str) -> str:
    """The last word of a name, as a key."""
    return key_of(name).rpartition(" ")[2]
