"""Which language a text is in, and the words of that language that the readings need."""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

_DATA = resources.files("lineage.text") / "data"
FALLBACK = "en"
_SAMPLE = 4000
_FEWEST_LETTERS = 20
_WRITTEN = """
af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja
ka kk km kn ko ky lb lo lt lv mk ml mn mr ms mt my ne nl no pa pl ps pt ro ru si sk sl sq sr sv sw
ta te tg th tl tr uk ur uz vi yue zh zu
"""
"""Languages that have a daily press. A page of lists and addresses looks to a classifier like one
of the others, and shares no word with a page in its own."""


def detect(text: str) -> str | None:
    """The language of a text as an ISO 639-1 code; None where there is too little to tell.

    A naive Bayes classifier over byte n-grams (Lui and Baldwin 2012), by py3langid.

    >>> detect("Le ministère a démenti vendredi ces informations.")
    'fr'
    >>> detect("1 000 000") is None
    True
    """
    if sum(map(str.isalpha, text[:_SAMPLE])) < _FEWEST_LETTERS:
        return None
    import py3langid

    ranked = py3langid.rank(text[:_SAMPLE])
    return str(next(name for name, _ in ranked if name in _WRITTEN.split()))


def load_model() -> None:
    """Load the model of `detect`, which otherwise is loaded when the first text is read.

    Cost: a quarter of a second, most of it in unpacking, which needs no lock of the interpreter.

    >>> load_model()
    """
    import py3langid

    py3langid.classify("")


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
