"""Parquet: rows read row group by row group, as lines of JSON."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath
from types import ModuleType
from typing import Any

import msgspec

from lineage.bulk.rows import BLOCK, Block, Fields, File, LateLines
from lineage.errors import UsageError
from lineage.model import Failure
from lineage.readers.source import ReadError, not_read, open_file

_MOST_ROWS = 4096
"""Rows that are read at a time, however short they are said to be."""


def is_parquet(path: PurePath) -> bool:
    """Whether a file is one of Parquet by its name.

    >>> is_parquet(PurePath("train-00000-of-00001.parquet"))
    True
    """
    return path.suffix.lower() == ".parquet"


def arrow(name: str) -> ModuleType:
    """The library that reads and writes Parquet.

    Raises UsageError, which says which file asks for it, where it is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError(
            f"{name} is Parquet", "Run pip install 'article-lineage[parquet]'."
        ) from None
    library: ModuleType = pyarrow
    return library


class BatchLines(LateLines):
    """The rows of a record batch as lines of JSON."""

    def __init__(self, batch: Any) -> None:
        self.batch = batch

    def only(self, fields: Fields) -> "BatchLines":
        """The same rows with what tells a text, its id and its date alone."""
        return BatchLines(self.batch.select(_named(self.batch.schema, fields)))

    def __len__(self) -> int:
        return int(self.batch.num_rows)

    def _made(self) -> list[bytes]:
        try:
            return _encoded(self.batch)
        except UnicodeDecodeError:
            return [_line(self.batch.slice(at, 1)) for at in range(len(self))]


def parquet_blocks(file: File, fields: Fields, whole: bool) -> Iterator[Block | Failure]:
    """The blocks of a file, and at its end why no more of it can be read.

    Of rows that need not be whole only text, id and date are read. Raises UsageError where Parquet
    cannot be read here.
    """
    library = arrow(file.location.name)
    try:
        with open_file(file.location) as raw:
            size = raw.seek(0, 2)
        about, schema = checked(library, file, fields)
        columns = schema.names if whole else _named(schema, fields)
        before = 0
        for batch in _batches(library, file.location, about, columns):
            numbers = range(before + 1, before + 1 + batch.num_rows)
            before += batch.num_rows
            read = size * before // about.num_rows
            yield Block(file, BatchLines(batch), numbers, read)
    except ReadError as error:
        yield error.at(file.shown)
    except library.ArrowException as error:
        yield ReadError(
            "unreadable", f"it is no sound Parquet: {error}", "Write the file anew."
        ).at(file.shown)
    except OSError as error:
        yield _damaged(error).at(file.shown)


def checked(library: ModuleType, file: File, fields: Fields) -> tuple[Any, Any]:
    """What a file tells of itself, and its schema.

    Raises ReadError where it has no rows with texts, or two columns of one name; ArrowException or
    OSError where it cannot be read.
    """
    about = library.parquet.read_metadata(file.location)
    schema = about.schema.to_arrow_schema()
    _check_names(schema.names)
    _check_text(schema, fields)
    if about.num_rows == 0:
        raise ReadError("empty", "there is no row in it", "Give a file with rows.")
    return about, schema


def _line(row: Any) -> bytes:
    """A row as a line, or what the reader of rows tells of as one that is not UTF-8."""
    try:
        return _encoded(row)[0]
    except UnicodeDecodeError:
        return b"\xff"


def _encoded(batch: Any) -> list[bytes]:
    encode = msgspec.json.Encoder(enc_hook=str).encode
    columns = [_values(column) for column in batch.columns]
    names = batch.schema.names
    return [encode(dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True)]


