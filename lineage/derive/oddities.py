"""Odd ones out: words that one witness alone has, where all others say the same without them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lineage.derive.extent import covered
from lineage.model import Evidence, Witness
from lineage.text import Annotated
from lineage.text.lexicon import meanings
from lineage.text.normal import unaccented
from lineage.text.roles import Role
from lineage.text.tokens import root, stem
from lineage.text.vocabulary import vocabulary

OTHERS = 3
"""Witnesses that say the same without them, at the least."""
AGREEING = 0.75
"""Share of the other witnesses that have a word from which they agree on it."""
TELLING = 0.3
"""Information from which a word says something of its own."""
_GRAMMAR = Role.STOP | Role.AUXILIARY | Role.PRONOUN

_Keys = frozenset[str]
_Words = Sequence[tuple[int, _Keys]]
"""Words by their places in the text, with their keys."""


def oddities(
    witnesses: Sequence[Witness],
    documents: Mapping[str, Annotated],
    telling: "Telling",
) -> tuple[Evidence, ...]:
    """Words that stand in one witness between two on which the others agree, where at least three
    of these have nothing between them, and that no other article has anywhere in its text.

    Such words may be a slip, a mistranslation or a detail of one's own: which of these is for a
    reader to judge. Cost is the number of witnesses that have such words, times the length of all
    their spans.
    """
    if len(witnesses) <= OTHERS:
        return ()
    told = [telling.within(witness) for witness in witnesses]
    found = []
    for at, witness in enumerate(witnesses):
        language = documents[witness.document].language
        # a lexicon that lacks a word makes it odd in a translation
        others = [
            words
            for place, words in enumerate(told)
            if place != at and documents[witnesses[place].document].language == language
        ]
        own = told[at]
        rare = {place for place, (_, keys) in enumerate(own) if telling.alone(keys)}
        if not rare:
            continue
        agreed = [place for place, (_, keys) in enumerate(own) if _agreed(keys, others)]
        for left, right in pairwise(agreed):
            odd = [place for place in range(left + 1, right) if place in rare]
            if odd and _adjoining(own[left][1], own[right][1], others) >= OTHERS:
                first, last = _phrase(own, odd[0], odd[-1], others)
                tokens = documents[witness.document].tokens
                start, end = int(tokens.starts[first]), int(tokens.ends[last])
                found.append(Evidence(witness.document, start, end))
    return tuple(found)


def _phrase(own: _Words, first: int, last: int, others: Sequence[_Words]) -> tuple[int, int]:
    """The words around odd ones, next to them, that no other has in the passage: of two words that
    go together the one may stand elsewhere in another text."""

    def alone(place: int) -> bool:
        return not any(own[place][1] & keys for words in others for _, keys in words)

    while first and own[first - 1][0] == own[first][0] - 1 and alone(first - 1):
        first -= 1
    while last + 1 < len(own) and own[last + 1][0] == own[last][0] + 1 and alone(last + 1):
        last += 1
    return own[first][0], own[last][0]


class Telling:
    """The words of articles that say something, and how many of these articles have each.

    Cost is linear in the length of the articles.
    """

    def __init__(self, documents: Iterable[Annotated]) -> None:
        self._words: dict[str, list[tuple[int, _Keys]]] = {}
        self._starts: dict[str, npt.NDArray[np.int32]] = {}
        self._ends: dict[str, npt.NDArray[np.int32]] = {}
        self._said: Counter[str] = Counter()
        for document in documents:
            language = document.language
            words = set(document.tokens.words)
            self._said.update({key for word in words for key in _keys(word, language)})
            # grammar is odd in nobody
            grammar = (word for word in words if _is_grammar(word, language))
            self._said.update({key for word in grammar for key in _keys(word, language)})
            name, tokens = document.document.id, document.tokens
            self._words[name] = _telling(document)
            places = np.array([place for place, _ in self._words[name]], dtype=np.intp)
            self._starts[name], self._ends[name] = tokens.starts[places], tokens.ends[places]

    def within(self, witness: Witness) -> _Words:
        """The words of a witness that say something, by their places, with their keys."""
        first = np.searchsorted(self._starts[witness.document], witness.start, side="left")
        last = np.searchsorted(self._ends[witness.document], witness.end, side="right")
        return self._words[witness.document][first:last]

    def alone(self, keys: _Keys) -> bool:
        """Whether no other article has a word; in each key its own article is counted."""
        return all(self._said[key] < 2 for key in keys)


def _telling(document: Annotated) -> list[tuple[int, _Keys]]:
    in_figures, in_names = (
        covered(len(document.document.text), spans)[document.tokens.starts]
        for spans in (document.figures, document.names)
    )
    # a wrong figure is a conflict, and is told as that
    telling = ~in_figures & (in_names | (document.told >= TELLING))
    words = document.tokens.words
    return [(at, _keys(words[at], document.language)) for at in np.flatnonzero(telling).tolist()]


def _is_grammar(word: str, language: str) -> bool:
    return bool(vocabulary(language).roles.get(unaccented(word), 0) & _GRAMMAR)


@lru_cache(maxsize=65536)
def _keys(word: str, language: str) -> _Keys:
    """What forms of a word, derived words and renderings of it in other languages meet by."""
    stemmed = stem(word, language)
    return frozenset({stemmed, root(stemmed), *("=" + m for m in meanings(stemmed, language))})


def _agreed(keys: _Keys, others: Sequence[_Words]) -> bool:
    having = sum(any(keys & known for _, known in words) for words in others)
    return having >= max(OTHERS, AGREEING * len(others))


def _adjoining(left: _Keys, right: _Keys, others: Sequence[_Words]) -> int:
    """How many of the others have the two words one after the other."""
    return sum(
        any(left & a and right & b for (_, a), (_, b) in pairwise(words)) for words in others
    )
