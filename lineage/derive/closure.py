"""Closure: what two articles say alike because both say it like a third."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from lineage.derive.extent import Extent
from lineage.model import KINDS, Alignment, Pair, Passage, Span
from lineage.text import Annotated

CLOSED = 0.1
"""Likelihood from which two articles are aligned over others."""

_LAST_COPIED = KINDS.index("edited")
_Link = tuple[float, int]
"""How likely two documents say the same, and of what kind that is."""
_Links = Mapping[str, Mapping[str, _Link]]
"""The best link of each document of a passage with each other one."""


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
        for a, b in combinations(sorted(spans), 2):
            if (a, b) not in compared or b in of_passage[a]:
                continue
            if family_of.get(a, -1) != family_of.get(b, -2):
                continue
            score, kind = _over_others(a, b, of_passage)
            if score >= CLOSED:
                item = Alignment(passage.id, KINDS[kind], round(score, 4), spans[a], spans[b])
                found[a, b].append(item)
    extents = {name: Extent(documents[name]) for name in {name for ends in found for name in ends}}
    return tuple(
        _with(pair, found[pair.a, pair.b], extents) if (pair.a, pair.b) in found else pair
        for pair in pairs
    )


def _over_others(a: str, b: str, links: _Links) -> tuple[float, int]:
    """How likely two documents say the same, by all paths over one other; and what kind the
    closest path has. Where both have copied it, what they share is plain to see already."""
    unlikely, closest = 1.0, len(KINDS) - 1
    from_a, from_b = links[a], links[b]
    for other in sorted(from_a.keys() & from_b.keys()):
        (first, kind_a), (second, kind_b) = from_a[other], from_b[other]
        weaker = max(kind_a, kind_b)
        if weaker > _LAST_COPIED:
            unlikely *= 1.0 - first * second
            closest = min(closest, weaker)
    return 1.0 - unlikely, closest


def _with(pair: Pair, found: Sequence[Alignment], extents: Mapping[str, Extent]) -> Pair:
    aligned = sorted(
        [*pair.alignments, *found], key=lambda item: (item.a.start, item.b.start, item.a.end)
    )
    return replace(
        pair,
        alignments=tuple(aligned),
        shared_a=extents[pair.a].shared([item.a for item in aligned]),
        shared_b=extents[pair.b].shared([item.b for item in aligned]),
    )
