"""Parquet out: rows with the fields that they had, and those that are added."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from os import PathLike
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from lineage.bulk.clusters import Corpus
from lineage.bulk.columns import Column, Rows
from lineage.bulk.parquet import BatchLines, arrow, is_parquet
from lineage.bulk.rows import record_of
from lineage.errors import UsageError
from lineage.readers.source import ReadError
from lineage.write import writing

_ROW_GROUP = 1 << 26
"""Bytes of a row group before it is packed: who reads the file holds one."""


def write_parquet(
    parts: Iterable[Rows], corpus: Corpus, columns: Sequence[Column], path: str | PathLike[str]
) -> None:
    """Write rows of a corpus with these columns.

    The schema is that of its files; what is JSON lines is read once more to find it. Raises
    UsageError where the rows have none in common, OutputError where nothing can be written.
    """
    library = arrow(Path(path).name)
    with _one_schema(library):
        own = _schema(library, corpus)
        for column in columns:
            if column.name in own.names:
                own = own.remove(own.get_field_index(column.name))
        schema = own
        for column in columns:
            kind = column.kind or _kind_of_ids(library, own, corpus.reader.fields.id)
            schema = schema.append(library.field(column.name, kind))
        with writing(path) as stream, library.parquet.ParquetWriter(stream, schema) as writer:
            waiting: list[Any] = []
            for part in parts:
                added = [
                    _added(library, values, schema.field(column.name).type)
                    for column, values in zip(columns, part.values, strict=True)
                ]
                arrays = [*_arrays(library, part, own), *added]
                waiting.append(library.record_batch(arrays, schema=schema))
                if sum(batch.nbytes for batch in waiting) > _ROW_GROUP:
                    writer.write_table(library.Table.from_batches(waiting))
                    waiting = []
            writer.write_table(library.Table.from_batches(waiting, schema=schema))


@contextmanager
def _one_schema(library: ModuleType) -> Iterator[None]:
    try:
        yield
    except (library.ArrowException, OverflowError) as error:
        raise UsageError(
            f"the rows have no schema in common, as Parquet asks for: {error}",
            "Make each field of one kind in all rows, or write JSON lines.",
        ) from error


def _schema(library: ModuleType, corpus: Corpus) -> Any:
    """The schema of all files: that of the first, with what others have besides."""
    found = None
    for file in corpus.files:
        if is_parquet(file.location):
            # what cannot be read was told of when its rows were read
            with suppress(library.ArrowException, OSError):
                found = _both(library, found, library.parquet.read_schema(file.location))
    lines = [file for file in corpus.files if not is_parquet(file.location)]
    for block in Corpus(lines, corpus.reader, corpus.progress).blocks("reading fields"):
        found = _both(library, found, _batch(library, list(_records(block.lines))).schema)
    return library.schema([]) if found is None else found


def _both(library: ModuleType, one: Any, other: Any) -> Any:
    if one is None or one.equals(other):
        return other if one is None else one
    return library.unify_schemas([one, other], promote_options="permissive")


def _records(lines: Iterable[bytes]) -> Iterator[Mapping[str, Any]]:
    for line in lines:
        # a row that is none was told of before, and is not written
        with suppress(ReadError):
            yield record_of(line)


def _batch(library: ModuleType, records: Sequence[Mapping[str, Any]]) -> Any:
    names = dict.fromkeys(name for record in records for name in record)
    return library.RecordBatch.from_pydict({n: [r.get(n) for r in records] for n in names})


def _arrays(library: ModuleType, part: Rows, schema: Any) -> list[Any]:
    """The fields that the rows had, each of the type that it has in all of them."""
    lines = part.block.lines
    if isinstance(lines, BatchLines):
        batch = lines.batch.take(library.array(part.at))
        return [
            _as(library, batch.column(field.name), field.type)
            if field.name in batch.schema.names
            else library.nulls(batch.num_rows, field.type)
            for field in schema
        ]
    records = [record_of(lines[at]) for at in part.at]
    return [library.array([r.get(f.name) for r in records], f.type) for f in schema]


def _as(library: ModuleType, column: Any, kind: Any) -> Any:
    if column.type == kind:
        return column
    if library.types.is_nested(kind):
        return library.array(column.to_pylist(), kind)
    return column.cast(kind)


def _kind_of_ids(library: ModuleType, schema: Any, name: str) -> Any:
    """That of the field of ids if it is of numbers, otherwise text."""
    kind = schema.field(name).type if name in schema.names else library.string()
    return kind if library.types.is_integer(kind) else library.string()


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
