"""Markdown: one article a file, with front matter or none, as sites made by generators have it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from io import BufferedReader
from typing import Any

from lineage.model import Document, Failure
from lineage.readers.decode import decode
from lineage.readers.front_matter import front_matter
from lineage.readers.plain_text import TITLE, require_text
from lineage.readers.record import Fields, article, sort_out
from lineage.readers.source import ReadError, Source, load

# Jekyll has the day of a post in the name of its file
_NAMED = re.compile(r"(?:.*/)?(\d{4}-\d{2}-\d{2})-[^/]+", re.DOTALL)
NO_ARTICLE = ReadError(
    "no-article",
    "there is no article in it",
    "Put the article in it, below its front matter, or leave the page out.",
)
"""A page that lists others, as the sections of a site have: often an empty file."""
_HEADING = re.compile(r"^ {0,3}#[ \t]+([^\r\n]*)", re.MULTILINE)


def read_markdown(source: Source, stream: BufferedReader) -> Iterator[Document | Failure]:
    """The one article of a file; broken front matter is a failure beside it.

    Raises ReadError if there is no article.

    >>> from io import BytesIO
    >>> stream = BufferedReader(BytesIO(b"---\\nlang: fr\\n---\\n# Un accord\\n\\nIl a plu."))
    >>> document, = read_markdown(Source("a.md", "a.md", None), stream)
    >>> document.title, document.language
    ('Un accord', 'fr')
    """
    text = decode(load(stream))
    matter = front_matter(text)
    if matter.problem is None and not text[matter.end :].strip():
        raise NO_ARTICLE
    require_text(text, matter.end)
    problem = matter.problem
    try:
        fields = _dated(matter.fields, source)
    except ValueError as error:
        fields = sort_out({})
        problem = ReadError("bad-front-matter", str(error), "Make the front matter flat.")
    yield from article(source, source.id, text, fields, source.shown, _heading(text, matter.end))
    if problem is not None:
        yield problem.at(source.shown)


def _dated(raw: Mapping[Any, Any], source: Source) -> Fields:
    """The fields of a page; where they give no date, the day in the name of its file."""
    fields = sort_out(raw)
    named = _NAMED.fullmatch(source.shown)
    if named is None or "published" in fields.known or fields.bad_date is not None:
        return fields
    try:
        return sort_out({**raw, "date": date.fromisoformat(named[1])})
    except ValueError:
        return fields


def _heading(text: str, start: int) -> str | None:
    heading = _HEADING.search(text, start)
    if heading is None or len(heading[1]) > TITLE:
        return None
    return heading[1].rstrip("# \t") or None
