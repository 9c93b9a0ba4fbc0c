"""Shingles: the overlapping runs of words by which copies are recognised."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineage.text import Annotated

WIDTH = 5
"""Tokens in a shingle (Broder 1997); a shorter text is one shingle."""


def shingles(document: "Annotated") -> frozenset[str]:
    """The word 5-grams of a document without its boilerplate.

    >>> from lineage.model import Document
    >>> from lineage.text import annotate
    >>> [a] = annotate([Document(id="a", text="One two three four five six.", language="en")])
    >>> sorted(shingles(a))
    ['one two three four five', 'two three four five six']
    """
    return shingles_of(document.tokens.plain)


def shingles_of(words: Sequence[str]) -> frozenset[str]:
    """The 5-grams of words; those words alone where there are fewer.

    >>> sorted(shingles_of(["one", "two", "three", "four", "five", "six"]))
    ['one two three four five', 'two three four five six']
    """
    if not words:
        return frozenset()
    if len(words) < WIDTH:
        return frozenset([" ".join(words)])
    return frozenset(map(" ".join, zip(*(words[at:] for at in range(WIDTH)), strict=False)))


def compared(a: frozenset[str], b: frozenset[str]) -> tuple[float, float, float]:
    """The Jaccard index of two sets of shingles, and the containment of either in the other.

    >>> compared(frozenset("ab"), frozenset("bcd"))
    (0.25, 0.5, 0.3333333333333333)
    """
    common = len(a & b)
    union = len(a) + len(b) - common
    return common / (union or 1), common / (len(a) or 1), common / (len(b) or 1)
