"""The archive: what is added is there, once, whole, and the same whoever added it and when."""

import random
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from lineage.errors import InputError, LineageError, OutputError, UsageError
from lineage.index import Index, archive, database, is_index
from lineage.model import Document, Failure
from lineage.text import Background
from tests.heaps import BRIDGE, FRENCH, HARBOUR, later
from tests.index.archives import ARTICLES, GOLDEN, content, invented, made


@pytest.fixture
def path(tmp_path):
    return tmp_path / "archive.index"


def _ids(index: Index, *documents: Document) -> list[str]:
    return [document.id for document in index.neighbours(documents)]


def test_what_is_added_comes_back_as_it_was(path):
    """All fields, also in scripts without spaces, and an article without a word."""
    made(path)
    with Index.open(path) as index:
        found = index.neighbours(ARTICLES)
    assert list(found) == sorted(
        (a for a in ARTICLES if a.id != "empty"), key=lambda article: article.id
    )


def test_texts_that_no_file_can_hold_come_back_too(path):
    odd = Document("odd", BRIDGE + " \ud83d \x00", publisher="a\ud800", metadata={"n": None})
    with Index.create(path) as index:
        index.add([odd])
        assert index.neighbours([odd]) == (odd,)
        assert index.verify() == ()


def test_an_id_that_is_no_text_is_a_failure(path):
    with Index.create(path) as index:
        done = index.add([Document("a\ud800", BRIDGE), Document("b", BRIDGE)])
        assert [failure.code for failure in done.failures] == ["bad-id"]
        assert index.remove(["a\ud800"]).unknown == ("a\ud800",)
        assert index.count() == 1


def test_adding_again_changes_nothing(path):
    made(path)
    before = content(path)
    with Index.open(path, write=True) as index:
        done = index.add(reversed(ARTICLES))
    assert (done.added, done.updated, done.known) == (0, 0, len(ARTICLES))
    assert content(path) == before


def test_a_changed_article_replaces_the_old_one(path):
    """Nothing is left of the old one: neither its words nor what it was found by."""
    made(path, [Document("a", BRIDGE, title="Old"), Document("b", HARBOUR)])
    with Index.open(path, write=True) as index:
        done = index.add([Document("a", FRENCH)])
        assert (done.added, done.updated, done.known) == (0, 1, 0)
        assert _ids(index, Document("new", BRIDGE)) == []
        assert _ids(index, Document("new", FRENCH)) == ["a"]
    fresh = made(path.with_name("fresh"), [Document("a", FRENCH), Document("b", HARBOUR)])
    assert content(path) == content(fresh)


def test_the_same_article_under_another_id_is_known(path):
    first = Document("a", BRIDGE, title="T", published=later(0), publisher="P", url="https://u")
    made(path, [first])
    with Index.open(path, write=True) as index:
        assert index.add([replace(first, id="b", path="elsewhere")]).known == 1
        others = [
            replace(first, id="c", title="other"),
            replace(first, id="d", published=later(1)),
            replace(first, id="e", publisher="other"),
            replace(first, id="f", url=None),
        ]
        assert index.add(others).added == len(others)


def test_an_article_that_changes_within_one_call_ends_as_the_last(path):
    """Also where the last is what the index had: what comes later may rest on what came before."""
    old, new = Document("a", BRIDGE), Document("a", HARBOUR)
    made(path, [old])
    with Index.open(path, write=True) as index:
        done = index.add([new, old, Document("b", FRENCH), Document("b", FRENCH)])
        assert (done.added, done.updated, done.known) == (1, 2, 1)
        assert index.verify() == ()
    assert content(path) == content(made(path.with_name("fresh"), [old, Document("b", FRENCH)]))


def test_failures_are_handed_on(path):
    broken = Failure("broken.html", "read", "code", "message", "remedy")
    with Index.create(path) as index:
        assert index.add([broken, ARTICLES[0]]).failures == (broken,)
        assert index.count() == 1


def test_what_is_removed_leaves_nothing(path):
    made(path)
    with Index.open(path, write=True) as index:
        done = index.remove(["arlon", "nobody", "empty", "arlon"])
    assert (done.removed, done.unknown) == (2, ("nobody",))
    rest = [article for article in ARTICLES if article.id not in ("arlon", "empty")]
    assert content(path) == content(made(path.with_name("fresh"), rest))


def test_info_tells_what_is_in_it(path):
    made(path)
    with Index.open(path) as index:
        info = index.info()
    assert info.documents == len(ARTICLES)
    assert info.characters == sum(len(article.text) for article in ARTICLES)
    assert (info.first, info.last) == (later(0).isoformat(), later(2).isoformat())
    assert info.languages == {"en": 3, "ar": 1, "fr": 1, "zh": 1}
    assert info.publishers == {"Arlon Post": 1}
    assert info.bytes == path.stat().st_size


