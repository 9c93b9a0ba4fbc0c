"""What stands in each box of the drawn tree, in words, and which sources and ties are drawn."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lineage.model import Edge, Family, Node
from lineage.render.forest import Forest
from lineage.render.phrases import EDGE_WORDS, confidence, moment, percent
from lineage.render.report_view import ReportView
from lineage.render.text_extent import wrapped

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

    A further source that one article alone cites joins nothing: its box tells of it.
    """
    cited = Counter(edge.parent for edge in family.edges if edge.share > 0)
    inside = {node.id for node in trees.preorder()}
    return [
        edge
        for edge in family.edges
        if not edge.primary
        and edge.child in inside
        and (edge.parent in inside or (edge.share > 0 and cited[edge.parent] > 1))
    ]


def boxes(view: ReportView, family: Family, trees: Forest) -> dict[str, Box]:
    """A box for each node that is drawn, those of the trees first."""
    parents = {edge.child: edge for edge in family.edges if edge.primary}
    further: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in family.edges:
        if not edge.primary and edge.share > 0:
            further[edge.child].append(edge)
    beside = {edge.parent: trees.nodes[edge.parent] for edge in drawn_ties(family, trees)}
    nodes = {node.id: node for node in trees.preorder()} | dict(sorted(beside.items()))
    narrow = len(family.documents) > MANY
    return {
        name: _box(view, family, node, parents.get(name), further[name], trees.nodes, narrow)
        for name, node in nodes.items()
    }


def _box(
    view: ReportView,
    family: Family,
    node: Node,
    edge: Edge | None,
    further: list[Edge],
    nodes: Mapping[str, Node],
    narrow: bool,
) -> Box:
    width = _SOURCE_WIDTH if node.kind == "cited" else _NARROW_WIDTH if narrow else _WIDTH
    told: list[tuple[str, Role, int]] = []
    if node.kind == "document":
        told += _tie(edge)
        told += _article(view, node, narrow)
        told += _further(view, further, nodes, narrow)
    elif node.kind == "lost":
        told += [*_tie(edge), (node.label, "name", 2), ("lost: in no article's hands", "muted", 2)]
    else:
        told += _source(view, family, node)
    room = width - 2 * PADDING
    labels = tuple(
        Label(line, role)
        for text, role, most in told
        for line in wrapped(text, room, SIZES[role], most)
    )
    height = 2 * PADDING + sum(HEIGHTS[label.role] for label in labels)
    return Box(node, width, height, labels, full_name(view, node))


def _tie(edge: Edge | None) -> list[tuple[str, Role, int]]:
    if edge is None:
        return [("from no other that can be told", "muted", 2)]
    told = edge.share > 0 and edge.kind != "translates"
    share = f": {percent(edge.share)}" if told else ""
    much = "most of its text" if edge.kind == "copies" else "text"
    words = EDGE_WORDS[edge.kind] if edge.directed else f"has {much} in common with it"
    return [(f"{words}{share}", "tie", 2), (confidence(edge.confidence), "muted", 1)]


def _article(view: ReportView, node: Node, narrow: bool) -> list[tuple[str, Role, int]]:
    article = view.articles[node.id]
    told: list[tuple[str, Role, int]] = [(view.label(node.id), "name", 1)]
    if article.title:
        told.append((article.title, "title", 1 if narrow else 2))
    if article.publisher and not narrow:
        told.append((article.publisher, "muted", 1))
    return [*told, (moment(article.published), "muted", 1)]


def _further(
    view: ReportView, edges: list[Edge], nodes: Mapping[str, Node], narrow: bool
) -> list[tuple[str, Role, int]]:
    """The second parents of an article and its further sources, the largest first."""
    edges = sorted(edges, key=lambda edge: (not edge.directed, -edge.share, edge.parent))
    most = 1 if narrow else _MOST_FURTHER
    told: list[tuple[str, Role, int]] = []
    for edge in edges[:most]:
        where = "from" if edge.directed else "in"
        # the share first, as a long name may be cut
        words = f"{percent(edge.share)} also {where} {name(view, nodes[edge.parent])}"
        told.append((words, "muted", 1))
    if len(edges) > most:
        told.append((f"and {len(edges) - most:,} more", "muted", 1))
    return told


def _source(view: ReportView, family: Family, node: Node) -> list[tuple[str, Role, int]]:
    """Which source it is, that it is missing, and in what words it is cited."""
    told: list[tuple[str, Role, int]] = [(node.label, "name", 2)]
    citing = {place.document for place in node.evidence}
    cited = f", cited by {len(citing)} of {len(family.documents)}" if citing else ""
    told.append((f"not among the articles{cited}", "muted", 1))
    if node.evidence and any(edge.primary and edge.parent == node.id for edge in family.edges):
        place = node.evidence[0]
        words = view.context(place.document, place.start, place.end, 90)
        told.append((f"{view.label(place.document)}: “{words}”", "title", 3))
    return told


def name(view: ReportView, node: Node) -> str:
    """The short name of an article, or what a source is called."""
    return view.label(node.id) if node.kind == "document" else node.label


def full_name(view: ReportView, node: Node) -> str:
    """The name of a node with the title of its article."""
    article = view.articles.get(node.id)
    if article is None:
        return f"{node.label}, {'lost' if node.kind == 'lost' else 'not among the articles'}"
    title = f", “{article.title}”" if article.title else ""
    date = f", {moment(article.published)}" if article.published else ""
    return f"{article.id}{title}{date}"


def told_tie(view: ReportView, edge: Edge, nodes: Mapping[str, Node]) -> str:
    """An edge as a sentence without its full stop."""
    parent, child = name(view, nodes[edge.parent]), name(view, nodes[edge.child])
    sure = confidence(edge.confidence)
    if not edge.directed:
        much = "most of their text" if edge.kind == "copies" else "text"
        share = f": {percent(edge.share)} of {child}"
        return f"{parent} and {child} have {much} in common{share}, {sure}"
    told = edge.share > 0 and edge.kind != "translates"
    share = f": {percent(edge.share)} of {child}" if told else ""
    also = "" if edge.primary else "also "
    return f"{child} {also}{EDGE_WORDS[edge.kind].removesuffix('it')}{parent}{share}, {sure}"
