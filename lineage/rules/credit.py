"""Whom an article credits for what it has, by which means, and how far in the text that reaches."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from lineage.model import Article, Boilerplate, Citation, DeclaredField, Span
from lineage.rules.address import address, same_domain, same_page
from lineage.rules.names import (
    bare,
    credit_line,
    folded,
    house,
    mentions,
    own_agencies,
    same_publisher,
)
from lineage.rules.spans import neighbours, spans_of, word_starts, words

Means = Literal[
    "credit-line", "citation", "canonical", "is-based-on", "noindex", "syndication-tags", "field"
]
MEANS: frozenset[Means] = frozenset(get_args(Means))
"""The attributions that may count."""

REACH = 100
"""A citation credits what is at most so many words off, a paragraph or two, and what goes on from
there with no more words of other origin in between."""

_FIELDS: dict[DeclaredField, Means] = {
    "source": "field",
    "agency": "field",
    "author": "field",
    "canonical": "canonical",
    "is-based-on": "is-based-on",
    "syndication-source": "syndication-tags",
    "original-source": "syndication-tags",
}
_TEXT = 8
"""Words from which on a line is of the article itself, and not of its head or foot."""
_ORGANISATIONS = ("outlet", "agency")
_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Credit:
    """The credit that an article gives to one source.

    `spans` is where it covers what comes from there, `given` whether there is any at all, and
    `named` whether it is to the source itself, and not only to the agency that it has it from.
    """

    spans: tuple[Span, ...]
    given: bool
    named: bool


def credit(
    article: Article, source: Article, stretches: Iterable[Span], means: Collection[Means]
) -> Credit:
    """The credit that `article` gives for its `stretches` that `source` has too.

    Credit is to the publisher or the address, to the agencies whose story `source` is, or the very
    line that `credit_line` proposes. A citation credits the stretches near it; everything else the
    whole article.
    """
    text = article.text or ""
    whole = Span(0, len(text))
    publisher = None if same_publisher(article, source) else house(source)
    named = credited_at(article, publisher, means) if publisher else []
    if _declares(article, source, means) or _has_line(article, source, means):
        named.append(whole)
    places = [*named, *_agencies(article, source, means)]
    if "noindex" in means and any(part.field == "noindex" for part in article.declared):
        places.append(whole)
    spans = (whole,) if whole in places else tuple(_near(text, stretches, places))
    return Credit(spans, given=bool(places), named=bool(named))


def credited_at(article: Article, name: str, means: Collection[Means]) -> list[Span]:
    """Where an article credits `name`: the words that do, or all of it for a credit line.

    The credit of a picture is none for the words beside it.
    """
    if not bare(name):
        return []
    return [*_lines(article, name, means), *_citations(article, name, means)]


def _lines(article: Article, name: str, means: Collection[Means]) -> Iterator[Span]:
    text = article.text or ""
    whole = Span(0, len(text))
    if "credit-line" in means:
        licences = [part for part in article.notices if part.kind == "licence"]
        names = [*(part.source for part in article.signed), *(part.holder for part in licences)]
        if any(bare(known) == bare(name) for known in names if known) or any(
            mentions(text[line.start : line.end], name) for line in licences
        ):
            yield whole
    for declared in article.declared:
        counts = _FIELDS.get(declared.field) in means and not address(declared.value)
        known = any(bare(known) == bare(name) for known in declared.names)
        if counts and (known or mentions(declared.value, name)):
            yield whole


def _citations(article: Article, name: str, means: Collection[Means]) -> Iterator[Span]:
    """Where the text cites a source: in the head and the foot only where it has something from it,
    and never in a heading.
    """
    if "citation" not in means:
        return
    text = article.text or ""
    said = [part for part in article.attributed if bare(part.source) == bare(name)]
    yield from (span for span in spans_of(said) if not text.startswith("#", span.start))
    body = _body(article)
    pictures = [part for part in article.boilerplate if part.reason in ("credit", "caption")]
    for part in article.citations:
        # The words of a citation may have the short form of a name that its source gives in full
        known = bare(part.source) == bare(name) or (
            part.kind in _ORGANISATIONS and mentions(text[part.start : part.end], name)
        )
        if known and body.start <= part.start < body.end and not _inside(part, pictures):
            yield Span(part.start, part.end)


def _inside(part: Citation, lines: Iterable[Boilerplate]) -> bool:
    return any(line.start <= part.start < line.end for line in lines)


def _body(article: Article) -> Span:
    """Where an article stands between the short lines of its head and of its foot."""
    text = article.text or ""
    lines = [
        match.span()
        for match in _LINE.finditer(text)
        if words(match[0]) > _TEXT
        and not match[0].startswith("#")
        and not any(part.start <= match.start() < part.end for part in article.boilerplate)
    ]
    return Span(lines[0][0], lines[-1][1]) if lines else Span(0, len(text))


def _declares(article: Article, source: Article, means: Collection[Means]) -> bool:
    """Whether a field of the page leads to the address of a source, or to its domain."""
    there, own = address(source.url), address(article.url)
    if there is None:
        return False
    for part in article.declared:
        given = address(part.value)
        if given is None or _FIELDS.get(part.field) not in means:
            continue
        if part.field != "canonical" and own and same_page(given, own):
            continue  # it refers to itself
        elsewhere = own is None or not same_domain(given, own)
        if same_page(given, there) or (elsewhere and same_domain(given, there)):
            return True
    return False


def _has_line(article: Article, source: Article, means: Collection[Means]) -> bool:
    text = folded(article.text or "")
    return "credit-line" in means and any(
        folded(credit_line(source, language)) in text for language in ("fr", "en")
    )


def _agencies(article: Article, source: Article, means: Collection[Means]) -> list[Span]:
    """Where an article credits the agencies whose story a source is, each of them."""
    own = own_agencies(source)
    unnamed = any(not part.source for part in article.signed)
    if own and unnamed and "credit-line" in means:
        return [Span(0, len(article.text or ""))]
    places = [credited_at(article, name, means) for name in own]
    return [span for found in places for span in found] if all(places) else []


def _near(text: str, stretches: Iterable[Span], places: Iterable[Span]) -> Iterator[Span]:
    """The stretches that go on from one that a citation is near, or in."""
    cited = list(places)
    if not cited:
        return
    starts = word_starts(text)

    def apart(one: Span, other: Span) -> int:
        return bisect_left(starts, other.start) - bisect_left(starts, one.end)

    for run in neighbours(stretches, text, REACH):
        if any(max(apart(place, run), apart(run, place)) <= REACH for place in cited):
            yield run
