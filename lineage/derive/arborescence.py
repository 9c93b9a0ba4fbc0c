"""The arborescence of least cost over the links that there can be."""

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

ROOT = 1.0
"""What a document without a parent costs: as much as one that is new from end to end."""


def arborescence(members: Sequence[int], costs: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The parent of each member that has one, so that the costs are least in all (Edmonds 1967).

    `costs` are those of links from a parent to a child. Cost: linear in the links where the
    cheapest of each child go round nowhere, as they do where all dates are known.

    >>> arborescence([0, 1, 2], {(0, 1): 0.2, (0, 2): 0.5, (1, 2): 0.3})
    {2: 1, 1: 0}
    """
    dearest_first = sorted(costs, key=lambda link: (costs[link], link), reverse=True)
    cheapest = {child: parent for parent, child in dearest_first}
    parents = {child: cheapest[child] for child in cheapest if costs[cheapest[child], child] < ROOT}
    try:
        TopologicalSorter({child: [parent] for child, parent in parents.items()}).prepare()
        return parents
    except CycleError:
        import networkx as nx  # a tenth of the start-up

    root = -1
    graph = nx.DiGraph()
    graph.add_weighted_edges_from((root, member, ROOT) for member in members)
    graph.add_weighted_edges_from((*link, costs[link]) for link in sorted(costs))
    tree = nx.minimum_spanning_arborescence(graph)
    return {child: parent for parent, child in tree.edges if parent != root}
