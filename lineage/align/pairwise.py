"""Align two documents: which stretch of one says what a stretch of the other says."""

import numpy as np
import numpy.typing as npt

from lineage.align.anchors import anchored, without_names
from lineage.align.clauses import Likeness, likeness, matched
from lineage.align.features import Features, is_quoted
from lineage.align.verbatim import SEED, Chain, Run, chains, runs
from lineage.model import Alignment, Kind, Span
from lineage.text.lexicon import information
from lineage.text.spans import holding, touching

FLOOR = 0.2
"""Likeness below which two clauses are not aligned."""
EVIDENCE = 0.1
"""Likeness times the summed weight in common, below which they are not: the less alike two clauses
are, the more they must have in common."""
WORDS = 2
"""Content words in common, or one and a figure or name, without which nothing is said twice."""
_QUOTED_FLOOR, _QUOTED_EVIDENCE = 0.15, 0.02
"""The same for two quotations: both texts say that these words were said."""
_COVERED = 0.5
LONG_COPY = 12
"""Words from which a copied stretch counts whatever stands around it."""
TELLS = 1.2
"""Summed information of a copied stretch, without names, below which it is a mere title."""
ANCHOR, ANCHORED, _MOST_ANCHORS = 0.1, 0.3, 2.0
"""How much a figure or a name in common adds to the likeness of two clauses, and to their weight
in common."""
FACT_SCORE = 0.4
FACT_FLOOR, FACT_ANCHORS = 0.1, 1.5
"""Likeness, and weight of figures and names in common, from which two clauses give one fact."""


def align(a: Features, b: Features, *, by_sentence: bool = False) -> tuple[Alignment, ...]:
    """The alignments of two documents, sorted by (a.start, b.start), in any order of the texts.

    Copied runs are found first (verbatim, edited), then the clauses that are left are compared
    by their weighted words and paired off, each with its best match (quotation, paraphrase).
    `by_sentence` cuts copied runs at the ends of sentences and keeps clauses apart, so that what
    a third document has of them can be told. Cost: the number of words, plus the product of the
    two numbers of clauses.
    """
    copied = _copied(a, b, by_sentence)
    long = [item for item in copied if _stands_alone(item, a, b)]
    alone = set(map(id, long))
    like = likeness(a, b)
    free = like.cosine.copy()
    free[_covered(a, [item.a for item in long]), :] = -1.0
    free[:, _covered(b, [item.b for item in long])] = -1.0
    pairs = _reworded(a, b, like, free)
    reworded = _joined(pairs, a, b, join=not by_sentence)
    short = [
        item
        for item in copied
        if id(item) not in alone and not any(_overlap(item, other) for other in reworded)
    ]
    found = [*long, *short, *reworded]
    return tuple(sorted(found, key=lambda item: (item.a.start, item.b.start, item.a.end)))


def _stands_alone(item: Alignment, a: Features, b: Features) -> bool:
    """Whether a copied stretch is more than a turn of phrase inside a reworded clause."""
    words = len(a.document.tokens.within(item.a.start, item.a.end))
    return words >= LONG_COPY or (_covers_a_clause(a, item.a) and _covers_a_clause(b, item.b))


def _overlap(item: Alignment, other: Alignment) -> bool:
    return (
        item.a.start < other.a.end
        and other.a.start < item.a.end
        and item.b.start < other.b.end
        and other.b.start < item.b.end
    )


def _copied(a: Features, b: Features, by_sentence: bool) -> list[Alignment]:
    if a.document.language != b.document.language:
        return []
    found = tuple(
        chain
        for chain in chains(runs(a.document.tokens.plain, b.document.tokens.plain))
        if _tells(a, *chain.a)
    )
    pieces = found
    if by_sentence:
        pieces = tuple(piece for chain in found for piece in _sentences_of(chain, a, b))
    return [
        Alignment(
            None,
            _kind(piece, a, b),
            round(piece.density, 4),
            _span(a, *piece.a),
            _span(b, *piece.b),
        )
        for piece in pieces
    ]


