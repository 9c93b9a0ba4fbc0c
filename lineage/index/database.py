"""The file of an index: how it is opened, what has to be in it, and what its errors mean."""

import errno
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from lineage import __version__
from lineage.errors import InputError, LineageError, OutputError
from lineage.index.entry import HASH, STEMS
from lineage.sketch.hashing import HASH as SIGNED_WITH
from lineage.sketch.minhash import BANDS, PERMUTATIONS, ROWS, SCHEME, SEED
from lineage.sketch.shingles import WIDTH
from lineage.text.normal import VERSION

APPLICATION = 0x4C494E31
"""By which SQLite files of lineage are told from others."""
SCHEMA = 1
"""Version of the tables; a change to them comes with a step from each version before it."""
_MAGIC = b"SQLite format 3\0"
_AT_APPLICATION = slice(68, 72)
_POINTER = b"version https://git-lfs"
_PATIENCE = 30.0
"""Seconds to wait for another process that has the file for a moment."""
_CACHE = -65_536
"""Of pages, in KiB."""
_TABLES = """
CREATE TABLE parameters (json TEXT NOT NULL, digest BLOB NOT NULL);
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content BLOB NOT NULL,
    digest BLOB NOT NULL, seal BLOB NOT NULL, language TEXT NOT NULL, published TEXT,
    publisher TEXT, characters INTEGER NOT NULL, signature BLOB NOT NULL, terms BLOB NOT NULL,
    packed BLOB NOT NULL
);
CREATE INDEX contents ON documents (content);
CREATE TABLE postings (
    key INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document)
) WITHOUT ROWID;
CREATE TABLE words (
    language TEXT NOT NULL, word TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (language, word)
) WITHOUT ROWID;
"""
MADE_BY: dict[str, Any] = {
    "permutations": PERMUTATIONS,
    "seed": SEED,
    "scheme": SCHEME,
    "bands": BANDS,
    "rows": ROWS,
    "shingle": WIDTH,
    "stems": STEMS,
    "hash": HASH,
    "signatures": SIGNED_WITH,
    "normaliser": VERSION,
}
"""What all entries of an index have to be made with, for those of a new article to fit them."""


def is_index(path: str | os.PathLike[str]) -> bool:
    """Whether a file is an index, by its first bytes; no, if it cannot be read.

    Raises InputError where Git has put the address of a large file in its place.

    >>> is_index("no such file")
    False
    """
    try:
        with Path(path).open("rb") as file:
            head = file.read(_AT_APPLICATION.stop)
    except (OSError, ValueError):
        return False
    if head.startswith(_POINTER):
        raise InputError(
            f"{Path(path).name!r} was not fetched: Git LFS has only its address here",
            "Fetch it: git lfs pull, or lfs: true for actions/checkout.",
        )
    return head.startswith(_MAGIC) and head[_AT_APPLICATION] == APPLICATION.to_bytes(4, "big")


