"""The forest of a family: which document each one derives from, where one can be told."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lineage.derive.explain import Explained
from lineage.derive.inheritance import Inheritance, Inherited
from lineage.derive.novelty import novelty
from lineage.derive.order import is_earlier, names, told
from lineage.derive.orientation import oriented
from lineage.derive.relation import rests_on
from lineage.derive.sources import cited_sources, original, published_by, when
from lineage.text import Annotated

LEAST = 0.10
"""Share of a child's text that a parent explains at the least."""
WORDING, WORDING_OF_SIBLINGS = 0.10, 0.18
"""Share of a child's own wording that a parent has at the least, unless the child names it; more
where both credit one outlet, whose words two translators may well render alike."""
TRANSLATED = 0.6
"""Share of its text from which a document in another language is a translation of its parent."""
SHARED_WORDING = 0.2
"""Share of wording from which two documents share more than their source accounts for."""
DROPPED = 0.5
"""How much what a child left out counts, beside what is new in it."""
ANCESTOR = 1.0
"""Log-odds of being more than a sibling from which a document may be a parent."""
_TIE = 1e-6
"""Of parents that explain a child alike, the earliest published is taken."""
_CLEARLY = 2.0
"""How much better one explanation is than another before that counts."""
_GAIN = 0.04
_GAINED_CLAUSES = 2
_GAINED_WORDING = 0.3
_RESAMPLES = 200
_SEED = 20080101

Tie = tuple[int, int]
"""A parent and a child."""


@dataclass(frozen=True, slots=True)
class Link:
    """A document derives from another: `parent` and `child` are indices into the heap.

    `share` is the part of the child that the parent explains; `cue` is what gave the direction,
    None where nothing does; `confidence` how likely the link is right.
    """

    parent: int
    child: int
    primary: bool
    share: float
    wording: float
    cue: str | None
    confidence: float
    runner_up: tuple[int, float] | None


@dataclass(frozen=True, slots=True)
class Forest:
    """Primary and further parents within a family, and pairs that only share material."""

    links: tuple[Link, ...]
    shared: tuple[tuple[int, int, float], ...]


def forest(
    documents: Sequence[Annotated], members: Sequence[int], explained: Sequence[Explained]
) -> Forest:
    """The minimum-cost arborescence of a family (Edmonds 1967) over its plausible links.

    The cost of a link is what is new in the child, and half as much what it left out, in runs of
    words (cf. Marmerola et al. 2016); where nothing tells which of the two came first, both count
    alike. A link stands only if the parent explains enough of the child in wording of its own,
    and the child has what the parent was the first to say: else both have it from elsewhere.
    Cost is quadratic in the size of the family.
    """
    costs = _costs(documents, members, explained)
    likely, apart = _ancestors_only(documents, members, explained, costs)
    parents = _arborescence(members, {tie: costs[tie] for tie in likely})
    parents, cues = oriented(parents, documents)
    links = [
        _link(documents, explained, costs, parents[child], child, cues[child], primary=True)
        for child in sorted(parents)
    ]
    for child in members:
        links.extend(
            _link(documents, explained, costs, second, child, "date", primary=False)
            for second in _second_parents(documents, members, explained, parents, child)
        )
    tied = {frozenset((link.parent, link.child)) for link in links}
    shared = {
        (min(tie), max(tie)): max(
            explained[tie[0]].share(tie[1]), explained[tie[1]].share(tie[0])
        )
        for tie in apart
        if frozenset(tie) not in tied
    }
    return Forest(
        tuple(links), tuple((*pair, round(shared[pair], 4)) for pair in sorted(shared))
    )


