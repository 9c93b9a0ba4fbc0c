"""The forest of a family: which document each one derives from, where one can be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lineage.derive.ancestry import Ancestry, Tie
from lineage.derive.arborescence import arborescence
from lineage.derive.contamination import second_parents
from lineage.derive.explain import Explained
from lineage.derive.links import Link, Weighed
from lineage.derive.median import Shared, dated, settled
from lineage.derive.novelty import WIDTHS, novelty
from lineage.derive.order import Order, credits, is_earlier, names, says_translated, told
from lineage.derive.orientation import oriented
from lineage.derive.sources import rests_on, when
from lineage.text import Annotated
from lineage.text.tokens import split_words

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
CREDITED = 0.9
"""How much cheaper a parent in another language is whose publisher the child credits: there, no
wording tells whether it was that one or somebody else who credits it."""
DRAWN = 0.1
"""Confidence from which a link is drawn: else what the two share is from elsewhere."""
_TIE, _PAGE = 1e-9, 1e-4
"""Of parents that explain a child alike, one is taken whose page is more like the child's, with
its markup, the addresses of its links and its debris; then the earliest published."""
_LEAN = 1e-3


@dataclass(frozen=True, slots=True)
class Forest:
    """Primary and further parents within a family, pairs that only share material, and who of the
    family came first."""

    links: tuple[Link, ...]
    shared: tuple[tuple[int, int, float], ...]
    order: Order


def forest(
    documents: Sequence[Annotated], members: Sequence[int], explained: Sequence[Explained]
) -> Forest:
    """The minimum-cost arborescence of a family (Edmonds 1967) over its plausible links, mended
    where one of three documents has what the other two share.

    The cost of a link is what is new in the child, and half as much what it left out, in runs of
    words (cf. Marmerola et al. 2016); where nothing tells which of the two came first, both count
    alike. A link stands only if the parent explains enough of the child in wording of its own,
    and the child has what the parent was the first to say: else both have it from elsewhere.
    Cost is quadratic in the size of the family.
    """
    new = _new(documents, members, explained)
    ancestry = Ancestry(documents, members, explained, _costs(documents, members, explained, new))
    costs = ancestry.costs
    likely, apart = ancestry.possible()
    drawable = {tie: costs[tie] for tie in likely}
    words = Shared(documents)
    drawn = settled(arborescence(members, drawable), drawable, words)
    either = dated(drawn, costs, new, words, lambda one, two: told(documents[one], documents[two]))
    parents, cues = oriented(drawn | either, documents)
    weighed = Weighed(documents, explained, ancestry, words, parents)
    copied = {child: drawn[child] for child, parent in either.items() if parents[child] == parent}
    links = [
        weighed.link(parent, child, cues[child], primary=True, copied=copied.get(child))
        for child, parent in sorted(parents.items())
    ]
    unlikely = {
        (one.parent, one.child)
        for one in links
        if one.confidence < DRAWN
        and documents[one.parent].language == documents[one.child].language
        and not names(documents[one.child], documents[one.parent])
    }
    links = [one for one in links if (one.parent, one.child) not in unlikely]
    apart |= unlikely
    parents = {one.child: one.parent for one in links}
    directed = {one.child: one.parent for one in links if one.cue is not None}
    order = Order(documents, members, directed)
    links += [
        weighed.link(
            second,
            child,
            _cue(documents[second], documents[child]) if told_apart else None,
            primary=False,
        )
        for child in members
        for second, told_apart in sorted(
            second_parents(members, explained, parents, order, child).items()
        )
    ]
    tied = {frozenset((link.parent, link.child)) for link in links}
    shared = {
        (min(tie), max(tie)): round(explained[tie[1]].share(tie[0]), 4)
        for tie in sorted(apart)
        if frozenset(tie) not in tied and explained[tie[1]].common_wording(tie[0]) >= SHARED_WORDING
    }
    return Forest(tuple(links), tuple((*pair, shared[pair]) for pair in sorted(shared)), order)


def _cue(parent: Annotated, child: Annotated) -> str:
    return "date" if is_earlier(parent, child) else "others"


def _costs(
    documents: Sequence[Annotated],
    members: Sequence[int],
    explained: Sequence[Explained],
    new: Mapping[Tie, float],
) -> dict[Tie, float]:
    """How dear each link is that can be; one that a date or a credit speaks against cannot."""
    first_published = sorted(members, key=lambda member: when(documents[member]))
    rank = {member: at for at, member in enumerate(first_published)}
    credited = {member: rests_on(documents[member]).keys() for member in members}
    words = [split_words(documents[member].document.text) for member in members]
    pages = novelty(words, WIDTHS[:2])
    unlike = (pages + pages.T) / 2.0
    place = {member: at for at, member in enumerate(members)}
    order = Order(documents, members, credits(documents, members))

    def plausible(parent: int, child: int) -> bool:
        siblings = bool(credited[parent] & credited[child])
        return _plausible(documents, explained, parent, child, siblings=siblings)

    costs: dict[Tie, float] = {}
    for parent in members:
        for child in members:
            one, other = documents[parent], documents[child]
            if parent == child or told(other, one) or order.came_first(child, parent):
                continue
            known = told(one, other) or order.came_first(parent, child)
            if not plausible(parent, child) and (known or not plausible(child, parent)):
                continue
            dropped = DROPPED if known else 1.0
            cost = (new[parent, child] + dropped * new[child, parent]) / (1.0 + dropped)
            if not known:
                # a link without a direction is drawn from the one that explains the other better
                cost += _LEAN * new[parent, child]
            if one.language != other.language and names(other, one):
                cost *= CREDITED
            cost += _PAGE * float(unlike[place[parent], place[child]])
            costs[parent, child] = cost + _TIE * rank[parent]
    return costs


def _new(
    documents: Sequence[Annotated], members: Sequence[int], explained: Sequence[Explained]
) -> dict[Tie, float]:
    """What is new in each child beside each parent: in words, between languages in clauses."""
    runs = novelty([documents[member].tokens.plain for member in members])
    return {
        (parent, child): float(runs[row, column])
        if documents[parent].language == documents[child].language
        else 1.0 - explained[child].strength(parent)
        for row, parent in enumerate(members)
        for column, child in enumerate(members)
    }


def _plausible(
    documents: Sequence[Annotated],
    explained: Sequence[Explained],
    parent: int,
    child: int,
    *,
    siblings: bool,
) -> bool:
    """Whether a parent explains enough of a child; `siblings` credit one outlet."""
    named = names(documents[child], documents[parent])
    if named and says_translated(documents[child], documents[parent]):
        return True
    if explained[child].share(parent) < LEAST:
        return False
    if named:
        return True
    if documents[child].language != documents[parent].language:
        return explained[child].share(parent) >= TRANSLATED
    floor = WORDING_OF_SIBLINGS if siblings else WORDING
    return explained[child].common_wording(parent) >= floor
