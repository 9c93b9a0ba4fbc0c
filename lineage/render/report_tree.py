"""The tree of a family, its missing source on top, and the ties that a tree cannot show."""

from lineage.model import Edge, Family, Node
from lineage.render.edge_words import has_share, reasons, tie_key
from lineage.render.escape import one_line
from lineage.render.forest import forest
from lineage.render.moments import moment
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
        blocks.append(Listing(plain(view.tell("beside-tree"), "muted"), tuple(ties[:MOST_TIES])))
    if len(ties) > MOST_TIES:
        more = view.tell("more-ties", len(ties) - MOST_TIES)
        blocks.append(Paragraph(plain(more, "muted")))
    return blocks


def _first(view: ReportView, family: Family) -> str | None:
    """Who told it first, as far as dates tell; several where they do not tell them apart."""
    members = view.members(family)
    later = {edge.child for edge in family.edges if edge.directed and edge.parent in view.articles}
    dated = {article.id: when for article in members if (when := moment(article))}
    first = [
        name
        for name, when in dated.items()
        if name not in later and not any(other.is_before(when) for other in dated.values())
    ]
    if not first or len(first) == len(dated):
        return None
    date = view.wording.short_moment(view.articles[first[0]].published)
    if len(first) == 1:
        told = view.tell("first-by-date", name=view.label(first[0]), date=date)
    else:
        first.sort(key=lambda name: (dated[name].latest, name))
        day = view.wording.date(dated[first[0]].day.isoformat())
        told = view.tell("first-by-day", names=view.listed(first), date=day)
    rest = len(members) - len(dated)
    return f"{told} {view.tell('undated', rest)}" if rest else told


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
    title = view.wording.quoted(one_line(article.title)) if article and article.title else ""
    why = reasons(view, edge) if edge else ""
    return Branch(follows, _name(view, node) + _tie(view, node, edge), title, why)


def _name(view: ReportView, node: Node) -> Line:
    if node.kind == "document":
        return plain(view.label(node.id), "label")
    where = view.tell(f"root-{node.kind}")
    return (Piece(view.node(node.id), "source"), Piece(f"  {where}", "muted"))


def _tie(view: ReportView, node: Node, edge: Edge | None) -> Line:
    document = node.kind == "document"
    if edge is None:
        return plain(f"  {view.tell('root-document')}", "muted") if document else ()
    before = "  " if document else view.tell("semicolon")
    words = view.tell(f"tree-{tie_key(edge)}")
    if has_share(edge):
        share = view.wording.percent(edge.share)
        words = (
            view.tell("tie-of", tie=words, share=share, name=view.label(node.id))
            if document
            else view.tell("tie-of-it", tie=words, share=share)
        )
    return (Piece(f"{before}{words}"), _sure(view, edge))


def _sure(view: ReportView, edge: Edge) -> Piece:
    return Piece(f", {view.wording.confidence(edge.confidence)}", "muted")


def _ties(view: ReportView, family: Family) -> list[Entry]:
    """Second parents and common material; further cited sources are told of elsewhere."""
    cited = {node.id for node in family.nodes if node.kind == "cited"}
    ties = [edge for edge in family.edges if not edge.primary and edge.parent not in cited]
    ties.sort(key=lambda edge: (not edge.directed, -edge.share, edge.child, edge.parent))
    return [_tie_entry(view, edge) for edge in ties]


def _tie_entry(view: ReportView, edge: Edge) -> Entry:
    parent, child = view.node(edge.parent), view.node(edge.child)
    share = view.wording.percent(edge.share)
    if edge.directed:
        also = view.tell(f"second-{edge.kind}", parent=parent, share=share, child=child)
        return Entry(child, (Piece(also), _sure(view, edge)))
    both = Piece(view.tell("common-share", share=share))
    return Entry(f"{parent} – {child}", (both, _sure(view, edge)))
