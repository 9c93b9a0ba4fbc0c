"""Archives that the tests of the index make, and what is in one."""

import random
import sqlite3
from pathlib import Path

from lineage.index import Index
from lineage.model import Document
from tests.heaps import ARABIC, BRIDGE, CHINESE, FRENCH, HARBOUR, later

GOLDEN = Path(__file__).with_name("schema-1.index")
"""Made by the first version that had an index; it must open for ever."""
ARTICLES = [
    Document("arlon", BRIDGE, title="Bridge", published=later(0), publisher="Arlon Post"),
    Document("breville", FRENCH, url="https://example.org/b", metadata={"tags": ["a", "é"]}),
    Document("harbour", HARBOUR, path="site/harbour.md", source_lines=(4, 5, 6)),
    Document("arabic", ARABIC, published=later(2)),
    Document("chinese", CHINESE, language="zh"),
    Document("empty", ""),
]
TABLES = {
    "documents": "id, content, digest, language, published, publisher, characters, signature,"
    " terms, packed",
    "words": "language, word, count",
    "parameters": "json",
}


def made(path: Path, documents: list[Document] = ARTICLES) -> Path:
    """An index of some articles, closed."""
    with Index.create(path) as index:
        index.add(documents)
    return path


def content(path: Path) -> dict[str, list[tuple]]:
    """All that an index holds, whatever numbers its documents have."""
    connection = sqlite3.connect(path)
    try:
        held = {
            name: sorted(connection.execute(f"SELECT {columns} FROM {name}"))
            for name, columns in TABLES.items()
        }
        held["postings"] = sorted(
            connection.execute("SELECT key, id FROM postings JOIN documents ON document = number")
        )
        [number] = connection.execute("SELECT count(*) FROM postings").fetchone()
        assert number == len(held["postings"]), "postings of no document"
        return held
    finally:
        connection.close()


def invented(number: int, seed: int = 0) -> list[Document]:
    """So many articles of invented words, each of its own."""
    chance = random.Random(seed)
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    return [
        Document(
            f"n{at:05}",
            "\n".join(
                " ".join("".join(chance.choices(syllables, k=3)) for _ in range(12)).capitalize()
                + f" {chance.randrange(13, 9000)} km."
                for _ in range(6)
            ),
            language="en",
        )
        for at in range(number)
    ]
