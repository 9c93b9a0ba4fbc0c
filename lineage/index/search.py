"""Neighbours: the few documents of an index that are worth comparing with a new one."""

import sqlite3
from collections.abc import Collection
from math import log

import numpy as np

from lineage.index.entry import asked, bands_of, similarity
from lineage.model import Document

COPIES = 50
"""Documents that share a band, those with the most alike signatures."""
RETELLINGS = 20
"""Documents that share rare terms, those with the most and rarest."""
_ENTRIES = 1000
"""Documents of a band that are looked at: of more copies than that, those whose ids come first."""
_COMMON = 50
_COMMON_SHARE = 200
"""A term that more documents have than the first number, and than one in the second, is common."""
FLOOR = 3.0
"""Two are compared that have as much in common as so many terms which one document alone has."""


def found(connection: sqlite3.Connection, document: Document, documents: int) -> set[int]:
    """The numbers of the documents worth comparing with a new one, of so many in the index.

    All that share a band of the signature (up to COPIES), and those which share the rarest terms
    (RETELLINGS): their words can be others, as long as stems, figures, names or outlets are the
    same. Cost: a look-up a band and a term.
    """
    signature, keys = asked(document)
    return {*_copies(connection, signature), *_retellings(connection, keys, documents)}


def _copies(connection: sqlite3.Connection, signature: bytes) -> list[int]:
    numbers: set[int] = set()
    for key in bands_of(signature):
        some = _with(connection, key, _ENTRIES + 1)
        numbers.update(some if len(some) <= _ENTRIES else _first_with(connection, key))
    ranked = []
    for number in numbers:
        name, other = connection.execute(
            "SELECT id, signature FROM documents WHERE number = ?", (number,)
        ).fetchone()
        ranked.append((-similarity(signature, other), name, number))
    return [number for _, _, number in sorted(ranked)[:COPIES]]


def _retellings(connection: sqlite3.Connection, keys: Collection[int], documents: int) -> list[int]:
    most = max(_COMMON, documents // _COMMON_SHARE)
    holders = [_with(connection, key, most + 1) for key in keys]
    rare = [numbers for numbers in holders if 0 < len(numbers) <= most]
    if not rare:
        return []
    weights = [log(1 + documents / len(numbers)) for numbers in rare]
    numbers, places = np.unique(np.concatenate(rare), return_inverse=True)
    scores = np.bincount(places, np.repeat(weights, [len(one) for one in rare]))
    least = max(FLOOR * log(1 + documents), float(np.sort(scores)[-RETELLINGS:][0]))
    best = np.flatnonzero(scores >= least)
    names = {
        at: connection.execute(
            "SELECT id FROM documents WHERE number = ?", (int(numbers[at]),)
        ).fetchone()[0]
        for at in best.tolist()
    }
    ranked = sorted(names, key=lambda at: (-scores[at], names[at]))
    return [int(numbers[at]) for at in ranked[:RETELLINGS]]


def _with(connection: sqlite3.Connection, key: int, most: int) -> list[int]:
    """The documents under a key, up to a number."""
    asked = "SELECT document FROM postings WHERE key = ? LIMIT ?"
    return [number for (number,) in connection.execute(asked, (key, most))]


def _first_with(connection: sqlite3.Connection, key: int) -> list[int]:
    """Of the many documents under a key those whose ids come first, in whatever order they came."""
    asked = (
        "SELECT number FROM postings JOIN documents ON number = document"
        " WHERE key = ? ORDER BY id LIMIT ?"
    )
    return [number for (number,) in connection.execute(asked, (key, _ENTRIES))]
