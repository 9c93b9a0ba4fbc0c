"""What each document is made of: inherited from whom, credited to whom, and its own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lineage.derive.extent import ADDED, Extent, covered, own, runs, share, solid
from lineage.model import KINDS, Kind, Pair, Shares, Span
from lineage.text import Annotated

_COPIED = ("verbatim", "edited")


@dataclass(frozen=True, slots=True)
class Classes:
    """The stretches that a document added, and how much of it is what."""

    added: tuple[Span, ...]
    shares: Shares


def classes(
    document: Annotated, near: Collection[str], far: Collection[str], pairs: Sequence[Pair]
) -> Classes:
    """Class each character of a document that is neither space nor boilerplate.

    `near` are the documents it may have things from: its parents, and its siblings under a source
    that is not in the heap. What they have is inherited, by the strongest kind; and so is what it
    has word for word of those further up and of all that came before it, `far`: what is only told
    alike there and not in its parents is told so by chance. Of the rest, what it credits to a
    source is attributed, and what is left it added. Cost is linear in its length and in its
    alignments.
    """
    size = len(document.document.text)
    whole = own(document)
    spans = _inherited(document.document.id, near, far, pairs)
    taken = np.zeros(size, dtype=bool)
    parts: dict[Kind, float] = {}
    every = [span for found in spans.values() for span in found]
    inherited = covered(size, [*every, *Extent(document).crumbs(every, ADDED)])
    for kind in KINDS:
        mask = covered(size, spans.get(kind, ())) & ~taken
        parts[kind] = share(mask, whole)
        taken |= mask
    crumbs = share(inherited & ~taken, whole)
    if spans:
        weakest = max(spans, key=KINDS.index)
        parts[weakest] += crumbs
    credited = covered(size, [Span(s.start, s.end) for s in document.attributed]) & ~inherited
    rest = whole & ~inherited & ~credited
    attributed = share(credited, whole)
    rounded = {kind: round(part, 4) for kind, part in parts.items()}
    boilerplate = sum(line.end - line.start for line in document.boilerplate) / max(size, 1)
    left = round(1.0 - sum(rounded.values()) - round(attributed, 4), 4)
    return Classes(
        added=tuple(runs(rest, solid(document))),
        shares=Shares(
            **rounded,
            attributed=round(attributed, 4),
            added=max(0.0, left),
            boilerplate=round(boilerplate, 4),
        ),
    )


def _inherited(
    document: str, near: Collection[str], far: Collection[str], pairs: Sequence[Pair]
) -> Mapping[Kind, list[Span]]:
    spans: dict[Kind, list[Span]] = {}
    for pair in pairs:
        for mine, other, side in ((pair.a, pair.b, "a"), (pair.b, pair.a, "b")):
            if mine != document or not (other in near or other in far):
                continue
            for alignment in pair.alignments:
                if other in near or alignment.kind in _COPIED:
                    span = alignment.a if side == "a" else alignment.b
                    spans.setdefault(alignment.kind, []).append(span)
    return spans
