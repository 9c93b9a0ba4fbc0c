"""How much of a document a set of spans covers, in characters that are neither space nor debris."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from lineage.model import Span
from lineage.text import Annotated
from lineage.text.sentences import SHORTEST_CLAUSE
from lineage.text.spans import Stretch

_SPACES = np.array([at for at in range(0x3001) if chr(at).isspace()], dtype=np.uint32)
"""Beyond the ideographic space there is none."""
Mask = npt.NDArray[np.bool_]


def solid(document: Annotated) -> Mask:
    """The characters of a page that are no white space."""
    points = document.document.text.encode("utf-32-le", "surrogatepass")
    return ~np.isin(np.frombuffer(points, dtype=np.uint32), _SPACES)


def own(document: Annotated) -> Mask:
    """The characters of the article itself: no white space, no boilerplate."""
    mask = solid(document)
    for line in document.boilerplate:
        mask[line.start : line.end] = False
    return mask


def covered(size: int, spans: Iterable[Stretch]) -> Mask:
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
    size = int(np.count_nonzero(whole))
    return float(np.count_nonzero(part & whole)) / size if size else 0.0


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


class Extent:
    """How much of one document some spans cover, asked again and again.

    >>> from lineage.model import Document
    >>> from lineage.text import annotate
    >>> [document] = annotate([Document("a", "The port closes. It rains.")])
    >>> Extent(document).shared([Span(0, 16)])
    0.6364
    """

    def __init__(self, document: Annotated) -> None:
        size = len(document.document.text)
        self._own = own(document)
        self._tokens = document.tokens
        self._starts = np.array([sentence.start for sentence in document.sentences], dtype=np.intp)
        self._ends = np.array([sentence.end for sentence in document.sentences], dtype=np.intp)
        self._inside = covered(size, document.sentences)
        self._starting, self._ending = (np.zeros(size + 1, dtype=bool) for _ in range(2))
        self._starting[self._starts] = True
        self._ending[self._ends] = True

    def shared(self, spans: Sequence[Span]) -> float:
        """The share of the document's own text that lies in some spans, to four decimals.

        Cost is linear in the length of the document.
        """
        if not spans:
            return 0.0
        aligned = covered(len(self._inside), spans)
        return round(share(self.without_crumbs(aligned), self._own), 4)

    def without_crumbs(self, mask: Mask) -> Mask:
        """A mask that also takes in what it leaves of a sentence, where that is less than a
        clause."""
        left = np.zeros(len(mask) + 1, dtype=bool)
        np.logical_and(~mask, self._inside, out=left[:-1])
        # sentences that touch are told apart all the same
        before = np.concatenate(([False], left[:-1]))
        begins = left & (self._starting | ~before)
        stops = before & (self._ending | ~left)
        firsts, lasts = np.flatnonzero(begins), np.flatnonzero(stops)
        words = np.searchsorted(self._tokens.ends, lasts, side="right") - np.searchsorted(
            self._tokens.starts, firsts, side="left"
        )
        whole = self._starting[firsts] & self._ending[lasts]
        crumbs = (words < SHORTEST_CLAUSE) & ~whole
        result = mask.copy()
        for first, last in zip(firsts[crumbs], lasts[crumbs], strict=True):
            result[first:last] = True
        return result
