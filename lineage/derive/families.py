"""Families: the documents that retell one original, gathered by average likeness, not by chains."""

from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

TIED = 0.5
"""Mean probability of a common original at which two groups are one family."""
_FAINT = 0.1


def families(count: int, scores: Mapping[tuple[int, int], float]) -> list[tuple[int, ...]]:
    """Groups of two or more documents whose pairs, on the average, have a common original.

    Average-link clustering (Sokal and Michener 1958) of the documents that faint ties connect; a
    single link would chain families through an article on a neighbouring topic.
    Cost is quadratic in the size of a connected group.

    >>> families(4, {(0, 1): .9, (1, 2): .8, (0, 2): .7, (2, 3): .6})
    [(0, 1, 2)]
    """
    graph = nx.Graph()
    graph.add_edges_from(pair for pair, score in scores.items() if score >= _FAINT)
    found: list[tuple[int, ...]] = []
    for component in nx.connected_components(graph):
        members = sorted(component)
        found.extend(_clusters(members, scores))
    return sorted(group for group in found if len(group) > 1 and max(group) < count)


def _clusters(
    members: Sequence[int], scores: Mapping[tuple[int, int], float]
) -> list[tuple[int, ...]]:
    apart = np.ones((len(members), len(members)))
    for row, a in enumerate(members):
        apart[row, row] = 0.0
        for column in range(row):
            apart[row, column] = apart[column, row] = 1.0 - scores.get((members[column], a), 0.0)
    labels = fcluster(linkage(squareform(apart), method="average"), 1.0 - TIED, "distance")
    groups: dict[int, list[int]] = {}
    for member, label in zip(members, labels, strict=True):
        groups.setdefault(int(label), []).append(member)
    return [tuple(group) for group in groups.values()]
