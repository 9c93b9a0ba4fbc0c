"""The dot plot of two documents: where a word of one is a word of the other."""

from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from lineage.text import Annotated
from lineage.text.tokens import root, stem

_Ints = npt.NDArray[np.int64]
_Floats = npt.NDArray[np.float64]

_SAME_ROOT = 0.5
"""How much of a match two words of one root are: `ferme`, `fermeture`."""
_COMMONEST = 900
"""Dots of one word from which it is the small change of these two documents, and makes none."""
_LEAST_TELLING = 0.05
"""Information below which a word is grammar."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One document's view of a dot plot: its words `own[n]` met by `other[n]`, in order of `own`.

    `like` is 1 for the same word and less for one of the same root; `telling` has for each word of
    the document how much it tells, 0 for grammar.
    """

    own: _Ints
    other: _Ints
    like: _Floats
    telling: _Floats


def best_met(words: int, places: _Ints, like: _Floats) -> _Floats:
    """How well each of some words is met, by the best of the dots at its place.

    >>> best_met(3, np.array([0, 0, 2]), np.array([0.5, 1.0, 0.5])).tolist()
    [1.0, 0.0, 0.5]
    """
    met = np.zeros(words)
    np.maximum.at(met, places, like)
    return met


def dot_plot(a: Annotated, b: Annotated) -> tuple[Side, Side]:
    """The dots of two documents of one language, as either sees them (Gibbs and McIntyre 1970).

    A word tells less the commoner it is in the language, and the more sentences of these two
    documents have it. Cost: the number of words, plus that of the dots.
    """
    numbers: dict[str, int] = {}
    stems_a, roots_a = _numbered(a, numbers)
    stems_b, roots_b = _numbered(b, numbers)
    in_sentences = np.zeros(len(numbers))
    for document, roots in ((a, roots_a), (b, roots_b)):
        starts = [sentence.start for sentence in document.sentences]
        sentence_of = np.searchsorted(starts, document.tokens.starts, "right")
        pairs = np.unique(np.stack([roots, sentence_of]), axis=1)
        in_sentences += np.bincount(pairs[0], minlength=len(numbers))
    total = len(a.sentences) + len(b.sentences) + 1
    rarity = np.log(total / np.maximum(in_sentences, 1)) / log(total)
    dots = np.bincount(roots_a, minlength=len(numbers)) * np.bincount(
        roots_b, minlength=len(numbers)
    )
    # what makes too many dots is no evidence, neither for nor against
    rarity[dots > _COMMONEST] = 0.0
    telling = [
        np.where(document.told >= _LEAST_TELLING, document.told * rarity[roots], 0.0)
        for document, roots in ((a, roots_a), (b, roots_b))
    ]
    own, other = met(np.where(telling[0] > 0, roots_a, -1), roots_b)
    own, other = own[telling[1][other] > 0], other[telling[1][other] > 0]
    like = np.where(stems_a[own] == stems_b[other], 1.0, _SAME_ROOT)
    turned = np.argsort(other, kind="stable")
    return (
        Side(own, other, like, telling[0]),
        Side(other[turned], own[turned], like[turned], telling[1]),
    )


def _numbered(document: Annotated, numbers: dict[str, int]) -> tuple[_Ints, _Ints]:
    """A number for the stem of each word, and one for its root."""
    stems = [stem(word, document.language) for word in document.tokens.words]
    roots = [root(stemmed) for stemmed in stems]
    stem_numbers, root_numbers = (
        np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.int64)
        for words in (stems, roots)
    )
    return stem_numbers, root_numbers


def met(own: _Ints, other: _Ints) -> tuple[_Ints, _Ints]:
    """Every two places that have one number in two rows, in the order of the first; numbers below
    0 meet none. Cost: the length of both, plus the largest number, plus the places found.

    >>> [places.tolist() for places in met(np.array([5, -1, 7]), np.array([7, 5, -1, 7]))]
    [[0, 2, 2], [1, 0, 3]]
    """
    order = np.argsort(other, kind="stable")
    size = max(own.max(initial=-1), other.max(initial=-1)) + 2
    count = np.bincount(other + 1, minlength=size)
    first = np.cumsum(count) - count
    count[0] = 0
    times = count[own + 1]
    places = np.repeat(np.arange(len(own)), times)
    nth = np.arange(len(places)) - np.repeat(np.cumsum(times) - times, times)
    return places, order[np.repeat(first[own + 1], times) + nth]
