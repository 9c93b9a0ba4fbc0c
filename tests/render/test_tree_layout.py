"""The drawn tree: nothing on top of anything, and down is later."""

from dataclasses import replace
from itertools import combinations

import pytest

from lineage.model import Edge, Node
from lineage.render.report_view import view
from lineage.render.text_extent import extent
from lineage.render.tree_boxes import PADDING, SIZES
from lineage.render.tree_layout import layout
from tests.render.families import SOURCE, family_of
from tests.render.sample import JOURNAL, LOST, REPORT

HEAPS = {
    **{f"{size} articles, {seed}": family_of(size, seed) for size in (1, 2, 5) for seed in (1, 2)},
    **{f"60 articles, {seed}": family_of(60, seed) for seed in range(6)},
    "60 under one source": family_of(60, shape="star"),
    "60 under one source, no date": family_of(60, shape="star", dates=0),
    "60 in a chain": family_of(60, shape="chain"),
    "60 without a date": family_of(60, 7, dates=0),
    "sample": REPORT,
}
NAMES = family_of(60).families[0].documents
EVERY_HEAP = pytest.mark.parametrize("report", HEAPS.values(), ids=HEAPS)


def drawing(report):
    return layout(view(report), report.families[0])


def along(points):
    """Points on a line, close to each other."""
    start, first, second, end, *straight = points
    for step in range(65):
        t = step / 64
        parts = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        four = (start, first, second, end)
        yield tuple(
            sum(part * at[axis] for part, at in zip(parts, four, strict=True)) for axis in (0, 1)
        )
    for x, y in straight:
        yield from ((x, at) for at in range(end[1], y))


@EVERY_HEAP
def test_no_two_boxes_overlap(report):
    nodes = drawing(report).nodes
    assert {node.id for node in nodes} >= set(report.families[0].documents)
    for a, b in combinations(nodes, 2):
        apart = a.x + a.width < b.x or b.x + b.width < a.x
        assert apart or a.y + a.height < b.y or b.y + b.height < a.y, (a.id, b.id)


@EVERY_HEAP
def test_no_line_of_the_tree_leads_through_a_box(report):
    drawn = drawing(report)
    for edge in drawn.edges:
        if not edge.primary:
            continue
        for x, y in along(edge.points):
            for node in drawn.nodes:
                inside = (
                    node.x < x < node.x + node.width and node.y + 1 < y < node.y + node.height - 1
                )
                assert not inside, (edge.parent, edge.child, node.id)


@EVERY_HEAP
def test_lines_lead_down_from_the_parent_to_the_child(report):
    drawn = drawing(report)
    boxes = {node.id: node for node in drawn.nodes}
    for edge in drawn.edges:
        parent, child = boxes[edge.parent], boxes[edge.child]
        if edge.directed or edge.primary:
            assert parent.y + parent.height < child.y
            assert edge.points[0][1] == parent.y + parent.height
            assert edge.points[-1][1] == child.y
            assert child.x < edge.points[-1][0] < child.x + child.width


@EVERY_HEAP
def test_all_is_inside_the_picture_and_words_inside_their_box(report):
    drawn = drawing(report)
    for node in drawn.nodes:
        assert node.x >= 0 and node.x + node.width <= drawn.width
        assert node.y >= 0 and node.y + node.height <= drawn.height
        for label in node.labels:
            assert extent(label.text, SIZES[label.role]) <= node.width - 2 * PADDING
    for edge in drawn.edges:
        for x, y in along(edge.points):
            assert 0 <= x <= drawn.width and 0 <= y <= drawn.height


@pytest.mark.parametrize("seed", range(4))
def test_no_article_stands_above_an_earlier_one(seed):
    report = family_of(60, seed, dates=1)
    tops = {node.id: node.y for node in drawing(report).nodes}
    order = [tops[article.id] for article in sorted(report.documents, key=lambda a: a.published)]
    assert order == sorted(order)
    assert len(set(order)) > 6


def test_sources_are_on_top_and_lost_ones_between():
    boxes = {node.id: node for node in drawing(REPORT).nodes}
    assert boxes[JOURNAL].y == min(node.y for node in boxes.values())
    below = [edge.child for edge in REPORT.families[0].edges if edge.parent == LOST]
    assert boxes[JOURNAL].y < boxes[LOST].y < boxes[below[0]].y
    told = " ".join(label.text for label in boxes[JOURNAL].labels)
    assert "not among the articles, cited by" in told
    assert "“" in told, "no words in which it is cited"


def test_a_box_tells_what_it_took_and_how_sure_that_is():
    box = next(node for node in drawing(REPORT).nodes if node.id == REPORT.families[0].documents[0])
    assert [label.text for label in box.labels[:2]] == [
        "rewrites it: 72%",
        "almost certain (0.97)",
    ]


def test_sixty_under_one_source_are_no_wall():
    drawn = drawing(HEAPS["60 under one source, no date"])
    assert drawn.width < 3200
    assert len({node.y for node in drawn.nodes}) > 4


def test_a_source_that_one_article_alone_cites_beside_is_told_of_in_its_box():
    drawn = drawing(REPORT)
    assert "source:reuters@F1" not in {node.id for node in drawn.nodes}
    assert any("also from Reuters" in label.text for node in drawn.nodes for label in node.labels)


def test_what_a_parent_cites_too_gets_no_line():
    """Copies hand on what their original cites; a line to each would bury the tree."""
    report = family_of(60, 3)
    family = report.families[0]
    cited = Node("source:office@F1", "cited", "The Office", ())
    ties = [Edge(cited.id, it, "cites", True, False, 0.9, 0.1, (), (), (), None) for it in NAMES]
    family = replace(family, nodes=(*family.nodes, cited), edges=(*family.edges, *ties))
    drawn = drawing(replace(report, families=(family,)))
    told = {edge.child for edge in drawn.edges if edge.parent == cited.id}
    assert told == {edge.child for edge in family.edges if edge.primary and edge.parent == SOURCE}
    alone = replace(family, edges=(*family_of(60, shape="chain").families[0].edges, *ties))
    drawn = drawing(replace(report, families=(alone,)))
    assert cited.id not in {node.id for node in drawn.nodes}


def test_ties_that_go_round_are_drawn_all_the_same():
    report = family_of(3, shape="chain")
    family = report.families[0]
    first, *_, last = family.documents
    back = replace(family.edges[0], parent=last, child=first, primary=False)
    report = replace(report, families=(replace(family, edges=(*family.edges, back)),))
    assert {node.id for node in drawing(report).nodes} == {SOURCE, *family.documents}


def test_a_long_chain_is_no_deep_recursion():
    assert len(drawing(family_of(1100, shape="chain")).nodes) == 1101
