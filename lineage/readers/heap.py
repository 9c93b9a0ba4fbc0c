"""Read everything that was named, each source on its own, so that a bad one harms no other."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from lineage.model import Document, Failure
from lineage.readers.files import Scan, scan
from lineage.readers.metadata import Overrides
from lineage.readers.plain_text import read_text
from lineage.readers.registry import reader_for
from lineage.readers.source import ReadError, Source, failure, not_read, open_file
from lineage.readers.standard_input import recognise, standard_input


def read(
    paths: Iterable[str | os.PathLike[str]] | Scan, *, metadata: Path | str | None = None
) -> Iterator[Document | Failure]:
    """Read articles from files, folders, patterns and `-`, or from what `scan` found of them.

    `metadata` is a CSV or JSON file whose fields, by id, replace those of the articles.
    Raises InputError if that file cannot be used; anything else that cannot is a Failure.

    >>> [failure.message for failure in read(["no such file.txt"])]
    ['there is no such file or folder']
    """
    found = paths if isinstance(paths, Scan) else scan(paths)
    if metadata is None:
        return _documents(found, Overrides.none())
    overrides = Overrides.load(Path(metadata))
    # a table of metadata that stands among the articles is none of them
    real = os.path.realpath(metadata)
    files = (s for s in found.files if s.location is None or os.path.realpath(s.location) != real)
    return _documents(replace(found, files=tuple(files)), overrides)


def _documents(found: Scan, overrides: Overrides) -> Iterator[Document | Failure]:
    yield from found.failures
    digests: dict[str, bytes] = {}
    for source in found.files:
        for item in _read(source):
            if isinstance(item, Failure):
                yield item
                continue
            digest = _digest(item.text)
            if item.id not in digests:
                digests[item.id] = digest
                yield from overrides.apply(item)
            elif digests[item.id] != digest:
                yield failure(
                    source.shown,
                    "duplicate-id",
                    f"the id {item.id!r} already belongs to another text",
                    "Give each article an id of its own.",
                )
    yield from overrides.unknown({*digests, *(source.id for source in found.files)})


def _digest(text: str) -> bytes:
    digest = sha256()
    # in slices, for a second copy of the longest texts would be most of the memory in use
    for start in range(0, len(text), 1 << 20):
        digest.update(text[start : start + (1 << 20)].encode("utf-8"))
    return digest.digest()


def _read(source: Source) -> Iterator[Document | Failure]:
    try:
        if source.location is None:
            reader, stream = recognise(standard_input())
            yield from reader(source, stream)
            return
        with open_file(source.location) as stream:
            # whoever names a file of an unknown kind means its text
            reader = reader_for(source.location) or read_text
            yield from reader(source, stream)
    except ReadError as error:
        yield error.at(source.shown)
    except OSError as error:
        yield not_read(error).at(source.shown)
