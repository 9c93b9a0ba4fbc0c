"""Contamination: the further documents that one has material from, beside its parent."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from lineage.derive.explain import Explained
from lineage.derive.order import Order, forebears

GAIN = 0.04
"""Share of a child, in stretches that its parent has not, from which another is a second parent."""
CLAUSES = 4
"""Clauses of such a stretch at the least, gaps of up to `GAP` clauses counted as its own."""
GAP = 2
HELD = 0.55
"""Share of the child's wording in these stretches that a second parent has, at the least."""
ALIKE = 0.98
"""Share of its wording in them from which another that has them is as likely to have given them."""
_CLEARLY = 2.0
"""How much better one explanation is than another before that counts."""
_WORDED, _NOT_WORDED = 0.3, 0.15
"""Share of a clause's wording that a second parent has, and that the first one has not."""

_Mask = npt.NDArray[np.bool_]


def second_parents(
    members: Sequence[int],
    explained: Sequence[Explained],
    parents: Mapping[int, int],
    order: Order,
    child: int,
) -> dict[int, bool]:
    """Further documents that a child has whole stretches from, and not from its parent; of each,
    whether their wording tells that it is from this one, and not from another.

    A clause here and there that another has, too, is chance: who merges two articles takes more
    than that. Only documents that came earlier, outside the child's line, can be second parents.
    Cost is linear in the size of the family and the number of the child's clauses.
    """
    if parents.get(child) not in explained[child].by:
        return {}  # no parent, or one of which nothing was recognised
    known, parent = explained[child], parents[child]
    had, worded = known.by[parent], known.wording[parent]
    line = set(forebears(child, parents))
    possible = {
        other
        for other in members
        if other in known.by
        and other not in (child, parent)
        and other not in line
        and child not in forebears(other, parents)
        and order.came_first(other, child)
    }
    chosen: dict[int, bool] = {}
    while possible:
        gains = {
            other: stretches(
                (known.by[other] > _CLEARLY * had)
                & (known.wording[other] >= _WORDED)
                & (worded < _NOT_WORDED)
            )
            for other in possible
        }
        # who copied what the child has from it explains as much, but has less of its wording
        worth = {o: float(known.weights[gains[o]] @ known.wording[o][gains[o]]) for o in possible}
        best = max(possible, key=lambda other: (worth[other], -other))
        gain = float(known.weights[gains[best]].sum())
        if gain < GAIN or worth[best] < HELD * gain:
            break
        rival = max((worth[other] for other in possible if other != best), default=0.0)
        chosen[best] = rival < ALIKE * worth[best]
        had = np.maximum(had, known.by[best])
        worded = np.maximum(worded, known.wording[best])
        possible.remove(best)
    return chosen


def stretches(gained: _Mask) -> _Mask:
    """The clauses that stand in a stretch of several.

    >>> stretches(np.array([1, 0, 0, 0, 1, 1, 0, 1, 1, 0], dtype=bool)).astype(int).tolist()
    [0, 0, 0, 0, 1, 1, 0, 1, 1, 0]
    """
    kept = np.zeros_like(gained)
    places = np.flatnonzero(gained)
    for stretch in np.split(places, np.flatnonzero(np.diff(places) > GAP + 1) + 1):
        if len(stretch) >= CLAUSES:
            kept[stretch] = True
    return kept
