"""Median: of three documents, the one that has what the other two share stands between them."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lineage.derive.order import forebears
from lineage.text import Annotated

WIDTH = 4
"""Words in the runs that are compared."""
NEAR = 1.25
"""How much dearer a link may be than the one whose place it takes."""
CONTRADICTED = 0.4
"""How many stretches may speak against a link that takes another's place, beside those that speak
against that one."""

EVEN = 1.5
"""How many times as many stretches may speak for one parent as for another that is as likely."""

_Mask = npt.NDArray[np.bool_]
_Tie = tuple[int, int]


def settled(
    parents: Mapping[int, int], costs: Mapping[_Tie, float], shared: "Shared"
) -> dict[int, int]:
    """The trees in which links that what stands between their ends speaks against are replaced.

    Who stands between two documents has what they share, or it would have been written twice. So
    where a document shares with another what its neighbour towards that one lacks, each stretch of
    it speaks for a link past the neighbour: once, however long, for a passage may have been taken
    by itself. `costs` are those of the links that may be drawn; one that was replaced does not come
    back. Cost is the number of links times the depth of the tree, each round, and, where two links
    are near each other, the length of the documents.
    """
    found = dict(parents)
    replaced: set[frozenset[int]] = set()
    changed = True
    while changed:
        changed = False
        for tie in sorted(costs, key=lambda tie: (costs[tie], tie)):
            for end, other in (tie, tie[::-1]):
                if frozenset(tie) in replaced:
                    continue
                middle = _towards(other, end, found)
                if middle in (None, other) or costs[tie] > NEAR * _cost(end, middle, costs):
                    continue
                against = 1 + shared.beside(end, middle, other)
                if against >= CONTRADICTED * (1 + shared.beside(end, other, middle)):
                    continue
                moved = _moved(found, end, middle, other)
                if all((parent, child) in costs for child, parent in moved.items()):
                    found.update(moved)
                    replaced.add(frozenset((end, middle)))
                    changed = True
    return found


def dated(
    parents: Mapping[int, int],
    costs: Mapping[_Tie, float],
    new: Mapping[_Tie, float],
    shared: "Shared",
    told: Callable[[int, int], bool],
) -> dict[int, int]:
    """The children whose parent nothing tells to have come first, and who may as well have all of
    it from a document beside that which is told to have: each with that document.

    Of a text and a cut copy of it, either may be what a third was made from. The cut copy is the
    nearer one, by what it lacks alone; so the other has to have no less of the child, and hardly
    fewer stretches of its words alone. `new` is what is new in each child beside each parent.
    """
    found = {}
    # a child may have moved before the next one is asked, and what moves must close no ring
    moved = dict(parents)
    for child, parent in parents.items():
        if told(parent, child):
            continue
        beside = [
            other
            for other in sorted({parents.get(parent, parent), *parents} - {parent, child})
            if parents.get(other) == parent or parents.get(parent) == other
            if (other, child) in costs
            and told(other, child)
            and new[other, child] <= new[parent, child]
            and child not in forebears(other, moved)
            and 1 + shared.beside(child, parent, other)
            <= EVEN * (1 + shared.beside(child, other, parent))
        ]
        if beside:
            found[child] = moved[child] = min(beside, key=lambda other: costs[other, child])
    return found


def _cost(a: int, b: int, costs: Mapping[_Tie, float]) -> float:
    return min(costs[tie] for tie in ((a, b), (b, a)) if tie in costs)


def _towards(other: int, end: int, parents: Mapping[int, int]) -> int | None:
    """The neighbour of a document on the way to another; None where there is none.

    >>> _towards(2, 0, {1: 0, 2: 1}), _towards(0, 2, {1: 0, 2: 1}), _towards(3, 0, {1: 0})
    (1, 1, None)
    """
    line = [other, *forebears(other, parents)]
    if end in line:
        return line[line.index(end) - 1]
    up = [end, *forebears(end, parents)]
    return up[1] if up[-1] == line[-1] else None


def _moved(parents: Mapping[int, int], end: int, middle: int, other: int) -> dict[int, int]:
    """The parents that change where a document hangs on `other` in place of `middle`.

    >>> _moved({1: 0, 2: 1}, 2, 1, 0), _moved({1: 0, 2: 1}, 0, 1, 2)
    ({2: 0}, {2: 0, 1: 2})
    """
    if parents.get(end) == middle:
        return {end: other}
    # what hangs below the document is turned round, so that `other` is its root
    line = [other, *forebears(other, parents)]
    turned = line[: line.index(end)]
    return {other: end, **{above: below for below, above in pairwise(turned)}}


class Shared:
    """Which stretches of documents others have."""

    def __init__(self, documents: Sequence[Annotated]) -> None:
        self._documents = documents
        self._numbers: dict[tuple[str, ...], int] = {}
        self._runs: dict[int, npt.NDArray[np.int64]] = {}
        self._had: dict[_Tie, _Mask] = {}
        self._known: dict[tuple[int, int, int], int] = {}

    def beside(self, a: int, b: int, third: int) -> int:
        """How many stretches of two documents the other has, and a third lacks."""
        key = min(a, b), max(a, b), third
        if key not in self._known:
            count = 0
            for one, other in ((a, b), (b, a)):
                mask = self._has(one, other) & ~self._has(one, third)
                count += int(np.count_nonzero(np.diff(mask, prepend=False) & mask))
            self._known[key] = count
        return self._known[key]

    def _has(self, document: int, other: int) -> _Mask:
        """Which runs of words of a document another has."""
        if (document, other) not in self._had:
            self._had[document, other] = np.isin(self._of(document), self._of(other))
        return self._had[document, other]

    def _of(self, document: int) -> npt.NDArray[np.int64]:
        if document not in self._runs:
            words = self._documents[document].tokens.plain
            places = range(max(1, len(words) - WIDTH + 1))
            known = self._numbers
            self._runs[document] = np.array(
                [known.setdefault(words[at : at + WIDTH], len(known)) for at in places]
            )
        return self._runs[document]
