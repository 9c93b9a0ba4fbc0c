"""One writer at a time: a lock that dies with its process, and tells who holds it."""

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from lineage.errors import OutputError

if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> None:
        file.seek(_FAR)  # what is locked there cannot be read, and others read who holds it
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


_FAR = 1 << 20


@contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Hold the lock of an index, a file beside it, which goes when it is let go.

    Raises OutputError, at once, if another process holds it: who, on which machine, since when.
    """
    place = path.with_name(path.name + ".lock")
    file = _locked(path, place)
    with file:
        told = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
            "command": " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])[:200],
        }
        file.seek(0)
        file.truncate()
        file.write(json.dumps(told).encode("utf-8"))
        file.flush()
        try:
            yield
        finally:
            # an open file cannot be deleted everywhere; left over, it locks nobody out
            with suppress(OSError):
                place.unlink()


def _locked(path: Path, place: Path) -> BinaryIO:
    while True:
        try:
            # neither creates nor empties what another process wrote in it
            file = os.fdopen(os.open(place, os.O_RDWR | os.O_CREAT, 0o666), "r+b")
        except OSError as error:
            raise OutputError(
                f"{path.name!r} cannot be written: the system says: {error.strerror}",
                "Choose a place where you may write, or copy the index to one.",
            ) from error
        try:
            _take(file)
        except OSError as error:
            holder = _holder(file)
            file.close()
            raise OutputError(
                f"{path.name!r} is being written by {holder}",
                "Wait until that is done, or end it, and try again.",
            ) from error
        with suppress(OSError):
            if os.path.samestat(place.stat(), os.fstat(file.fileno())):
                return file
        file.close()  # the one before deleted it as it let go: what we hold is nobody's lock


def _holder(file: BinaryIO) -> str:
    file.seek(0)
    try:
        told = json.loads(file.read(_FAR))
        return f"process {told['pid']} on {told['host']} since {told['since']} ({told['command']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
