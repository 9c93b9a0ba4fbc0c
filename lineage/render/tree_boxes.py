"""What stands in each box of the drawn tree, in words, and which sources and ties are drawn."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lineage.model import Edge, Family, Node
from lineage.render.edge_words import has_share, tie_key
from lineage.render.forest import Forest
from lineage.render.report_view import ReportView
from lineage.render.text_extent import wrapped
from lineage.render.wording import Wording

Role = Literal["tie", "name", "title", "muted"]
MANY = 24
"""Articles of a family beyond which boxes say less."""
SIZES: dict[Role, int] = {"tie": 11, "name": 14, "title": 12, "muted": 11}
HEIGHTS: dict[Role, int] = {"tie": 15, "name": 19, "title": 16, "muted": 15}
PADDING = 9
_SOURCE_WIDTH = 270
_WIDTH = 200
_NARROW_WIDTH = 146
_MOST_FURTHER = 3
_CONTEXT_LENGTH = 90


@dataclass(frozen=True, slots=True)
class Label:
    """A line in a box, and what it tells: the tie to the parent, the name, the title, the rest."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Box:
    """A node with its size and its lines; `title` is all that could be said of it in one line."""

    node: Node
    width: int
    height: int
    labels: tuple[Label, ...]
    title: str


def drawn_ties(family: Family, trees: Forest) -> list[Edge]:
    """The ties beside the trees that get a line: those of articles, and of sources of several.

    A further source that one article alone cites joins nothing: its box tells of it. So it is with
    an article whose parent cites the source, too: it may well have that from there.
    """
    inside = {node.id for node in trees.preorder()}
    above = {edge.child: edge.parent for edge in family.edges if edge.primary}
    ties = [edge for edge in family.edges if not edge.primary and edge.child in inside]
    cites = {(edge.parent, edge.child) for edge in ties if edge.share > 0}
    first = {(it, child) for it, child in cites if (it, above.get(child)) not in cites}
    cited = Counter(source for source, _ in first)
    return [
        edge
        for edge in ties
        if edge.parent in inside or ((edge.parent, edge.child) in first and cited[edge.parent] > 1)
    ]


def boxes(view: ReportView, family: Family, trees: Forest, ties: list[Edge]) -> dict[str, Box]:
    """A box for each node that is drawn, those of the trees first; `ties` are the `drawn_ties`."""
    narrow = len(family.documents) > MANY
    beside = {edge.parent: trees.nodes[edge.parent] for edge in ties}
    nodes = {node.id: node for node in trees.preorder()} | dict(sorted(beside.items()))
    drawn = {}
    for name, node in nodes.items():
        width = _SOURCE_WIDTH if node.kind == "cited" else _NARROW_WIDTH if narrow else _WIDTH
        labels = tuple(
            Label(line, role)
            for text, role, most in _told(view, family, node, narrow)
            for line in wrapped(text, width - 2 * PADDING, SIZES[role], most)
        )
        height = 2 * PADDING + sum(HEIGHTS[label.role] for label in labels)
        drawn[name] = Box(node, width, height, labels, full_name(view, node))
    return drawn


_Told = tuple[str, Role, int]
"""What is said, the part it plays, and the most lines it may take."""


def _told(view: ReportView, family: Family, node: Node, narrow: bool) -> list[_Told]:
    """What a box says of its node."""
    if node.kind == "cited":
        return _source(view, family, node)
    edges = [edge for edge in family.edges if edge.child == node.id]
    tie = _tie(view.wording, next((edge for edge in edges if edge.primary), None))
    if node.kind == "lost":
        lost: list[_Told] = [(name(view, node), "name", 2)]
        return [*tie, *lost, (view.tell("tree-lost"), "muted", 2)]
    article = view.articles[node.id]
    told: list[_Told] = [(view.label(node.id), "name", 1)]
    if article.title:
        told.append((article.title, "title", 2))
    if article.publisher and not narrow:
        told.append((article.publisher, "muted", 1))
    date = view.wording.short_moment(article.published or None)
    further = [edge for edge in edges if not edge.primary and edge.share > 0]
    most = 1 if narrow else _MOST_FURTHER
    return [*tie, *told, (date, "muted", 1), *_further(view, family, further, most)]


def _tie(wording: Wording, edge: Edge | None) -> list[_Told]:
    if edge is None:
        return [(wording.tell("tree-root"), "muted", 2)]
    words = wording.tell(f"tree-{tie_key(edge)}")
    if has_share(edge):
        words = wording.tell("tree-tie", tie=words, share=wording.percent(edge.share))
    return [(words, "tie", 2), (wording.confidence(edge.confidence), "muted", 1)]


def _further(view: ReportView, family: Family, edges: list[Edge], most: int) -> list[_Told]:
    """The second parents of an article and its further sources, the largest first."""
    nodes = {node.id: node for node in family.nodes}
    edges = sorted(edges, key=lambda edge: (not edge.directed, -edge.share, edge.parent))
    told: list[_Told] = []
    for edge in edges[:most]:
        # the share comes first, as a long name may be cut
        key = "tree-from" if edge.directed else "tree-in"
        share = view.wording.percent(edge.share)
        words = view.tell(key, share=share, name=name(view, nodes[edge.parent]))
        told.append((words, "muted", 1))
    if len(edges) > most:
        told.append((view.tell("tree-more", len(edges) - most), "muted", 1))
    return told


def _source(view: ReportView, family: Family, node: Node) -> list[_Told]:
    """Which source it is, that it is missing, and in what words it is cited."""
    citing = {place.document for place in node.evidence}
    key = "tree-cited-by" if citing else "root-cited"
    missing = view.tell(key, len(citing), all=str(len(family.documents)))
    told: list[_Told] = [(node.label, "name", 2), (missing, "muted", 2)]
    if node.evidence and any(edge.primary and edge.parent == node.id for edge in family.edges):
        place = node.evidence[0]
        words = view.context(place.document, place.start, place.end, _CONTEXT_LENGTH)
        label = view.label(place.document)
        told.append((view.tell("tree-cited-words", label=label, words=words), "title", 3))
    return told


def name(view: ReportView, node: Node) -> str:
    """The short name of an article, or what a source is called."""
    return view.label(node.id) if node.kind == "document" else view.source_told(node)


def full_name(view: ReportView, node: Node) -> str:
    """The id of an article with its title and its date, or a source and that it is missing."""
    article = view.articles.get(node.id)
    if article is None:
        return f"{view.source(node)}, {view.tell(f'root-{node.kind}')}"
    title = f", {view.wording.quoted(article.title)}" if article.title else ""
    date = f", {view.wording.short_moment(article.published)}" if article.published else ""
    return f"{article.id}{title}{date}"


def told_tie(view: ReportView, edge: Edge, nodes: Mapping[str, Node]) -> str:
    """An edge as a sentence without its full stop."""
    tie = f"tie-{tie_key(edge)}"
    parts = [view.tell(tie, parent=name(view, nodes[edge.parent]))]
    if has_share(edge):
        parts.append(view.tell("tie-share", share=view.wording.percent(edge.share)))
    parts.append(view.wording.confidence(edge.confidence))
    return f"{name(view, nodes[edge.child])} {', '.join(parts)}"
