"""Links: how likely it is that a document derives from another, and what speaks against it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lineage.derive.ancestry import Ancestry
from lineage.derive.confidence import EITHER, confidence, evidence
from lineage.derive.explain import Explained
from lineage.derive.median import Shared
from lineage.derive.order import forebears, names
from lineage.text import Annotated

DIRECTED, DIRECTED_BY_CREDITS = 0.5, 0.8
"""Confidence in a link from which the dates of other articles give it a direction, or their
credits: where no date bears these out, the link itself must be well beyond doubt."""


@dataclass(frozen=True, slots=True)
class Link:
    """A document derives from another: `parent` and `child` are indices into the heap.

    `share` is the part of the child that the parent explains; `cue` is what gave the direction,
    None where nothing does; `confidence` is the probability that the link is right, `runner_up` the
    parent that comes next, `even` those that may as well be it.
    """

    parent: int
    child: int
    primary: bool
    share: float
    cue: str | None
    confidence: float
    runner_up: int | None
    even: tuple[int, ...] = ()


class Weighed:
    """The links that are drawn in a family, each held against the other parents of its child."""

    def __init__(
        self,
        documents: Sequence[Annotated],
        explained: Sequence[Explained],
        ancestry: Ancestry,
        words: Shared,
        parents: Mapping[int, int],
    ) -> None:
        self._documents = documents
        self._explained = explained
        self._ancestry = ancestry
        self._words = words
        self._parents = parents
        self._of_child: dict[int, list[tuple[float, int]]] = {}
        for (parent, child), cost in sorted(
            ancestry.costs.items(), key=lambda item: (item[1], item[0])
        ):
            self._of_child.setdefault(child, []).append((cost, parent))

    def link(
        self, parent: int, child: int, cue: str | None, *, primary: bool, copied: int | None = None
    ) -> Link:
        """The link between two documents; `copied` is a copy of the parent that is the nearer one.

        What a further parent gave stands beside what the first has, and not against it.
        """
        costs = self._ancestry.costs
        rivals = [
            (cost, other)
            for cost, other in self._of_child.get(child, ())
            if other not in (parent, copied) and child not in forebears(other, self._parents)
        ]
        next_best, runner_up = rivals[0] if rivals else (1.0, None)
        # a link that was turned round has the cost of its other direction
        own = costs.get((parent, child), costs.get((child, parent), 1.0))
        against = [other for _, other in rivals] if primary else []
        stretches = 0.0  # no words tell for a translation, nor against it
        if self._one_language(parent, child):
            told_apart = [other for other in against if self._one_language(other, child)]
            stretches = evidence(child, parent, told_apart, self._words)
        known = self._ancestry.odds(parent, child), next_best - own, stretches
        # a link that is itself in doubt gets no direction from articles around it
        needed = {"others": DIRECTED, "credits": DIRECTED_BY_CREDITS}
        if cue in needed and confidence(*known, told=True) < needed[cue]:
            cue = None
        certain = confidence(*known, told=cue is not None)
        even: tuple[int, ...] = ()
        if copied is not None:
            even, certain = (copied,), EITHER
        elif cue is not None and (even := self._same(parent, child, against)):
            certain = min(certain, EITHER)
        return Link(
            parent=parent,
            child=child,
            primary=primary,
            share=self._explained[child].share(parent),
            cue=cue,
            confidence=certain,
            runner_up=runner_up,
            even=even,
        )

    def _same(self, parent: int, child: int, others: Sequence[int]) -> tuple[int, ...]:
        """Those of other documents that say the same as a parent, word for word, and may be meant
        as well as it."""
        if names(self._documents[child], self._documents[parent]):
            return ()
        words = self._documents[parent].tokens.plain
        return tuple(sorted(o for o in others if self._documents[o].tokens.plain == words))

    def _one_language(self, one: int, other: int) -> bool:
        return self._documents[one].language == self._documents[other].language
