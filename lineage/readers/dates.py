"""The dates that articles bear: ISO 8601, RFC 2822 as in feeds, seconds since 1970."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

# The parser of the standard library also makes dates of what is none
_RFC_2822 = re.compile(r"(?:[A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3} \d{4} \d{1,2}:\d{2}(?::\d{2})?\b")


def parse_date(value: object) -> tuple[datetime, bool]:
    """A moment with its time zone, UTC where none is given, and whether only the day is known.

    Raises ValueError for anything that is no date.

    >>> parse_date("2024-10-25")
    (datetime.datetime(2024, 10, 25, 0, 0, tzinfo=datetime.timezone.utc), True)
    >>> parse_date("Fri, 25 Oct 2024 09:00:00 +0200")[0].isoformat()
    '2024-10-25T09:00:00+02:00'
    """
    if isinstance(value, datetime):
        return _zoned(value), False
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC), True
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise ValueError("neither text nor a date")
    text = " ".join(str(value).split())
    if len(text) > 100:
        raise ValueError("too long for a date")
    if text.isdecimal() and len(text) in (10, 13):  # since 1970, in seconds or milliseconds
        return datetime.fromtimestamp(int(text[:10]), UTC), False
    try:
        return parse_date(date.fromisoformat(text))
    except ValueError:
        pass
    if _RFC_2822.match(text):
        try:
            return _zoned(parsedate_to_datetime(text)), False
        except (TypeError, IndexError, OverflowError) as error:
            raise ValueError("no such date") from error
    return _zoned(datetime.fromisoformat(text)), False


def _zoned(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("out of range") from error
    return moment
