"""Figures: the numbers of a text with their unit and their hedge, in one form for all languages."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from lineage.text.language import words_of
from lineage.text.numbers import SIGNS, SPACE, SPACES, dialled, numbers, value_of
from lineage.text.spans import touching
from lineage.text.tokens import stem
from lineage.text.units import unit_of, unit_phrase

_WORD = re.compile(
    rf"{SPACE}?-?(?:de{SPACE}|d['’]|di{SPACE}|of{SPACE})?"
    rf"(?P<word>[$€£¥%‰]|[^\W\d_]+(?:-[^\W\d_]+)?(?!['’\w])(?:{SPACE}cent\b)?)"
)
_PART_OF = re.compile(r"\s+an?\b")
_AND = re.compile(r"(?:\s|-)(?:(?:and|et|y|e|und)\s)?")
_NUMERIC_DATE = re.compile(
    r"(?<![\d/.-])(?:(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"
    r"|(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2}))(?![\d/-])"
)
_DIGITS = re.compile(r"\d+")
_LAST_WORD = re.compile(r"[\w.]+$")
_LONGEST_MONTH = 20
_CENTURY = 2000
_YEARS = range(1800, 2100)
_YEAR_DIGITS = 4
_FEWEST_SPELLED = 2
"""Below this a spelled number is an article: "un", "une", "one"."""
_HEDGE_REACH = 30
_HEDGE_WORD = re.compile(r"\w+|[^\w\s]")
_BEHIND_HEDGE = ("de", "d'", "des", "les", "the")
_BEFORE_DAY = 4
"""Words before a weekday that tell whether it is to come."""
_FACTORS = 4
_HALF = Decimal("0.5")
_SCALES = (10**12, 10**9, 10**6, 10**3)
_HUNDRED, _THOUSAND = 100, 1000
_SPELLED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a text gives it.

    `unit` is an ISO 4217 code, a unit's name, "calendar year", "day" (value: month · 100 + day of
    the month, with its `year` where that is given) or None; `counted` is then the stem of the word
    that follows, what is counted. `relative` days ("vendredi") were reckoned from the article's.
    """

    start: int
    end: int
    value: Decimal
    unit: str | None
    hedge: str | None
    counted: str | None = None
    year: int | None = None
    relative: bool = False


@cache
def _hedge_kinds(language: str) -> Mapping[str, str]:
    hedges = words_of(language)["hedges"]
    return {phrase: kind for kind, phrases in hedges.items() for phrase in phrases}


