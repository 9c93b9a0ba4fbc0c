"""The lines of a stream of any length, numbered and decoded one by one."""

import io
from collections.abc import Callable, Iterator
from io import BufferedReader

from lineage.readers.decode import decode_as, guess, refuse_binary, wide_encoding
from lineage.readers.source import LIMIT, WINDOW


def numbered_lines(stream: BufferedReader) -> Iterator[tuple[int, str | None]]:
    """Each line with its number and its line end; None for a line over the limit.

    Raises ReadError if the stream is no text.

    >>> list(numbered_lines(BufferedReader(io.BytesIO(b"un\\ndeux"))))
    [(1, 'un\\n'), (2, 'deux')]
    """
    sample = stream.peek(WINDOW)[:WINDOW]
    refuse_binary(sample)
    readline = _wide(stream, wide) if (wide := wide_encoding(sample)) else _narrow(stream, sample)
    number = 0
    while line := readline():
        number += 1
        too_long = False
        while len(line) > LIMIT and not line.endswith("\n"):
            too_long = True
            line = readline()
        yield number, None if too_long else line.removeprefix("\ufeff") if number == 1 else line


def _wide(stream: BufferedReader, encoding: str) -> Callable[[], str]:
    """How to get the next line of UTF-16, whose line ends are no single bytes."""
    text = io.TextIOWrapper(stream, encoding, "replace", newline="\n")
    return lambda: text.readline(LIMIT + 1)


def _narrow(stream: BufferedReader, sample: bytes) -> Callable[[], str]:
    """How to get the next line of anything else: each on its own, since some files mix."""
    encoding = ""

    def readline() -> str:
        nonlocal encoding
        line = stream.readline(LIMIT + 1)
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            encoding = encoding or _encoding(line, sample)
            return decode_as(line, encoding)

    return readline


def _encoding(line: bytes, sample: bytes) -> str:
    """The encoding of a file by its first bytes, or by its first line that is not UTF-8."""
    for data in (sample, line):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            # a character cut by the end of the sample shows nothing
            if error.reason != "unexpected end of data":
                return guess(data, error.start)
    return guess(line, 0)