def _costs(
    documents: Sequence[Annotated], members: Sequence[int], explained: Sequence[Explained]
) -> dict[Tie, float]:
    """How dear each link is that can be; one that a date or a credit speaks against cannot."""
    first_published = sorted(members, key=lambda member: when(documents[member]))
    rank = {member: at for at, member in enumerate(first_published)}
    new = _new(documents, members, explained)
    costs: dict[Tie, float] = {}
    for parent in members:
        for child in members:
            one, other = documents[parent], documents[child]
            if parent == child or told(other, one):
                continue
            known = told(one, other)
            if not _plausible(documents, explained, parent, child) and (
                known or not _plausible(documents, explained, child, parent)
            ):
                continue
            dropped = DROPPED if known else 1.0
            cost = (new[parent, child] + dropped * new[child, parent]) / (1.0 + dropped)
            costs[parent, child] = cost + _TIE * rank[parent]
    return costs


def _new(
    documents: Sequence[Annotated], members: Sequence[int], explained: Sequence[Explained]
) -> dict[Tie, float]:
    """What is new in each child beside each parent: in words, between languages in clauses."""
    runs = novelty([documents[member] for member in members])
    return {
        (parent, child): float(runs[row, column])
        if documents[parent].language == documents[child].language
        else 1.0 - explained[child].strength(parent)
        for row, parent in enumerate(members)
        for column, child in enumerate(members)
    }


def _ancestors_only(
    documents: Sequence[Annotated],
    members: Sequence[int],
    explained: Sequence[Explained],
    costs: Mapping[Tie, float],
) -> tuple[set[Tie], list[Tie]]:
    """The links whose parent may be more than a sibling, and those that fail that.

    Of a child's parents that came first the cheapest is asked first, until one passes.
    """
    inheritance = Inheritance(documents, members, explained)
    cheapest: dict[int, list[int]] = {}
    kept: set[Tie] = set()
    for parent, child in sorted(costs, key=lambda tie: costs[tie]):
        one, other = documents[parent], documents[child]
        # between languages there are no words to tell it by
        if told(one, other) and one.language == other.language:
            cheapest.setdefault(child, []).append(parent)
        else:
            kept.add((parent, child))
    children = Counter(parents[0] for parents in cheapest.values())

    def odds(parent: int, child: int) -> float:
        return _odds(inheritance.between(parent, child), max(1, children[parent]))

    first = {child: odds(parents[0], child) for child, parents in cheapest.items()}
    needed = ANCESTOR - USUAL * (float(np.mean(list(first.values()))) if first else 0.0)
    if _source_is_missing(documents, members):
        needed = STRICT
    apart: list[Tie] = []
    for child, parents in cheapest.items():
        for parent in parents:
            own = first[child] if parent == parents[0] else odds(parent, child)
            if own >= needed or names(documents[child], documents[parent]):
                kept.add((parent, child))
                break
            if explained[child].common_wording(parent) >= SHARED_WORDING:
                apart.append((parent, child))
    return kept, apart


STRICT = 2.3
USUAL = 1.0
TEST = True
def _source_is_missing(documents: Sequence[Annotated], members: Sequence[int]) -> bool:
    """Whether most of a family credit an outlet whose own article is not among them."""
    retold = original(cited_sources(documents, members), documents, members)
    return retold is not None and published_by(retold.name, documents, members) is None


WEIGHTS = (3.8, 4.6, -10.6, -4.0, -4.0, 4.0, 0.15)


def _odds(found: Inherited, children: int) -> float:
    """The log-odds that what two documents have in common came from the one to the other."""
    if not TEST:
        return 9.0
    w = WEIGHTS
    return (
        w[0] * found.innovations
        + w[1] * found.wording
        + w[2] * min(found.alone, 0.15) * children**0.5
        + w[3] * found.first
        + w[4] * found.between
        + w[5] * (1 - found.company)
        + w[6]
    )


def _arborescence(members: Sequence[int], costs: Mapping[Tie, float]) -> dict[int, int]:
    """The parent of each member that has one, so that the costs are least in all.

    A root costs as much as a document that is new from end to end.
    """
    if not costs:
        return {}
    import networkx as nx  # a tenth of the start-up, and most heaps have no copies

    root = -1
    graph = nx.DiGraph()
    graph.add_weighted_edges_from((root, member, 1.0) for member in members)
    graph.add_weighted_edges_from((*link, costs[link]) for link in sorted(costs))
    tree = nx.minimum_spanning_arborescence(graph)
    return {child: parent for parent, child in tree.edges if parent != root}


