"""Neighbours: the texts of a corpus that have rare terms in common, however they are worded.

Each text is a row of a matrix of hashed terms: telling stems and what they mean in English,
figures, names, outlets. Terms that many texts have are left out, or the product of the matrix
with itself, from which the neighbours are read, would be nearly all pairs.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from math import isqrt, log

import numpy as np
import numpy.typing as npt

from lineage.bulk.articles import Shelf
from lineage.bulk.sketching import Counts
from lineage.bulk.work import Arrays
from lineage.errors import UsageError
from lineage.sketch.hashing import word_hash
from lineage.sketch.terms import terms
from lineage.text.body import read_bodies

NEIGHBOURS = 20
"""Texts that each one is compared with, those with the rarest terms in common."""
FLOORS = ((50, 3.0), (200, 6.0))
"""Texts up to which a term is rare, in a large corpus half the root of its texts if that is more;
and two are compared that have in common as much of these as so many terms which one text alone has.
The second is for stories that many tell: all that they are about is in more texts than the first.
"""
_STEMS = 64
_BITS = 24
"""Of a hash: more columns than any corpus has rare terms."""
_SCALE = 1000
"""Weights are whole thousandths, so that sums are the same in any order."""


def check_installed() -> None:
    """Raise UsageError where what multiplies the matrix is not there: before hours are spent."""
    if find_spec("sparse_dot_topn") is None:
        raise UsageError(
            "rewrites are found with sparse_dot_topn, which is not installed",
            "Run pip install article-lineage[bulk].",
        )


def terms_of(shelf: Shelf) -> Arrays:
    """The hashed terms of articles, and how many each has. Cost: three milliseconds for 3 KB."""
    found = []
    for body in read_bodies(article.document for article in shelf.articles()):
        hashes = {word_hash(term) >> 64 - _BITS for term in terms(body, _STEMS)}
        found.append(np.array(sorted(hashes), dtype=np.uint32))
    sizes = np.array([len(hashes) for hashes in found], dtype=np.int64)
    return {"terms": np.concatenate(found), "sizes": sizes}


def neighbours(
    hashes: npt.NDArray[np.uint32], sizes: Counts, threads: int
) -> tuple[Counts, Counts]:
    """The pairs of texts, in order and the smaller first, that are among each other's nearest.

    `sizes` has the number of terms of each. Cost: the texts times the rare terms of each, times the
    texts that have one of them, at most 200 or half the root of all.

    >>> shared = list(range(12))
    >>> hashes = np.array([*shared, *shared, 99], dtype=np.uint32)
    >>> [part.tolist() for part in neighbours(hashes, np.array([12, 12, 1]), 1)]
    [[0], [1]]
    """
    number = len(sizes)
    holders = np.bincount(hashes, minlength=1 << _BITS)
    pairs = np.unique(
        np.concatenate([_nearest(hashes, sizes, holders, threads, *given) for given in FLOORS])
    )
    return pairs // number, pairs % number


def _nearest(
    hashes: npt.NDArray[np.uint32],
    sizes: Counts,
    holders: Counts,
    threads: int,
    common: int,
    floor: float,
) -> Counts:
    """The pairs that have enough in common, each as a number."""
    from scipy.sparse import csr_matrix
    from sparse_dot_topn import sp_matmul_topn

    number = len(sizes)
    rare = np.flatnonzero((holders > 1) & (holders <= max(common, isqrt(number) // 2)))
    weights = np.rint(_SCALE * np.log(1 + number / holders[rare])).astype(np.int32)
    column = np.full(1 << _BITS, -1, dtype=np.int32)
    column[rare] = np.arange(len(rare), dtype=np.int32)
    columns = column[hashes]
    kept = columns >= 0
    columns = columns[kept]
    rows = np.repeat(np.arange(number, dtype=np.int32), sizes)[kept]
    shape = (number, len(rare))
    has = csr_matrix((np.ones(len(rows), dtype=np.int32), (rows, columns)), shape=shape)
    weighted = csr_matrix((weights[columns], (columns, rows)), shape=shape[::-1])
    least = round(floor * _SCALE * log(1 + number))
    found = sp_matmul_topn(
        has, weighted, top_n=NEIGHBOURS + 1, threshold=least, n_threads=threads
    ).tocoo()
    low = np.minimum(found.row, found.col).astype(np.int64)
    high = np.maximum(found.row, found.col).astype(np.int64)
    pairs: Counts = (low * number + high)[low < high]
    return pairs


def near_each_other(first: Counts, second: Counts, number: int, most: int) -> Iterator[Counts]:
    """Pairs, by their places in the arrays, so many at a time that have few texts among them.

    So that who compares them reads each text a few times and not once a pair (Cuthill and McKee
    1969).

    >>> [some.tolist() for some in near_each_other(np.array([0, 1]), np.array([2, 3]), 4, 1)]
    [[1], [0]]
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import reverse_cuthill_mckee

    ends = np.concatenate([first, second]), np.concatenate([second, first])
    graph = csr_array((np.ones(len(ends[0]), dtype=np.int8), ends), shape=(number, number))
    place = np.empty(number, dtype=np.int64)
    place[reverse_cuthill_mckee(graph, symmetric_mode=True)] = np.arange(number)
    one, other = place[first], place[second]
    order = np.lexsort((np.minimum(one, other), np.maximum(one, other)))
    for start in range(0, len(order), most):
        yield np.sort(order[start : start + most])
