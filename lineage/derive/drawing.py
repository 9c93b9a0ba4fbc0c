"""The picture of a family: its documents, the sources outside the heap, and the edges between."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from lineage.derive.first import first_told, with_something_in_common
from lineage.derive.heap import Heap
from lineage.derive.order import forebears, is_earlier, names, says_translated
from lineage.derive.orientation import TOLD_BY
from lineage.derive.sources import CitedSource, cited_sources, original, published_by, slug
from lineage.derive.tree import TRANSLATED, Forest, Link
from lineage.model import Edge, EdgeKind, Evidence, Node, RunnerUp
from lineage.text import Annotated
from lineage.text.spans import within

COPIED = 0.5
"""Share of a document in copied words from which it is a copy, and not a rewrite."""
MAINLY = 0.2
"""Share of a document that goes back to a source, below which it only cites that."""
_FIRST = 0.6
"""Confidence that what the first to tell something accounts for was had from it: most often, where
`fixtures/briefs` was looked at."""
_NAMED = 0.85
"""Confidence in a parent that the child itself names, at the least."""
_DOUBTED = 0.5
"""Confidence in an edge that the text speaks against, at the most."""
_LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "pt": "Portuguese",
}


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


@dataclass(slots=True)
class _Pen:
    family: str
    heap: Heap
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    lost: int = 0

    def node(self, name: str, kind: str, label: str, evidence: Sequence[Evidence] = ()) -> str:
        self.nodes[name] = Node(name, kind, label, tuple(evidence))  # type: ignore[arg-type]
        return name

    def lost_node(self, label: str, evidence: Sequence[Evidence] = ()) -> str:
        self.lost += 1
        return self.node(f"lost:{self.lost}@{self.family}", "lost", label, evidence)

    def edge(self, parent: str, child: str, kind: EdgeKind, **rest: object) -> None:
        defaults: dict[str, object] = {
            "directed": True,
            "primary": True,
            "passages": (),
            "because": (),
            "against": (),
            "runner_up": None,
        }
        self.edges.append(Edge(parent, child, kind, **{**defaults, **rest}))  # type: ignore[arg-type]


def draw(family: str, members: Sequence[int], forest: Forest, heap: Heap) -> Drawing:
    """Draw a family: links among documents first, then what its roots go back to.

    A root that credits the outlet which most members credit goes back to that; where an outlet's
    own article is in the heap it is that document, unless it came later. Roots that credit nobody
    go there as well; where nobody credits anybody, several roots go back to the one that was
    published first, and what that does not account for to an original that is lost. A translation
    has a lost original of its own between.
    """
    pen = _Pen(family, heap)
    for member in members:
        document = heap.documents[member].document
        pen.node(document.id, "document", document.title or document.id)
    sources = cited_sources(heap.documents, members)
    retold = original(sources, heap.documents, members)
    for link in forest.links:
        _draw_link(pen, link)
    parents = {link.child: link.parent for link in forest.links if link.primary}
    root_of, source = _draw_roots(pen, sorted(set(members) - parents.keys()), retold, parents)
    for cited in sources:
        if cited is not retold:
            _draw_further(pen, cited, members)
    for a, b, share in forest.shared:
        _draw_shared(pen, a, b, share, "wording in common that others explain better")
    primary = {(edge.parent, edge.child) for edge in pen.edges if edge.primary}
    pen.edges = [e for e in pen.edges if e.primary or (e.parent, e.child) not in primary]
    order = {"document": 1, "cited": 0, "lost": 0}
    return Drawing(
        tuple(sorted(pen.nodes.values(), key=lambda node: (order[node.kind], node.id))),
        tuple(sorted(pen.edges, key=lambda e: (not e.primary, e.child, e.parent, e.kind))),
        root_of,
        source,
    )


def _draw_shared(pen: _Pen, a: int, b: int, share: float, because: str) -> None:
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


def _draw_link(pen: _Pen, link: Link) -> None:
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
    if link.even is not None:
        share = heap.explained[link.child].share(link.even)
        against.append(
            f"{heap.id(link.even)} has {share:.0%} of it, and may as well be what it was made from"
        )
    doubts = _against_date(parent, child) if link.cue == "date" else []
    confidence = max(link.confidence, _NAMED * (link.even is None and named))
    runner = link.runner_up
    pen.edge(
        heap.id(link.parent),
        heap.id(link.child),
        kind,
        directed=link.cue is not None,
        primary=link.primary,
        confidence=round(min(confidence, _DOUBTED) if doubts else confidence, 4),
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
        told.append(f"says that it was translated from {_language(child.language)}")
    name = parent.document.id
    return [f"{name} {doing}, and is dated before it: a date may be wrong" for doing in told]


def _draw_roots(
    pen: _Pen, roots: Sequence[int], retold: CitedSource | None, parents: Mapping[int, int]
) -> tuple[dict[int, str], str | None]:
    heap = pen.heap
    if retold is not None:
        above: set[int] = set()
        home = published_by(retold.name, heap.documents, roots)
        if home is None:  # a print of what another has, and nothing tells which came first
            home = published_by(retold.name, heap.documents, [*parents])
        if home is not None:
            above.update(forebears(home, parents))
            source = heap.id(home)
        else:
            source = pen.node(
                f"source:{slug(retold.name)}@{pen.family}", "cited", retold.name, retold.evidence
            )
        root_of = {}
        told = set(retold.by) | set(with_something_in_common(heap, roots))
        for root in roots:
            if root == home or root in above or root not in told:
                continue
            root_of[root] = source
            if home is not None and is_earlier(heap.documents[root], heap.documents[home]):
                # what it credits is an earlier report of that outlet
                root_of[root] = pen.node(
                    f"source:{slug(retold.name)}@{pen.family}",
                    "cited",
                    retold.name,
                    [told for told in retold.evidence if told.document == heap.id(root)],
                )
            _draw_root(pen, root_of[root], root, roots, retold)
        return root_of, None if home is not None else source
    alike = with_something_in_common(heap, roots)
    for root in roots:
        if root not in alike and heap.documents[root].translated:
            _through_translation(pen, None, root, 0.0, ())
    first_of = first_told(heap, alike)
    root_of = {root: _draw_retelling(pen, first, root) for root, first in first_of.items()}
    alike = [root for root in alike if root not in first_of]
    if len(alike) < 2 and (root_of or not alike):
        return root_of, None
    source = pen.lost_node("original that no article names")
    for root in alike:
        _draw_root(pen, source, root, alike, None)
    return root_of | dict.fromkeys(alike, source), source


def _draw_retelling(pen: _Pen, first: int, root: int) -> str:
    heap = pen.heap
    figures = heap.same_figures(root, first)
    had = _giving(heap.documents[root], figures)
    if first in heap.explained[root].by:
        had |= heap.explained[root].by[first] > 0
    share = float(heap.explained[root].weights[had].sum())
    because = [f"has {share:.0%} of its text, in other words", "was published later"]
    if figures:
        because.append(f"gives {_count(len(figures), 'figure')} that others give")
    pen.edge(
        heap.id(first),
        heap.id(root),
        "rewrites",
        confidence=_FIRST,
        share=round(share, 4),
        passages=heap.passages(first, root),
        because=tuple(because),
        against=("both may have it from a report that is not here",),
    )
    return heap.id(first)


def _giving(document: Annotated, figures: Collection[Decimal]) -> npt.NDArray[np.bool_]:
    """The clauses of a document that give one of some figures."""
    given = [within(document.figures, clause.start, clause.end) for clause in document.all_clauses]
    return np.array([any(f.value in figures for f in clause) for clause in given], dtype=bool)


def _draw_root(
    pen: _Pen, source: str, root: int, roots: Sequence[int], retold: CitedSource | None
) -> None:
    heap = pen.heap
    own = heap.documents[root]
    known = heap.explained[root]
    siblings = [other for other in roots if other != root and other in known.by]
    common = np.zeros_like(known.weights, dtype=bool)
    for other in siblings:
        common |= known.by[other] > 0
    name = retold.name if retold else None
    sources = [own.credited_to(clause) for clause in own.all_clauses]
    credited = np.array([name is not None and source == name for source in sources], dtype=bool)
    # what it credits to somebody else is not from what the family retells
    common &= np.array([name is None or source in (name, None) for source in sources], dtype=bool)
    statements = int(common.sum())
    figures = heap.figures_of_any(root, [other for other in roots if other != root])
    if not statements:
        common = _giving(own, figures)
    credits = [span for span in own.attributed if name is not None and span.source == name]
    share = round(float(known.weights[common | credited].sum()), 4)
    because = []
    against = []
    if credits:
        because.append(f"credits it in {_count(len(credits), 'sentence')}")
        confidence = min(0.97, 0.5 + 0.2 * min(len(credits), 2) + 0.02 * min(statements, 5))
    else:
        confidence = 0.3 + 0.1 * min(max(statements, len(figures) // 2), 3)
        if retold is not None:
            confidence = min(confidence, _DOUBTED)
            against.append("does not name it")
    if siblings and statements:
        because.append(
            f"has {_count(statements, 'statement')} in common with "
            f"{_count(len(siblings), 'other article')} that "
            f"{'goes' if len(siblings) == 1 else 'go'} back to it, copied from none"
        )
    if figures and not credits:
        because.append(f"gives {_count(len(figures), 'figure')} that others give")
    if not because:
        because.append("has text in common with others, and credits nobody with it")
    kind: EdgeKind = "cites" if credits and share < MAINLY else "rewrites"
    passages = sorted(
        {name for other in siblings for name in heap.passages(root, other)},
        key=lambda name: int(name[1:]),
    )
    rest = {
        "confidence": round(confidence, 4),
        "share": share,
        "passages": tuple(passages),
        "because": tuple(because),
        "against": tuple(against),
    }
    if own.translated:
        _through_translation(pen, source, root, share, tuple(passages), rest, kind)
    else:
        pen.edge(source, heap.id(root), kind, **rest)


def _through_translation(
    pen: _Pen,
    source: str | None,
    root: int,
    share: float,
    passages: tuple[str, ...],
    rest: Mapping[str, object] | None = None,
    kind: EdgeKind = "rewrites",
) -> None:
    """A lost original between an article that says it was translated and what it goes back to."""
    own = pen.heap.documents[root]
    assert own.translated is not None
    name = _language(own.translated.source_language)
    evidence = [Evidence(own.document.id, span.start, span.end) for span in own.translated.evidence]
    lost = pen.lost_node(f"original in {name}", evidence)
    if source is not None:
        pen.edge(source, lost, kind, **(rest or {}))
    pen.edge(
        lost,
        own.document.id,
        "translates",
        confidence=0.9,
        share=1.0,
        passages=passages,
        because=("says that it was translated",),
    )


def _draw_further(pen: _Pen, cited: CitedSource, members: Sequence[int]) -> None:
    """A source beside the one that the family retells: a node of its own, or the document that
    it published itself."""
    heap = pen.heap
    home = published_by(cited.name, heap.documents, members)
    if home is None:
        source = pen.node(
            f"source:{slug(cited.name)}@{pen.family}", "cited", cited.name, cited.evidence
        )
    else:
        source = heap.id(home)
    drawn = {(edge.parent, edge.child) for edge in pen.edges}
    for member in cited.by:
        child = heap.id(member)
        if home is not None and (
            (source, child) in drawn
            or (child, source) in drawn
            or is_earlier(heap.documents[member], heap.documents[home])
        ):
            continue
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


def _language(code: str | None) -> str:
    return _LANGUAGES.get(code or "", f"language {code}" if code else "another language")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
