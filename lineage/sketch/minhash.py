"""MinHash signatures and the two indexes over them: LSH for copies, LSH Ensemble for cut ones."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from lineage.sketch.hashing import Hashes, hashes_of, shingle_hash

if TYPE_CHECKING:
    from datasketch import MinHash

PERMUTATIONS = 128
SEED = 1
SCHEME = "affine32"
BANDS, ROWS = 32, 4
"""Finds a pair of Jaccard .5 with probability .87, of .7 with .9998 (1 - (1 - s^4)^32)."""
CONTAINED = 0.5
PARTITIONS, LONGEST_ROWS = 8, 4

_BITS = 32
_SLICE = 4096

PairOfIndices = tuple[int, int]
Signature = npt.NDArray[np.uint32]


def signature(shingles: frozenset[str]) -> Signature:
    """The MinHash signature of a set of shingles (Broder 1997), 128 permutations, `affine32`.

    The values that `datasketch.MinHash` has with the published hash of `hashing`, in a third of
    its time, so that those of a heap, an archive and a corpus are comparable. Cost is linear.

    >>> estimated(signature(frozenset("abc")), signature(frozenset("abc")))
    1.0
    """
    return signature_of(hashes_of(shingles))


def signature_of(hashes: Hashes) -> Signature:
    """The signature of a set of shingles whose 64-bit hashes are known.

    >>> estimated(signature_of(hashes_of(["a b", "c d"])), signature(frozenset(["a b", "c d"])))
    1.0
    """
    mixed = _mixed((hashes >> np.uint64(_BITS)).astype(np.uint32))
    factors, terms = permutations()
    found: Signature = np.full(PERMUTATIONS, 0xFFFFFFFF, dtype=np.uint32)
    # in slices, for a long text would have a matrix of gigabytes
    for start in range(0, len(mixed), _SLICE):
        # all numbers are taken modulo 2^32, as their type does
        permuted = factors[:, None] * mixed[start : start + _SLICE]
        permuted += terms[:, None]
        np.minimum(found, permuted.min(axis=1), out=found)
    return found


@cache
def permutations() -> tuple[Signature, Signature]:
    """The numbers a and b of each permutation a · h + b, drawn as the library draws them.

    >>> [len(numbers) for numbers in permutations()]
    [128, 128]
    """
    drawn = np.random.RandomState(SEED)
    factors = drawn.randint(0, 1 << (_BITS - 1), PERMUTATIONS, dtype=np.uint32)
    terms = drawn.randint(0, 1 << _BITS, PERMUTATIONS, dtype=np.uint32)
    return factors * np.uint32(2) + np.uint32(1), terms


def _mixed(values: Signature) -> Signature:
    """Hashes whose every bit depends on every bit of the given ones (the end of MurmurHash3)."""
    values = (values ^ (values >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    values = (values ^ (values >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return values ^ (values >> np.uint32(16))


def estimated(a: Signature, b: Signature) -> float:
    """The Jaccard index of two sets as their signatures show it."""
    return float(np.mean(a == b))


def _as_minhash(values: Signature) -> "MinHash":
    """A signature as the library's indexes take it."""
    sketch = _empty().copy()
    sketch.hashvalues = values
    return sketch


@cache
def _empty() -> "MinHash":
    """The signature of nothing, whose permutations take longer to draw than a text to sketch."""
    # slow to import, and those who keep signatures alone have no need of it
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, seed=SEED, scheme=SCHEME, hashfunc=shingle_hash)


def found_by_lsh(signatures: Sequence[Signature | None]) -> set[PairOfIndices]:
    """Pairs that share a band of their signatures (Indyk and Motwani 1998)."""
    from datasketch import MinHashLSH

    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    found: set[PairOfIndices] = set()
    for number, values in enumerate(signatures):
        if values is not None:
            sketch = _as_minhash(values)
            found.update((other, number) for other in index.query(sketch))
            index.insert(number, sketch)
    return found


def found_by_containment(
    signatures: Sequence[Signature | None], sizes: Sequence[int]
) -> set[PairOfIndices]:
    """Pairs of which one holds much of the other (LSH Ensemble, Zhu et al. 2016)."""
    from datasketch import MinHashLSHEnsemble

    entries = [
        (number, _as_minhash(values), sizes[number])
        for number, values in enumerate(signatures)
        if values is not None
    ]
    if len(entries) < 2:
        return set()
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


def found_by_comparison(signatures: Sequence[Signature | None]) -> set[PairOfIndices]:
    """The pairs that `found_by_lsh` finds, each compared with each: for few documents.

    What loading the library's indexes takes would be a fifth of the time for a heap of five.

    >>> one = signature(frozenset("abc"))
    >>> found_by_comparison([one, one, None])
    {(0, 1)}
    """
    known = [number for number, values in enumerate(signatures) if values is not None]
    bands = np.array([signatures[number] for number in known]).reshape(-1, BANDS, ROWS)
    return {
        (number, known[other])
        for at, number in enumerate(known)
        for other in (
            np.flatnonzero((bands[at] == bands[at + 1 :]).all(axis=2).any(axis=1)) + at + 1
        ).tolist()
    }
