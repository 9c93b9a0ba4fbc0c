"""Copied passages of two articles of 800 words: how long it takes to find them, and how many.

Of each article eight quotations of 40 words stand in twenty others, in another order and among
words of their own; or the others are copies of it in which one word of ten is another. Beside it is
what rapidfuzz's opcodes take, which the project has anyway: of words that are numbered before, as
the project's seeds are. What numbering takes is told as well; it is done once an article, not once
a pair.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from rapidfuzz.distance import Indel, Levenshtein

from benchmarks.speed.corpus import VOCABULARY, vocabulary
from lineage.align.verbatim import Copying, Found, Seeds, runs_and_chains, seeds
from lineage.bulk.copying import copies

_ARTICLES, _OTHERS, _WORDS = 10, 20, 800
_QUOTED, _PARTS = 40, 8
_CHANGED = 0.1
_TIMES = 15

Words = list[str]
Places = set[tuple[int, int, int]]
"""Words that are copied: to which of the others, where from, and where to."""


@dataclass(frozen=True, slots=True)
class Method:
    """Numbers the words of an article and of others, finds what is copied, and tells its places."""

    numbered: Callable[[list[Words]], Any]
    find: Callable[[Any], Any]
    places: Callable[[Any, Any], Places]


def report() -> None:
    """Print microseconds a pair, their ratios, and how many of the copied words are found."""
    for title, heap in (
        ("reordered quotations", _quoting),
        ("one word of ten changed", _edited),
    ):
        draw = np.random.Generator(np.random.PCG64(9))
        made = [heap(draw) for _ in range(_ARTICLES)]
        pairs = _ARTICLES * _OTHERS
        copied = sum(len(places) for _, places in made) / pairs
        print(f"\n{title}: {pairs} pairs of {_WORDS} words, {copied:.1f} of them copied")
        columns = ("", "µs a pair", "lineage/it", "goal", "found", "µs an article")
        print("{:>24}{:>11}{:>12}{:>7}{:>8}{:>15}".format(*columns))
        taken, own = _times([words for words, _ in made]), 0.0
        for name, method in _METHODS.items():
            numbering, finding = taken[name]
            own = own or finding
            found = 0
            for words, places in made:
                ready = method.numbered(words)
                found += len(places & method.places(ready, method.find(ready)))
            row = f"{name:>24}{finding / pairs * 1e6:11.1f}{own / finding:12.3f}"
            row += f"{_GOALS.get(name, ''):>7}{found / pairs:8.1f}"
            print(row + f"{numbering / _ARTICLES / (_OTHERS + 1) * 1e6:15.0f}")


def _times(heaps: list[list[Words]]) -> dict[str, tuple[float, float]]:
    """The processor's seconds for numbering and for finding, the least of several runs in turn."""
    numbering, finding = (dict.fromkeys(_METHODS, np.inf) for _ in range(2))
    for _ in range(_TIMES):
        for name, method in _METHODS.items():
            start = time.process_time()
            ready = [method.numbered(words) for words in heaps]
            numbering[name] = min(numbering[name], time.process_time() - start)
            # what numbering leaves in the processor's cache is not in it after the first
            for _ in range(2):
                start = time.process_time()
                for one in ready:
                    method.find(one)
                finding[name] = min(finding[name], time.process_time() - start)
    return {name: (numbering[name], finding[name]) for name in _METHODS}


def _drawn(draw: np.random.Generator) -> np.ndarray:
    return vocabulary(draw)[draw.zipf(1.1, (_OTHERS + 1, _WORDS)) % VOCABULARY]


def _quoting(draw: np.random.Generator) -> tuple[list[Words], Places]:
    """An article and others, and what these have from it: parts of it in another order."""
    texts, places = _drawn(draw), set()
    for other, text in enumerate(texts[1:]):
        starts = range(0, _WORDS, _QUOTED)
        to, back = (draw.permutation(starts)[:_PARTS].tolist() for _ in range(2))
        for b, a in zip(to, back, strict=True):
            text[b : b + _QUOTED] = texts[0, a : a + _QUOTED]
            places.update((other, a + at, b + at) for at in range(_QUOTED))
    return texts.tolist(), places


def _edited(draw: np.random.Generator) -> tuple[list[Words], Places]:
    """An article and copies in which some words are others."""
    texts = _drawn(draw)
    kept = draw.random((_OTHERS, _WORDS)) >= _CHANGED
    texts[1:] = np.where(kept, texts[0], texts[1:])
    others, words = (column.tolist() for column in np.nonzero(kept))
    return texts.tolist(), set(zip(others, words, words, strict=True))


def _by(copying: Copying) -> Method:
    def places(heap: Seeds, found: Found) -> Places:
        runs, chains = found
        return {
            (other - 1, a + at, b - int(heap.first[other]) + at)
            for other, a, b, length in zip(
                *(c.tolist() for c in runs.some(chains >= 0)), strict=True
            )
            for at in range(length)
        }

    return Method(seeds, lambda heap: copying(heap, 0, range(1, _OTHERS + 1)), places)


def _by_opcodes(opcodes: Callable[..., Any]) -> Method:
    def numbered(texts: list[Words]) -> list[list[int]]:
        known: dict[str, int] = {}
        return [[known.setdefault(word, len(known)) for word in text] for text in texts]

    def places(texts: list[list[int]], found: list[Any]) -> Places:
        return {
            (other, at, part.dest_start + at - part.src_start)
            for other, parts in enumerate(found)
            for part in parts
            if part.tag == "equal"
            for at in range(part.src_start, part.src_end)
        }

    return Method(numbered, lambda texts: [opcodes(texts[0], other) for other in texts[1:]], places)


_GOALS = {"rapidfuzz, Levenshtein": "≤ 0.1"}
_METHODS = {
    "lineage": _by(copies),
    "lineage without numba": _by(runs_and_chains),
    "rapidfuzz, Levenshtein": _by_opcodes(Levenshtein.opcodes),
    "rapidfuzz, Indel": _by_opcodes(Indel.opcodes),
}
