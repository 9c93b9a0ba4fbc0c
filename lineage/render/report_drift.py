"""What changed on the way from one article to the next: figures, and words inside quotations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lineage.model import Edge, Family, Pair, Quotation, Span
from lineage.render.escape import shorten
from lineage.render.outline import Block, Entry, Heading, Line, Listing, Piece, Role, plain
from lineage.render.report_view import ReportView

FEWEST_WORDS = 4
"""Words of a quotation from which on it is held against its parent's."""
_ALIKE = 0.5
"""Share of their words that two quotations have in common from which they are of one sentence."""
_LENGTH = 200
_CONTEXT = 110
_BEFORE = 5
"""Words that are shown of what two long quotations have alike, before they part."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Change:
    """What an article has otherwise than its parent: a value, or the words of a quotation.

    `context` are the words around a value in the article.
    """

    what: Literal["figure", "date", "name", "cut", "quotation"]
    before: str
    after: str
    units: tuple[str | None, str | None] = (None, None)
    context: str = ""


def drift_blocks(view: ReportView, family: Family, title: str) -> list[Block]:
    """The figures and quotations that an article has otherwise than the one it derives from."""
    pairs = {(pair.a, pair.b): pair for pair in view.report.pairs}
    found: list[Block] = []
    for edge in sorted(family.edges, key=lambda edge: (edge.child, not edge.primary, edge.parent)):
        ends = min(edge.parent, edge.child), max(edge.parent, edge.child)
        if edge.directed and ends in pairs:
            entries = changes(view, family, edge, pairs[ends])
            if entries:
                parent, child = view.label(edge.parent), view.label(edge.child)
                head = view.tell("from-to", parent=parent, child=child)
                found.append(Listing(plain(head, "strong"), tuple(entries)))
    return [Heading(title), *found] if found else []


def changes(view: ReportView, family: Family, edge: Edge, pair: Pair) -> list[Entry]:
    """What one article has otherwise than its parent, figures first."""
    entries = []
    wording = view.wording
    for change in drift(view, family, edge, pair):
        words: Line
        if change.what in ("cut", "quotation"):
            words = (Piece(change.before, "muted"), Piece(f" → {change.after}"))
        else:
            old, new = change.units
            before, after = wording.amount(change.before, old), wording.amount(change.after, new)
            context = f"{wording.tell('colon')}{wording.quoted(change.context)}"
            words = (Piece(f"{before} → {after}", "strong"), Piece(context))
        role: Role = "label" if change.what == "cut" else "alert"
        entries.append(Entry(view.tell(f"changed-{change.what}"), words, role))
    return entries


def drift(view: ReportView, family: Family, edge: Edge, pair: Pair) -> list[Change]:
    """What one article has otherwise than its parent, figures first, without the words for it."""
    return [*_figures(view, family, edge), *_quotations(view, edge, pair)]


def _figures(view: ReportView, family: Family, edge: Edge) -> Iterator[Change]:
    for passage in view.passages_of(family):
        if passage.conflict is None:
            continue
        values = {value.document: value for value in passage.conflict.values}
        before, after = values.get(edge.parent), values.get(edge.child)
        if before is None or after is None or before.value == after.value:
            continue
        words = view.context(edge.child, after.start, after.end, _CONTEXT)
        units = before.unit, after.unit
        yield Change(passage.conflict.type, before.value, after.value, units, words)


def _quotations(view: ReportView, edge: Edge, pair: Pair) -> Iterator[Change]:
    parent, child = view.articles[edge.parent], view.articles[edge.child]
    if parent.text is None or child.text is None or parent.language != child.language:
        return
    aligned = [
        (item.a, item.b) if pair.a == edge.parent else (item.b, item.a) for item in pair.alignments
    ]
    for quotation in child.quotations:
        places = [there for there, here in aligned if _overlap(here, quotation)]
        near = [q for q in parent.quotations if any(_overlap(place, q) for place in places)]
        own = _words(child.text, quotation)
        versions = [_words(parent.text, other) for other in near]
        if len(own) < FEWEST_WORDS or own in versions:
            continue
        likeness = [_alike(version, own) for version in versions]
        best = max(likeness, default=0.0)
        if best >= _ALIKE:
            other = near[likeness.index(best)]
            before, after = _where_they_part(
                parent.text[other.start : other.end], child.text[quotation.start : quotation.end]
            )
            cut = f" {' '.join(own)} " in f" {' '.join(versions[likeness.index(best)])} "
            yield Change("cut" if cut else "quotation", before, after)


def _where_they_part(before: str, after: str) -> tuple[str, str]:
    """Two versions of a quotation, shortened; those that begin alike a little before they part.

    >>> one = "We have waited far too long " * 20
    >>> _where_they_part(one + "for this.", one)
    ('…have waited far too long for this.', '…have waited far too long')
    """
    if max(len(before), len(after)) > _LENGTH:
        words = [item.split() for item in (before, after)]
        plain = [[_WORD.findall(word.casefold()) for word in item] for item in words]
        alike = next((at for at, (a, b) in enumerate(zip(*plain, strict=False)) if a != b), None)
        first = (min(map(len, words)) if alike is None else alike) - _BEFORE
        if first > 0:
            before, after = (f"…{' '.join(item[first:])}" for item in words)
    return shorten(before, _LENGTH), shorten(after, _LENGTH)


def _words(text: str, quotation: Quotation) -> list[str]:
    return _WORD.findall(text[quotation.start : quotation.end].casefold())


def _overlap(span: Span, quotation: Quotation) -> bool:
    return span.start < quotation.end and quotation.start < span.end


def _alike(one: list[str], other: list[str]) -> float:
    """The share of the words of the shorter of two quotations that the other has, too.

    >>> _alike(["we", "have", "enough"], ["we", "have", "enough", "oil"])
    1.0
    """
    shorter, longer = sorted((one, other), key=len)
    return len(set(shorter) & set(longer)) / len(set(shorter)) if shorter else 0.0
