"""How much of a document a set of spans covers, in characters that are neither space nor debris."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from lineage.model import Span
from lineage.text import Annotated

Mask = npt.NDArray[np.bool_]
_FEWEST_WORDS = 4
"""A leftover of fewer words between two spans of one class is no statement of its own."""


def solid(document: Annotated) -> Mask:
    """The characters of a page that are no white space."""
    return np.fromiter((not c.isspace() for c in document.document.text), dtype=bool)


def own(document: Annotated) -> Mask:
    """The characters of the article itself: no white space, no boilerplate."""
    mask = solid(document)
    for line in document.boilerplate:
        mask[line.start : line.end] = False
    return mask


def covered(size: int, spans: Iterable[Span]) -> Mask:
    """The characters that lie in one of the spans."""
    mask = np.zeros(size, dtype=bool)
    for span in spans:
        mask[span.start : span.end] = True
    return mask


def share(part: Mask, whole: Mask) -> float:
    """The share of `whole` that is in `part`; 0 where `whole` is empty.

    >>> share(np.array([True, False, True]), np.array([True, True, False]))
    0.5
    """
    size = int(whole.sum())
    return float((part & whole).sum()) / size if size else 0.0


def shared(document: Annotated, owned: Mask, spans: Iterable[Span]) -> float:
    """The share of a document's own text that lies in some spans, to four decimals."""
    aligned = covered(len(document.document.text), spans)
    return round(share(without_crumbs(aligned, document), owned), 4)


def runs(mask: Mask, allowed: Mask) -> list[Span]:
    """The stretches of a mask; gaps of characters that are not `allowed` do not part them.

    >>> text = "ab cd. ef"
    >>> allowed = np.array([not c.isspace() for c in text])
    >>> runs(np.array([True] * 6 + [False] * 3) & allowed, allowed)
    [Span(start=0, end=6)]
    """
    places = np.flatnonzero(mask)
    if not places.size:
        return []
    blocked = np.cumsum(allowed & ~mask)[places]
    breaks = np.flatnonzero(np.diff(blocked)) + 1
    firsts = places[np.concatenate(([0], breaks))]
    lasts = places[np.concatenate((breaks - 1, [len(places) - 1]))]
    return [Span(int(first), int(last) + 1) for first, last in zip(firsts, lasts, strict=True)]


def without_crumbs(mask: Mask, document: Annotated) -> Mask:
    """A mask that also takes in what it leaves over of a sentence, where that is a few words."""
    result = mask.copy()
    if not document.sentences:
        return result
    starts = np.array([sentence.start for sentence in document.sentences])
    ends = np.array([sentence.end for sentence in document.sentences])
    left = np.zeros(len(mask) + 1, dtype=np.int8)
    for start, end in zip(starts, ends, strict=True):
        left[start:end] = ~mask[start:end]
    edge = np.diff(left, prepend=0)
    # sentences that touch are told apart all the same
    firsts = np.union1d(np.flatnonzero(edge > 0), starts[left[starts] > 0])
    lasts = np.union1d(np.flatnonzero(edge < 0), ends[left[ends - 1] > 0])
    tokens = document.tokens
    words = np.searchsorted(tokens.ends, lasts, side="right") - np.searchsorted(
        tokens.starts, firsts, side="left"
    )
    whole = np.isin(firsts, starts) & np.isin(lasts, ends)
    crumbs = (words < _FEWEST_WORDS) & ~whole
    for first, last in zip(firsts[crumbs], lasts[crumbs], strict=True):
        result[first:last] = True
    return result
