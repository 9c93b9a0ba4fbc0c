"""The first to tell: the document that others of its family may have their facts from."""

from collections.abc import Sequence

from lineage.derive.heap import Heap
from lineage.derive.order import is_earlier
from lineage.derive.tree import WORDING

FACTS = 2
"""Figures in common from which two documents without a statement in common have an original."""
MOST = 0.5
"""Share of what a document has in common with others from which one of them accounts for it."""


def with_something_in_common(heap: Heap, roots: Sequence[int]) -> list[int]:
    """The roots that have something in common with another: what a merge of two stories ties has
    no original in common."""
    return [
        root
        for root in roots
        if heap.explained[root].share_of_any(roots) > 0
        or any(len(heap.same_figures(root, other)) >= FACTS for other in roots if other != root)
    ]


def first_told(heap: Heap, roots: Sequence[int]) -> dict[int, int]:
    """The first of several roots, for each of the others that may retell it.

    An original that is lost is one thing more to believe in, and not needed where the article that
    was published first has most of it. Where two have wording in common, that has told already
    whether one was copied from the other. Cost is quadratic in the number of roots.
    """
    documents = heap.documents
    for first in roots:
        others = [root for root in roots if root != first]
        if others and all(is_earlier(documents[first], documents[root]) for root in others):
            return {root: first for root in others if _accounts(heap, first, root, roots)}
    return {}


def _accounts(heap: Heap, first: int, root: int, roots: Sequence[int]) -> bool:
    known = heap.explained[root]
    if heap.documents[root].translated or known.common_wording(first) >= WORDING:
        return False
    others = [other for other in roots if other != root]
    figures = heap.figures_of_any(root, others)
    same = heap.same_figures(root, first)
    if not known.share(first) and len(same) < FACTS:
        return False
    said = known.share(first) >= MOST * known.share_of_any(others)
    return said and len(same) >= MOST * len(figures)
