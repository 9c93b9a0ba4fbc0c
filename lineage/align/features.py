"""What the clauses of a document are compared by: weighted keys, as one matrix a purpose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from lineage.align.anchors import DATES, Anchors, anchors
from lineage.align.meaning import Encoder, Vectors, vectors
from lineage.model import Citation, Span
from lineage.text import Annotated
from lineage.text.lexicon import PIVOT, meanings
from lineage.text.normal import unaccented
from lineage.text.roles import Role
from lineage.text.spans import mostly_in, touching, within
from lineage.text.tokens import PREFIX, root, stem
from lineage.text.vocabulary import vocabulary

_STEM, _ROOT, _MEANING, _FIGURE = 1.0, 0.5, 0.6, 1.0
"""Weights of a word itself, of its first letters (derived forms, cognates), of what it means in
English (synonyms and translations meet there), and of a figure."""
_SMALL_FIGURE, _DATE = 0.75, 0.4
_FEW = 12
"""A number up to this, of whatever things, may be in any text; and so may a day."""
_NAME = 0.6
"""How much less a word of a name tells: it says whom a clause is about, not what it says."""
_CONTENT = 0.25
"""Information from which a word says something of its own."""
_OUTLETS = ("outlet", "agency")
"""Kinds of sources whose names say where a statement is from, and not what it says."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """A sparse matrix of weights, row by row, with the row of each of its entries."""

    matrix: csr_array
    row: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Clauses by keys: `weights[i, j]` is how much clause i has of key `keys[j]`.

    `keys` is sorted; `whole[i, j]` is how much sentence i has of a key, and `sentences[j]` counts
    the sentences that have it.
    """

    keys: npt.NDArray[np.int64]
    weights: Rows
    whole: Rows
    sentences: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """A document ready to be aligned: its clauses, and their keys within and across languages.

    `within` and `across` hold weighted keys of all kinds, `words` and `senses` a 1 for each
    content word, or for what it may mean in English; `sentence_ends` has for each word the one
    after the last of its sentence, `clause_edges` the starts and the ends of the clauses, `told`
    how much all words before each tell, names and formulas aside; `vectors` are those of an
    encoder.
    """

    document: Annotated
    clauses: tuple[Span, ...]
    clause_edges: npt.NDArray[np.int64]
    sentence_ends: npt.NDArray[np.int64]
    told: npt.NDArray[np.float64]
    sentence_of: npt.NDArray[np.intp]
    quoted: npt.NDArray[np.bool_]
    anchors: Anchors
    within: Matrix
    across: Matrix
    words: Matrix
    senses: Matrix
    vectors: Vectors | None

    def span(self, first: int, end: int) -> Span:
        """The stretch of the text from word `first` to the word before `end`."""
        words = self.document.tokens
        return Span(int(words.starts[first]), int(words.ends[end - 1]))


_Places = npt.NDArray[np.int64]
_Key = tuple[int, float]


class _Keys(NamedTuple):
    """Keys with their weights, for each matrix."""

    within: list[_Key]
    across: list[_Key]
    words: list[_Key]
    senses: list[_Key]


def features(document: Annotated, encoder: Encoder | None = None) -> Features:
    """Prepare a document for alignment; an encoder, where there is one, gives its clauses vectors.

    Cost is linear in its length times its vocabulary, plus that of the encoder.
    """
    text = document.document.text
    clauses = document.all_clauses
    sentence_of = [at for at, group in enumerate(document.clauses) for _ in group]
    outlets = [item.citation for item in document.cited if item.citation.kind in _OUTLETS]
    names = [name for name in document.names if not touching(outlets, name.start, name.end)]
    keys = list(_keys(document, outlets, clauses))

    return Features(
        document=document,
        clauses=tuple(clauses),
        clause_edges=np.array([[c.start for c in clauses], [c.end for c in clauses]], np.int64),
        sentence_ends=_sentence_ends(document),
        told=_told(document),
        sentence_of=np.array(sentence_of, dtype=np.intp),
        quoted=np.array([is_quoted(clause, document) for clause in clauses], dtype=bool),
        anchors=anchors(document, clauses, names, outlets),
        within=_matrix([row.within for row in keys], sentence_of),
        across=_matrix([row.across for row in keys], sentence_of),
        words=_matrix([row.words for row in keys], sentence_of),
        senses=_matrix([row.senses for row in keys], sentence_of),
        vectors=None
        if encoder is None
        else vectors([text[c.start : c.end] for c in clauses], encoder),
    )


def _sentence_ends(document: Annotated) -> npt.NDArray[np.int64]:
    # a word outside of all sentences is one of its own
    ends = np.arange(1, len(document.tokens.words) + 1)
    for span in document.sentences:
        words = document.tokens.within(span.start, span.end)
        ends[words.start : words.stop] = words.stop
    return ends


