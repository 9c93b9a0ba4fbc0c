"""How near a tree that was found is to the one that is true."""

from collections.abc import Collection, Iterable, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import shortest_path

from benchmarks.scores import Edge


def lines(edges: Iterable[Edge]) -> set[Edge]:
    """Every ancestor with every descendant.

    >>> sorted(lines([("a", "b"), ("b", "c")]))
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
    """
    parents: dict[str, list[str]] = {}
    for parent, child in edges:
        parents.setdefault(child, []).append(parent)
    found: set[Edge] = set()
    for child in parents:
        left = list(parents[child])
        while left:
            parent = left.pop()
            if (parent, child) not in found:
                found.add((parent, child))
                left += parents.get(parent, [])
    return found


def sign_similarity(
    texts: Sequence[str], found: Collection[Edge], true: Collection[Edge]
) -> float | None:
    """The average sign similarity of two trees (Roos and Heikkilä, LLC 2009), None for less than
    three texts.

    Of every three texts, whether the one is nearer to the second or to the third, in edges, must
    be told alike; a tie against a choice is half wrong. Trees may have nodes that are no texts;
    texts that are not tied are equally far.

    >>> sign_similarity("abc", [("a", "b"), ("b", "c")], [("a", "b"), ("b", "c")])
    1.0
    >>> sign_similarity("abc", [("a", "b"), ("b", "c")], [("a", "b"), ("a", "c")])
    0.3333...
    """
    if len(texts) < 3:
        return None
    one, other = (_apart(texts, edges) for edges in (found, true))
    count = len(texts)
    scores = []
    for at in range(count):
        rest = np.delete(np.arange(count), at)
        signs = [
            np.sign(_difference(apart[at, rest]))[np.triu_indices(count - 1, 1)]
            for apart in (one, other)
        ]
        scores.append(1 - np.abs(signs[0] - signs[1]) / 2)
    return float(np.mean(scores))


def _difference(apart: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return apart[:, None] - apart[None, :]


def _apart(texts: Sequence[str], edges: Collection[Edge]) -> npt.NDArray[np.float64]:
    names = [*texts, *sorted({name for edge in edges for name in edge} - set(texts))]
    at = {name: place for place, name in enumerate(names)}
    ends = np.array([(at[a], at[b]) for a, b in edges], dtype=np.int64).reshape(-1, 2)
    graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(names),) * 2)
    found = shortest_path(graph.tocsr(), directed=False, unweighted=True)
    # farther than any path, so that two that are not tied are as far as another two
    result: npt.NDArray[np.float64] = np.where(np.isinf(found), 2.0 * len(names), found)
    return result[: len(texts), : len(texts)]
