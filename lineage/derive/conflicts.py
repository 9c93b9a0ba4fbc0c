"""Conflicts: figures in one passage that cannot both be right."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lineage.model import Conflict, ConflictValue, Witness
from lineage.text import Annotated
from lineage.text.figures import Figure, hedge_kind
from lineage.text.lexicon import meanings
from lineage.text.spans import within

_TOLERANCE = Decimal("0.1")
"""How far a hedged figure ("près de", "about") may be from another and still agree with it."""
_FAR = 3
_MISREAD = (10, 100, 1000, 1_000_000)
DATES = ("day", "calendar year")
_SMALL = 10
"""A number below this may stand anywhere in a text, and of anything."""
_ROUNDING = Decimal("0.005")


def conflict(witnesses: Sequence[Witness], documents: Mapping[str, Annotated]) -> Conflict | None:
    """The figures of one unit on which the witnesses of a passage disagree, or None.

    Only witnesses that give exactly one figure of a unit are compared: where a passage has
    several it is not known which answers which. A document that has the other's value somewhere
    else ("118 modules out of 412") tells of two things, and contradicts nobody.
    """
    by_unit: dict[str, list[tuple[Witness, Figure]]] = {}
    for witness in witnesses:
        inside: dict[str, list[Figure]] = {}
        document = documents[witness.document]
        for figure in within(document.figures, witness.start, witness.end):
            what = _what(figure, document.language)
            if what:
                inside.setdefault(what, []).append(figure)
        for unit, figures in inside.items():
            if len(figures) == 1:
                by_unit.setdefault(unit, []).append((witness, figures[0]))
    for unit, given in sorted(by_unit.items(), key=lambda item: (item[0] not in DATES, item[0])):
        if any(
            _contradict(a, one, b, other, documents)
            for at, (a, one) in enumerate(given)
            for b, other in given[:at]
        ):
            return Conflict(
                "date" if unit in DATES else "figure",
                tuple(_value(witness, f) for witness, f in given),
            )
    return None


def _what(figure: Figure, language: str) -> str | None:
    """What a figure measures, in one word for all languages; None for a reckoned day."""
    if figure.relative:
        return None
    if figure.unit or figure.counted is None:
        return figure.unit
    senses = meanings(figure.counted, language)
    return f"counted {senses[0] if senses else figure.counted}"


def _contradict(
    a: Witness, one: Figure, b: Witness, other: Figure, documents: Mapping[str, Annotated]
) -> bool:
    first, second = documents[a.document], documents[b.document]
    return (
        one.value != other.value
        and _comparable(one, other)
        and not _agree(one, first.language, other, second.language)
        and not _has(second, one, first.language)
        and not _has(first, other, second.language)
    )


def _comparable(a: Figure, b: Figure) -> bool:
    """Whether two values may be meant for the same: dates, near numbers, or one with its
    thousands mistaken, as translators do with milliards and billions."""
    if a.unit in DATES:
        return True
    low, high = sorted((abs(a.value), abs(b.value)))
    return bool(low) and (high <= low * _FAR or high / low in _MISREAD)


def _has(document: Annotated, wanted: Figure, language: str) -> bool:
    """Whether a document gives a value, of whatever, or of the same thing where it is small."""
    return any(
        figure.value == wanted.value
        and (wanted.value >= _SMALL or _what(figure, document.language) == _what(wanted, language))
        for figure in document.figures
    )


def _value(witness: Witness, figure: Figure) -> ConflictValue:
    value, unit = format(figure.value, "f"), figure.unit
    if unit == "day":
        value = f"{figure.value // 100:02}-{figure.value % 100:02}"
    if unit in DATES:
        unit = None
    return ConflictValue(witness.document, figure.start, figure.end, value, unit, figure.hedge)


def _agree(a: Figure, language_a: str, b: Figure, language_b: str) -> bool:
    hedges = {hedge_kind(a.hedge, language_a), hedge_kind(b.hedge, language_b)} - {None}
    if a.unit in DATES:
        return a.value == b.value
    larger = max(abs(a.value), abs(b.value))
    apart = abs(a.value - b.value)
    if apart <= larger * (_TOLERANCE if hedges else _ROUNDING):
        return True
    for one, other, language in ((a, b, language_a), (b, a, language_b)):
        kind = hedge_kind(one.hedge, language)
        if (kind == "at_least" and other.value >= one.value) or (
            kind == "at_most" and other.value <= one.value
        ):
            return True
    return False
