"""Closure: what two articles say alike because both say it like a third."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from lineage.derive.extent import with_shares
from lineage.model import KINDS, Alignment, Pair, Passage, Span
from lineage.text import Annotated

CLOSED = 0.1
"""Likelihood from which two articles are aligned over others."""

_CELLS = 500_000
"""Paths over a third article that are worked out at once."""
_LAST_COPIED = KINDS.index("edited")
_Link = tuple[float, int]
"""How likely two documents say the same, and of what kind that is."""
_Links = Mapping[str, Mapping[str, _Link]]
"""The best link of each document of a passage with each other one."""
_Likely = npt.NDArray[np.float64]
_Kinds = npt.NDArray[np.int8]


def closed(
    pairs: Sequence[Pair],
    passages: Sequence[Passage],
    family_of: Mapping[str, int],
    documents: Mapping[str, Annotated],
) -> tuple[Pair, ...]:
    """The pairs with an alignment wherever other articles of a passage link two of one family.

    Two retellings may have hardly a word in common, and both be near enough to a third. Each such
    path is as likely as its two alignments together, and one path is enough. Pairs that were not
    compared, in a large heap, get none. Cost is cubic in the number of articles that have a
    passage, and linear in the lengths of those that get one.
    """
    links: dict[str, dict[str, dict[str, _Link]]] = defaultdict(lambda: defaultdict(dict))
    for pair in pairs:
        for item in pair.alignments:
            of_passage = links[item.passage or ""]
            known = of_passage[pair.a].get(pair.b)
            if known is None or item.score > known[0]:
                link = item.score, KINDS.index(item.kind)
                of_passage[pair.a][pair.b] = of_passage[pair.b][pair.a] = link
    compared = {(pair.a, pair.b) for pair in pairs}
    found: dict[tuple[str, str], list[Alignment]] = defaultdict(list)
    for passage in passages:
        of_passage = links[passage.id]
        if all(kind <= _LAST_COPIED for near in of_passage.values() for _, kind in near.values()):
            continue
        spans = {witness.document: Span(witness.start, witness.end) for witness in passage.spans}
        names = sorted(spans)
        scores, kinds = _over_others(names, of_passage)
        for first, second in np.argwhere(np.triu(scores >= CLOSED, 1)).tolist():
            a, b = names[first], names[second]
            if (a, b) not in compared or b in of_passage[a]:
                continue
            if family_of.get(a, -1) != family_of.get(b, -2):
                continue
            kind, score = KINDS[kinds[first, second]], round(float(scores[first, second]), 4)
            found[a, b].append(Alignment(passage.id, kind, score, spans[a], spans[b]))
    more = [_with(pair, found[pair.a, pair.b]) for pair in pairs if (pair.a, pair.b) in found]
    fuller = {(pair.a, pair.b): pair for pair in with_shares(more, documents)}
    return tuple(fuller.get((pair.a, pair.b), pair) for pair in pairs)


def _over_others(names: Sequence[str], links: _Links) -> tuple[_Likely, _Kinds]:
    """How likely each two documents say the same, by all paths over one other; and what kind the
    closest path has. Where both have copied it, what they share is plain to see already."""
    size, none = len(names), len(KINDS)
    scores, kinds = np.zeros((size, size)), np.full((size, size), none, dtype=np.int8)
    place = {name: at for at, name in enumerate(names)}
    for name, near in links.items():
        for other, link in near.items():
            scores[place[name], place[other]], kinds[place[name], place[other]] = link
    unlikely, closest = np.ones((size, size)), np.full((size, size), none, dtype=np.int8)
    for over in np.array_split(np.arange(size), min(size, 1 + size**3 // _CELLS)):
        weaker = np.maximum(kinds[over, :, None], kinds[over, None, :])
        reworded = (weaker > _LAST_COPIED) & (weaker < none)
        alike = scores[over, :, None] * scores[over, None, :]
        unlikely *= np.where(reworded, 1.0 - alike, 1.0).prod(axis=0)
        closest = np.minimum(closest, np.where(reworded, weaker, none).min(axis=0))
    return 1.0 - unlikely, closest


def _with(pair: Pair, found: Sequence[Alignment]) -> Pair:
    aligned = sorted(
        [*pair.alignments, *found], key=lambda item: (item.a.start, item.b.start, item.a.end)
    )
    return replace(pair, alignments=tuple(aligned))
