"""What the clauses of a document are compared by: weighted keys, as one matrix a document."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from lineage.model import Span
from lineage.text import Annotated
from lineage.text.lexicon import PIVOT, information, meanings
from lineage.text.tokens import stem

_PREFIX = 5
_OUTLETS = ("outlet", "agency")
"""Kinds of sources whose names say where a statement is from, and not what it says."""
_STEM, _ROOT, _MEANING, _FIGURE = 1.0, 0.5, 0.6, 1.0
"""Weights of a word itself, of its first letters (derived forms, cognates), of what it means in
English (synonyms and translations meet there), and of a figure."""
_NAME = 0.6
"""How much less a word of a name tells: it says whom a clause is about, not what it says."""


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Clauses by keys: `weights[i, j]` is how much clause i has of key `keys[j]`.

    `keys` is sorted; `sentences[j]` counts the sentences that have key j.
    """

    keys: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float32]
    sentences: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """A document ready to be aligned: its clauses, and their keys within and across languages."""

    document: Annotated
    clauses: tuple[Span, ...]
    sentence_of: npt.NDArray[np.int32]
    quoted: npt.NDArray[np.bool_]
    within: Matrix
    across: Matrix


@lru_cache(maxsize=131072)
def _word_keys(word: str, language: str, across: bool) -> tuple[tuple[str, float], ...]:
    stemmed = stem(word, language)
    told = information(word, language)
    if told == 0.0:
        return ()
    senses = meanings(stemmed, language)
    root = ("~" + stemmed[:_PREFIX], _ROOT * told) if len(stemmed) >= _PREFIX else None
    keys = [root] if root else []
    if across:
        known = senses or (stemmed,)
        keys += [("=" + sense, told / len(known) ** 0.5) for sense in known]
    else:
        keys.append((stemmed, _STEM * told))
        if language != PIVOT:
            keys += [("=" + sense, _MEANING * told / len(senses) ** 0.5) for sense in senses]
    return tuple(keys)


def features(document: Annotated) -> Features:
    """Prepare a document for alignment. Cost is linear in its length times its vocabulary."""
    clauses = [clause for group in document.clauses for clause in group]
    sentence_of = [at for at, group in enumerate(document.clauses) for _ in group]
    return Features(
        document=document,
        clauses=tuple(clauses),
        sentence_of=np.array(sentence_of, dtype=np.int32),
        quoted=np.array([_quoted(clause, document) for clause in clauses], dtype=bool),
        within=_matrix(document, clauses, sentence_of, across=False),
        across=_matrix(document, clauses, sentence_of, across=True),
    )


def _quoted(clause: Span, document: Annotated) -> bool:
    """Whether most of a clause stands between quotation marks."""
    inside = sum(
        max(0, min(clause.end, quotation.end) - max(clause.start, quotation.start))
        for quotation in document.quotations
    )
    return 2 * inside > clause.end - clause.start


def _matrix(
    document: Annotated, clauses: list[Span], sentence_of: list[int], *, across: bool
) -> Matrix:
    rows: list[dict[int, float]] = []
    seen_in: dict[int, set[int]] = defaultdict(set)
    for clause, sentence in zip(clauses, sentence_of, strict=True):
        row: dict[int, float] = {}
        for key, weight in _clause_keys(document, clause, across):
            number = crc32(key.encode("utf-8"))
            row[number] = max(row.get(number, 0.0), weight)
            seen_in[number].add(sentence)
        rows.append(row)
    keys = np.array(sorted(seen_in), dtype=np.int64)
    column = {key: at for at, key in enumerate(keys.tolist())}
    weights = np.zeros((len(rows), len(keys)), dtype=np.float32)
    for at, row in enumerate(rows):
        for key, weight in row.items():
            weights[at, column[key]] = weight
    counts = np.array([len(seen_in[key]) for key in keys.tolist()], dtype=np.float32)
    return Matrix(keys, weights, counts)


def _clause_keys(document: Annotated, clause: Span, across: bool) -> Iterator[tuple[str, float]]:
    credits_ = [item.citation for item in document.cited if item.citation.kind in _OUTLETS]
    names = [name for name in document.names if name.start < clause.end and clause.start < name.end]
    for at in document.tokens.within(clause.start, clause.end):
        start = document.tokens.starts[at]
        if any(citation.start <= start < citation.end for citation in credits_):
            continue
        scale = _NAME if any(name.start <= start < name.end for name in names) else 1.0
        for key, weight in _word_keys(document.tokens.words[at], document.language, across):
            yield key, weight * scale
    for figure in document.figures:
        if clause.start <= figure.start and figure.end <= clause.end:
            yield f"#{figure.value}", _FIGURE
