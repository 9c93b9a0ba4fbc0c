"""Figures: the numbers of a text with their unit and their hedge, in one form for all languages."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from lineage.text.language import words_of
from lineage.text.spans import holding
from lineage.text.tokens import stem

_SPACE = "[ \u00a0\u202f\u2009]"
_NUMBER = (
    rf"(?<![\w.,])(?P<sign>[$€£¥]{_SPACE}?)?"
    rf"(?P<number>\d{{1,3}}(?:[.,\u00a0\u202f\u2009' ]\d{{3}})+(?:[.,]\d{{1,2}})?|\d+(?:[.,]\d+)?)"
)
_WORD = re.compile(
    rf"{_SPACE}?-?(?:de{_SPACE}|d['’])?(?P<word>[$€£¥%]|[^\W\d_]+(?!['’\w])(?:{_SPACE}cent\b)?)"
)
_YEARS = range(1800, 2100)
_FEWEST_SPELLED = 2
"""Below this a spelled number is an article: "un", "une", "one"."""
_HEDGE_REACH = 30


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a text gives it.

    `unit` is an ISO 4217 code, a unit's name, "calendar year", "day" (value: month · 100 + day of
    the month) or None; `counted` is then the stem of the word that follows, what is counted.
    """

    start: int
    end: int
    value: Decimal
    unit: str | None
    hedge: str | None
    counted: str | None = None


def _value(number: str, decimal_comma: bool) -> Decimal:
    """Read a number whose separators may be of either convention.

    >>> _value("15,4", True), _value("1.200.000", True), _value("1,000", False)
    (Decimal('15.4'), Decimal('1200000'), Decimal('1000'))
    """
    plain = re.sub(r"[\s']", "", number)
    marks = re.findall(r"[.,]", plain)
    if len(marks) > 1 and len(set(marks)) == 1:
        return Decimal(re.sub(r"[.,]", "", plain))
    if len(marks) > 1:
        whole, _, rest = plain.rpartition(marks[-1])
        return Decimal(re.sub(r"[.,]", "", whole) + "." + rest)
    if marks:
        whole, _, rest = plain.partition(marks[0])
        thousands = "." if decimal_comma else ","
        if marks[0] == thousands and len(rest) == 3 and whole != "0":
            return Decimal(whole + rest)
        return Decimal(f"{whole}.{rest}")
    return Decimal(plain)


@cache
def _hedge_kinds(language: str) -> Mapping[str, str]:
    hedges = words_of(language)["hedges"]
    return {phrase: kind for kind, phrases in hedges.items() for phrase in phrases}


@cache
def _hedge_before(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[\s('’])({_alternatives(_hedge_kinds(language))})"
        rf"(?:\s+(?:de|d['’]|des|les|the))?\s*$"
    )


def figures(text: str, language: str) -> tuple[Figure, ...]:
    """The numbers of a text, their multipliers applied, with currency or unit and hedge, in order.

    >>> text = "près de 120 millions de dollars, 15,4 % en 2021, dit-il à quatre maires le 3 mai"
    >>> [(str(f.value), f.unit, f.hedge, f.counted) for f in figures(text, "fr")]
    [('120000000', 'USD', 'près de', None), ('15.4', 'percent', None, None),
     ('2021', 'calendar year', None, None), ('4', None, None, 'mair'), ('503', 'day', None, None)]
    """
    found = _days(text, language)
    days = tuple(found)
    for match in _number_pattern(language).finditer(text):
        if not holding(days, match.start()):
            figure = _figure(match, text, language)
            if figure is not None:
                found.append(figure)
    return tuple(sorted(found, key=lambda figure: figure.start))


def _figure(match: re.Match[str], text: str, language: str) -> Figure | None:
    words = words_of(language)
    spelled = match["spelled"]
    if spelled:
        value = Decimal(words["number_words"][spelled.casefold()])
    else:
        value = _value(match["number"], decimal_comma=language != "en")
    end = match.end()
    unit = words["currencies"].get((match["sign"] or "").strip())
    multiplied = False
    for _ in range(2):
        after = _WORD.match(text, end)
        if after is None:
            break
        word = after["word"].casefold().replace("\u00a0", " ").replace("\u202f", " ")
        factor = words["multipliers"].get(after["word"]) or words["multipliers"].get(word)
        if factor and not multiplied:
            value *= factor
            multiplied = True
        elif unit is None and (named := _unit(after["word"], word, words)):
            unit = named
        else:
            break
        end = after.end()
    counted = None
    if unit is None:
        if not spelled and not multiplied and value in _YEARS and match["number"].isdigit():
            unit = "calendar year"
        elif after := _WORD.match(text, end):
            # of "sapeurs-pompiers" the last part, which other words for them have too
            compound = re.compile(r"(?:[^\W\d_]+-)*").match(text, after.start("word"))
            last = _WORD.match(text, compound.end()) if compound else None
            counted = stem((last or after)["word"].casefold(), language)
    if spelled and unit is None and (counted is None or value < _FEWEST_SPELLED):
        return None
    before = _hedge_before(language).search(
        text[max(0, match.start() - _HEDGE_REACH) : match.start()].casefold().replace("’", "'")
    )
    hedge = before[1] if before else None
    return Figure(match.start(), end, value.normalize() + 0, unit, hedge, counted)


def _days(text: str, language: str) -> list[Figure]:
    """The days of the year that a text names, in either order of day and month."""
    months = words_of(language)["months"]
    return [
        Figure(
            match.start(),
            match.end(),
            Decimal(months[(match["month"] or match["first"]).casefold()] * 100 + int(day)),
            "day",
            None,
        )
        for match in _day_pattern(language).finditer(text)
        if (day := match["day"] or match["second"]) and 0 < int(day) <= 31
    ]


@cache
def _day_pattern(language: str) -> re.Pattern[str]:
    names = _alternatives(words_of(language)["months"])
    return re.compile(
        rf"(?<!\w)(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?{_SPACE}(?:of )?(?P<month>{names})"
        rf"|(?P<first>{names}){_SPACE}(?P<second>\d{{1,2}})(?:st|nd|rd|th)?)(?!\w)",
        re.IGNORECASE,
    )


@cache
def _number_pattern(language: str) -> re.Pattern[str]:
    spelled = _alternatives(words_of(language)["number_words"])
    return re.compile(rf"(?:{_NUMBER}|(?<![\w-])(?P<spelled>{spelled})(?![\w-]))", re.IGNORECASE)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _unit(raw: str, word: str, words: Mapping[str, Any]) -> str | None:
    for table in (words["currencies"], words["units"]):
        named: str | None = table.get(raw) or table.get(word)
        if named:
            return named
    return None


def hedge_kind(hedge: str | None, language: str) -> str | None:
    """What a hedge allows: "approx", "at_least", "at_most" or None."""
    return _hedge_kinds(language).get(hedge) if hedge else None
