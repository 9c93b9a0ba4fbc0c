"""Copies: what one document and others have in common word for word, or nearly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from lineage.align.cells import begins
from lineage.align.features import Features
from lineage.align.verbatim import SEED, Copying, Found, Seeds, places, seeds
from lineage.model import Alignment, Kind, Span

LONG_COPY = 12
"""Words from which a copied stretch counts whatever stands around it."""
TELLS = 1.2
"""Summed information of a copied stretch, without names, below which it is a mere title."""
_COVERED = 0.5

_Ints = npt.NDArray[np.int64]
_Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Where some spans start and where they end, each in order."""

    starts: _Ints
    ends: _Ints

    def inside(self, starts: _Ints, ends: _Ints) -> _Ints:
        """How many characters of each of some stretches lie in the spans, those of two twice.

        >>> Edges(np.array([2, 6]), np.array([4, 9])).inside(np.array([0, 3]), np.array([3, 8]))
        array([1, 3])
        """
        before, after = (_passed(self.starts, at) - _passed(self.ends, at) for at in (starts, ends))
        inside: _Ints = after - before
        return inside


def _passed(edges: _Ints, at: _Ints) -> _Ints:
    """How far each of some places is behind all edges before it, added up."""
    number = np.searchsorted(edges, at)
    summed = np.concatenate(([0], np.cumsum(edges)))
    distances: _Ints = number * at - summed[number]
    return distances


@dataclass(frozen=True, slots=True, eq=False)
class Heap:
    """Documents laid one after the other, so that one can be held against many at once.

    `characters` and `clauses` have where those of each document begin; the edges of words, clauses
    and quotations are counted through all documents, as is the end of each word's sentence.
    """

    features: Sequence[Features]
    seeds: Seeds
    characters: _Ints
    clauses: _Ints
    words: Edges
    sentence_ends: _Ints
    clause_edges: Edges
    quotations: Edges


