"""Whole passages: stretches of many clauses that two documents share, as one alignment each."""

import numpy as np

from lineage.align.cells import Cells, stacked
from lineage.align.clauses import likeness
from lineage.align.dots import dot_plot
from lineage.align.features import Features, is_quoted
from lineage.align.stretches import Range, Stretch, stretches
from lineage.align.summaries import summary
from lineage.align.verbatim import DENSEST
from lineage.model import Alignment, Kind, Span
from lineage.text.spans import overlap, part_of, touching

SEED_COSINE, SEED_EVIDENCE = 0.3, 0.15
"""Likeness and weight in common of two clauses from which they may be part of a stretch."""
_HALF = 0.5
"""Share of a clause from which the rest of it belongs to a stretch; share of both texts above which
a stretch is no passage in them."""
_LARGE = 0.25
"""Share of a stretch from which a copy in it is more than a sentence of a summary."""
_ALL, _SOME = 0.85, 0.25
"""Share of a stretch in one document, and in the other, from which a copy is all there is to it."""


def whole(a: Features, b: Features, copied: list[Alignment]) -> list[Alignment]:
    """The stretches of many clauses that both documents have, each as one alignment.

    Cost is that of the dot plot and of the stretches on it, and of comparing all clauses.
    """
    clauses = (np.arange(len(item.clauses)) for item in (a, b))
    cells = Cells(*(stacked([rows]) for rows in clauses))
    row, column = cells.of(np.arange(cells.size))
    like = likeness(a, [b], cells, row, column)
    seeds = [
        (
            item.score * (item.a.end - item.a.start),
            _words(a, item.a),
            _words(b, item.b),
        )
        for item in copied
    ]
    strong = (like.cosine >= SEED_COSINE) & (like.evidence >= SEED_EVIDENCE)
    seeds += [
        (
            float(like.cosine[cell] * like.evidence[cell]),
            _words(a, a.clauses[row[cell]]),
            _words(b, b.clauses[column[cell]]),
        )
        for cell in np.flatnonzero(strong)
    ]
    seeds.sort(key=lambda seed: (-seed[0], seed[1:]))
    side_a, side_b = dot_plot(a.document, b.document)
    found = stretches(side_a, side_b, [seed[1:] for seed in seeds])
    of_b = summary(side_a, len(side_b.telling), [s.a for s in found])
    if of_b and not _is_copied(of_b.a, [_words(a, item.a) for item in copied]):
        found = _summed_up(found, of_b, in_a=True)
    of_a = summary(side_b, len(side_a.telling), [s.b for s in found])
    if of_a and not _is_copied(of_a.a, [_words(b, item.b) for item in copied]):
        turned = Stretch(of_a.b, of_a.a, of_a.density, of_a.evidence)
        found = _summed_up(found, turned, in_a=False)
    return [_alignment(s, a, b, copied) for s in found if not _is_everything(s, a, b)]


def _is_everything(stretch: Stretch, a: Features, b: Features) -> bool:
    """Whether a stretch is most of both texts: what is to be shown is then what is in it."""
    return all(
        words[1] - words[0] > _HALF * len(features.document.tokens.words)
        for words, features in ((stretch.a, a), (stretch.b, b))
    )


def _is_copied(words: Range, copies: list[Range]) -> bool:
    """Whether most of some words are a few copies; of a summary single sentences may be."""
    length = words[1] - words[0]
    inside = [min(words[1], copy[1]) - max(words[0], copy[0]) for copy in copies]
    return sum(part for part in inside if part >= _LARGE * length) > _HALF * length


def _summed_up(found: list[Stretch], short: Stretch, *, in_a: bool) -> list[Stretch]:
    """The stretches with a summary in the place of those in it."""

    def inside(stretch: Stretch) -> bool:
        mine, whole = (stretch.a, short.a) if in_a else (stretch.b, short.b)
        return max(mine[0], whole[0]) < min(mine[1], whole[1])

    return sorted([short, *(stretch for stretch in found if not inside(stretch))])


def _words(features: Features, span: Span) -> Range:
    inside = features.document.tokens.within(span.start, span.end)
    return inside.start, inside.stop


def _alignment(stretch: Stretch, a: Features, b: Features, copied: list[Alignment]) -> Alignment:
    spans = _rounded(a, stretch.a), _rounded(b, stretch.b)
    parts = [
        (item, part_of(spans[0], item.a), part_of(spans[1], item.b))
        for item in copied
        if overlap(spans[0], item.a) and overlap(spans[1], item.b)
    ]
    for item, *shares in parts:
        if max(shares) >= _ALL and min(shares) >= _SOME:
            return item
    kind: Kind = "paraphrase"
    if min(sum(item.score * part[side] for item, *part in parts) for side in (0, 1)) >= DENSEST:
        kind = "edited"
    elif is_quoted(spans[0], a.document) and is_quoted(spans[1], b.document):
        kind = "quotation"
    return Alignment(None, kind, round(stretch.density, 4), *spans)


def _rounded(features: Features, words: Range) -> Span:
    """The span of some words, with the rest of a clause of which it has the most."""
    span = features.span(*words)
    start, end = span.start, span.end
    for clause in touching(features.clauses, span.start, span.end):
        if part_of(clause, span) >= _HALF:
            start, end = min(start, clause.start), max(end, clause.end)
    return Span(start, end)
