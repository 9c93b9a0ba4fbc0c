"""Align two documents: which stretch of one says what a stretch of the other says."""

import numpy as np
import numpy.typing as npt

from lineage.align.clauses import Likeness, likeness, matched
from lineage.align.features import Features
from lineage.align.verbatim import SEED, Chain, Run, chains, runs
from lineage.model import Alignment, Kind, Span

FLOOR = 0.30
"""Likeness below which two clauses are not aligned."""
EVIDENCE = 0.8
"""Summed weight in common below which two clauses are not aligned, however short they are."""
_QUOTED_FLOOR, _QUOTED_EVIDENCE = 0.22, 0.3
"""The same for two quotations: both texts say that these words were said."""
_COVERED = 0.5


def align(a: Features, b: Features, *, by_sentence: bool = False) -> tuple[Alignment, ...]:
    """The alignments of two documents, sorted by (a.start, b.start), in any order of the texts.

    Copied runs are found first (verbatim, edited), then the clauses that are left are compared
    by their weighted words and paired off, each with its best match (quotation, paraphrase).
    `by_sentence` cuts copied runs at the ends of sentences, so that what a third document has
    of them can be told apart. Cost: the number of words, plus the product of the two numbers of
    clauses.
    """
    copied = _copied(a, b, by_sentence)
    like = likeness(a, b)
    free = like.cosine.copy()
    free[_covered(a, [span.a for span in copied]), :] = -1.0
    free[:, _covered(b, [span.b for span in copied])] = -1.0
    found = [*copied, *_merged(_reworded(a, b, like, free), a, b)]
    return tuple(sorted(found, key=lambda item: (item.a.start, item.b.start, item.a.end)))


def _copied(a: Features, b: Features, by_sentence: bool) -> list[Alignment]:
    if a.document.language != b.document.language:
        return []
    found = chains(runs(a.document.tokens.words, b.document.tokens.words))
    pieces = found
    if by_sentence:
        pieces = tuple(piece for chain in found for piece in _sentences_of(chain, a, b))
    return [
        Alignment(
            None,
            "verbatim" if piece.density == 1.0 else "edited",
            round(piece.density, 4),
            _span(a, *piece.a),
            _span(b, *piece.b),
        )
        for piece in pieces
    ]


def _span(features: Features, first: int, end: int) -> Span:
    tokens = features.document.tokens
    return Span(int(tokens.starts[first]), int(tokens.ends[end - 1]))


def _sentences_of(chain: Chain, a: Features, b: Features) -> list[Chain]:
    """The chain cut where a sentence ends in either document."""
    pieces = []
    for sentence in a.document.sentences:
        words = a.document.tokens.within(sentence.start, sentence.end)
        piece = chain.within(words.start, words.stop)
        if piece is None:
            continue
        mirrored = Chain(tuple(Run(run.b, run.a, run.length) for run in piece.runs))
        for other in b.document.sentences:
            words = b.document.tokens.within(other.start, other.end)
            part = mirrored.within(words.start, words.stop)
            if part is not None and part.equal >= SEED:
                pieces.append(Chain(tuple(Run(run.b, run.a, run.length) for run in part.runs)))
    return pieces


def _covered(features: Features, spans: list[Span]) -> npt.NDArray[np.bool_]:
    """Which clauses are copied for the most part, and have nothing left to be reworded."""
    return np.array(
        [
            sum(max(0, min(c.end, s.end) - max(c.start, s.start)) for s in spans)
            > _COVERED * (c.end - c.start)
            for c in features.clauses
        ],
        dtype=bool,
    )


def _reworded(
    a: Features, b: Features, like: Likeness, free: npt.NDArray[np.float32]
) -> list[tuple[int, int, Kind, float]]:
    both_quoted = np.outer(a.quoted, b.quoted)
    enough = (free >= np.where(both_quoted, _QUOTED_FLOOR, FLOOR)) & (
        like.evidence >= np.where(both_quoted, _QUOTED_EVIDENCE, EVIDENCE)
    )
    found: list[tuple[int, int, Kind, float]] = []
    for row, column in matched(np.where(enough, free, -1.0), 0.0):
        kind: Kind = "quotation" if both_quoted[row, column] else "paraphrase"
        found.append((row, column, kind, float(free[row, column])))
    return found


def _merged(
    pairs: list[tuple[int, int, Kind, float]], a: Features, b: Features
) -> list[Alignment]:
    """Join neighbouring clauses of one sentence that match neighbouring ones of another."""
    by_place = sorted(pairs)
    groups: list[list[tuple[int, int, Kind, float]]] = []
    for pair in by_place:
        if groups:
            row, column, kind, _ = groups[-1][-1]
            same_sentences = (
                a.sentence_of[row] == a.sentence_of[pair[0]]
                and b.sentence_of[column] == b.sentence_of[pair[1]]
            )
            if same_sentences and pair[0] == row + 1 and pair[1] == column + 1 and kind == pair[2]:
                groups[-1].append(pair)
                continue
        groups.append([pair])
    return [
        Alignment(
            None,
            group[0][2],
            round(min(1.0, sum(score for *_, score in group) / len(group)), 4),
            Span(a.clauses[group[0][0]].start, a.clauses[group[-1][0]].end),
            Span(b.clauses[group[0][1]].start, b.clauses[group[-1][1]].end),
        )
        for group in groups
    ]
