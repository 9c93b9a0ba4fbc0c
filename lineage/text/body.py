"""The body of a document: its article apart from its page, and what is looked up in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from lineage.model import Boilerplate, Document, Span
from lineage.text.boilerplate import boilerplate
from lineage.text.damage import mended
from lineage.text.figures import Figure, figures
from lineage.text.gazetteer import agency_names
from lineage.text.language import FALLBACK, detect
from lineage.text.lines import Line, lines_of
from lineage.text.names import Name, names
from lineage.text.normal import Normalised, normalise
from lineage.text.sentences import sentences
from lineage.text.spans import holding
from lineage.text.tokens import Tokens, tokenise
from lineage.text.unmarked import unmarked

_SAMPLE = 450
"""Characters from the middle of a text by which its language is told where many are read."""


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


def body_of(
    text: str,
    day: date | None,
    detected: str | None,
    normal: Normalised,
    lines: Sequence[Line],
    furniture: frozenset[str],
) -> Body:
    """The body of a text without markup, whose language, normal form and lines are known.

    `day` is that of its publication, `furniture` are lines that unrelated documents have as well.
    Cost is linear.
    """
    language = detected or FALLBACK
    debris = boilerplate(text, lines, language, furniture, agency_names())
    kept = tuple(s for s in sentences(text, language) if not holding(debris, s.start))
    tokens = tokenise(normal)
    return Body(
        detected=detected,
        language=language,
        normal=normal,
        boilerplate=debris,
        sentences=kept,
        words=tokens.words,
        tokens=_without(mended(tokens, language), debris),
        names=names(text, kept, language),
        figures=tuple(f for f in figures(text, language, day) if not holding(debris, f.start)),
    )


def read_body(document: Document) -> Body:
    """The body of a document on its own, for those who read many: half the cost of `annotate`.

    The language is told by a few hundred characters from the middle of the text.

    >>> body = read_body(Document("a", "Le port ferme ses 12 quais ce soir.\\n\\nPublicité\\n"))
    >>> body.language, body.tokens.words[-1], str(body.figures[0].value)
    ('fr', 'soir', '12')
    """
    text = unmarked(document.text).text
    normal = normalise(text)
    return body_of(
        text,
        document.published.date() if document.published else None,
        document.language or _told_by_sample(text),
        normal,
        lines_of(text, normal),
        frozenset(),
    )


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