def _told(document: Annotated) -> npt.NDArray[np.float64]:
    tokens = document.tokens
    told = np.concatenate(([0.0], document.told))
    told[1:][tokens.inside([*document.names, *document.formulas])] = 0.0
    summed: npt.NDArray[np.float64] = np.cumsum(told)
    return summed


def is_quoted(span: Span, document: Annotated) -> bool:
    """Whether most of a span stands between quotation marks."""
    return mostly_in(span, document.quotations)


def _keys(
    document: Annotated, outlets: Sequence[Citation], clauses: Sequence[Span]
) -> Iterator[_Keys]:
    """All that each clause says, but for who is cited for it and formulas of the trade; a number is
    a figure and no word."""
    tokens, language = document.tokens, document.language
    figures = [within(document.figures, clause.start, clause.end) for clause in clauses]
    # a month still says when, where the day differs
    measured = [f for inside in figures for f in inside if f.unit and f.unit != "day"]
    aside = tokens.inside([*measured, *outlets, *document.formulas])
    told = np.where(aside, 0.0, document.told).tolist()
    named = tokens.inside(document.names).tolist()
    first = np.searchsorted(tokens.starts, [clause.start for clause in clauses], "left")
    last = np.searchsorted(tokens.ends, [clause.end for clause in clauses], "right")
    for start, end, inside in zip(first.tolist(), last.tolist(), figures, strict=True):
        found = _Keys([], [], [], [])
        for at in range(start, end):
            keys = _word_keys(tokens.words[at], language, told[at])
            if named[at]:
                found.within.extend([(key, weight * _NAME) for key, weight in keys.within])
                found.across.extend([(key, weight * _NAME) for key, weight in keys.across])
                continue
            for of_clause, of_word in zip(found, keys, strict=True):
                of_clause.extend(of_word)
        for figure in inside:
            few = figure.counted and not figure.unit and figure.value <= _FEW
            weight = _DATE if figure.unit in DATES else _SMALL_FIGURE if few else _FIGURE
            key = _number(f"#{figure.value} {figure.unit or ''}")
            found.within.append((key, weight))
            found.across.append((key, weight))
        yield found


@lru_cache(maxsize=131072)
def _word_keys(word: str, language: str, told: float) -> _Keys:
    keys = _Keys([], [], [], [])
    if told == 0.0 or word.isdigit():
        return keys
    stemmed = stem(word, language)
    senses = meanings(stemmed, language)
    known = senses or (stemmed,)
    keys.within.append((_number(stemmed), _STEM * told))
    keys.across.extend((_number("=" + sense), told / len(known) ** 0.5) for sense in known)
    if language != PIVOT:
        weight = _MEANING * told / max(1, len(senses)) ** 0.5
        keys.within.extend((_number("=" + sense), weight) for sense in senses)
    if len(stemmed) >= PREFIX:
        first = _number(root(stemmed)), _ROOT * told
        keys.within.append(first)
        keys.across.append(first)
    if told >= _CONTENT and not _is_speech(unaccented(word), language):
        keys.words.append((_number(stemmed), 1.0))
        keys.senses.extend((_number(sense), 1.0) for sense in known)
    return keys


def _number(key: str) -> int:
    return crc32(key.encode("utf-8"))


def _is_speech(key: str, language: str) -> bool:
    """Whether a word is a verb of saying or a title: who speaks is not what is said."""
    roles = vocabulary(language).roles.get(key, 0)
    verb = roles & Role.VERB and not roles & Role.AMBIGUOUS
    return bool(verb or roles & (Role.TITLE | Role.SPOKESPERSON))


def _matrix(rows: Sequence[Sequence[_Key]], sentence_of: Sequence[int]) -> Matrix:
    numbers = [number for row in rows for number, _ in row]
    weights = np.array([weight for row in rows for _, weight in row], dtype=np.float32)
    clauses = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    sentences = np.array(sentence_of, dtype=np.int64)[clauses]
    keys, columns = np.unique(np.array(numbers, dtype=np.int64), return_inverse=True)
    whole = _sparse(sentences, columns, weights, (max(sentence_of, default=-1) + 1, len(keys)))
    counts = np.bincount(whole.matrix.indices, minlength=len(keys)).astype(np.float32)
    return Matrix(keys, _sparse(clauses, columns, weights, (len(rows), len(keys))), whole, counts)


def _sparse(
    rows: _Places, columns: _Places, weights: npt.NDArray[np.float32], shape: tuple[int, int]
) -> Rows:
    """Weights by row and column, of those of one place the largest."""
    places, at = np.unique(rows * shape[1] + columns, return_inverse=True)
    values = np.zeros(len(places), dtype=np.float32)
    np.maximum.at(values, at, weights)
    row, column = np.divmod(places, max(1, shape[1]))
    return Rows(csr_array((values, (row, column)), shape=shape), row)
