"""Peers built from their papers, to stand beside the figures: trees from distances alone."""

from collections.abc import Sequence

import networkx as nx
import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel
from scipy.sparse.csgraph import minimum_spanning_tree, shortest_path
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

from benchmarks.scores import Edge

Distances = npt.NDArray[np.float64]


def cosine_distances(texts: Sequence[str]) -> Distances:
    """1 less the TF-IDF cosine of each two texts."""
    alike = cosine_similarity(TfidfVectorizer().fit_transform(texts))
    return np.clip(1.0 - alike, 0.0, 1.0)


def edit_distances(texts: Sequence[str]) -> Distances:
    """The words to be taken out and put in, by the words of both texts."""
    words = [text.lower().split() for text in texts]
    found = np.zeros((len(texts), len(texts)))
    for a in range(len(texts)):
        for b in range(a):
            found[a, b] = found[b, a] = Indel.normalized_distance(words[a], words[b])
    return found


def spanning_tree(names: Sequence[str], distances: Distances) -> set[Edge]:
    """The minimum spanning tree, directed away from the root from which all paths are cheapest.

    The method of text phylogeny (Marmerola et al., PLoS ONE 2016) with a symmetric distance; a
    distance of nothing would be no edge, and is a little more.
    """
    tree = minimum_spanning_tree(np.maximum(distances, 1e-9)).toarray()
    tree = np.maximum(tree, tree.T)
    paths, before = shortest_path(tree, directed=False, return_predecessors=True)
    root = int(paths.sum(axis=1).argmin())
    return {
        (names[before[root, child]], names[child]) for child in range(len(names)) if child != root
    }


def neighbour_joining(names: Sequence[str], distances: Distances) -> nx.Graph:
    """The tree of neighbour joining (Saitou and Nei, Mol. Biol. Evol. 1987), its inner nodes
    numbered. Cost is cubic in the number of texts."""
    tree = nx.Graph()
    left: list[str | int] = list(names)
    apart = {
        (a, b): float(distances[i, j]) for i, a in enumerate(names) for j, b in enumerate(names)
    }
    inner = 0
    while len(left) > 2:
        count = len(left)
        total = {a: sum(apart[a, b] for b in left if b != a) for a in left}
        _, at, to = min(
            ((count - 2) * apart[a, b] - total[a] - total[b], i, j)
            for i, a in enumerate(left)
            for j, b in enumerate(left[:i])
        )
        a, b = left[at], left[to]
        half = apart[a, b] / 2 + (total[a] - total[b]) / (2 * (count - 2))
        tree.add_edge(a, inner, weight=max(half, 0.0))
        tree.add_edge(b, inner, weight=max(apart[a, b] - half, 0.0))
        left = [c for c in left if c not in (a, b)]
        for c in left:
            apart[inner, c] = apart[c, inner] = (apart[a, c] + apart[b, c] - apart[a, b]) / 2
        left.append(inner)
        inner += 1
    if len(left) == 2:
        tree.add_edge(*left, weight=max(apart[left[0], left[1]], 0.0))
    return tree


def contracted(tree: nx.Graph) -> set[Edge]:
    """Edges among texts: each inner node taken for the text that is nearest to it."""
    nearest = {}
    for node in tree:
        lengths = nx.single_source_dijkstra_path_length(tree, node)
        nearest[node] = min(
            (length, other) for other, length in lengths.items() if isinstance(other, str)
        )[1]
    return {(nearest[a], nearest[b]) for a, b in tree.edges if nearest[a] != nearest[b]}
