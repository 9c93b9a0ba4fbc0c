"""Terms: what a document can be found by when it is told again in other words or languages."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from math import log

from lineage.text.body import Body
from lineage.text.gazetteer import outlet_of
from lineage.text.lexicon import information, meanings
from lineage.text.names import key_of
from lineage.text.tokens import stem

_FIGURES = 16
_NAMES = 32
_TELLING = 0.35
"""Information from which a stem can tell anything of a document."""
_SENSES = 2
"""English words under which a stem of another language is kept as well: translations meet there."""
_SMALL = 12
"""Numbers up to this one tell nothing where no unit stands behind them."""
_SHORTEST_NAME = 3


def terms(body: Body, most: int) -> set[str]:
    """The terms of a document: its telling stems, its figures with their units, its names.

    Of stems there are as many as `most`, those that tell most. Cost: a millisecond for 3 KB.

    >>> from lineage.model import Document
    >>> from lineage.text.body import read_bodies
    >>> [body] = read_bodies([Document("a", "À Arlon, le pont ferme 40 jours.")])
    >>> sorted(terms(body, 2))
    ['f 40 day', 's arlon', 's bridg', 's deck', 's pont']
    """
    return {*_stems(body, most), *_figures_of(body), *_names_of(body)}


def _stems(body: Body, most: int) -> Iterable[str]:
    """The stems with the highest (1 + log tf) · information, and what they mean in English.

    The information is that of the packaged frequencies: it does not change as an archive grows.
    """
    language = body.language
    weighed = _weigher(language)
    counts: dict[str, int] = {}
    told: dict[str, float] = {}
    for word, count in Counter(body.tokens.words).items():
        stemmed, tells = weighed(word)
        if stemmed in counts:
            counts[stemmed] += count
            # a stem is as common as the commonest word that has it
            told[stemmed] = min(told[stemmed], tells)
        else:
            counts[stemmed], told[stemmed] = count, tells
    ranked = sorted(
        (-(1 + log(counts[stemmed])) * tells if counts[stemmed] > 1 else -tells, stemmed)
        for stemmed, tells in told.items()
        if tells >= _TELLING
    )
    for _, stemmed in ranked[:most]:
        yield f"s {stemmed}"
        for meaning in meanings(stemmed, language)[:_SENSES]:
            yield f"s {meaning}"


@cache
def _weigher(language: str) -> Callable[[str], tuple[str, float]]:
    """What gives the stem of a word, and how much it tells: digits and single letters nothing."""

    # with the language for a second argument, asking the cache would take twice the time
    @lru_cache(maxsize=131072)
    def weighed(word: str) -> tuple[str, float]:
        telling = not word.isdigit() and len(word) >= _SHORTEST_NAME
        return stem(word, language), information(word, language) if telling else 0.0

    return weighed


def _figures_of(body: Body) -> list[str]:
    """Values with their units, the longest first; days that were reckoned are the article's own."""
    found = {
        f"f {figure.value.normalize():f} {figure.unit or ''}"
        for figure in body.figures
        if not figure.relative
        and figure.unit != "calendar year"
        and (figure.unit is not None or figure.value > _SMALL)
    }
    return sorted(found, key=lambda term: (-len(term), term))[:_FIGURES]


def _names_of(body: Body) -> list[str]:
    """The words of names, which are spelled alike in most languages, and outlets by their names."""
    found: Counter[str] = Counter()
    for name in body.names:
        outlet = outlet_of(name.key, None)
        if outlet is not None and outlet != name.key:
            found[f"o {key_of(outlet)}"] += 1
        found.update(f"s {word}" for word in name.key.split() if len(word) >= _SHORTEST_NAME)
    return sorted(found, key=lambda term: (-found[term], term))[:_NAMES]
