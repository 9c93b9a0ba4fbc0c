"""Documents as rows of an index: put in, taken out, and checked as they are read."""

import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from lineage.index.database import damaged, surrogates_replaced
from lineage.index.entry import Entry, content_of, keys_of, read_written
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
_Words = Counter[tuple[str, str]]


def row_of(number: int, document: Document, content: bytes, entry: Entry) -> Row:
    """The row of a document; `content` is how it was written."""
    published = document.published.isoformat() if document.published else None
    language = surrogates_replaced(entry.language) or ""
    row = Row(
        number,
        document.id,
        content_of(document),
        sha256(content).digest(),
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
        self._postings: list[tuple[int, int]] = []
        self._words: _Words = Counter()

    def put(self, row: Row, words: Mapping[str, int]) -> None:
        """Put a document in."""
        marks = ", ".join("?" * len(Row._fields))
        self._connection.execute(f"INSERT INTO documents ({_COLUMNS}) VALUES ({marks})", row)
        self._postings += ((key, row.number) for key in keys_of(row.signature, row.terms))
        for word, count in words.items():
            self._words[row.language, word] += count

    def take_out(self, row: Row) -> None:
        """Take a document out, and all that is kept of it."""
        document = document_of(row, self._path)
        self.finish()
        self._connection.execute("DELETE FROM documents WHERE number = ?", (row.number,))
        self._connection.executemany(
            "DELETE FROM postings WHERE key = ? AND document = ?",
            ((key, row.number) for key in keys_of(row.signature, row.terms)),
        )
        for word in words_read(document.text):
            self._words[row.language, word] -= 1

    def finish(self) -> None:
        """Write what has been held back."""
        self._connection.executemany("INSERT INTO postings VALUES (?, ?)", sorted(self._postings))
        self._connection.executemany(
            "INSERT INTO words VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET count = count + excluded.count",
            sorted((*word, count) for word, count in self._words.items() if count),
        )
        self._connection.executemany(
            "DELETE FROM words WHERE language = ? AND word = ? AND count = 0",
            sorted(word for word, count in self._words.items() if count < 0),
        )
        self._postings.clear()
        self._words.clear()
