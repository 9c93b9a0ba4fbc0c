"""Passages: what aligns over two or more documents, gathered from pairwise alignments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lineage.derive.conflicts import conflict
from lineage.derive.oddities import OTHERS, Telling, oddities
from lineage.model import KINDS, Alignment, Pair, Passage, Span, Witness
from lineage.text import Annotated

_SAME_PLACE = 0.5
_PART = 32
"""Characters of a document whose groups are looked through together."""


@dataclass(slots=True, eq=False)
class _Group:
    """A passage in the making: at most one span a document, and the alignments that made it."""

    number: int
    spans: dict[str, Span]
    members: list[tuple[int, int]] = field(default_factory=list)
    weakest: int = 0
    into: "_Group | None" = None
    """The group that this one has become part of."""

    def merged(self) -> "_Group":
        """The group that has what was put into this one."""
        group = self
        while group.into is not None:
            group = group.into
        return group


def passages(
    documents: Mapping[str, Annotated], pairs: Sequence[Pair], family_of: Mapping[str, int]
) -> tuple[tuple[Passage, ...], tuple[Pair, ...]]:
    """Group alignments into passages, strongest first, and name each alignment's passage.

    Two alignments meet where they have one document in common and their spans there lie over
    each other for the most part; a document has at most one span in a passage, so where groups
    disagree they stay apart, and so do those of articles that are not of one family. Passages are
    numbered by their first witness. `family_of` has the family of each document that is of one.
    """
    order = sorted(
        (
            (KINDS.index(alignment.kind), -alignment.score, pair_at, at)
            for pair_at, pair in enumerate(pairs)
            for at, alignment in enumerate(pair.alignments)
        ),
    )
    tables = {True: _Table(), False: _Table()}
    groups: list[_Group] = []
    for kind, _, pair_at, at in order:
        pair = pairs[pair_at]
        # what others have in common with one of a family must not join the passages of all
        table = tables[pair.a in family_of and family_of[pair.a] == family_of.get(pair.b)]
        group = _place(pair, pair.alignments[at], table, groups)
        group.members.append((pair_at, at))
        group.weakest = max(group.weakest, kind)
    groups = [group for group in groups if group.members]
    groups.sort(key=lambda group: min((d, s.start, s.end) for d, s in group.spans.items()))
    found = []
    several = {d for group in groups if len(group.spans) > OTHERS for d in group.spans}
    telling = Telling(documents[name] for name in several)
    names: dict[tuple[int, int], str] = {}
    for number, group in enumerate(groups, 1):
        name = f"P{number}"
        names.update(dict.fromkeys(group.members, name))
        witnesses = tuple(
            Witness(d, s.start, s.end, documents[d].document.text[s.start : s.end])
            for d, s in sorted(group.spans.items())
        )
        # what is true of another event contradicts nobody
        together = len({family_of.get(d, d) for d in group.spans}) == 1
        found.append(
            Passage(
                name,
                KINDS[group.weakest],
                witnesses,
                conflict(witnesses, documents) if together else None,
                oddities(witnesses, documents, telling) if together else (),
            )
        )
    named = tuple(
        replace(
            pair,
            alignments=tuple(
                Alignment(names[pair_at, at], item.kind, item.score, item.a, item.b)
                for at, item in enumerate(pair.alignments)
            ),
        )
        for pair_at, pair in enumerate(pairs)
    )
    return tuple(found), named


@dataclass(slots=True)
class _Table:
    """The groups that have a span near a place of a document, with where that starts and ends, and
    those that have just some span of it."""

    groups: dict[tuple[str, int], list[tuple[int, int, _Group]]] = field(default_factory=dict)
    just: dict[tuple[str, int, int], list[_Group]] = field(default_factory=dict)

    def add(self, group: _Group, document: str) -> None:
        span = group.spans[document]
        self.just.setdefault((document, span.start, span.end), []).append(group)
        for place in _places(span):
            near = self.groups.setdefault((document, place), [])
            near.append((span.start, span.end, group))

    def at(self, document: str, span: Span) -> _Group | None:
        """The group whose span in a document is for the most part the given one; of several, the
        one that is most like it, then the oldest."""
        start, end = span.start, span.end
        same = self.just.get((document, start, end))
        if same and len(same) == 1:
            return same[0].merged()
        if same:
            return min((group.merged() for group in same), key=lambda group: group.number)
        best: tuple[float, int] | None = None
        found = None
        # two spans of which half is in common have the middle of each
        for first, last, group in self.groups.get((document, (start + end) // 2 // _PART), ()):
            # written out, for this is asked more often than all else
            common = (end if end < last else last) - (start if start > first else first)
            union = (end if end > last else last) - (start if start < first else first)
            if common < _SAME_PLACE * union:
                continue
            whole = group.merged()
            rank = (common / union, -whole.number)
            if best is None or rank > best:
                best, found = rank, whole
        return found


def _places(span: Span) -> range:
    """The parts of a document that a span lies in, or ends at."""
    return range(span.start // _PART, span.end // _PART + 1)


def _place(pair: Pair, alignment: Alignment, table: _Table, groups: list[_Group]) -> _Group:
    """The group that an alignment belongs to, made, grown or merged as it takes."""
    in_a = table.at(pair.a, alignment.a)
    in_b = table.at(pair.b, alignment.b)
    if in_a is not None and in_a is in_b:
        return in_a
    if in_a is not None and in_b is not None and not in_a.spans.keys() & in_b.spans.keys():
        return _merge(in_a, in_b)
    for group, document, span in ((in_a, pair.b, alignment.b), (in_b, pair.a, alignment.a)):
        if group is not None and document not in group.spans:
            group.spans[document] = span
            table.add(group, document)
            return group
    for group in (in_a, in_b):
        if (
            group is not None
            and _meet(group.spans.get(pair.a), alignment.a)
            and _meet(group.spans.get(pair.b), alignment.b)
        ):
            return group
    group = _Group(len(groups), {pair.a: alignment.a, pair.b: alignment.b})
    groups.append(group)
    table.add(group, pair.a)
    table.add(group, pair.b)
    return group


def _meet(known: Span | None, span: Span) -> bool:
    return known is not None and known.start < span.end and span.start < known.end


def _merge(into: _Group, other: _Group) -> _Group:
    other.into = into
    into.spans.update(other.spans)
    into.members.extend(other.members)
    into.weakest = max(into.weakest, other.weakest)
    other.members.clear()
    return into
