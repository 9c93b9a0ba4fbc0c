"""Align documents: which stretch of one says what a stretch of another says."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np

from lineage.align.cells import Cells, Places, stacked
from lineage.align.copies import Copied, copies, heap
from lineage.align.features import Features
from lineage.align.reworded import Match, Prior, beyond_chance, joined, reworded
from lineage.align.verbatim import Copying, runs_and_chains
from lineage.align.whole import whole
from lineage.model import Alignment, Span
from lineage.text.spans import overlap, part_of

_COVERED = 0.5
_AT_ONCE = 64
"""Documents that one is held against at once."""
_CELLS_AT_ONCE = 2**19
"""Clauses of one times clauses of the others, the same."""


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
    copying: Copying = runs_and_chains,
    *,
    by_sentence: bool = False,
) -> Iterator[tuple[Alignment, ...]]:
    """The alignments of each of some pairs of documents, in their order: those of `align`.

    A document is held against all at once with which it is paired in a row. `copying` may
    find what is copied in a faster way.
    """
    laid = heap(documents)
    for a, group in groupby(pairs, key=lambda pair: pair[0]):
        rows = list(group)
        for first in range(0, len(rows), _AT_ONCE):
            some = rows[first : first + _AT_ONCE]
            others = [documents[at] for _, at, _ in some]
            numbers = [at for _, at, _ in some]
            found = list(copies(laid, a, numbers, copying, by_sentence=by_sentence))
            said = _reworded(documents[a], others, found)
            for b, (_, _, prior), copied, same in zip(others, some, found, said, strict=True):
                yield _aligned(documents[a], b, copied, same, by_sentence, prior)


def _reworded(
    a: Features, others: Sequence[Features], copied: Sequence[Copied]
) -> list[list[Match]]:
    """The clauses that a document and each of some others have in other words, of those that no
    copy has already."""
    left = [(np.flatnonzero(item.left_a), np.flatnonzero(item.left_b)) for item in copied]
    found: list[list[Match]] = [[] for _ in others]
    for batch in _batches(a, others, left):
        cells = Cells(
            stacked([left[at][0] for at in batch]), stacked([left[at][1] for at in batch])
        )
        pairs = reworded(a, [others[at] for at in batch], cells)
        for at, of_other in zip(batch, pairs, strict=True):
            found[at] = of_other
    return found


def _batches(
    a: Features, others: Sequence[Features], left: Sequence[tuple[Places, Places]]
) -> Iterator[list[int]]:
    """Which of the others are compared at once: those of one language or those of others, as far as
    what there is to compare fits into memory with ease."""
    for same in (True, False):
        batch: list[int] = []
        size = 0
        for at, (rows, columns) in enumerate(left):
            cells = len(rows) * len(columns)
            if not cells or (others[at].document.language == a.document.language) != same:
                continue
            if batch and size + cells > _CELLS_AT_ONCE:
                yield batch
                batch, size = [], 0
            batch.append(at)
            size += cells
        if batch:
            yield batch


def _aligned(
    a: Features,
    b: Features,
    copied: Copied,
    pairs: list[Match],
    by_sentence: bool,
    prior: Prior,
) -> tuple[Alignment, ...]:
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
