"""Real news against its exact pairs: BBC, Reuters-21578 and Reuters C50 of the folder LINEAGE_DATA.

The lists have all pairs with a Jaccard index of .5 over lower-case word 5-grams, of texts with
twenty of them. Where the project's words differ, as for an underscore, its index can be on the
other side of the threshold; such pairs are counted apart.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import networkx as nx
import numpy as np

from benchmarks.sets import path_of, rows
from lineage.bulk import Options, dedup
from lineage.bulk.sketching import common, shingle_sets

_SETS = ("bbc_news", "reuters21578", "reutersC50")
_FEWEST = 20


def report(data: Path | None, threshold: float) -> None:
    """Print recall and precision for each collection; raises AbsentError where there is none."""
    print(
        f"\n{'':>14}{'listed':>8}{'tied':>7}{'recall':>8}{'told':>7}{'precision':>10}{'apart':>7}"
    )
    for name in _SETS:
        docs = path_of(data, f"large/{name}/docs.jsonl.gz")
        texts = {row["id"]: row["text"] for row in rows(docs)}
        listed = {
            (row["a"], row["b"])
            for row in rows(path_of(data, f"large/{name}/exact_pairs_j50_k5.jsonl"))
            if row["jaccard"] >= threshold
        }
        with TemporaryDirectory() as folder:
            pairs = Path(folder, "pairs.jsonl")
            dedup([docs], Path(folder, "out.jsonl"), Options(threshold=threshold), pairs)
            found = [(row["a"], row["b"]) for row in map(msgspec.json.decode, pairs.open("rb"))]
        graph = nx.Graph(found)
        tied = {
            (a, b) for a, b in listed if a in graph and b in nx.node_connected_component(graph, a)
        }
        long = dict(zip(texts, shingle_sets(list(texts.values())).sizes >= _FEWEST, strict=True))
        both_ways = listed | {(b, a) for a, b in listed}
        told = [pair for pair in found if long[pair[0]] and long[pair[1]]]
        right = sum(pair in both_ways for pair in told)
        other = sum(_index(texts[a], texts[b]) < threshold for a, b in listed - tied)
        other += sum(_index(texts[a], texts[b]) >= threshold for a, b in set(told) - both_ways)
        shares = len(tied) / len(listed), right / len(told)
        print(
            f"{name:>14}{len(listed):8}{len(tied):7}{shares[0]:8.4f}{len(told):7}{shares[1]:10.4f}"
            f"{other:7}"
        )


def _index(one: str, other: str) -> float:
    """By the project's own words."""
    sets = shingle_sets([one, other])
    both = int(common(sets, np.array([0]), np.array([1]))[0])
    return both / (int(sets.sizes.sum()) - both)
