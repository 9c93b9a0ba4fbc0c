"""CSV: one article a row, under a header that names the columns."""

import csv
from collections.abc import Iterator
from io import BufferedReader

from lineage.model import Document, Failure
from lineage.readers.lines import numbered_lines
from lineage.readers.record import TEXT, row
from lineage.readers.source import ReadError, Source

ROW = 25_000_000
"""The most characters of a row; the parser takes six bytes for each."""


def read_csv(source: Source, stream: BufferedReader) -> Iterator[Document | Failure]:
    """The articles of a table of any length; a row that is none is a failure of its own.

    Raises ReadError if the stream is no text, is empty, or has no column of texts.

    >>> from io import BytesIO
    >>> stream = BufferedReader(BytesIO(b"id;text\\nafp;Il a plu."))
    >>> [document.id for document in read_csv(Source("a.csv", "a.csv", None), stream)]
    ['afp']
    """
    table = Table(stream)
    if not {name.strip().lower() for name in table.header} & set(TEXT):
        raise ReadError(
            "no-text-column",
            "no column of its header is called text",
            f"Name the column of the articles {', '.join(TEXT[:-1])} or {TEXT[-1]}.",
        )
    for number, cells in table.rows():
        try:
            if isinstance(cells, ReadError):
                raise cells
            yield from row(source, number, cells)
        except ReadError as error:
            yield error.at(f"{source.shown}:{number}")


class Table:
    """The header and the rows of a CSV stream, with the numbers of the lines they begin on.

    Raises ReadError if the stream is no text, or empty.

    >>> from io import BytesIO
    >>> list(Table(BufferedReader(BytesIO(b"id;text\\nafp;Il a plu."))).rows())
    [(2, {'id': 'afp', 'text': 'Il a plu.'})]
    """

    def __init__(self, stream: BufferedReader) -> None:
        self._lines = numbered_lines(stream)
        self._number = 0
        self._size = 0
        first = None
        for number, first in self._lines:
            self._number = number
            if first is None or first.strip():
                break
        else:
            raise ReadError("empty", "there is no line in it", "Put a header and rows in it.")
        first = first or ""
        self._delimiter = max(",;\t", key=first.count)
        try:
            self.header = next(csv.reader([first], delimiter=self._delimiter))
        except csv.Error as error:
            raise ReadError(
                "bad-record", f"its header is not CSV: {error}", "Put the names of the columns."
            ) from None

    def rows(self) -> Iterator[tuple[int, dict[str, str] | ReadError]]:
        """Each row by column, or why it cannot be used; blank lines are left out."""
        reader = self._reader()
        while True:
            start = self._number + 1
            self._size = 0
            # The limit is one for the whole process, so it is only borrowed
            limit = csv.field_size_limit(ROW)
            try:
                cells = next(reader, None)
            except (csv.Error, ReadError) as error:
                yield start, _bad_row(error)
                reader = self._reader()  # go on with the line after the bad one
                continue
            finally:
                csv.field_size_limit(limit)
            if cells is None:
                return
            if len(cells) > len(self.header):
                yield start, _bad_row("it has more cells than the header")
            elif cells:
                by_name: dict[str, str] = {}
                for name, cell in zip(self.header, cells, strict=False):
                    by_name.setdefault(name, cell)
                yield start, by_name

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(self._feed(), delimiter=self._delimiter, strict=True)

    def _feed(self) -> Iterator[str]:
        for number, line in self._lines:
            self._number = number
            self._size += ROW if line is None else len(line)
            if line is None or self._size > ROW:
                raise ReadError(
                    "too-large",
                    f"the row has more than {ROW // 1_000_000} million characters",
                    "Split the article, or look for a quotation mark that is not closed.",
                )
            yield line


def _bad_row(reason: object) -> ReadError:
    if isinstance(reason, ReadError):
        return reason
    return ReadError(
        "bad-record",
        f"the row is not CSV: {reason}",
        "Put quotation marks round cells with delimiters or line ends in them, and double "
        "those inside.",
    )
