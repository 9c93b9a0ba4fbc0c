"""The body of a document: its article apart from its page, and what is looked up in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple, TypeVar

import numpy as np

from lineage.model import Boilerplate, Document, Span
from lineage.text.damage import mended
from lineage.text.figures import Figure, figures
from lineage.text.gazetteer import agency_names
from lineage.text.language import FALLBACK, detect
from lineage.text.names import Name, names
from lineage.text.normal import Normalised, normalise
from lineage.text.page.boilerplate import boilerplate
from lineage.text.page.lines import Line, lines_of
from lineage.text.page.unmarked import unmarked
from lineage.text.sentences import sentences
from lineage.text.spans import holding
from lineage.text.tokens import Tokens, tokenise

_Spanned = TypeVar("_Spanned", Span, Figure)

_AT_A_TIME = 100
_SAMPLE = 450
"""Characters from the middle of a text by which its language is told where many are read."""


class Page(NamedTuple):
    """A text without markup, and what is known of it: its day is that of its publication."""

    text: str
    day: date | None
    detected: str | None
    normal: Normalised
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """What stands in a document but for its boilerplate, which its tokens leave out."""

    detected: str | None
    language: str
    normal: Normalised
    boilerplate: tuple[Boilerplate, ...]
    sentences: tuple[Span, ...]
    words: tuple[str, ...]
    """All that stands in it, damaged words and boilerplate too."""
    tokens: Tokens
    names: tuple[Name, ...]
    figures: tuple[Figure, ...]


def bodies_of(pages: Iterable[Page], furniture: frozenset[str]) -> Iterator[Body]:
    """The bodies of texts, in order; `furniture` are lines that unrelated documents have as well.

    Each stage reads a hundred before the next begins: its code and tables are in the processor's
    cache then, which saves a quarter of the time. Cost is linear.
    """
    coming = iter(pages)
    while some := list(islice(coming, _AT_A_TIME)):
        yield from _bodies(some, furniture)


def _bodies(pages: Sequence[Page], furniture: frozenset[str]) -> Iterator[Body]:
    texts = [page.text for page in pages]
    languages = [page.detected or FALLBACK for page in pages]
    agencies = agency_names()
    debris = [
        boilerplate(page.text, page.lines, language, furniture, agencies)
        for page, language in zip(pages, languages, strict=True)
    ]
    kept = [
        _outside(found, sentences(text, language))
        for text, language, found in zip(texts, languages, debris, strict=True)
    ]
    tokens = [tokenise(page.normal) for page in pages]
    mends = [
        _without(mended(own, language), found)
        for own, language, found in zip(tokens, languages, debris, strict=True)
    ]
    named = list(map(names, texts, kept, languages))
    told = [
        _outside(found, figures(page.text, language, page.day))
        for page, language, found in zip(pages, languages, debris, strict=True)
    ]
    for at, page in enumerate(pages):
        yield Body(
            detected=page.detected,
            language=languages[at],
            normal=page.normal,
            boilerplate=debris[at],
            sentences=kept[at],
            words=tokens[at].words,
            tokens=mends[at],
            names=named[at],
            figures=told[at],
        )


def read_bodies(documents: Iterable[Document]) -> Iterator[Body]:
    """The bodies of documents on their own, for those who read many: half the cost of `annotate`.

    The language is told by a few hundred characters from the middle of the text.

    >>> document = Document("a", "Le port ferme ses 12 quais ce soir.\\n\\nPublicité\\n")
    >>> [body] = read_bodies([document])
    >>> body.language, body.tokens.words[-1], str(body.figures[0].value)
    ('fr', 'soir', '12')
    """
    return bodies_of(map(_page, documents), frozenset())


def _page(document: Document) -> Page:
    text = unmarked(document.text).text
    normal = normalise(text)
    day = document.published.date() if document.published else None
    language = document.language or _told_by_sample(text)
    return Page(text, day, language, normal, lines_of(text, normal))


def _outside(debris: tuple[Boilerplate, ...], spans: Iterable[_Spanned]) -> tuple[_Spanned, ...]:
    return tuple(span for span in spans if not holding(debris, span.start))


def _told_by_sample(text: str) -> str | None:
    start = max(0, (len(text) - _SAMPLE) // 2)
    return detect(text[start : start + _SAMPLE])


def _without(tokens: Tokens, debris: tuple[Boilerplate, ...]) -> Tokens:
    """The tokens that stand in no boilerplate."""
    if not debris:
        return tokens
    keep = np.ones(len(tokens.words), dtype=bool)
    for line in debris:
        keep[list(tokens.within(line.start, line.end))] = False
    return Tokens(
        tuple(word for word, kept in zip(tokens.words, keep, strict=True) if kept),
        tokens.starts[keep],
        tokens.ends[keep],
    )
