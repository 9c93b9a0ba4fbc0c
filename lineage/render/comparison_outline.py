"""A comparison of two articles as the sections that people read, the answer first."""

from lineage.model import Alignment, Article, Comparison, Span
from lineage.render.comparison_verdict import compare_verdict
from lineage.render.escape import shorten
from lineage.render.labels import short_labels
from lineage.render.outline import (
    Block,
    Column,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Piece,
    Table,
    plain,
)
from lineage.render.report_passages import numbered
from lineage.render.report_tables import article_entry, share_table
from lineage.render.wording import Wording

WORDING_LENGTH = 400


def comparison_outline(comparison: Comparison, language: str) -> list[Block]:
    """All that a reader is told about two articles, from the verdict down to the last passage."""
    labels = short_labels([comparison.a.id, comparison.b.id])
    a, b = labels[comparison.a.id], labels[comparison.b.id]
    wording = Wording(language)
    entries = (article_entry(wording, a, comparison.a), article_entry(wording, b, comparison.b))
    return [
        Paragraph(plain(_sentence(wording, comparison, a, b), "strong")),
        Listing((), entries),
        Heading(wording.tell("head-matrix")),
        _measures(wording, comparison, a, b),
        Paragraph(plain(wording.tell("compare-note"), "muted")),
        Heading(wording.tell("head-both-consist")),
        share_table(wording, [(a, comparison.a), (b, comparison.b)]),
        Paragraph(plain(wording.tell("article-note"), "muted")),
        Heading(wording.tell("head-both-say")),
        *_passages(wording, comparison, a, b),
    ]


def _sentence(wording: Wording, comparison: Comparison, a: str, b: str) -> str:
    key, values = compare_verdict(wording, comparison, a, b)
    return wording.tell(key, **values)


def _measures(wording: Wording, comparison: Comparison, a: str, b: str) -> Table:
    tell, decimal = wording.tell, wording.decimal
    relations = wording.patterns("relations-narrow")
    relation = comparison.relation
    rows = (
        (tell("column-relation"), relations[relation] if relation else tell("relation-none")),
        (tell("measure-score"), decimal(comparison.score)),
        (tell("measure-minhash"), decimal(comparison.minhash, 3)),
        (tell("measure-jaccard"), decimal(comparison.jaccard, 3)),
        (tell("contained-in", a=a, b=b), decimal(comparison.containment_ab, 3)),
        (tell("contained-in", a=b, b=a), decimal(comparison.containment_ba, 3)),
        (tell("measure-tfidf"), decimal(comparison.tfidf, 3)),
        (tell("shared-of", name=a), wording.percent(comparison.shared_a)),
        (tell("shared-of", name=b), wording.percent(comparison.shared_b)),
    )
    measure, value = tell("column-measure"), tell("value")
    return Table((Column(measure, measure, numeric=False), Column(value, value)), rows)


def _passages(wording: Wording, comparison: Comparison, a: str, b: str) -> list[Block]:
    if not comparison.passages:
        return [Paragraph(plain(wording.tell("no-passages")))]
    return [
        _listing(wording, comparison, passage, number, a, b)
        for number, passage in enumerate(comparison.passages, 1)
    ]


def _listing(
    wording: Wording, comparison: Comparison, passage: Alignment, number: int, a: str, b: str
) -> Listing:
    tell = wording.tell
    here = tell("share-of", share=_extent(wording, passage.a, comparison.a), name=a)
    there = tell("share-of", share=_extent(wording, passage.b, comparison.b), name=b)
    score = tell("score-of", score=wording.decimal(passage.score))
    head = (
        Piece(numbered(wording, number, passage.kind), "strong"),
        Piece(f"  {here}, {there}, {score}", "muted"),
    )
    entries = tuple(
        Entry(label, plain(shorten((text or "")[span.start : span.end], WORDING_LENGTH)))
        for label, text, span in (
            (a, comparison.a.text, passage.a),
            (b, comparison.b.text, passage.b),
        )
    )
    return Listing(head, entries)


def _extent(wording: Wording, span: Span, article: Article) -> str:
    """How much of all its characters a stretch of an article is."""
    return wording.percent((span.end - span.start) / max(1, article.characters))
