"""Align two documents: which stretch of one says what a stretch of the other says."""

import numpy as np
import numpy.typing as npt

from lineage.align.clauses import likeness
from lineage.align.features import Features, is_quoted
from lineage.align.reworded import Prior, beyond_chance, joined, reworded
from lineage.align.verbatim import SEED, Chain, Run, chains, runs
from lineage.align.whole import whole
from lineage.model import Alignment, Kind, Span
from lineage.text.spans import overlap, part_of, touching

_COVERED = 0.5
LONG_COPY = 12
"""Words from which a copied stretch counts whatever stands around it."""
TELLS = 1.2
"""Summed information of a copied stretch, without names, below which it is a mere title."""


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
    copied = _copied(a, b, by_sentence)
    long = [item for item in copied if _stands_alone(item, a, b)]
    alone = set(map(id, long))
    like = likeness(a, b)
    free = like.cosine.copy()
    free[_covered(a, [item.a for item in long]), :] = -1.0
    free[:, _covered(b, [item.b for item in long])] = -1.0
    pairs = reworded(a, b, like, free)
    passages: list[Alignment] = []
    if not by_sentence and a.document.language == b.document.language:
        passages = whole(a, b, like, copied)
        pairs = [
            pair
            for pair in pairs
            if not _inside(a.clauses[pair.row], b.clauses[pair.column], passages)
        ]
        long = [item for item in long if not _inside(item.a, item.b, passages)]
    clauses = joined(beyond_chance(pairs, a, b, prior), a, b, join=not by_sentence)
    short = [
        item
        for item in copied
        if id(item) not in alone
        and prior is not Prior.UNRELATED
        and not any(overlap(item.a, other.a) and overlap(item.b, other.b) for other in clauses)
        and not _inside(item.a, item.b, passages)
    ]
    found = [*passages, *long, *short, *clauses]
    return tuple(sorted(found, key=lambda item: (item.a.start, item.b.start, item.a.end)))


def _stands_alone(item: Alignment, a: Features, b: Features) -> bool:
    """Whether a copied stretch is more than a turn of phrase inside a reworded clause."""
    words = len(a.document.tokens.within(item.a.start, item.a.end))
    return words >= LONG_COPY or (_covers_a_clause(a, item.a) and _covers_a_clause(b, item.b))


def _inside(in_a: Span, in_b: Span, passages: list[Alignment]) -> bool:
    """Whether most of either span is in a passage, which says where it is on the other side."""
    return any(part_of(in_a, p.a) > _COVERED or part_of(in_b, p.b) > _COVERED for p in passages)


def _copied(a: Features, b: Features, by_sentence: bool) -> list[Alignment]:
    if a.document.language != b.document.language:
        return []
    found = tuple(chain for chain in chains(runs(a.seeds, b.seeds)) if _tells(a, *chain.a))
    pieces = found
    if by_sentence:
        pieces = tuple(piece for chain in found for piece in _sentences_of(chain, a, b))
    return [_alignment(piece.density, a.span(*piece.a), b.span(*piece.b), a, b) for piece in pieces]


def _alignment(density: float, in_a: Span, in_b: Span, a: Features, b: Features) -> Alignment:
    kind: Kind = "verbatim"
    if density < 1.0:
        quoted = is_quoted(in_a, a.document) and is_quoted(in_b, b.document)
        kind = "quotation" if quoted else "edited"
    return Alignment(None, kind, round(density, 4), in_a, in_b)


def _tells(features: Features, first: int, end: int) -> bool:
    """Whether words say something beside the names and titles of the people they are about."""
    return float(features.told[end] - features.told[first]) >= TELLS


def _sentences_of(chain: Chain, a: Features, b: Features) -> list[Chain]:
    """The chain cut where a sentence ends in either document."""
    pieces: dict[tuple[int, int], list[Run]] = {}
    for run in chain.runs:
        at, ahead, end = run.a, run.b - run.a, run.a + run.length
        while at < end:
            in_a, in_b = a.sentence_ends[at], b.sentence_ends[at + ahead]
            stop = min(in_a, in_b - ahead, end)
            pieces.setdefault((in_a, in_b), []).append(Run(at, at + ahead, stop - at))
            at = stop
    parts = (Chain(tuple(runs)) for runs in pieces.values())
    return [part for part in parts if part.equal >= SEED]


def _covered(features: Features, spans: list[Span]) -> npt.NDArray[np.bool_]:
    """Which clauses are copied for the most part, and have nothing left to be reworded."""
    # how many characters before each one are copied
    before = np.zeros(len(features.document.document.text) + 1, dtype=np.int64)
    for span in spans:
        before[span.start + 1 : span.end + 1] = 1
    np.cumsum(before, out=before)
    starts, ends = features.clause_edges
    mostly: npt.NDArray[np.bool_] = before[ends] - before[starts] > _COVERED * (ends - starts)
    return mostly


def _covers_a_clause(features: Features, span: Span) -> bool:
    return any(
        part_of(clause, span) > _COVERED
        for clause in touching(features.clauses, span.start, span.end)
    )
