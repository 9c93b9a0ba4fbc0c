"""The known outlets, agencies and institutions, and where a text names them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlsplit

from lineage.model import SourceKind
from lineage.text.language import words_of
from lineage.text.normal import unaccented
from lineage.text.tables import table
from lineage.text.words import keys, spelling

LEADING = (
    "the", "le", "la", "les", "l", "el", "los", "las", "il", "lo", "gli",
    "i", "o", "os", "a", "as", "der", "die", "das", "de", "het",
)  # fmt: skip
_SHORTEST_STEM, _LONGEST_ENDING = 5, 3
"""Letters of the stem by which the adjectives of a town are known, and of what ends them."""
_PARTS = re.compile(r" ?[/(),|] ?")


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


@cache
def outlets() -> dict[str, Source]:
    """Every outlet and agency of the gazetteer, by its name."""
    return {source.name: source for source, _ in outlet_names()}


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    return tuple(table("outlets"))


@cache
def cities() -> Mapping[tuple[str, ...], str]:
    """The country of the towns where the press of the world is made, by their names' words.

    >>> cities()[("hambourg",)], cities()[("new", "york")]
    ('DE', 'US')
    """
    towns: dict[str, list[str]] = table("cities")
    return {keys(name): country for country, names in towns.items() for name in names}


@lru_cache(maxsize=4096)
def outlets_of_town(word: str) -> frozenset[str]:
    """The outlets of the town that a word names or is the adjective of, in any language.

    >>> outlets_of_town("rennaise") == outlets_of_town("rennes") == {"Ouest-France"}
    True
    """
    known = _towns()
    shortest = max(len(word) - _LONGEST_ENDING, _SHORTEST_STEM)
    stems = (word, *(word[:cut] for cut in range(len(word) - 1, shortest - 1, -1)))
    return next((known[stem] for stem in stems if stem in known), frozenset())


@cache
def _towns() -> dict[str, frozenset[str]]:
    """By the stem of each word for a town: its outlets."""
    found: dict[str, frozenset[str]] = {}
    for town in table("homes").values():
        for stem in town["words"]:
            key = keys(stem)[0]
            found[key] = found.get(key, frozenset()) | frozenset(town["outlets"])
    return found


@lru_cache(maxsize=4096)
def outlets_on(word: str) -> frozenset[str]:
    """The outlets on the subject that a word tells, or of the sort, in any language.

    >>> "L'Équipe" in outlets_on("sportivo"), "Bild" in outlets_on("boulevardblatt")
    (True, True)
    """
    return frozenset(
        name
        for theme in table("themes").values()
        if word in theme["words"] or word.startswith(tuple(theme["stems"]))
        for name in theme["outlets"]
    )


@cache
def outlet_names() -> tuple[tuple[Source, tuple[tuple[str, bool], ...]], ...]:
    found = []
    for entry in _entries():
        kind: SourceKind = "agency" if entry["type"].endswith("agency") else "outlet"
        source = Source(
            entry["name"], kind, entry["type"], entry["country"], entry["language"], entry["weak"]
        )
        long = [entry["name"], *entry["translations"]]
        # "Point" for Le Point is a common word, where "Le Point" may be one or the other
        long += [name for name in entry["aliases"] if not source.weak or len(spelling(name)) > 1]
        names = [(name, False) for name in long] + [(name, True) for name in entry["short"]]
        found.append((source, tuple(names)))
    return tuple(found)


@cache
def guarded_names() -> tuple[tuple[Source, tuple[tuple[str, bool], ...]], ...]:
    """The names that are also common words, by which an outlet is known beside a source's words."""
    kept = ((outlets()[entry["name"]], entry.get("guarded", ())) for entry in _entries())
    return tuple((source, tuple((name, False) for name in names)) for source, names in kept)


@cache
def namesakes() -> tuple[tuple[str, Source], ...]:
    """The outlets told from those of the same name by what stands in brackets, with that name."""
    return tuple(
        (name.rpartition(" (")[0], source)
        for name, source in outlets().items()
        if name.endswith(")")
    )


@cache
def _by_name_and_domain() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    for entry in _entries():
        known = [entry["name"], *entry["aliases"], *entry["translations"]]
        for spelled in known:
            names.setdefault(_plain(spelled), entry["name"])
        domains.update(dict.fromkeys(entry["domains"], entry["name"]))
    for source, guarded in guarded_names():
        for spelled, _ in guarded:
            names.setdefault(_plain(spelled), source.name)
    return names, domains


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    """A name without case, marks and leading article."""
    words = re.findall(r"\w+", unaccented(name.casefold()))
    return " ".join(words[1:] if len(words) > 1 and words[0] in LEADING else words)


@lru_cache(maxsize=65536)
def outlet_of(publisher: str | None, url: str | None) -> str | None:
    """The outlet that published an article, by its name in the gazetteer where it has one.

    A publisher is known by its name, an alias or a translation; where none is given, the domain
    of the address tells.

    >>> outlet_of("WSJ", None), outlet_of("wall street journal", None), outlet_of("Le Lys", None)
    ('The Wall Street Journal', 'The Wall Street Journal', 'Le Lys')
    >>> outlet_of(None, "https://www.wsj.com/articles/1"), outlet_of("AFP / Paris", None)
    ('The Wall Street Journal', 'Agence France-Presse')
    """
    if not publisher and not url:
        return None
    names, domains = _by_name_and_domain()
    if publisher:
        # with its town perhaps, or by its domain
        spelled = [publisher, *_PARTS.split(publisher)]
        known = (
            names.get(_plain(x)) or domains.get(x.lower().removeprefix("www.")) for x in spelled
        )
        return next(filter(None, known), publisher)
    try:
        labels = ((urlsplit(url).hostname or "") if url else "").split(".")
    except ValueError:  # an address that is none, e.g. with a bracket left open
        return None
    tails = (".".join(labels[at:]) for at in range(len(labels)))
    return next((domains[tail] for tail in tails if tail in domains), None)


def is_unlisted_name(name: str, publisher: str) -> bool:
    """Whether an outlet that the gazetteer lacks is a publisher, but for its article.

    >>> is_unlisted_name("Fenwick Ledger", "The Fenwick Ledger"), is_unlisted_name("Le Lys", "Lys")
    (True, True)
    >>> is_unlisted_name("La Presse", "Die Presse")
    False
    """
    return name not in outlets() and _plain(name) == _plain(publisher)


@cache
def agency_names() -> frozenset[str]:
    """All names of agencies, by which a caption gives its picture's credit."""
    return frozenset(
        name
        for source, names in outlet_names()
        if source.kind == "agency"
        for name, short in names
        if not short
    )


@cache
def institution_names(language: str) -> tuple[tuple[Source, tuple[tuple[str, bool], ...]], ...]:
    houses: dict[str, list[str]] = {name: [name] for name in table("houses")}
    return tuple(
        (
            Source(name, "institution", "institution", "", "", False),
            tuple((spelling, False) for spelling in names),
        )
        for name, names in {**houses, **words_of(language)["institutions"]}.items()
    )


@cache
def _houses(language: str) -> frozenset[str]:
    return frozenset(name for _, names in institution_names(language) for name, _ in names)


def is_house(name: str, language: str) -> bool:
    """Whether a name is that of an institution of the gazetteer.

    >>> is_house("Kremlin", "fr"), is_house("Fjordnytt", "fr")
    (True, False)
    """
    return name in _houses(language)
