"""Numbers and names of the report in words an editor reads."""

from decimal import Decimal, InvalidOperation

from lineage.model import EdgeKind, Kind, Relation

KIND_WORDS: dict[Kind, str] = {
    "verbatim": "word for word",
    "edited": "copied with edits",
    "quotation": "quotation reworded",
    "paraphrase": "in other words",
    "fact": "same fact",
}
EDGE_WORDS: dict[EdgeKind, str] = {
    "copies": "copies it",
    "rewrites": "rewrites it",
    "cites": "cites it",
    "translates": "translates it",
    "shares": "has material in common with it",
}
RELATION_WORDS: dict[Relation, str] = {
    "duplicate": "duplicate",
    "near-duplicate": "near-dup.",
    "rewrite": "rewrite",
    "related": "related",
}
LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


def percent(share: float) -> str:
    """A share in whole percent, where something small is not shown as nothing, nor most as all.

    >>> percent(0.416), percent(0.002), percent(0.998), percent(0.0), percent(1.0)
    ('42%', '<1%', '>99%', '0%', '100%')
    """
    return f"{_whole(share)}%"


def percent_cell(share: float) -> str:
    """A share for a table whose title says that it is in percent.

    >>> percent_cell(0.416), percent_cell(0.0)
    ('42', '–')
    """
    return "–" if share == 0 else _whole(share)


def _whole(share: float) -> str:
    if 0 < share < 0.005:
        return "<1"
    if 0.995 <= share < 1:
        return ">99"
    return f"{share * 100:.0f}"


def decimals(value: float) -> str:
    """A measure between 0 and 1 with three decimals.

    >>> decimals(0.0312)
    '0.031'
    """
    return f"{value:.3f}"


def confidence(value: float) -> str:
    """A probability as a word and its number; no word claims more than the number does.

    >>> confidence(0.97), confidence(0.8), confidence(0.5)
    ('almost certain (0.97)', 'likely (0.80)', 'possible (0.50)')
    """
    word = "almost certain" if value >= 0.95 else "likely" if value >= 0.7 else "possible"
    return f"{word} ({value:.2f})"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number and the noun it counts.

    >>> count(1, "article"), count(1200, "article"), count(2, "family", "families")
    ('1 article', '1,200 articles', '2 families')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: list[str], most: int = 12) -> str:
    """Names in a row, the last after "and", with a count in place of those beyond `most`.

    >>> listed(["000", "001", "002"]), listed(["a", "b", "c", "d"], most=2)
    ('000, 001 and 002', 'a, b and 2 more')
    """
    shown = [*names[:most], f"{len(names) - most:,} more"] if len(names) > most else names
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def language(code: str | None) -> str:
    """The English name of a language, or its code where it has none here.

    >>> language("fr"), language("eo"), language(None)
    ('French', 'eo', 'a language not named')
    """
    return "a language not named" if code is None else LANGUAGES.get(code, code)


def moment(published: str | None) -> str:
    """A date and time as people write them, to the minute.

    >>> moment("2024-10-25T09:00:00+00:00"), moment("2024-10-25T00:00:00+00:00"), moment(None)
    ('2024-10-25 09:00 UTC', '2024-10-25', 'no date')
    """
    if published is None:
        return "no date"
    day, _, rest = published.partition("T")
    if rest[:8] in ("", "00:00:00"):
        return day
    zone = rest[8:].lstrip(".0123456789")
    return f"{day} {rest[:5]} {'UTC' if zone in ('+00:00', 'Z', '') else zone}"


def amount(value: str, unit: str | None) -> str:
    """A figure with its thousands apart and its unit; other values as they are.

    >>> amount("118000000", "USD"), amount("2024-10-25", None)
    ('118,000,000 USD', '2024-10-25')
    """
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = None
    if number is not None and number.is_finite() and abs(number.adjusted()) < 30:
        value = f"{number:,f}"
    return f"{value} {unit}" if unit else value
