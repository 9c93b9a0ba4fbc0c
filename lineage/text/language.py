"""Which language a text is in, and the words of that language that the readings need."""

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from lineage.text.lexicon import commonest
from lineage.text.tokens import split_words

_DATA = resources.files("lineage.text") / "data"
FALLBACK = "en"
_SAMPLE = 4000
_FEWEST_LETTERS = 20
_FEWEST_WORDS, _COMMONEST, _CLEARLY = 40, 100, 0.17
"""Words of a text by which its language is told, words of a language that any text in it has, and
the share of the text by which one language has more of them than the next. That is more than the
nearest of the languages below have of the six that are known (Galician of Portuguese, .16)."""
_WITH_TABLE = ("de", "en", "es", "fr", "it", "pt")
_WRITTEN = """
af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja
ka kk km kn ko ky lb lo lt lv mk ml mn mr ms mt my ne nl no pa pl ps pt ro ru si sk sl sq sr sv sw
ta te tg th tl tr uk ur uz vi yue zh zu
"""
"""Languages that have a daily press. A page of lists and addresses looks to a classifier like one
of the others, and shares no word with a page in its own."""


def detect(text: str) -> str | None:
    """The language of a text as an ISO 639-1 code; None where there is too little to tell.

    Told by its words where those that any text of a language has are far more than those of
    another, else by a naive Bayes classifier over byte n-grams (Lui and Baldwin 2012), py3langid,
    which takes a quarter of a second to load.

    >>> detect("Le ministère a démenti vendredi ces informations.")
    'fr'
    >>> detect("1 000 000") is None
    True
    """
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    if told := _told_by_words(sample):
        return told
    import py3langid

    ranked = py3langid.rank(sample)
    return str(next(name for name, _ in ranked if name in _WRITTEN.split()))


def _told_by_words(text: str) -> str | None:
    """The language whose commonest words clearly are those of a text."""
    counts = Counter(split_words(text.lower()))
    total = counts.total()
    if total < _FEWEST_WORDS:
        return None
    shares = sorted(
        (sum(counts[word] for word in counts.keys() & words) / total, language)
        for language, words in _commonest().items()
    )
    (next_best, _), (best, language) = shares[-2:]
    return language if best - next_best >= _CLEARLY else None


@cache
def _commonest() -> Mapping[str, frozenset[str]]:
    return {language: commonest(language, _COMMONEST) for language in _WITH_TABLE}


@cache
def words_of(language: str) -> Mapping[str, Any]:
    """The word lists of a language; those of English where there are none for it.

    A list that the file of a language lacks is empty.

    >>> "selon" in words_of("fr")["prepositions"]
    True
    """
    path = _DATA / f"{language}.json"
    if not path.is_file():
        return words_of(FALLBACK)
    lists: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if language == FALLBACK:
        return lists
    empty = {key: type(value)() for key, value in words_of(FALLBACK).items()}
    return {**empty, **lists}
