"""Entries: what is kept of a document, and the keys under which it is found."""

import json
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b, sha256
from math import log
from typing import Any

import numpy as np

from lineage.model import Document
from lineage.sketch.hashing import shingle_hashes, word_hash
from lineage.sketch.minhash import BANDS, ROWS, signature_of
from lineage.text.body import Body, read_body
from lineage.text.gazetteer import outlet_of
from lineage.text.lexicon import information, meanings
from lineage.text.names import key_of
from lineage.text.tokens import stem

HASH = "blake2b-48"
_KEY_BYTES = 6
"""SQLite keeps numbers of six bytes in six; two of a million terms meet once in 280 archives."""
STEMS = 32
"""Stems that tell most of a document, by which it is found."""
ASKED = 64
"""Stems of a new document that are looked up: what it tells most of may be less in the other."""
_FIGURES = 16
_NAMES = 32
_TELLING = 0.35
"""Information from which a stem can tell anything of a document."""
_SENSES = 2
"""English words under which a stem of another language is kept as well: translations meet there."""
_SMALL = 12
"""Numbers up to this one tell nothing where no unit stands behind them."""
_SHORTEST_NAME = 3
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """What is worked out of a document: its language, its sketch, its terms, its words counted."""

    language: str
    signature: bytes
    terms: bytes
    words: Mapping[str, int]
    packed: bytes


def written(document: Document) -> bytes:
    """All of a document as JSON, equal for equal documents.

    >>> read_written(written(Document("a", "Été", metadata={"b": 1, "a": 2}))).metadata["b"]
    1
    """
    return _json(
        {
            "id": document.id,
            "text": document.text,
            "title": document.title,
            "published": document.published.isoformat() if document.published else None,
            "publisher": document.publisher,
            "url": document.url,
            "language": document.language,
            "path": document.path,
            "metadata": dict(document.metadata),
            "source_lines": document.source_lines,
        }
    )


def read_written(content: bytes) -> Document:
    """The document that `written` wrote."""
    fields: dict[str, Any] = json.loads(content.decode("utf-8", "surrogatepass"))
    day = fields["published"]
    return Document(
        **{
            **fields,
            "published": datetime.fromisoformat(day) if day else None,
            "source_lines": tuple(fields["source_lines"]),
        }
    )


def content_of(document: Document) -> bytes:
    """A digest of what a reader sees of an article: the same under another id, it is known."""
    published = document.published.isoformat() if document.published else None
    seen = [document.text, document.title, published, document.publisher, document.url]
    return sha256(_json(seen)).digest()[:16]


def _json(value: object) -> bytes:
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return plain.encode("utf-8", "surrogatepass")


def entry_of(content: bytes) -> Entry:
    """The entry of a document, which depends on nothing else. Cost: three milliseconds for 3 KB."""
    document = read_written(content)
    body = read_body(document)
    return Entry(
        body.language,
        _signature(body),
        _joined(_terms(body, STEMS)),
        Counter(body.words),
        zlib.compress(content, _LEVEL),
    )


def asked(document: Document) -> tuple[bytes, list[int]]:
    """The signature of a new document, and the keys of the terms to look it up by."""
    body = read_body(document)
    return _signature(body), sorted({_key(term) for term in _terms(body, ASKED)})


def _signature(body: Body) -> bytes:
    words = body.tokens.plain
    if not words:
        return b""
    # each word is hashed once, where shingles as text would hash it five times
    hashes = shingle_hashes(np.fromiter(map(word_hash, words), np.uint64, len(words)))
    values: bytes = signature_of(hashes).astype("<u4").tobytes()
    return values


def similarity(one: bytes, other: bytes) -> float:
    """The Jaccard index of two documents as their signatures show it; 0 where one has none."""
    if not one or not other:
        return 0.0
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))


def bands_of(values: bytes) -> list[int]:
    """The keys of the bands of a signature."""
    width = 4 * ROWS
    return [
        _hash(b"b%d " % band + values[band * width : (band + 1) * width])
        for band in range(BANDS if values else 0)
    ]


def keys_of(values: bytes, terms: bytes) -> set[int]:
    """All keys under which an entry stands in the index."""
    return {*bands_of(values), *_apart(terms)}


def _terms(body: Body, most: int) -> set[str]:
    """The terms of a document: its telling stems, its figures with their units, its names."""
    return {*_stems(body, most), *_figures_of(body), *_names_of(body)}


def _stems(body: Body, most: int) -> Iterable[str]:
    """The stems with the highest (1 + log tf) · information, and what they mean in English.

    The information is that of the packaged frequencies: it does not change as an archive grows.
    """
    language = body.language
    counts: dict[str, int] = {}
    told: dict[str, float] = {}
    for word, count in Counter(body.tokens.words).items():
        stemmed, tells = _weighed(word, language)
        if stemmed in counts:
            counts[stemmed] += count
            # a stem is as common as the commonest word that has it
            told[stemmed] = min(told[stemmed], tells)
        else:
            counts[stemmed], told[stemmed] = count, tells
    weights = {
        stemmed: (1 + log(count)) * told[stemmed]
        for stemmed, count in counts.items()
        if told[stemmed] >= _TELLING
    }
    for stemmed in sorted(weights, key=lambda one: (-weights[one], one))[:most]:
        yield f"s {stemmed}"
        for meaning in meanings(stemmed, language)[:_SENSES]:
            yield f"s {meaning}"


@lru_cache(maxsize=131072)
def _weighed(word: str, language: str) -> tuple[str, float]:
    """The stem of a word, and how much it tells: digits and single letters nothing."""
    telling = not word.isdigit() and len(word) >= _SHORTEST_NAME
    return stem(word, language), information(word, language) if telling else 0.0


def _figures_of(body: Body) -> list[str]:
    """Values with their units, the longest first; days that were reckoned are the article's own."""
    found = {
        f"f {figure.value.normalize():f} {figure.unit or ''}"
        for figure in body.figures
        if not figure.relative
        and figure.unit != "calendar year"
        and (figure.unit is not None or figure.value > _SMALL)
    }
    return sorted(found, key=lambda term: (-len(term), term))[:_FIGURES]


def _names_of(body: Body) -> list[str]:
    """The words of names, which are spelled alike in most languages, and outlets by their names."""
    found: Counter[str] = Counter()
    for name in body.names:
        outlet = outlet_of(name.key, None)
        if outlet is not None and outlet != name.key:
            found[f"o {key_of(outlet)}"] += 1
        found.update(f"s {word}" for word in name.key.split() if len(word) >= _SHORTEST_NAME)
    return sorted(found, key=lambda term: (-found[term], term))[:_NAMES]


@lru_cache(maxsize=131072)
def _key(term: str) -> int:
    return _hash(term.encode("utf-8", "surrogatepass"))


def _hash(content: bytes) -> int:
    return int.from_bytes(blake2b(content, digest_size=_KEY_BYTES).digest(), "big", signed=True)


def _joined(terms: Iterable[str]) -> bytes:
    keys = sorted({_key(term) for term in terms})
    return b"".join(key.to_bytes(_KEY_BYTES, "big", signed=True) for key in keys)


def _apart(terms: bytes) -> list[int]:
    return [
        int.from_bytes(part, "big", signed=True)
        for (part,) in struct.iter_unpack(f"{_KEY_BYTES}s", terms)
    ]
