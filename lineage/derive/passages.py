"""Passages: what aligns over two or more documents, gathered from pairwise alignments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lineage.derive.conflicts import conflict
from lineage.derive.oddities import OTHERS, oddities, said_in
from lineage.model import KINDS, Alignment, Pair, Passage, Span, Witness
from lineage.text import Annotated
from lineage.text.spans import overlap

_SAME_PLACE = 0.5


@dataclass(slots=True)
class _Group:
    """A passage in the making: at most one span a document, and the alignments that made it."""

    spans: dict[str, Span]
    members: list[tuple[int, int]] = field(default_factory=list)
    weakest: int = 0


def passages(
    documents: Mapping[str, Annotated], pairs: Sequence[Pair]
) -> tuple[tuple[Passage, ...], tuple[Pair, ...]]:
    """Group alignments into passages, strongest first, and name each alignment's passage.

    Two alignments meet where they have one document in common and their spans there lie over
    each other for the most part; a document has at most one span in a passage, so where groups
    disagree they stay apart, and so do those of articles that are only related. Passages are
    numbered by their first witness.
    """
    order = sorted(
        (
            (KINDS.index(alignment.kind), -alignment.score, pair_at, at)
            for pair_at, pair in enumerate(pairs)
            for at, alignment in enumerate(pair.alignments)
        ),
    )
    tables: dict[bool, dict[str, list[_Group]]] = {True: {}, False: {}}
    groups: list[_Group] = []
    for kind, _, pair_at, at in order:
        pair = pairs[pair_at]
        # what merely related articles share must not join the passages of a family
        by_document = tables[pair.relation == "related"]
        group = _place(pair, pair.alignments[at], by_document, groups)
        group.members.append((pair_at, at))
        group.weakest = max(group.weakest, kind)
    groups = [group for group in groups if group.members]
    groups.sort(key=lambda group: min((d, s.start, s.end) for d, s in group.spans.items()))
    found = []
    several = {d for group in groups if len(group.spans) > OTHERS for d in group.spans}
    said = {name: said_in(documents[name]) for name in sorted(several)}
    names: dict[tuple[int, int], str] = {}
    for number, group in enumerate(groups, 1):
        name = f"P{number}"
        names.update(dict.fromkeys(group.members, name))
        witnesses = tuple(
            Witness(d, s.start, s.end, documents[d].document.text[s.start : s.end])
            for d, s in sorted(group.spans.items())
        )
        found.append(
            Passage(
                name,
                KINDS[group.weakest],
                witnesses,
                conflict(witnesses, documents),
                oddities(witnesses, documents, said),
            )
        )
    named = tuple(
        replace(
            pair,
            alignments=tuple(
                replace(alignment, passage=names[pair_at, at])
                for at, alignment in enumerate(pair.alignments)
            ),
        )
        for pair_at, pair in enumerate(pairs)
    )
    return tuple(found), named


def _place(
    pair: Pair, alignment: Alignment, by_document: dict[str, list[_Group]], groups: list[_Group]
) -> _Group:
    """The group that an alignment belongs to, made, grown or merged as it takes."""
    in_a = _at(by_document, pair.a, alignment.a)
    in_b = _at(by_document, pair.b, alignment.b)
    if in_a is not None and in_a is in_b:
        return in_a
    if in_a is not None and in_b is not None and not in_a.spans.keys() & in_b.spans.keys():
        return _merge(in_a, in_b, by_document)
    for group, document, span in ((in_a, pair.b, alignment.b), (in_b, pair.a, alignment.a)):
        if group is not None and document not in group.spans:
            group.spans[document] = span
            by_document.setdefault(document, []).append(group)
            return group
    for group in (in_a, in_b):
        if (
            group is not None
            and _meet(group.spans.get(pair.a), alignment.a)
            and _meet(group.spans.get(pair.b), alignment.b)
        ):
            return group
    group = _Group({pair.a: alignment.a, pair.b: alignment.b})
    groups.append(group)
    for document in (pair.a, pair.b):
        by_document.setdefault(document, []).append(group)
    return group


def _meet(known: Span | None, span: Span) -> bool:
    return known is not None and known.start < span.end and span.start < known.end


def _at(by_document: Mapping[str, list[_Group]], document: str, span: Span) -> _Group | None:
    """The group whose span in a document is for the most part the given one."""
    best: tuple[float, _Group] | None = None
    for group in by_document.get(document, ()):
        known = group.spans[document]
        common = overlap(known, span)
        union = max(known.end, span.end) - min(known.start, span.start)
        if common >= _SAME_PLACE * union and (best is None or common / union > best[0]):
            best = (common / union, group)
    return best[1] if best else None


def _merge(into: _Group, other: _Group, by_document: dict[str, list[_Group]]) -> _Group:
    for document, span in other.spans.items():
        into.spans[document] = span
        known = by_document[document]
        known[known.index(other)] = into
    into.members.extend(other.members)
    into.weakest = max(into.weakest, other.weakest)
    other.members.clear()
    return into
