"""Orientation: which way the links of a tree can run, by all that is known of who came first."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from lineage.derive.order import (
    forebears,
    is_earlier,
    names,
    says_translated,
    told,
    topmost,
)
from lineage.text import Annotated

Parents = Mapping[int, int]
TOLD_BY = {
    "date": "was published later",
    "others": "came later, by the dates of articles around it",
    "credits": "came later, by the credits in articles around it",
}
"""By what told a direction why a child came second, but for a citation, which is told as such."""


def oriented(
    parents: Parents, documents: Sequence[Annotated]
) -> tuple[dict[int, int], dict[int, str | None]]:
    """The same trees with their links turned as little as may be, and what told each direction.

    A tree has as many directions as documents, for each may be its root. Those stay in which
    nobody has a forebear that came later, or that credits it or was translated from it. A link
    that runs one way in all of these has a direction: "date", "citation" or "translation" where its
    two ends tell it, "others" where the dates of other documents of the tree do, "credits" where it
    takes their credits as well; else None.
    Cost is quadratic in the size of a tree.
    """
    turned: dict[int, int] = {}
    cues: dict[int, str | None] = {}
    for members in _trees(parents):
        near: dict[int, list[int]] = {member: [] for member in members}
        for child in members:
            if child in parents:
                near[child].append(parents[child])
                near[parents[child]].append(child)
        credits = [
            (one, other)
            for one in members
            for other in members
            if names(documents[one], documents[other]) and told(documents[other], documents[one])
        ]
        credits += [
            (one, other)
            for one in members
            for other in near[one]
            if _translated(documents[other], documents[one])
        ]
        dated = [way for root in members if (way := _rooted(root, near, documents)) is not None]
        possible = [
            way for way in dated if not any(one in forebears(other, way) for one, other in credits)
        ]
        chosen = {child: parents[child] for child in members if child in parents}
        if possible:
            chosen = min(
                possible,
                key=lambda way: sum(parents.get(child) != parent for child, parent in way.items()),
            )
        for child, parent in chosen.items():
            turned[child] = parent
            cues[child] = _cue(documents[parent], documents[child])
            if cues[child] is None and possible:
                told_by = {"others": dated, "credits": possible}
                cues[child] = next(
                    (c for c in told_by if all(way.get(child) == parent for way in told_by[c])),
                    None,
                )
    return turned, cues


def _cue(parent: Annotated, child: Annotated) -> str | None:
    if is_earlier(parent, child):
        return "date"
    if told(parent, child):
        return "citation"
    return "translation" if _translated(parent, child) else None


def _translated(parent: Annotated, child: Annotated) -> bool:
    """Whether of two documents that tell the same one says that it was translated from the
    language of the other, and nothing speaks against that."""
    back = told(child, parent) or says_translated(parent, child)
    return says_translated(child, parent) and not back


def _trees(parents: Parents) -> list[list[int]]:
    found: dict[int, list[int]] = {}
    for member in sorted({*parents, *parents.values()}):
        found.setdefault(topmost(member, parents), []).append(member)
    return [found[root] for root in sorted(found)]


def _rooted(
    root: int, near: Mapping[int, Sequence[int]], documents: Sequence[Annotated]
) -> dict[int, int] | None:
    """The parents with a root, or None where a forebear came later by its date."""
    found: dict[int, int] = {}
    # each with the document above it that was published last
    left: list[tuple[int, int | None]] = [(root, None)]
    while left:
        parent, latest = left.pop()
        if documents[parent].document.published is not None:
            if latest is not None and is_earlier(documents[parent], documents[latest]):
                return None
            if latest is None or _moment(documents[latest]) <= _moment(documents[parent]):
                latest = parent
        for child in near[parent]:
            if found.get(parent) == child:
                continue
            found[child] = parent
            left.append((child, latest))
    return found


def _moment(document: Annotated) -> datetime:
    assert document.document.published is not None
    return document.document.published
