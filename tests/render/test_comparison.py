"""A comparison as people read it."""

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from lineage.model import Alignment, Span
from lineage.render import render
from tests.render.sample import A, D, E, F, comparison

GOLDEN = Path(__file__).parent / "golden"


def test_it_reads_as_it_was_found_good():
    golden = (GOLDEN / "comparison.txt").read_text(encoding="utf-8")
    assert render(comparison(), "text") == golden


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        ("duplicate", "A copy: 000 and 001 are the same text."),
        ("near-duplicate", "A copy: 000 and 001 are the same text with small edits; 55% of 000"),
        ("rewrite", "Not a copy, but a rewrite: 000 and 001 tell the same report; 55% of 000"),
        ("related", "Not a copy: 000 and 001 have a topic in common, and nothing shows that they"),
        (None, "Not a copy: nothing ties 000 and 001 together."),
    ],
)
def test_the_relation_is_said_in_a_sentence(relation, said):
    result = replace(comparison(), relation=relation)
    for name in ("text", "markdown"):
        assert said in " ".join(render(result, name).split())


@pytest.mark.parametrize(
    ("kind", "length", "relation", "said"),
    [
        (
            "verbatim",
            0.9,
            "rewrite",
            "One is a copy of the other, cut, extended or edited: 90% of 000 stands in 001",
        ),
        (
            "edited",
            0.9,
            "related",
            "One is a copy of the other, cut, extended or edited: 90% of 000 stands in 001",
        ),
        # of a short note one copied sentence is most, and the note is no copy
        ("verbatim", 0.7, "rewrite", "A rewrite, and a copy in part: 000 and 001 tell the same"),
        ("verbatim", 0.3, "rewrite", "A rewrite, and a copy in part: 000 and 001 tell the same"),
        ("verbatim", 0.3, "related", "A copy in part: 30% of 000"),
        ("verbatim", 0.05, "rewrite", "Not a copy, but a rewrite"),
        ("paraphrase", 0.9, "rewrite", "Not a copy, but a rewrite"),
    ],
)
def test_what_is_mostly_copied_is_no_mere_rewrite(kind, length, relation, said):
    """A cut copy with another headline has a low Jaccard index, and is a copy all the same."""
    known = comparison()
    own = known.a.characters - sum(it.end - it.start for it in known.a.boilerplate)
    spans = Span(0, round(length * own)), Span(0, 1)
    passages = (Alignment(None, kind, 1.0, *spans),)
    result = replace(known, relation=relation, passages=passages)
    for name in ("text", "markdown"):
        assert said in " ".join(render(result, name).split())


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_asked(width):
    assert max(map(cell_len, render(comparison(), width=width).splitlines())) <= width


def test_passages_come_in_the_order_of_the_first_article():
    text = render(comparison(A, D), "text", width=160)
    places = [text.index(words) for words in ("1. Reworded", "2. Quotation reworded")]
    assert places == sorted(places)
    assert "  000  L'armateur norvégien Nordvik" in text
    assert "  003  Le géant du transport maritime" in text


def test_nothing_in_common_is_said():
    text = render(comparison(E, F), "text")
    assert "No passage of the one says what a passage of the other says." in " ".join(text.split())
