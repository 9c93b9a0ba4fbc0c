"""A text without its markup, as its reader sees it, with the way back to the file's offsets."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from lineage.model import Attribution, Boilerplate, Citation, Notice, Quotation, Span
from lineage.text.figures import Figure
from lineage.text.names import Name
from lineage.text.page.markup import Mark, marks
from lineage.text.spans import touching
from lineage.text.tokens import Tokens

S = TypeVar("S", Span, Attribution, Boilerplate, Citation, Figure, Name, Notice, Quotation)


@dataclass(frozen=True, slots=True, eq=False)
class Unmarked:
    """The words of a text; its character i stands at `places[i]` of the original."""

    text: str
    marks: tuple[Mark, ...]
    places: npt.NDArray[np.int32]
    """Empty where the text has no markup, and so is the original."""

    def placed(self, spans: Iterable[S]) -> tuple[S, ...]:
        """Spans of the words, which begin and end with one, as spans of the original."""
        if not self.marks:
            return tuple(spans)
        return tuple(
            replace(
                span, start=int(self.places[span.start]), end=int(self.places[span.end - 1]) + 1
            )
            for span in spans
        )

    def placed_tokens(self, tokens: Tokens) -> Tokens:
        """Tokens of the words with their offsets in the original."""
        if not self.marks:
            return tokens
        starts, ends = self.places[tokens.starts], self.places[tokens.ends - 1] + 1
        return Tokens(tokens.words, starts, ends)

    def with_marks(self, debris: tuple[Boilerplate, ...]) -> tuple[Boilerplate, ...]:
        """Boilerplate of the original together with the markup outside of it."""
        if not self.marks:
            return debris
        found = [
            Boilerplate(mark.start, mark.end, "caption" if mark.kind == "image" else "metadata")
            for mark in self.marks
            if not touching(debris, mark.start, mark.end)
        ]
        return tuple(sorted([*debris, *found], key=lambda item: item.start))


def unmarked(text: str) -> Unmarked:
    """Take the markup out of a text, and part the words that it alone parts. Cost is linear.

    >>> found = unmarked("Le <b>port</b> ferme<br>ce soir.")
    >>> found.text, found.placed([Span(3, 7)])
    ('Le port ferme ce soir.', (Span(start=6, end=10),))
    """
    found = marks(text)
    if not found:
        return Unmarked(text, (), np.empty(0, dtype=np.int32))
    pieces: list[str] = []
    places: list[npt.NDArray[np.int32]] = []
    at = 0
    for mark in (*found, Mark(len(text), len(text), "tag", "")):
        pieces.append(text[at : mark.start])
        places.append(np.arange(at, mark.start, dtype=np.int32))
        joint = _joint(text, mark)
        pieces.append(joint)
        places.append(np.full(len(joint), mark.start, dtype=np.int32))
        at = mark.end
    return Unmarked("".join(pieces), found, np.concatenate(places))


def _joint(text: str, mark: Mark) -> str:
    """What is put in the place of a mark: a space only where there is none."""
    before, after = text[max(mark.start - 1, 0) : mark.start], text[mark.end : mark.end + 1]
    if mark.joint == " " and (not before.strip() or not after.isalnum()):
        return ""
    return mark.joint
