"""The forest that the primary edges of a family form, in the order in which it is told."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lineage.model import Edge, Family, Node
from lineage.render.moments import moment
from lineage.render.report_view import ReportView

_RANK = {"cited": 0, "lost": 1, "document": 2}


@dataclass(frozen=True, slots=True)
class Forest:
    """Roots, and beneath each node the edges to its children, the earliest first.

    A cited source that nothing hangs on is no root.
    """

    roots: tuple[Node, ...]
    children: Mapping[str, tuple[Edge, ...]]
    nodes: Mapping[str, Node]

    def below(self, node: str) -> tuple[Edge, ...]:
        """The edges from a node to its children."""
        return self.children.get(node, ())

    def preorder(self) -> Iterator[Node]:
        """Every node that is in a tree, each before its children."""
        # a stack and no recursion, as a chain of rewrites may be long
        waiting = [*reversed(self.roots)]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += [self.nodes[edge.child] for edge in reversed(self.below(node.id))]


def forest(view: ReportView, family: Family) -> Forest:
    """Take the primary edges of a family for a forest: sources first, then the largest tree."""
    children: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in family.edges:
        if edge.primary:
            children[edge.parent].append(edge)
    placed = {edge.child for edges in children.values() for edge in edges}
    roots = [
        node
        for node in family.nodes
        if node.id not in placed and (node.kind == "document" or node.id in children)
    ]
    roots.sort(key=lambda node: (_RANK[node.kind], -_size(node.id, children), node.id))
    return Forest(
        tuple(roots),
        {
            parent: tuple(sorted(edges, key=lambda edge: by_time(view, edge.child)))
            for parent, edges in children.items()
        },
        {node.id: node for node in family.nodes},
    )


def _size(root: str, children: Mapping[str, list[Edge]]) -> int:
    size, waiting = 0, [root]
    while waiting:
        size += 1
        waiting.extend(edge.child for edge in children.get(waiting.pop(), ()))
    return size


def by_time(view: ReportView, node: str) -> tuple[float, str]:
    """What sorts the earliest first, those of unknown date last."""
    known = moment(view.articles.get(node))
    return (known.at if known else math.inf), node
