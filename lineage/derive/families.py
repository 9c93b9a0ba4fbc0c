"""Families: the documents that retell one original, gathered by evidence, not by chains."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from lineage.derive.explain import Explained, Strengths
from lineage.derive.facts import Fact, figures_in_common, figures_told
from lineage.derive.order import names
from lineage.derive.relation import (
    FEW_FIGURES,
    FEWEST_IN_COMMON,
    LATER,
    SAME_FIGURES,
    from_source,
    lacking,
)
from lineage.derive.signs import months
from lineage.derive.sources import published, rests_on
from lineage.text import Annotated

TIED = 0.52
"""Probability of a common original from which documents or groups of them are one family."""
COPIED = 0.4
"""Share of a document's own wording that another has from which the two are of one family."""
COPIED_IN_PART = 0.2
"""The same where several documents, or two alone, are so tied."""
CREDITED = 0.9
"""Probability of a common original from which who credits another is so tied as well."""
CITES_STATEMENTS = 0.6
"""Statements of a family that a document has at the least which only cites its original."""
OWN_STATEMENTS = 1.2
"""Statements that the article itself has in common with a family that credits its outlet."""
_ALONE = 0.25
"""How much less a statement counts that only one document of a group has."""
COPY = 0.6
"""Share of wording, each way, from which one document is a copy of the other."""
_FAINT = 0.1

Group = tuple[int, ...]
Figures = Mapping[Decimal, Fact]
Credits = Mapping[str, bool]
"""The outlets that a document credits, and whether it rests on each."""


def families(
    documents: Sequence[Annotated],
    explained: Sequence[Explained],
    scores: Mapping[tuple[int, int], float],
) -> list[Group]:
    """Groups of two or more documents that retell one original, in order.

    First the documents whose pairs, on the average, have a common original; then groups that
    rest on one outlet and have enough statements in common with each other as wholes; then
    documents that credit that outlet with a statement of the family, and are about something
    else. An article on a neighbouring topic ties none of them together.
    Cost is quadratic in the number of documents that faint ties connect.
    """
    figures = [figures_told(document) for document in documents]
    borne = _with_copies(scores, explained)
    # the phrases of one desk stand in reports of all things, and in those of other months
    copied = {
        (a, b): min(explained[a].common_wording(b), explained[b].common_wording(a))
        for a, b in scores
        if not (_has_other_figures(a, (b,), figures) and _has_other_figures(b, (a,), figures))
    }
    copied = {
        tie: wording
        for tie, wording in copied.items()
        if wording >= COPIED or not _is_of_other_days(tie[0], tie[1:], documents)
    }
    # who credits another with what it has from it, tells that one's story too
    credited = {
        tie
        for tie, likely in scores.items()
        if likely >= CREDITED and (_names(tie, documents) or _names(tie[::-1], documents))
    }
    groups = _by_copying(list(_by_average(len(documents), borne)), copied, credited)
    credits = [rests_on(document) for document in documents]
    merged = _by_source(groups, credits, documents, figures, explained)
    citing = _with_citing(merged, credits, documents, figures, explained)
    grown = _with_own(citing, credits, documents, explained)
    return sorted(group for group in grown if len(group) > 1)


def _with_copies(
    scores: Mapping[tuple[int, int], float], explained: Sequence[Explained]
) -> Mapping[tuple[int, int], float]:
    """The probabilities of pairs, those of a copy as high as those of what it copies: it tells the
    same report, though it may have lost the credits that show it."""
    copies: dict[int, set[int]] = {}
    for a, b in scores:
        if min(explained[a].common_wording(b), explained[b].common_wording(a)) >= COPY:
            copies.setdefault(a, set()).add(b)
            copies.setdefault(b, set()).add(a)
    found = dict(scores)
    for (a, b), likely in scores.items():
        for one, other in ((a, b), (b, a)):
            for copy in copies.get(one, ()):
                pair = min(copy, other), max(copy, other)
                if copy != other and pair in found:
                    found[pair] = max(found[pair], likely)
    return found


def _by_average(count: int, scores: Mapping[tuple[int, int], float]) -> Iterator[Group]:
    """Average-link clusters (Sokal and Michener 1958) of what faint ties connect.

    >>> list(_by_average(4, {(0, 1): .9, (1, 2): .8, (0, 2): .7, (2, 3): .6}))
    [(0, 1, 2), (3,)]
    """
    tied = [pair for pair, score in sorted(scores.items()) if score >= _FAINT]
    for members in _connected(count, tied):
        if len(members) == 1:
            yield (members[0],)
            continue
        from scipy.cluster.hierarchy import fcluster, linkage
        from scipy.spatial.distance import squareform

        apart = np.ones((len(members), len(members)))
        np.fill_diagonal(apart, 0.0)
        for row, a in enumerate(members):
            for column in range(row):
                likely = scores.get((members[column], a), 0.0)
                apart[row, column] = apart[column, row] = 1.0 - likely
        clusters = fcluster(linkage(squareform(apart), method="average"), 1.0 - TIED, "distance")
        for cluster in sorted(set(clusters)):
            yield tuple(m for m, own in zip(members, clusters, strict=True) if own == cluster)


