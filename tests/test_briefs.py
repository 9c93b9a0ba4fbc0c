"""Short articles in four languages: one family a heap, its tree, and look-alikes outside."""

import json
from pathlib import Path

import pytest

import lineage

BRIEFS = Path(__file__).parents[1] / "fixtures/briefs"
TRUTH = json.loads((BRIEFS / "truth.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_a_heap_of_briefs(name):
    truth = TRUTH[name]
    heap = list(lineage.read([BRIEFS / name]))
    report = lineage.analyze(heap)
    [family] = report.families
    rewrites = {
        name for pair in report.pairs for name in (pair.a, pair.b) if pair.relation != "related"
    }
    assert rewrites == set(family.documents)
    assert {document.id for document in heap} - set(family.documents) == set(truth["outside"])
    labels = {node.id: node.label for node in family.nodes}
    kinds = {node.id: node.kind for node in family.nodes}
    parents = {edge.child: edge.parent for edge in family.edges if edge.primary and edge.directed}
    found = {}
    for child in truth["parents"]:
        parent = parents[child]
        if kinds[parent] == "lost":  # the original of a translation
            parent = parents[parent]
        found[child] = None if labels[parent] == truth["source"] else parent
    assert found == truth["parents"]
