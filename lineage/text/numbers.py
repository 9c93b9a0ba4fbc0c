"""Numbers: where a text has them, in figures or in words, and what stands before amounts."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from itertools import accumulate, compress, count, repeat

from lineage.text.language import words_of

SPACES = " \u00a0\u202f\u2009"
SPACE = f"[{SPACES}]"
SIGNS = {
    "$": "USD", "US$": "USD", "$US": "USD", "R$": "BRL", "A$": "AUD", "C$": "CAD", "CA$": "CAD",
    "HK$": "HKD", "NZ$": "NZD", "S$": "SGD", "MX$": "MXN", "€": "EUR", "£": "GBP", "¥": "JPY",
    "₽": "RUB", "₹": "INR", "₩": "KRW", "₺": "TRY", "₴": "UAH", "Fr.": "CHF",
    **{code: code for code in ("EUR", "USD", "GBP", "CHF", "JPY", "CAD", "AUD", "BRL", "CNY")},
}  # fmt: skip
"""What stands before an amount of money; what stands behind it is in the data of each language."""
_SPELLED_SIGNS = "|".join(map(re.escape, sorted(SIGNS, key=len, reverse=True)))
_SIGN = re.compile(_SPELLED_SIGNS)
_LONGEST_PIECE = 100
"""Characters between two spaces above which it is not remembered whether a number is in them."""
_GROUPS = r"\d{1,3}(?:[.,\u00a0\u202f\u2009'’ ]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"
_NUMBER = (
    rf"(?<![\w.,])(?:(?P<sign>{_SPELLED_SIGNS}){SPACE}?)?"
    rf"(?P<number>{_GROUPS}|\d+(?:[.,]\d+)?)"
)
_NUMBER_OR_WORD = re.compile(
    rf"(?=[\dA-Z$€£¥₽₹₩₺₴]){_NUMBER}|(?<![\w-])(?P<spelled>[^\W\d_]+(?:-[^\W\d_]+)*)(?![\w-])"
)

_DIALLED = re.compile(rf"\d(?:[\d()./-]|{SPACE})*\d")
_DIALLED_IN_AMERICA = re.compile(r"\d{3}(?:\) ?|[-.])\d{3}[-.]\d{4}(?!\d)")
_FEWEST_DIALLED = 9
"""Digits of a telephone number with its prefix, at the fewest."""


def numbers(text: str, language: str) -> Iterator[re.Match[str]]:
    """The numbers of a text in order, with the groups sign and number, or spelled.

    They are looked for only between such spaces as have one: what is no word of a number ends at a
    space as well, so none is missed or cut otherwise. Cost is linear.

    >>> [match[0] for match in numbers("The port has 1 200 boats and two cranes for $40.", "en")]
    ['1 200', 'two', '$40']
    """
    pieces = text.split(" ")
    short = max(map(len, pieces)) <= _LONGEST_PIECE
    flagged = map(_number_holder(language), pieces) if short else repeat(True)
    placed = zip(count(), accumulate(map(len, pieces)), pieces, strict=False)
    spelled = _spelled_words(language)
    done = 0
    ahead = None
    for spaces, letters, piece in compress(placed, flagged):
        end = letters + spaces
        start = max(done, end - len(piece))
        if ahead is None or ahead.start() < start:
            ahead = _NUMBER_OR_WORD.search(text, start)
        while ahead is not None and ahead.start() < end:
            done = ahead.end()
            word = ahead["spelled"]
            if word is None or word.casefold() in spelled:
                yield ahead
            ahead = _NUMBER_OR_WORD.search(text, done)
        if ahead is None:
            return


def dialled(match: re.Match[str], text: str) -> tuple[int, Decimal] | None:
    """Where a telephone number ends that begins with a number, and its digits; None if none does:
    more groups follow, and it begins with a nought or behind a plus, or is grouped as in America.

    >>> text = "call 01 42 18 90 11"
    >>> dialled(next(numbers(text, "en")), text)
    (19, Decimal('142189011'))
    """
    if match["spelled"]:
        return None
    start, end = match.start("number"), match.end()
    whole = _DIALLED_IN_AMERICA.match(text, start)
    if whole is None and (text[start] == "0" or text[start - 1 : start] == "+"):
        whole = _DIALLED.match(text, start)
    if whole is None or whole.end() <= end:
        return None
    digits = "".join(filter(str.isdigit, whole[0]))
    return (whole.end(), Decimal(digits)) if len(digits) >= _FEWEST_DIALLED else None


@cache
def _number_holder(language: str) -> Callable[[str], bool]:
    """What tells whether a number is in a piece between two spaces, and remembers it."""
    spelled = _spelled_words(language)

    # with the language for a second argument, asking the cache would take twice the time
    @lru_cache(maxsize=131072)
    def holds_number(piece: str) -> bool:
        return _SIGN.search(piece) is not None or any(
            match["spelled"] is None or match["spelled"].casefold() in spelled
            for match in _NUMBER_OR_WORD.finditer(piece)
        )

    return holds_number


@cache
def _spelled_words(language: str) -> frozenset[str]:
    words = words_of(language)
    return frozenset(words["number_words"].keys() | words["fraction_words"].keys())


def value_of(number: str, decimal_comma: bool) -> Decimal:
    """Read a number whose separators may be of either convention.

    >>> value_of("15,4", True), value_of("1.200.000", True), value_of("1,000", False)
    (Decimal('15.4'), Decimal('1200000'), Decimal('1000'))
    """
    if number.isdecimal():
        return Decimal(number)
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