def _values(column: Any) -> list[Any]:
    """The values of a column; moments that Python cannot hold are text, those of nanoseconds are
    of microseconds."""
    exact = _cast(column, _microseconds)
    try:
        found: list[Any] = exact.to_pylist(maps_as_pydicts="lossy")
        return found
    except UnicodeDecodeError:
        raise
    # years after 9999, and zones that are not known here
    except (KeyError, OverflowError, ValueError):
        if len(column) > 1:
            return [value for at in range(len(column)) for value in _values(column.slice(at, 1))]
    # a zone that is not known can be no text, but the moment is known in that of Greenwich
    told: list[Any] = _cast(_cast(exact, _in_utc), _text).to_pylist(maps_as_pydicts="lossy")
    return told


def _cast(column: Any, other: Callable[[Any], Any]) -> Any:
    kind = _with_times(column.type, other)
    return column if kind == column.type else column.cast(kind, safe=False)


def _with_times(kind: Any, other: Callable[[Any], Any]) -> Any:
    """A type with others for the moments, times and durations in it."""
    import pyarrow as library

    types = library.types
    if types.is_temporal(kind):
        return other(kind)
    if types.is_struct(kind):
        return library.struct([_field(field, other) for field in kind])
    if types.is_map(kind):
        return library.map_(
            _field(kind.key_field, other), _field(kind.item_field, other), kind.keys_sorted
        )
    if types.is_fixed_size_list(kind):
        return library.list_(_field(kind.value_field, other), kind.list_size)
    if types.is_large_list(kind):
        return library.large_list(_field(kind.value_field, other))
    if types.is_list(kind):
        return library.list_(_field(kind.value_field, other))
    return kind


def _field(field: Any, other: Callable[[Any], Any]) -> Any:
    return field.with_type(_with_times(field.type, other))


def _microseconds(kind: Any) -> Any:
    import pyarrow as library

    if library.types.is_timestamp(kind) and kind.unit == "ns":
        return library.timestamp("us", kind.tz)
    if kind == library.time64("ns"):
        return library.time64("us")
    return library.duration("us") if kind == library.duration("ns") else kind


def _in_utc(kind: Any) -> Any:
    import pyarrow as library

    zoned = library.types.is_timestamp(kind) and kind.tz is not None
    return library.timestamp(kind.unit, "UTC") if zoned else kind


def _text(kind: Any) -> Any:
    import pyarrow as library

    return library.string()


def _batches(library: ModuleType, path: Path, about: Any, columns: Sequence[str]) -> Iterator[Any]:
    for group in range(about.num_row_groups):
        part = about.row_group(group)
        each = max(1, part.total_byte_size // max(1, part.num_rows))
        rows = min(_MOST_ROWS, max(1, BLOCK // each))
        # read, a row group is held packed; mapped, it is not, and no longer than it is needed
        with library.parquet.ParquetFile(path, metadata=about, memory_map=True) as table:
            yield from table.iter_batches(rows, row_groups=[group], columns=columns)


def _named(schema: Any, fields: Fields) -> list[str]:
    return [name for name in (fields.text, fields.id, fields.date) if name in schema.names]


def _check_names(names: Sequence[str]) -> None:
    """Raise ReadError if two columns have one name: a row would keep one of them alone."""
    name, times = Counter(names).most_common(1)[0] if names else ("", 0)
    if times > 1:
        raise ReadError(
            "bad-record",
            f"it has {times} columns {name}",
            "Give each column a name of its own.",
        )


def _check_text(schema: Any, fields: Fields) -> None:
    """Raise ReadError if there is no column of texts: a word on the file, not on each row."""
    remedy = "Name the column of the texts with --text-field."
    if fields.text not in schema.names:
        raise ReadError("empty", f"it has no column {fields.text}", remedy)
    kind = str(schema.field(fields.text).type)
    if "string" not in kind or "<" in kind.removeprefix("dictionary<"):
        raise ReadError("bad-record", f"its column {fields.text} is not text but {kind}", remedy)


def _damaged(error: OSError) -> ReadError:
    # what the library finds damaged it tells as the system does, but without a number
    if error.errno is None:
        return ReadError("unreadable", f"it is no sound Parquet: {error}", "Write the file anew.")
    return not_read(error)
