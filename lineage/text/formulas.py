"""Formulas of the trade: how a paper knows, and who would not speak, in the words that all use."""

from collections.abc import Mapping, Sequence
from functools import cache

from lineage.model import Span
from lineage.text.language import words_of
from lineage.text.words import Part, keys


def formulas(words: Sequence[Part], language: str) -> tuple[Span, ...]:
    """The stretches of a text that stand in reports of any content, in order.

    Two articles that have them in common have nothing from each other. Cost is linear.

    >>> from lineage.text.words import parts
    >>> text = "The firm, which declined to comment, fell 3 %."
    >>> [text[span.start : span.end] for span in formulas(parts(text), "en")]
    ['declined to comment']
    """
    known = _by_first_word(language)
    spelled = tuple(word.key for word in words)
    found: list[Span] = []
    done = 0
    for at in [at for at, word in enumerate(spelled) if word in known]:
        longest = next((f for f in known[spelled[at]] if spelled[at : at + len(f)] == f), ())
        if longest and at >= done:
            done = at + len(longest)
            found.append(Span(words[at].start, words[done - 1].end))
    return tuple(found)


@cache
def _by_first_word(language: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The formulas of a language by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for formula in sorted(map(keys, words_of(language)["formulas"]), key=len, reverse=True):
        table.setdefault(formula[0], []).append(formula)
    return table
