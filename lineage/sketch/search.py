"""Candidates: from many documents to the few pairs that are worth aligning."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import get_args

import numpy as np

from lineage.model import Finder
from lineage.sketch.minhash import (
    CONTAINED,
    PairOfIndices,
    Signature,
    estimated,
    found_by_comparison,
    found_by_containment,
    found_by_lsh,
    signature,
)
from lineage.sketch.shingles import compared, shingles
from lineage.sketch.tfidf import Cosines, Rows
from lineage.text import Annotated

SMALL_HEAP = 100
"""Documents up to which every pair is a candidate."""
FEW = 50
"""Documents up to which every candidate is aligned."""
TFIDF_FLOOR = 0.12
NEIGHBOURS = 20
NEAREST = 20
"""Documents of a larger heap that each one is aligned with, the nearest of those that were found;
it may be among the nearest of others besides. In a small heap it is aligned with all those in other
languages, of which words do not tell how near they are."""
COMMON_ANCHORS = 2
_ROWS = 256


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair worth aligning: indices into the heap, who found it, and how the two compare."""

    a: int
    b: int
    found_by: tuple[Finder, ...]
    minhash: float
    jaccard: float
    containment_ab: float
    containment_ba: float
    tfidf: float


def candidates(
    documents: Sequence[Annotated], focus: Collection[int] | None = None
) -> tuple[Candidate, ...]:
    """The pairs that LSH, containment, TF-IDF neighbours or common sources and anchors find.

    In a small heap every pair is a candidate, and `found_by` may be empty. Where there are more
    than a few, each document keeps those it is nearest to, so that a family of many costs no square
    of them. With `focus`, only pairs of which one is in it. Cost: linear for the sketches; for the
    neighbours the product of the TF-IDF matrix with itself, or with `focus` of the rows that can
    tell of it.

    >>> from lineage.model import Document
    >>> from lineage.text import annotate
    >>> text = "The ministry said that the bridge at Arlon would close for four months of repairs."
    >>> [pair] = candidates(annotate([Document("a", text), Document("b", text)]))
    >>> pair.found_by, pair.jaccard
    (('lsh', 'containment', 'tfidf'), 1.0)
    """
    sets = [shingles(document) for document in documents]
    signatures = [signature(items) if items else None for items in sets]
    others: dict[Finder, set[PairOfIndices]] = {"citation": _by_citation(documents)}
    every: set[PairOfIndices] = set()
    alike = _alike(sets)
    if len(documents) <= SMALL_HEAP:
        every.update(combinations(range(len(documents)), 2))
        others["lsh"] = found_by_comparison(signatures)
        others["containment"] = {pair for pair in every if max(alike(*pair)[1:]) >= CONTAINED}
    else:
        others["lsh"] = found_by_lsh(signatures)
        others["containment"] = found_by_containment(signatures, list(map(len, sets)))
    pairs = every.union(*others.values())
    if focus is not None:
        pairs = {pair for pair in pairs if pair[0] in focus or pair[1] in focus}
    near, tfidf = _neighbours(documents, pairs, focus)
    finders = {name: near if name == "tfidf" else others[name] for name in get_args(Finder)}
    found = _described(sorted(pairs | near), finders, alike, signatures, tfidf)
    return tuple(found) if len(documents) <= FEW else _nearest(found, documents)


def described(
    documents: Sequence[Annotated], pairs: Collection[PairOfIndices]
) -> tuple[Candidate, ...]:
    """Pairs that were found elsewhere, in order, the smaller index first, as candidates.

    Of the finders only common sources are asked. Cost: linear in the texts and in the pairs.

    >>> from lineage.model import Document
    >>> from lineage.text import annotate
    >>> heap = annotate([Document("a", "The port closes."), Document("b", "The ports close.")])
    >>> [pair] = described(heap, [(0, 1)])
    >>> pair.found_by, pair.jaccard, round(pair.tfidf, 3)
    ((), 0.0, 1.0)
    """
    sets = [shingles(document) for document in documents]
    signatures = [signature(items) if items else None for items in sets]
    cited: dict[Finder, set[PairOfIndices]] = {"citation": _by_citation(documents)}
    cosines = Cosines(documents)
    beside: dict[int, list[int]] = {}
    for a, b in pairs:
        beside.setdefault(a, []).append(b)
    tfidf = {
        (a, b): float(row[b]) for a, row in _each_row(cosines, sorted(beside)) for b in beside[a]
    }
    return tuple(_described(sorted(pairs), cited, _alike(sets), signatures, tfidf))


