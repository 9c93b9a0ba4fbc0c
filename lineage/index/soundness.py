"""Soundness: whether all of an index is what was written."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lineage.errors import InputError
from lineage.index.database import surrogates_replaced
from lineage.index.entry import content_of, keys_of
from lineage.index.rows import Row, document_of, each_row
from lineage.model import Document
from lineage.text.background import words_read

_MANY = 50_000
_MOST = 20
"""Faults that are told; a file with more is not mended by hand."""

Progress = Callable[[str, int, int], None]


def faults(connection: sqlite3.Connection, path: Path, progress: Progress) -> Iterator[str]:
    """What is wrong with an index, in sentences. Cost: all of the file is read once.

    Each document must be what its digests say; postings and words, those of the documents.
    """
    try:
        for (message,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
            if message != "ok":
                yield f"the structure of the file is damaged: {message}"
        yield from _of_content(connection, path, progress)
    except (sqlite3.Error, ValueError, OverflowError, TypeError) as error:
        yield f"the file cannot be read to its end: {error}"


def _of_content(connection: sqlite3.Connection, path: Path, progress: Progress) -> Iterator[str]:
    [total] = connection.execute("SELECT count(*) FROM documents").fetchone()
    expected = _Sum()
    words: Counter[tuple[str, str]] = Counter()
    for done, row in enumerate(each_row(connection), 1):
        try:
            document = document_of(row, path)
        except InputError as error:
            yield error.message.partition(": ")[2]
            continue
        if _derived(row) != _told(document):
            yield f"the article {row.id!r} is not where its content belongs"
        expected.add([(key, row.number) for key in keys_of(row.signature, row.terms)])
        words.update((row.language, word) for word in words_read(document.text))
        progress("verifying", done, total)
    actual = _Sum()
    postings = connection.execute("SELECT key, document FROM postings")
    while pairs := postings.fetchmany(_MANY):
        actual.add(pairs)
    if actual != expected:
        yield "the postings are not those of the articles: some would not be found"
    stored = {(language, word): count for language, word, count in _words(connection)}
    if stored != words:
        yield "the words counted are not those of the articles"


def _derived(row: Row) -> tuple[object, ...]:
    return row.id, row.content, row.published, row.publisher, row.characters


def _told(document: Document) -> tuple[object, ...]:
    published = document.published.isoformat() if document.published else None
    publisher = surrogates_replaced(document.publisher)
    return document.id, content_of(document), published, publisher, len(document.text)


def _words(connection: sqlite3.Connection) -> sqlite3.Cursor:
    return connection.execute("SELECT language, word, count FROM words")


class _Sum:
    """A sum over pairs of numbers, the same in any order, by which two sets of them are equal."""

    def __init__(self) -> None:
        self._told = (0, 0)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Sum) and self._told == other._told

    __hash__ = None  # type: ignore[assignment]

    def add(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Add some pairs to it."""
        if pairs:
            each = np.array(pairs, dtype=np.int64).astype(np.uint64)
            mixed = _mixed(each[:, 0] ^ _mixed(each[:, 1]))
            count, total = self._told
            self._told = (count + len(pairs), (total + int(mixed.sum())) % (1 << 64))


def _mixed(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Numbers whose every bit depends on every bit of the given ones (splitmix64)."""
    values = values + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
