"""What is in tables and in files of one article each, as rows of JSON lines."""

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from lineage.bulk.rows import Fields
from lineage.model import Document, Failure
from lineage.readers import Scan, read
from lineage.readers.csv_table import Table
from lineage.readers.json_lines import read_json_lines
from lineage.readers.plain_values import plain
from lineage.readers.source import ReadError, Source, not_read, open_file
from lineage.readers.standard_input import recognise, standard_input
from lineage.write import writing


def rows_of(sources: Sequence[Source], fields: Fields) -> Iterator[bytes | Failure]:
    """What is in tables and in files of one article each, as JSON lines, each with an id."""
    tables = [source for source in sources if _is_table(source)]
    for source in tables:
        yield from _table_rows(source, fields)
    for item in read(Scan(tuple(s for s in sources if s not in tables), (), ())):
        yield item if isinstance(item, Failure) else _line(_fields(item, fields))


def in_a_file(source: Source, folder: Path) -> Source:
    """Standard input as a file of a folder, of JSON lines or of text.

    So its rows are what they are in a file, and can be read several times. Raises ReadError where
    there is none, OutputError where it cannot be written.
    """
    reader, stream = recognise(standard_input())
    place = folder / ("stdin.jsonl" if reader is read_json_lines else "stdin.txt")
    with writing(place) as file:
        shutil.copyfileobj(stream, file)
    return replace(source, location=place)


def _is_table(source: Source) -> bool:
    return source.location is not None and source.location.suffix.lower() == ".csv"


def _table_rows(source: Source, fields: Fields) -> Iterator[bytes | Failure]:
    assert source.location is not None
    no_text = ReadError(
        "empty",
        f"it has no cell in the column {fields.text}",
        "Name the column of the texts with --text-field.",
    )
    try:
        with open_file(source.location) as stream:
            table = Table(stream)
            if fields.text not in table.header:
                raise no_text
            for number, cells in table.rows():
                where = f"{source.shown}:{number}"
                if isinstance(cells, ReadError):
                    yield cells.at(where)
                elif fields.text not in cells:
                    yield no_text.at(where)
                else:
                    row = {k: v for k, v in cells.items() if v or k == fields.text}
                    yield _line(plain({fields.id: where} | row))
    except ReadError as error:
        yield error.at(source.shown)
    except OSError as error:
        yield not_read(error).at(source.shown)


def _fields(document: Document, fields: Fields) -> dict[str, Any]:
    """An article as a row: what it has, under the names that were asked for."""
    told = {
        fields.id: document.id,
        fields.text: document.text,
        fields.date: document.published.isoformat() if document.published else None,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "language": document.language,
        "metadata": dict(document.metadata),
    }
    return {name: value for name, value in told.items() if value or name == fields.text}


def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode("utf-8")
