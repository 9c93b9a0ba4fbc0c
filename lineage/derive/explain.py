"""How well one document explains another: clause by clause, and by the wording they share."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import takewhile

import numpy as np
import numpy.typing as npt

from lineage.model import Alignment, Pair, Span
from lineage.text import Annotated
from lineage.text.spans import Stretch, part_of
from lineage.text.tokens import Tokens

WORDING = 3
"""Words in the n-grams by which wording is compared."""
_QUOTED = 0.5
"""How much less a reworded quotation explains: both may have heard it said."""

_TOUCHED = 0.2
"""Share of a clause from which an alignment explains any of it."""

Strengths = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Explained:
    """What each other document explains of one document.

    `weights[i]` is the share of the document's own text that clause i makes up; `by[other][i]`
    how well `other` explains clause i (0 not at all, 1 word for word); `wording[other][i]` the
    share of its informative word 3-grams, outside quotations, that `other` has too, and
    `telling[i]` how informative those 3-grams are in all.
    """

    weights: Strengths
    telling: Strengths
    by: Mapping[int, Strengths]
    wording: Mapping[int, Strengths]

    def share(self, other: int) -> float:
        """The share of the document that `other` has something like."""
        return float(self.weights[self.by[other] > 0].sum()) if other in self.by else 0.0

    def share_of_any(self, others: Sequence[int]) -> float:
        """The share of the document that any of the others has something like."""
        known = [self.by[other] for other in others if other in self.by]
        return float(self.weights[np.max(known, axis=0) > 0].sum()) if known else 0.0

    def strength(self, other: int) -> float:
        """How well `other` explains the whole document."""
        return float(self.weights @ self.by[other]) if other in self.by else 0.0

    def common_wording(self, other: int, where: npt.NDArray[np.bool_] | None = None) -> float:
        """The share of the document's own wording, in some of its clauses, that `other` has."""
        if other not in self.wording:
            return 0.0
        telling = self.telling if where is None else self.telling * where
        whole = float(telling.sum())
        return float(telling @ self.wording[other]) / whole if whole else 0.0


def strength(alignment: Alignment) -> float:
    """How well an alignment explains its words: 1 for a copy, less for looser likeness.

    >>> strength(Alignment(None, "verbatim", 1.0, Span(0, 9), Span(0, 9)))
    1.0
    """
    return alignment.score * (_QUOTED if alignment.kind == "quotation" else 1.0)


def explain(documents: Sequence[Annotated], pairs: Sequence[Pair]) -> tuple[Explained, ...]:
    """What each document of a heap explains of each other, from their alignments.

    Cost is linear in the number of alignments times the clauses of a document.
    """
    index = {document.document.id: at for at, document in enumerate(documents)}
    clauses = [document.all_clauses for document in documents]
    ends = [[clause.end for clause in found] for found in clauses]
    by: list[dict[int, list[float]]] = [{} for _ in documents]
    touched = [cache(partial(_touched, *found)) for found in zip(clauses, ends, strict=True)]
    for pair in pairs:
        a, b = index[pair.a], index[pair.b]
        for alignment in pair.alignments:
            value = strength(alignment)
            for child, parent, span in ((a, b, alignment.a), (b, a, alignment.b)):
                row = by[child].get(parent)
                if row is None:
                    row = by[child][parent] = [0.0] * len(clauses[child])
                for clause, part in touched[child](span):
                    if value * part > row[clause]:
                        row[clause] = value * part
    numbers: dict[tuple[str, ...], int] = {}
    grams = [_wording(document, c, numbers) for document, c in zip(documents, clauses, strict=True)]
    wording: list[dict[int, Strengths]] = [{} for _ in documents]
    has = np.zeros(len(numbers), dtype=bool)
    for other in range(len(documents)):
        has[grams[other].number] = True
        for child in by[other]:
            wording[child][other] = grams[child].contained(has)
        has[grams[other].number] = False
    return tuple(
        Explained(
            weights=_weights(clauses[at]),
            telling=grams[at].telling,
            by={other: np.array(row) for other, row in by[at].items()},
            wording=wording[at],
        )
        for at in range(len(documents))
    )


def _touched(clauses: Sequence[Span], ends: Sequence[int], span: Span) -> list[tuple[int, float]]:
    """The clauses of which a span has enough to explain them, and how much of each."""
    first = bisect_right(ends, span.start)
    touching = takewhile(lambda at: clauses[at].start < span.end, range(first, len(clauses)))
    parts = [(at, part_of(clauses[at], span)) for at in touching]
    return [(at, part) for at, part in parts if part > _TOUCHED]


def _weights(clauses: Sequence[Span]) -> Strengths:
    sizes = np.array([clause.end - clause.start for clause in clauses], dtype=float)
    return sizes / sizes.sum() if sizes.size else sizes


@dataclass(frozen=True, slots=True, eq=False)
class _Grams:
    """The word n-grams of a document outside quotations and formulas: the number of each, its
    clause, and how much it tells; `telling` is the sum of that in each clause."""

    number: npt.NDArray[np.int64]
    clause: npt.NDArray[np.int64]
    told: Strengths
    telling: Strengths

    def contained(self, has: npt.NDArray[np.bool_]) -> Strengths:
        """The share of each clause's n-grams, by how much they tell, that another document has."""
        told = self.told * has[self.number]
        summed = np.bincount(self.clause, weights=told, minlength=len(self.telling))
        shares: Strengths = summed / np.where(self.telling > 0, self.telling, 1.0)
        return shares


def _wording(
    document: Annotated, clauses: Sequence[Span], numbers: dict[tuple[str, ...], int]
) -> _Grams:
    """The word n-grams of a document, numbered as those of the documents before it."""
    tokens = document.tokens
    words = tokens.words
    quoted = _words_in(document.quotations, tokens)
    formula = _words_in(document.formulas, tokens)
    runs = zip(*(words[at:] for at in range(WORDING)), strict=False)
    number = np.array([numbers.setdefault(run, len(numbers)) for run in runs], dtype=np.int64)
    ends = len(number)
    told = np.array([document.information(word) for word in words])
    weights, aside, apart = np.zeros(ends), np.zeros(ends, dtype=bool), np.ones(ends, dtype=bool)
    for at in range(WORDING):
        weights += told[at : at + ends]
        aside |= quoted[at : at + ends]
        apart &= formula[at : at + ends]
    clause = np.full(ends, -1)
    for at, span in enumerate(clauses):
        inside = tokens.within(span.start, span.end)
        clause[inside.start : inside.stop] = at
    kept = np.flatnonzero(~aside & ~apart & (clause >= 0))
    # one that a clause has twice counts once
    _, first = np.unique(np.stack((clause[kept], number[kept])), axis=1, return_index=True)
    kept = kept[np.sort(first)]
    telling = np.bincount(clause[kept], weights=weights[kept], minlength=len(clauses))
    return _Grams(number[kept], clause[kept], weights[kept], telling.astype(float))


def _words_in(spans: Sequence[Stretch], tokens: Tokens) -> npt.NDArray[np.bool_]:
    """Which words lie in one of some spans."""
    mask = np.zeros(len(tokens.words), dtype=bool)
    for span in spans:
        mask[list(tokens.within(span.start, span.end))] = True
    return mask