def _kind(piece: Chain, a: Features, b: Features) -> Kind:
    if piece.density == 1.0:
        return "verbatim"
    quoted = is_quoted(_span(a, *piece.a), a.document) and is_quoted(_span(b, *piece.b), b.document)
    return "quotation" if quoted else "edited"


def _tells(features: Features, first: int, end: int) -> bool:
    """Whether words say something beside the names and titles of the people they are about."""
    document = features.document
    told = sum(
        information(document.tokens.words[at], document.language)
        for at in range(first, end)
        if not holding(document.names, int(document.tokens.starts[at]))
    )
    return told >= TELLS


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
        around = _span(b, *piece.b)
        for other in touching(b.document.sentences, around.start, around.end):
            words = b.document.tokens.within(other.start, other.end)
            part = mirrored.within(words.start, words.stop)
            if part is not None and part.equal >= SEED:
                pieces.append(Chain(tuple(Run(run.b, run.a, run.length) for run in part.runs)))
    return pieces


def _covered(features: Features, spans: list[Span]) -> npt.NDArray[np.bool_]:
    """Which clauses are copied for the most part, and have nothing left to be reworded."""
    mask = np.zeros(len(features.document.document.text), dtype=bool)
    for span in spans:
        mask[span.start : span.end] = True
    return np.array(
        [mask[clause.start : clause.end].mean() > _COVERED for clause in features.clauses],
        dtype=bool,
    )


def _covers_a_clause(features: Features, span: Span) -> bool:
    return any(
        min(clause.end, span.end) - max(clause.start, span.start)
        > _COVERED * (clause.end - clause.start)
        for clause in touching(features.clauses, span.start, span.end)
    )


def _reworded(
    a: Features, b: Features, like: Likeness, free: npt.NDArray[np.float32]
) -> list[tuple[int, int, Kind, float]]:
    both_quoted = np.outer(a.quoted, b.quoted)
    anchors = np.minimum(anchored(a.anchors, b.anchors, *free.shape), _MOST_ANCHORS)
    free = np.where(free >= 0, free + ANCHOR * anchors, free)
    says = (like.words >= WORDS) | ((like.words > 0) & (anchors > 0)) | (anchors >= FACT_ANCHORS)
    enough = (
        (free >= np.where(both_quoted, _QUOTED_FLOOR, FLOOR))
        & (
            free * (like.evidence + ANCHORED * anchors)
            >= np.where(both_quoted, _QUOTED_EVIDENCE, EVIDENCE)
        )
        & (says | (both_quoted & ((like.words > 0) | (free >= FLOOR))))
    )
    found: list[tuple[int, int, Kind, float]] = []
    for row, column in matched(np.where(enough, free, -1.0), 0.0):
        kind: Kind = "quotation" if both_quoted[row, column] else "paraphrase"
        found.append((row, column, kind, float(free[row, column])))
    rest = free.copy()
    rest[[row for row, *_ in found], :] = -1.0
    rest[:, [column for _, column, *_ in found]] = -1.0
    said = anchored(without_names(a.anchors), without_names(b.anchors), *free.shape)
    facts = (rest >= FACT_FLOOR) & (anchors >= FACT_ANCHORS) & ((said > 0) | (like.words > 0))
    for row, column in matched(np.where(facts, rest, -1.0), 0.0):
        found.append((row, column, "fact", FACT_SCORE))
    return found


def _joined(
    pairs: list[tuple[int, int, Kind, float]], a: Features, b: Features, *, join: bool
) -> list[Alignment]:
    """Alignments of clauses, neighbouring ones of one sentence joined where that is asked for."""
    by_place = sorted(pairs)
    groups: list[list[tuple[int, int, Kind, float]]] = []
    for pair in by_place:
        if groups and join:
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
