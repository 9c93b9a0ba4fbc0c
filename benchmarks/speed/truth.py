"""All pairs of a corpus with an index, and how many of them a program has found."""

from pathlib import Path

import msgspec
import networkx as nx
import numpy as np
import numpy.typing as npt

from lineage.bulk.bands import band_keys, banding, pairs_of
from lineage.bulk.sketching import common, shingle_sets, signatures_of

Pairs = npt.NDArray[np.int64]


class Truth:
    """The pairs with an index of `threshold` or more: one in a million may be missing."""

    def __init__(self, corpus: Path, threshold: float) -> None:
        texts = [msgspec.json.decode(row)["text"] for row in corpus.read_bytes().splitlines()]
        self._threshold = threshold
        self._sets = shingle_sets(texts)
        keys = band_keys(signatures_of(self._sets), banding(threshold, 0.999999))
        found = np.stack(pairs_of([keys], np.arange(len(texts))), axis=1)
        self.pairs = found[self._index(found) >= threshold]

    def _index(self, pairs: Pairs) -> npt.NDArray[np.float64]:
        order = np.argsort(pairs[:, 0], kind="stable")
        first, second = pairs[order, 0], pairs[order, 1]
        both = common(self._sets, first, second)
        found = np.zeros(len(pairs))
        found[order] = both / (self._sets.sizes[first] + self._sets.sizes[second] - both)
        return found

    def score(self, file: Path) -> tuple[float, float]:
        """Recall, the share of the true pairs that the pairs in a file tie together; and
        precision, the share of those that are true."""
        pairs = np.loadtxt(file, dtype=np.int64, ndmin=2).reshape(-1, 2)
        graph = nx.Graph()
        graph.add_edges_from(pairs.tolist())
        group = {
            row: number
            for number, rows in enumerate(nx.connected_components(graph))
            for row in rows
        }
        tied = sum(a in group and group[a] == group.get(b) for a, b in self.pairs.tolist())
        apart = pairs[pairs[:, 0] != pairs[:, 1]]
        right = np.count_nonzero(self._index(apart) >= self._threshold)
        return tied / len(self.pairs), right / max(len(apart), 1)
