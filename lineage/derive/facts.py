"""Facts: the figures and the names that two documents tell alike."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import sqrt
from typing import NamedTuple

from lineage.text import Annotated
from lineage.text.names import sound
from lineage.text.spans import touching

_FEW = 2
"""Figures up to this are in any text."""
_FIGURE, _LARGE, _SMALL = 1.0, 1.5, 0.5
_LARGE_VALUE = 10_000
_ROUND_DIGITS, _LEAST_ROUND, _ROUNDED = 2, 20, Decimal("0.05")
"""Digits that matter of a round figure, the least that is called one, and how far it may be off."""
_PEOPLE = frozenset({"person", "dead", "injured"})
"""Units that may count the same: six people died, there are six dead."""
_MISSED = 1.0
"""Weight of figures that the other lacks, added: two texts of one figure each prove little."""


class Fact(NamedTuple):
    """How much a figure of a document weighs, and its unit."""

    weight: float
    unit: str | None


def figures_told(document: Annotated) -> Mapping[Decimal, Fact]:
    """The figures of a document that tell something, days aside.

    >>> from lineage.model import Document
    >>> from lineage.text import annotate
    >>> [document] = annotate([Document("a", "In all 43 pumps and 2 pipes burst on 3 May.")])
    >>> figures_told(document)
    {Decimal('43'): Fact(weight=0.5, unit=None)}
    """
    published = document.document.published
    return {
        figure.value: Fact(_weight(figure.value, figure.unit), figure.unit)
        for figure in document.figures
        if figure.value > _FEW
        and figure.unit != "day"
        # every article of a year may say which it is
        and not (published and figure.unit == "calendar year" and figure.value == published.year)
    }


def _weight(value: Decimal, unit: str | None) -> float:
    digits = _digits(value)
    if value >= _LARGE_VALUE and digits > 1:
        return _LARGE
    return _FIGURE if unit or digits > _FEW else _SMALL


def _digits(value: Decimal) -> int:
    """How many digits of a number matter."""
    return len(value.normalize().as_tuple().digits)


def figures_in_common(a: Mapping[Decimal, Fact], b: Mapping[Decimal, Fact]) -> float:
    """The share of the figures of two documents that the other has: 0 where there are none, near 1
    where there are many and all are the same. Who retells rounds: a round figure is the same as
    one near it that the other does not give as well. Cost is linear in their number, and in
    that of those which only one has times those near it.

    >>> from lineage.model import Document
    >>> from lineage.text import annotate
    >>> heap = (
    ...     Document("a", "In all 43 pumps and 1,190 pipes burst.", language="en"),
    ...     Document("b", "Von fast 1.200 Rohren leckten 43.", language="de"),
    ... )
    >>> round(figures_in_common(*map(figures_told, annotate(heap))), 2)
    0.45
    """
    common = sum(min(a[value].weight, b[other].weight) for value, other in same_figures(a, b))
    return common / sqrt((_sum(a) + _MISSED) * (_sum(b) + _MISSED))


def same_figures(
    a: Mapping[Decimal, Fact], b: Mapping[Decimal, Fact]
) -> list[tuple[Decimal, Decimal]]:
    """The figures of one document that another gives, too, each with the one that it gives."""
    same = [(v, v) for v in sorted(a.keys() & b) if _of_one_unit(a[v], b[v])]
    only_b = sorted(b.keys() - a)
    for value in sorted(a.keys() - b):
        # a little more than what may be meant in round numbers
        low = bisect_left(only_b, value * (1 - 2 * _ROUNDED))
        high = bisect_right(only_b, value * (1 + 2 * _ROUNDED))
        near = [
            other for other in only_b[low:high] if _is_rounded(value, a[value], other, b[other])
        ]
        if near:
            nearest = min(near, key=lambda other: abs(other - value))
            same.append((value, nearest))
            only_b.remove(nearest)
    return same


def _sum(figures: Mapping[Decimal, Fact]) -> float:
    return sum(fact.weight for fact in figures.values())


def _is_rounded(value: Decimal, fact: Fact, other: Decimal, of_other: Fact) -> bool:
    """Whether one of two figures that differ may be the other in round numbers."""
    larger = max(value, other)
    return (
        larger >= _LEAST_ROUND
        and abs(value - other) <= _ROUNDED * larger
        and "calendar year" not in (fact.unit, of_other.unit)
        and _of_one_unit(fact, of_other)
        and min(_digits(value), _digits(other)) <= _ROUND_DIGITS
    )


def _of_one_unit(fact: Fact, other: Fact) -> bool:
    units = {fact.unit, other.unit}
    return len(units) == 1 or None in units or units <= _PEOPLE


def names_told(document: Annotated) -> frozenset[str]:
    """The words of the names in a document, as they sound, those of the outlets that it credits
    aside.

    >>> from lineage.model import Document
    >>> from lineage.text import annotate
    >>> [document] = annotate([Document("a", "The mayor met Ann Kirienko, says Reuters.")])
    >>> len(names_told(document))
    2
    """
    return frozenset(_sounds(document))


def _sounds(document: Annotated) -> Iterator[str]:
    outlets = [
        item.citation for item in document.cited if item.citation.kind in ("outlet", "agency")
    ]
    for name in document.names:
        if not touching(outlets, name.start, name.end):
            yield from map(sound, name.key.split())
