"""The known outlets, agencies and institutions, and where a text names them."""

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from lineage.model import SourceKind
from lineage.text.language import words_of
from lineage.text.lexicon import is_word
from lineage.text.normal import unaccented

# A capital inside a word starts a new part, so that a glued "JournalLes" still names the Journal
_PART = re.compile(
    r"[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff]*[a-z\u00df-\u00f6\u00f8-\u00ff]+|[^\W\d_a-z]+|\d+|[^\W_]+"
)
_LONGEST_ACRONYM = 4
_LEADING = ("the", "le", "la", "les", "l")
_LANGUAGES = ("en", "fr")
_LONG_NAME = 4
"""Words of a name, its article counted, that no other name begins with."""
_ARTICLES = {
    "Le": ("le", "du", "au"),
    "La": ("la",),
    "Les": ("les", "des", "aux"),
    "The": ("the",),
}
"""The article that some outlets have in their name, and what it becomes in a sentence."""


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet, an agency or an institution of the gazetteer."""

    name: str
    kind: SourceKind
    type: str
    country: str
    language: str
    weak: bool
    """True where the name is also a common word: a mention alone proves nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a text, or a piece of a glued one."""

    text: str
    start: int
    end: int
    spaced: bool
    """Whether it is on one line with the word before, a space between."""

    @property
    def key(self) -> str:
        return unaccented(self.text.casefold())


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a source; `short` where only by a form that refers back."""

    source: Source
    first: int
    last: int
    short: bool


def parts(text: str) -> tuple[Part, ...]:
    """The words of a text, glued ones taken apart.

    >>> [part.text for part in parts("Le JournalLes dit")]
    ['Le', 'Journal', 'Les', 'dit']
    """
    found = []
    end = 0
    for match in _PART.finditer(text):
        spaced = text[end : match.start()] in (" ", "\u00a0")
        end = match.end()
        found.append(Part(match[0], match.start(), end, spaced))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Name:
    parts: tuple[str, ...]
    sources: tuple[Source, ...]
    short: bool
    also: tuple[Source, ...] = ()
    """Of a full name: the sources of which it is a short form."""


@cache
def outlets() -> dict[str, Source]:
    """Every outlet and agency of the gazetteer, by its name."""
    return {source.name: source for source, _ in _outlet_names()}


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    path = resources.files("lineage.text") / "data" / "outlets.json"
    return tuple(json.loads(path.read_text(encoding="utf-8")))


@cache
def _outlet_names() -> tuple[tuple[Source, tuple[tuple[str, bool], ...]], ...]:
    found = []
    for entry in _entries():
        kind: SourceKind = "agency" if entry["type"].endswith("agency") else "outlet"
        source = Source(
            entry["name"], kind, entry["type"], entry["country"], entry["language"], entry["weak"]
        )
        long = [entry["name"], *entry["translations"]]
        # "Point" for Le Point is a common word, where "Le Point" may be one or the other
        long += [name for name in entry["aliases"] if not source.weak or len(parts(name)) > 1]
        long = [
            form for name in long for form in _with_articles(name)[: 1 if source.weak else None]
        ]
        names = [(name, False) for name in long] + [(name, True) for name in entry["short"]]
        found.append((source, tuple(names)))
    return tuple(found)


@cache
def _by_name_and_domain() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    for entry in _entries():
        known = [entry["name"], *entry["aliases"], *entry["translations"]]
        for spelling in known:
            names.setdefault(_plain(spelling), entry["name"])
        domains.update(dict.fromkeys(entry["domains"], entry["name"]))
    return names, domains


def _plain(name: str) -> str:
    """A name without case, marks and leading article."""
    words = re.findall(r"\w+", unaccented(name.casefold()))
    return " ".join(words[1:] if len(words) > 1 and words[0] in _LEADING else words)


