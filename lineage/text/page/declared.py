"""What a page declares of its origin: fields of its head, and the addresses it links to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from lineage.model import Declared, DeclaredField, Document
from lineage.text.page.markup import Mark, front_matter
from lineage.text.spans import holding

_ROBOTS = {"robots": "robots", "googlebot": "googlebot", "googlebotnews": "googlebot-news"}
_FIELDS: tuple[tuple[DeclaredField, tuple[str, ...]], ...] = (
    ("source", ("source", "sources", "sourceurl", "sourcename")),
    ("agency", ("agency", "agencies", "agence", "credit")),
    ("author", ("author", "authors", "byline")),
    ("canonical", ("canonical", "canonicalurl")),
    ("is-based-on", ("isbasedon", "basedon")),
    ("noindex", ("noindex", "robotsnoindex", *_ROBOTS)),
    ("syndication-source", ("syndicationsource",)),
    ("original-source", ("originalsource",)),
)
"""In this order, each with what front matter and tables call it, less case, `-` and `_`."""
_NESTED = ("params", "seo")
_PARTS = ("name", "title", "url", "link")
"""What a field that is an object itself is known by."""
_YES = ("true", "yes")
_TAGS = {*_YES, *_ROBOTS.values()}
_CLOSED = re.compile(r"\b(?:noindex|none)\b", re.IGNORECASE)
_ADDRESSES = re.compile(r", (?=https?://)")
# an address may have brackets in pairs, as those of an encyclopaedia have
_LINK = re.compile(r"https?://(?:[^\s<>\"'`()\[\]{}|\\]++|\([^\s<>\"'`()]{0,200}\)){1,99}+")
_LONGEST = 500
"""Characters of a value."""
_MOST = 200
"""Values of one field, and links."""


def declared(document: Document, marks: Sequence[Mark]) -> tuple[Declared, ...]:
    """What a document declares, field by field, then its links in order; each once.

    `marks` is the markup of its text. The value of "noindex" is the tag that says so. Cost is
    linear.

    >>> page = Document("a", "Voir <https://a.example>.", metadata={"params": {"source": " AFP "}})
    >>> [(item.field, item.value) for item in declared(page, ())]
    [('source', 'AFP'), ('link', 'https://a.example')]
    """
    given = _by_name(document.metadata)
    found: dict[Declared, None] = {}
    for field, names in _FIELDS:
        values = (
            value for name in names for item in given.get(name, ()) for value in _said(name, item)
        )
        for value in islice(values, _MOST):
            found[Declared(field, value)] = None
    links = dict.fromkeys([*_links(document.text, marks), *_values(document.metadata.get("links"))])
    for link in islice(links, _MOST):
        found[Declared("link", link)] = None
    return tuple(found)


def _by_name(metadata: Mapping[str, Any]) -> Mapping[str, list[Any]]:
    """The fields of the metadata, those at the top first, by their names in small letters."""
    given: dict[str, list[Any]] = {}
    for level in (metadata, *(metadata.get(name) for name in _NESTED)):
        for name, value in level.items() if isinstance(level, Mapping) else ():
            given.setdefault(re.sub(r"[-_ ]", "", name.lower()), []).append(value)
    return given


def _said(name: str, value: Any) -> Iterator[str]:
    """What a field says: of robots, which of them is kept out."""
    if name in _ROBOTS:
        if any(_CLOSED.search(part) for part in _values(value)):
            yield _ROBOTS[name]
    elif name in ("noindex", "robotsnoindex"):
        told = (
            ["true"]
            if value is True
            else [tag for part in _values(value) for tag in part.split(", ")]
        )
        yield from ("robots" if tag.lower() in _YES else tag for tag in told if tag in _TAGS)
    elif name == "isbasedon":
        yield from (address for part in _values(value) for address in _ADDRESSES.split(part))
    else:
        yield from _values(value)


def _values(value: Any) -> Iterator[str]:
    """The texts in a value: itself, those of a list, or what an object is known by."""
    if isinstance(value, str):
        if words := " ".join(value.split())[:_LONGEST]:
            yield words
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _values(item)
    elif isinstance(value, Mapping):
        for part in _PARTS:
            yield from _values(value.get(part))


def _links(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    """The addresses in a text behind its front matter, but for those of what is no link."""
    if "://" not in text:
        return
    for match in _LINK.finditer(text, front_matter(text)):
        mark = holding(marks, match.start())
        if mark is None or _links_to(text, mark):
            yield match[0].rstrip(".,;:!?*_~")[:_LONGEST]


def _links_to(text: str, mark: Mark) -> bool:
    if mark.kind == "tag":
        return text[mark.start : mark.start + 2].lower() == "<a"
    return mark.kind in ("link", "template")
