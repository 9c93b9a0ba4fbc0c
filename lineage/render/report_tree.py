"""The tree of a family, its missing source on top, and the ties that a tree cannot show."""

import math

from lineage.model import Edge, Family, Node
from lineage.render.escape import one_line
from lineage.render.forest import by_time, forest
from lineage.render.outline import (
    Block,
    Branch,
    Entry,
    Heading,
    Line,
    Listing,
    Paragraph,
    Piece,
    Tree,
    plain,
)
from lineage.render.phrases import EDGE_WORDS, confidence, count, moment, percent
from lineage.render.report_view import ReportView

MOST_TIES = 12


def tree_blocks(view: ReportView, family: Family, title: str) -> list[Block]:
    """Who derives from whom in a family."""
    blocks: list[Block] = [Heading(title), Tree(_branches(view, family))]
    first = _first(view, family)
    if first:
        blocks.append(Paragraph(plain(first, "muted")))
    ties = _ties(view, family)
    if ties:
        blocks.append(Listing(plain("Beside the tree", "muted"), tuple(ties[:MOST_TIES])))
    if len(ties) > MOST_TIES:
        more = f"{len(ties) - MOST_TIES:,} weaker ties are in the JSON report."
        blocks.append(Paragraph(plain(more, "muted")))
    return blocks


def _first(view: ReportView, family: Family) -> str | None:
    """Who told it first, as far as dates tell."""
    order = sorted(by_time(view, article.id) for article in view.members(family))
    dated = [name for when, name in order if when < math.inf]
    if len(dated) < 2 or order[0][0] == order[1][0]:
        return None
    told = f"First by date: {view.label(dated[0])}, {moment(view.articles[dated[0]].published)}."
    rest = len(order) - len(dated)
    return f"{told} {count(rest, 'article has', 'articles have')} no date." if rest else told


def _branches(view: ReportView, family: Family) -> tuple[Branch, ...]:
    trees = forest(view, family)
    drawn: list[Branch] = []
    # a stack and no recursion, as a chain of rewrites may be long
    waiting: list[tuple[Node, Edge | None, tuple[bool, ...]]] = [
        (node, None, ()) for node in reversed(trees.roots)
    ]
    while waiting:
        node, edge, follows = waiting.pop()
        drawn.append(_branch(view, node, edge, follows))
        below = trees.below(node.id)
        waiting += [
            (trees.nodes[tie.child], tie, (*follows, tie is not below[-1])) for tie in below[::-1]
        ]
    return tuple(drawn)


def _branch(view: ReportView, node: Node, edge: Edge | None, follows: tuple[bool, ...]) -> Branch:
    article = view.articles.get(node.id)
    title = f"“{one_line(article.title)}”" if article and article.title else ""
    return Branch(follows, _name(view, node) + _tie(view, node, edge), title, _reasons(edge))


def _name(view: ReportView, node: Node) -> Line:
    if node.kind == "document":
        return plain(view.label(node.id), "label")
    where = "not among the articles" if node.kind == "cited" else "lost"
    return (Piece(f"[{node.label}]", "source"), Piece(f"  {where}", "muted"))


def _tie(view: ReportView, node: Node, edge: Edge | None) -> Line:
    if edge is None:
        return plain("  from no other that can be told", "muted") if node.kind == "document" else ()
    of_what = view.label(node.id) if node.kind == "document" else "it"
    told = edge.share > 0 and edge.kind != "translates"
    share = f": {percent(edge.share)} of {of_what}" if told else ""
    before = "  " if node.kind == "document" else "; "
    sure = Piece(f", {confidence(edge.confidence)}", "muted")
    much = "most of its text" if edge.kind == "copies" else "text"
    words = EDGE_WORDS[edge.kind] if edge.directed else f"has {much} in common with it"
    return (Piece(f"{before}{words}{share}"), sure)


def _reasons(edge: Edge | None) -> str:
    if edge is None:
        return ""
    told = [f"because {'; '.join(edge.because)}"] if edge.because else []
    return ", ".join(told + ([f"but {'; '.join(edge.against)}"] if edge.against else []))


def _ties(view: ReportView, family: Family) -> list[Entry]:
    """Second parents and common material; further cited sources are told of elsewhere."""
    cited = {node.id for node in family.nodes if node.kind == "cited"}
    names = {node.id: f"[{node.label}]" for node in family.nodes if node.kind != "document"}
    ties = [edge for edge in family.edges if not edge.primary and edge.parent not in cited]
    ties.sort(key=lambda edge: (not edge.directed, -edge.share, edge.child, edge.parent))
    return [_tie_entry(view, edge, names) for edge in ties]


def _tie_entry(view: ReportView, edge: Edge, names: dict[str, str]) -> Entry:
    parent = names.get(edge.parent) or view.label(edge.parent)
    child = names.get(edge.child) or view.label(edge.child)
    sure = Piece(f", {confidence(edge.confidence)}", "muted")
    if edge.directed:
        also = EDGE_WORDS[edge.kind].removesuffix("it") + parent
        return Entry(child, (Piece(f"also {also}: {percent(edge.share)} of {child}"), sure))
    both = Piece(f"{percent(edge.share)} in common; nothing shows which had it first")
    return Entry(f"{parent} – {child}", (both, sure))
