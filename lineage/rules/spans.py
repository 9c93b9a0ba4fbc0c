"""Arithmetic on spans of one text: join neighbours, leave some out, count the words in them."""

import re
from collections.abc import Iterable

from lineage.model import Attribution, Boilerplate, Notice, Quotation, Span

# Han, kana and Thai are written without spaces: there every character counts as a word
_WORD = re.compile(
    r"[\u0e01-\u0e30\u3041-\u30ff\u3400-\u9fff]|"
    r"[^\W\u0e01-\u0e30\u3041-\u30ff\u3400-\u9fff]+(?:['’-]\w+)*"
)

GAP = 5
"""So many foreign words between two copied stretches still leave them one passage to a reader."""


def spans_of(parts: Iterable[Attribution | Boilerplate | Notice | Quotation]) -> list[Span]:
    """Where some parts of an article are.

    >>> spans_of([Boilerplate(0, 9, "advertising")])
    [Span(start=0, end=9)]
    """
    return [Span(part.start, part.end) for part in parts]


def words(text: str) -> int:
    """The number of words in a text, as an editor counts them.

    >>> words("L'entretien n’a duré qu'un quart d'heure.")
    6
    """
    return sum(1 for _ in _WORD.finditer(text))


def words_in(text: str, spans: Iterable[Span]) -> int:
    """The number of words in some stretches of a text.

    >>> words_in("one two three four", [Span(0, 7), Span(14, 18)])
    3
    """
    return sum(words(text[span.start : span.end]) for span in spans)


def word_starts(text: str) -> list[int]:
    """Where the words of a text begin.

    >>> word_starts("Un, deux")
    [0, 4]
    """
    return [match.start() for match in _WORD.finditer(text)]


def without(spans: Iterable[Span], holes: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of `spans` once `holes` are cut out, in order, overlaps joined.

    >>> without([Span(0, 6), Span(4, 10)], [Span(2, 3)])
    (Span(start=0, end=2), Span(start=3, end=10))
    """
    cuts = sorted(holes)
    left: list[Span] = []
    for span in union(spans):
        start = span.start
        for hole in cuts:
            if hole.start > start:
                left.append(Span(start, min(hole.start, span.end)))
            start = max(start, hole.end)
            if start >= span.end:
                break
        if start < span.end:
            left.append(Span(start, span.end))
    return tuple(span for span in left if span.start < span.end)


def common(spans: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """What is in both of `spans` and `others`, in order.

    >>> common([Span(0, 6), Span(8, 9)], [Span(2, 4), Span(5, 9)])
    (Span(start=2, end=4), Span(start=5, end=6), Span(start=8, end=9))
    """
    mine = union(spans)
    return without(mine, without(mine, others))


def union(spans: Iterable[Span]) -> list[Span]:
    """`spans` in order, those that touch or overlap made one.

    >>> union([Span(4, 9), Span(0, 4), Span(12, 13)])
    [Span(start=0, end=9), Span(start=12, end=13)]
    """
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def neighbours(spans: Iterable[Span], text: str, gap: int = GAP) -> list[Span]:
    """`spans` in order, those made one that at most `gap` words lie between.

    >>> neighbours([Span(0, 3), Span(8, 13), Span(40, 45)], "One, two three, four" + " and" * 9)
    [Span(start=0, end=13), Span(start=40, end=45)]
    """
    joined: list[Span] = []
    for span in union(spans):
        if joined and words(text[joined[-1].end : span.start]) <= gap:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined
