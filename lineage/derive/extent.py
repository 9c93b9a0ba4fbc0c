"""How much of a document a set of spans covers, in characters that are neither space nor debris."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from lineage.model import Pair, Span
from lineage.text import Annotated
from lineage.text.spans import Stretch

_SPACES = np.array([at for at in range(0x3001) if chr(at).isspace()], dtype=np.uint32)
"""Beyond the ideographic space there is none."""
Mask = npt.NDArray[np.bool_]
_Places = npt.NDArray[np.intp]
CRUMB, ADDED = 4, 8
"""Words from which what an alignment leaves of a sentence is a statement of its own; and from which
what all others together leave of it is something that the document added."""


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
    """How much of one document some spans cover, asked for many sets of spans at once.

    >>> from lineage.model import Document
    >>> from lineage.text import annotate
    >>> [document] = annotate([Document("a", "The port closes. It rains.")])
    >>> Extent(document).shares([[Span(0, 16)], []])
    [0.6364, 0.0]
    """

    def __init__(self, document: Annotated) -> None:
        size = len(document.document.text)
        self._tokens = document.tokens
        self._own_before = np.concatenate(([0], np.cumsum(own(document))))
        self._starts = np.array([sentence.start for sentence in document.sentences], dtype=np.intp)
        self._ends = np.array([sentence.end for sentence in document.sentences], dtype=np.intp)
        # one character more: sets of spans are laid one behind the other, and must not touch
        self._inside = covered(size + 1, document.sentences)
        self._starting, self._ending = (np.zeros(size + 1, dtype=bool) for _ in range(2))
        self._starting[self._starts] = True
        self._ending[self._ends] = True

    def shares(self, aligned: Sequence[Sequence[Stretch]]) -> list[float]:
        """The share of the document's own text that lies in each set of spans, to four decimals;
        what they leave of a sentence counts as well, where that is few words.

        Cost is linear in the length of the document, and in the number of its sentences and of the
        spans for each set.
        """
        width = len(self._inside)
        whole = int(self._own_before[-1])
        first, last = self._laid(aligned)
        row = first // width
        own = self._own_before[last - row * width] - self._own_before[first - row * width]
        crumbs, start, end = self._crumbs(first, last, len(aligned), CRUMB)
        left = self._own_before[end] - self._own_before[start]
        parts = np.bincount(row, own, len(aligned)) + np.bincount(crumbs, left, len(aligned))
        return [round(part / whole, 4) if whole else 0.0 for part in parts.tolist()]

    def crumbs(self, aligned: Sequence[Stretch], fewest: int) -> list[Span]:
        """What some spans leave of sentences of which they have something, where that is few
        words."""
        _, starts, ends = self._crumbs(*self._laid([aligned]), 1, fewest)
        return [Span(*edges) for edges in zip(starts.tolist(), ends.tolist(), strict=True)]

    def _laid(self, aligned: Sequence[Sequence[Stretch]]) -> tuple[_Places, _Places]:
        """Sets of spans one behind the other, those of a set that meet as one."""
        width = len(self._inside)
        places = [
            (row * width + span.start, row * width + span.end)
            for row, spans in enumerate(aligned)
            for span in spans
            if span.start < span.end
        ]
        first, last = np.array(sorted(places), dtype=np.intp).reshape(-1, 2).T
        last = np.maximum.accumulate(last)
        apart = np.flatnonzero(first[1:] > last[:-1])
        return first[np.append(0, apart + 1)[: len(first)]], last[np.append(apart, -1)[: len(last)]]

    def _crumbs(
        self, first: _Places, last: _Places, sets: int, fewest: int
    ) -> tuple[_Places, _Places, _Places]:
        """Of which set each crumb is, and where it starts and ends in the text."""
        width = len(self._inside)
        shift = np.arange(sets)[:, None] * width
        begins, stops = (shift + self._starts).ravel(), (shift + self._ends).ravel()
        # sentences that touch are told apart all the same
        after, before = last % width, first % width
        opens = self._inside[after] & ~self._starting[after]
        closes = self._inside[before - 1] & ~self._ending[before]
        # what is left of a sentence starts with it or after a span, and ends so
        start = np.sort(np.append(begins[~_in(begins, first, last)], last[opens]))
        end = np.sort(np.append(stops[~_in(stops - 1, first, last)], first[closes]))
        row, start, end = start // width, start % width, end % width
        words = np.searchsorted(self._tokens.ends, end, side="right") - np.searchsorted(
            self._tokens.starts, start, side="left"
        )
        few = (words < fewest) & ~(self._starting[start] & self._ending[end])
        return row[few], start[few], end[few]


def _in(places: _Places, first: _Places, last: _Places) -> Mask:
    """Which places lie in one of some stretches, which are in order and do not meet."""
    if not first.size:
        return np.zeros(len(places), dtype=bool)
    at = np.searchsorted(first, places, side="right") - 1
    inside: Mask = (at >= 0) & (places < last[at])
    return inside


def with_shares(pairs: Sequence[Pair], documents: Mapping[str, Annotated]) -> list[Pair]:
    """Pairs with the shares of both texts that their alignments cover.

    Cost is linear in the lengths of the texts, for each pair.
    """
    asked: dict[str, list[tuple[int, list[Span]]]] = {}
    for at, pair in enumerate(pairs):
        if pair.alignments:
            asked.setdefault(pair.a, []).append((at, [item.a for item in pair.alignments]))
            asked.setdefault(pair.b, []).append((at, [item.b for item in pair.alignments]))
    shares: dict[tuple[int, str], float] = {}
    for name, rows in asked.items():
        found = Extent(documents[name]).shares([spans for _, spans in rows])
        shares.update({(at, name): part for (at, _), part in zip(rows, found, strict=True)})
    return [
        replace(
            pair,
            shared_a=shares.get((at, pair.a), 0.0),
            shared_b=shares.get((at, pair.b), 0.0),
        )
        for at, pair in enumerate(pairs)
    ]