@cache
def _hedge_before(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[\s('’])({_alternatives(_hedge_kinds(language))})"
        rf"(?:\s+(?:{'|'.join(_BEHIND_HEDGE)}))?\s*$"
    )


def figures(text: str, language: str, day: date | None = None) -> tuple[Figure, ...]:
    """The numbers of a text, their multipliers applied, with currency or unit and hedge, in order.

    `day` is that of the article, from which "vendredi" and "hier" are reckoned: a weekday is the
    last one, or the next where the text says so. Cost is linear.

    >>> text = "près de 120 millions de dollars, 15,4 % en 2021, dit-il à quatre maires le 3 mai"
    >>> [(str(f.value), f.unit, f.hedge, f.counted) for f in figures(text, "fr")]
    [('120000000', 'USD', 'près de', None), ('15.4', 'percent', None, None),
     ('2021', 'calendar year', None, None), ('4', None, None, 'mair'), ('503', 'day', None, None)]
    >>> [(str(f.value), f.year) for f in figures("vendredi", "fr", date(2024, 10, 27))]
    [('1025', 2024)]
    """
    found = _days(text, language)
    found += _relative_days(text, language, day) if day else []
    found.sort(key=lambda figure: figure.start)
    days = tuple(found)
    end = 0
    for match in numbers(text, language):
        if match.start() >= end and not (days and touching(days, match.start(), match.end())):
            figure = _figure(match, text, language)
            if number := dialled(match, text):
                # one figure, where its groups would be several in common
                figure = Figure(match.start("number"), *number, None, None)
            if figure is not None:
                found.append(figure)
                end = figure.end
    return tuple(sorted(found, key=lambda figure: figure.start))


def _figure(match: re.Match[str], text: str, language: str) -> Figure | None:
    words = words_of(language)
    spelled = match["spelled"]
    fraction = spelled and words["fraction_words"].get(_plain(spelled))
    if fraction:
        value, end = Decimal(str(fraction)), match.end()
        if article := _PART_OF.match(text, end):
            end = article.end()
    elif spelled:
        value, end = _spelled(match, text, words)
    else:
        value = value_of(match["number"], decimal_comma="decimal point" not in words["traits"])
        end = match.end()
    unit = SIGNS.get(match["sign"] or "")
    multiplied = False
    half = _half_pattern(language)
    if halved := half.match(text, end):  # "two and a half million", "deux millions et demi"
        scale = next((s for s in _SCALES if value and value % s == 0), 1)
        value, end = value + _HALF * scale, halved.end()
    for _ in range(_FACTORS):
        named = unit_phrase(text, end, language)
        if named and unit in (None, named[0]):
            unit, end = named
            continue
        after = _WORD.match(text, end)
        if after is None:
            break
        word = _plain(after["word"])
        factor = words["multipliers"].get(after["word"]) or words["multipliers"].get(word)
        if (factor and unit is None) or (factor and match["sign"]):
            value *= factor
            multiplied = True
            if halved := half.match(text, after.end()):  # "deux millions et demi"
                value, end = value + _HALF * factor, halved.end()
                continue
        elif unit is None and (known := unit_of(after["word"], word, language)):
            unit = known
        else:
            break
        end = after.end()
        # "15,4 Mrd. Dollar"
        if text[end : end + 1] == "." and _WORD.match(text, end + 1) and _is_short(word):
            end += 1
    if fraction and not multiplied:
        return None  # "half the village"
    counted = None
    if unit is None:
        digits = "" if spelled or multiplied else match["number"]
        if len(digits) == _YEAR_DIGITS and digits.isdigit() and int(digits) in _YEARS:
            unit = "calendar year"
        elif after := _WORD.match(text, end):
            # of "sapeurs-pompiers" the last part, which other words for them have too
            counted = stem(after["word"].rpartition("-")[2].casefold(), language)
    if spelled and unit is None and (counted is None or value < _FEWEST_SPELLED):
        return None
    hedge = _hedge(text[max(0, match.start() - _HEDGE_REACH) : match.start()], language)
    return Figure(match.start(), end, value.normalize() + 0, unit, hedge, counted)


def _hedge(before: str, language: str) -> str | None:
    """The hedge that the words before a number end with."""
    before = before.casefold().replace("’", "'")
    # most numbers have none, and are not to pay for it
    words = _HEDGE_WORD.findall(before.rsplit(None, 1)[-1]) if before.strip() else ()
    if not words or words[-1] not in _ends_of_hedges(language):
        return None
    found = _hedge_before(language).search(before)
    return found[1] if found else None


@cache
def _ends_of_hedges(language: str) -> frozenset[str]:
    """The last words of hedges, and those that may stand behind them."""
    told = (*_hedge_kinds(language), *_BEHIND_HEDGE)
    return frozenset(_HEDGE_WORD.findall(phrase)[-1] for phrase in told)


@cache
def _half_pattern(language: str) -> re.Pattern[str]:
    halves = _alternatives(words_of(language)["half_behind"]).replace("\\ ", SPACE) or "(?!)"
    return re.compile(rf"{SPACE}(?:{halves})(?!\w)")


def _plain(word: str) -> str:
    return word.casefold().replace("\u00a0", " ").replace("\u202f", " ")


def _is_short(word: str) -> bool:
    return len(word) <= 4


def _spelled(match: re.Match[str], text: str, words: Mapping[str, Any]) -> tuple[Decimal, int]:
    """The value of a number written in words, of several words maybe, and where it ends.

    Tens and units add up, a hundred multiplies the digit before it, a thousand all that stands
    before it: "trois mille deux cent vingt".
    """
    total, current = Decimal(0), Decimal(words["number_words"][_plain(match["spelled"])])
    if current >= _THOUSAND:
        total, current = current, Decimal(0)
    end = match.end()
    while (joined := _AND.match(text, end)) and (after := _SPELLED.match(text, joined.end())):
        word = _plain(after[0])
        more, factor = words["number_words"].get(word), words["multipliers"].get(word)
        if _HUNDRED in (more, factor) and 0 < current < 10:
            current *= _HUNDRED
        elif more is not None and more < _THOUSAND and _adds_up(current, more):
            current += more
        elif scale := factor or (more if more == _THOUSAND else None):
            if scale < _THOUSAND:
                break
            whole = total + current if scale > _THOUSAND else current
            total = (total if scale == _THOUSAND else Decimal(0)) + max(whole, Decimal(1)) * scale
            current = Decimal(0)
        else:
            break
        end = after.end()
    return total + current, end


def _adds_up(current: Decimal, more: int) -> bool:
    """Whether a number may follow another: "deux cent vingt", "soixante et onze"."""
    if more >= _HUNDRED:
        return current == 0
    rest = current % _HUNDRED
    return rest == 0 or (
        rest % 10 == 0 and rest >= 20 and (more < 10 or (rest in (60, 80) and more < 20))
    )


def _days(text: str, language: str) -> list[Figure]:
    """The days that a text names, in either order of day and month, or in figures."""
    months = words_of(language)["months"]
    digits = [run.start() for run in _DIGITS.finditer(text)]
    found = []
    for match in _matches(_day_pattern(language), text, _with_words_before(text, digits)):
        month = months[(match["month"] or match["first"]).casefold()]
        day = int(match["day"] or match["second"])
        year = match["year"] or match["later"]
        if 0 < day <= 31:
            end = match.end("month") if match["month"] else match.end("head")
            value = Decimal(month * 100 + day)
            found.append(
                Figure(match.start(), end, value, "day", None, year=int(year) if year else None)
            )
    for match in _matches(_NUMERIC_DATE, text, digits):
        known = _numeric(match, text, language)
        if known:
            value = Decimal(known.month * 100 + known.day)
            found.append(Figure(match.start(), match.end(), value, "day", None, year=known.year))
    return found


def _matches(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `finditer` gives where no match begins elsewhere; it would try at every letter."""
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)):
            yield match
            end = match.end()


def _with_words_before(text: str, digits: Sequence[int]) -> Iterator[int]:
    """Where a day may begin: at its digits, or at the name of the month that stands before them."""
    for at in digits:
        if at and text[at - 1] in SPACES:
            word = _LAST_WORD.search(text, max(0, at - 1 - _LONGEST_MONTH), at - 1)
            if word:
                yield word.start()
        yield at


def _numeric(match: re.Match[str], text: str, language: str) -> date | None:
    """The day that figures name: month first in English, unless the weekday says otherwise."""
    if match["y"]:
        orders = [(int(match["y"]), int(match["m"]), int(match["d"]))]
    else:
        one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
        year += _CENTURY if year < _HUNDRED else 0
        orders = [(year, two, one), (year, one, two)]
        if "month first" in words_of(language)["traits"] and match["mark"] == "/":
            orders.reverse()
    around = text[max(0, match.start() - 20) : match.end() + 20].casefold()
    weekdays = {
        n
        for name, n in words_of(language)["weekdays"].items()
        if re.search(rf"\b{re.escape(name)}\b", around)
    }
    possible = []
    for order in orders:
        try:
            possible.append(date(*order))
        except ValueError:
            continue
    return next((day for day in possible if day.weekday() in weekdays), next(iter(possible), None))


def _relative_days(text: str, language: str, today: date) -> list[Figure]:
    """The days that a text names from its own: "vendredi", "hier", "next Monday"."""
    words = words_of(language)
    found = []
    for match in _relative_pattern(language).finditer(text):
        phrase = _plain(match["phrase"]).replace("’", "'")
        before, after = (match["before"] or "").casefold(), (match["after"] or "").casefold()
        if phrase in words["relative_days"]:
            day = today + timedelta(days=words["relative_days"][phrase])
        else:
            back = (today.weekday() - words["weekdays"][phrase]) % 7
            if {before, after} & set(words["next_words"]):
                day = today + timedelta(days=7 - back if back else 7)
            elif {before, after} & set(words["last_words"]):
                day = today - timedelta(days=back or 7)
            elif _is_to_come(text, match.start(), words) and back:
                day = today + timedelta(days=7 - back)
            else:
                day = today - timedelta(days=back)
        value = Decimal(day.month * 100 + day.day)
        found.append(
            Figure(
                match.start("phrase"), match.end("phrase"), value, "day", None, None, day.year, True
            )
        )
    return found


def _is_to_come(text: str, at: int, words: Mapping[str, Any]) -> bool:
    """Whether the words before a weekday speak of what is to come: "begins on Friday"."""
    before = re.split(r"[.;!?\n]", text[max(0, at - _HEDGE_REACH) : at])[-1].casefold()
    return not set(words["future_words"]).isdisjoint(
        re.findall(r"[^\W\d_]+", before)[-_BEFORE_DAY:]
    )


@cache
def _relative_pattern(language: str) -> re.Pattern[str]:
    words = words_of(language)
    # an abbreviated weekday ("mar.", "sat") is too often something else
    named = [
        name
        for name in (*words["weekdays"], *words["relative_days"])
        if len(name) > 4 or name in words["relative_days"]
    ]
    beside = _alternatives([*words["last_words"], *words["next_words"]]) or "(?!)"
    names = _alternatives(named).replace("'", "['’]")
    number = rf"{SPACE}(?:the{SPACE}|den{SPACE}|le{SPACE})?\d"
    date_follows = rf"(?!,?{number}|,{SPACE}\w+\.?{SPACE}\d|{SPACE}\(\d)"
    return re.compile(
        rf"(?<![\w-])(?:(?P<before>{beside}){SPACE})?(?P<phrase>{names})(?![\w-]){date_follows}"
        rf"(?:{SPACE}(?P<after>{beside})(?!\w))?",
        re.IGNORECASE,
    )


@cache
def _day_pattern(language: str) -> re.Pattern[str]:
    words = words_of(language)
    names = _alternatives(words["months"])
    marks = _alternatives(words["day_marks"]) or "(?!)"
    links = _alternatives([link for link in words["day_links"] if link]) or "(?!)"
    link = rf"{SPACE}(?:(?:{links}){SPACE})?"
    year = rf"(?:,?{link}(?P<{{}}>(?:1[89]|20)\d\d)(?!\d))?"
    return re.compile(
        rf"(?<![\w.,])(?:(?P<day>\d{{1,2}})(?:{marks})?\.?{link}(?P<month>{names})(?!\w){year.format('year')}"
        rf"|(?P<head>(?P<first>{names}){SPACE}(?P<second>\d{{1,2}})(?:{marks})?(?!\d|[.,]\d)){year.format('later')})(?!\w)",
        re.IGNORECASE,
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def hedge_kind(hedge: str | None, language: str) -> str | None:
    """What a hedge allows: "approx", "at_least", "at_most" or None."""
    return _hedge_kinds(language).get(hedge) if hedge else None
