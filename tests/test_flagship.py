"""The whole path against the truth beside the fixtures, and floors below which nothing may slip.

The figures are those of `python -m benchmarks quality.flagship`; the floors lie a little below
them.
"""

from functools import cache
from pathlib import Path

import pytest

import lineage
from benchmarks.quality import flagship

FLAGSHIP = Path(__file__).parents[1] / "fixtures" / "flagship"
FLOORS = {
    "family, pairs of articles: precision": 1.0,
    "family, pairs of articles: recall": 1.0,
    "primary edges, directed: F1": 0.90,
    "primary edges, any direction: F1": 0.94,
    "kind of the right edges: accuracy": 1.0,
    "second parents: precision": 1.0,
    "second parents: recall": 1.0,
    "citations of outlets, agencies: precision": 0.85,
    "citations of outlets, agencies: recall": 0.80,
    "boilerplate, characters: precision": 1.0,
    "boilerplate, characters: recall": 0.95,
    "added, characters: F1": 0.84,
    "reworded statement pairs: precision": 0.81,
    "statement pairs, all: recall": 0.68,
    "conflicts: precision": 1.0,
    "conflicts: recall": 1.0,
    "articles said to be translated: precision": 1.0,
    "articles said to be translated: recall": 1.0,
}


@cache
def _figures():
    return {figure.measure: figure.value for figure in flagship.run(None)}


@cache
def _heap():
    return tuple(lineage.read([FLAGSHIP], metadata=FLAGSHIP / "metadata.json"))


@pytest.mark.parametrize("measure", FLOORS)
def test_quality_does_not_slip(measure):
    assert _figures()[measure] >= FLOORS[measure], _figures()[measure]


def test_no_look_alike_is_merged():
    """Another scoop of the same paper, a denial of the same shape, the same debris: all outside."""
    assert _figures()["look-alikes merged into the family"] == 0


def _without(number: int):
    articles = [item for item in _heap() if item.id.startswith("articles/")]
    return lineage.analyze(articles[:number] + articles[number + 1 :])


@pytest.mark.parametrize("number", [0, 3, 7, 13])
def test_the_source_is_the_root_whichever_article_is_missing(number):
    """Each article goes back to the cited source, over whatever lies between."""
    [family] = _without(number).families
    parents = {edge.child: edge.parent for edge in family.edges if edge.primary}
    for article in family.documents:
        node = article
        while node in parents:
            node = parents[node]
        assert node == f"source:the-wall-street-journal@{family.id}"


def test_one_quotation_in_several_renderings_is_one_passage():
    """The same words, translated differently by each, and in English in two."""
    report = lineage.analyze(_heap())
    widest = max(
        (p for p in report.passages if any("warm their hands" in s.text for s in p.spans)),
        key=lambda passage: len(passage.spans),
    )
    texts = " ".join(span.text for span in widest.spans)
    assert "se réchauffer" in texts
    assert len({span.text for span in widest.spans}) >= 3
