"""Anchors: figures and names by which two clauses give the same fact, whatever their words."""

import numpy as np
import numpy.typing as npt

from lineage.align.features import DATES, Features
from lineage.text.figures import Figure

_FIGURE, _SMALL_FIGURE, _NAME = 1.0, 0.5, 0.5
_TELLING_DIGITS = 3
_PROTAGONIST = 3
"""Clauses of a document that name someone, above which the name tells nothing."""


def anchored(a: Features, b: Features) -> npt.NDArray[np.float32]:
    """The weight of the figures and rare names that each two clauses have in common.

    A figure with a unit or three digits counts 1, a smaller one and a name that either document
    has in few clauses count ½; years and dates count ½. Cost is the product of the two numbers
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
    found: dict[tuple[str, str], tuple[float, set[int]]] = {}
    for at, clause in enumerate(features.clauses):
        for figure in features.document.figures:
            if clause.start <= figure.start and figure.end <= clause.end:
                key = ("figure", f"{figure.value} {figure.unit or ''}")
                found.setdefault(key, (_weight(figure), set()))[1].add(at)
        for name in features.names:
            if clause.start <= name.start and name.end <= clause.end:
                for word in name.key.split():
                    found.setdefault(("name", word), (_NAME, set()))[1].add(at)
    return found


def _weight(figure: Figure) -> float:
    if figure.unit in DATES:
        return _SMALL_FIGURE
    telling = len(str(figure.value).strip("0").replace(".", "")) >= _TELLING_DIGITS
    return _FIGURE if telling or (figure.unit and figure.value > 1) else _SMALL_FIGURE
