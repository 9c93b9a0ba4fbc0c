"""What is said first of two articles: whether one is a copy, a rewrite, or neither."""

from collections.abc import Sequence

from lineage.model import Article, Comparison, Span
from lineage.render.wording import Wording

MOSTLY = 0.8
"""Share of either article in copied words from which the one is a copy of the other."""
IN_PART = 0.1
"""The same from which some of it is a copy."""

_WITH_COPY = {"rewrite": "rewrite-copy", "related": "related-copy"}


def compare_verdict(
    wording: Wording, comparison: Comparison, a: str, b: str
) -> tuple[str, dict[str, str]]:
    """The message that says what two articles are to each other, called `a` and `b`, and what
    stands in it. Of the two the one is told of which more is copied."""
    copies = [item for item in comparison.passages if item.kind in ("verbatim", "edited")]
    copied_a = _copied(comparison.a, [item.a for item in copies])
    copied_b = _copied(comparison.b, [item.b for item in copies])
    copied, name, other = (copied_a, a, b) if copied_a > copied_b else (copied_b, b, a)
    values = {
        "a": a,
        "b": b,
        "shared_a": wording.percent(comparison.shared_a),
        "shared_b": wording.percent(comparison.shared_b),
        "share": wording.percent(copied),
        "name": name,
        "other": other,
    }
    what: str = comparison.relation or "none"
    if what in ("rewrite", "related") and copied >= IN_PART:
        what = "copy" if copied >= MOSTLY else _WITH_COPY[what]
    return f"compare-{what}", values


def _copied(article: Article, spans: Sequence[Span]) -> float:
    """The share of an article's own text that it has in copied words: by its shares if it is told
    to derive from the other, else by the passages in common."""
    debris = sum(item.end - item.start for item in article.boilerplate)
    whole = max(1, article.characters - debris)
    told = article.shares.verbatim + article.shares.edited
    return min(1.0, max(told, sum(span.end - span.start for span in spans) / whole))
