"""Figures: one number, however a newspaper writes it, is one value."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.text import figures as module
from lineage.text import numbers as where
from lineage.text.figures import figures, hedge_kind
from tests.heaps import STEADY


def read(text: str, language: str) -> list[tuple[str, str | None]]:
    return [(format(found.value, "f"), found.unit) for found in figures(text, language)]


@pytest.mark.parametrize(
    "language, text, value, unit",
    [
        ("fr", "15,4 milliards de dollars", "15400000000", "USD"),
        ("en", "$15.4 billion", "15400000000", "USD"),
        ("en", "15.4 billion dollars", "15400000000", "USD"),
        ("fr", "15,4 Md$", "15400000000", "USD"),
        ("fr", "118 millions de dollars", "118000000", "USD"),
        ("en", "$118 million", "118000000", "USD"),
        ("en", "$118m", "118000000", "USD"),
        ("fr", "1.200.000 habitants", "1200000", None),
        ("fr", "1 200 habitants", "1200", None),
        ("fr", "1\u202f200 habitants", "1200", None),
        ("fr", "1\u00a0200\u00a0000 euros", "1200000", "EUR"),
        ("en", "1,200 people", "1200", None),
        ("en", "1,200,000.50 euros", "1200000.5", "EUR"),
        ("fr", "352 000 $", "352000", "USD"),
        ("en", "$352,000", "352000", "USD"),
        ("en", "£3.5 million", "3500000", "GBP"),
        ("en", "€40", "40", "EUR"),
        ("fr", "40 €", "40", "EUR"),
        ("fr", "90 %", "90", "percent"),
        ("fr", "90%", "90", "percent"),
        ("fr", "90 pour cent", "90", "percent"),
        ("en", "90 percent", "90", "percent"),
        ("en", "90 per cent", "90", "percent"),
        ("fr", "12,5 %", "12.5", "percent"),
        ("en", "12.5%", "12.5", "percent"),
        ("fr", "en 2029", "2029", None),
        ("en", "in 2029", "2029", None),
        ("fr", "le 3 février", "203", "day"),
        ("en", "on Feb. 3", "203", "day"),
        ("en", "on February 3", "203", "day"),
        ("en", "on 3 February", "203", "day"),
        ("en", "the 3rd of February", "203", "day"),
        ("fr", "le 1er mars", "301", "day"),
        ("en", "March 1st", "301", "day"),
        ("fr", "quatre blessés", "4", None),
        ("en", "four people injured", "4", None),
        ("en", "twelve containers", "12", None),
    ],
)
def test_one_value_however_it_is_written(language, text, value, unit):
    """Where no unit is given here, what is counted may be one or not."""
    [(found, of)] = read(text, language)
    assert found == value
    assert unit is None or of == unit


@pytest.mark.parametrize(
    "french, english",
    [
        ("15,4 milliards de dollars", "$15.4 billion"),
        ("le 3 février", "Feb. 3"),
        ("352 000 $", "$352,000"),
        ("en 2029", "in 2029"),
        ("90 pour cent", "90%"),
        ("deux millions d’euros", "2 million euros"),
    ],
)
def test_two_languages_give_one_value(french, english):
    """Or every translation would be in conflict with its original."""
    assert read(french, "fr") == read(english, "en")


@pytest.mark.parametrize(
    "language, text, kind",
    [
        ("fr", "près de 120 millions de dollars", "approx"),
        ("fr", "environ 90 %", "approx"),
        ("fr", "quelque 40 000 foyers", "approx"),
        ("fr", "plus de 300 salariés", "at_least"),
        ("fr", "au moins quatre blessés", "at_least"),
        ("fr", "jusqu’à 500 euros", "at_most"),
        ("en", "nearly $120 million", "approx"),
        ("en", "about 40,000 homes", "approx"),
        ("en", "more than 300 workers", "at_least"),
        ("en", "at least four people", "at_least"),
        ("en", "up to 500 euros", "at_most"),
        ("fr", "les 120 conteneurs", None),
        ("en", "the 120 containers", None),
    ],
)
def test_a_hedge_is_kept_with_its_figure(language, text, kind):
    """«\u00a0Près de 120\u00a0» and 118 do not contradict each other; 120 and 118 do."""
    [found] = figures(text, language)
    assert hedge_kind(found.hedge, language) == kind


@pytest.mark.parametrize(
    "language, text",
    [("fr", "un homme et une femme"), ("en", "one of them"), ("fr", "la Bastion-x"), ("en", "")],
)
def test_what_is_no_figure(language, text):
    """An article in French is no number."""
    assert figures(text, language) == ()


@pytest.mark.parametrize(
    "language, text, expected",
    [
        ("fr", "de 118 à 127 millions de dollars", ["118", "127000000"]),
        ("en", "from 4 to 6 people in 2029", ["4", "6", "2029"]),
        ("fr", "12 morts, 30 blessés", ["12", "30"]),
        ("en", "3, 4 and 5 May", ["3", "4", "505"]),
    ],
)
def test_several_figures_are_apart(language, text, expected):
    assert [value for value, _ in read(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "digits"),
    [
        ("fr", "Appelez le 01 42 18 90 11 ou bien le 01.42.18.90.11.", 142189011),
        ("en", "Call (212) 555-0147 or 212-555-0147.", 2125550147),
        ("de", "Rufen Sie 030 / 123 45 67 an, auch (030) 1234567.", 301234567),
    ],
)
def test_a_telephone_number_is_one_figure(language, text, digits):
    """Two releases of one press office would else have several in common."""
    assert [int(figure.value) for figure in figures(text, language)] == [digits] * 2


def test_amounts_that_look_dialled_are_figures():
    text = "Le 07/10/2024, (2023) 12 000 000 d'euros, soit +12 000 000 000 ; 0,5 % à 00 h"
    values = [int(figure.value) for figure in figures(text, "fr")]
    assert values == [1007, 2023, 12_000_000, 12_000_000_000, 0, 0]


def test_the_span_is_the_figure_with_its_unit():
    text = "Le chantier coûtera près de 15,4 milliards de dollars cette année."
    [found] = figures(text, "fr")
    assert text[found.start : found.end] == "15,4 milliards de dollars"


def test_spelled_numbers_are_numbers():
    [french], [english] = (
        figures("soixante-quatorze conteneurs", "fr"),
        figures("74 containers", "en"),
    )
    assert french.value == english.value == 74


@given(
    st.integers(1, 10**9),
    st.sampled_from([("fr", " "), ("fr", "\u202f"), ("fr", "."), ("en", ","), ("fr", "")]),
)
@settings(STEADY, max_examples=200)
def test_separators_of_thousands_do_not_change_a_number(number, style):
    language, separator = style
    text = f"soit {number:,} tonnes".replace(",", separator)
    assert [found.value for found in figures(text, language)] == [Decimal(number)]


@given(st.text(st.sampled_from("0123456789., '$€%-mMdeux «\n"), max_size=40))
@settings(STEADY, max_examples=300)
def test_figures_are_apart_and_inside_the_text(text):
    """Whatever a broken table makes of its columns."""
    for language in ("fr", "en"):
        end = 0
        for found in figures(text, language):
            assert end <= found.start < found.end <= len(text)
            assert found.value.is_finite()
            end = found.end


PIECES = (
    ["12", "3", "1 200", "2024-05-03", "3/5/24", "$", "EUR", "US$", "-", ".", ",", "(", "’", "x"],
    [" ", " ", "\u00a0", "\n", "one", "twenty-five", "May", "Sept.", "mai", "1er", "½", "a" * 120],
)
pieces = st.lists(st.one_of(map(st.sampled_from, PIECES)), max_size=12).map("".join)


@given(pieces, st.sampled_from(["en", "fr", "de"]))
@settings(STEADY, max_examples=300)
def test_nothing_is_found_otherwise_by_looking_at_every_letter(text, language):
    """Numbers and days are looked for where one may begin, which is much faster."""
    spelled = where._spelled_words(language)
    every = where._NUMBER_OR_WORD.finditer(text)
    slow = [m.span() for m in every if not m["spelled"] or m["spelled"].casefold() in spelled]
    assert [m.span() for m in where.numbers(text, language)] == slow
    digits = [m.start() for m in module._DIGITS.finditer(text)]
    for pattern in (module._day_pattern(language), module._NUMERIC_DATE):
        starts = list(module._with_words_before(text, digits))
        slow = [match.span() for match in pattern.finditer(text)]
        assert [match.span() for match in module._matches(pattern, text, starts)] == slow
