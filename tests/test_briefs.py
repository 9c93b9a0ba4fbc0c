"""Short articles in six languages: families, their trees, and look-alikes outside."""

import json
from pathlib import Path

import pytest

import lineage
from benchmarks.quality import briefs

SEEN = Path(__file__).parents[1] / "fixtures/briefs/seen"
TRUTH = json.loads((SEEN / "truth.json").read_text(encoding="utf-8"))
WHOLE = ("bridges", "glasses", "permit", "pumps", "river")
"""Heaps that are told apart without a fault."""


@pytest.mark.parametrize("name", WHOLE)
def test_a_heap_that_is_told_without_a_fault(name):
    truth = TRUTH[name]
    heap = list(lineage.read([SEEN / name]))
    report = lineage.analyze(heap, all_pairs=True)
    [family] = report.families
    assert {document.id for document in heap} - set(family.documents) == set(truth["outside"])
    rewrites = {
        name for pair in report.pairs if pair.relation == "rewrite" for name in (pair.a, pair.b)
    }
    assert rewrites <= set(family.documents)
    count = briefs.judged(truth, report)
    assert (count["false"], count["missed"], count["merged"]) == (0, 0, 0)
    assert count["right"] == count["edges"] == len(truth["parents"])


def test_the_truth_tells_each_article_once():
    for half in ("seen", "unseen"):
        for name, truth, documents in briefs.heaps(half):
            pairs = (article for pair in truth["undirected"] for article in pair)
            told = [*truth["parents"], *pairs, *truth["cites"], *truth["outside"]]
            assert sorted(told) == sorted(document.id for document in documents), name


def test_over_all_heaps_quality_does_not_slip():
    count = briefs.counted("seen")
    assert count["found"] / (count["found"] + count["false"]) >= 0.92
    assert count["found"] / (count["found"] + count["missed"]) >= 0.55
    assert count["right"] / count["edges"] >= 0.62
    assert count["merged"] <= 4
