"""Formulas of the trade: what reports of any content have in common is no sign of lineage."""

import pytest

import lineage
from lineage.model import Document
from lineage.text.formulas import formulas
from lineage.text.language import words_of
from lineage.text.words import parts

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_formula_of_a_language_is_found_whole_and_in_capitals_too(language):
    for formula in words_of(language)["formulas"]:
        for text in (formula, f"«{formula.upper()}»", f"x {formula}, y"):
            [found] = formulas(parts(text), language)
            assert text[found.start : found.end].casefold() == formula.casefold()


def test_the_longest_is_taken():
    text = "in a statement released by the mayor"
    [found] = formulas(parts(text), "en")
    assert text[found.start : found.end] == "in a statement released"


def test_two_scoops_told_in_one_paper_s_phrases_are_not_one_report():
    """All that they share is how the agency knows, and who would not speak."""
    articles = [
        "Nordhjerte has shelved its pocket ventilator, Bloomberg reported, citing people familiar "
        "with the matter. The work took 350 engineers and 2.3 billion crowns. Nordhjerte declined "
        "to comment.",
        "Nordhjerte will raise the price of its pumps by 50 crowns in May, Bloomberg reported, "
        "citing people familiar with the matter. Dearer chips and 12 new rules are to blame. "
        "Nordhjerte declined to comment.",
    ]
    report = lineage.analyze(Document(text[:30], text) for text in articles)
    assert report.families == ()
    assert all(pair.relation != "rewrite" for pair in report.pairs)
