"""An article cut into stretches of one class, with the passages and the sources of each."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from lineage.model import KINDS, Article, Family, Kind, Pair, Passage, Span

Class = Literal[
    "verbatim", "edited", "quotation", "paraphrase", "fact", "attributed", "added", "boilerplate"
]
CLASSES: tuple[Class, ...] = (*KINDS, "attributed", "added", "boilerplate")
"""From what is nearest to another's words to what is not the article's at all."""

_WORD = re.compile(r"\w+")
_SOLID = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Match:
    """A span of an article that another one has, too."""

    span: Span
    kind: Kind
    other: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span of one class; `words` are those of the longest match that it is part of.

    `sources` are the articles it may be from, or else the source that it is credited to.
    """

    span: Span
    kind: Class
    passages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    quoted: bool = False
    words: int = 0


@dataclass(slots=True)
class _Cell:
    matches: list[Match] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)
    credited: list[str] = field(default_factory=list)
    boilerplate: bool = False
    added: bool = False
    quoted: bool = False


def forebears(family: Family) -> dict[str, set[str]]:
    """The articles that each one may have things from: its parents, and its siblings under a
    source that is not among them."""
    kinds = {node.id: node.kind for node in family.nodes}
    above = {edge.child: edge.parent for edge in family.edges if edge.primary}
    found: defaultdict[str, set[str]] = defaultdict(set)
    under: defaultdict[str, set[str]] = defaultdict(set)
    for edge in family.edges:
        if kinds[edge.parent] == kinds[edge.child] == "document" and edge.kind != "shares":
            found[edge.child].add(edge.parent)
    for name in family.documents:
        top = above.get(name)
        while top in above and kinds[top] != "document":
            top = above[top]
        if top is not None and kinds[top] != "document":
            under[top].add(name)
    for siblings in under.values():
        for name in siblings:
            found[name] |= siblings - {name}
    return dict(found)


def matches(pairs: Iterable[Pair], from_whom: Mapping[str, set[str]]) -> dict[str, list[Match]]:
    """What each article has in common with those that it may have things from."""
    found: defaultdict[str, list[Match]] = defaultdict(list)
    for pair in pairs:
        for name, other in ((pair.a, pair.b), (pair.b, pair.a)):
            if other in from_whom.get(name, ()):
                for item in pair.alignments:
                    span = item.a if name == pair.a else item.b
                    found[name].append(Match(span, item.kind, other))
    return dict(found)


def stretches(
    article: Article, own: Sequence[Match], passages: Sequence[Passage]
) -> tuple[Stretch, ...]:
    """The whole of an article, cut where its class, its passages or its sources change.

    Cost is that of the cuts times the spans that overlap there.
    """
    spans = [
        (witness.start, witness.end, passage.id)
        for passage in passages
        for witness in passage.spans
        if witness.document == article.id
    ]
    ends = {0, article.characters}
    layers = (article.boilerplate, article.attributed, article.added, article.quotations)
    ends |= {end for layer in layers for item in layer for end in (item.start, item.end)}
    ends |= {end for match in own for end in (match.span.start, match.span.end)}
    ends |= {end for start, last, _ in spans for end in (start, last)}
    cuts = sorted(end for end in ends if 0 <= end <= article.characters)
    cells = [_Cell() for _ in cuts[1:]]

    def covered(start: int, end: int) -> list[_Cell]:
        return cells[bisect_left(cuts, start) : bisect_left(cuts, end)]

    for match in own:
        for cell in covered(match.span.start, match.span.end):
            cell.matches.append(match)
    for start, end, name in spans:
        for cell in covered(start, end):
            cell.passages.append(name)
    for credit in article.attributed:
        for cell in covered(credit.start, credit.end):
            cell.credited.append(credit.source)
    for debris in article.boilerplate:
        for cell in covered(debris.start, debris.end):
            cell.boilerplate = True
    for span in article.added:
        for cell in covered(span.start, span.end):
            cell.added = True
    for quotation in article.quotations:
        for cell in covered(quotation.start, quotation.end):
            cell.quoted = True
    spread = [Span(start, end) for start, end in pairwise(cuts)]
    crumbs = max((match.kind for match in own), key=KINDS.index, default=None)
    found = [
        _stretch(article, span, cell, crumbs) for span, cell in zip(spread, cells, strict=True)
    ]
    return _joined(article, found)


def _stretch(article: Article, span: Span, cell: _Cell, crumbs: Kind | None) -> Stretch:
    if cell.boilerplate:
        return Stretch(span, "boilerplate")
    passages = tuple(cell.passages)
    if cell.added:
        return Stretch(span, "added", passages, (), cell.quoted)
    if cell.matches:
        kind = min((match.kind for match in cell.matches), key=KINDS.index)
        others = tuple(sorted({match.other for match in cell.matches}))
        words = max(count_words(article, match.span) for match in cell.matches)
        return Stretch(span, kind, passages, others, cell.quoted, words)
    if cell.credited:
        return Stretch(span, "attributed", passages, tuple(sorted(set(cell.credited))), cell.quoted)
    # the few words that matches leave over of a sentence, which the shares count with them
    return Stretch(span, crumbs or "added", passages, (), cell.quoted)


def _joined(article: Article, found: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Neighbours that are alike as one; spaces and marks alone are of the class before them."""
    joined: list[Stretch] = []
    for item in found:
        last = joined[-1] if joined else None
        blank = article.text is not None and not count_words(article, item.span)
        if last and (blank or _nature(last) == _nature(item)):
            joined[-1] = Stretch(Span(last.span.start, item.span.end), *_nature(last))
        else:
            joined.append(item)
    return tuple(joined)


def _nature(
    item: Stretch,
) -> tuple[Class, tuple[str, ...], tuple[str, ...], bool, int]:
    return item.kind, item.passages, item.sources, item.quoted, item.words


def solid(article: Article, span: Span) -> int:
    """The characters at a span that are no white space; all of them where the text is left out."""
    if article.text is None:
        return span.end - span.start
    return sum(map(len, _SOLID.findall(article.text, span.start, span.end)))


def count_words(article: Article, span: Span) -> int:
    """The words at a span, about one in six characters where the text is left out."""
    if article.text is None:
        return (span.end - span.start) // 6
    return len(_WORD.findall(article.text, span.start, span.end))
