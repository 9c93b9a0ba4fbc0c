"""Retold: how much of what one document tells another tells as well, in another language."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import exp, sqrt

import numpy as np

from lineage.text import Annotated
from lineage.text.lexicon import joins, meanings
from lineage.text.normal import unaccented
from lineage.text.tokens import stem
from lineage.text.vocabulary import Role, vocabulary

CHANCE = 3000
"""Words of a text by which the chance that it lacks a given word falls to 1/e."""
TELLING = 0.25
"""Information below which a word is in any text."""
_NOTHING_TOLD = Role.STOP | Role.AUXILIARY | Role.PRONOUN | Role.TITLE | Role.SPOKESPERSON
"""Words that say nothing, or who speaks."""
_FEW = 2
"""Figures up to this are in any text."""
_FIGURE, _LARGE, _SMALL = 1.0, 1.5, 0.5
_LARGE_VALUE = 10_000
_MISSED = 1.0
"""Weight of figures that the other lacks, added: two texts of one figure each prove little."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a document tells, names and citations aside.

    `words` are its words, each with how much it tells and the English stems that it may mean,
    `senses` all of these; `figures` are its numbers with their weight.
    """

    language: str
    length: int
    words: tuple[tuple[float, frozenset[str]], ...]
    senses: frozenset[str]
    figures: Mapping[Decimal, float]


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
    for word, start in zip(document.tokens.words, document.tokens.starts, strict=True):
        telling = document.information(word)
        if telling < TELLING or aside[start] or word.isdigit():
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
    )


def figures_told(document: Annotated) -> Mapping[Decimal, float]:
    """The figures of a document that tell something, days aside, with their weight.

    >>> from lineage.model import Document
    >>> from lineage.text import annotate
    >>> [document] = annotate([Document("a", "In all 43 pumps and 2 pipes burst on 3 May.")])
    >>> {int(value): weight for value, weight in figures_told(document).items()}
    {43: 0.5}
    """
    return {
        figure.value: _weight(figure.value, figure.unit)
        for figure in document.figures
        if figure.value > _FEW and figure.unit != "day"
    }


def _weight(value: Decimal, unit: str | None) -> float:
    digits = len(value.normalize().as_tuple().digits)
    if value >= _LARGE_VALUE and digits > 1:
        return _LARGE
    return _FIGURE if unit or digits > _FEW else _SMALL


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


def figures_in_common(a: Mapping[Decimal, float], b: Mapping[Decimal, float]) -> float:
    """The share of the figures of two documents that the other has: 0 where there are none, near 1
    where there are many and all are the same.

    >>> from lineage.model import Document
    >>> from lineage.text import annotate
    >>> heap = (
    ...     Document("a", "In all 43 pumps and 1,190 pipes burst.", language="en"),
    ...     Document("b", "Von 1.190 Rohren leckten 43.", language="de"),
    ... )
    >>> round(figures_in_common(*map(figures_told, annotate(heap))), 2)
    0.6
    """
    common = sum(min(a[value], b[value]) for value in a.keys() & b)
    return common / sqrt((sum(a.values()) + _MISSED) * (sum(b.values()) + _MISSED))