def _plausible(
    documents: Sequence[Annotated], explained: Sequence[Explained], parent: int, child: int
) -> bool:
    if explained[child].share(parent) < LEAST:
        return False
    if names(documents[child], documents[parent]):
        return True
    if documents[child].language != documents[parent].language:
        return explained[child].share(parent) >= TRANSLATED
    common = rests_on(documents[child]).keys() & rests_on(documents[parent]).keys()
    floor = WORDING_OF_SIBLINGS if common else WORDING
    return explained[child].common_wording(parent) >= floor


def _second_parents(
    documents: Sequence[Annotated],
    members: Sequence[int],
    explained: Sequence[Explained],
    parents: Mapping[int, int],
    child: int,
) -> list[int]:
    """Further documents that a child has some of its wording from, and not from its parent."""
    known = explained[child]
    had = np.zeros_like(known.weights)
    if child in parents:
        had = known.by[parents[child]]
    possible = [
        other
        for other in members
        if other in known.by
        and other not in (child, parents.get(child))
        and is_earlier(documents[other], documents[child])
        and not {other, child} & (_ancestors(parents, other) | _ancestors(parents, child))
    ]
    chosen: list[int] = []
    while possible:
        gains = {other: known.by[other] > _CLEARLY * had for other in possible}
        best = max(
            possible, key=lambda o: (float(known.weights[gains[o]] @ known.by[o][gains[o]]), -o)
        )
        gained = gains[best] & (known.wording[best] > 0)
        if (
            float(known.weights[gained].sum()) < _GAIN
            or int(gained.sum()) < _GAINED_CLAUSES
            or known.common_wording(best, gains[best]) < _GAINED_WORDING
        ):
            break
        chosen.append(best)
        had = np.maximum(had, known.by[best])
        possible.remove(best)
    return sorted(chosen)


def _ancestors(parents: Mapping[int, int], child: int) -> set[int]:
    found: set[int] = set()
    while child in parents:
        child = parents[child]
        found.add(child)
    return found


def _link(
    documents: Sequence[Annotated],
    explained: Sequence[Explained],
    costs: Mapping[Tie, float],
    parent: int,
    child: int,
    cue: str | None,
    *,
    primary: bool,
) -> Link:
    rivals = sorted(
        (costs[tie], tie[0]) for tie in costs if tie[1] == child and tie[0] not in (parent, child)
    )
    return Link(
        parent=parent,
        child=child,
        primary=primary,
        share=explained[child].share(parent),
        wording=explained[child].common_wording(parent),
        cue=cue,
        confidence=_confidence(
            explained[child], parent, [rival for _, rival in rivals] if primary else ()
        ),
        runner_up=(rivals[0][1], explained[child].share(rivals[0][1])) if rivals else None,
    )


def _confidence(child: Explained, parent: int, rivals: Sequence[int]) -> float:
    """How often the parent explains a child best whose clauses are drawn anew (Efron 1979)."""
    generator = np.random.Generator(np.random.PCG64(_SEED))
    count = len(child.weights)
    drawn = generator.integers(0, count, size=(_RESAMPLES, count))
    mine = (child.weights * child.by[parent])[drawn].sum(axis=1)
    if rivals:
        others = np.max(
            [(child.weights * child.by[other])[drawn].sum(axis=1) for other in rivals], axis=0
        )
        close = np.isclose(mine, others)
        wins = float(((mine > others) & ~close).mean() + close.mean() / (1 + len(rivals)))
    else:
        wins = 1.0
    floor = float((child.weights[drawn] * (child.by[parent] > 0)[drawn]).sum(axis=1).mean())
    sure = min(1.0, 0.5 + 1.5 * child.common_wording(parent) + 0.2 * floor)
    return wins * sure
