"""The work folder beside an output: what is done already when a run is killed, and what needs disk.

It is of one plan: the same files, unchanged, with the same options, read by the same version.
"""

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from math import prod
from pathlib import Path
from secrets import token_hex
from typing import Any, Literal
from zlib import crc32

import numpy as np
import numpy.typing as npt

from lineage.errors import OutputError
from lineage.write import UNFINISHED, extending, write

Arrays = Mapping[str, npt.NDArray[Any]]
_PLAN = "plan.json"
_CHECK = 4
"""Bytes of the checksum that stands before what is kept."""


class Work:
    """What a run keeps on disk until it is done."""

    def __init__(
        self, output: Path, plan: Mapping[str, object], sources: Sequence[Path | None]
    ) -> None:
        """Go on with what an earlier run of the same plan left beside `output`, or begin.

        With standard input, None, a run begins anew, for nobody knows what comes from there.
        Raises OutputError where nothing can be written.
        """
        # hidden, so that whoever reads the folder that it is in does not read it
        self.folder = output.with_name(f".{output.name}.lineage")
        content = json.dumps({**plan, "files": [_state(path) for path in sources]}, sort_keys=True)
        path = self.folder / _PLAN
        try:
            if not (path.is_file() and path.read_text(encoding="utf-8") == content):
                shutil.rmtree(self.folder, ignore_errors=True)
                self.folder.mkdir()
                write(path, content)
            for left in self.folder.glob(f"*{UNFINISHED}"):
                left.unlink()
        except OSError as error:
            raise OutputError(
                f"{output.name!r} cannot be written: {error.strerror or error}",
                "Choose a folder that is there and where you may write.",
            ) from error

    def save(self, number: int, arrays: Arrays, stage: str = "") -> None:
        """Keep what a stage made of a block."""
        about = [[name, one.dtype.str, one.shape, _order(one)] for name, one in arrays.items()]
        parts = [json.dumps(about).encode() + b"\n", *(one.tobytes("A") for one in arrays.values())]
        data = b"".join(parts)
        # in place, for one that is not whole is made again
        with extending(self._block(stage, number)) as stream:
            stream.write(_check(data) + data)
            stream.truncate()

    def saved(self, number: int, stage: str = "") -> Arrays | None:
        """What was kept of a block, or None; also where the disk has not kept it as it was."""
        try:
            kept = self._block(stage, number).read_bytes()
        except OSError:
            return None
        check, data = kept[:_CHECK], kept[_CHECK:]
        if not data or check != _check(data):
            return None
        about, _, rest = data.partition(b"\n")
        held = bytearray(rest)
        found: dict[str, npt.NDArray[Any]] = {}
        at = 0
        for name, kind, shape, order in json.loads(about):
            values = np.frombuffer(held, kind, prod(shape), at)
            found[name] = values.reshape(shape, order=order)
            at += values.nbytes
        return found

    def remove(self) -> None:
        """Remove the folder: all is done."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _block(self, stage: str, number: int) -> Path:
        return self.folder / f"{stage}{number:06}.block"


def _order(array: npt.NDArray[Any]) -> Literal["C", "F"]:
    return "F" if array.flags.fnc else "C"


def _check(data: bytes) -> bytes:
    return crc32(data).to_bytes(_CHECK, "big")


def _state(path: Path | None) -> list[object]:
    if path is None:
        return [token_hex()]
    try:
        found = path.stat()
    except OSError:
        return [os.path.realpath(path), None, None]
    return [os.path.realpath(path), found.st_size, found.st_mtime_ns]
