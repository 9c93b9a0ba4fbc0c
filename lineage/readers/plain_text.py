"""Plain text: one article a file, its first line the title; or front matter, as pages have it."""

import re
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedReader

from lineage.model import Document, Failure
from lineage.readers.decode import decode
from lineage.readers.front_matter import front_matter
from lineage.readers.record import Fields, article, sort_out
from lineage.readers.source import ReadError, Source, load

TITLE = 200
"""The most characters a line may have to be taken for a title."""

_VISIBLE = re.compile(r"[^\s\ufeff\u200b]")
_LINE_END = re.compile(r"[\r\n]")


def read_text(source: Source, stream: BufferedReader) -> Iterator[Document | Failure]:
    """The one article of a file.

    Raises ReadError if there is none.

    >>> from io import BytesIO
    >>> stream = BufferedReader(BytesIO(b"Un accord\\n\\nIl a plu."))
    >>> [document.title for document in read_text(Source("a.txt", "a.txt", None), stream)]
    ['Un accord']
    """
    text = decode(load(stream))
    fields, start = _front(text)
    require_text(text, start)
    yield from article(source, source.id, text, fields, source.shown, first_line(text, start))


def _front(text: str) -> tuple[Fields, int]:
    """The fields of front matter and where the article begins; what is none is part of it."""
    matter = front_matter(text)
    with suppress(ValueError):
        if matter.fields:
            return sort_out(matter.fields), matter.end
    return sort_out({}), 0


def require_text(text: str, start: int) -> None:
    """Check that there is an article from `start` on.

    Raises ReadError if there is only white space.
    """
    if not _VISIBLE.search(text, start):
        raise ReadError("empty", "there is no text in it", "Put the article in it, or remove it.")


def first_line(text: str, start: int = 0) -> str | None:
    """The first line from `start` on that is not blank, if it is short and more text follows.

    >>> first_line("\\nUn accord\\n\\nIl a plu.")
    'Un accord'
    >>> first_line("Il a plu.")
    """
    visible = _VISIBLE.search(text, start)
    if visible is None:
        return None
    first = visible.start()
    end = _LINE_END.search(text, first, first + TITLE + 1)
    if end is None or not _VISIBLE.search(text, end.start()):
        return None
    return text[first : end.start()].strip()
