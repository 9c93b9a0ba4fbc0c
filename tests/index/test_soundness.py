"""Soundness: whatever of an index is not what was written is told, each part of it."""

import sqlite3
from contextlib import closing

import pytest

from lineage.errors import InputError
from lineage.index import Index
from tests.index.archives import ARTICLES, made

ARLON = "WHERE id = 'arlon'"
CHANGES = {
    "a posting is lost": "DELETE FROM postings"
    " WHERE (key, document) = (SELECT key, document FROM postings LIMIT 1)",
    "a posting is one of another article": "UPDATE postings SET document = 99"
    " WHERE (key, document) = (SELECT key, document FROM postings LIMIT 1)",
    "a count is off": "UPDATE words SET count = count + 1 WHERE word = 'bridge'",
    "a word is lost": "DELETE FROM words WHERE word = 'bridge'",
    "an id is another": f"UPDATE documents SET id = 'other' {ARLON}",
    "a date is another": f"UPDATE documents SET published = '2001-01-01T00:00:00+00:00' {ARLON}",
    "a publisher is another": f"UPDATE documents SET publisher = 'Other' {ARLON}",
    "a length is another": f"UPDATE documents SET characters = 3 {ARLON}",
    "a language is another": f"UPDATE documents SET language = 'fr' {ARLON}",
    "a signature is another": "UPDATE documents SET signature ="
    f" (SELECT signature FROM documents WHERE id = 'harbour') {ARLON}",
    "terms are others": f"UPDATE documents SET terms = x'' {ARLON}",
    "a text is another": "UPDATE documents SET packed ="
    f" (SELECT packed FROM documents WHERE id = 'harbour') {ARLON}",
    "a text is nothing": f"UPDATE documents SET packed = x'' {ARLON}",
    "an article is lost": f"DELETE FROM documents {ARLON}",
    "the parameters are others": "UPDATE parameters SET json = replace(json, '0.1', '0.2')",
}


@pytest.fixture
def path(tmp_path):
    return made(tmp_path / "archive.index")


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_is_told(path, change):
    """Also such that the file itself is sound, as a hand at the tables would make."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(CHANGES[change]).rowcount == 1
        connection.commit()
    try:
        with Index.open(path) as index:
            wrong = index.verify()
    except InputError as error:
        wrong = (error.message,)
    assert wrong


@pytest.mark.parametrize("what", ["signature", "terms", "text"])
def test_an_article_that_is_not_what_was_added_is_not_handed_on(path, what):
    [change] = [CHANGES[name] for name in CHANGES if name.startswith((f"a {what} is a", what))]
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(change)
        connection.commit()
    with Index.open(path) as index, pytest.raises(InputError, match="'arlon' is not what was"):
        index.neighbours(ARTICLES[:1])
