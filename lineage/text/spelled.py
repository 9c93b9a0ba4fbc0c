"""The names of the gazetteer as a text may spell them, by their first parts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from lineage.text.gazetteer import (
    LEADING,
    Source,
    guarded_names,
    institution_names,
    namesakes,
    outlet_names,
)
from lineage.text.normal import unaccented
from lineage.text.vocabulary import vocabulary
from lineage.text.words import Part, first_part, keys, spelling

LONGEST_ACRONYM = 4
_ADJECTIVE = re.compile(r"((?:Der |Die |Das )?[A-ZÄÖÜ]\w+?)(e|er|es)(?= [A-ZÄÖÜ])")
_ADJECTIVES = re.compile(r"\b[A-ZÄÖÜ]\w*(?:sche|gemeine|eue|este)\b")
_NAME_ARTICLE = re.compile(
    r"(?i:(The|Les?|La|El|Los|Las|Il|Lo|Gli|I|Os?|As?|Der|Die|Das|De|Het) |(L)['’])(?=\w)"
)
"""The article that some outlets have in their name: a sentence may have another in its place."""


@dataclass(frozen=True, slots=True)
class Name:
    parts: tuple[str, ...]
    sources: tuple[Source, ...]
    short: bool
    bare: bool
    """Whether it counts without an article, or quotation marks, before it."""
    article: str
    """The key of its own article, "" where it has none."""
    also: tuple[Source, ...] = ()
    """Of a full name: the sources of which it is a short form."""
    second: str = ""
    """The first letter of its second part, by which most names are told not to stand here."""
    guarded: bool = False
    """Whether it counts only where what stands beside it takes the press."""
    glued: bool = False
    """Whether an article is the head of its first word: "LaPresse" is not "la presse"."""

    @property
    def is_capital(self) -> bool:
        return self.parts[0][0].isupper()


def _in_cases(name: str, short: bool) -> Iterator[tuple[str, bool]]:
    """A German name with its adjective in all cases: "Süddeutscher Zeitung"."""
    yield name, short
    adjective = _ADJECTIVE.match(name)
    if adjective:
        for ending in ("e", "er", "es", "en", "em"):
            if ending != adjective[2]:
                yield f"{adjective[1]}{ending}{name[adjective.end() :]}", short
    if _ADJECTIVES.search(name):
        for ending in ("n", "r"):  # "der Augsburger Allgemeinen"
            yield _ADJECTIVES.sub(rf"\g<0>{ending}", name), short


_Spelled = tuple[str, str, bool, Source, bool]
"""The key of a name's article, what stands behind it, whether it is a short form, of whom, and
whether it is guarded."""


def _by_first_part(
    known: Iterable[tuple[Source, Iterable[tuple[str, bool]]]], cases: bool, guarded: bool = False
) -> dict[str, list[_Spelled]]:
    table: dict[str, list[_Spelled]] = {}
    for source, names in known:
        for name, short in (
            one for spelled in names for one in (_in_cases(*spelled) if cases else [spelled])
        ):
            own, rest = _behind_article(name)
            if first := first_part(rest):
                entry = (own, rest, short, source, guarded)
                table.setdefault(unaccented(first.casefold()), []).append(entry)
    return table


def _behind_article(name: str) -> tuple[str, str]:
    article = _NAME_ARTICLE.match(name)
    own = (article[1] or article[2]).casefold() if article else ""
    return own, name[article.end() :] if article else name


@cache
def _namesakes() -> dict[tuple[str, tuple[str, ...]], list[Source]]:
    found: dict[tuple[str, tuple[str, ...]], list[Source]] = {}
    for name, source in namesakes():
        own, rest = _behind_article(name)
        found.setdefault((own, keys(rest)), []).append(source)
    return found


@cache
def _outlets(cases: bool) -> dict[str, list[_Spelled]]:
    table = _by_first_part(outlet_names(), cases)
    for key, names in _by_first_part(guarded_names(), cases, guarded=True).items():
        table[key] = [*table.get(key, ()), *names]
    return table


@cache
def names_by_first(language: str) -> dict[str, list[_Spelled]]:
    """The names of outlets and institutions by the key of their first part."""
    cases = "nouns in capitals" in vocabulary(language).traits
    table = dict(_outlets(cases))
    for key, houses in _by_first_part(institution_names(language), cases).items():
        table[key] = [*table.get(key, ()), *houses]
    return table


@cache
def first_parts(language: str) -> dict[str, None]:
    """The keys of the longer words with which the name of an outlet begins."""
    cases = "nouns in capitals" in vocabulary(language).traits
    return dict.fromkeys(key for key in _outlets(cases) if len(key) > LONGEST_ACRONYM)


@cache
def in_small_letters(language: str) -> frozenset[str]:
    """The first parts that a name may have in small letters."""
    return frozenset(
        key
        for key, names in names_by_first(language).items()
        if not all(first_part(rest)[0].isupper() for _, rest, _, _, _ in names)
    )


@cache
def beginning(language: str, key: str) -> tuple[Name, ...]:
    """The names with a first part, the longest first: few of thousands are asked for in a text."""
    spelled: dict[tuple[str, tuple[str, ...], bool], dict[bool, list[Source]]] = {}
    written_as_one: set[tuple[str, tuple[str, ...]]] = set()
    for own, rest, short, source, guarded in names_by_first(language)[key]:
        words = spelling(rest)
        if not rest[len(words[0]) :].startswith(" "):
            written_as_one.add((own, words))
        forms = spelled.setdefault((own, words, guarded), {})
        forms.setdefault(short, []).append(source)
    short_forms: dict[tuple[str, ...], tuple[Source, ...]] = {}
    for (_, words, _), forms in spelled.items():
        short_forms[words] = (*short_forms.get(words, ()), *forms.get(True, ()))
    found = []
    for (own, words, guarded), forms in spelled.items():
        for short, sources in forms.items():
            also = () if short else tuple(forms.get(True, ()))
            if guarded:  # "the Star", once there was the Toronto Star
                also = short_forms.get(words, ())
            bare = not own or len(words) > 1
            second = unaccented(words[1].casefold())[:1] if len(words) > 1 else ""
            # "o Público" is Lisbon's, "Público" in Spanish Madrid's
            plain = tuple(unaccented(word.casefold()) for word in words)
            sources = [*sources, *(() if short else _namesakes().get((own, plain), ()))]
            near = sorted(dict.fromkeys(sources), key=lambda source: source.language != language)
            glued = words[0].casefold() in LEADING and (own, words) in written_as_one
            found.append(Name(words, tuple(near), short, bare, own, also, second, guarded, glued))
    return tuple(sorted(found, key=lambda name: (-len(name.parts), name.short, name.parts)))


@cache
def of_publishers(publishers: tuple[str, ...]) -> dict[str, tuple[Name, ...]]:
    table: dict[str, tuple[Name, ...]] = {}
    for publisher in publishers:
        words = spelling(publisher)
        if words:
            key = unaccented(words[0].casefold())
            source = Source(publisher, "outlet", "site", "", "", False)
            table[key] = (*table.get(key, ()), Name(words, (source,), False, True, ""))
    return table


def is_spelled(part: Part, word: str) -> bool:
    """Whether a word is one of a name: a capital must be one, an acronym all capitals."""
    if word[-1].isupper() and len(word) <= LONGEST_ACRONYM:
        return part.text == word
    if part.key != unaccented(word.casefold()):
        return False
    return part.text[0].isupper() or not word[0].isupper() or word[0].isdigit()
