"""A file or stream that was named: its id, the path shown for it, and its bytes within bounds."""

import os
import stat
from dataclasses import dataclass
from io import BufferedReader, FileIO
from pathlib import Path

from lineage.errors import InputError
from lineage.model import Failure

LIMIT = 50_000_000
"""The most bytes that one text, or one row of a table, may have."""

WINDOW = 65_536
"""How many bytes are looked at to tell what a file is."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read; `location` is None for standard input, which has no `path` either.

    >>> Source("a.txt", "articles/a.txt", Path("articles/a.txt")).shown
    'articles/a.txt'
    """

    id: str
    path: str | None
    location: Path | None

    @property
    def shown(self) -> str:
        """What failures call it."""
        return self.path or self.id


class ReadError(InputError):
    """Why a source, or the rest of it, cannot be read."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.code = code

    def at(self, path: str) -> Failure:
        """The failure that tells of it.

        >>> ReadError("empty", "the file is empty", "Give a file with text.").at("a.txt").code
        'empty'
        """
        return failure(path, self.code, self.message, self.remedy)


def failure(path: str, code: str, message: str, remedy: str) -> Failure:
    """A failure of this stage, its message on one line.

    >>> failure("a.txt", "empty", "the file\\nis empty", "Give a file with text.").message
    'the file is empty'
    """
    return Failure(path, "read", code, " ".join(message.split()), remedy)


def not_read(error: OSError | ValueError) -> ReadError:
    """What an error of the operating system means for whoever named the file.

    >>> not_read(FileNotFoundError(2, "No such file or directory")).code
    'not-found'
    """
    # a path with a NUL in it is a ValueError
    if isinstance(error, (FileNotFoundError, NotADirectoryError, ValueError)):
        return ReadError(
            "not-found", "there is no such file or folder", "Check the spelling of the path."
        )
    if isinstance(error, PermissionError):
        return ReadError(
            "permission-denied",
            "the system does not allow reading it",
            "Give yourself the right to read it, or leave it out.",
        )
    return ReadError(
        "unreadable",
        f"the system cannot read it: {error.strerror or type(error).__name__}",
        "Check that the file and the disk it is on are sound, or leave it out.",
    )


NOT_A_FILE = ReadError(
    "not-a-file",
    "it is a pipe or a device, not a file",
    "Send its content to standard input and name it -.",
)


def _without_waiting(path: str, flags: int) -> int:
    # a pipe that took the place of the file since it was looked at must not hang the run
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def open_file(location: Path) -> BufferedReader:
    """Open a regular file; its first WINDOW bytes can be peeked at.

    Raises OSError, and ReadError for what is not a regular file.
    """
    stream: BufferedReader = BufferedReader(FileIO(location, "rb", opener=_without_waiting), WINDOW)
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise NOT_A_FILE
    return stream


def load(stream: BufferedReader) -> bytes:
    """All bytes of a stream.

    Raises ReadError if there are more than LIMIT.

    >>> from io import BytesIO
    >>> load(BufferedReader(BytesIO(b"Rien")))
    b'Rien'
    """
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise ReadError(
            "too-large",
            f"it has more than {LIMIT // 1_000_000} MB, too much for one article",
            "Split it into articles, one a file, or one a line of a JSONL file.",
        )
    return data
