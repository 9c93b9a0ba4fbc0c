"""The fields of articles from a file beside them, in CSV or JSON, by id."""

import difflib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lineage.errors import InputError
from lineage.model import Document, Failure
from lineage.readers.csv_table import Table
from lineage.readers.decode import decode
from lineage.readers.plain_values import clean
from lineage.readers.record import Fields, bad_date, find, sort_out
from lineage.readers.source import ReadError, failure, load, not_read, open_file

_REMEDY = "Give a CSV with a column id, or JSON: an object by id, or a list of objects with an id."
# Comparing an id with all others is slow, and past a few misspelt ones something else is wrong
_COMPARED, _SUGGESTED = 10_000, 20


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the file gives for each id, and the name of the file."""

    name: str
    fields: Mapping[str, Fields]

    @classmethod
    def none(cls) -> "Overrides":
        """No file, so nothing to change.

        >>> Overrides.none().fields
        {}
        """
        return cls("", {})

    @classmethod
    def load(cls, path: Path) -> "Overrides":
        """Read a metadata file.

        Raises InputError if it cannot be read or is not what it should be.

        >>> Overrides.load(Path("no such file.csv"))
        Traceback (most recent call last):
        ...
        lineage.errors.InputError: no such file.csv: there is no such file or folder. Check ...
        """
        name = clean(path.name)
        try:
            with open_file(path) as stream:
                return cls(name, _by_id(decode(load(stream))))
        except ReadError as error:
            raise InputError(f"{name}: {error.message}", error.remedy) from None
        except OSError as error:
            why = not_read(error)
            raise InputError(f"{name}: {why.message}", why.remedy) from None
        except (ValueError, RecursionError) as error:
            raise InputError(f"{name}: it cannot be understood: {error}", _REMEDY) from None

    def apply(self, document: Document) -> Iterator[Document | Failure]:
        """The document with what the file says of it."""
        fields = self.fields.get(document.id)
        if fields is None:
            yield document
            return
        metadata = dict(document.metadata)
        if "published" in fields.known:
            metadata.pop("precision", None)
        metadata.update(fields.metadata)
        yield replace(document, metadata=metadata, **fields.known)
        if fields.bad_date is not None:
            yield bad_date(f"{self.name}:{document.id}", fields.bad_date)

    def unknown(self, known: set[str]) -> Iterator[Failure]:
        """A failure for each id that no document has, with the id that may be meant."""
        compared = sorted(known)[:_COMPARED]
        for count, id in enumerate(sorted(self.fields.keys() - known)):
            nearest = difflib.get_close_matches(id, compared, 1) if count < _SUGGESTED else []
            yield failure(
                self.name,
                "unknown-id",
                f"no article has the id {id!r}",
                f"Did you mean {nearest[0]!r}?" if nearest else "Correct the id or remove it.",
            )


def _by_id(text: str) -> dict[str, Fields]:
    fields: dict[str, Fields] = {}
    for id, raw in _rows(text.removeprefix("\ufeff")):
        if id in fields:
            raise ReadError("bad-metadata", f"it gives the id {id!r} twice", "Give each id once.")
        fields[id] = sort_out({key: value for key, value in raw.items() if value not in ("", None)})
    return fields


def _rows(text: str) -> Iterator[tuple[str, Mapping[Any, Any]]]:
    if not text.lstrip().startswith(("{", "[")):
        for line, cells in Table(io.BufferedReader(io.BytesIO(text.encode()))).rows():
            if isinstance(cells, ReadError):
                raise ReadError(cells.code, f"line {line}: {cells.message}", cells.remedy)
            yield _split(cells, f"line {line}")
        return
    data = json.loads(text, parse_constant=lambda _: None)
    for place, item in enumerate(data, 1) if isinstance(data, list) else data.items():
        if not isinstance(item, dict):
            raise ReadError("bad-metadata", f"entry {place} is not an object", _REMEDY)
        yield (
            _split(item, f"entry {place}") if isinstance(data, list) else (clean(str(place)), item)
        )


def _split(row: Mapping[Any, Any], where: str) -> tuple[str, Mapping[Any, Any]]:
    key = find(row, ("id",))
    if key is None or not isinstance(row[key], (str, int)):
        raise ReadError("bad-metadata", f"{where} has no id", _REMEDY)
    rest = {name: value for name, value in row.items() if name != key}
    return clean(str(row[key])).strip(), rest
