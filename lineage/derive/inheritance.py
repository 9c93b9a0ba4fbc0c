"""Inheritance: whether a document has what another was the first to say, or both have a third's."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.derive.explain import Explained
from lineage.derive.order import is_earlier
from lineage.text import Annotated

WIDTH = 3
"""Words in the runs by which wording is told apart."""
SAID = 0.2
"""Share of a clause's runs of words from which another document says it."""
FEW, USUAL = 10, 0.7
"""Runs of words of which nothing can be told, and the share that a child then is taken to have."""

_Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Inherited:
    """What speaks for a document being an ancestor of another, each a share in 0…1.

    `innovations`: of the parent's clauses that none before it has, those that the child has, each
    counted by how few others have it. `wording`: the same of the words of clauses that others
    have, too; `alone`: of the parent's text, what no other document has. `first`: of the parent's
    text, what none before it has. `between`: how often a third document sides with the child
    against the parent where it also sides with the parent against the child, as those do that go
    back to one original. `company`: of the runs of words that the two have in common, those that a
    third has.
    """

    innovations: float
    wording: float
    alone: float
    first: float
    between: float
    company: float


class Inheritance:
    """The clauses and runs of words of a family, and which of its documents have each."""

    def __init__(
        self, documents: Sequence[Annotated], members: Sequence[int], explained: Sequence[Explained]
    ) -> None:
        self.documents, self.members, self.explained = documents, members, explained
        self._place = {member: at for at, member in enumerate(members)}
        self._saying: dict[int, npt.NDArray[np.bool_]] = {}
        known: dict[tuple[str, ...], int] = {}
        self._runs = [_runs(documents[member], known) for member in members]
        self._has = np.zeros((len(known), len(members)), dtype=bool)
        for at, runs in enumerate(self._runs):
            self._has[runs.number, at] = True
        self._having = self._has.sum(axis=1)

    def between(self, parent: int, child: int) -> Inherited:
        """What speaks for one member being an ancestor of another. Cost is linear in the length of
        both and the size of the family."""
        p, c = self._place[parent], self._place[child]
        others = [self._place[other] for other in self.members if other not in (parent, child)]
        before = [at for at in self._before(p) if at != c]
        runs = self._runs[p]
        said = self._said(p)
        had, new = said[c], said[before].sum(axis=0) == 0
        # what most have goes back to a source of all as easily as to the parent
        rare = runs.sizes * new * np.log((len(others) + 1.5) / (said[others].sum(axis=0) + 0.5))
        alone = runs.share(self._having[runs.number] == 1)
        has = self._has[runs.number[(had & ~new)[runs.clause]]]
        own = ~has[:, before].any(axis=1)
        words, same = int(own.sum()), int(has[own, c].sum())
        whole, fresh = float(runs.sizes.sum()) or 1.0, float(rare.sum())
        return Inherited(
            innovations=float(rare[had].sum()) / fresh if fresh else 1.0,
            wording=same / words if words > FEW else USUAL,
            alone=float(runs.sizes[alone >= 1 - SAID].sum()) / whole,
            first=float(runs.sizes[new].sum()) / whole,
            between=self._between(p, c),
            company=self._company(p, c),
        )

    def news(self, parent: int) -> int:
        """How many runs of words stand in clauses that a member was the first to say."""
        p = self._place[parent]
        new = self._said(p)[self._before(p)].sum(axis=0) == 0
        return int(self._runs[p].sizes[new].sum())

    def _before(self, p: int) -> list[int]:
        """The others but those that came later."""
        own = self.documents[self.members[p]]
        return [
            at
            for at, other in enumerate(self.members)
            if at != p and not is_earlier(own, self.documents[other])
        ]

    def _said(self, document: int) -> npt.NDArray[np.bool_]:
        """Which clauses of a document each other has, word for word or in other words."""
        if document not in self._saying:
            found = np.zeros((len(self.members), len(self._runs[document].sizes)), dtype=bool)
            for other, clauses in self.explained[self.members[document]].by.items():
                if other in self._place:
                    found[self._place[other]] = clauses > 0
            self._saying[document] = found
        return self._saying[document]

    def _company(self, p: int, c: int) -> float:
        """See `Inherited.company`."""
        common = self._has[self._has[:, p] & self._has[:, c]]
        return float((common.sum(axis=1) > 2).mean()) if len(common) else 1.0

    def _between(self, p: int, c: int) -> float:
        """See `Inherited.between`; only clauses that both have are looked at."""
        mine = self._differing(c, p)
        theirs = self._differing(p, c)
        others = np.ones(len(self.members), dtype=bool)
        others[[p, c]] = False
        with_child = self._has[mine].sum(axis=0)[others]
        with_parent = self._has[theirs].sum(axis=0)[others]
        both = float(np.minimum(with_child, with_parent).sum())
        return both / (float((with_child + with_parent).sum()) + 1.0)

    def _differing(self, document: int, other: int) -> _Places:
        """The runs that another lacks of the clauses that it has."""
        runs = self._runs[document]
        has = self._has[runs.number, other]
        said = runs.share(has) >= SAID
        return np.unique(runs.number[~has & said[runs.clause]])


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """The runs of words of a document's clauses: the number of each, its clause, and how many
    each clause has."""

    number: _Places
    clause: _Places
    sizes: npt.NDArray[np.float64]

    def share(self, some: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
        """The share of each clause's runs that are among some of them; 0 where it has none."""
        parts = np.bincount(self.clause[some], minlength=len(self.sizes))
        shares: npt.NDArray[np.float64] = parts / np.maximum(self.sizes, 1.0)
        return shares


def _runs(document: Annotated, known: dict[tuple[str, ...], int]) -> _Runs:
    """The runs of a document, numbered as those before; what a clause has twice counts once."""
    words = document.tokens.plain
    found = [
        sorted(
            {
                known.setdefault(words[at : at + WIDTH], len(known))
                for at in document.tokens.within(clause.start, clause.end)
                if at + WIDTH <= len(words)
            }
        )
        for clause in document.all_clauses
    ]
    sizes = np.array([len(runs) for runs in found], dtype=np.intp)
    return _Runs(
        number=np.array([run for runs in found for run in runs], dtype=np.intp),
        clause=np.repeat(np.arange(len(found)), sizes),
        sizes=sizes.astype(float),
    )
