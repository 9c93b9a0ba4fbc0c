"""Word knowledge from data files: how common a word is, and what it may mean in English."""

import gzip
from collections.abc import Container, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import islice

from lineage.text.tokens import stems

_DATA = resources.files("lineage.text") / "data"
PIVOT = "en"
"""The language into which the words of others are led, so that translations can meet."""

_BILLION = 9
_UNKNOWN = 2.5
_RAREST = 2.0
_COMMONEST = 7.0
_NO_TABLE = 4.0
"""What any word of a language without a table is taken for."""


@cache
def _zipf(language: str) -> dict[str, float]:
    """The Zipf frequency (log10 of occurrences in 10^9 words) of the commonest words."""
    path = _DATA / "frequencies" / f"{language}.txt.gz"
    if not path.is_file():
        return {}
    table: dict[str, float] = {}
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        value, *words = line.split(" ")
        table.update(dict.fromkeys(words, float(value)))
    return table


def commonest(language: str, most: int) -> frozenset[str]:
    """The words of a language that any text in it has, without the rest of its table.

    >>> "les" in commonest("fr", 50), commonest("fi", 50)
    (True, frozenset())
    """
    path = _DATA / "frequencies" / f"{language}.txt.gz"
    if not path.is_file():
        return frozenset()
    with path.open("rb") as packed, gzip.open(packed) as table:
        lines = (line.decode("utf-8").split(" ") for line in table)
        words = (word.strip() for _, *some in lines for word in some)
        return frozenset(islice(words, most))


def rate(word: str, language: str) -> float:
    """How often a word is used, per word of the language; .3 in a million where it is not known.

    >>> rate("les", "fr") > 100 * rate("abonnement", "fr")
    True
    """
    return float(10 ** (_zipf(language).get(word, _UNKNOWN) - _BILLION))


def zipf(word: str, language: str) -> float:
    """The Zipf frequency of a word, by which it is weighted.

    >>> zipf("les", "fr"), zipf("nosuchword", "fr"), zipf("talo", "fi")
    (7.2, 2.0, 4.0)
    """
    table = _zipf(language)
    return table.get(word, _RAREST) if table else _NO_TABLE


def telling(frequency: float) -> float:
    """How much a word of a Zipf frequency tells, from 0 (in every text) to 1 (hardly ever seen).

    >>> telling(7.2), telling(4.5), telling(1.0)
    (0.0, 0.5, 1.0)
    """
    return min(1.0, max(0.0, (_COMMONEST - frequency) / (_COMMONEST - _RAREST)))


@lru_cache(maxsize=131072)
def information(word: str, language: str) -> float:
    """How much a word tells, from 0 (in every text) to 1 (hardly ever seen).

    An inverse document frequency from a background, not from the heap, so that five articles
    about one thing don't drown in their own topic words. A language without a table gives .6.

    >>> information("les", "fr") < information("gouvernement", "fr") < information("blocus", "fr")
    True
    """
    return telling(zipf(word, language))


def has_table(language: str) -> bool:
    """Whether the frequencies of a language's words come with the package.

    >>> has_table("fr"), has_table("fi")
    (True, False)
    """
    return bool(_zipf(language))


def is_word(word: str, language: str) -> bool:
    """Whether a word is among the commonest of a language.

    >>> is_word("national", "en"), is_word("journalpublié", "fr")
    (True, False)
    """
    return word in words_known(language)


def words_known(language: str) -> Container[str]:
    """The commonest words of a language, for those who look up many.

    >>> "national" in words_known("en")
    True
    """
    return _zipf(language)


@cache
def _entries(language: str) -> Mapping[str, Sequence[str]]:
    """By stem: what the words that have it are rendered by."""
    path = _DATA / "lexicon" / f"{language}-{PIVOT}.tsv"
    if not path.is_file():
        return {}
    entries = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    table: dict[str, list[str]] = {}
    for stemmed, (_, rendered) in zip(
        stems([e[0] for e in entries], language), entries, strict=True
    ):
        table.setdefault(stemmed, []).append(rendered)
    return table


@lru_cache(maxsize=65536)
def meanings(stemmed: str, language: str) -> tuple[str, ...]:
    """The stems of the English words that a stem may be rendered by; none where it is not known.

    Of English forms that no stemmer leads to their word, and of American spellings, that word.

    >>> "convers" in meanings("entretien", "fr")
    True
    >>> meanings("bought", "en"), meanings("bridg", "en")
    (('buy',), ('bridg',))
    """
    rendered = ",".join(_entries(language).get(stemmed, ()))
    senses = stems(rendered.split(","), PIVOT) if rendered else []
    if language != PIVOT:
        return tuple(dict.fromkeys(form for sense in senses for form in meanings(sense, PIVOT)))
    return tuple(dict.fromkeys(senses)) or (stemmed,)


def joins(language: str) -> bool:
    """Whether what the words of a language mean is known.

    >>> joins("fr"), joins("en"), joins("fi")
    (True, True, False)
    """
    return language == PIVOT or bool(_entries(language))
