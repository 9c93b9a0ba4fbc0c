"""What results say in the reader's language: its messages, and how it writes numbers and dates."""

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from lineage.render.phrases import amount, moment

_GAP = re.compile(r"[#*]")
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

        >>> Wording("en").percent(0.002)
        '<1%'
        """
        if 0 < share < 0.005:
            whole = "<1"
        elif 0.995 <= share < 1:
            whole = ">99"
        else:
            whole = f"{share * 100:.0f}"
        return whole + self.message("percent-sign")

    def amount(self, value: str, unit: str | None) -> str:
        """A figure with its thousands apart and its unit; other values as they are."""
        shown = amount(value, unit)
        if shown == value or not value.replace(".", "", 1).lstrip("-").isdigit():
            return shown
        marks = {",": self.message("thousands"), ".": self.message("decimal-mark")}
        number, space, rest = shown.partition(" ")
        return "".join(marks.get(char, char) for char in number) + space + rest

    def moment(self, published: str | None) -> str:
        """A date and time as the language writes them; a date of no known form as it is.

        >>> Wording("fr").moment("2024-10-25T09:00:00+00:00")
        '25 octobre 2024, 09:00 UTC'
        """
        if published is None:
            return self.message("no-date")
        plain = moment(published)
        day, _, time = plain.partition(" ")
        parts = day.split("-")
        if [len(part) for part in parts] != [4, 2, 2] or not all(map(_is_number, parts)):
            return plain
        year, month, number = parts
        names = self.choices("months")
        if not 1 <= int(month) <= len(names):
            return plain
        date = f"{int(number)} {names[int(month) - 1]} {year}"
        return f"{date}, {time}" if time else date

    def elapsed(self, seconds: float) -> str:
        """A stretch of time in its largest unit.

        >>> Wording("en").elapsed(5400), Wording("en").elapsed(172800)
        ('1 h 30 min', '2 days')
        """
        minutes = round(seconds / 60)
        if minutes >= 2880:
            return self.message("days", minutes // 1440).format(n=self.number(minutes // 1440))
        hours, rest = divmod(minutes, 60)
        parts = [f"{hours} h"] if hours else []
        return " ".join(parts + ([f"{rest} min"] if rest or not hours else []))

    def confidence(self, value: float) -> str:
        """A probability as a word and its number; no word claims more than the number does.

        >>> Wording("en").confidence(0.8)
        'likely (0.80)'
        """
        word = "certain" if value >= 0.95 else "likely" if value >= 0.7 else "possible"
        return f"{self.message(word)} ({self.decimal(value)})"

    def tongue(self, code: str | None) -> str:
        """The name of a language, or its code where it has none here."""
        if code is None:
            return self.message("unnamed-language")
        return self.patterns("languages").get(code, code)

    def translated(self, key: str, told: str) -> str:
        """What a report says in English in this language; what is of no known form as it is.

        The forms of a key are English, with # for a number and * for a name.

        >>> Wording("fr").translated("reasons", "credits it in 4 sentences")
        'le cite dans 4 phrases'
        """
        for form, translation in self.patterns(key).items():
            found = _pattern(form).fullmatch(told)
            if found:
                texts = _GAP.split(translation)
                values = [self._named(value) for value in found.groups()]
                return "".join(a + b for a, b in zip(texts, [*values, ""], strict=True))
        return told

    def _named(self, value: str) -> str:
        """A language by its name here, anything else as it is."""
        codes = {name: code for code, name in _load("en")["languages"].items()}
        return self.tongue(codes[value]) if value in codes else value

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
    return re.compile(escaped.replace(r"\#", r"(\d[\d,.]*%?)").replace(r"\*", "(.+)"))


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdigit()


@cache
def _load(language: str) -> dict[str, Any]:
    file = resources.files("lineage.render").joinpath("messages", f"{language}.json")
    messages: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return messages
