"""Order: which of two documents came first, as far as their dates and credits tell."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from lineage.derive.sources import published, when
from lineage.text import Annotated

T = TypeVar("T", bound=Hashable)


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
    if parent.publisher is None or child.publisher == parent.publisher:
        return False
    return any(published(parent, item.citation.source) for item in child.cited)


def says_translated(child: Annotated, parent: Annotated) -> bool:
    """Whether a document says that it was translated from the language of another."""
    told = child.translated
    return told is not None and child.language != parent.language == told.source_language


def forebears(document: T, parents: Mapping[T, T]) -> Iterator[T]:
    """The parent of a document, the parent of that, and so on.

    >>> list(forebears(2, {2: 1, 1: 0}))
    [1, 0]
    """
    while document in parents:
        document = parents[document]
        yield document


def topmost(document: T, parents: Mapping[T, T]) -> T:
    """The last of a document's forebears, itself where it has none.

    >>> topmost(2, {2: 1, 1: 0}), topmost(0, {2: 1, 1: 0})
    (0, 0)
    """
    for above in forebears(document, parents):
        document = above
    return document


def told(parent: Annotated, child: Annotated) -> bool:
    """Whether a date or a credit tells that one document came before another."""
    earlier = is_earlier(parent, child)
    if earlier is not None:
        return earlier
    return names(child, parent) and not names(parent, child)


def credits(documents: Sequence[Annotated], members: Sequence[int]) -> dict[int, int]:
    """Of each document without a date the one that came last of those whose publisher it names."""
    found = {}
    for child in members:
        if documents[child].document.published is None:
            named = [
                one
                for one in members
                if documents[one].document.published and told(documents[one], documents[child])
            ]
            if named:
                found[child] = max(named, key=lambda one: when(documents[one]))
    return found


class Order:
    """Which documents of a family came first: by their dates or, where these do not tell, by those
    of what derives from the one and of what the other derives from.

    `directed` are the parents of documents, where it is known which of the two came first. Cost is
    linear in the depth of each document in the tree.
    """

    def __init__(
        self, documents: Sequence[Annotated], members: Sequence[int], directed: Mapping[int, int]
    ) -> None:
        self._documents = documents
        dated = {member for member in members if documents[member].document.published}
        self._first = {member: member for member in dated}
        self._last = dict(self._first)
        for member in members:
            for above in forebears(member, directed):
                if member in dated:
                    self._first[above] = min(self._first.get(above, member), member, key=self._when)
                if above in dated:
                    self._last[member] = max(self._last.get(member, above), above, key=self._when)

    def came_first(self, one: int, other: int) -> bool:
        """Whether one document is known to have come before another."""
        known = is_earlier(self._documents[one], self._documents[other])
        if known is not None:
            return known
        if one not in self._first or other not in self._last:
            return False
        early, late = self._first[one], self._last[other]
        return bool(is_earlier(self._documents[early], self._documents[late]))

    def _when(self, document: int) -> tuple[str, str]:
        return when(self._documents[document])
