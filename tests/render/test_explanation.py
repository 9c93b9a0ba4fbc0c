"""The case for one node or edge: all of it from the report, and nothing that the report denies."""

from dataclasses import replace

import pytest

from lineage.errors import UsageError
from lineage.render import render
from lineage.render.explanation import render_explanation
from lineage.render.load import load
from tests.render.everywhere import report_with
from tests.render.sample import REPORT, A, B, D

FAMILY = REPORT.families[0]


def _edges():
    return [(edge.parent, edge.child) for edge in FAMILY.edges]


@pytest.mark.parametrize("parent, child", _edges())
def test_every_edge_says_how_sure_it_is_and_why(parent, child):
    told = " ".join(render_explanation(REPORT, f"{parent}..{child}").split())
    [edge] = [e for e in FAMILY.edges if (e.parent, e.child) == (parent, child)]
    assert f"({edge.confidence:.2f})" in told
    for reason in (*edge.because, *edge.against):
        assert reason.split()[0] in told


@pytest.mark.parametrize("node", FAMILY.nodes, ids=lambda node: node.id)
def test_every_node_can_be_asked_for(node):
    assert render_explanation(REPORT, node.id).strip()


def test_what_has_no_direction_is_told_without_one():
    edges = tuple(replace(edge, directed=False) for edge in FAMILY.edges)
    undirected = replace(REPORT, families=(replace(FAMILY, edges=edges),))
    for node in FAMILY.nodes:
        told = render_explanation(undirected, node.id)
        assert "rewrites it" not in told
        assert "copies it" not in told


def test_it_works_from_the_json_report_alone():
    again = load(render(REPORT, "json"))
    assert render_explanation(again, A) == render_explanation(REPORT, A)


def test_a_source_is_asked_for_by_its_name_and_rebuilt():
    told = render_explanation(REPORT, "the wall street journal")
    assert "How it is known" in told
    assert "What it said, by those who retell it" in told
    assert f"in {', '.join(['000', '001'])}" in told
    assert "they disagree: 118,000,000 USD and 120,000,000 USD" in " ".join(told.split())


def test_who_retells_nothing_stands_outside():
    [outside] = [d.id for d in REPORT.documents if d.family is None]
    assert "stands outside" in render_explanation(REPORT, outside)


def test_an_article_is_named_by_as_much_of_its_id_as_tells_it_from_others():
    assert render_explanation(REPORT, A[:-4]) == render_explanation(REPORT, A)
    with pytest.raises(UsageError):
        render_explanation(REPORT, A[:1])


def test_a_name_that_is_not_there_is_told_with_the_nearest_one():
    with pytest.raises(UsageError, match="Did you mean"):
        render_explanation(REPORT, A[:-3] + "xt")


def test_an_edge_that_is_not_there_is_an_error_that_says_where_to_look():
    with pytest.raises(UsageError, match="no edge"):
        render_explanation(REPORT, f"{B}..{D}")


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_asked(width):
    for node in FAMILY.nodes:
        told = render_explanation(REPORT, node.id, width=width)
        assert max(map(len, told.splitlines())) <= width


def test_nothing_of_an_article_reaches_the_terminal_as_a_command():
    report = report_with("\x1b[31m\u202e")
    for node in report.families[0].nodes:
        told = render_explanation(report, node.id)
        assert "\x1b" not in told
        assert "\u202e" not in told


def test_it_can_be_told_without_the_texts():
    bare = replace(REPORT, documents=tuple(replace(d, text=None) for d in REPORT.documents))
    assert render_explanation(bare, A)
