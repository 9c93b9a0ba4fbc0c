"""Nothing from an article or a file name acts on a terminal, a page or a parser."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from lineage.model import Comparison, Report, Verdict
from lineage.render import render
from lineage.render.registry import FORMATS
from tests.render import hostile
from tests.render.everywhere import RESULTS, comparison_with, report_with

EVERY_FORMAT = [(kind, name) for kind, names in FORMATS.items() for name in names]
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(("kind", "name"), EVERY_FORMAT)
def test_no_control_of_an_article_reaches_the_output(kind, name):
    shown = 0
    for text in hostile.TEXTS:
        output = render(RESULTS[kind](text), name)
        assert not [control for control in hostile.CONTROLS if control in output], ascii(text)
        shown += 1
    print(f"{kind.__name__} {name}: {shown} texts")


@pytest.mark.parametrize(("kind", "name"), EVERY_FORMAT)
def test_in_colour_only_styles_of_our_own(kind, name):
    for text in hostile.TEXTS:
        output = ANSI.sub("", render(RESULTS[kind](text), name, color=True))
        assert not [control for control in hostile.CONTROLS if control in output], ascii(text)


@pytest.mark.parametrize(("kind", "name"), EVERY_FORMAT)
def test_output_can_always_be_encoded(kind, name):
    for text in hostile.TEXTS:
        render(RESULTS[kind](text), name).encode("utf-8")


@pytest.mark.parametrize("kind", [Report, Comparison])
def test_markup_of_rich_is_shown_as_text(kind):
    assert "[red]rouge[/red]" in render(RESULTS[kind]("[red]rouge[/red]"), "text", width=160)
    assert ":smile:" in render(RESULTS[kind](":smile:"), "text", width=160)


@pytest.mark.parametrize("kind", [Report, Comparison])
@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_asked(kind, width):
    for text in hostile.MARKUP:
        lines = render(RESULTS[kind](text), "text", width=width).splitlines()
        assert max(map(cell_len, lines)) <= width, text


@pytest.mark.parametrize("make", [report_with, comparison_with])
def test_markdown_holds_no_html_link_or_mention(make):
    for text in hostile.MARKUP:
        output = render(make(text), "markdown").replace("<br>", "")
        assert "<" not in output
        assert not re.search(r"(?<!\\)\]\(", output), "a link"
        assert not re.search(r"(?<!\\)`", output), "code"
        assert not re.search(r"(?<!\\)://", output), "an address"
        assert not re.search(r"@(?!&#8203;)", output), "a mention or an address"
        assert not re.search(r"(?i)\bwww\.", output)


@pytest.mark.parametrize("make", [report_with, comparison_with])
def test_markdown_tables_keep_their_shape(make):
    for text in hostile.MARKUP:
        rows = [
            line for line in render(make(text), "markdown").split("\n") if line.startswith("| ")
        ]
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in rows}
        assert widths <= {12, 13, 3}, text


@pytest.mark.parametrize("make", [report_with, comparison_with])
def test_a_markdown_parser_finds_the_markup_of_our_own_alone(make):
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    expected = _markup(parser, render(make("texte"), "markdown"))
    for text in hostile.TEXTS:
        assert _markup(parser, render(make(text), "markdown")) <= expected, ascii(text)


def _markup(parser, source):
    """The kinds of markup in a document, and all its HTML."""
    tokens = [it for outer in parser.parse(source) for it in [outer, *(outer.children or ())]]
    return {(it.type, it.tag, it.content if "html" in it.type else "") for it in tokens}


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.integers(40, 200))
def test_any_text_at_any_width(text, width):
    for make in (report_with, comparison_with):
        output = render(make(text), "text", width=width)
        assert max(map(cell_len, output.splitlines())) <= width
        assert render(make(text), "markdown")


def test_verdicts_are_covered():
    # the table above is by kind of result: a new kind must be given hostile texts, too
    assert set(RESULTS) == set(FORMATS) == {Report, Comparison, Verdict}
