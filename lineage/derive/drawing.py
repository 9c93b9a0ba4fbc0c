"""The picture of a family: its documents, the sources outside the heap, and the edges between."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lineage.derive.heap import Heap
from lineage.derive.links import Link
from lineage.derive.order import is_earlier, names, says_translated, topmost
from lineage.derive.orientation import TOLD_BY
from lineage.derive.pen import DOUBTED, MAINLY, Pen, language_name
from lineage.derive.roots import draw_roots
from lineage.derive.sources import CitedSource, cited_sources, original, published_by, slug
from lineage.derive.tree import TRANSLATED, Forest
from lineage.model import Edge, EdgeKind, Node, RunnerUp
from lineage.text import Annotated

COPIED = 0.5
"""Share of a document in copied words from which it is a copy, and not a rewrite."""
_NAMED = 0.85
"""Confidence in a parent that the child itself names, at the least."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The nodes and edges of one family.

    `root_of` gives the outside source of each document that has no parent among the documents,
    `source` the node that the family goes back to, None where that is one of its documents.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    root_of: Mapping[int, str]
    source: str | None


def draw(family: str, members: Sequence[int], forest: Forest, heap: Heap) -> Drawing:
    """Draw a family: links among documents first, then what its roots go back to.

    A root that credits the outlet which most members credit goes back to that; where an outlet's
    own article is in the heap it is that document, unless it came later. Roots that credit nobody
    go there as well; where nobody credits anybody, several roots go back to the one that was
    published first, and what that does not account for to an original that is lost. A translation
    has a lost original of its own between.
    """
    pen = Pen(family, heap)
    for member in members:
        document = heap.documents[member].document
        pen.node(document.id, "document", document.title or document.id)
    sources = cited_sources(heap.documents, members)
    retold = original(sources, heap.documents, members)
    for link in forest.links:
        _draw_link(pen, link)
    parents = {link.child: link.parent for link in forest.links if link.primary}
    root_of, source = draw_roots(pen, sorted(set(members) - parents.keys()), retold, parents)
    for cited in sources:
        _draw_further(pen, cited, members, of_all=cited is retold)
    for a, b, share in forest.shared:
        _draw_shared(pen, a, b, share, "wording in common that others explain better")
    if source is not None and not _is_mainly_of(source, pen):
        source = None
    primary = {(edge.parent, edge.child) for edge in pen.edges if edge.primary}
    pen.edges = [e for e in pen.edges if e.primary or (e.parent, e.child) not in primary]
    order = {"document": 1, "cited": 0, "lost": 0}
    return Drawing(
        tuple(sorted(pen.nodes.values(), key=lambda node: (order[node.kind], node.id))),
        tuple(sorted(pen.edges, key=lambda e: (not e.primary, e.child, e.parent, e.kind))),
        root_of,
        source,
    )


def _is_mainly_of(source: str, pen: Pen) -> bool:
    """Whether more articles go back to a source than to any article that goes back to nothing."""
    parents = {edge.child: edge.parent for edge in pen.edges if edge.primary}
    tops = Counter(
        topmost(name, parents) for name, node in pen.nodes.items() if node.kind == "document"
    )
    here = (count for top, count in tops.items() if pen.nodes[top].kind == "document")
    return tops[source] > max(here, default=0)


def _draw_shared(pen: Pen, a: int, b: int, share: float, because: str) -> None:
    pen.edge(
        pen.heap.id(a),
        pen.heap.id(b),
        "shares",
        directed=False,
        primary=False,
        confidence=0.5,
        share=round(share, 4),
        passages=pen.heap.passages(a, b),
        because=(because,),
    )