def heap(features: Sequence[Features]) -> Heap:
    """Lay documents one after the other, each with a character between it and the next.

    Cost is that of their seeds.
    """
    documents = [one.document for one in features]
    found = seeds([document.tokens.plain for document in documents])
    characters = np.cumsum([0, *(len(document.document.text) + 1 for document in documents)])

    def laid(columns: Iterator[npt.NDArray[np.integer]], places: _Ints) -> _Ints:
        shifted = [column + at for column, at in zip(columns, places, strict=False)]
        return np.concatenate([np.zeros(0, dtype=np.int64), *shifted])

    quotations = [
        np.array([[q.start, q.end] for q in document.quotations], dtype=np.int64).reshape(-1, 2).T
        for document in documents
    ]
    return Heap(
        features=features,
        seeds=found,
        characters=characters,
        clauses=np.cumsum([0, *(len(one.clauses) for one in features)]),
        words=Edges(
            laid((document.tokens.starts for document in documents), characters),
            laid((document.tokens.ends for document in documents), characters),
        ),
        sentence_ends=laid((one.sentence_ends for one in features), found.first),
        clause_edges=Edges(
            *(laid((one.clause_edges[at] for one in features), characters) for at in (0, 1))
        ),
        quotations=Edges(
            *(np.sort(laid((edges[at] for edges in quotations), characters)) for at in (0, 1))
        ),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Copied:
    """The copies of two documents: those that count by themselves, those that may be a turn of
    phrase, and which clauses of either document the former leave to be compared."""

    alone: Sequence[Alignment]
    short: Sequence[Alignment]
    left_a: _Bools
    left_b: _Bools


class _Pieces(NamedTuple):
    """Copied stretches, a row each: which other document has it, where it is in either, counted
    through all, and the share of its words that are equal."""

    other: _Ints
    start_a: _Ints
    end_a: _Ints
    start_b: _Ints
    end_b: _Ints
    density: npt.NDArray[np.float64]

    def some(self, rows: npt.NDArray[Any]) -> "_Pieces":
        return _Pieces(*(column[rows] for column in self))


def copies(
    heap: Heap, document: int, others: Sequence[int], copying: Copying, *, by_sentence: bool
) -> Iterator[Copied]:
    """What a document and each of some others have copied; `by_sentence` cuts it at the ends of
    sentences. Documents in two languages have nothing copied.

    Cost: the words of all of them, plus n log n in their seeds in common.
    """
    language = heap.features[document].document.language
    same = [at for at in others if heap.features[at].document.language == language]
    pieces = _pieces(heap, document, copying(heap.seeds, document, same), by_sentence)
    alone = _stands_alone(heap, pieces)
    left_a, left_b = _left(heap, document, others, pieces.some(alone))
    alignments = _alignments(heap, document, pieces)
    ends = np.cumsum([len(heap.features[at].clauses) for at in others])
    for other, of_a, of_b in zip(others, left_a, np.split(left_b, ends[:-1]), strict=True):
        rows = range(*np.searchsorted(pieces.other, (other, other + 1)))
        yield Copied(
            [alignments[row] for row in rows if alone[row]],
            [alignments[row] for row in rows if not alone[row]],
            of_a,
            of_b,
        )


def _pieces(heap: Heap, document: int, copied: Found, by_sentence: bool) -> _Pieces:
    """The chains of some runs, cut where a sentence ends in either document."""
    found, number = copied
    rows = np.argsort(number, kind="stable")[np.count_nonzero(number < 0) :]
    found, number = found.some(rows), number[rows]
    first, last = _groups(number)
    told = heap.features[document].told
    before = heap.seeds.first[document]
    telling = told[found.a[last] + found.length[last] - before] - told[found.a[first] - before]
    tells = np.repeat(telling >= TELLS, last - first + 1)
    found, number = found.some(tells), number[tells]
    # from here on word by word
    run = np.repeat(np.arange(len(number)), found.length)
    step = np.arange(len(run)) - np.repeat(np.cumsum(found.length) - found.length, found.length)
    a, b = found.a[run] + step, found.b[run] + step
    keys = [number[run]]
    if by_sentence:
        keys += [heap.sentence_ends[a], heap.sentence_ends[b]]
    first, last = _groups(*keys)
    equal = last - first + 1
    pieces = _Pieces(
        found.other[run][first],
        heap.words.starts[a[first]],
        heap.words.ends[a[last]],
        heap.words.starts[b[first]],
        heap.words.ends[b[last]],
        equal / (np.maximum(a[last] - a[first], b[last] - b[first]) + 1),
    )
    return pieces.some(equal >= SEED)


def _groups(*keys: _Ints) -> tuple[_Ints, _Ints]:
    """The first and the last of each stretch of rows in which all keys stay the same.

    >>> [rows.tolist() for rows in _groups(np.array([3, 3, 5]), np.array([1, 2, 2]))]
    [[0, 1, 2], [0, 1, 2]]
    """
    first = np.flatnonzero(begins(*keys))
    return first, np.append(first[1:], len(keys[0]))[: len(first)] - 1


def _stands_alone(heap: Heap, pieces: _Pieces) -> _Bools:
    """Whether each copied stretch is more than a turn of phrase inside a reworded clause."""
    words = np.searchsorted(heap.words.ends, pieces.end_a, "right") - np.searchsorted(
        heap.words.starts, pieces.start_a
    )
    alone: _Bools = (words >= LONG_COPY) | (
        _covers_a_clause(heap.clause_edges, pieces.start_a, pieces.end_a)
        & _covers_a_clause(heap.clause_edges, pieces.start_b, pieces.end_b)
    )
    return alone


def _covers_a_clause(clauses: Edges, starts: _Ints, ends: _Ints) -> _Bools:
    first = np.searchsorted(clauses.ends, starts, "right")
    last = np.searchsorted(clauses.starts, ends) - 1
    # what lies between two clauses that a stretch touches lies in it
    covers = last - first > 1
    for at in (first, last):
        touched = np.flatnonzero(first <= last)
        clause = at[touched]
        start, end = clauses.starts[clause], clauses.ends[clause]
        common = np.minimum(end, ends[touched]) - np.maximum(start, starts[touched])
        covers[touched] |= common > _COVERED * (end - start)
    return covers


def _left(
    heap: Heap, document: int, others: Sequence[int], pieces: _Pieces
) -> tuple[_Bools, _Bools]:
    """Which clauses of the document each of the others leaves to be compared, a row each, and which
    of the others' clauses, in one row: all that are not copied for the most part."""
    starts, ends = heap.clause_edges.starts, heap.clause_edges.ends
    # the characters of the document once for each of the others
    size = heap.characters[-1]
    mine = np.arange(*heap.clauses[document : document + 2])
    again = np.array(others, dtype=np.int64)[:, None] * size
    shift = pieces.other * size
    left_a = ~_covered(
        starts[mine] + again, ends[mine] + again, pieces.start_a + shift, pieces.end_a + shift
    )
    theirs = places(heap.clauses, others)
    left_b = ~_covered(starts[theirs], ends[theirs], pieces.start_b, pieces.end_b)
    return left_a, left_b


def _covered(starts: _Ints, ends: _Ints, copied_from: _Ints, copied_to: _Ints) -> _Bools:
    """Which clauses are copied for the most part."""
    order = np.argsort(copied_from)
    reached = np.maximum.accumulate(copied_to[order])
    apart = np.maximum(copied_from[order], np.concatenate(([0], reached))[: len(reached)])
    mostly: _Bools = Edges(apart, reached).inside(starts, ends) > _COVERED * (ends - starts)
    return mostly


def _alignments(heap: Heap, document: int, pieces: _Pieces) -> list[Alignment]:
    in_a = heap.quotations.inside(pieces.start_a, pieces.end_a)
    in_b = heap.quotations.inside(pieces.start_b, pieces.end_b)
    quoted = (2 * in_a > pieces.end_a - pieces.start_a) & (2 * in_b > pieces.end_b - pieces.start_b)
    spans = (
        list(map(Span, (starts - before).tolist(), (ends - before).tolist()))
        for starts, ends, before in (
            (pieces.start_a, pieces.end_a, heap.characters[document]),
            (pieces.start_b, pieces.end_b, heap.characters[pieces.other]),
        )
    )
    return [
        Alignment(None, _kind(density, both), round(density, 4), a, b)
        for both, density, a, b in zip(
            quoted.tolist(), pieces.density.tolist(), *spans, strict=True
        )
    ]


def _kind(density: float, quoted: bool) -> Kind:
    if density == 1.0:
        return "verbatim"
    return "quotation" if quoted else "edited"
