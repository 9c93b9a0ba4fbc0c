"""JSONL: one article a line."""

import json
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from lineage.model import Document, Failure
from lineage.readers.lines import numbered_lines
from lineage.readers.record import row
from lineage.readers.source import LIMIT, ReadError, Source


def read_json_lines(source: Source, stream: BufferedReader) -> Iterator[Document | Failure]:
    """The articles of a stream of any length; a line that is none is a failure of its own.

    Raises ReadError if the stream is no text, or empty.

    >>> from io import BytesIO
    >>> stream = BufferedReader(BytesIO(b'{"id": "afp", "text": "Il a plu."}'))
    >>> [document.id for document in read_json_lines(Source("a.jsonl", "a.jsonl", None), stream)]
    ['afp']
    """
    empty = True
    for number, line in numbered_lines(stream):
        if line is not None and not line.strip():
            continue
        empty = False
        try:
            yield from row(source, number, _record(line))
        except ReadError as error:
            yield error.at(f"{source.shown}:{number}")
    if empty:
        raise ReadError("empty", "there is no line in it", "Put one JSON object on each line.")


def _record(line: str | None) -> dict[str, Any]:
    if line is None:
        raise ReadError(
            "too-large", f"the line has more than {LIMIT // 1_000_000} MB", "Split the article."
        )
    try:
        record = json.loads(line, parse_constant=lambda _: None)
    # besides broken JSON: numbers too long, and nesting too deep
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it is out of bounds"
        raise ReadError(
            "bad-json", f"the line is not JSON: {reason}", "Put one JSON object on each line."
        ) from None
    if not isinstance(record, dict):
        raise ReadError(
            "bad-record", "the line is not a JSON object", "Put one JSON object on each line."
        )
    return record
