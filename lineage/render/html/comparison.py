"""Write a comparison as one page: both texts beside each other, what says the same tied."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from lineage.model import Alignment, Article, Comparison, Passage, Report, Span, Tool, Witness
from lineage.render.comparison_verdict import compare_verdict
from lineage.render.html.article import Part, Sheet, sheet
from lineage.render.html.names import Names
from lineage.render.html.page import write_page
from lineage.render.html.stretches import CLASSES, Match
from lineage.render.report_view import view


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and the numbers of the passages that begin with it."""

    part: Part
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One of the two articles: `side` is "a" or "b", `other` is where its passages lead."""

    side: str
    other: str
    page: Sheet
    pieces: tuple[Piece, ...]


def render_comparison(
    comparison: Comparison, *, width: int = 80, color: bool = False, language: str = "en"
) -> str:
    """The comparison as a page of HTML in a language; `width` and `color` change nothing."""
    a = _beside(comparison.a, [item.a for item in comparison.passages])
    b = _beside(comparison.b, [item.b for item in comparison.passages])
    passages = tuple(
        _passage(comparison, number, item) for number, item in enumerate(comparison.passages, 1)
    )
    both = Report("", Tool("", ""), {}, (a, b), (), passages, (), ())
    known = Names(view(both, language))
    labels = known.view.label(a.id), known.view.label(b.id)
    to_a = [Match(item.a, item.kind, b.id) for item in comparison.passages]
    to_b = [Match(item.b, item.kind, a.id) for item in comparison.passages]
    return write_page(
        "comparison.html",
        known.wording,
        {"messages": {}},
        title=known.tell("compare-title", a=labels[0], b=labels[1]),
        verdict=_verdict(comparison, known, labels),
        measures=_measures(comparison, known, labels),
        columns=(_column(known, a, 0, to_a), _column(known, b, 1, to_b)),
        kinds={str(number): item.kind for number, item in enumerate(comparison.passages, 1)},
        classes=CLASSES,
    )


def _beside(article: Article, shared: Sequence[Span]) -> Article:
    """An article all of which is its own but what a passage has or what it credits to a source."""
    taken = sorted([*shared, *(Span(item.start, item.end) for item in article.attributed)])
    added = []
    at = 0
    for span in [*taken, Span(article.characters, article.characters)]:
        if span.start > at:
            added.append(Span(at, span.start))
        at = max(at, span.end)
    return replace(article, added=tuple(added))


def _passage(comparison: Comparison, number: int, item: Alignment) -> Passage:
    spans = tuple(
        Witness(article.id, span.start, span.end, (article.text or "")[span.start : span.end])
        for article, span in ((comparison.a, item.a), (comparison.b, item.b))
    )
    return Passage(str(number), item.kind, spans, None)


def _column(known: Names, article: Article, at: int, own: Sequence[Match]) -> Column:
    page, _ = sheet(known, article, at, None, own)
    seen: set[str] = set()
    pieces = []
    for part in page.parts:
        pieces.append(Piece(part, tuple(name for name in part.passages if name not in seen)))
        seen.update(part.passages)
    side, other = ("a", "b") if at == 0 else ("b", "a")
    return Column(side, other, page, tuple(pieces))


def _verdict(comparison: Comparison, known: Names, labels: tuple[str, str]) -> Markup:
    key, values = compare_verdict(known.wording, comparison, *labels)
    return known.tell(key, **values)


def _measures(
    comparison: Comparison, known: Names, labels: tuple[str, str]
) -> list[tuple[Any, str]]:
    tell, wording = known.tell, known.wording
    a, b = labels
    relation = comparison.relation
    return [
        (tell("column-relation"), wording.message(f"relation-{relation}") if relation else "–"),
        (tell("measure-score"), wording.decimal(comparison.score)),
        (tell("shared-of", name=a), wording.percent(comparison.shared_a)),
        (tell("shared-of", name=b), wording.percent(comparison.shared_b)),
        (tell("measure-minhash"), wording.decimal(comparison.minhash, 3)),
        (tell("measure-jaccard"), wording.decimal(comparison.jaccard, 3)),
        (tell("contained-in", a=a, b=b), wording.decimal(comparison.containment_ab, 3)),
        (tell("contained-in", a=b, b=a), wording.decimal(comparison.containment_ba, 3)),
        (tell("measure-tfidf"), wording.decimal(comparison.tfidf, 3)),
    ]
