"""Strips of what articles consist of: to scale, of one length, and legible without colour."""

import re

import pytest
from rich.cells import cell_len

from lineage.cli.output import encoded
from lineage.render import render
from lineage.render.outline import Strip, Strips
from lineage.render.text_strips import LOOKS, write_strips
from tests.render.sample import ALONE, REPORT

BLOCKS = "".join(look.block for look in LOOKS.values())
BAR = re.compile(rf"(\S+)  ([{BLOCKS}]+)")


def bars(text):
    """The strips of a report, by article."""
    return dict(match.groups() for match in map(BAR.fullmatch, text.splitlines()) if match)


def test_every_article_of_a_family_has_a_strip_and_all_are_of_one_length():
    found = bars(render(REPORT, "text"))
    assert list(found) == ["000", "001", "002", "003", "004"]
    assert len({len(bar) for bar in found.values()}) == 1


def test_a_strip_is_to_scale():
    bar = bars(render(REPORT, "text"))["000"]
    shares = REPORT.documents[0].shares
    assert abs(bar.count("▒") / len(bar) - shares.quotation - shares.paraphrase) <= 1 / len(bar)
    assert abs(bar.count("·") / len(bar) - shares.added) <= 1 / len(bar)


def test_parts_differ_without_colour_and_the_legend_names_those_there_are():
    assert len(set(BLOCKS)) == len(LOOKS) == len({look.style for look in LOOKS.values()})
    [legend] = [line for line in render(REPORT, "text").splitlines() if line.startswith("█ ")]
    assert "▒ reworded" in legend
    assert "▓" not in legend, "nothing is edited in the sample"


def test_in_a_terminal_without_such_characters_they_still_differ():
    plain = encoded(BLOCKS, "ascii").decode()
    assert len(set(plain)) == len(LOOKS)
    assert "?" not in plain


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_strip_fits_the_page(width):
    strips = tuple(Strip(name, (("added", 1.0),)) for name in ("a", "漢字" * 30, "x" * 90))
    drawn = write_strips(Strips(strips, {"added": "its own"}), width)
    assert max(cell_len(line.plain) for line in drawn) <= width


def test_an_article_without_text_of_its_own_has_an_empty_strip():
    empty = Strips((Strip("a", (("added", 0.0),)),), {"added": "its own"})
    assert write_strips(empty, 80)[-1].plain.strip() == "a"


def test_articles_of_no_family_have_none():
    assert bars(render(ALONE, "text")) == {}
