"""The rows of a corpus: JSON lines in blocks of some megabytes."""

import gzip
import json
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import IO, Any, TypeVar, overload

import msgspec
import numpy as np
import numpy.typing as npt

from lineage.bulk.packed import PACKED, unpacked
from lineage.bulk.sketching import Texts, joined, put_together
from lineage.errors import UsageError
from lineage.model import Failure
from lineage.readers.dates import parse_date
from lineage.readers.decode import refuse_binary, wide_encoding
from lineage.readers.plain_values import plain
from lineage.readers.source import LIMIT, WINDOW, ReadError, not_read, open_file

BLOCK = 1 << 21
"""Bytes that are read at a time: more is slower, for it no longer fits a processor's memory."""
NO_DATE = (1 << 63) - 1
_JSON_LINES = (".jsonl", ".ndjson")
_ONE_EACH = "Put one JSON object on each line."
_TOO_LONG = b"\0"
"""Stands for a line over the limit."""
Places = npt.NDArray[np.int64]
"""Of each row where it begins and where it ends."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fields:
    """What the fields of a row are called in which its text, its id and its date are."""

    text: str = "text"
    id: str = "id"
    date: str = "date"


DEFAULT = Fields()
"""As datatrove, text-dedup and Hugging Face data sets call them."""


class Row(msgspec.Struct):
    """What is read of a row."""

    text: str
    id: Any = None
    date: Any = None


@dataclass(frozen=True, slots=True)
class File:
    """A file of a corpus, and what failures and ids call it."""

    shown: str
    location: Path


class LateLines(Sequence[bytes], ABC):
    """Lines of JSON that are made when the first is asked for."""

    @overload
    def __getitem__(self, at: int) -> bytes: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[bytes]: ...
    def __getitem__(self, at: int | slice) -> bytes | Sequence[bytes]:
        return self._lines[at]

    @cached_property
    def _lines(self) -> list[bytes]:
        return self._made()

    @abstractmethod
    def _made(self) -> list[bytes]:
        """All of them."""


class Lines(LateLines):
    """Objects of JSON, one on each line of some bytes; `ends` has where all but the last end.

    To cut and parse them one by one takes half as long again as to parse them together.
    """

    def __init__(self, joined: bytes, ends: npt.NDArray[np.int64]) -> None:
        self.joined = joined
        self.ends = ends

    def __len__(self) -> int:
        return len(self.ends) + 1

    def _made(self) -> list[bytes]:
        return self.joined.split(b"\n")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that hold something, with their numbers, how many bytes of the file are read, and the
    places of the lines in it, unpacked, where they have any."""

    file: File
    lines: Sequence[bytes]
    numbers: Sequence[int]
    read: int
    places: Places | None = None

    def some(self, places: npt.NDArray[np.int64]) -> "Block":
        """Only the lines at these places."""
        at = places.tolist()
        lines, numbers = [self.lines[place] for place in at], [self.numbers[place] for place in at]
        left = None if self.places is None else self.places[places]
        return Block(self.file, lines, numbers, self.read, left)


@dataclass(frozen=True, slots=True)
class Told:
    """What the rows of a block tell: where one could not be read its text is empty, and its Failure
    is among those."""

    texts: Texts
    ids: Sequence[Any]
    dates: Sequence[Any]
    failures: Mapping[int, Failure]


def told_by(rows: Sequence[Any]) -> Told:
    """What rows tell, which `RowReader.rows` has read."""
    failures = {at: row for at, row in enumerate(rows) if isinstance(row, Failure)}
    sound = [None if at in failures else row for at, row in enumerate(rows)]
    return Told(
        joined([row.text if row else "" for row in sound]),
        [row.id if row else None for row in sound],
        [row.date if row else None for row in sound],
        failures,
    )


