"""Align documents: which stretch of one says what a stretch of another says."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np

from lineage.align.clauses import likeness
from lineage.align.copies import Copied, copies, heap
from lineage.align.features import Features
from lineage.align.reworded import Prior, beyond_chance, joined, reworded
from lineage.align.whole import whole
from lineage.model import Alignment, Span
from lineage.text.spans import overlap, part_of

_COVERED = 0.5
_AT_ONCE = 64
"""Documents whose copies of one are held in memory at once."""


def align(
    a: Features, b: Features, *, by_sentence: bool = False, prior: Prior = Prior.OPEN
) -> tuple[Alignment, ...]:
    """The alignments of two documents, sorted by (a.start, b.start), in any order of the texts.

    Copied runs are found first (verbatim, edited), then the clauses that are left are compared
    by their weighted words and paired off, each with its best match (quotation, paraphrase).
    Where many of them make a stretch of both texts, that is one alignment. `by_sentence` cuts
    copied runs at the ends of sentences and keeps clauses apart, so that what a third document
    has of them can be told; `prior` is what is known of the two. Cost: the number of words, plus
    the product of the two numbers of clauses.
    """
    [found] = align_all([a, b], [(0, 1, prior)], by_sentence=by_sentence)
    return found


def align_all(
    documents: Sequence[Features],
    pairs: Iterable[tuple[int, int, Prior]],
    *,
    by_sentence: bool = False,
) -> Iterator[tuple[Alignment, ...]]:
    """The alignments of each of some pairs of documents, in their order: those of `align`.

    What a document has copied is looked for in all at once with which it is paired in a row.
    """
    laid = heap(documents)
    for a, group in groupby(pairs, key=lambda pair: pair[0]):
        rows = list(group)
        for first in range(0, len(rows), _AT_ONCE):
            some = rows[first : first + _AT_ONCE]
            found = copies(laid, a, [b for _, b, _ in some], by_sentence=by_sentence)
            for (_, b, prior), copied in zip(some, found, strict=True):
                yield _aligned(documents[a], documents[b], copied, by_sentence, prior)


def _aligned(
    a: Features, b: Features, copied: Copied, by_sentence: bool, prior: Prior
) -> tuple[Alignment, ...]:
    left = np.flatnonzero(copied.left_a), np.flatnonzero(copied.left_b)
    pairs = reworded(a, b, likeness(a, b, *left), *left) if all(map(len, left)) else []
    long = copied.alone
    passages: list[Alignment] = []
    if not by_sentence and a.document.language == b.document.language:
        passages = whole(a, b, [*copied.alone, *copied.short])
        pairs = [
            pair
            for pair in pairs
            if not _inside(a.clauses[pair.row], b.clauses[pair.column], passages)
        ]
        long = [item for item in long if not _inside(item.a, item.b, passages)]
    clauses = joined(beyond_chance(pairs, a, b, prior), a, b, join=not by_sentence)
    short = [
        item
        for item in copied.short
        if prior is not Prior.UNRELATED
        and not any(overlap(item.a, other.a) and overlap(item.b, other.b) for other in clauses)
        and not _inside(item.a, item.b, passages)
    ]
    found = [*passages, *long, *short, *clauses]
    return tuple(sorted(found, key=lambda item: (item.a.start, item.b.start, item.a.end)))


def _inside(in_a: Span, in_b: Span, passages: list[Alignment]) -> bool:
    """Whether most of either span is in a passage, which says where it is on the other side."""
    return any(part_of(in_a, p.a) > _COVERED or part_of(in_b, p.b) > _COVERED for p in passages)
