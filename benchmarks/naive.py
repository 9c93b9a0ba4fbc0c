"""What anyone could write in ten lines, to stand beside the figures: the marks to beat."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

Span = dict[str, int]
Dated = Sequence[tuple[str, str, datetime | None]]
"""Documents as id, text and date."""

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^\s.!?…][^.!?…\n]*")
WIDTH = 5


def previous(documents: Dated) -> set[tuple[str, str]]:
    """Each document derives from the one before it by date; those without a date are left out."""
    dated = sorted((when, name) for name, _, when in documents if when is not None)
    return {(a, b) for (_, a), (_, b) in pairwise(dated)}


def nearest(documents: Dated) -> set[tuple[str, str]]:
    """Each document derives from the earlier one that is most like it by TF-IDF cosine.

    A document without a date may come after any other. Where none has a date, every document is
    joined to the one most like it, in no direction.
    """
    names = [name for name, _, _ in documents]
    alike = cosine_similarity(TfidfVectorizer().fit_transform([text for _, text, _ in documents]))
    undated = all(when is None for _, _, when in documents)
    found = set()
    for child, (_, _, when) in enumerate(documents):
        earlier = [
            other
            for other, (_, _, then) in enumerate(documents)
            if other != child and (undated or (then is not None and (when is None or then < when)))
        ]
        if earlier:
            best = max(earlier, key=lambda other: (alike[child, other], names[other]))
            found.add((names[best], names[child]))
    return found


def runs(a: str, b: str) -> list[tuple[Span, Span]]:
    """Runs of five or more equal words of two texts, as spans of both."""
    left, right = _words(a), _words(b)
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(right) - WIDTH + 1):
        places.setdefault(tuple(word for word, _, _ in right[at : at + WIDTH]), []).append(at)
    found = []
    done: set[tuple[int, int]] = set()
    for at in range(len(left) - WIDTH + 1):
        for other in places.get(tuple(word for word, _, _ in left[at : at + WIDTH]), ()):
            if (at, other) in done:
                continue
            length = 0
            while (
                at + length < len(left)
                and other + length < len(right)
                and left[at + length][0] == right[other + length][0]
            ):
                done.add((at + length, other + length))
                length += 1
            found.append(
                (
                    {"start": left[at][1], "end": left[at + length - 1][2]},
                    {"start": right[other][1], "end": right[other + length - 1][2]},
                )
            )
    return found


def grams(text: str, width: int = WIDTH) -> set[tuple[str, ...]]:
    """The runs of `width` words of a text."""
    words = [word for word, _, _ in _words(text)]
    return {tuple(words[at : at + width]) for at in range(len(words) - width + 1)}


def sentences(text: str) -> list[Span]:
    """The sentences of a text, as anything between full stops and line ends."""
    return [{"start": m.start(), "end": m.end()} for m in _SENTENCE.finditer(text)]


def every_sentence(a: str, b: str) -> list[tuple[Span, Span]]:
    """Every sentence of one text with every sentence of the other."""
    return [(one, other) for one in sentences(a) for other in sentences(b)]


Aligner = Callable[[str, str], list[tuple[Span, Span]]]
ALIGNERS: Mapping[str, Aligner] = {"mark everything": every_sentence, "verbatim 5-grams": runs}


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(text)]


def spans_of(side: int, found: Sequence[tuple[Span, Span]]) -> list[Mapping[str, Any]]:
    """One side of aligned spans."""
    return [pair[side] for pair in found]
