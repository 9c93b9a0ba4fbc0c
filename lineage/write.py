"""Write a file whole or not at all; the one place that writes."""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from lineage.errors import OutputError

UNFINISHED = ".tmp"
"""The end of the names of files that are being written."""


def write(path: str | os.PathLike[str], data: str | bytes) -> None:
    """Put `data` in a file, text as UTF-8: whoever reads it sees all of the old or all of the new.

    Raises OutputError if it cannot be written; what was there before is then still there.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write(Path(folder, "report.txt"), "Deux familles")
    ...     Path(folder, "report.txt").read_text(encoding="utf-8")
    'Deux familles'
    """
    with writing(path) as stream:
        stream.write(data.encode("utf-8") if isinstance(data, str) else data)


@contextmanager
def writing(path: str | os.PathLike[str], folder: Path | None = None) -> Iterator[IO[bytes]]:
    """Open a file to be written part by part: it is there when the block ends, all of it.

    Until then it is in `folder`, which is on the same disk, or else beside the file. Raises
    OutputError if it cannot be written; after that or any other error what was there before is
    still there.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     with writing(Path(folder, "rows.jsonl")) as stream:
    ...         for number in range(3):
    ...             _ = stream.write(b"%d " % number)
    ...     Path(folder, "rows.jsonl").read_text(encoding="utf-8")
    '0 1 2 '
    """
    try:
        mode = _mode(path)
        if mode is None or stat.S_ISREG(mode):
            # a link stays a link, and the file it points to is replaced
            with _replacing(Path(os.path.realpath(path)), mode, folder) as stream:
                yield stream
        else:
            # a pipe or a device has no old content to keep
            with Path(path).open("wb") as stream:
                yield stream
    except (OSError, ValueError) as error:
        raise _explained(Path(path), error) from error


@contextmanager
def extending(path: str | os.PathLike[str]) -> Iterator[IO[bytes]]:
    """Open a file to be read and written in place, an empty one if it is not there.

    For work that is not done: who reads it afterwards has to know how much of it is sound.
    Raises OutputError if it cannot be written.
    """
    try:
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b", 0) as stream:
            yield stream
    except (OSError, ValueError) as error:
        raise _explained(Path(path), error) from error


def _mode(path: str | os.PathLike[str]) -> int | None:
    try:
        return Path(path).stat().st_mode
    except FileNotFoundError:
        return None


@contextmanager
def _replacing(target: Path, mode: int | None, folder: Path | None) -> Iterator[IO[bytes]]:
    if mode is not None and not os.access(target, os.W_OK):
        # replacing needs no right to the file itself, but whoever took it away meant something
        raise PermissionError(errno.EACCES, "the file is write-protected")
    temporary = (folder or target.parent) / f".lineage-{secrets.token_hex(8)}{UNFINISHED}"
    try:
        with temporary.open("xb") as stream:
            yield stream
            stream.flush()
            if mode is not None:
                temporary.chmod(stat.S_IMODE(mode))
            os.fsync(stream.fileno())
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    # The file is in its place; on some systems a folder cannot be made to remember it at once
    with suppress(OSError):
        around = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(around)
        finally:
            os.close(around)


def _explained(path: Path, error: OSError | ValueError) -> OutputError:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ENOENT:
        reason, remedy = "its folder does not exist", "Create the folder first."
    elif number in (errno.EACCES, errno.EPERM, errno.EROFS):
        reason, remedy = "the system does not allow it", "Choose a place where you may write."
    elif number in (errno.ENOSPC, errno.EDQUOT):
        reason, remedy = "the disk is full", "Free some space, or choose another disk."
    elif number in (errno.EISDIR, errno.ENOTDIR):
        reason, remedy = "it is a folder, or below a file", "Give the path of a file."
    else:
        what = getattr(error, "strerror", None) or str(error)
        reason, remedy = f"the system says: {what}", "Choose another place."
    return OutputError(f"{path.name!r} cannot be written: {reason}", remedy)
