"""A comparison of two articles as the sections that people read, the answer first."""

from lineage.model import Alignment, Article, Comparison, Span
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
from lineage.render.phrases import KIND_WORDS, RELATION_WORDS, decimals, percent
from lineage.render.report_tables import ARTICLE_NOTE, article_entry, share_table

WORDING_LENGTH = 400
NOTE = (
    "MinHash (estimated) and Jaccard: runs of five words that both have; contained: runs of "
    "the one that the other has; TF-IDF: likeness of vocabulary; shared: what says the same, "
    "in whatever words; score: the probability that both tell one report."
)


def comparison_outline(comparison: Comparison) -> list[Block]:
    """All that a reader is told about two articles, from the verdict down to the last passage."""
    labels = short_labels([comparison.a.id, comparison.b.id])
    a, b = labels[comparison.a.id], labels[comparison.b.id]
    return [
        Paragraph(plain(_sentence(comparison, a, b), "strong")),
        Listing((), (article_entry(a, comparison.a), article_entry(b, comparison.b))),
        Heading("How alike they are"),
        _measures(comparison, a, b),
        Paragraph(plain(NOTE, "muted")),
        Heading("What each consists of, beside the other"),
        share_table([(a, comparison.a), (b, comparison.b)]),
        Paragraph(plain(ARTICLE_NOTE, "muted")),
        Heading("What both say"),
        *_passages(comparison, a, b),
    ]


def _sentence(comparison: Comparison, a: str, b: str) -> str:
    both = f"{a} and {b}"
    shared = (
        f"{percent(comparison.shared_a)} of {a} and {percent(comparison.shared_b)} of {b} "
        "say the same"
    )
    match comparison.relation:
        case "duplicate":
            return f"A copy: {both} are the same text."
        case "near-duplicate":
            return f"A copy: {both} are the same text with small edits; {shared}."
        case "rewrite":
            return f"Not a copy, but a rewrite: {both} tell the same report; {shared}."
        case "related":
            return (
                f"Not a copy: {both} have a topic in common, and nothing shows that they tell the "
                f"same report; {shared}."
            )
        case None:
            return f"Not a copy: nothing ties {both} together."


def _measures(comparison: Comparison, a: str, b: str) -> Table:
    rows = (
        ("relation", RELATION_WORDS[comparison.relation] if comparison.relation else "none"),
        ("score", f"{comparison.score:.2f}"),
        ("MinHash", decimals(comparison.minhash)),
        ("Jaccard", decimals(comparison.jaccard)),
        (f"{a} contained in {b}", decimals(comparison.containment_ab)),
        (f"{b} contained in {a}", decimals(comparison.containment_ba)),
        ("TF-IDF", decimals(comparison.tfidf)),
        (f"shared of {a}", percent(comparison.shared_a)),
        (f"shared of {b}", percent(comparison.shared_b)),
    )
    return Table((Column("measure", "measure", numeric=False), Column("value", "value")), rows)


def _passages(comparison: Comparison, a: str, b: str) -> list[Block]:
    if not comparison.passages:
        return [Paragraph(plain("No passage of the one says what a passage of the other says."))]
    return [
        _listing(comparison, passage, number, a, b)
        for number, passage in enumerate(comparison.passages, 1)
    ]


def _listing(comparison: Comparison, passage: Alignment, number: int, a: str, b: str) -> Listing:
    head = (
        Piece(f"{number}. {KIND_WORDS[passage.kind].capitalize()}", "strong"),
        Piece(f"  {_extent(passage.a, comparison.a)} of {a}", "muted"),
        Piece(f", {_extent(passage.b, comparison.b)} of {b}", "muted"),
        Piece(f", score {passage.score:.2f}", "muted"),
    )
    entries = tuple(
        Entry(label, plain(shorten((text or "")[span.start : span.end], WORDING_LENGTH)))
        for label, text, span in (
            (a, comparison.a.text, passage.a),
            (b, comparison.b.text, passage.b),
        )
    )
    return Listing(head, entries)


def _extent(span: Span, article: Article) -> str:
    """How much of all its characters a stretch of an article is."""
    return percent((span.end - span.start) / max(1, article.characters))