class RowReader:
    """Reads rows by the names of their fields."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields
        names = {"text": fields.text, "id": fields.id, "date": fields.date}
        if len(set(names.values())) < len(names):
            raise UsageError("two fields have the same name", "Give each field a name of its own.")

    @cached_property
    def _decoder(self) -> msgspec.json.Decoder[Any]:
        return self._decoder_of(str)

    @cached_property
    def _decoder_of_raw(self) -> msgspec.json.Decoder[Any]:
        """One that leaves texts as JSON has them."""
        return self._decoder_of(msgspec.Raw)

    def _decoder_of(self, kind: type) -> msgspec.json.Decoder[Any]:
        named = {"text": self.fields.text, "id": self.fields.id, "date": self.fields.date}
        fields: list[Any] = [("text", kind), ("id", Any, None), ("date", Any, None)]
        return msgspec.json.Decoder(msgspec.defstruct("Named", fields, rename=named, gc=False))

    def told(self, block: Block, use: Callable[[Told], T]) -> T:
        """What is made of what the rows of a block tell.

        Texts are not made strings of Python where `use` can do without, which is faster; it is
        called again with such where it cannot, as for one that is not UTF-8.
        """
        with suppress(msgspec.MsgspecError, ValueError, RecursionError):
            lines = block.lines
            if isinstance(lines, Lines):
                rows = self._decoder_of_raw.decode_lines(lines.joined)
            else:
                rows = list(map(self._decoder_of_raw.decode, lines))
            text, offsets = put_together([row.text for row in rows])
            if len(rows) == len(lines) and (text[offsets[:-1]] == ord('"')).all():
                texts = Texts(text, offsets, True, lambda at: self._text(block.lines[at]))
                ids = [
                    self._place(block, at) if row.id is None else row.id
                    for at, row in enumerate(rows)
                ]
                return use(Told(texts, ids, [row.date for row in rows], {}))
        return use(told_by(self.rows(block)))

    def _text(self, line: bytes) -> str:
        text: str = self._decoder.decode(line).text
        return text

    def _place(self, block: Block, at: int) -> str:
        return f"{block.file.shown}:{block.numbers[at]}"

    def rows(self, block: Block) -> list[Any]:
        """The rows of a block, each with `text`, `id` and `date`, or the Failure of one.

        >>> block = Block(File("a.jsonl", Path("a.jsonl")), [b'{"text": "Rien."}', b"{"], [1, 2], 9)
        >>> row, failure = RowReader(Fields()).rows(block)
        >>> row.id, failure.path, failure.code
        ('a.jsonl:1', 'a.jsonl:2', 'bad-json')
        """
        decode = self._decoder.decode
        try:
            found: list[Any] = list(map(decode, block.lines))
        except (msgspec.MsgspecError, ValueError, RecursionError):
            found = [self._row(line) for line in block.lines]
        for at, row in enumerate(found):
            if isinstance(row, ReadError):
                found[at] = row.at(self._place(block, at))
            elif row.id is None:
                row.id = self._place(block, at)
        return found

    def _row(self, line: bytes) -> Any:
        """A row, if need be by the parser of the standard library, which takes more."""
        with suppress(msgspec.MsgspecError, ValueError, RecursionError):
            return self._decoder.decode(line)
        try:
            record = record_of(line)
        except ReadError as error:
            return error
        text = record.get(self.fields.text)
        if text is None:
            return ReadError(
                "empty",
                f"the row has no field {self.fields.text}",
                "Name the field of the texts with --text-field.",
            )
        if not isinstance(text, str):
            return ReadError(
                "bad-record", f"its field {self.fields.text} is not text", "Make it text."
            )
        return Row(text, record.get(self.fields.id), record.get(self.fields.date))


def record_of(line: bytes) -> dict[str, Any]:
    """The object on a line, its lone surrogates replaced.

    Raises ReadError if there is none.

    >>> record_of(b'{"text": "Rien."}')
    {'text': 'Rien.'}
    """
    if line is _TOO_LONG:
        raise ReadError(
            "too-large", f"the line has more than {LIMIT // 1_000_000} MB", "Split the article."
        )
    try:
        record = plain(json.loads(line.decode("utf-8")))
    except (ValueError, RecursionError) as error:
        reason = "it is out of bounds"
        if isinstance(error, json.JSONDecodeError):
            reason = error.msg
        elif isinstance(error, UnicodeDecodeError):
            reason = "it is not UTF-8"
        raise ReadError("bad-json", f"the line is not JSON: {reason}", _ONE_EACH) from None
    if not isinstance(record, dict):
        raise ReadError("bad-record", "the line is not a JSON object", _ONE_EACH)
    return record


def date_of(value: Any) -> int:
    """A date as microseconds since 1970, `NO_DATE` for what is none.

    >>> date_of("1970-01-02"), date_of(None) == NO_DATE
    (86400000000, True)
    """
    try:
        moment, _ = parse_date(value)
    except (ValueError, TypeError, OverflowError):
        return NO_DATE
    return round(moment.timestamp() * 1_000_000)


def is_json_lines(path: PurePath) -> bool:
    """Whether a file is one of JSON lines by its name, packed or not.

    >>> is_json_lines(Path("news.jsonl.gz"))
    True
    """
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in PACKED:
        suffixes.pop()
    return bool(suffixes) and suffixes[-1] in _JSON_LINES


def blocks_of(file: File) -> Iterator[Block | Failure]:
    """The blocks of a file, and at its end why no more of it can be read.

    Raises UsageError where it is packed in a way that this installation cannot unpack.
    """
    try:
        with open_file(file.location) as raw:
            stream = unpacked(raw, file.location)
            first = empty = True
            number = 1
            for lines, end in _line_blocks(stream):
                if first:
                    sample = b"\n".join(lines[:8])[:WINDOW]
                    refuse_binary(sample)
                    if wide_encoding(sample):
                        raise ReadError("bad-encoding", "it is not UTF-8", "Save it as UTF-8.")
                    if isinstance(lines, list):
                        lines[0] = lines[0].removeprefix(b"\xef\xbb\xbf")
                    first = False
                numbers: Sequence[int] = range(number, number + len(lines))
                number += len(lines)
                block = Block(file, lines, numbers, raw.tell(), _places(lines, end))
                if isinstance(lines, list) and (not all(lines) or any(map(bytes.isspace, lines))):
                    block = block.some(np.flatnonzero([bool(line.strip()) for line in lines]))
                empty = empty and not block.lines
                yield block
            if empty:
                raise ReadError("empty", "there is no line in it", _ONE_EACH)
    except ReadError as error:
        yield error.at(file.shown)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield ReadError(
            "unreadable", f"it cannot be unpacked: {error}", "Pack it again, or unpack it."
        ).at(file.shown)
    except OSError as error:
        yield not_read(error).at(file.shown)


def _line_blocks(stream: IO[bytes]) -> Iterator[tuple[Sequence[bytes], int]]:
    """The lines of a stream, as many at a time as a block holds, and where the last one ends."""
    rest: list[bytes] = []
    held = read = 0
    skipping = False
    while data := stream.read(BLOCK):
        end = data.rfind(b"\n")
        read += len(data)
        if end < 0:
            held += len(data)
            if held > LIMIT:
                rest, skipping = [], True
            if not skipping:
                rest.append(data)
            continue
        if skipping:
            lines: Sequence[bytes] = [_TOO_LONG, *data[:end].split(b"\n")[1:]]
        else:
            lines = _cut(b"".join([*rest, memoryview(data)[:end]]))
        rest, held, skipping = [data[end + 1 :]], len(data) - end - 1, False
        del data
        yield lines, read - held - 1
    if skipping:
        yield [_TOO_LONG], read
    elif any(rest):
        yield _cut(b"".join(rest)), read


def _cut(joined: bytes) -> Sequence[bytes]:
    """The lines of some bytes."""
    values = np.frombuffer(joined, dtype=np.uint8)
    ends = np.flatnonzero(values == ord("\n"))
    # between the end of an object and the beginning of one no object goes on
    if (
        joined.startswith(b"{")
        and joined.endswith(b"}")
        and (values[ends - 1] == ord("}")).all()
        and (values[ends + 1] == ord("{")).all()
    ):
        return Lines(joined, ends)
    return joined.split(b"\n")


def _places(lines: Sequence[bytes], end: int) -> Places:
    """The places of lines of which the last one ends there."""
    if isinstance(lines, Lines):
        ends = np.append(lines.ends, len(lines.joined))
    else:
        ends = np.cumsum([len(line) + 1 for line in lines]) - 1
    starts = np.append(0, ends[:-1] + 1)
    places: Places = np.stack([starts, ends], axis=1) + (end - ends[-1])
    return places
