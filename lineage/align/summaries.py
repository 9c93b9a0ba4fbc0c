"""Summaries: a stretch of one document that has its words from all over the other."""

from collections.abc import Sequence

import numpy as np

from lineage.align.dots import Side, best_met
from lineage.align.stretches import CHANCE, Range, Stretch, best_cut, likelier

_AT_FIRST, _CHANCE_AT_FIRST = 0.6, 0.2
_MOST_CHANCE, _TIGHTEST, _APART = 0.45, 0.95, 0.15
"""Bounds of the shares of words in common outside and inside of a summary, and between the two."""
_BEFORE = 5.0
"""Telling words that the first guess of chance counts as."""
_ROUNDS = 6
_MOST_OF = 0.5
"""Share of a document above which its rest is too little to tell what is chance."""
DENSITY, EVIDENCE = 0.65, 10.0
"""Share of its telling words that the other document has, and log-likelihood that this is more
than chance, from which a stretch is a summary."""
LEFT = 0.25
"""Share of what a summary has in common with the other that is not in any one place of it."""
SHORTER, SHORTEST = 2.5, 20.0
"""How many times shorter than what it sums up a summary is, at the least and at the most: a long
text has everything in it somewhere."""
_SPREAD = 0.05
"""Share of the dots at either end that may be chance."""


def summary(own: Side, other_words: int, known: Sequence[Range] = ()) -> Stretch | None:
    """The stretch of a document that sums up the other, `a` in its own words, `b` in the other's.

    `known` are stretches of the document that one place in the other accounts for: what is left of
    a summary without any of them must sum up the other as well.

    As for stretches, but the other document counts as a whole, and chance is what the rest of the
    document has in common with it: two texts on one topic share much, all over. Cost: the number
    of dots.

    >>> words = np.arange(60)
    >>> side = Side(words, words * 4, np.ones(60), np.ones(200))
    >>> summary(side, other_words=240).a
    (0, 60)
    """
    telling = own.telling
    met = best_met(len(telling), own.own, own.like)
    inside, outside = _AT_FIRST, _CHANCE_AT_FIRST
    told = both = 0.0
    words: Range = (0, 0)
    for _ in range(_ROUNDS):
        cut = best_cut(telling, met, inside, outside)
        if cut[0] == cut[1]:
            return None
        if cut == words:
            break
        words = cut
        part = slice(*words)
        told, both = float(telling[part].sum()), float((telling * met)[part].sum())
        beside = float((telling * met).sum()) - both + _CHANCE_AT_FIRST * _BEFORE
        outside = min(max(beside / (telling.sum() - told + _BEFORE), CHANCE), _MOST_CHANCE)
        inside = min(max(both / told, outside + _APART), _TIGHTEST)
    density = both / told
    likely = likelier(told, density, inside, outside)
    length = words[1] - words[0]
    if not SHORTER * length <= other_words <= SHORTEST * length:
        return None
    if length > _MOST_OF * len(telling):
        return None
    if density < DENSITY or likely < EVIDENCE:
        return None
    for stretch in known:
        left = np.ones(length, dtype=bool)
        left[max(0, stretch[0] - words[0]) : max(0, stretch[1] - words[0])] = False
        rest = telling[slice(*words)][left]
        if (rest * met[slice(*words)][left]).sum() < max(DENSITY * rest.sum(), LEFT * both):
            return None
    reached = own.other[slice(*np.searchsorted(own.own, words))]
    first, last = np.quantile(reached, (_SPREAD, 1 - _SPREAD), method="nearest")
    return Stretch(words, (int(first), int(last) + 1), density, both)
