"""Anchors: the figures, quoted words and names by which two clauses give one fact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.model import Quotation, Span
from lineage.text import Annotated
from lineage.text.figures import Figure
from lineage.text.lexicon import meanings
from lineage.text.names import Name, sound
from lineage.text.spans import within
from lineage.text.tokens import stem

DATES = ("calendar year", "day")
_LARGE, _FIGURE, _SMALL_FIGURE, _NAME = 1.5, 1.0, 0.5, 0.5
_COUNTED = 1.0
"""What is counted, whether or not the numbers agree: where they don't, that is a finding."""
_LARGE_VALUE, _LARGE_DIGITS = 10_000, 2
_TELLING_DIGITS = 3
_PHRASE, _LONGEST_PHRASE = 1.5, 6
"""A few words that both put between quotation marks, in one language."""
_PROTAGONIST = 3
"""Clauses of a document that name someone, above which the name tells nothing."""

Anchors = Mapping[tuple[str, str], tuple[float, frozenset[int]]]
"""Each anchor of a document with its weight and the clauses that have it."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """The weight of what each two clauses of two documents share: all of it, and without names."""

    all: npt.NDArray[np.float32]
    said: npt.NDArray[np.float32]


def anchored(left: Anchors, right: Anchors, rows: int, columns: int) -> Anchored:
    """The weight of the figures, quoted words and rare names that each two clauses share.

    A large figure of two digits that matter counts 1½ whatever its unit, one with a unit or three
    digits 1, a smaller one, a date and a name that both have in few clauses ½. Cost is the product
    of the two numbers of clauses and the anchors in common.
    """
    named: list[tuple[int, float]] = []
    others: list[tuple[int, float]] = []
    for key in left.keys() & right.keys():
        weight_a, in_a = left[key]
        weight_b, in_b = right[key]
        name = key[0] == "name"
        if name and (len(in_a) > _PROTAGONIST or len(in_b) > _PROTAGONIST):
            continue
        weight = min(weight_a, weight_b)
        places = named if name else others
        places += [(row * columns + column, weight) for row in in_a for column in in_b]
    said = _grid(others, rows, columns)
    return Anchored(said + _grid(named, rows, columns), said)


def _grid(places: list[tuple[int, float]], rows: int, columns: int) -> npt.NDArray[np.float32]:
    at = np.array([place for place, _ in places], dtype=np.int64)
    weights = [weight for _, weight in places]
    summed = np.bincount(at, weights=weights, minlength=rows * columns)
    return summed.astype(np.float32).reshape(rows, columns)


def anchors(document: Annotated, clauses: Sequence[Span], names: Sequence[Name]) -> Anchors:
    """The anchors of a document's clauses. Cost is linear in their number."""
    found: dict[tuple[str, str], tuple[float, set[int]]] = {}

    def add(kind: str, what: str, weight: float, clause: int) -> None:
        found.setdefault((kind, what), (weight, set()))[1].add(clause)

    for at, clause in enumerate(clauses):
        for figure in within(document.figures, clause.start, clause.end):
            weight = _weight(figure)
            unit = "" if weight == _LARGE else figure.unit or ""
            add("figure", f"{figure.value} {unit}", weight, at)
            if figure.counted:
                senses = meanings(figure.counted, document.language)
                add("counted", senses[0] if senses else figure.counted, _COUNTED, at)
        for quotation in within(document.quotations, clause.start, clause.end):
            words = _quoted_words(document, quotation)
            if 0 < len(words) <= _LONGEST_PHRASE:
                add("quoted", " ".join(words), _PHRASE, at)
        for name in within(names, clause.start, clause.end):
            for word in name.key.split():
                add("name", sound(word), _NAME, at)
    return {key: (weight, frozenset(places)) for key, (weight, places) in found.items()}


def _quoted_words(document: Annotated, quotation: Quotation) -> list[str]:
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
