"""Dates as articles and feeds write them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.readers.dates import parse_date

DAY = "2024-10-25T00:00:00+00:00"
NINE = "2024-10-25T09:00:00+00:00"


@pytest.mark.parametrize(
    ("value", "expected", "day"),
    [
        ("2024-10-25", DAY, True),
        ("20241025", DAY, True),
        (20241025, DAY, True),
        (date(2024, 10, 25), DAY, True),
        ("2024-10-25T09:00:00Z", NINE, False),
        (" 2024-10-25 09:00 ", NINE, False),
        (datetime(2024, 10, 25, 9), NINE, False),
        ("Fri, 25 Oct 2024 09:00:00 GMT", NINE, False),
        ("25 Oct 2024 09:00 -0000", NINE, False),
        (1729846800, NINE, False),
        ("1729846800000", NINE, False),
        ("2024-10-25T09:00:00+02:00", "2024-10-25T09:00:00+02:00", False),
    ],
)
def test_a_date_is_understood(value: object, expected: str, day: bool) -> None:
    moment, precise_to_the_day = parse_date(value)
    assert moment.isoformat() == expected
    assert precise_to_the_day is day


@pytest.mark.parametrize(
    "value",
    [
        "hier",
        "2024-13-01",
        "1 2 3",
        "",
        None,
        True,
        [],
        "25 Oct 2024 99:00:00",
        pytest.param(10**9000, id="huge"),
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:00:00-05:00",
    ],
)
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(ValueError):
        parse_date(value)


@given(st.text(alphabet="0123456789-:TZ+., FriOctGM") | st.text() | st.integers() | st.floats())
def test_anything_is_a_date_with_a_zone_or_refused(value: object) -> None:
    try:
        moment, _ = parse_date(value)
    except ValueError:
        return
    assert moment.astimezone(UTC).tzinfo is UTC