def outlet_of(publisher: str | None, url: str | None) -> str | None:
    """The outlet that published an article, by its name in the gazetteer where it has one.

    A publisher is known by its name, an alias or a translation; where none is given, the domain
    of the address tells.

    >>> outlet_of("WSJ", None), outlet_of("wall street journal", None), outlet_of("Le Lys", None)
    ('The Wall Street Journal', 'The Wall Street Journal', 'Le Lys')
    >>> outlet_of(None, "https://www.wsj.com/articles/1")
    'The Wall Street Journal'
    """
    if not publisher and not url:
        return None
    names, domains = _by_name_and_domain()
    if publisher:
        return names.get(_plain(publisher), publisher)
    try:
        labels = ((urlsplit(url).hostname or "") if url else "").split(".")
    except ValueError:  # an address that is none, e.g. with a bracket left open
        return None
    tails = (".".join(labels[at:]) for at in range(len(labels)))
    return next((domains[tail] for tail in tails if tail in domains), None)


@cache
def agency_names() -> frozenset[str]:
    """All names of agencies, by which a caption gives its picture's credit."""
    return frozenset(
        name
        for source, names in _outlet_names()
        if source.kind == "agency"
        for name, short in names
        if not short
    )


def _with_articles(name: str) -> list[str]:
    """A name as running text has it, its own article small, or one with the preposition.

    >>> _with_articles("Le Monde"), _with_articles("Reuters")
    (['le Monde', 'du Monde', 'au Monde'], ['Reuters'])
    """
    article, _, rest = name.partition(" ")
    if not rest or article not in _ARTICLES:
        return [name]
    return [f"{form} {rest}" for form in _ARTICLES[article]]


@cache
def _institution_names(language: str) -> tuple[tuple[Source, tuple[tuple[str, bool], ...]], ...]:
    return tuple(
        (
            Source(name, "institution", "institution", "", "", False),
            tuple((spelling, False) for spelling in names),
        )
        for name, names in words_of(language)["institutions"].items()
    )


@cache
def _by_first_part(language: str) -> dict[str, tuple[_Name, ...]]:
    """The names by the key of their first part, the longest first."""
    spelled: dict[tuple[str, ...], dict[bool, list[Source]]] = {}
    for source, names in (*_outlet_names(), *_institution_names(language)):
        for name, short in names:
            spelling = tuple(_PART.findall(name))
            if spelling:
                spelled.setdefault(spelling, {}).setdefault(short, []).append(source)
    table: dict[str, list[_Name]] = {}
    for spelling, forms in spelled.items():
        for short, sources in forms.items():
            key = unaccented(spelling[0].casefold())
            also = () if short else tuple(forms.get(True, ()))
            table.setdefault(key, []).append(_Name(spelling, tuple(sources), short, also))
    return {
        key: tuple(sorted(names, key=lambda name: (-len(name.parts), name.short, name.parts)))
        for key, names in table.items()
    }


def mentions(
    words: tuple[Part, ...], language: str, publishers: tuple[str, ...] = ()
) -> Iterator[Mention]:
    """Where the words of a text name a source, in order, the longest name first.

    A short form stands for the source that was last named in full and has that form; where none
    has been, for the first that will be. `publishers` are outlets that the gazetteer may lack.
    Cost is linear in the number of words.

    >>> text = "Selon le Wall Street Journal, rien. Le Journal précise."
    >>> words = parts(text)
    >>> [(m.source.name, m.short, text[words[m.first].start:words[m.last].end])
    ...  for m in mentions(words, "fr")]
    [('The Wall Street Journal', False, 'Wall Street Journal'),
     ('The Wall Street Journal', True, 'Le Journal')]
    """
    found = list(_spelled(words, (_by_first_part(language), _of_publishers(publishers))))
    full = [(first, name.sources[0]) for first, _, name in found if not name.short]
    places: dict[Source, list[int]] = {}
    for first, source in full:
        places.setdefault(source, []).append(first)
    for first, last, name in found:
        # "The Times" is a paper of its own, and what an article calls the New York Times later
        also = [source for source in name.also if source in places]
        if not name.short and not also:
            yield Mention(name.sources[0], first, last, short=False)
            continue
        named = also or [source for source in name.sources if source in places]
        if named:
            yield Mention(_referred(named, places, first), first, last, short=True)


def _referred(named: list[Source], places: dict[Source, list[int]], at: int) -> Source:
    """The source named last before a word, or where none is the one named first after it."""

    def distance(source: Source) -> tuple[bool, int]:
        before = bisect_left(places[source], at)
        return (False, at - places[source][before - 1]) if before else (True, places[source][0])

    return min(named, key=distance)


