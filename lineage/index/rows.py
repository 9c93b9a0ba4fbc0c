"""Documents as rows of an index: put in, taken out, and checked as they are read."""

import sqlite3
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from lineage.index.database import damaged, surrogates_replaced
from lineage.index.entry import Entry, keys_of, read_written
from lineage.model import Document
from lineage.text.background import words_read


class Row(NamedTuple):
    """A document as it is stored."""

    number: int
    id: str
    content: bytes
    digest: bytes
    seal: bytes
    language: str
    published: str | None
    publisher: str | None
    characters: int
    signature: bytes
    terms: bytes
    packed: bytes


_COLUMNS = ", ".join(Row._fields)
_INSERT = f"INSERT INTO documents ({_COLUMNS}) VALUES ({', '.join('?' * len(Row._fields))})"
_SLICE = 100_000
"""Postings that are turned into Python's numbers at a time."""


def row_of(number: int, document: Document, seen: bytes, digest: bytes, entry: Entry) -> Row:
    """The row of a document, whose content was digested as `seen`, and all of it as `digest`."""
    published = document.published.isoformat() if document.published else None
    language = surrogates_replaced(entry.language) or ""
    row = Row(
        number,
        document.id,
        seen,
        digest,
        b"",
        language,
        published,
        surrogates_replaced(document.publisher),
        len(document.text),
        entry.signature,
        entry.terms,
        entry.packed,
    )
    return row._replace(seal=_seal(row))


def _seal(row: Row) -> bytes:
    """A digest of all that is stored but the packed text, which has one of its own."""
    told = row._replace(seal=b"", packed=b"")
    return sha256(repr(tuple(told)).encode("utf-8", "surrogatepass")).digest()[:16]


def document_of(row: Row, path: Path) -> Document:
    """The document of a row; raises InputError if anything of it is not what was written."""
    fault = damaged(path, f"the article {row.id!r} is not what was added")
    try:
        content = zlib.decompress(row.packed)
        if sha256(content).digest() != row.digest or _seal(row) != row.seal:
            raise fault
        return read_written(content)
    except (zlib.error, TypeError) as error:
        raise fault from error


def rows(connection: sqlite3.Connection, where: str = "", values: Iterable[Any] = ()) -> list[Row]:
    """The rows that a condition selects."""
    return list(each_row(connection, where, values))


def each_row(
    connection: sqlite3.Connection, where: str = "", values: Iterable[Any] = ()
) -> Iterator[Row]:
    """The rows that a condition selects, one after the other."""
    asked = f"SELECT {_COLUMNS} FROM documents {where}"
    return map(Row._make, connection.execute(asked, tuple(values)))


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "") -> Iterator[None]:
    """All that is done inside, or nothing; for reading, one state of all that is read."""
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


class Changes:
    """Rows to put in and to take out, written together at the end, sorted: that is faster."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._keys = array("q")
        self._numbers = array("q")
        """Of each key the document that has it."""
        self._words: dict[str, Counter[str]] = {}
        """By language."""

    def put(self, row: Row, keys: bytes, words: str) -> None:
        """Put a document in, with its keys and all its words."""
        self._connection.execute(_INSERT, row)
        before = len(self._keys)
        self._keys.frombytes(keys)
        self._numbers.extend(repeat(row.number, len(self._keys) - before))
        self._words.setdefault(row.language, Counter()).update(words.split())

    def take_out(self, row: Row) -> None:
        """Take a document out, and all that is kept of it."""
        document = document_of(row, self._path)
        self.finish()
        self._connection.execute("DELETE FROM documents WHERE number = ?", (row.number,))
        self._connection.executemany(
            "DELETE FROM postings WHERE key = ? AND document = ?",
            ((key, row.number) for key in keys_of(row.signature, row.terms)),
        )
        self._words.setdefault(row.language, Counter()).subtract(words_read(document.text))

    def finish(self) -> None:
        """Write what has been held back."""
        keys, numbers = (np.array(held, dtype=np.int64) for held in (self._keys, self._numbers))
        order = np.lexsort((numbers, keys))
        for some in (order[at : at + _SLICE] for at in range(0, len(order), _SLICE)):
            self._connection.executemany(
                "INSERT INTO postings VALUES (?, ?)",
                zip(keys[some].tolist(), numbers[some].tolist(), strict=True),
            )
        counts = sorted(
            (language, word, count)
            for language, words in self._words.items()
            for word, count in words.items()
            if count
        )
        self._connection.executemany(
            "INSERT INTO words VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET count = count + excluded.count",
            counts,
        )
        self._connection.executemany(
            "DELETE FROM words WHERE language = ? AND word = ? AND count = 0",
            ((language, word) for language, word, count in counts if count < 0),
        )
        del self._keys[:], self._numbers[:]
        self._words.clear()