def _names(tie: tuple[int, int], documents: Sequence[Annotated]) -> bool:
    return names(documents[tie[0]], documents[tie[1]])


def _by_copying(
    groups: Sequence[Group],
    copied: Mapping[tuple[int, int], float],
    credited: Collection[tuple[int, int]],
) -> list[Group]:
    """Join groups of which one document has much of its wording from one of the other: `copied`
    is the share of it, each way.

    Topics chain, and averages keep them apart; but who copies a copy goes back to its source,
    however little is left of that. Less wording is enough where it cannot be a review of several
    stories that ties them: where two documents of each group are so tied, or where neither of
    the two is so tied to a third group.
    """
    joined = _joined(groups, [tie for tie in copied if copied[tie] >= COPIED])
    of = {member: at for at, group in enumerate(joined) for member in group}
    ties: dict[tuple[int, int], list[tuple[int, int]]] = {}
    reach: dict[int, set[int]] = {member: set() for member in of}
    for a, b in sorted(copied.keys() | credited):
        tied = copied.get((a, b), 0.0) >= COPIED_IN_PART or (a, b) in credited
        if tied and of[a] != of[b]:
            first, second = (a, b) if of[a] < of[b] else (b, a)
            ties.setdefault((of[first], of[second]), []).append((first, second))
            reach[a].add(of[b])
            reach[b].add(of[a])
    return _joined(
        joined,
        [
            found[0]
            for found in ties.values()
            if any(len(reach[a]) == len(reach[b]) == 1 for a, b in found)
            or any(a != c and b != d for a, b in found for c, d in found)
        ],
    )


def _joined(groups: Sequence[Group], ties: Sequence[tuple[int, int]]) -> list[Group]:
    """Groups made one where a tie leads from a document of one to one of the other.

    >>> _joined([(0, 1), (2,), (3,)], [(1, 3)])
    [(0, 1, 3), (2,)]
    """
    of = {member: at for at, group in enumerate(groups) for member in group}
    connected = _connected(len(groups), [(of[a], of[b]) for a, b in ties])
    return sorted(tuple(sorted(m for at in places for m in groups[at])) for places in connected)


