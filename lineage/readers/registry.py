"""The formats there are, and which reader is for which extension."""

from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader
from pathlib import PurePath

from lineage.model import Document, Failure
from lineage.readers.csv_table import read_csv
from lineage.readers.html_page import read_html
from lineage.readers.json_lines import read_json_lines
from lineage.readers.markdown import read_markdown
from lineage.readers.plain_text import read_text
from lineage.readers.source import Source

Reader = Callable[[Source, BufferedReader], Iterator[Document | Failure]]

FORMATS: tuple[tuple[Reader, tuple[str, ...]], ...] = (
    (read_text, (".txt", ".text")),
    (read_markdown, (".md", ".markdown")),
    (read_json_lines, (".jsonl", ".ndjson")),
    (read_csv, (".csv",)),
    (read_html, (".html", ".htm", ".xhtml")),
)
"""A format a line."""


def by_extension(formats: Iterable[tuple[Reader, tuple[str, ...]]]) -> dict[str, Reader]:
    """The reader of each extension.

    Raises ValueError if two formats claim the same one.

    >>> sorted(by_extension([(read_text, (".txt", ".text"))]))
    ['.text', '.txt']
    """
    readers: dict[str, Reader] = {}
    for reader, extensions in formats:
        for extension in extensions:
            if extension in readers:
                raise ValueError(f"two formats claim the extension {extension}")
            readers[extension] = reader
    return readers


_READERS = by_extension(FORMATS)


def reader_for(path: PurePath) -> Reader | None:
    """The reader of a file by its name, or None.

    >>> reader_for(PurePath("NEWS.TXT")).__name__
    'read_text'
    """
    return _READERS.get(path.suffix.lower())