def _described(
    pairs: Sequence[PairOfIndices],
    finders: Mapping[Finder, Collection[PairOfIndices]],
    alike: Callable[[int, int], tuple[float, float, float]],
    signatures: Sequence[Signature | None],
    tfidf: Mapping[PairOfIndices, float],
) -> list[Candidate]:
    found = []
    for a, b in pairs:
        first, second = signatures[a], signatures[b]
        jaccard, in_b, in_a = alike(a, b)
        found.append(
            Candidate(
                a=a,
                b=b,
                found_by=tuple(name for name, by in finders.items() if (a, b) in by),
                minhash=estimated(first, second)
                if first is not None and second is not None
                else 0.0,
                jaccard=jaccard,
                containment_ab=in_b,
                containment_ba=in_a,
                tfidf=tfidf[a, b],
            )
        )
    return found


def _alike(sets: Sequence[frozenset[str]]) -> Callable[[int, int], tuple[float, float, float]]:
    """What `compared` says of two of some sets, worked out once."""
    return cache(lambda a, b: compared(sets[a], sets[b]))


def _nearest(found: Sequence[Candidate], documents: Sequence[Annotated]) -> tuple[Candidate, ...]:
    """The pairs of which one document is among the nearest to the other, and in a small heap those
    of two languages."""
    of: dict[int, list[Candidate]] = {}
    for pair in found:
        of.setdefault(pair.a, []).append(pair)
        of.setdefault(pair.b, []).append(pair)
    kept = {
        (pair.a, pair.b)
        for pairs in of.values()
        for pair in sorted(pairs, key=_nearness, reverse=True)[:NEAREST]
    }
    small = len(documents) <= SMALL_HEAP
    return tuple(
        pair
        for pair in found
        if (pair.a, pair.b) in kept
        or (small and documents[pair.a].language != documents[pair.b].language)
    )


def _nearness(pair: Candidate) -> float:
    """A retelling has the words, a cut copy the turns of phrase; a house has a few of these in all
    that it prints."""
    return max(pair.containment_ab, pair.containment_ba, pair.tfidf)


def _neighbours(
    documents: Sequence[Annotated],
    pairs: Collection[PairOfIndices],
    focus: Collection[int] | None,
) -> tuple[set[PairOfIndices], dict[PairOfIndices, float]]:
    """The nearest neighbours of each document by cosine, those above a floor, as pairs.

    Pairs with none in `focus` are left out. Beside it: the cosines of these and of other `pairs`.
    """
    cosines = Cosines(documents)
    every = range(len(documents))
    asked = sorted(every if focus is None else focus)
    beside: dict[int, list[int]] = {}
    for a, b in pairs:
        at, other = (a, b) if focus is None or a in focus else (b, a)
        beside.setdefault(at, []).append(other)
    found: set[PairOfIndices] = set()
    values: dict[PairOfIndices, float] = {}
    reached = np.zeros(len(documents), dtype=bool)
    for number, row in _each_row(cosines, asked):
        reached |= row >= TFIDF_FLOOR
        nearest = _nearest_of(number, row)
        found |= {_pair(number, other) for other in nearest}
        for other in (*nearest, *beside.get(number, ())):
            values[_pair(number, other)] = float(row[other])
    if focus is not None:
        # one in focus may be among the nearest of another, which is not among its own
        rest = [number for number in np.flatnonzero(reached).tolist() if number not in focus]
        for number, row in _each_row(cosines, rest):
            for other in _nearest_of(number, row):
                if other in focus:
                    found.add(_pair(number, other))
                    values[_pair(number, other)] = float(row[other])
    return found, values


def _each_row(cosines: Cosines, numbers: Sequence[int]) -> Iterator[tuple[int, Rows]]:
    """The cosines of some documents with all, a few hundred at once: not all fit into memory."""
    for at in range(0, len(numbers), _ROWS):
        some = numbers[at : at + _ROWS]
        yield from zip(some, cosines.rows(some), strict=True)


def _nearest_of(number: int, row: Rows) -> list[int]:
    above = np.flatnonzero(row >= TFIDF_FLOOR)
    nearest: list[int] = above[np.argsort(-row[above], kind="stable")][: NEIGHBOURS + 1].tolist()
    return [other for other in nearest if other != number]


def _pair(one: int, other: int) -> PairOfIndices:
    return min(one, other), max(one, other)


def _by_citation(documents: Sequence[Annotated]) -> set[tuple[int, int]]:
    """Pairs that cite one source and have several figures or names in common."""
    anchors: list[frozenset[str]] = []
    sources: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        anchors.append(
            frozenset(f"{figure.value} {figure.unit}" for figure in document.figures)
            | frozenset(name.key for name in document.names)
        )
        for source in {c.citation.source for c in document.cited if c.strong and c.named}:
            sources.setdefault(source, []).append(number)
    return {
        (a, b)
        for numbers in sources.values()
        for at, b in enumerate(numbers)
        for a in numbers[:at]
        if len(anchors[a] & anchors[b]) >= COMMON_ANCHORS
    }
