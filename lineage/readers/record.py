"""Fields, whatever they are called in a table or in front matter, to documents."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lineage.model import Document, Failure
from lineage.readers.dates import parse_date
from lineage.readers.plain_values import plain
from lineage.readers.source import ReadError, Source, failure

TEXT = ("text", "body", "content", "article")
_DATE = (
    "published",
    "date",
    "pubdate",
    "publishdate",
    "datepublished",
    "published_at",
    "timestamp",
)
_PUBLISHER = ("publisher", "site", "source_site", "outlet")
_CANONICAL = ("canonical", "canonical_url")
_URL = ("url", "permalink", "link", *_CANONICAL)
# how a site makes the addresses of all its pages
_PATTERN = re.compile(r"/:[a-z]|\{\{")
_LANGUAGE = ("language", "lang")
_LANGUAGE_TAG = re.compile(r"([a-z]{2})(?:[-_].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fields:
    """What is known of an article: fields of a document by name, and all else as metadata."""

    known: Mapping[str, Any]
    metadata: Mapping[str, Any]
    bad_date: str | None


def sort_out(raw: Mapping[Any, object]) -> Fields:
    """Tell the fields of a document from its other metadata; a `metadata` object fills gaps.

    Raises ValueError for values nested too deep.

    >>> fields = sort_out({"Title": "Accord", "lang": "fr-FR", "metadata": {"desk": "Europe"}})
    >>> fields.known, fields.metadata
    ({'title': 'Accord', 'language': 'fr'}, {'desk': 'Europe'})
    """
    rest = dict(raw)
    nested = rest.get("metadata")
    if isinstance(nested, Mapping):
        del rest["metadata"]
        rest.update({key: nested[key] for key in nested if rest.get(key) in (None, "")})
    known: dict[str, Any] = {}
    bad_date = None
    day = False
    if (key := find(rest, _DATE)) is not None:
        try:
            known["published"], day = parse_date(rest[key])
            del rest[key]
        except ValueError:
            # what it says stays in the metadata
            bad_date = " ".join(str(plain(rest[key])).split())[:80]
    for name, names in (("title", ("title",)), ("publisher", _PUBLISHER), ("url", _URL)):
        key = find(rest, names)
        value = None if key is None else rest[key]
        if not isinstance(value, (str, int, float)) or isinstance(value, bool):
            continue
        written = plain(" ".join(str(plain(value)).split()))
        if name != "url" or not _PATTERN.search(written):
            known[name] = written
            # on another host it is the address of the source
            if str(key).strip().lower() not in _CANONICAL:
                del rest[key]
    key = find(rest, _LANGUAGE)
    given = "" if key is None else str(plain(rest[key])).strip().lower()
    if tag := _LANGUAGE_TAG.fullmatch(given):
        known["language"] = tag[1]
        del rest[key]
    metadata = plain(rest)
    if day:
        metadata["precision"] = "day"
    return Fields(known, metadata, bad_date)


def find(fields: Mapping[Any, object], names: tuple[str, ...]) -> Any:
    """The key under which the first of these names has a value, or None.

    >>> find({"Text": "", "BODY": "Rien de neuf."}, TEXT)
    'BODY'
    """
    keys: dict[str, Any] = {}
    for key, value in fields.items():
        if value is not None and not (isinstance(value, str) and not value.strip()):
            keys.setdefault(str(key).strip().lower(), key)
    return next((keys[name] for name in names if name in keys), None)


def bad_date(path: str, shown: str) -> Failure:
    """The failure that says that a date was left out.

    >>> bad_date("a.md", "hier").message
    "the date 'hier' cannot be understood and was left out"
    """
    return failure(
        path,
        "bad-date",
        f"the date {shown!r} cannot be understood and was left out",
        "Write it as 2024-10-25 or 2024-10-25T09:00:00+02:00.",
    )


def article(
    source: Source, id: str, text: str, fields: Fields, where: str, title: str | None = None
) -> Iterator[Document | Failure]:
    """A document, and the failure of its date if there is one; `title` is for want of a field."""
    known = {"title": title, **fields.known}
    yield Document(id=id, text=text, path=source.path, metadata=fields.metadata, **known)
    if fields.bad_date is not None:
        yield bad_date(where, fields.bad_date)


def row(source: Source, line: int, raw: Mapping[Any, object]) -> Iterator[Document | Failure]:
    """The document in one record of a file, its id the field `id`, else file and line.

    Raises ReadError if it has no text or cannot be used for another reason.

    >>> source = Source("heap.jsonl", "heap.jsonl", None)
    >>> [document.id for document in row(source, 3, {"text": "Rien de neuf."})]
    ['heap.jsonl:3']
    """
    fields = dict(raw)
    remedy = f"Give each record its article in a field {', '.join(TEXT[:-1])} or {TEXT[-1]}."
    key = find(fields, TEXT)
    if key is None:
        raise ReadError("empty", "the record has no text", remedy)
    text = fields.pop(key)
    if not isinstance(text, str):
        raise ReadError("bad-record", f"the field {key!r} is not text", remedy)
    key = find(fields, ("id",))
    id = f"{source.id}:{line}" if key is None else fields.pop(key)
    if isinstance(id, bool) or not isinstance(id, (str, int)):
        raise ReadError("bad-record", "its id is not text", "Give each record a text as its id.")
    try:
        sorted_out = sort_out(fields)
        id = str(plain(id)).strip()
    except ValueError as error:
        raise ReadError("bad-record", str(error), "Make the record flat.") from None
    yield from article(source, id, plain(text), sorted_out, f"{source.shown}:{line}")
