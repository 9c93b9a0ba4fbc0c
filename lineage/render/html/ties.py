"""Who derives from whom in a family, in sentences: the tree for who does not see the picture."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from lineage.model import Edge, Family
from lineage.render.edge_words import has_share, reasons, tie_key
from lineage.render.escape import one_line
from lineage.render.forest import forest
from lineage.render.html.names import Names

MOST_TIES = 40
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the tree: how deep it hangs, what is said of it and why."""

    depth: int
    node: Markup
    title: str
    tie: Markup
    why: Markup


def branches(names: Names, family: Family) -> list[Branch]:
    """The trees from the top down, each node before what derives from it."""
    above = {edge.child: edge for edge in family.edges if edge.primary}
    depths: dict[str, int] = {}
    found = []
    for node in forest(names.view, family).preorder():
        edge = above.get(node.id)
        depths[node.id] = 0 if edge is None else depths[edge.parent] + 1
        article = names.view.articles.get(node.id)
        found.append(
            Branch(
                depth=min(depths[node.id], _DEEPEST),
                node=names.node(node.id),
                title=one_line(article.title) if article and article.title else "",
                tie=edge_sentence(names, edge) if edge else names.tell(f"root-{node.kind}"),
                why=escape(reasons(names.view, edge)) if edge else Markup(),
            )
        )
    return found


def edge_sentence(names: Names, edge: Edge) -> Markup:
    """What an article has from another or from a source, how much, and how sure that is."""
    kind = tie_key(edge)
    if kind == "rewrites" and edge.parent in names.view.sources:
        kind = "source"
    parts = [names.tell(f"tie-{kind}", parent=names.node(edge.parent))]
    if has_share(edge):
        parts.append(names.tell("tie-share", share=names.wording.percent(edge.share)))
    sure = names.wording.confidence(edge.confidence)
    parts.append(Markup('<span class="muted">{}</span>').format(sure))
    told = Markup(", ").join(parts)
    return told if edge.directed else told + names.tell("tie-undirected")


def second_ties(names: Names, family: Family) -> Iterator[tuple[Markup, Markup]]:
    """Second parents and common material, the largest share first."""
    cited = {node.id for node in family.nodes if node.kind == "cited"}
    ties = [edge for edge in family.edges if not edge.primary and edge.parent not in cited]
    ties.sort(key=lambda edge: (not edge.directed, -edge.share, edge.child, edge.parent))
    for edge in ties[:MOST_TIES]:
        yield names.node(edge.child), edge_sentence(names, edge)
