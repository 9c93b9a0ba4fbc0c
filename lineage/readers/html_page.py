"""HTML: the one article of a web page, read with trafilatura."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from io import BufferedReader

from lineage.model import Document, Failure
from lineage.readers.html_decode import decode_page
from lineage.readers.html_links import allowed, links
from lineage.readers.html_metadata import page_fields
from lineage.readers.html_text import LIMIT, article_text, guess, parse
from lineage.readers.plain_text import require_text
from lineage.readers.record import article, sort_out
from lineage.readers.source import ReadError, Source, load
from lineage.readers.source_lines import source_lines


def read_html(source: Source, stream: BufferedReader) -> Iterator[Document | Failure]:
    """The article of a page, with the lines of the file where those of its text stand.

    Raises ReadError if there is none, or the extra `web` is not installed.

    >>> from io import BytesIO
    >>> page = b"<html lang=fr><h1>Un accord</h1><p>Il a plu sur la ville, dit le maire.</p>"
    >>> stream = BufferedReader(BytesIO(page))
    >>> [(item.title, item.language) for item in read_html(Source("a.html", None, None), stream)]
    [('Un accord', 'fr')]
    """
    _require_extra()
    data = load(stream)
    if len(data) > LIMIT:
        raise ReadError(
            "too-large",
            f"it has more than {LIMIT // 1_000_000} MB, too much for one page",
            "Save the article alone, as text.",
        )
    page = decode_page(data)
    require_text(page, 0)
    tree = parse(page)
    found = page_fields(tree, lambda: guess(tree))
    text = article_text(tree)
    beside = {"links": links(tree, text), "allow": allowed(page)}
    fields = sort_out({**found, **{name: some for name, some in beside.items() if some}})
    for item in article(source, source.id, text, fields, source.shown):
        if isinstance(item, Document):
            item = replace(item, source_lines=source_lines(text, page))
        yield item


def _require_extra() -> None:
    try:
        import_module("trafilatura")
    except ImportError:
        raise ReadError(
            "html-unsupported",
            "it is an HTML page",
            "HTML is not read yet: pip install 'article-lineage[web]', or save the article as"
            " text.",
        ) from None
