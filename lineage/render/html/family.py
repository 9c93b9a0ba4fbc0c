"""One family as a page shows it: verdict, tree, passages, changes, sources, original, timeline."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from lineage.model import Article, Evidence, Family, Passage, Statement
from lineage.render.escape import one_line, shorten
from lineage.render.family_verdict import clauses
from lineage.render.forest import forest
from lineage.render.html.article import Sheet
from lineage.render.html.matrix import Matrix, matrix
from lineage.render.html.names import Names, anchor
from lineage.render.html.page import language_tag
from lineage.render.html.passages import Disagreement, Entry, disagreements, entries
from lineage.render.html.ties import Branch, branches, second_ties
from lineage.render.moments import Moment as When
from lineage.render.moments import moment
from lineage.render.report_drift import Change, drift
from lineage.render.report_svg import tree_svg
from lineage.render.tree_layout import layout
from lineage.render.wording import Wording

_LENGTH = 400
_HEADLINE = 100
_CONTEXT = 130
_PAGE, _WIDEST = 1000, 1800
"""Pixels of a picture between which it is drawn as narrow as the page, and still legible."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one article has otherwise than its parent."""

    title: Markup
    changes: tuple[tuple[str, str, str, str], ...]
    """What changed, before, after, and the words around it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source outside the articles, and the words in which they name it."""

    label: str
    part: Markup
    quotes: tuple[tuple[Markup, str, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Something that the rebuilt original must have said."""

    anchor: str
    tongue: str | None
    text: str
    wording: Markup
    witnesses: Markup


@dataclass(frozen=True, slots=True)
class Moment:
    """An article on the timeline; `place` is in thousandths from the first to the last."""

    name: Markup
    when: str
    title: str
    place: int
    later: str


@dataclass(frozen=True, slots=True)
class Section:
    """All that a page shows of one family."""

    anchor: str
    id: str
    clauses: tuple[str, ...]
    headline: str
    tongue: str | None
    """What it is about, in the words of the article that stands first, and their language."""
    picture: Markup
    fits: bool
    """Whether the picture is wider than a page, and can be read when it is as narrow as one."""
    branches: tuple[Branch, ...]
    beside: tuple[tuple[Markup, Markup], ...]
    sheets: tuple[Sheet, ...]
    filter_sources: tuple[str, ...]
    entries: tuple[Entry, ...]
    disagreements: tuple[Disagreement, ...]
    turns: tuple[Turn, ...]
    lines: tuple[Line, ...]
    source: Markup
    sources: tuple[Source, ...]
    also_named: str
    timeline: tuple[Moment, ...]
    undated: int
    matrix: Matrix | None


def section(names: Names, family: Family, sheets: Sequence[Sheet]) -> Section:
    """A family, its articles given."""
    moments = _timeline(names, family)
    first = _first_titled(names, family)
    return Section(
        anchor=anchor(family.id),
        id=one_line(family.id),
        clauses=tuple(_verdict(names, family)),
        headline=shorten(first.title or "", _HEADLINE) if first else "",
        tongue=language_tag(first.language) if first else None,
        picture=Markup(tree_svg(names.view, family)),
        fits=_PAGE < layout(names.view, family).width <= _WIDEST,
        branches=tuple(branches(names, family)),
        beside=tuple(second_ties(names, family)),
        sheets=tuple(sheets),
        filter_sources=tuple(sorted({name for page in sheets for name in page.sources})),
        entries=tuple(entries(names, family)),
        disagreements=tuple(disagreements(names, family)),
        turns=tuple(_turns(names, family)),
        lines=tuple(_lines(names, family)),
        source=_retold(names, family),
        sources=tuple(_sources(names, family)),
        also_named=_also_named(names, family),
        timeline=tuple(moments),
        undated=len(family.documents) - len(moments),
        matrix=matrix(names, family),
    )


def _verdict(names: Names, family: Family) -> list[str]:
    """The verdict in parts, told again from the tree, which gives it links and other languages.

    Where the report says something else in English, that holds.
    """
    told = clauses(names, family)
    stated = one_line(names.view.told(family.verdict)).rstrip(".").split("; ")
    if names.wording.language == "en" and [Markup(part).striptags() for part in told] != stated:
        return [*stated]
    return told


def _first_titled(names: Names, family: Family) -> Article | None:
    """The first article of the trees, as they are drawn, that has a title."""
    order = [names.view.articles.get(it.id) for it in forest(names.view, family).preorder()]
    return next((it for it in order if it and it.title), None)


def _turns(names: Names, family: Family) -> Iterator[Turn]:
    pairs = {(pair.a, pair.b): pair for pair in names.view.report.pairs}
    for edge in sorted(family.edges, key=lambda edge: (edge.child, not edge.primary, edge.parent)):
        ends = min(edge.parent, edge.child), max(edge.parent, edge.child)
        if edge.directed and ends in pairs:
            found = [_change(names, item) for item in drift(names.view, family, edge, pairs[ends])]
            if found:
                title = names.tell(
                    "from-to", parent=names.node(edge.parent), child=names.node(edge.child)
                )
                yield Turn(title, tuple(found))


def _change(names: Names, change: Change) -> tuple[str, str, str, str]:
    what = names.wording.message(f"changed-{change.what}")
    if change.what in ("cut", "quotation"):
        return what, change.before, change.after, ""
    before, after = (
        names.wording.amount(value, unit)
        for value, unit in zip((change.before, change.after), change.units, strict=True)
    )
    return what, before, after, change.context


def _retold(names: Names, family: Family) -> Markup:
    return names.node(family.statements[0].source) if family.statements else Markup()


def _lines(names: Names, family: Family) -> Iterator[Line]:
    """What the original must have said, each once, what most bear out first."""
    passages = {passage.id: passage for passage in names.view.report.passages}
    order = sorted(family.statements, key=lambda said: (-len(said.witnesses), said.passage))
    told = set()
    for said in order:
        place = _soberest(said, passages.get(said.passage))
        text = names.view.words(place.document, place.start, place.end, _LENGTH)
        if text not in told:
            told.add(text)
            yield Line(
                anchor=anchor(said.passage),
                tongue=language_tag(names.view.articles[place.document].language),
                text=text,
                wording=names.article(place.document),
                witnesses=names.listed(said.witnesses, most=6),
            )


def _soberest(said: Statement, passage: Passage | None) -> Evidence:
    """The wording of a statement, or where that has words of its own, that of another witness."""
    odd = {place.document for place in passage.odd} if passage else set()
    if passage is None or said.wording.document not in odd:
        return said.wording
    others = [
        Evidence(span.document, span.start, span.end)
        for span in passage.spans
        if span.document in said.witnesses and span.document not in odd
    ]
    return max(others, key=lambda place: place.end - place.start, default=said.wording)


def _sources(names: Names, family: Family) -> Iterator[Source]:
    roots = {edge.parent for edge in family.edges if edge.primary}
    cited = [node for node in family.nodes if node.kind == "cited"]
    cited.sort(key=lambda node: (node.id not in roots, -len(node.evidence), node.label))
    for node in cited:
        shares = [edge.share for edge in family.edges if edge.parent == node.id]
        part = "retold" if node.id in roots else "further" if any(shares) else "in-passing"
        quotes: dict[str, tuple[Markup, str, str]] = {}
        for place in node.evidence:
            words = names.view.context(place.document, place.start, place.end, _CONTEXT)
            tongue = language_tag(names.view.articles[place.document].language) or ""
            quotes.setdefault(place.document, (names.article(place.document), words, tongue))
        told = tuple(quotes[name] for name in sorted(quotes))
        yield Source(one_line(node.label), names.tell(f"source-{part}"), told)


def _also_named(names: Names, family: Family) -> str:
    """Who speaks in the articles without being a source of the family, those of most first."""
    known = {node.label for node in family.nodes if node.kind == "cited"}
    where: defaultdict[str, set[str]] = defaultdict(set)
    for article in names.view.members(family):
        for citation in article.citations:
            if citation.source not in known:
                where[citation.source].add(names.view.label(article.id))
    order = sorted(where, key=lambda name: (-len(where[name]), name))
    told = [f"{one_line(name)} ({', '.join(sorted(where[name]))})" for name in order[:24]]
    return "".join(name + end for name, end in names.wording.listed(told))


def _timeline(names: Names, family: Family) -> list[Moment]:
    """The articles whose dates are known, from the first to the last."""
    dated = sorted(
        ((when, article) for article in names.view.members(family) if (when := moment(article))),
        key=lambda item: (item[0].latest, item[1].id),
    )
    if len(dated) < 2:
        return []
    first, last = dated[0][0].latest, dated[-1][0].latest
    gaps = ["", *(_later(names.wording, *pair) for pair in pairwise(when for when, _ in dated))]
    return [
        Moment(
            name=names.article(article.id),
            when=names.wording.moment(article.published),
            title=one_line(article.title or ""),
            place=round(1000 * (when.latest - first) / max(last - first, 1)),
            later=gap,
        )
        for (when, article), gap in zip(dated, gaps, strict=True)
    ]


def _later(wording: Wording, before: When, after: When) -> str:
    """How much later an article appeared than the one before it: in days where the time of day
    of either is not known, and nothing on the same day."""
    if before.timed and after.timed:
        gap = after.at - before.at
        return wording.elapsed(gap) if gap >= 60 else ""
    days = (after.day - before.day).days
    return wording.days(days) if days > 0 else ""
