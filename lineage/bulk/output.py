"""Rows out: those of a corpus with the columns that are added, as JSON lines or as Parquet."""

import json
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from lineage.bulk.columns import Column, Rows, with_values
from lineage.bulk.corpus import Corpus, placed
from lineage.bulk.packed import packing, zstandard
from lineage.bulk.parquet import arrow, is_parquet
from lineage.bulk.parquet_output import write_parquet
from lineage.bulk.rows import record_of
from lineage.errors import OutputError


def check_output(path: Path) -> None:
    """Refuse a file that cannot be written, before work is done.

    Raises UsageError where this installation cannot write such a file, OutputError where its
    folder is missing, or it is a folder itself.
    """
    if is_parquet(path):
        arrow(path.name)
    elif path.suffix.lower() == ".zst":
        zstandard(path.name)
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise OutputError(
            f"{path} cannot be written: "
            + ("it is a folder" if path.is_dir() else "there is no such folder"),
            "Name a file in a folder that is there.",
        )


def write_rows(
    corpus: Corpus,
    counts: Sequence[int],
    kept: npt.NDArray[np.bool_],
    columns: Sequence[Column],
    path: str | PathLike[str],
    folder: Path,
) -> None:
    """Write the rows of a corpus that are kept, with these columns, as the name says.

    Until all are written they are in `folder`. Raises OutputError where it cannot be written,
    InputError where the corpus was changed, UsageError where its rows have no schema in common and
    Parquet asks for one.
    """
    parts = (
        with_values(
            corpus.reader,
            block,
            start,
            np.flatnonzero(kept[start : start + len(block.lines)]).tolist(),
            columns,
        )
        for start, block in placed(corpus.blocks("writing"), counts)
    )
    if is_parquet(Path(path)):
        write_parquet(parts, corpus, counts, kept, columns, path, folder)
    else:
        _write_lines(parts, [column.name for column in columns], path, folder)


def _write_lines(
    parts: Iterable[Rows], names: Sequence[str], path: str | PathLike[str], folder: Path
) -> None:
    with packing(path, folder) as stream:
        for part in parts:
            lines = [part.block.lines[at] for at in part.at]
            if names:
                values = zip(*part.values, strict=True)
                lines = [
                    _with(line, dict(zip(names, row, strict=True)))
                    for line, row in zip(lines, values, strict=True)
                ]
            stream.write(b"".join(line + b"\n" for line in lines))


def _with(line: bytes, added: Mapping[str, Any]) -> bytes:
    """A row with more fields: its own bytes, so that nothing in it is written otherwise.

    >>> _with(b'{"text": "Rien."}', {"cluster": 7, "representative": "a"})
    b'{"text": "Rien.", "cluster": 7, "representative": "a"}'
    """
    line = line.strip()
    if any(b'"%b"' % name.encode() in line for name in added):
        # perhaps only in its text, but perhaps it went through here before
        record = record_of(line)
        for name in added:
            record.pop(name, None)
        line = json.dumps(record, ensure_ascii=False).encode("utf-8")
    fields = [b'"%b": %b' % (name.encode(), msgspec.json.encode(v)) for name, v in added.items()]
    return b"%b, %b}" % (line[:-1], b", ".join(fields))