def _draw_link(pen: Pen, link: Link) -> None:
    if not link.primary and link.cue is None:
        why = "stretches in common that others have as well"
        _draw_shared(pen, link.parent, link.child, link.share, why)
        return
    heap = pen.heap
    parent, child = heap.documents[link.parent], heap.documents[link.child]
    copied = heap.copied(link.parent, link.child)
    kind: EdgeKind = "copies" if copied >= COPIED else "rewrites"
    if link.cue == "citation" and link.share < MAINLY:
        kind = "cites"
    named = names(child, parent)
    said = says_translated(child, parent)
    if parent.language != child.language and (link.share >= TRANSLATED or (said and named)):
        kind = "translates"
    because, against = [], []
    if link.share:
        because.append(f"has {link.share:.0%} of its text, {copied:.0%} word for word or nearly")
    if said:
        because.append("says that it was translated")
    if named:
        because.append(f"credits {parent.document.publisher or parent.publisher}")
    if link.cue in TOLD_BY:
        because.append(TOLD_BY[link.cue])
    elif link.cue is None:
        against.append("no date or credit tells which of the two came first")
    if link.even:
        first, *more = link.even
        have = f"{heap.id(first)} and {len(more)} more have" if more else f"{heap.id(first)} has"
        share = heap.explained[link.child].share(first)
        against.append(f"{have} {share:.0%} of it, and may as well be what it was made from")
    doubts = _against_date(parent, child) if link.cue == "date" else []
    confidence = max(link.confidence, _NAMED * (not link.even and named))
    runner = link.runner_up
    pen.edge(
        heap.id(link.parent),
        heap.id(link.child),
        kind,
        directed=link.cue is not None,
        primary=link.primary,
        confidence=round(min(confidence, DOUBTED) if doubts else confidence, 4),
        share=round(link.share, 4),
        passages=heap.passages(link.parent, link.child),
        because=tuple(because),
        against=(*against, *doubts),
        runner_up=None
        if runner is None
        else RunnerUp(heap.id(runner), round(heap.explained[link.child].share(runner), 4)),
    )


def _against_date(parent: Annotated, child: Annotated) -> list[str]:
    """What the text of an article says of its having come second, though it is dated first."""
    told = []
    if names(parent, child):
        told.append(f"credits {child.document.publisher or child.publisher}")
    if says_translated(parent, child):
        told.append(f"says that it was translated from {language_name(child.language)}")
    name = parent.document.id
    return [f"{name} {doing}, and is dated before it: a date may be wrong" for doing in told]


def _draw_further(pen: Pen, cited: CitedSource, members: Sequence[int], *, of_all: bool) -> None:
    """A source that is cited beside what the tree tells: a node of its own, or the document that
    it published itself, where that has something of what is credited to it; what the family
    retells has a node already, or an article of its own."""
    heap = pen.heap
    home = published_by(cited.name, heap.documents, members)
    drawn = {(edge.parent, edge.child) for edge in pen.edges}
    above = set() if home is None else pen.above(heap.id(home))
    for member in cited.by:
        child = heap.id(member)
        source = None
        if home is not None and _has_of(heap, member, home):
            source = heap.id(home)
            if (
                (of_all and source in pen.above(child))
                or (source, child) in drawn
                or (child, source) in drawn
                or child in above
                or is_earlier(heap.documents[member], heap.documents[home])
            ):
                continue
        elif member == home or of_all:
            continue
        source = source or pen.node(
            f"source:{slug(cited.name)}@{pen.family}", "cited", cited.name, cited.evidence
        )
        strong = member in cited.strong
        size = sum(span.end - span.start for span in heap.documents[member].sentences) or 1
        share = sum(
            span.end - span.start
            for span in heap.documents[member].attributed
            if span.source == cited.name
        )
        pen.edge(
            source,
            child,
            "cites",
            primary=False,
            confidence=0.9 if strong else 0.6,
            share=round(share / size, 4),
            because=("credits it" if strong else "names it, for a picture or an occasion",),
        )


def _has_of(heap: Heap, child: int, parent: int) -> bool:
    """Whether a document has anything of another."""
    if child == parent:
        return False
    return heap.explained[child].share(parent) > 0 or bool(heap.same_figures(child, parent))