def test_the_background_is_that_of_the_articles(path):
    made(path)
    with Index.open(path) as index:
        background = index.background()
    expected = Background.of(ARTICLES)
    assert background.counts == expected.counts
    assert background.totals == expected.totals


def test_words_are_counted_without_their_markup_in_and_out(path):
    """Addresses, tags and comments are no words; nor are they missed when an article goes."""
    marked = Document(
        "marked",
        'The [bridge](https://example.org/x) is <b class="y">closed</b>. <!-- unread -->',
    )
    made(path, [*ARTICLES, marked])
    with Index.open(path, write=True) as index:
        assert index.verify() == ()
        assert index.background().counts == Background.of([*ARTICLES, marked]).counts
        index.remove(["marked"])
        assert index.verify() == ()
    assert content(path) == content(made(path.with_name("fresh")))


def test_the_order_of_the_articles_changes_nothing(path):
    articles = [*ARTICLES, *invented(30)]
    random.Random(1).shuffle(articles)
    shuffled = made(path, articles)
    ordered = made(path.with_name("ordered"), [*ARTICLES, *invented(30)])
    assert content(shuffled) == content(ordered)
    query = [Document("q", BRIDGE), *articles[:5]]
    with Index.open(shuffled) as one, Index.open(ordered) as other:
        assert one.neighbours(query) == other.neighbours(query[::-1])


def test_the_number_of_workers_changes_no_byte(path):
    articles = invented(310)
    with Index.create(path) as index:
        assert index.add(articles, workers=2).added == len(articles)
    alone = made(path.with_name("alone"), articles)
    assert path.read_bytes() == alone.read_bytes()


def test_progress_tells_what_is_safe(path, monkeypatch):
    """When it is told, another process sees it."""
    monkeypatch.setattr(archive, "BATCH", 10)
    seen = []

    def tick(stage: str, done: int, total: int) -> None:
        with Index.open(path) as reader:
            seen.append((stage, done, reader.count()))

    with Index.create(path) as index:
        index.add(invented(25), progress=tick)
    assert seen == [("adding", 10, 10), ("adding", 20, 20), ("adding", 25, 25)]


def test_a_large_archive_grows_by_more_at_once(path, monkeypatch):
    """An eighth of it, in whole batches: each time nearly all of its postings are written anew."""
    monkeypatch.setattr(archive, "BATCH", 10)
    monkeypatch.setattr(archive, "LARGEST", 30)
    articles = invented(500)
    made(path, articles[:200])
    told = []
    with Index.open(path, write=True) as index:
        index.add(articles[200:], progress=lambda stage, done, total: told.append(done))
        assert index.verify() == ()
    assert told == [20, 40, 70, 100, 130, 160, 190, 220, 250, 280, 300]
    assert content(path) == content(made(path.with_name("fresh"), articles))


def test_create_refuses_a_file_that_exists(path):
    path.write_text("something dear")
    with pytest.raises(OutputError, match="exists already"):
        Index.create(path)
    assert path.read_text() == "something dear"


