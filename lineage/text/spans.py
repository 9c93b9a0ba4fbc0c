"""Spans: how two of them lie, and look-ups in logarithmic time among many that are in order."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Stretch(Protocol):
    """Anything that lies somewhere in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Stretch)


def holding(spans: Sequence[S], at: int) -> S | None:
    """The span that a character lies in, or None.

    >>> from lineage.model import Span
    >>> holding([Span(0, 4), Span(6, 9)], 7), holding([Span(0, 4), Span(6, 9)], 4)
    (Span(start=6, end=9), None)
    """
    found = bisect_right(spans, at, key=lambda span: span.start) - 1
    return spans[found] if found >= 0 and at < spans[found].end else None


def touching(spans: Sequence[S], start: int, end: int) -> Sequence[S]:
    """The spans that have a character in common with start…end.

    >>> from lineage.model import Span
    >>> touching([Span(0, 4), Span(6, 9), Span(12, 14)], 3, 7)
    [Span(start=0, end=4), Span(start=6, end=9)]
    """
    first = bisect_right(spans, start, key=lambda span: span.end)
    return spans[first : bisect_left(spans, end, key=lambda span: span.start)]


def overlap(one: Stretch, other: Stretch) -> int:
    """The number of characters that two spans have in common.

    >>> from lineage.model import Span
    >>> overlap(Span(0, 4), Span(3, 9)), overlap(Span(0, 4), Span(6, 9))
    (1, 0)
    """
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def part_of(span: Stretch, other: Stretch) -> float:
    """The share of a span, which must not be empty, that another has.

    >>> from lineage.model import Span
    >>> part_of(Span(0, 4), Span(3, 9))
    0.25
    """
    return overlap(span, other) / (span.end - span.start)


def within(spans: Sequence[S], start: int, end: int) -> Sequence[S]:
    """The spans that lie in start…end as a whole.

    >>> from lineage.model import Span
    >>> within([Span(0, 4), Span(6, 9), Span(12, 14)], 3, 14)
    [Span(start=6, end=9), Span(start=12, end=14)]
    """
    first = bisect_left(spans, start, key=lambda span: span.start)
    return spans[first : max(first, bisect_right(spans, end, key=lambda span: span.end))]


def mostly_in(span: Stretch, spans: Sequence[Stretch]) -> bool:
    """Whether more than half of a span lies in some spans that are in order.

    >>> from lineage.model import Span
    >>> mostly_in(Span(0, 4), [Span(1, 2), Span(2, 9)]), mostly_in(Span(0, 4), [Span(2, 9)])
    (True, False)
    """
    if not spans:
        return False
    inside = sum(overlap(span, other) for other in touching(spans, span.start, span.end))
    return 2 * inside > span.end - span.start
