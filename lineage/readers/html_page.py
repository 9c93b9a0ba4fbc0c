"""HTML, which is recognised but not read yet."""

from collections.abc import Iterator
from io import BufferedReader

from lineage.model import Document, Failure
from lineage.readers.source import Source, failure


def read_html(source: Source, stream: BufferedReader) -> Iterator[Document | Failure]:
    """A failure that says what to do instead.

    >>> [failure.code for failure in read_html(Source("a.html", "a.html", None), None)]
    ['html-unsupported']
    """
    yield failure(
        source.shown,
        "html-unsupported",
        "it is an HTML page",
        "HTML is not read yet: save the article as text.",
    )