def test_what_cannot_be_made_is_told(tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        Index.create(tmp_path / "no such folder" / "archive.index")


def test_an_index_open_for_reading_is_not_written(path):
    made(path)
    with Index.open(path) as index:
        with pytest.raises(UsageError, match="open for reading"):
            index.add(ARTICLES)
        with pytest.raises(UsageError, match="open for reading"):
            index.remove(["arlon"])


def test_one_closed_file_is_left(path):
    """It is copied and cached as one: nothing else may hold part of it."""
    made(path)
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_where_nobody_can_write_it_is_read_all_the_same(path, monkeypatch):
    """A cache of CI: not even the files that SQLite locks by can be made."""
    made(path)
    before = path.stat()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    monkeypatch.setattr(database.os, "access", lambda place, mode: False)
    try:
        assert "immutable" in database._reading(path)
        with Index.open(path) as index:
            assert _ids(index, ARTICLES[0]) == ["arlon"]
            assert index.verify() == ()
    finally:
        path.parent.chmod(0o755)
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_readers_see_one_state_and_are_never_blocked(path):
    """One writer, four readers that open, ask and close: none fails, and none sees half a batch."""
    articles = invented(60)
    made(path, articles[:10])
    over = threading.Event()
    seen: list[set[int]] = [set() for _ in range(4)]
    errors: list[Exception] = []

    def read(counts: set[int]) -> None:
        try:
            while not over.is_set():
                with Index.open(path) as index:
                    counts.add(index.count())
                    assert articles[0].id in _ids(index, articles[0])
        except Exception as error:
            errors.append(error)

    readers = [threading.Thread(target=read, args=(counts,)) for counts in seen]
    for reader in readers:
        reader.start()
    try:
        for at in range(10, 60, 10):
            with Index.open(path, write=True) as index:
                index.add(articles[at : at + 10])
    finally:
        over.set()
        for reader in readers:
            reader.join()
    assert errors == []
    assert set().union(*seen) <= set(range(10, 61, 10))
    with Index.open(path) as index:
        assert index.count() == 60
        assert index.verify() == ()


def test_a_writer_that_closes_while_others_read_leaves_it_usable(path):
    made(path, ARTICLES[:2])
    with Index.open(path, write=True) as writer:
        writer.add(ARTICLES[2:3])
        reader = Index.open(path)
        reader._connection.execute("BEGIN")
        assert reader.count() == 3
        writer.add(ARTICLES[3:])
        assert reader.count() == 3
    assert reader.count() == 3
    reader.close()
    with Index.open(path) as index:
        assert index.count() == len(ARTICLES)
    with Index.open(path, write=True):
        pass
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_full_disk_costs_the_last_batch_alone(path, monkeypatch):
    monkeypatch.setattr(archive, "BATCH", 20)
    articles = invented(160)
    with Index.create(path) as index:
        index._connection.execute("PRAGMA max_page_count = 90")
        with pytest.raises(OutputError, match="No space left") as error:
            index.add(articles)
        assert error.value.remedy
    with Index.open(path, write=True) as index:
        there = index.count()
        assert 0 < there < 160
        assert there % 20 == 0
        assert index.verify() == ()
        done = index.add(articles)
    assert (done.added, done.known) == (160 - there, there)
    assert content(path) == content(made(path.with_name("fresh"), articles))


def test_an_error_in_what_is_read_leaves_whole_batches(path, monkeypatch):
    monkeypatch.setattr(archive, "BATCH", 10)

    def articles() -> Iterator[Document]:
        yield from invented(25)
        raise KeyboardInterrupt

    with Index.create(path) as index, pytest.raises(KeyboardInterrupt):
        index.add(articles())
    with Index.open(path) as index:
        assert index.count() % 10 == 0
        assert index.verify() == ()


def test_a_missing_index_is_told(path):
    with pytest.raises(InputError, match="there is no index") as error:
        Index.open(path)
    assert "lineage index create" in error.value.remedy
    with pytest.raises(InputError, match="there is no index"):
        Index.open(path, write=True)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("text", [b"", b"plain text", b"SQLite format 3\0" + bytes(200)])
def test_another_file_is_no_index(path, text):
    path.write_bytes(text)
    assert not is_index(path)
    with pytest.raises(InputError, match="no index of lineage"):
        Index.open(path)
    assert path.read_bytes() == text


def test_other_parameters_are_refused_with_the_remedy(path, monkeypatch):
    made(path)
    monkeypatch.setitem(database.MADE_BY, "bands", 16)
    with pytest.raises(InputError, match="made with bands 32") as error:
        Index.open(path)
    assert "lineage index create" in error.value.remedy


def test_a_newer_index_is_refused_and_left_alone(path):
    made(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {database.SCHEMA + 1}")
    before = path.read_bytes()
    for write in (False, True):
        with pytest.raises(InputError, match="newer version of lineage"):
            Index.open(path, write=write)
    assert path.read_bytes() == before


def test_an_index_of_the_first_schema_opens_and_answers(path):
    """Made when schema 1 was; whoever changes what is stored has to raise a version."""
    path.write_bytes(GOLDEN.read_bytes())
    with Index.open(path, write=True) as index:
        assert index.verify() == ()
        assert _ids(index, Document("new", BRIDGE)) == ["arlon"]
        assert index.add(ARTICLES).known == len(ARTICLES)


def test_damage_is_told_and_never_passed_on(path):
    """Forty bits over the whole file: what is read is what was written, or an error says so."""
    made(path)
    sound = path.read_bytes()
    expected = content(path)
    chance = random.Random(7)
    told = 0
    for _ in range(40):
        at, bit = chance.randrange(len(sound)), chance.randrange(8)
        flipped = bytearray(sound)
        flipped[at] ^= 1 << bit
        path.write_bytes(flipped)
        try:
            with Index.open(path) as index:
                for document in index.neighbours(ARTICLES):
                    assert document in ARTICLES
                wrong = index.verify()
        except LineageError as error:
            assert error.remedy
            wrong = (str(error),)
        told += bool(wrong)
        if not wrong:
            assert content(path) == expected, f"bit {bit} of byte {at}"
    assert told > 5


def test_damage_is_told_without_the_bytes_themselves(path):
    made(path)
    content = path.read_bytes()
    at = content.index(b'{"bands"')
    path.write_bytes(content[:at] + b"\xff" * 8 + content[at + 8 :])
    with pytest.raises(InputError) as error, Index.open(path):
        pass
    assert "is damaged" in str(error.value)
    assert "\ufffd" not in str(error.value)