def create_file(path: Path) -> sqlite3.Connection:
    """Make the file of an index, and open it for writing.

    Raises OutputError if there is such a file, or it cannot be made.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except FileExistsError as error:
        raise OutputError(
            f"{path.name!r} exists already",
            "Add to it with `lineage index add`, or give another name.",
        ) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise OutputError(
            f"{path.name!r} cannot be written: the system says: {reason}",
            "Choose a folder that exists, and in which you may write.",
        ) from error
    try:
        with explained(path, writing=True):
            connection = _connect(path, "mode=rw")
            told = json.dumps({**MADE_BY, "tool": __version__}, sort_keys=True)
            connection.executescript(
                f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {SCHEMA};"
                f"BEGIN; {_TABLES} COMMIT;"
            )
            connection.execute("INSERT INTO parameters VALUES (?, ?)", (told, _digest(told)))
            _prepare_writing(connection)
            return connection
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def open_file(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open the file of an index.

    Raises InputError if it is missing, no index, or one that this version cannot use.
    """
    if not path.is_file():
        raise InputError(
            f"there is no index {path.name!r}", "Make one with `lineage index create`."
        )
    if not is_index(path):
        raise InputError(
            f"{path.name!r} is no index of lineage", "Make one with `lineage index create`."
        )
    with explained(path, writing=write):
        connection = _connect(path, "mode=rw" if write else _reading(path))
        try:
            parameters(connection, path)
            if write:
                _prepare_writing(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def _connect(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None, timeout=_PATIENCE
    )
    connection.execute(f"PRAGMA cache_size = {_CACHE}")
    return connection


def _reading(path: Path) -> str:
    """How to open for reading; where nobody can write, SQLite need not lock, and could not."""
    writable = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
    if writable or path.with_name(path.name + "-wal").exists():
        return "mode=ro"
    return "mode=ro&immutable=1"


def _prepare_writing(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def close_written(connection: sqlite3.Connection) -> None:
    """Close after writing, all in the one file, so that it opens where nobody can write.

    Where others read at this moment it stays as it is, in three files, and is as good.
    """
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA busy_timeout = 1000")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def parameters(connection: sqlite3.Connection, path: Path) -> dict[str, Any]:
    """What an index was made with; raises InputError if this version makes it otherwise."""
    [version] = connection.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA:
        raise InputError(
            f"{path.name!r} was made by a newer version of lineage (schema {version})",
            "Install that version, or make the index anew with `lineage index create`.",
        )
    rows = connection.execute("SELECT json, digest FROM parameters").fetchall()
    if version != SCHEMA or len(rows) != 1 or _digest(rows[0][0]) != rows[0][1]:
        raise damaged(path, "its parameters are not what was written")
    told: dict[str, Any] = json.loads(rows[0][0])
    other = [name for name, value in MADE_BY.items() if told.get(name) != value]
    if other:
        name = other[0]
        raise InputError(
            f"{path.name!r} was made with {name} {told.get(name, 'of another kind')},"
            f" and this version of lineage has {MADE_BY[name]}",
            "Make the index anew with `lineage index create`.",
        )
    return told


def _digest(told: str) -> bytes:
    return sha256(told.encode("utf-8")).digest()


def damaged(path: Path, what: str) -> InputError:
    """The error for a file whose content is not what was written."""
    return InputError(
        f"the index {path.name!r} is damaged: {what}",
        "See what is wrong with `lineage index verify`, then restore a copy of it or make it anew.",
    )


_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_NO_ACCESS = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}


@contextmanager
def explained(path: Path, *, writing: bool) -> Iterator[None]:
    """Let SQLite's errors out as those of the package, with what can be done."""
    try:
        yield
    except LineageError:
        raise
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        kind = OutputError if writing else InputError
        if code in _BUSY:
            raise kind(
                f"the index {path.name!r} is in use by another process",
                "Wait until that is done, and try again.",
            ) from error
        if code == sqlite3.SQLITE_FULL:
            raise OutputError(
                f"the index {path.name!r} cannot be written: {os.strerror(errno.ENOSPC)}",
                "Free some space and run the command again: what was added stays.",
            ) from error
        if code == sqlite3.SQLITE_IOERR:
            raise kind(
                f"the index {path.name!r} cannot be {'written' if writing else 'read'}: {error}",
                "Look after the disk, then run `lineage index verify`.",
            ) from error
        if code in _NO_ACCESS:
            raise kind(
                f"the index {path.name!r} cannot be opened: {error}",
                "Give yourself the rights to its file and folder, or copy it to a folder of yours.",
            ) from error
        # what is no text is shown by SQLite byte by byte
        raise damaged(path, str(error).partition(" with text ")[0]) from error


def surrogates_replaced(text: str | None) -> str | None:
    """Text as SQLite can hold it."""
    return text if text is None else text.encode("utf-8", "replace").decode("utf-8")
