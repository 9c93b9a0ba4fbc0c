"""Dates and large numbers: one day is one value, however and in whatever language it is written."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lineage
from lineage.model import Document
from lineage.text.figures import Figure, figures
from tests.heaps import BRIDGE, DAY, FRENCH, STEADY, later

FRIDAY = DAY.date()
MONTHS = {
    "fr": ("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "en": ("January February March April May June July August September October November December"),
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
}


def days(text: str, language: str, today: date | None = None) -> list[Figure]:
    return [found for found in figures(text, language, today) if found.unit == "day"]


def value(text: str, language: str) -> tuple[str, str | None]:
    [found] = figures(text, language)
    return format(found.value, "f"), found.unit


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "le 10 octobre 2031"),
        ("fr", "le vendredi 10 octobre 2031"),
        ("fr", "10 oct. 2031"),
        ("fr", "LE 10 OCTOBRE 2031"),
        ("fr", "le 10\u00a0octobre\u00a02031"),
        ("en", "October 10, 2031"),
        ("en", "October 10 2031"),
        ("en", "10 October 2031"),
        ("en", "10th October 2031"),
        ("en", "the 10th of October, 2031"),
        ("en", "Oct. 10, 2031"),
        ("en", "Friday, October 10, 2031"),
        ("es", "10 de octubre de 2031"),
        ("es", "el viernes 10 de octubre de 2031"),
        ("es", "el 10 de octubre del 2031"),
        ("es", "10 octubre 2031"),
        ("es", "octubre 10 de 2031"),
    ],
)
def test_a_full_date_in_words(language, text):
    [found] = days(text, language)
    assert (found.value, found.year, found.relative) == (1010, 2031, False)


@pytest.mark.parametrize(
    "language, text, day",
    [
        ("fr", "vendredi 10 octobre", 1010),
        ("fr", "le 1er octobre", 1001),
        ("fr", "le 10 août", 810),
        ("fr", "le 10 aout", 810),
        ("en", "Friday 10 October", 1010),
        ("en", "October 10th", 1010),
        ("en", "on Oct. 1", 1001),
        ("es", "el viernes 10 de octubre", 1010),
        ("es", "el 1º de octubre", 1001),
        ("es", "1 de octubre", 1001),
    ],
)
def test_a_day_without_its_year(language, text, day):
    [found] = days(text, language)
    assert (found.value, found.year) == (day, None)


@pytest.mark.parametrize(
    "language, text, day",
    [
        ("fr", "le 10/11/2031", 1110),
        ("es", "el 10/11/2031", 1110),
        ("en", "on 10/11/2031", 1011),
        ("en", "on 13/11/2031", 1113),
        ("en", "on 10.11.2031", 1110),
        ("fr", "le 10.11.31", 1110),
        ("fr", "le 10-11-2031", 1110),
        ("en", "on Monday, 10/11/2031", 1110),
        ("en", "on Saturday 10/11/2031", 1011),
        ("fr", "lundi 10/11/2031", 1110),
        ("fr", "samedi 10/11/2031", 1011),
        ("es", "el lunes 10/11/2031", 1110),
        ("fr", "2031-11-10", 1110),
        ("en", "2031-11-10", 1110),
        ("es", "2031-11-10", 1110),
    ],
)
def test_a_date_in_figures(language, text, day):
    """10/11 is in October in New York and in November in Paris; the weekday knows better."""
    [found] = days(text, language)
    assert (found.value, found.year) == (day, 2031)


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "2031-13-10"),
        ("fr", "32/13/2031"),
        ("fr", "le score est de 10-11"),
        ("fr", "le 45 octobre"),
        ("en", "version 1.10.2.31"),
        ("fr", "24/24 et 7/7"),
    ],
)
def test_figures_that_are_no_day(language, text):
    assert days(text, language) == []


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
@settings(STEADY, max_examples=100)
def test_every_day_is_one_in_all_languages(day):
    french, english, spanish = (MONTHS[name].split()[day.month - 1] for name in MONTHS)
    written = [
        ("fr", f"le {day.day} {french} {day.year}"),
        ("fr", f"le {day:%d/%m/%Y}"),
        ("en", f"{english} {day.day}, {day.year}"),
        ("en", f"{day.day} {english} {day.year}"),
        ("en", f"{day:%m/%d/%Y}"),
        ("es", f"el {day.day} de {spanish} de {day.year}"),
        ("es", f"{day:%Y-%m-%d}"),
    ]
    for language, text in written:
        [found] = days(text, language)
        assert (found.value, found.year) == (day.month * 100 + day.day, day.year)


RELATIVE = [
    ("fr", "vendredi", 0),
    ("fr", "vendredi dernier", -7),
    ("fr", "vendredi prochain", 7),
    ("fr", "lundi", -4),
    ("fr", "lundi dernier", -4),
    ("fr", "lundi prochain", 3),
    ("fr", "jeudi soir", -1),
    ("fr", "hier", -1),
    ("fr", "hier soir", -1),
    ("fr", "avant-hier", -2),
    ("fr", "aujourd'hui", 0),
    ("fr", "aujourd’hui", 0),
    ("fr", "ce matin", 0),
    ("fr", "demain", 1),
    ("fr", "après-demain", 2),
    ("en", "on Friday", 0),
    ("en", "last Friday", -7),
    ("en", "next Friday", 7),
    ("en", "on Monday", -4),
    ("en", "next Monday", 3),
    ("en", "on Thursday night", -1),
    ("en", "yesterday", -1),
    ("en", "today", 0),
    ("en", "tonight", 0),
    ("en", "tomorrow", 1),
    ("es", "el viernes", 0),
    ("es", "el lunes", -4),
    ("es", "el pasado lunes", -4),
    ("es", "el lunes pasado", -4),
    ("es", "el próximo lunes", 3),
    ("es", "el lunes que viene", 3),
    ("es", "anteayer", -2),
    ("es", "ayer", -1),
    ("es", "anoche", -1),
    ("es", "hoy", 0),
]


@pytest.mark.parametrize("language, text, after", RELATIVE)
def test_a_day_that_is_told_from_the_article_s(language, text, after):
    """The article is of a Friday."""
    assert FRIDAY.strftime("%a") == "Fri"
    [found] = days(f"Il pleut {text}.", language, FRIDAY)
    day = FRIDAY + timedelta(days=after)
    assert (found.value, found.year, found.relative) == (day.month * 100 + day.day, day.year, True)


@pytest.mark.parametrize("language, text, after", RELATIVE)
def test_without_the_article_s_day_there_is_none(language, text, after):
    assert days(f"Il pleut {text}.", language) == []


def test_yesterday_may_be_last_year():
    [found] = days("Hier, il pleuvait.", "fr", date(2032, 1, 1))
    assert (found.value, found.year) == (1231, 2031)


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "vendredi 3 octobre"),
        ("fr", "le vendredi 3 octobre 2031"),
        ("en", "Friday, October 3"),
        ("en", "Friday, 3 October"),
        ("en", "Friday the 3rd of October"),
        ("es", "el viernes 3 de octubre"),
    ],
)
def test_a_weekday_before_a_date_is_part_of_it(language, text):
    """It is not the last one of its name."""
    [found] = days(text, language, FRIDAY)
    assert (found.value, found.relative) == (1003, False)


def test_a_weekday_is_no_part_of_a_longer_word():
    assert days("la manif du dimanche-là", "fr", FRIDAY) == []


@pytest.mark.parametrize(
    "text, said, other, apart",
    [
        (BRIDGE, "on Friday", "on Friday", 4),
        (BRIDGE, "on Friday", "yesterday", 1),
        (FRENCH, "jeudi", "vendredi", 7),
        (FRENCH, "jeudi", "hier", 2),
    ],
)
def test_days_from_two_articles_are_never_in_conflict(text, said, other, apart):
    """Who copies on Tuesday what was said on Friday often keeps the word."""
    one = Document("a", text, published=DAY)
    two = Document("b", text.replace(said, other), published=later(apart))
    report = lineage.analyze([one, two])
    assert len(report.families) == 1
    assert [passage.conflict for passage in report.passages if passage.conflict] == []


@pytest.mark.parametrize(
    "text, said, first, second",
    [
        (BRIDGE, "on Friday", "on October 10", "on October 14"),
        (BRIDGE, "on Friday", "on 10/11/2031", "on 10/13/2031"),
        (FRENCH, "jeudi", "le 10 octobre", "le 17 octobre"),
    ],
)
def test_days_that_are_named_are(text, said, first, second):
    report = lineage.analyze(
        [Document("a", text.replace(said, first)), Document("b", text.replace(said, second))]
    )
    [found] = [passage.conflict for passage in report.passages if passage.conflict]
    assert found.type == "date"


@pytest.mark.parametrize(
    "language, text, number",
    [
        ("fr", "cent vingt conteneurs", "120"),
        ("fr", "deux cents conteneurs", "200"),
        ("fr", "deux cent vingt conteneurs", "220"),
        ("fr", "trois cent quarante-deux conteneurs", "342"),
        ("fr", "vingt et un conteneurs", "21"),
        ("fr", "quatre-vingt-dix conteneurs", "90"),
        ("fr", "deux mille conteneurs", "2000"),
        ("fr", "deux cent mille conteneurs", "200000"),
        ("en", "two hundred containers", "200"),
        ("en", "two hundred and fifty containers", "250"),
        ("en", "two hundred fifty containers", "250"),
        ("en", "three hundred and forty-two containers", "342"),
        ("en", "one hundred and twenty containers", "120"),
        ("en", "forty-two containers", "42"),
        ("en", "two hundred thousand containers", "200000"),
        ("es", "ciento veinte contenedores", "120"),
        ("es", "doscientos contenedores", "200"),
        ("es", "trescientos cuarenta y dos contenedores", "342"),
        ("es", "cuarenta y dos contenedores", "42"),
        ("es", "dos mil contenedores", "2000"),
    ],
)
def test_a_large_number_in_words(language, text, number):
    assert value(text, language)[0] == number


@pytest.mark.parametrize(
    "language, text, number, unit",
    [
        ("fr", "deux cent vingt millions d'euros", "220000000", "EUR"),
        ("fr", "15,4 Mrd. d'euros", "15400000000", "EUR"),
        ("fr", "15,4 Mrd. de dollars", "15400000000", "USD"),
        ("fr", "15,4 Mrd. €", "15400000000", "EUR"),
        ("fr", "15,4 Mds d'euros", "15400000000", "EUR"),
        ("fr", "15,4 Md€", "15400000000", "EUR"),
        ("fr", "15,4 mio. d'euros", "15400000", "EUR"),
        ("fr", "15,4 M€", "15400000", "EUR"),
        ("fr", "15 k€", "15000", "EUR"),
        ("en", "two hundred and fifty million dollars", "250000000", "USD"),
        ("en", "15.4 bn. dollars", "15400000000", "USD"),
        ("en", "15.4 bn dollars", "15400000000", "USD"),
        ("en", "15.4bn euros", "15400000000", "EUR"),
        ("en", "$15.4bn", "15400000000", "USD"),
        ("en", "$15.4 tn", "15400000000000", "USD"),
        ("en", "15.4 mn. euros", "15400000", "EUR"),
        ("en", "€15.4m", "15400000", "EUR"),
        ("en", "£15k", "15000", "GBP"),
        ("es", "doscientos veinte millones de euros", "220000000", "EUR"),
        ("es", "US$40 millones", "40000000", "USD"),
    ],
)
def test_a_multiplier_and_its_abbreviations(language, text, number, unit):
    """A full stop behind "Mrd." ends no sentence, and no figure."""
    assert value(text, language) == (number, unit)


@pytest.mark.parametrize(
    "language, text, unit",
    [
        ("en", "US$40", "USD"),
        ("en", "US$ 40", "USD"),
        ("es", "US$ 40", "USD"),
        ("fr", "US$ 40", "USD"),
        ("en", "R$40", "BRL"),
        ("es", "R$ 40", "BRL"),
        ("fr", "R$\u00a040", "BRL"),
        ("en", "€40", "EUR"),
        ("fr", "€ 40", "EUR"),
        ("fr", "40 €", "EUR"),
        ("fr", "40€", "EUR"),
        ("es", "40 €", "EUR"),
        ("en", "40€", "EUR"),
        ("en", "A$40", "AUD"),
        ("en", "USD 40", "USD"),
        ("en", "40 USD", "USD"),
        ("fr", "40 EUR", "EUR"),
        ("fr", "40 $", "USD"),
    ],
)
def test_a_sign_before_or_behind_its_amount(language, text, unit):
    """A real is no dollar, though its sign has one."""
    assert value(text, language) == ("40", unit)


@pytest.mark.parametrize(
    "language, points, percent",
    [
        ("fr", "2 points de pourcentage", "2 %"),
        ("fr", "deux points de pourcentage", "deux pour cent"),
        ("en", "2 percentage points", "2 percent"),
        ("es", "2 puntos porcentuales", "2 por ciento"),
    ],
)
def test_points_are_no_percent(language, points, percent):
    """From 10 to 12 percent is two points, and a fifth more."""
    assert value(points, language) == ("2", "percentage point")
    assert value(percent, language) == ("2", "percent")


PIECES = (
    *("vendredi", "3", "octobre", "2031", "/", "-", ".", ",", " ", "hier", "prochain", "Mrd."),
    *("10/11/2031", "2031-11-10", "deux cent", "mille", "R$", "€", "points de pourcentage"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(STEADY, max_examples=300)
def test_figures_are_apart_and_inside_the_text(text):
    """No figure is counted twice, as a date and as a number."""
    for language in ("fr", "en", "es"):
        end = 0
        for found in figures(text, language, FRIDAY):
            assert end <= found.start < found.end <= len(text)
            end = found.end
