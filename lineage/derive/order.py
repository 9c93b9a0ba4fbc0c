"""Order: which of two documents came first, as far as their dates and credits tell."""

from collections.abc import Iterator, Mapping

from lineage.derive.sources import published
from lineage.text import Annotated


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


def forebears(document: int, parents: Mapping[int, int]) -> Iterator[int]:
    """The parent of a document, the parent of that, and so on.

    >>> list(forebears(2, {2: 1, 1: 0}))
    [1, 0]
    """
    while document in parents:
        document = parents[document]
        yield document


def told(parent: Annotated, child: Annotated) -> bool:
    """Whether a date or a credit tells that one document came before another."""
    earlier = is_earlier(parent, child)
    if earlier is not None:
        return earlier
    return names(child, parent) and not names(parent, child)