@cache
def _of_publishers(publishers: tuple[str, ...]) -> dict[str, tuple[_Name, ...]]:
    table: dict[str, tuple[_Name, ...]] = {}
    for publisher in publishers:
        spelling = tuple(_PART.findall(publisher))
        if spelling:
            key = unaccented(spelling[0].casefold())
            source = Source(publisher, "outlet", "site", "", "", False)
            table[key] = (*table.get(key, ()), _Name(spelling, (source,), short=False))
    return table


def _spelled(
    words: tuple[Part, ...], tables: tuple[dict[str, tuple[_Name, ...]], ...]
) -> Iterator[tuple[int, int, _Name]]:
    at = 0
    while at < len(words):
        name = _longest(words, at, tables)
        if name and name.short:
            # "le Journal" gives way to the "Journal de Wall Street" that begins inside it
            inside = (_longest(words, at + i, tables) for i in range(1, len(name.parts)))
            if any(other and not other.short for other in inside):
                name = None
        if name:
            yield at, at + len(name.parts) - 1, name
        at += len(name.parts) if name else 1


def _longest(
    words: tuple[Part, ...], at: int, tables: tuple[dict[str, tuple[_Name, ...]], ...]
) -> _Name | None:
    for table in tables:
        for name in table.get(words[at].key, ()):
            stretch = words[at : at + len(name.parts)]
            if len(stretch) < len(name.parts) or not all(map(_same, stretch[:-1], name.parts)):
                continue
            if len(name.parts) < _LONG_NAME and _goes_on(words, at + len(name.parts)):
                continue
            if _same(stretch[-1], name.parts[-1]) or (
                len(name.parts) > 1 and _is_glued(stretch[-1], name.parts[-1])
            ):
                return name
    return None


def _goes_on(words: tuple[Part, ...], after: int) -> bool:
    """Whether a capital follows at once: "the National Rifle Association" is no newspaper.

    Machines capitalise the days of the week, which are no part of a name.
    """
    if after >= len(words) or not words[after].spaced:
        return False
    following = words[after]
    days = any(following.key in _calendar(language) for language in _LANGUAGES)
    return following.text[0].isupper() and not following.text.isupper() and not days


@cache
def _calendar(language: str) -> frozenset[str]:
    lists = words_of(language)
    return frozenset(unaccented(day.casefold()) for day in (*lists["weekdays"], *lists["months"]))


def _is_glued(part: Part, spelling: str) -> bool:
    """Whether a word begins with the last one of a longer name, the next word stuck to it."""
    return (
        len(spelling) > _LONGEST_ACRONYM
        and part.text.startswith(spelling)
        and not any(is_word(part.text.casefold(), language) for language in _LANGUAGES)
    )


def _same(part: Part, spelling: str) -> bool:
    """Whether a word is one of a name: a capital must be one, an acronym all capitals."""
    if spelling.isupper() and len(spelling) <= _LONGEST_ACRONYM:
        return part.text == spelling
    if part.key != unaccented(spelling.casefold()):
        return False
    return part.text[0].isupper() or not spelling[0].isupper() or spelling[0].isdigit()


def anaphor(words: Iterable[str], language: str) -> tuple[str, str] | None:
    """The type of outlet, and the country, that a generic phrase refers back to.

    The country is "" where the phrase gives none; None where it is no such phrase.
    """
    phrase = " ".join(words)
    types, adjectives = _anaphora(language)
    if phrase in types:
        return types[phrase], ""
    head, _, last = phrase.rpartition(" ")
    if head in types and last in adjectives:
        return types[head], adjectives[last]
    first, _, tail = phrase.partition(" ")
    adjective, _, noun = tail.partition(" ")
    if adjective in adjectives and f"{first} {noun}" in types:
        return types[f"{first} {noun}"], adjectives[adjective]
    return None


@cache
def _anaphora(language: str) -> tuple[dict[str, str], dict[str, str]]:
    lists = words_of(language)
    types: dict[str, str] = {}
    for type_, phrases in lists["anaphora"].items():
        for phrase in phrases:
            key = " ".join(part.key for part in parts(phrase))
            types[key] = f"{types[key]}|{type_}" if key in types else type_
    adjectives = {
        unaccented(adjective.casefold()): country
        for country, forms in lists["demonyms"].items()
        for adjective in forms
    }
    return types, adjectives
