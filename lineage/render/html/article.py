"""An article as a page shows it: what it is, its strip, its text in the same colours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from lineage.model import Article, Edge, Family, Passage, Span
from lineage.render.escape import one_line
from lineage.render.html.names import Names, anchor, article_anchor
from lineage.render.html.page import language_tag, safe_address
from lineage.render.html.stretches import CLASSES, Match, Stretch, solid, stretches
from lineage.render.html.ties import edge_sentence
from lineage.render.report_passages import added_doubt, added_stretches

HEIGHTS = dict(zip(CLASSES, (100, 86, 72, 58, 44, 30, 14, 6), strict=True))
"""How tall each class stands in a strip: the nearer to the words of others, the taller."""
_ADDED_LENGTH = 320
_MOST_ADDED = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article as it is drawn and read; `number` is its place among them."""

    number: int
    kind: str
    start: int
    width: int
    height: int
    text: str
    hint: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a page shows of one article."""

    number: int
    anchor: str
    link: Markup
    label: str
    title: str
    about: tuple[str, ...]
    address: str | None
    tongue: str | None
    characters: int
    shares: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    sources: frozenset[str]
    """What its stretches are from, by the names that the script knows them by."""
    from_whom: tuple[Markup, ...]
    added: tuple[str, ...]
    more_added: int
    doubt: str
    translated: str | None
    has_text: bool


def sheet(
    names: Names,
    article: Article,
    number: int,
    family: Family | None,
    own: Sequence[Match],
) -> tuple[Sheet, list[Any]]:
    """An article with what the script needs of it: its stretches in figures."""
    passages = names.view.passages.get(article.id, ())
    found = stretches(article, own, passages)
    told = {passage.id: passage for passage in passages}
    edges = [e for e in family.edges if e.child == article.id] if family else []
    added = sorted(added_stretches(article), key=lambda span: (span.start - span.end, span.start))
    wording = names.wording
    shares = [(kind, wording.percent(getattr(article.shares, kind))) for kind in CLASSES]
    view = names.view
    figures = [_figures(names, article, item) for item in found]
    page = Sheet(
        number=number,
        anchor=article_anchor(article.id),
        link=names.article(article.id),
        label=view.label(article.id),
        title=one_line(article.title or ""),
        about=tuple(_about(names, article)),
        address=safe_address(article.url),
        tongue=language_tag(article.language),
        characters=max(1, article.characters),
        shares=tuple(share for share in shares if getattr(article.shares, share[0]) > 0),
        parts=tuple(_part(names, article, at, item, told) for at, item in enumerate(found)),
        sources=frozenset(source for part in figures for source in part[4]),
        from_whom=tuple(_ties(names, family, edges)) if family else (),
        added=tuple(
            view.words(article.id, span.start, span.end, _ADDED_LENGTH)
            for span in added[:_MOST_ADDED]
        ),
        more_added=max(0, len(added) - _MOST_ADDED),
        doubt=added_doubt(view, article),
        translated=wording.tongue(article.translated.source_language)
        if article.translated
        else None,
        has_text=article.text is not None,
    )
    return page, figures


def _about(names: Names, article: Article) -> list[str]:
    wording = names.wording
    facts = [
        article.publisher,
        wording.moment(article.published) if article.published else None,
        wording.tongue(article.language) if article.language else None,
        wording.message("characters", article.characters).format(
            n=wording.number(article.characters)
        ),
        article.id,
    ]
    return [one_line(fact) for fact in facts if fact]


def _ties(names: Names, family: Family, edges: Sequence[Edge]) -> list[Markup]:
    """Whom it derives from, what is behind a lost original, and whom it cites beside."""
    kinds = {node.id: node.kind for node in family.nodes}
    found = []
    beside = []
    for edge in sorted(edges, key=lambda edge: (not edge.primary, -edge.share, edge.parent)):
        if edge.primary or kinds[edge.parent] == "document":
            found.append(edge_sentence(names, edge))
        elif edge.share > 0:
            share = names.wording.percent(edge.share)
            beside.append(Markup("{} ({})").format(names.node(edge.parent), share))
        if kinds[edge.parent] == "lost":
            above = [it for it in family.edges if it.child == edge.parent]
            found += [names.tell("tie-behind", tie=edge_sentence(names, it)) for it in above]
    if beside:
        told = Markup().join(name + end for name, end in names.wording.listed(beside))
        found.append(names.tell("also-cites", names=told))
    return found


def _part(
    names: Names, article: Article, number: int, item: Stretch, told: Mapping[str, Passage]
) -> Part:
    words = (article.text or "")[item.span.start : item.span.end]
    return Part(
        number=number,
        kind=item.kind,
        start=item.span.start,
        width=item.span.end - item.span.start,
        height=HEIGHTS[item.kind],
        text=words.replace("\r\n", "\n").replace("\r", "\n"),
        hint=_hint(names, article, item, told),
        passages=tuple(anchor(name) for name in item.passages),
    )


def _hint(names: Names, article: Article, item: Stretch, told: Mapping[str, Passage]) -> str:
    """What is said of a stretch where a reader points at it."""
    wording = names.wording
    kind = wording.message(f"class-{item.kind}")
    if item.kind == "attributed":
        return f"{kind}: {', '.join(map(one_line, item.sources))}"
    others = {
        witness.document
        for name in item.passages
        for witness in told[name].spans
        if witness.document != article.id
    }
    having = sorted(others | set(item.sources))
    if not having:
        return kind
    return wording.message("hint-also").format(kind=kind, names=names.view.listed(having))


def _figures(names: Names, article: Article, item: Stretch) -> list[Any]:
    return [
        CLASSES.index(item.kind),
        0 if item.kind == "boilerplate" else solid(article, Span(item.span.start, item.span.end)),
        item.words,
        int(item.quoted),
        [
            names.view.label(name) if name in names.view.articles else one_line(name)
            for name in item.sources
        ],
    ]
