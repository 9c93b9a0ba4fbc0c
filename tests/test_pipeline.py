"""Scores of pairs out of many documents are those that each pair has by itself."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import lineage
from lineage.pipeline import scores

FIXTURES = Path(__file__).parents[1] / "fixtures"


def _articles():
    found = lineage.read(
        [FIXTURES / "flagship/articles/0[1-4]-*", FIXTURES / "bilingual/articles/01-*"]
    )
    return [item for item in found if isinstance(item, lineage.Document)]


def test_a_pair_of_many_is_scored_as_it_is_compared():
    """But that what two alone are called a family for bears their score out."""
    articles = _articles()
    pairs = list(combinations(range(len(articles)), 2))
    found = dict(zip(pairs, scores(articles, pairs), strict=True))
    assert max(found.values()) > 0.9 and min(found.values()) < 0.1
    for a, b in pairs[::3]:
        alone = lineage.compare(articles[a], articles[b])
        retold = alone.relation not in (None, "related")
        assert retold == (found[a, b] >= 0.5)
        assert alone.score > found[a, b] if retold else alone.score == found[a, b]


def test_a_score_does_not_depend_on_what_else_is_there():
    articles = _articles()
    pairs = list(combinations(range(len(articles)), 2))
    together = scores(articles, pairs)
    for (a, b), expected in list(zip(pairs, together, strict=True))[::5]:
        # also where two have one id
        assert scores([articles[a], replace(articles[b], id="x")], [(0, 1)]) == (expected,)
        assert scores([replace(articles[a], id="x"), replace(articles[b], id="x")], [(0, 1)]) == (
            expected,
        )


def test_what_each_of_two_consists_of_is_told_beside_the_other():
    """Whichever may have come first, so that neither is called the other's original."""
    common = "Two forgotten machines under a false ceiling in the clinic of Nordal were unplugged"
    first = f"{common} on Monday. The mayor of Arvik opened a new hall for skaters and fishmongers."
    other = (
        f"{common}. A blogger wonders what her own clinic keeps in cellars, and asks the nurses. "
        "They have never seen one of them opened, or heard who has the key."
    )
    found = lineage.compare(first, other)
    for article, shared in ((found.a, found.shared_a), (found.b, found.shared_b)):
        shares = article.shares
        taken = shares.verbatim + shares.edited + shares.quotation + shares.paraphrase + shares.fact
        assert shared > 0.2 and abs(taken - shared) < 0.02
