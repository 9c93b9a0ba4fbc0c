"""The archive: articles on disk, added as they appear, and found again by what retells them."""

import os
import sqlite3
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any

from lineage.errors import UsageError
from lineage.index.database import (
    SCHEMA,
    close_written,
    create_file,
    damaged,
    explained,
    open_file,
    parameters,
)
from lineage.index.entry import Entry, content_of, entries_of, written
from lineage.index.lock import only_writer
from lineage.index.rows import Changes, document_of, row_of, rows, transaction
from lineage.index.search import found
from lineage.index.soundness import faults
from lineage.index.workers import Workers
from lineage.model import Document, Failure
from lineage.text import Background

_UTC = "strftime('%Y-%m-%dT%H:%M:%S+00:00', published)"
BATCH = 1000
"""Documents that are read together."""
_SHARE, LARGEST = 8, 10_000
"""An archive grows by whole batches of at most such a part of it, all or none, but by no more than
so many: each time nearly every page of its postings is written anew."""
_AHEAD = 4
"""Batches that are being read while others are written."""

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Added:
    """How many documents were added, had changed, were known; and what could not be added."""

    added: int
    updated: int
    known: int
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """How many documents were removed, and the ids that the index does not have."""

    removed: int
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Info:
    """What an index holds: numbers of documents by language and by publisher, the commonest first.

    `first` and `last` are the dates between which they were published; `bytes` is the file's size.
    """

    documents: int
    characters: int
    bytes: int
    first: str | None
    last: str | None
    languages: Mapping[str, int]
    publishers: Mapping[str, int]
    schema: int
    parameters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A document to be added, how it is stored, and the digests by which it is known."""

    document: Document
    content: bytes
    digest: bytes
    seen: bytes
    is_new: bool


_Begun = tuple[list[_Prepared], Callable[[], list[Entry]]]


class Index:
    """An archive of articles in one file; use it in a `with` statement, or close it.

    Any number of processes can read while one writes; each call sees one state of the file.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, locks: ExitStack | None) -> None:
        self._path = path
        self._connection = connection
        self._locks = locks
        """Held while it is open for writing."""

    @classmethod
    def create(cls, path: str | os.PathLike[str]) -> "Index":
        """Make an index with nothing in it, and open it for writing.

        Raises OutputError if there is a file of that name, or none can be made.

        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, Index.create(f"{folder}/archive.index") as index:
        ...     index.add([Document("a", "The bridge at Arlon closes.")]).added
        1
        """
        return cls._for_writing(Path(path), create_file)

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, write: bool = False) -> "Index":
        """Open an index.

        Raises InputError if there is none, or one that this version cannot use; for writing,
        OutputError if another process writes it.
        """
        place = Path(path)
        if write:
            return cls._for_writing(place, lambda at: open_file(at, write=True))
        return cls(place, open_file(place, write=False), None)

    @classmethod
    def _for_writing(cls, path: Path, opened: Callable[[Path], sqlite3.Connection]) -> "Index":
        with ExitStack() as locks:
            locks.enter_context(only_writer(path))
            return cls(path, opened(path), locks.pop_all())

    def close(self) -> None:
        """Close it; what was written is then all in the one file."""
        if self._locks is None:
            self._connection.close()
        else:
            with self._locks:
                close_written(self._connection)

    def __enter__(self) -> "Index":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def add(
        self,
        documents: Iterable[Document | Failure],
        *,
        workers: int = 1,
        progress: Progress | None = None,
    ) -> Added:
        """Add documents; those that are in it already stay, and what has changed is replaced.

        A document is known if its id and all of it are, or its text, title, date, publisher and
        address under another id. They are written a thousand at a time, in a large archive up to
        ten thousand, all or none, and told to `progress` when they are safe. `workers` is the
        number of processes that read them: more than one needs a main module that can be imported.
        Raises OutputError if the index cannot be written, UsageError if it is open for reading.
        Cost: about four milliseconds for 3 KB.
        """
        self._needs_writing()
        tick = progress or (lambda stage, done, total: None)
        counts: Counter[str] = Counter()
        failures: list[Failure] = []
        with explained(self._path, writing=True), Workers(workers) as work:
            batches = map(self._prepare, _batches(_usable(documents, failures)))
            begun = _ahead((some, work.begin(_new(some))) for some in batches)
            while first := next(begun, None):
                others = min(self._count() // _SHARE, LARGEST) // BATCH - 1
                with transaction(self._connection, "IMMEDIATE"):
                    changes = Changes(self._connection, self._path)
                    for some, promised in chain([first], islice(begun, max(0, others))):
                        counts += self._put(changes, some, promised())
                    changes.finish()
                tick("adding", counts.total(), 0)
        return Added(counts["added"], counts["updated"], counts["known"], tuple(failures))

    def _prepare(self, batch: Sequence[Document]) -> list[_Prepared]:
        prepared = []
        for document in batch:
            content = written(document)
            digest, seen = sha256(content).digest(), content_of(document)
            is_new = not self._is_known(document, digest, seen)
            prepared.append(_Prepared(document, content, digest, seen, is_new))
        return prepared

    def _is_known(self, document: Document, digest: bytes, seen: bytes) -> bool:
        by_id = self._connection.execute(
            "SELECT digest FROM documents WHERE id = ?", (document.id,)
        ).fetchone()
        if by_id is not None:
            return bool(by_id[0] == digest)
        asked = "SELECT 1 FROM documents WHERE content = ? LIMIT 1"
        return self._connection.execute(asked, (seen,)).fetchone() is not None

    def _put(
        self, changes: Changes, prepared: Sequence[_Prepared], entries: Sequence[Entry]
    ) -> Counter[str]:
        counts: Counter[str] = Counter()
        [last] = self._connection.execute("SELECT max(number) FROM documents").fetchone()
        number = last or 0
        worked_out = iter(entries)
        for one in prepared:
            entry = next(worked_out) if one.is_new else None
            # what came before it in this very call may have changed what is known
            if self._is_known(one.document, one.digest, one.seen):
                counts["known"] += 1
                continue
            entry = entry or entries_of([one.content])[0]
            before = rows(self._connection, "WHERE id = ?", [one.document.id])
            if before:
                changes.take_out(before[0])
            else:
                number += 1
            counts["updated" if before else "added"] += 1
            place = before[0].number if before else number
            row = row_of(place, one.document, one.seen, one.digest, entry)
            changes.put(row, entry.keys, entry.words)
        return counts

    def remove(self, ids: Iterable[str]) -> Removed:
        """Take documents out, all or none of those that are in it.

        Raises OutputError if the index cannot be written, UsageError if it is open for reading.
        """
        self._needs_writing()
        unknown = []
        removed = 0
        with explained(self._path, writing=True), transaction(self._connection, "IMMEDIATE"):
            changes = Changes(self._connection, self._path)
            for name in sorted(set(ids)):
                there = rows(self._connection, "WHERE id = ?", [name]) if _is_text(name) else []
                for row in there:
                    changes.take_out(row)
                    removed += 1
                if not there:
                    unknown.append(name)
            changes.finish()
        return Removed(removed, tuple(unknown))

    def _needs_writing(self) -> None:
        if self._locks is None:
            raise UsageError("the index is open for reading", "Open it with write=True.")

    def count(self) -> int:
        """How many documents are in it."""
        with explained(self._path, writing=False):
            return self._count()

    def _count(self) -> int:
        number: int
        [number] = self._connection.execute("SELECT count(*) FROM documents").fetchone()
        return number

    def info(self) -> Info:
        """What it holds. Cost: every row is passed once."""
        with explained(self._path, writing=False), transaction(self._connection):
            documents, characters, first, last = self._connection.execute(
                f"SELECT count(*), ifnull(sum(characters), 0), min({_UTC}), max({_UTC})"
                " FROM documents"
            ).fetchone()
            return Info(
                documents=documents,
                characters=characters,
                bytes=self._path.stat().st_size,
                first=first,
                last=last,
                languages=self._counted("language"),
                publishers=self._counted("publisher"),
                schema=SCHEMA,
                parameters=parameters(self._connection, self._path),
            )

    def _counted(self, column: str) -> dict[str, int]:
        return dict(
            self._connection.execute(
                f"SELECT {column}, count(*) FROM documents WHERE {column} IS NOT NULL"
                f" GROUP BY {column} ORDER BY 2 DESC, 1"
            )
        )

    def verify(self, progress: Progress | None = None) -> tuple[str, ...]:
        """What is wrong with it, in sentences; nothing if all is what was written.

        Cost: all of the file is read, a minute or so for 100,000 articles.
        """
        tick = progress or (lambda stage, done, total: None)
        with explained(self._path, writing=False), transaction(self._connection):
            return tuple(faults(self._connection, self._path, tick))

    def neighbours(self, documents: Sequence[Document]) -> tuple[Document, ...]:
        """The documents in it worth comparing with any of the given, each once, sorted by id.

        Copies, and what has rare stems, figures, names or outlets in common; a document that is in
        it itself is among them. Raises InputError if one of them is damaged. Cost: a few dozen
        milliseconds a document, however many are in it.
        """
        with explained(self._path, writing=False), transaction(self._connection):
            total = self._count()
            numbers: set[int] = set()
            for document in documents:
                numbers |= found(self._connection, document, total)
            loaded = [self._load(number) for number in numbers]
        return tuple(sorted(loaded, key=lambda document: document.id))

    def _load(self, number: int) -> Document:
        for row in rows(self._connection, "WHERE number = ?", [number]):
            return document_of(row, self._path)
        raise damaged(self._path, "it names an article that it does not have")

    def background(self) -> Background:
        """How often each word stands in its documents, by which words can be weighted."""
        counts: dict[str, dict[str, int]] = {}
        with explained(self._path, writing=False):
            asked = "SELECT language, word, count FROM words"
            for language, word, count in self._connection.execute(asked):
                counts.setdefault(language, {})[word] = count
        return Background(counts, {name: sum(words.values()) for name, words in counts.items()})


def _usable(documents: Iterable[Document | Failure], failures: list[Failure]) -> Iterator[Document]:
    """The documents; what is none, or has an id that no file can hold, is put aside."""
    for item in documents:
        if isinstance(item, Failure):
            failures.append(item)
        elif _is_text(item.id):
            yield item
        else:
            shown = item.id.encode("utf-8", "replace").decode("utf-8")
            failures.append(
                Failure(
                    shown, "index", "bad-id", "its id is no text", "Give it an id of characters."
                )
            )


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _new(prepared: Sequence[_Prepared]) -> list[bytes]:
    return [one.content for one in prepared if one.is_new]


def _ahead(begun: Iterator[_Begun]) -> Iterator[_Begun]:
    """The same, but so many more have been begun with than were asked for."""
    waiting = deque(islice(begun, _AHEAD))
    while waiting:
        yield waiting.popleft()
        waiting.extend(islice(begun, 1))


def _batches(documents: Iterator[Document]) -> Iterator[list[Document]]:
    while batch := list(islice(documents, BATCH)):
        yield batch
