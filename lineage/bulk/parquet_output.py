"""Parquet out: rows with the fields that they had, and those that are added."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from lineage.bulk.columns import Column, Rows
from lineage.bulk.corpus import Corpus, placed
from lineage.bulk.parquet import BatchLines, arrow, checked, is_parquet
from lineage.bulk.rows import Block, record_of
from lineage.errors import InputError, UsageError
from lineage.readers.source import ReadError
from lineage.write import writing

_ROW_GROUP = 1 << 26
"""Bytes of a row group before it is packed: who reads the file holds one."""


def write_parquet(
    parts: Iterable[Rows],
    corpus: Corpus,
    counts: Sequence[int],
    kept: npt.NDArray[np.bool_],
    columns: Sequence[Column],
    path: str | PathLike[str],
    folder: Path,
) -> None:
    """Write the rows of a corpus that are kept, with these columns; until all are, in `folder`.

    The schema is that of its files; where some are JSON lines the corpus is read once more to find
    it. Raises UsageError where the rows have none in common, OutputError where nothing can be
    written.
    """
    library = arrow(Path(path).name)
    with _one_schema(library):
        own = _schema(library, corpus, counts, kept, {column.name for column in columns})
    schema = own
    for column in columns:
        kind = column.kind or _kind_of_ids(library, own, corpus.reader.fields.id, column, kept)
        schema = schema.append(library.field(column.name, kind))
    # who writes takes what Arrow tells of values for a word of the system: it is told within
    with (
        writing(path, folder) as stream,
        _one_schema(library),
        library.parquet.ParquetWriter(stream, schema) as writer,
    ):
        waiting: list[Any] = []
        for part in parts:
            waiting.append(_batch(library, part, own, columns, schema))
            if sum(batch.nbytes for batch in waiting) > _ROW_GROUP:
                writer.write_table(library.Table.from_batches(waiting))
                waiting = []
        writer.write_table(library.Table.from_batches(waiting, schema=schema))


@contextmanager
def _one_schema(library: ModuleType, field: str | None = None) -> Iterator[None]:
    try:
        yield
    except (library.ArrowException, OverflowError) as error:
        where = "" if field is None else f"field {field}: "
        raise UsageError(
            f"the rows have no schema in common, as Parquet asks for: {where}{error}",
            "Make each field of one kind in all rows, or write JSON lines.",
        ) from error


def _schema(
    library: ModuleType,
    corpus: Corpus,
    counts: Sequence[int],
    kept: npt.NDArray[np.bool_],
    added: Collection[str],
) -> Any:
    """The schema of all files: that of the first, with what others have besides, but for what is
    added."""
    found = None
    parquet = [file for file in corpus.files if is_parquet(file.location)]
    for file in parquet:
        try:
            _, schema = checked(library, file, corpus.reader.fields)
        except (ReadError, library.ArrowException, OSError):
            # what cannot be read was told of when its rows were read
            continue
        own = [field for field in schema if field.name not in added]
        found = _both(library, found, library.schema(own, schema.metadata))
    if len(parquet) < len(corpus.files):
        for start, block in placed(corpus.blocks("reading fields", whole=False), counts):
            if not isinstance(block.lines, BatchLines):
                at = np.flatnonzero(kept[start : start + len(block.lines)]).tolist()
                found = _both(library, found, _schema_of(library, _records(block, at), added))
    return library.schema([]) if found is None else found


def _both(library: ModuleType, one: Any, other: Any) -> Any:
    if one is None or one.equals(other):
        return other if one is None else one
    one, other = _plainer(library, one, other), _plainer(library, other, one)
    return library.unify_schemas([one, other], promote_options="permissive")


def _plainer(library: ModuleType, schema: Any, other: Any) -> Any:
    """A schema without dictionaries where the other one has the same values otherwise."""
    for at, field in enumerate(schema):
        folded = library.types.is_dictionary(field.type) and field.name in other.names
        if folded and other.field(field.name).type != field.type:
            schema = schema.set(at, field.with_type(field.type.value_type))
    return schema


def _schema_of(
    library: ModuleType, records: Sequence[Mapping[str, Any]], added: Collection[str]
) -> Any:
    fields = []
    for name in dict.fromkeys(name for record in records for name in record):
        if name not in added:
            with _one_schema(library, name):
                values = library.array([record.get(name) for record in records])
            fields.append(library.field(name, values.type))
    return library.schema(fields)


def _records(block: Block, at: Iterable[int]) -> list[dict[str, Any]]:
    """Some rows of a block of JSON lines.

    Raises InputError where one was read for its text, but has fields that are out of bounds.
    """
    found = []
    for place in at:
        try:
            record = record_of(block.lines[place])
        except ReadError as error:
            where = f"{block.file.shown}:{block.numbers[place]}"
            raise InputError(f"{where}: {error.message}", error.remedy) from None
        found.append({name: _filled(value) for name, value in record.items()})
    return found


def _filled(value: Any) -> Any:
    """A value with null for each object that is empty: Parquet has no struct without fields."""
    if isinstance(value, dict):
        return {name: _filled(inner) for name, inner in value.items()} or None
    if isinstance(value, list):
        return [_filled(inner) for inner in value]
    return value


def _batch(
    library: ModuleType, part: Rows, own: Any, columns: Sequence[Column], schema: Any
) -> Any:
    """Rows with the fields that they had, each of the type that it has in all, and the columns."""
    lines = part.block.lines
    arrays = []
    if isinstance(lines, BatchLines):
        batch = lines.batch.take(library.array(part.at, library.int64()))
        for field in own:
            with _one_schema(library, field.name):
                arrays.append(
                    _as(library, batch.column(field.name), field.type)
                    if field.name in batch.schema.names
                    else library.nulls(batch.num_rows, field.type)
                )
    else:
        records = _records(part.block, part.at)
        for field in own:
            with _one_schema(library, field.name):
                own_values = [record.get(field.name) for record in records]
                arrays.append(library.array(own_values, field.type))
    for column, values in zip(columns, part.values, strict=True):
        arrays.append(_added(library, values, schema.field(column.name).type))
    return library.record_batch(arrays, schema=schema)


def _as(library: ModuleType, column: Any, kind: Any) -> Any:
    return column if column.type == kind else column.cast(kind)


def _kind_of_ids(
    library: ModuleType, schema: Any, name: str, column: Column, kept: npt.NDArray[np.bool_]
) -> Any:
    """That of the field of ids if it is of numbers and so are all that the column has of other
    rows, otherwise text."""
    kind = schema.field(name).type if name in schema.names else library.string()
    if not library.types.is_integer(kind):
        return library.string()
    # what a row that is called by its place has of itself is no reason: 0 stands for own ids
    others = (column.value(row, 0) for row in np.flatnonzero(kept).tolist())
    return (
        kind
        if all(other is None or isinstance(other, int) for other in others)
        else library.string()
    )


def _added(library: ModuleType, values: Sequence[Any], kind: Any) -> Any:
    """Values as an array; an id that is not of the kind of the others is null, or written out."""
    if library.types.is_integer(kind):
        values = [value if isinstance(value, int) else None for value in values]
    elif library.types.is_string(kind):
        values = [
            value
            if value is None or isinstance(value, str)
            else msgspec.json.encode(value).decode()
            for value in values
        ]
    return library.array(values, kind)
