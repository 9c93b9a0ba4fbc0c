"""What results say in the reader's language: its messages, and how it writes numbers and dates."""

import json
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources
from typing import Any

_GAP = re.compile(r"[#*]")
_NUMBER = re.compile(r"\d[\d,.]*%?")
_DAY = re.compile(r"(?:([0-9]{4})-)?(0[1-9]|1[0-2])-([0-9]{2})")
LANGUAGES = ("en", "fr")
"""The languages there are messages in, the default first."""


class Wording:
    """The messages of one language, by their keys.

    >>> Wording("fr").message("articles-read", 2)
    '{n} articles lus'
    """

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._messages = _load(language)

    def message(self, key: str, number: int | None = None) -> str:
        """The message of a key, in the form that goes with a number; {names} are left to fill in.

        Raises KeyError if no such message is there.
        """
        found = self._messages[key]
        if isinstance(found, str):
            return found
        alone = number == 1 or (number == 0 and self.language == "fr")
        return str(found["one" if alone else "other"])

    def tell(self, key: str, number: int | None = None, /, **values: str) -> str:
        """The message of a key with its names filled in; {n} is the number.

        >>> Wording().tell("contained-in", a="000", b="001")
        '000 contained in 001'
        >>> Wording("fr").tell("articles-read", 1200)
        '1\u202f200 articles lus'
        """
        if number is not None:
            values["n"] = self.number(number)
        return self.message(key, number).format(**values)

    def choices(self, key: str) -> list[str]:
        """The messages of a key that has several in a row, e.g. the numbers as words."""
        return list(self._messages[key])

    def patterns(self, key: str) -> dict[str, str]:
        """Messages by the English ones that they stand for."""
        return dict(self._messages[key])

    def number(self, value: int) -> str:
        """A whole number with its thousands apart.

        >>> Wording("en").number(3077)
        '3,077'
        """
        return f"{value:,}".replace(",", self.message("thousands"))

    def decimal(self, value: float, places: int = 2) -> str:
        """A number with its decimals.

        >>> Wording("fr").decimal(0.5)
        '0,50'
        """
        return f"{value:.{places}f}".replace(".", self.message("decimal-mark"))

    def percent(self, share: float) -> str:
        """A share in whole percent, where something small is not shown as nothing, nor most as all.

        >>> [Wording().percent(share) for share in (0.416, 0.002, 0.998, 0.0, 1.0)]
        ['42%', '<1%', '>99%', '0%', '100%']
        """
        return _whole(share) + self.message("percent-sign")

    def percent_cell(self, share: float) -> str:
        """A share for a table whose note says that it is in percent.

        >>> Wording().percent_cell(0.416), Wording().percent_cell(0.0)
        ('42', '–')
        """
        return "–" if share == 0 else _whole(share)

    def amount(self, value: str, unit: str | None) -> str:
        """A figure with its thousands apart and its unit, a date in figures; others as they are.

        >>> Wording().amount("118000000", "USD"), Wording("fr").amount("02-13", None)
        ('118,000,000 USD', '13/02')
        """
        try:
            number = Decimal(value)
        except InvalidOperation:
            number = None
        if number is not None and number.is_finite() and abs(number.adjusted()) < 30:
            marks = {",": self.message("thousands"), ".": self.message("decimal-mark")}
            value = "".join(marks.get(char, char) for char in f"{number:,f}")
        else:
            value = self.date(value)
        return f"{value} {unit}" if unit else value

    def moment(self, published: str | None) -> str:
        """A date and time as the language writes them; a date of no known form as it is.

        >>> Wording("fr").moment("2024-10-25T09:00:00+00:00")
        '25 octobre 2024, 09:00 UTC'
        """
        if published is None:
            return self.message("no-date")
        day, time = _day_and_time(published)
        found = _DAY.fullmatch(day)
        if found is None or found[1] is None:
            return f"{day} {time}" if time else day
        year, month, number = found.groups()
        date = f"{int(number)} {self.choices('months')[int(month) - 1]} {year}"
        return f"{date}, {time}" if time else date

    def short_moment(self, published: str | None) -> str:
        """A date and time in figures, to the minute.

        >>> Wording().short_moment("2024-10-25T09:00:00+00:00")
        '2024-10-25 09:00 UTC'
        >>> Wording("fr").short_moment("2024-10-25T00:00:00+00:00")
        '25/10/2024'
        """
        if published is None:
            return self.message("no-date")
        day, time = _day_and_time(published)
        return f"{self.date(day)} {time}" if time else self.date(day)

    def date(self, day: str) -> str:
        """A day in figures, with its year or without; one of no known form as it is.

        >>> Wording("fr").date("2024-10-25"), Wording("fr").date("10-25"), Wording("fr").date("10")
        ('25/10/2024', '25/10', '10')
        """
        found = _DAY.fullmatch(day)
        if found is None:
            return day
        year, month, number = found.groups()
        if year is None:
            return self.tell("day", month=month, day=number)
        return self.tell("date", year=year, month=month, day=number)

    def elapsed(self, seconds: float) -> str:
        """A stretch of time in its largest unit.

        >>> Wording("en").elapsed(5400), Wording("en").elapsed(172800)
        ('1 h 30 min', '2 days')
        """
        minutes = round(seconds / 60)
        if minutes >= 2880:
            return self.days(minutes // 1440)
        hours, rest = divmod(minutes, 60)
        parts = [f"{hours} h"] if hours else []
        return " ".join(parts + ([f"{rest} min"] if rest or not hours else []))

    def days(self, number: int) -> str:
        """How many days.

        >>> Wording("fr").days(1)
        '1 jour'
        """
        return self.message("days", number).format(n=self.number(number))

    def confidence(self, value: float) -> str:
        """A probability as a word and its number; no word claims more than the number does.

        >>> [Wording().confidence(value) for value in (0.97, 0.8, 0.5)]
        ['almost certain (0.97)', 'likely (0.80)', 'possible (0.50)']
        """
        word = "certain" if value >= 0.95 else "likely" if value >= 0.7 else "possible"
        return f"{self.message(word)} ({self.decimal(value)})"

    def tongue(self, code: str | None) -> str:
        """The name of a language, or its code where it has none here.

        >>> Wording().tongue("fr"), Wording().tongue("eo"), Wording().tongue(None)
        ('French', 'eo', 'a language not named')
        """
        if code is None:
            return self.message("unnamed-language")
        return self.patterns("languages").get(code, code)

    def translated(self, key: str, told: str) -> str:
        """What a report says in English in this language; what is of no known form as it is.

        The forms of a key are English, with # for a number and * for a name.

        >>> Wording("fr").translated("reasons", "credits it in 4 sentences")
        'le cite dans 4 phrases'
        >>> Wording("fr").translated("labels", "original in English")
        'un original perdu en anglais'
        """
        for form, translation in self.patterns(key).items():
            found = _pattern(form).fullmatch(told)
            if found:
                texts = _GAP.split(translation)
                values = [self._value(value) for value in found.groups()]
                return "".join(a + b for a, b in zip(texts, [*values, ""], strict=True))
        return told

    def _value(self, told: str) -> str:
        """A language by its name here, a number as it is written here, anything else as it is."""
        codes = {name: code for code, name in _load("en")["languages"].items()}
        if told in codes:
            return self.tongue(codes[told])
        if not _NUMBER.fullmatch(told):
            return told
        marks = {",": "thousands", ".": "decimal-mark", "%": "percent-sign"}
        return "".join(self.message(marks[char]) if char in marks else char for char in told)

    def quoted(self, words: str) -> str:
        """Words between the quotation marks of the language."""
        return self.tell("quoted", words=words)

    def in_a_row(self, names: Sequence[str], most: int = 12) -> str:
        """Names in a row, the last after "and", with a count in place of those beyond `most`.

        >>> Wording().in_a_row(["a", "b", "c", "d"], most=2)
        'a, b and 2 more'
        """
        left = len(names) - most
        shown = [*names[:most], self.tell("more", left)] if left > 0 else names
        return "".join(name + end for name, end in self.listed(shown))

    def listed(self, names: Sequence[Any]) -> list[tuple[Any, str]]:
        """Names in a row, each with what stands after it.

        >>> Wording("en").listed(["000", "001", "002"])
        [('000', ', '), ('001', ' and '), ('002', '')]
        """
        last = len(names) - 1
        ends = [", "] * max(0, last - 1) + [self.message("and")] * (last > 0) + [""]
        return list(zip(names, ends, strict=False))


@cache
def _pattern(form: str) -> re.Pattern[str]:
    escaped = re.escape(form)
    return re.compile(escaped.replace(r"\#", f"({_NUMBER.pattern})").replace(r"\*", "(.+)"))


def inside(words: str) -> str:
    """A message that begins a line as it stands within one.

    >>> inside("Figures disagree")
    'figures disagree'
    """
    return words[:1].lower() + words[1:]


def _whole(share: float) -> str:
    if 0 < share < 0.005:
        return "<1"
    if 0.995 <= share < 1:
        return ">99"
    return f"{share * 100:.0f}"


def _day_and_time(published: str) -> tuple[str, str]:
    """A date as it was given, and the time of day to the minute where one was."""
    day, _, rest = published.partition("T")
    if rest[:8] in ("", "00:00:00"):
        return day, ""
    zone = rest[8:].lstrip(".0123456789")
    return day, f"{rest[:5]} {'UTC' if zone in ('+00:00', 'Z', '') else zone}"


@cache
def _load(language: str) -> dict[str, Any]:
    file = resources.files("lineage.render").joinpath("messages", f"{language}.json")
    messages: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return messages
