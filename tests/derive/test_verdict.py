"""Verdicts: one sentence that is true, and says no more than the tree does."""

from itertools import pairwise

import pytest

import lineage
from lineage.derive.verdict import verdict
from lineage.model import Document, Edge, Node
from tests.heaps import BRIDGE, HARBOUR, later

WSJ = Node("source:the-wall-street-journal@F1", "cited", "The Wall Street Journal", ())
LOST = Node("lost:1@F1", "lost", "original that no article names", ())


def _nodes(names: str, *more: Node) -> list[Node]:
    return [*more, *(Node(name, "document", name, ()) for name in names)]


def _edge(parent: str, child: str, kind: str = "rewrites", **changes: bool) -> Edge:
    known = {"directed": True, "primary": True, **changes}
    rest = {"share": 0.5, "passages": (), "because": (), "against": (), "runner_up": None}
    return Edge(parent, child, kind, confidence=0.9, **known, **rest)  # type: ignore[arg-type]


def test_a_source_that_is_not_there():
    edges = [_edge(WSJ.id, name) for name in "abcde"]
    assert verdict("abcde", _nodes("abcde", WSJ), edges) == (
        "Five articles retell one Wall Street Journal report that is not among them; "
        "none copies another."
    )


def test_a_translation_is_named():
    edges = [
        _edge(WSJ.id, "a"),
        _edge(WSJ.id, "b"),
        _edge(WSJ.id, LOST.id),
        _edge(LOST.id, "c", "translates"),
    ]
    said = verdict("abc", _nodes("abc", WSJ, LOST), edges)
    assert said.startswith("Three articles retell one Wall Street Journal report")
    assert said.endswith("; none copies another; c is a translation.")


def test_an_article_that_only_cites_is_not_counted_with_those_that_retell():
    edges = [_edge(WSJ.id, "a"), _edge(WSJ.id, "b"), _edge(WSJ.id, "c", "cites")]
    said = verdict("abc", _nodes("abc", WSJ), edges)
    assert said.startswith("Two articles retell") and "c only cites it" in said


def test_a_source_that_nobody_names():
    said = verdict("ab", _nodes("ab", LOST), [_edge(LOST.id, n) for n in "ab"])
    assert "report that none of them names" in said


def test_who_copies_whom():
    edges = [_edge(WSJ.id, "a"), _edge("a", "b", "copies"), _edge("a", "c"), _edge("a", "d")]
    said = verdict("abcd", _nodes("abcd", WSJ), edges)
    assert "b copies a" in said and "c and d rewrite a" in said
    assert "none copies another" not in said


@pytest.mark.parametrize("names", ["ab", "abcdefghijklmnopqrst"])
def test_it_is_one_sentence(names):
    edges = [_edge(WSJ.id, name) for name in names]
    said = verdict(names, _nodes(names, WSJ), edges)
    assert said.endswith(".") and said.count(". ") == 0 and said[0].isupper() | said[0].isdigit()


def test_in_a_large_family_those_who_copy_are_counted():
    """Twenty clauses are no verdict; the tree tells who has it from whom."""
    names = "abcdefghijklmnopqrstuvwxyz"
    edges = [_edge(a, b, "copies") for a, b in pairwise(names)]
    edges[3:5] = [_edge("d", "e"), _edge("e", "f", directed=False)]
    assert verdict(names, _nodes(names), edges) == (
        "26 articles retell one report, that of a; 23 copy another of them; 1 rewrites another of "
        "them; 1 pair has text in common, and nothing tells which came first."
    )


def test_many_names_are_cut():
    edges = [_edge(WSJ.id, name, "cites") for name in "cdefghijklmnopqrst"]
    edges += [_edge(WSJ.id, "a"), _edge(WSJ.id, "b")]
    said = verdict("abcdefghijklmnopqrst", _nodes("abcdefghijklmnopqrst", WSJ), edges)
    assert "m, n and 6 more only cite it" in said


def test_a_dated_copy():
    first = Document("a", BRIDGE, published=later(0))
    found = lineage.analyze([first, Document("b", BRIDGE, published=later(1))])
    assert "b copies a" in found.families[0].verdict


def test_where_nothing_tells_who_was_first_nobody_is_called_the_first():
    found = lineage.analyze([Document("a", HARBOUR), Document("b", HARBOUR)])
    said = found.families[0].verdict
    for claim in ("b copies a", "a copies b", "derives from", "that of a", "that of b"):
        assert claim not in said, said
    assert "not known" in said or "nothing tells" in said


def test_several_that_share_with_one_are_told_at_once():
    edges = [_edge("a", name, "copies", directed=False) for name in "cb"]
    said = verdict("abc", _nodes("abc"), edges)
    assert said == (
        "Three articles retell one report; b and c each have most of their text in common with a, "
        "and nothing tells which came first."
    )
