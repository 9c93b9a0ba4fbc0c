"""Reworded clauses: which clause of one document says what a clause of another says."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import log

import numpy as np

from lineage.align.anchors import anchored
from lineage.align.cells import Cells
from lineage.align.clauses import attached, likeness, matched, near, words_in_common
from lineage.align.features import Features
from lineage.model import Alignment, Kind, Span

FLOOR, _FEW, _STEP = 0.2, 30, 0.05
"""Likeness below which two clauses are not aligned where there are few on either side, and how much
more it takes for each e times as many."""
EVIDENCE = 0.1
"""Likeness times the summed weight in common, below which they are not: the less alike two clauses
are, the more they must have in common."""
WORDS = 2
"""Content words in common, or one and a figure or name, or figures that make a fact, without which
nothing is said twice: names alone say only whom it is about."""
_QUOTED_FLOOR, _QUOTED_EVIDENCE = 0.15, 0.02
"""The same for two quotations: both texts say that these words were said."""
ANCHOR, ANCHORED, _MOST_ANCHORS = 0.1, 0.3, 2.0
"""How much a figure or a name in common adds to the likeness of two clauses, and to their weight
in common."""
MEANT, MEANT_EVIDENCE = 0.2, 0.6
"""The same for what an encoder takes for the same: as two figures in common, and by the square of
how near it is, so that what is a little nearer than most adds next to nothing."""
AS_A_WORD = 0.7
"""Nearness that stands in for one content word in common, and never for more."""
FACT_SCORE = 0.4
FACT_FLOOR, FACT_ANCHORS = 0.1, 1.5
"""Likeness, and weight of figures and names in common, from which two clauses give one fact."""
_MOST_EVIDENCE = 2.0


class Prior(Enum):
    """What is known of two documents before their clauses are compared.

    COMMON_SOURCE: both credit one source, so that whatever is alike may be what it said. OPEN:
    nothing. UNRELATED: nothing says that one retells the other, so that figures and names in
    common say only that they are on one topic.
    """

    COMMON_SOURCE = 1
    OPEN = 2
    UNRELATED = 3


_TOGETHER_ALONE = {Prior.OPEN: (0.02, 0.8), Prior.UNRELATED: (0.03, 1.2)}
"""Likeness times weight in common (UNRELATED: of the words), summed and by the number of clauses of
the longer document, from which reworded clauses are more than chance; and that from which a single
one is."""


def floor(clauses: int, others: int) -> float:
    """Likeness below which two clauses are not aligned: of many, some are alike by chance.

    >>> floor(20, 30), round(floor(400, 900), 2)
    (0.2, 0.35)
    """
    return FLOOR + _STEP * log(max(1.0, (clauses * others) ** 0.5 / _FEW))


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Two clauses that say the same: how alike they are, and how much that weighs, by all that they
    have in common and by their words alone."""

    row: int
    column: int
    kind: Kind
    score: float
    weight: float
    wording: float


