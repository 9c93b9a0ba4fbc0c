"""The tree as a picture: valid, inert, the same to the byte, and told in words."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from lineage.render import render
from lineage.render.report_svg import STYLE, tree_svg
from lineage.render.report_view import view
from tests.render import hostile
from tests.render.everywhere import report_with
from tests.render.families import family_of
from tests.render.sample import ALONE, FAMILY_ONE, REPORT

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "g", "path", "rect", "text", "style"}
ATTRIBUTES = {
    *("class", "width", "height", "viewBox", "role", "x", "y", "rx", "d", "stroke-width"),
    *("data-node", "data-edge"),
}


def parsed(text):
    return ElementTree.fromstring(text)


@pytest.mark.parametrize("text", [*hostile.TEXTS, "]]>", "\ufffe\uffff", "a&b;", "'\""], ids=ascii)
def test_whatever_the_titles_it_is_valid_and_has_only_elements_of_our_own(text):
    for element in parsed(render(report_with(text), "svg")).iter():
        assert element.tag.removeprefix(SVG) in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES
        assert "://" not in element.attrib.get("class", "")


def test_a_tree_for_a_page_has_neither_style_nor_anything_loaded():
    svg = tree_svg(view(REPORT), FAMILY_ONE)
    assert svg.count("<svg") == 1
    assert "<style" not in svg
    assert "style=" not in svg
    assert "url(" not in svg + STYLE
    assert not re.search(r"\b(?:href|on\w+|id)=", svg)


def test_nodes_and_edges_can_be_found_in_a_page():
    root = parsed(tree_svg(view(REPORT), FAMILY_ONE))
    nodes = {group.get("data-node") for group in root.iter(f"{SVG}g")} - {None}
    assert nodes >= {node.id for node in FAMILY_ONE.nodes if node.kind == "document"}
    edges = {group.get("data-edge") for group in root.iter(f"{SVG}g")} - {None}
    assert edges >= {f"{edge.parent}..{edge.child}" for edge in FAMILY_ONE.edges if edge.primary}


def test_who_cannot_see_it_is_told():
    root = parsed(tree_svg(view(REPORT), FAMILY_ONE))
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    told = root.find(f"{SVG}desc").text
    assert told.startswith("004 rewrites The Wall Street Journal"), "the earliest first"
    assert "003 translates a lost original in English, likely (0.93)." in told
    assert "000 rewrites The Wall Street Journal, 72% of its text, almost certain (0.97)." in told
    assert "001 rewrites 000, 11% of its text, possible (0.61)." in told
    assert "003 has text in common with 002, 10% of its text, likely (0.74)." in told


def test_it_is_in_french_if_that_is_asked_for():
    words = "\n".join(parsed(tree_svg(view(REPORT, "fr"), FAMILY_ONE)).itertext())
    assert "le récrit : 72 %" in words
    assert "presque certain (0,97)" in words
    assert not re.search(r"(?i)\b(?:rewrites|almost|not among|also|lost|line|share)\b", words)
    assert "No two" not in render(ALONE, "svg", language="fr")


def test_lines_are_as_wide_as_their_share_and_point_only_where_the_direction_is_known():
    root = parsed(tree_svg(view(REPORT), FAMILY_ONE))
    wide, heads = {}, {}
    for group in root.iter(f"{SVG}g"):
        if name := group.get("data-edge"):
            line, *head = group.findall(f"{SVG}path")
            wide[name], heads[name] = float(line.get("stroke-width")), len(head)
    edges = {f"{edge.parent}..{edge.child}": edge for edge in FAMILY_ONE.edges}
    by_share = sorted(wide, key=lambda name: edges[name].share)
    assert [wide[name] for name in by_share] == sorted(wide.values())
    assert all(heads[name] == edges[name].directed for name in heads)


def test_each_family_is_drawn_under_its_name():
    other = replace(family_of(2).families[0], id="F2")
    both = replace(
        REPORT,
        documents=(*REPORT.documents, *family_of(2).documents),
        families=(FAMILY_ONE, other),
    )
    root = parsed(render(both, "svg"))
    assert len(root.findall(f"{SVG}svg")) == 2
    assert [text.text for text in root.findall(f"{SVG}text")] == ["F1", "F2"]


def test_no_family_is_said_in_the_picture():
    root = parsed(render(ALONE, "svg"))
    told = " ".join(text.text for text in root.iter(f"{SVG}text"))
    assert told == "No two of the 6 articles retell the same report."


def test_there_are_colours_for_light_and_dark():
    assert STYLE in render(REPORT, "svg")
    assert "prefers-color-scheme: dark" in STYLE