def _connected(count: int, ties: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The components of a graph of so many nodes, in the order of their first.

    >>> _connected(4, [(1, 3)])
    [[0], [1, 3], [2]]
    """
    if not ties:
        return [[node] for node in range(count)]
    # slow to import, and articles that have nothing in common have no need of it
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    a, b = np.array(ties).T
    graph = coo_array((np.ones(len(ties)), (a, b)), shape=(count, count))
    number, component = connected_components(graph, directed=False)
    return [np.flatnonzero(component == label).tolist() for label in range(number)]


def _by_source(
    groups: Sequence[Group],
    credits: Sequence[Credits],
    documents: Sequence[Annotated],
    figures: Sequence[Figures],
    explained: Sequence[Explained],
) -> list[Group]:
    """Merge groups that rest on one outlet, or have its own article, the best supported first,
    while any two have the support of all their statements in common."""
    outlets = sorted(set[str]().union(*credits))
    rests = [
        {name for name in outlets if found.get(name) or published(document, name)}
        for found, document in zip(credits, documents, strict=True)
    ]

    def support(a: Group, b: Group) -> float:
        common = _rested_on(a, rests) & _rested_on(b, rests)
        few, many = sorted((a, b), key=lambda group: (len(group), group))
        if not common or len(many) == 1:  # a pair has been judged as such
            return 0.0
        witnesses = _witnesses(many, explained)
        return max(_support(few, witnesses, name, documents, figures, explained) for name in common)

    current = list(groups)
    supports = {(a, b): support(a, b) for at, a in enumerate(current) for b in current[:at]}
    while supports:
        (a, b), best = max(supports.items(), key=lambda item: (item[1], item[0]))
        if best < TIED:
            break
        grown = tuple(sorted(a + b))
        current = [group for group in current if group not in (a, b)]
        supports = {pair: s for pair, s in supports.items() if not {a, b} & set(pair)}
        supports.update({(grown, other): support(grown, other) for other in current})
        current.append(grown)
    return current


def _rested_on(group: Group, rests: Sequence[set[str]]) -> set[str]:
    """The outlets on which most of a group rests."""
    names = set[str]().union(*(rests[member] for member in group))
    return {name for name in names if 2 * sum(name in rests[m] for m in group) > len(group)}


def _support(
    few: Group,
    witnesses: Sequence[Group],
    source: str,
    documents: Sequence[Annotated],
    figures: Sequence[Figures],
    explained: Sequence[Explained],
) -> float:
    many = [other for witness in witnesses for other in witness]
    likely = [
        0.0
        if _has_other_figures(member, many, figures) or _is_of_other_days(member, many, documents)
        else from_source(
            *_in_common(member, witnesses, source, documents, explained),
            min((_lacking(figures[member], figures[o]) for o in many if figures[o]), default=0.0),
        )
        for member in few
    ]
    return float(np.mean(likely))


def _is_of_other_days(member: int, group: Sequence[int], documents: Sequence[Annotated]) -> bool:
    """Whether months lie between a document and each one of a group that has a date."""
    dated = [other for other in group if documents[other].document.published]
    if not dated or not documents[member].document.published:
        return False
    return min(months(documents[member], documents[other]) for other in dated) >= LATER


def _has_other_figures(member: int, group: Sequence[int], figures: Sequence[Figures]) -> bool:
    """Whether a document gives figures, and hardly one of them stands in any one of a group."""
    own = figures[member]
    common = max(figures_in_common(own, figures[other]) for other in group)
    return len(own) >= FEW_FIGURES and common < FEWEST_IN_COMMON


def _lacking(a: Figures, b: Figures) -> float:
    return lacking(figures_in_common(a, b), min(len(a), len(b)), SAME_FIGURES)


def _in_common(
    member: int,
    witnesses: Sequence[Group],
    source: str,
    documents: Sequence[Annotated],
    explained: Sequence[Explained],
) -> tuple[float, float]:
    """The statements that a document has in common with a group, each weighted by how alike they
    are; and those of them that it credits to a source.

    What only one of the group has may be from anywhere, and another report of the same outlet may
    have it: such a statement counts for less.
    """
    best, second = _two_best(member, witnesses, explained)
    statements = best - (best - second) * _ALONE
    clauses = documents[member].all_clauses
    statements[[documents[member].is_formula(clause) for clause in clauses]] = 0.0
    credited = _credited(documents[member], source)
    return float(statements.sum()), float(statements[credited].sum())


def _credited(document: Annotated, source: str) -> npt.NDArray[np.bool_]:
    """Which clauses of a document it credits to a source."""
    return np.array([document.credited_to(c) == source for c in document.all_clauses], dtype=bool)


def _witnesses(group: Group, explained: Sequence[Explained]) -> list[Group]:
    """A group's documents, those of which one copies another together: they are one witness, and
    bear each other out in nothing."""
    copied = [
        (first, second)
        for first, a in enumerate(group)
        for second, b in enumerate(group[:first])
        if max(explained[a].common_wording(b), explained[b].common_wording(a)) >= COPIED
    ]
    return [tuple(group[at] for at in places) for places in _connected(len(group), copied)]


def _two_best(
    member: int, witnesses: Sequence[Group], explained: Sequence[Explained]
) -> tuple[Strengths, Strengths]:
    """How well the two witnesses that have it best explain each clause of another document; where
    there is but one, it is both."""
    known = explained[member]
    none = np.zeros((2, len(known.weights)))
    strengths = [
        np.max([known.by[other] for other in witness if other in known.by], axis=0)
        for witness in witnesses
        if any(other in known.by for other in witness)
    ]
    second, best = np.sort([*none, *strengths], axis=0)[-2:]
    return best, best if len(witnesses) == 1 else second


def _with_own(
    groups: Sequence[Group],
    credits: Sequence[Credits],
    documents: Sequence[Annotated],
    explained: Sequence[Explained],
) -> list[Group]:
    """Add the article that is itself what a family retells: its outlet's own, with statements of
    the family in it. It is one: another of the outlet's is about something else."""
    placed = {member for group in groups for member in group}
    grown = []
    for group in groups:
        counted = Counter(name for member in group for name in credits[member])
        missing = [
            name
            for name, count in counted.items()
            if 2 * count > len(group) and not any(published(documents[m], name) for m in group)
        ]
        witnesses = _witnesses(group, explained)
        statements = {
            single: float(_two_best(single, witnesses, explained)[0].sum())
            for single in range(len(documents))
            if single not in placed and any(published(documents[single], n) for n in missing)
        }
        own = max(statements, key=lambda single: (statements[single], -single), default=-1)
        found = (own,) if statements.get(own, 0.0) >= OWN_STATEMENTS else ()
        grown.append(tuple(sorted((*group, *found))))
    return grown


def _with_citing(
    groups: Sequence[Group],
    credits: Sequence[Credits],
    documents: Sequence[Annotated],
    figures: Sequence[Figures],
    explained: Sequence[Explained],
) -> list[Group]:
    """Add single documents that credit what a family retells with a statement it has, too."""
    grown = [list(group) for group in groups if len(group) > 1]
    for single in (group[0] for group in groups if len(group) == 1):
        best: tuple[float, int] | None = None
        for at, group in enumerate(map(tuple, grown)):
            shared = [
                name
                for name in credits[single]
                if 2 * sum(name in credits[member] for member in group) > len(group)
            ]
            if not shared:
                continue
            # what two of the family have, for one of them may have it from anywhere
            having = _two_best(single, _witnesses(group, explained), explained)[1]
            statements = float(having.sum())
            enough = (
                statements >= CITES_STATEMENTS
                and not _has_other_figures(single, group, figures)
                and not _is_of_other_days(single, group, documents)
                and any(having[_credited(documents[single], name)].any() for name in shared)
            )
            if enough and (best is None or statements > best[0]):
                best = (statements, at)
        if best is not None:
            grown[best[1]].append(single)
    return [tuple(sorted(group)) for group in grown]
