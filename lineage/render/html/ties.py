"""Who derives from whom in a family, in sentences: the tree for who does not see the picture."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from lineage.model import Edge, Family
from lineage.render.escape import one_line
from lineage.render.html.names import Names, tree_order

MOST_TIES = 40
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the tree: how deep it hangs, what is said of it and why."""

    depth: int
    node: Markup
    title: str
    tie: Markup
    why: tuple[str, ...]
    but: tuple[str, ...]


def branches(names: Names, family: Family) -> list[Branch]:
    """The tree from the top down, without the sources that nothing hangs on."""
    above = {edge.child: edge for edge in family.edges if edge.primary}
    parents = {edge.parent for edge in above.values()}
    kinds = {node.id: node.kind for node in family.nodes}
    depths: dict[str, int] = {}
    found = []
    for name in tree_order(family):
        edge = above.get(name)
        if edge is None and kinds[name] != "document" and name not in parents:
            continue
        depths[name] = 0 if edge is None else depths[edge.parent] + 1
        article = names.view.articles.get(name)
        found.append(
            Branch(
                depth=min(depths[name], _DEEPEST),
                node=names.node(name),
                title=one_line(article.title) if article and article.title else "",
                tie=_tie(names, name, edge, kinds[name]),
                why=tuple(reason(names, told) for told in edge.because) if edge else (),
                but=tuple(reason(names, told) for told in edge.against) if edge else (),
            )
        )
    return found


def _tie(names: Names, name: str, edge: Edge | None, kind: str) -> Markup:
    if edge is None:
        return names.tell({"cited": "not-among", "lost": "lost", "document": "no-parent"}[kind])
    return edge_sentence(names, edge)


def edge_sentence(names: Names, edge: Edge) -> Markup:
    """What an article has from another or from a source, how much, and how sure that is."""
    verb = edge.kind if edge.directed else "alike-mostly" if edge.kind == "copies" else "alike"
    told = names.tell(f"tie-{verb}", parent=names.node(edge.parent))
    parts = [told]
    if edge.share > 0 and edge.kind != "translates":
        parts.append(names.tell("tie-share", share=names.wording.percent(edge.share)))
    parts.append(
        Markup('<span class="muted">{}</span>').format(names.wording.confidence(edge.confidence))
    )
    return Markup(", ").join(parts)


def second_ties(names: Names, family: Family) -> Iterator[tuple[Markup, Markup]]:
    """Second parents and common material, the largest share first."""
    cited = {node.id for node in family.nodes if node.kind == "cited"}
    ties = [edge for edge in family.edges if not edge.primary and edge.parent not in cited]
    ties.sort(key=lambda edge: (not edge.directed, -edge.share, edge.child, edge.parent))
    for edge in ties[:MOST_TIES]:
        yield names.node(edge.child), edge_sentence(names, edge)


def reason(names: Names, told: str) -> str:
    """A reason of the report in the reader's language; one of no known form as it is."""
    return names.wording.translated("reasons", one_line(names.view.told(told)))
