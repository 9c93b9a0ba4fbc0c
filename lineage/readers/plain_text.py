"""Plain text: one article a file, its title first; or front matter, as pages have it."""

import re
from collections import Counter
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
_WORD = re.compile(r"\w{4,}")
_HEAD, _LONGEST_BELOW = 2000, 120
"""Characters in which the title stands, if there is one, and its most where it is not the first
line: a paragraph may be as short as a title."""
_MOST = 0.6
"""Share of the most words of a text that any line of its head has, from which one is its title."""


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
    yield from article(source, source.id, text, fields, source.shown, title_of(text, start))


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


def title_of(text: str, start: int = 0) -> str | None:
    """The first line from `start` on that is not blank, if it is short and more text follows.

    Where the text is copied with the head of its page, what stands there has few words of it: then
    the first of the next short lines that has most of the words that any of them has.

    >>> title_of("\\nUn accord\\n\\nIl a plu.")
    'Un accord'
    >>> title_of("Le Phare\\nAccueil | Sports\\nUn accord au port\\nLe port a un accord. Il ferme.")
    'Un accord au port'
    >>> title_of("Il a plu.")
    """
    begin = _VISIBLE.search(text, start)
    first = begin.start() if begin else len(text)
    # to the end of a line: half of a sentence looks like a title
    beyond = _VISIBLE.search(text, first + _HEAD)
    end = _LINE_END.search(text, beyond.end()) if beyond else None
    head = _LINE_END.split(text[first : end.start() if end else None])
    lines = [line[seen.start() :].strip() for line in head if (seen := _VISIBLE.search(line))]
    if len(lines) < 2 or len(lines[0]) > TITLE:
        return None
    told = Counter(_words(text[start:]))
    shared: dict[str, int] = {}
    for line in lines:
        if len(line) > TITLE:
            break
        if not shared or (len(line) <= _LONGEST_BELOW and not line.endswith((".", "…", ":"))):
            words = Counter(_words(line))
            shared.setdefault(line, sum(told[word] > count for word, count in words.items()))
    enough = _MOST * max(shared.values())
    return next(line for line, count in shared.items() if count >= enough)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
