"""The forest of a family: which document each one derives from, where one can be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lineage.derive.explain import Explained
from lineage.derive.relation import rests_on
from lineage.derive.sources import published, when
from lineage.text import Annotated

LEAST = 0.10
"""Share of a child's text that a parent explains at the least."""
WORDING, WORDING_OF_SIBLINGS = 0.10, 0.18
"""Share of a child's own wording that a parent has at the least, unless the child names it; more
where both credit one outlet, whose words two translators may well render alike."""
LOSS = 0.5
"""Share of a child's explainable text that others may have and its parent not."""
TRANSLATED = 0.6
"""Share of its text from which a document in another language is a translation of its parent."""
SAME = 0.5
"""Share of wording from which a document is the child of another whatever others have of it."""
SHARED_WORDING = 0.2
"""Share of wording from which two documents share more than their source accounts for."""
_TIE = 1e-6
"""Of parents that explain a child alike, the earliest published is taken."""
_CLEARLY = 2.0
"""How much better one explanation is than another before that counts."""
_GAIN = 0.04
_GAINED_CLAUSES = 2
_GAINED_WORDING = 0.3
_RESAMPLES = 200
_SEED = 20080101


@dataclass(frozen=True, slots=True)
class Link:
    """A document derives from another: `parent` and `child` are indices into the heap.

    `share` is the part of the child that the parent explains; `cue` is what gave the direction,
    None where nothing does; `confidence` how often a resampled child has the same parent.
    """

    parent: int
    child: int
    primary: bool
    share: float
    wording: float
    cue: str | None
    confidence: float
    loss: float
    runner_up: tuple[int, float] | None


@dataclass(frozen=True, slots=True)
class Forest:
    """Primary and further parents within a family, and pairs that only share material."""

    links: tuple[Link, ...]
    shared: tuple[tuple[int, int, float], ...]


def is_earlier(a: Annotated, b: Annotated) -> bool | None:
    """Whether one document was published before another; None where their dates do not tell."""
    first, second = a.document.published, b.document.published
    if first is None or second is None:
        return None
    if "day" in (a.document.metadata.get("precision"), b.document.metadata.get("precision")):
        days = first.date(), second.date()
        return None if days[0] == days[1] else days[0] < days[1]
    return None if first == second else first < second


def names(child: Annotated, parent: Annotated) -> bool:
    """Whether a document credits the publisher of another."""
    return child.publisher != parent.publisher and any(
        published(parent, item.citation.source) for item in child.cited
    )


def forest(
    documents: Sequence[Annotated], members: Sequence[int], explained: Sequence[Explained]
) -> Forest:
    """The minimum-cost arborescence of a family (Edmonds 1967) over its plausible links.

    The cost of a link is what is new in the child, an asymmetric measure (cf. Marmerola et al.
    2016), a later document is never a parent, and a link stands only if the parent explains a
    tenth of the child in wording of its own, and others do not explain most of the child better:
    then both have it from elsewhere. Cost is quadratic in the size of the family.
    """
    first_published = sorted(members, key=lambda member: when(documents[member]))
    costs: dict[tuple[int, int], float] = {}
    loss: dict[tuple[int, int], float] = {}
    shared: list[tuple[int, int, float]] = []
    for child in members:
        for parent in members:
            if parent == child or is_earlier(documents[child], documents[parent]):
                continue
            if not _plausible(documents, explained, parent, child):
                continue
            if _told_otherwise(documents[parent], documents[child]):
                continue
            loss[parent, child] = _loss(documents, members, explained, parent, child)
            if loss[parent, child] <= LOSS or explained[child].common_wording(parent) >= SAME:
                new = 1.0 - explained[child].strength(parent)
                costs[parent, child] = new + _TIE * first_published.index(parent)
            elif explained[child].common_wording(parent) >= SHARED_WORDING:
                shared.append((parent, child, explained[child].share(parent)))
    parents = _arborescence(members, costs)
    links = [
        _link(documents, explained, costs, parents[child], child, loss, primary=True)
        for child in sorted(parents)
    ]
    for child in members:
        links.extend(
            _link(documents, explained, costs, second, child, loss, primary=False)
            for second in _second_parents(documents, members, explained, parents, child)
        )
    tied = {frozenset((link.parent, link.child)) for link in links}
    apart: dict[tuple[int, int], float] = {}
    for parent, child, share in shared:
        if frozenset((parent, child)) not in tied:
            pair = (min(parent, child), max(parent, child))
            apart[pair] = max(share, apart.get(pair, 0.0))
    return Forest(tuple(links), tuple((*pair, round(apart[pair], 4)) for pair in sorted(apart)))


def _told_otherwise(parent: Annotated, child: Annotated) -> bool:
    """Whether the one that should come first credits the other, and no date contradicts that."""
    return names(parent, child) and not names(child, parent) and not is_earlier(parent, child)


def _arborescence(members: Sequence[int], costs: Mapping[tuple[int, int], float]) -> dict[int, int]:
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


def _loss(
    documents: Sequence[Annotated],
    members: Sequence[int],
    explained: Sequence[Explained],
    parent: int,
    child: int,
) -> float:
    """The share of what anything explains of a child that others explain better than a parent.

    Documents that came after the child, or that the child explains better than the parent does,
    may have it from the child, and do not count.
    """
    mine = explained[child].by[parent]
    best = np.zeros_like(mine)
    for other in members:
        if other in (parent, child) or other not in explained[child].by:
            continue
        if is_earlier(documents[child], documents[other]):
            continue
        if is_earlier(documents[other], documents[child]) is None and explained[other].strength(
            child
        ) > explained[other].strength(parent):
            continue
        best = np.maximum(best, explained[child].by[other])
    weights = explained[child].weights
    explainable = float(weights[(best > 0) | (mine > 0)].sum())
    better = float(weights[best > _CLEARLY * mine].sum())
    return better / explainable if explainable else 1.0


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
    costs: Mapping[tuple[int, int], float],
    parent: int,
    child: int,
    loss: Mapping[tuple[int, int], float],
    *,
    primary: bool,
) -> Link:
    rivals = sorted(
        (other for other, of in costs if of == child and other != parent),
        key=lambda other: (-explained[child].strength(other), documents[other].document.id),
    )
    cue = None
    if is_earlier(documents[parent], documents[child]):
        cue = "date"
    elif names(documents[child], documents[parent]):
        cue = "citation"
    return Link(
        parent=parent,
        child=child,
        primary=primary,
        share=explained[child].share(parent),
        wording=explained[child].common_wording(parent),
        cue=cue,
        confidence=_confidence(explained[child], parent, rivals if primary else ()),
        loss=loss.get((parent, child), 0.0),
        runner_up=(rivals[0], explained[child].share(rivals[0])) if rivals else None,
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