def reworded(a: Features, others: Sequence[Features], cells: Cells) -> list[list[Match]]:
    """Pair off the clauses that say the same in other words, with what is left over of their
    sentences, then those that give one fact, for each of some documents: the rows of the cells are
    clauses of the one, the columns of the others.

    What an encoder says helps to tell which clauses are the same, and counts neither in their score
    nor in their weight: two texts on one topic are near all over. Cost is the product of the two
    numbers of clauses.
    """
    sizes = np.array([len(b.clauses) for b in others])
    first = np.cumsum(sizes) - sizes
    quoted = np.concatenate([b.quoted for b in others])
    shared = anchored(a.anchors, [b.anchors for b in others], cells)
    words, meant = words_in_common(a, others, cells), near(a, others, cells)
    quotations = cells.meeting(
        np.flatnonzero(a.quoted[cells.rows.row]),
        np.flatnonzero(quoted[first[cells.columns.table] + cells.columns.row]),
    )
    # most clauses have nothing in common, and need no second look
    possible = (words > 0) | (shared.all > 0) | (meant >= AS_A_WORD)
    possible[quotations] = True
    some = np.flatnonzero(possible)
    in_row, in_column = cells.of(some)
    row, table, column = (
        cells.rows.row[in_row],
        cells.rows.table[in_row],
        cells.columns.row[in_column],
    )
    clause = first[table] + column
    both_quoted = a.quoted[row] & quoted[clause]
    like = likeness(a, others, cells, in_row, in_column)
    words, meant, said = words[some], meant[some], shared.said[some] > 0
    anchors = np.minimum(shared.all[some], _MOST_ANCHORS)
    free = like.cosine + ANCHOR * anchors
    evidence = like.evidence + ANCHORED * anchors
    likely = free + MEANT * meant**2
    backed = evidence + MEANT_EVIDENCE * meant**2
    alike = words + (meant >= AS_A_WORD)
    told = (anchors >= FACT_ANCHORS) & said
    says = (alike >= WORDS) | ((alike > 0) & (anchors > 0)) | told
    least = np.array([floor(len(a.clauses), size) for size in sizes.tolist()])[table]
    enough = (
        (likely >= np.where(both_quoted, _QUOTED_FLOOR, least))
        & (likely * backed >= np.where(both_quoted, _QUOTED_EVIDENCE, EVIDENCE))
        & (says | (both_quoted & ((words > 0) | (likely >= FLOOR))))
    )
    weight = free * np.minimum(evidence, _MOST_EVIDENCE)
    wording = like.cosine * np.minimum(like.evidence, _MOST_EVIDENCE)
    found: list[list[Match]] = [[] for _ in others]

    def add(cell: int, kind: Kind, score: float) -> None:
        weights = float(weight[cell]), float(wording[cell])
        found[table[cell]].append(Match(int(row[cell]), int(column[cell]), kind, score, *weights))

    theirs = np.concatenate([b.sentence_of for b in others])[clause]
    sentences = np.stack((table, a.sentence_of[row], theirs))
    places = np.flatnonzero(enough)
    ends = likely[places], in_row[places], in_column[places]
    found_in = matched(*ends)
    found_in += attached(*ends, found_in, sentences[:, places])
    paired = places[found_in]
    for cell in paired.tolist():
        add(cell, "quotation" if both_quoted[cell] else "paraphrase", float(free[cell]))
    facts = (free >= FACT_FLOOR) & (anchors >= FACT_ANCHORS)
    facts &= said | (words > 0)
    facts &= ~np.isin(in_row, in_row[paired]) & ~np.isin(in_column, in_column[paired])
    left = np.flatnonzero(facts)
    for cell in left[matched(free[left], in_row[left], in_column[left])].tolist():
        add(cell, "fact", FACT_SCORE)
    return found


def beyond_chance(pairs: list[Match], a: Features, b: Features, prior: Prior) -> list[Match]:
    """The clauses paired off, if they are more than two texts on one topic have by chance; else
    those that alone are. Cost is linear in their number."""
    if prior is Prior.COMMON_SOURCE:
        return pairs
    together, alone = _TOGETHER_ALONE[prior]
    weights = [pair.weight if prior is Prior.OPEN else pair.wording for pair in pairs]
    if sum(weights) >= together * max(len(a.clauses), len(b.clauses)):
        return pairs
    return [pair for pair, weight in zip(pairs, weights, strict=True) if weight >= alone]


def joined(pairs: list[Match], a: Features, b: Features, *, join: bool) -> list[Alignment]:
    """Alignments of clauses, neighbouring ones of one sentence joined where that is asked for."""
    groups: list[list[Match]] = []
    for pair in sorted(pairs):
        if groups and join:
            last = groups[-1][-1]
            same_sentences = (
                a.sentence_of[last.row] == a.sentence_of[pair.row]
                and b.sentence_of[last.column] == b.sentence_of[pair.column]
            )
            next_to_it = (pair.row, pair.column) == (last.row + 1, last.column + 1)
            if same_sentences and next_to_it and last.kind == pair.kind:
                groups[-1].append(pair)
                continue
        groups.append([pair])
    return [
        Alignment(
            None,
            group[0].kind,
            round(min(1.0, sum(match.score for match in group) / len(group)), 4),
            Span(a.clauses[group[0].row].start, a.clauses[group[-1].row].end),
            Span(b.clauses[group[0].column].start, b.clauses[group[-1].column].end),
        )
        for group in groups
    ]
