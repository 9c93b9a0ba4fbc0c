"""Ancestry: who may have what two share from the other, and not both of them from a third."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from lineage.derive.explain import Explained
from lineage.derive.inheritance import Inheritance, Inherited
from lineage.derive.order import names, says_translated, told
from lineage.derive.sources import CitedSource, cited_sources, credited_by_several, published_by
from lineage.text import Annotated

ANCESTOR = 1.0
"""Log-odds of a link and of its family's links together from which it may stand, where what the
family credits is one of it."""
SURE, CITED_AWAY = 2.2, 2.3
"""Log-odds of a link alone where nobody credits anything, and where what they credit is not there:
all may have from that what they share."""
_BASE, _INNOVATIONS, _WORDING, _ALONE = 0.15, 5.0, 4.6, -10.6
_FIRST, _BETWEEN, _APART = -4.0, -4.0, 4.0
"""Weights of a logistic regression over the trees of `benchmarks/derivation` that are looked at."""
FEW = 4
"""How many times as many may credit another outlet than the one whose own article is there."""
_MOST_ALONE = 0.15
_HEIR, _ODDS = 0.01, (-3.0, 6.0)
"""How much cheaper a parent is by each of its log-odds beyond those of the cheapest one, and the
least and most of the log-odds that count: near-equal costs do not tell a parent from a sibling."""
FEW_NEW = 20
"""Runs of words up to which what a parent was the first to say tells nothing of its children: of a
page with a word changed the next version may change it again."""
NAMED = 0.95
"""How much as dear as a cut copy a parent is at the most that a child names: who copies a copy
keeps what it credits, but what is in both is from the one that is named."""
IN_PASSING = 0.28
"""Share of its wording from which one of two, of which nothing tells which came first, may be made
from the other, though each is nearer to a third: else they have a passage in common."""
BETWEEN_LANGUAGES = 2.2
"""Log-odds where there are no words to tell them by."""

Tie = tuple[int, int]
"""A parent and a child."""


class Ancestry:
    """The log-odds of a family's documents being ancestors of each other."""

    def __init__(
        self,
        documents: Sequence[Annotated],
        members: Sequence[int],
        explained: Sequence[Explained],
        costs: Mapping[Tie, float],
    ) -> None:
        self._documents, self._members, self._explained = documents, members, explained
        self._inheritance = Inheritance(documents, members, explained)
        self._cheapest: dict[int, list[int]] = {}
        self._open: set[Tie] = set()
        for parent, child in sorted(costs, key=lambda tie: costs[tie]):
            if told(documents[parent], documents[child]):
                self._cheapest.setdefault(child, []).append(parent)
            else:
                self._open.add((parent, child))
        self._children = Counter(parents[0] for parents in self._cheapest.values())
        self._known: dict[Tie, float] = {}
        self.costs = self._weighed(costs)

    def odds(self, parent: int, child: int) -> float:
        """The log-odds that a document has from another what the two share."""
        if self._documents[parent].language != self._documents[child].language:
            return BETWEEN_LANGUAGES
        tie = parent, child
        if tie not in self._known:
            found = self._inheritance.between(parent, child)
            self._known[tie] = log_odds(found, max(1, self._children[parent]))
        return self._known[tie]

    def _weighed(self, costs: Mapping[Tie, float]) -> dict[Tie, float]:
        """The costs of links, less where the odds for a parent that came first are better than
        those for the cheapest; not where nothing tells which of some two came first, for then it
        is not known what a parent was the first to say."""
        weighed = dict(costs)
        if self._open:
            return weighed
        for child, parents in self._cheapest.items():
            reach = costs[parents[0], child] / (1.0 - _HEIR * (_ODDS[1] - _ODDS[0]))
            near = [
                parent
                for parent in parents
                if costs[parent, child] <= reach and self._inheritance.news(parent) > FEW_NEW
            ]
            if len(near) < 2 or parents[0] not in near:
                continue
            odds = {p: min(max(self.odds(p, child), _ODDS[0]), _ODDS[1]) for p in near}
            for parent in near:
                weighed[parent, child] *= 1.0 - _HEIR * (odds[parent] - odds[parents[0]])
            parents.sort(key=lambda parent: weighed[parent, child])
        return weighed

    def possible(self) -> tuple[set[Tie], set[Tie]]:
        """The links that may stand, and those whose ends are more like siblings.

        Of a child's parents that came first the cheapest is asked first, until one passes; what one
        passes with that has nothing of its own speaks for the cheapest, which explains more. Where
        nothing tells which of two came first, either may be the parent, and both stay unless a
        report that is not there accounts for what they share.
        """
        apart = self._in_passing()
        kept = self._open - apart
        needed = SURE
        credited = self._credited()
        if any(published_by(c.name, self._documents, self._members) is not None for c in credited):
            first = [self.odds(parents[0], child) for child, parents in self._cheapest.items()]
            needed = ANCESTOR - (float(np.mean(first)) if first else 0.0)
        elif credited:
            needed = CITED_AWAY
            apart |= {
                (a, b)
                for a, b in kept
                if max(self.odds(a, b), self.odds(b, a)) < needed
                and not (self._says_translated(a, b) or self._says_translated(b, a))
            }
            kept -= apart
        for child, parents in self._cheapest.items():
            for parent in self._asked(child, parents):
                named = names(self._documents[child], self._documents[parent])
                said = named or self._says_translated(parent, child)
                if said or self.odds(parent, child) >= needed:
                    if not named and self._has_less(parent, parents[0], child):
                        apart.discard((parents[0], child))
                        parent = parents[0]
                    kept.add((parent, child))
                    break
                apart.add((parent, child))
        return kept, apart

    def _says_translated(self, parent: int, child: int) -> bool:
        return says_translated(self._documents[child], self._documents[parent])

    def _in_passing(self) -> set[Tie]:
        """The links without a direction whose ends have little wording in common, and are each
        nearer to another document: a passage that both families have, and keep, does not make one
        of the other."""
        nearest: dict[int, float] = {}
        for tie, cost in self.costs.items():
            for end in tie:
                nearest[end] = min(cost, nearest.get(end, cost))
        return {
            (a, b)
            for a, b in self._open
            if (b, a) in self._open
            if self._documents[a].language == self._documents[b].language
            and max(self._explained[a].common_wording(b), self._explained[b].common_wording(a))
            < IN_PASSING
            and max(nearest[a], nearest[b]) < min(self.costs[a, b], self.costs[b, a])
        }

    def _asked(self, child: int, parents: Sequence[int]) -> Sequence[int]:
        """A child's parents, the cheapest first; before one with nothing of its own, such as a cut
        copy, the one near it that the child names."""
        if self._inheritance.news(parents[0]) > FEW_NEW:
            return parents
        reach = self.costs[parents[0], child] / NAMED
        document = self._documents[child]
        return sorted(
            parents,
            key=lambda p: (
                not (self.costs[p, child] <= reach and names(document, self._documents[p]))
            ),
        )

    def _has_less(self, parent: int, cheapest: int, child: int) -> bool:
        """Whether a parent has nothing of its own, and less of a child than the cheapest one."""
        explained = self._explained[child]
        less = explained.share(parent) < explained.share(cheapest)
        return less and self._inheritance.news(parent) <= FEW_NEW

    def _credited(self) -> list[CitedSource]:
        """The outlets that several of the family credit, but those that few do beside others."""
        credited = credited_by_several(cited_sources(self._documents, self._members))
        most = max((len(source.strong) for source in credited), default=0)
        return [source for source in credited if FEW * len(source.strong) >= most]


def log_odds(found: Inherited, children: int) -> float:
    """The log-odds that a parent with so many likely children is an ancestor of one of them.

    A child has what its parent was the first to say, as copyists have the errors of what they
    copied (Maas 1927); siblings have what their parent had. What none of its children took
    speaks against a parent the more, the more it has.

    >>> heir = Inherited(1.0, 0.9, 0.0, 0.2, 0.05, 0.9)
    >>> sibling = Inherited(0.1, 0.3, 0.15, 0.2, 0.3, 0.95)
    >>> log_odds(heir, 2) > 5, log_odds(sibling, 2) < -1
    (True, True)
    """
    return (
        _BASE
        + _INNOVATIONS * found.innovations
        + _WORDING * found.wording
        + _ALONE * min(found.alone, _MOST_ALONE) * float(np.sqrt(children))
        + _FIRST * found.first
        + _BETWEEN * found.between
        + _APART * (1.0 - found.company)
    )
