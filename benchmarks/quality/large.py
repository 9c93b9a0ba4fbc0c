"""Near-copies in large heaps: does the banding find every pair that it promises to find?

Three collections of news (BBC, Reuters-21578, Reuters C50), with every pair that has a Jaccard
index of at least .5 over word 5-grams of the whole text. What the tool sketches is the text
without its boilerplate, so that an index can differ a little from the list's. "Found" are pairs
that share a band; "called near-duplicate" those that have an index of .7 for the tool. Beside it:
equal texts alone.
"""

from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.parallel import each
from benchmarks.sets import path_of, rows
from lineage.derive.relation import NEAR_DUPLICATE
from lineage.model import Document
from lineage.sketch.minhash import found_by_lsh, signature
from lineage.sketch.shingles import compared, shingles
from lineage.text import annotate

_SETS = ("bbc_news", "reuters21578", "reutersC50")
_FEWEST = 20
"""5-grams of a document below which the lists leave it out."""
_BATCH = 100


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure on `large/*/`; a sample has the smallest collection alone."""
    names = _SETS[:1] if sample else _SETS
    promised = found = equal = wrong = called = 0
    documents = 0
    for name in names:
        texts = {
            row["id"]: row["text"] for row in rows(path_of(data, f"large/{name}/docs.jsonl.gz"))
        }
        listed = {
            (row["a"], row["b"]): row["jaccard"]
            for row in rows(path_of(data, f"large/{name}/exact_pairs_j50_k5.jsonl"))
        }
        ids = list(texts)
        documents += len(ids)
        batches = [ids[at : at + _BATCH] for at in range(0, len(ids), _BATCH)]
        sets = [
            one
            for batch in each(_shingled, [[texts[i] for i in b] for b in batches])
            for one in batch
        ]
        pairs = found_by_lsh([signature(items) if items else None for items in sets])
        place = {document: at for at, document in enumerate(ids)}
        for (a, b), index in listed.items():
            if index >= NEAR_DUPLICATE:
                ends = sorted((place[a], place[b]))
                promised += 1
                found += (ends[0], ends[1]) in pairs
                equal += texts[a] == texts[b]
        for a, b in pairs:
            shorter = min(len(sets[a]), len(sets[b]))
            if shorter >= _FEWEST and compared(sets[a], sets[b])[0] >= NEAR_DUPLICATE:
                called += 1
                wrong += not {(ids[a], ids[b]), (ids[b], ids[a])} & listed.keys()
    return [
        Figure(
            "quality.large",
            "pairs with a Jaccard index of .7: found",
            found / promised,
            {"equal texts": equal / promised},
            "1.0",
            f"{found} of {promised}; {documents:,} documents",
        ),
        Figure(
            "quality.large",
            "pairs below .5 called near-duplicate",
            wrong,
            goal="0",
            note=f"of {called} called so",
        ),
    ]


def _shingled(texts: list[str]) -> list[frozenset[str]]:
    return [
        shingles(annotated)
        for text in texts
        for annotated in annotate([Document("", text, language="en")])
    ]
