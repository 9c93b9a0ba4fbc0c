"""Quotations in all the marks that newspapers use, and where none can be told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.text.quotations import quotations
from tests.heaps import FRENCH, STEADY


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quotations(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Il a dit « oui » hier.", ["« oui »"]),
        (
            "Il a dit «\u00a0oui\u00a0» et «\u202fnon\u202f».",
            ["«\u00a0oui\u00a0»", "«\u202fnon\u202f»"],
        ),
        ("He said “yes” and “no.”", ["“yes”", "“no.”"]),
        ("Er sagte „ja“ und „nein”.", ["„ja“", "„nein”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("« C’est “faux”, dit-il »", ["« C’est “faux”, dit-il »"]),
        ("“It is «false», he said”", ["“It is «false», he said”"]),
        ('« Il a crié "non" », dit-elle.', ['« Il a crié "non" »']),
        ("l'été d'une aujourd'hui", []),
        ("the mayor’s wives’ club", []),
        ("no quotation", []),
        ("", []),
    ],
)
def test_marks_of_every_kind(text, expected):
    assert quoted(text) == expected


def test_guillemets_inside_guillemets():
    """As the Imprimerie nationale sets them: the whole is one quotation."""
    text = "« Il a crié « Non ! » et il est parti », raconte-t-elle."
    assert quoted(text) == ["« Il a crié « Non ! » et il est parti »"]


@pytest.mark.parametrize("opened", ["« Rien", "“Nothing", '"Nothing'])
def test_a_mark_left_open_harms_no_other_line(opened):
    """A page lost its closing mark: the quotation ends with its line."""
    found = quoted(f"{opened} to say\nShe said “yes” and « oui » and left.")
    assert found == [f"{opened} to say", "“yes”", "« oui »"]


def test_a_straight_mark_left_open_turns_no_other_line_inside_out():
    assert quoted('"Nothing to say\nShe said "yes" and left.') == ['"Nothing to say', '"yes"']


def test_what_stands_between_two_quotations_is_none():
    """A quotation wrapped over a line may be missed, but "and left" is nobody's words."""
    text = 'He said "we will\nnot go" and left. "Never," he added.'
    assert '" and left. "' not in quoted(text)


def test_guillemets_may_go_over_a_line_break():
    """Text wrapped at a fixed width: marks that open and close differently leave no doubt."""
    text = "Il a dit « nous ne\nviendrons pas » hier."
    assert quoted(text) == ["« nous ne\nviendrons pas »"]


@pytest.mark.parametrize(
    "text",
    [
        "« Rien.\n\n« À voir. »",
        "“Nothing.\n\n“To see.”",
        "«Nada.\n\n»Que ver».",
        "„Nichts.\n\n„Zu sehen.“",
    ],
)
def test_each_paragraph_of_a_long_quotation_opens_with_its_mark(text):
    assert quoted(text) == [text.rstrip(".") if text.endswith("».") else text]


def test_a_quotation_does_not_run_into_a_paragraph_without_marks():
    assert quoted("« Rien à voir.\n\nLe maire est parti.") == ["« Rien à voir."]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Er sagte: »Nein, nie.« Dann ging er.", ["»Nein, nie.«"]),
        ("He said ‘no way’ and left.", ["‘no way’"]),
        ("He said 'no way' and left.", ["'no way'"]),
        ("Un po' di rock 'n' roll, l'ha detto ieri.", []),
        ("The workers' pay and the owners' profits.", []),
        ("He is 6'2\" tall and ran for 3' 12\".", []),
        ("— Quoi ?\n— Il le faut, dit-elle.", ["— Quoi ?", "— Il le faut, dit-elle."]),
        ("– le pain\n– le sel\n– les quais", []),
        ("Le port – fermé hier – rouvre.", []),
    ],
)
def test_marks_that_are_quotation_marks_only_sometimes(text, expected):
    assert quoted(text) == expected


def test_half_a_page_is_no_quotation():
    """Two marks of two broken quotations, far apart on one line."""
    assert quoted("“" + "word " * 1000 + "”") == []


@given(st.text(st.sampled_from("ab «»“”„‹›\"'\n\r.,"), max_size=60) | st.just(FRENCH))
@settings(STEADY, max_examples=300)
def test_quotations_are_apart_and_open_with_a_mark(text):
    end = 0
    for span in quotations(text):
        assert end <= span.start < span.end <= len(text)
        assert text[span.start] in "«»“„”‹›\"'" and not text[span.end - 1].isspace()
        end = span.end
