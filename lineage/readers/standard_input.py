"""Standard input: JSONL if it begins with a JSON object, else one article as plain text."""

import io
import json
import sys
from io import BufferedIOBase, BufferedReader
from typing import Any

from lineage.readers.decode import wide_encoding
from lineage.readers.json_lines import read_json_lines
from lineage.readers.plain_text import read_text
from lineage.readers.registry import Reader
from lineage.readers.source import LIMIT, WINDOW, ReadError


def standard_input() -> BufferedIOBase:
    """Its bytes. Raises ReadError where there is none."""
    stream: BufferedIOBase | None = getattr(sys.stdin, "buffer", None)
    if stream is None or stream.closed:
        raise ReadError(
            "not-found", "there is no standard input", "Name a file in the place of the -."
        )
    return stream


def recognise(stream: BufferedIOBase) -> tuple[Reader, BufferedReader]:
    """The reader for a stream that has no name, and the stream from its beginning.

    >>> reader, stream = recognise(BufferedReader(io.BytesIO(b'{"text": "Il a plu."}')))
    >>> reader.__name__, stream.read()
    ('read_json_lines', b'{"text": "Il a plu."}')
    """
    head = b""
    while len(head) <= LIMIT:
        line = stream.readline(LIMIT + 1)
        head += line
        if line.strip(b"\x00\xff\xfe\xef\xbb\xbf \t\r\n") or not line:
            break
    first = head.decode(wide_encoding(head) or "utf-8", "ignore").lstrip("\ufeff")
    reader: Reader = read_json_lines if _is_object(first) else read_text
    return reader, BufferedReader(_Again(head, stream), WINDOW)


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line.strip(" \t\r\n\x00")), dict)
    except (ValueError, RecursionError):
        return False


class _Again(io.RawIOBase):
    """A stream with what was already taken from it put back in front; a pipe cannot rewind."""

    def __init__(self, head: bytes, stream: BufferedIOBase) -> None:
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        room = len(buffer)
        taken = self._head[:room] or self._stream.read1(room)
        self._head = self._head[room:]
        buffer[: len(taken)] = taken
        return len(taken)
