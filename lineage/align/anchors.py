"""Anchors: the figures, quoted words and names by which two clauses give one fact."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from lineage.align.cells import Cells
from lineage.model import Citation, Quotation, Span
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

_Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Anchors:
    """The anchors of a document, a row for each clause that has one: its key, in order, its weight,
    the clause, and whether it is a name."""

    key: _Ints
    weight: npt.NDArray[np.float64]
    clause: _Ints
    named: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Anchored:
    """The weight of what the two clauses of each cell share: all of it, and without names."""

    all: npt.NDArray[np.float32]
    said: npt.NDArray[np.float32]


def anchored(mine: Anchors, others: Sequence[Anchors], cells: Cells) -> Anchored:
    """The weight of the figures, quoted words and rare names that the two clauses of each cell
    share: the rows are clauses of one document, the columns of others.

    A large figure of two digits that matter counts 1½ whatever its unit, one with a unit or three
    digits 1, a smaller one, a date and a name that both have in few clauses ½. Cost is n log n in
    the anchors, plus those in common of each two clauses.
    """
    key, weight = (np.concatenate([getattr(b, name) for b in others]) for name in ("key", "weight"))
    clause = np.concatenate([b.clause for b in others])
    table = np.repeat(np.arange(len(others)), [len(b.key) for b in others])
    first = np.searchsorted(mine.key, key)
    times = np.searchsorted(mine.key, key, "right") - first
    theirs = np.repeat(np.arange(len(key)), times)
    own = np.repeat(first - np.cumsum(times) + times, times) + np.arange(len(theirs))
    row = cells.rows.place(table[theirs], mine.clause[own])
    column = cells.columns.place(table[theirs], clause[theirs])
    there = (row >= 0) & (column >= 0)
    own, theirs, row, column = own[there], theirs[there], row[there], column[there]
    at = cells.before[row] + column
    weights = np.minimum(mine.weight[own], weight[theirs])

    def summed(weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
        return np.bincount(at, weights=weights, minlength=cells.size).astype(np.float32)

    return Anchored(summed(weights), summed(np.where(mine.named[own], 0.0, weights)))


def anchors(
    document: Annotated, clauses: Sequence[Span], names: Sequence[Name], outlets: Sequence[Citation]
) -> Anchors:
    """The anchors of a document's clauses; `outlets` are those that it credits, which are none.

    Cost is linear in their number.
    """
    called = [Span(name.start, name.end) for name in document.names]
    called += [Span(outlet.start, outlet.end) for outlet in outlets]
    called.sort(key=lambda span: span.start)
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
            # the marks around the name of a ship or of a paper make it no more than a name
            if _covered(document, quotation, called):
                continue
            words = _quoted_words(document, quotation)
            if 0 < len(words) <= _LONGEST_PHRASE:
                add("quoted", " ".join(words), _PHRASE, at)
        for name in within(names, clause.start, clause.end):
            for word in name.key.split():
                add("name", sound(word), _NAME, at)
    rows = sorted(
        (_number(kind, what), weight, clause, kind == "name")
        for (kind, what), (weight, places) in found.items()
        if kind != "name" or len(places) <= _PROTAGONIST
        for clause in places
    )
    columns = zip(*rows, strict=True) if rows else [()] * 4
    return Anchors(
        *(
            np.array(column, dtype=kind)
            for column, kind in zip(
                columns, (np.int64, np.float64, np.int64, np.bool_), strict=True
            )
        )
    )


def _number(kind: str, what: str) -> int:
    key = f"{kind} {what}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(key, digest_size=8).digest(), "big", signed=True)


def _covered(document: Annotated, quotation: Quotation, called: Sequence[Span]) -> bool:
    words = document.tokens.within(quotation.start, quotation.end)
    return any(
        (named := document.tokens.within(one.start, one.end)).start <= words.start
        and words.stop <= named.stop
        for one in within(called, quotation.start, quotation.end)
    )


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
