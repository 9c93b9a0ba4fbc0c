"""Retold: how much of what one document tells another tells as well, in another language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from math import exp
from typing import NamedTuple

import numpy as np

from lineage.derive.facts import Fact, figures_told, names_told
from lineage.derive.sources import rests_on
from lineage.model import Quotation, Span
from lineage.text import Annotated
from lineage.text.lexicon import joins, meanings
from lineage.text.normal import unaccented
from lineage.text.roles import Role
from lineage.text.spans import overlap, touching
from lineage.text.tokens import stem
from lineage.text.vocabulary import vocabulary

CHANCE = 3000
"""Words of a text by which the chance that it lacks a given word falls to 1/e."""
TELLING = 0.25
"""Information below which a word is in any text."""
_SAID = 5
"""Words from which a quotation is something that was said, and not a term or a title."""
_NOTHING_TOLD = Role.STOP | Role.AUXILIARY | Role.PRONOUN | Role.TITLE | Role.SPOKESPERSON
"""Words that say nothing, or who speaks."""


class Stretch(NamedTuple):
    """What is known of a stretch of a document: whether it is a formula of the trade for the most
    part, or in one quotation, and whom the document credits with any of it."""

    formula: bool
    quoted: bool
    credited: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """What a document tells, names and citations aside.

    `words` are its words, each with how much it tells and the English stems that it may mean,
    `senses` all of these; `figures` are its numbers, `names` the words of its names; `quotations`
    are what it has that somebody said. `sources` are those that it credits with a stretch of its
    text, `rests` the outlets that it credits, and whether it rests on each. `stretch` tells what
    is known of one of its stretches, from where to where; all its pairs ask of the same ones.
    """

    language: str
    length: int
    words: tuple[tuple[float, frozenset[str]], ...]
    senses: frozenset[str]
    figures: Mapping[Decimal, Fact]
    names: frozenset[str]
    quotations: tuple[Quotation, ...]
    sources: frozenset[str]
    rests: Mapping[str, bool]
    stretch: Callable[[int, int], Stretch]


def telling_of(document: Annotated) -> Told:
    """Gather what a document tells. Cost is linear in its length."""
    aside = np.zeros(len(document.document.text), dtype=bool)
    spans = [(name.start, name.end) for name in document.names]
    spans += [(figure.start, figure.end) for figure in document.figures]
    spans += [(formula.start, formula.end) for formula in document.formulas]
    spans += [(item.citation.start, item.citation.end) for item in document.cited]
    for first, end in spans:
        aside[first:end] = True
    roles = vocabulary(document.language).roles
    words: dict[str, tuple[float, frozenset[str]]] = {}
    set_aside = aside[document.tokens.starts].tolist()
    words_told = zip(document.tokens.words, document.told.tolist(), set_aside, strict=True)
    for word, telling, is_aside in words_told:
        if telling < TELLING or is_aside or word.isdigit():
            continue
        if roles.get(unaccented(word), 0) & _NOTHING_TOLD:
            continue
        stemmed = stem(word, document.language)
        senses = meanings(stemmed, document.language) or (stemmed,)
        words[stemmed] = telling, frozenset(senses)
    return Told(
        language=document.language,
        length=len(document.tokens.words),
        words=tuple(words.values()),
        senses=frozenset(sense for _, senses in words.values() for sense in senses),
        figures=figures_told(document),
        names=names_told(document),
        quotations=tuple(
            said
            for said in document.quotations
            if len(document.tokens.within(said.start, said.end)) >= _SAID
        ),
        sources=frozenset(item.source for item in document.attributed),
        rests=rests_on(document),
        stretch=cache(partial(_stretch, document)),
    )


def _stretch(document: Annotated, start: int, end: int) -> Stretch:
    span = Span(start, end)
    return Stretch(
        formula=document.is_formula(span),
        quoted=any(
            2 * overlap(span, quotation) > span.end - span.start
            for quotation in touching(document.quotations, span.start, span.end)
        ),
        credited=frozenset(
            item.source for item in touching(document.attributed, span.start, span.end)
        ),
    )


def words_in_common(a: Told, b: Told) -> tuple[float, float] | None:
    """The share of the words of each of two documents that the other has in its own language, by
    how much they tell, beyond what a text of that length has by chance.

    None where no lexicon joins the two languages. Cost is linear in the number of words.

    >>> from lineage.model import Document
    >>> from lineage.text import annotate
    >>> texts = ("La tempête a emporté le toit de la gare.", "The storm blew the station roof off.")
    >>> tempest, storm = map(telling_of, annotate([Document(text, text) for text in texts]))
    >>> min(words_in_common(tempest, storm)) > .5
    True
    """
    if not (joins(a.language) and joins(b.language)):
        return None
    return _share(a, b), _share(b, a)


def _share(one: Told, other: Told) -> float:
    whole = sum(telling for telling, _ in one.words)
    if not whole:
        return 0.0
    common = sum(t for t, senses in one.words if not senses.isdisjoint(other.senses))
    chance = 1 - exp(-other.length / CHANCE)
    return max(0.0, (common / whole - chance) / (1 - chance))
