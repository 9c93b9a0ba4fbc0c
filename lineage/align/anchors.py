"""Anchors: the figures, quoted words and names by which two clauses give one fact."""

import numpy as np
import numpy.typing as npt

from lineage.align.features import DATES, Features
from lineage.model import Quotation
from lineage.text.figures import Figure
from lineage.text.lexicon import meanings
from lineage.text.spans import within
from lineage.text.tokens import stem

_LARGE, _FIGURE, _SMALL_FIGURE, _NAME = 1.5, 1.0, 0.5, 0.5
_COUNTED = 1.0
"""What is counted, whether or not the numbers agree: where they don't, that is a finding."""
_LARGE_VALUE, _LARGE_DIGITS = 10_000, 2
_TELLING_DIGITS = 3
_PHRASE, _LONGEST_PHRASE = 1.5, 6
"""A few words that both put between quotation marks, in one language."""
_PROTAGONIST = 3
"""Clauses of a document that name someone, above which the name tells nothing."""


def anchored(a: Features, b: Features) -> npt.NDArray[np.float32]:
    """The weight of the figures, quoted words and rare names that each two clauses share.

    A large figure of two digits that matter counts 1½ whatever its unit, one with a unit or three
    digits 1, a smaller one, a date and a name that both have in few clauses ½. Cost is the product of the two numbers
    of clauses and the anchors in common.
    """
    grid = np.zeros((len(a.clauses), len(b.clauses)), dtype=np.float32)
    left, right = _places(a), _places(b)
    for key in sorted(left.keys() & right.keys()):
        weight_a, rows = left[key]
        weight_b, columns = right[key]
        if key[0] == "name" and max(len(rows), len(columns)) > _PROTAGONIST:
            continue
        grid[np.ix_(sorted(rows), sorted(columns))] += min(weight_a, weight_b)
    return grid


def _places(features: Features) -> dict[tuple[str, str], tuple[float, set[int]]]:
    """Each anchor of a document with its weight and the clauses that have it."""
    document = features.document
    found: dict[tuple[str, str], tuple[float, set[int]]] = {}
    for at, clause in enumerate(features.clauses):
        for figure in within(document.figures, clause.start, clause.end):
            weight = _weight(figure)
            unit = figure.unit or ""
            key = ("figure", f"{figure.value} {'' if weight == _LARGE else unit}")
            found.setdefault(key, (weight, set()))[1].add(at)
            if figure.counted:
                what = meanings(figure.counted, document.language)
                key = ("counted", what[0] if what else figure.counted)
                found.setdefault(key, (_COUNTED, set()))[1].add(at)
        for quotation in within(document.quotations, clause.start, clause.end):
            words = _quoted_words(features, quotation)
            if 0 < len(words) <= _LONGEST_PHRASE:
                key = ("quoted", " ".join(words))
                found.setdefault(key, (_PHRASE, set()))[1].add(at)
        for name in within(features.names, clause.start, clause.end):
            for word in name.key.split():
                found.setdefault(("name", word), (_NAME, set()))[1].add(at)
    return found


def _quoted_words(features: Features, quotation: Quotation) -> list[str]:
    document = features.document
    tokens = document.tokens
    return [
        stem(tokens.words[at], document.language)
        for at in tokens.within(quotation.start, quotation.end)
    ]


def _weight(figure: Figure) -> float:
    if figure.unit in DATES:
        return _SMALL_FIGURE
    digits = len(str(int(figure.value.scaleb(4))).strip("0"))
    if figure.value >= _LARGE_VALUE and digits >= _LARGE_DIGITS:
        return _LARGE
    telling = digits >= _TELLING_DIGITS or (figure.unit and figure.value > 1)
    return _FIGURE if telling else _SMALL_FIGURE
