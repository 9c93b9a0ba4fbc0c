"""MinHash signatures and the two indexes over them: LSH for copies, LSH Ensemble for cut ones."""

from collections.abc import Sequence
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from lineage.sketch.hashing import shingle_hash

if TYPE_CHECKING:
    from datasketch import MinHash

PERMUTATIONS = 128
SEED = 1
SCHEME = "affine32"
BANDS, ROWS = 32, 4
"""Finds a pair of Jaccard .5 with probability .87, of .7 with .9998 (1 - (1 - s^4)^32)."""
CONTAINED = 0.5
PARTITIONS, LONGEST_ROWS = 8, 4

PairOfIndices = tuple[int, int]


def signature(shingles: frozenset[str]) -> "MinHash":
    """The MinHash signature of a set of shingles (Broder 1997), 128 permutations, `affine32`.

    The hash is the published one of `hashing`, so that those of a corpus are comparable.

    >>> signature(frozenset("abc")).jaccard(signature(frozenset("abc")))
    1.0
    """
    sketch = _empty().copy()
    sketch.update_batch([shingle.encode("utf-8") for shingle in shingles])
    return sketch


@cache
def _empty() -> "MinHash":
    """The signature of nothing, whose permutations take longer to draw than a text to sketch."""
    # slow to import, here and below: a corpus is sketched without it
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, seed=SEED, scheme=SCHEME, hashfunc=shingle_hash)


def found_by_lsh(signatures: "Sequence[MinHash | None]") -> set[PairOfIndices]:
    """Pairs that share a band of their signatures (Indyk and Motwani 1998)."""
    from datasketch import MinHashLSH

    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    found: set[PairOfIndices] = set()
    for number, sketch in enumerate(signatures):
        if sketch is not None:
            found.update((other, number) for other in index.query(sketch))
            index.insert(number, sketch)
    return found


def found_by_containment(
    signatures: "Sequence[MinHash | None]", sizes: Sequence[int]
) -> set[PairOfIndices]:
    """Pairs of which one holds much of the other (LSH Ensemble, Zhu et al. 2016)."""
    entries = [
        (number, sketch, sizes[number])
        for number, sketch in enumerate(signatures)
        if sketch is not None
    ]
    if len(entries) < 2:
        return set()
    from datasketch import MinHashLSHEnsemble

    index = MinHashLSHEnsemble(
        threshold=CONTAINED, num_perm=PERMUTATIONS, num_part=PARTITIONS, m=LONGEST_ROWS
    )
    index.index(entries)
    return {
        (min(number, other), max(number, other))
        for number, sketch, size in entries
        for other in index.query(sketch, size)
        if other != number
    }


def all_pairs(count: int) -> set[PairOfIndices]:
    """Every pair of a small heap."""
    return set(combinations(range(count), 2))
