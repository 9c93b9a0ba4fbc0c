"""How well one document explains another: clause by clause, and by the wording they share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.model import Alignment, Pair, Span
from lineage.text import Annotated

WORDING = 3
"""Words in the n-grams by which wording is compared."""
_QUOTED = 0.5
"""How much less a reworded quotation explains: both may have heard it said."""

_TOUCHED = 0.2
"""Share of a clause from which an alignment explains any of it."""

Strengths = npt.NDArray[np.float64]
_Aligned = tuple[int, int, float]
"""Where an aligned stretch starts and ends, and how well it is explained."""


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
    aligned: list[dict[int, list[_Aligned]]] = [{} for _ in documents]
    for pair in pairs:
        if pair.alignments:
            a, b = index[pair.a], index[pair.b]
            values = [strength(item) for item in pair.alignments]
            for child, parent, spans in (
                (a, b, [item.a for item in pair.alignments]),
                (b, a, [item.b for item in pair.alignments]),
            ):
                aligned[child][parent] = [
                    (span.start, span.end, value) for span, value in zip(spans, values, strict=True)
                ]
    by = [_clause_by_clause(*found) for found in zip(clauses, aligned, strict=True)]
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
            by=by[at],
            wording=wording[at],
        )
        for at in range(len(documents))
    )


def _clause_by_clause(
    clauses: Sequence[Span], aligned: Mapping[int, Sequence[_Aligned]]
) -> dict[int, Strengths]:
    """How well each other document explains each clause: by the alignment that does it best, of
    those that have enough of the clause."""
    by = np.zeros((len(aligned), len(clauses)))
    if clauses and aligned:
        starts, ends = np.array([(clause.start, clause.end) for clause in clauses]).T
        numbers = np.repeat(np.arange(len(aligned)), [len(found) for found in aligned.values()])
        first, last, value = np.array([item for found in aligned.values() for item in found]).T
        nearest = np.searchsorted(ends, first, side="right")
        times = np.searchsorted(starts, last, side="left") - nearest
        at = np.repeat(np.arange(len(first)), times)
        some = np.arange(len(at)) + np.repeat(nearest - np.cumsum(times) + times, times)
        common = np.minimum(ends[some], last[at]) - np.maximum(starts[some], first[at])
        part = common / (ends[some] - starts[some])
        touched = part > _TOUCHED
        at, some = at[touched], some[touched]
        np.maximum.at(by, (numbers[at], some), value[at] * part[touched])
    return dict(zip(aligned, by, strict=True))


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
    quoted = tokens.inside(document.quotations)
    formula = tokens.inside(document.formulas)
    runs = zip(*(words[at:] for at in range(WORDING)), strict=False)
    number = np.array([numbers.setdefault(run, len(numbers)) for run in runs], dtype=np.int64)
    ends = len(number)
    told = document.told
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
