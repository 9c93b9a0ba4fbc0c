"""Neighbours: copies, rewrites and translations are found, and among many others few besides."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lineage
from lineage.index import Index, search
from lineage.model import Document
from lineage.sketch.shingles import compared, shingles
from lineage.text import annotate
from tests.heaps import BRIDGE, STEADY
from tests.index.archives import invented, made

FIXTURES = Path(__file__).parents[2] / "fixtures"


def _ids(index: Index, *documents: Document) -> set[str]:
    return {document.id for document in index.neighbours(documents)}


@pytest.fixture(scope="module")
def stories(tmp_path_factory):
    """An index of the stories of the fixtures among articles of invented words."""
    articles = lineage.read([FIXTURES / "bilingual/articles", FIXTURES / "flagship/articles"])
    documents = [*articles, *invented(100)]
    path = made(tmp_path_factory.mktemp("stories") / "archive.index", documents)
    with Index.open(path) as index:
        yield index, {document.id: document for document in documents}


def test_a_story_in_the_other_language_is_found(stories):
    """No word is the same but names and figures: this is what copies alone would miss."""
    index, documents = stories
    french = [name for name in documents if name.endswith("-fr.txt")]
    assert len(french) == 32
    missed = {
        name for name in french if name.replace("-fr", "-en") not in _ids(index, documents[name])
    }
    assert missed == set()


def test_rewrites_of_one_report_are_found(stories):
    index, documents = stories
    truth = json.loads((FIXTURES / "flagship/truth.json").read_text("utf-8"))["documents"]
    family = {
        name.replace("articles/", "flagship/articles/")
        for name, told in truth.items()
        if told["family"] == "flagship" and name.startswith("articles/")
    }
    pairs = [(a, b) for a in family for b in family if a != b]
    found = sum(b in _ids(index, documents[a]) for a, b in pairs)
    assert found / len(pairs) >= 0.95


def test_few_others_are_found(stories):
    """Each one costs an alignment."""
    index, documents = stories
    assert all(
        len(_ids(index, document)) <= search.RETELLINGS + 1 for document in documents.values()
    )
    alone = [document for name, document in documents.items() if name.startswith("n0")]
    assert sum(len(_ids(index, document)) - 1 for document in alone) <= len(alone)


def test_what_is_new_has_no_neighbours(stories):
    index, _ = stories
    assert _ids(index, Document("new", "The cat sat on the mat."), Document("none", "")) == set()


WORDS = sorted({word.strip(".") for article in invented(4) for word in article.text.split()})


BASE = [WORDS[at % len(WORDS)] for at in range(120)]


@pytest.fixture(scope="module")
def cut_ever_shorter(tmp_path_factory):
    """An index of a text and of versions of it that lack ever more of its beginning."""
    documents = [_text(f"cut {at}", BASE[at * 6 :]) for at in range(12)]
    path = made(tmp_path_factory.mktemp("cut") / "archive.index", documents)
    with Index.open(path) as index:
        yield index, documents


def _text(name: str, words: list[str]) -> Document:
    return Document(name, " ".join(words).capitalize() + ".", language="en")


@STEADY
@given(st.data())
def test_all_that_is_nearly_the_same_is_found(cut_ever_shorter, data):
    """A Jaccard index of .7 or more, whatever words were changed, dropped or put in."""
    index, documents = cut_ever_shorter
    words = list(BASE)
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(words) - 1))
        words[at : at + data.draw(st.integers(0, 3))] = data.draw(
            st.lists(st.sampled_from(WORDS), max_size=2)
        )
    query = _text("q", words)
    found = _ids(index, query)
    sets = [shingles(article) for article in annotate([query, *documents])]
    for document, items in zip(documents, sets[1:], strict=True):
        if compared(sets[0], items)[0] >= 0.7:
            assert document.id in found


def test_many_copies_are_found_up_to_a_number(tmp_path):
    """A story that a hundred outlets ran: the ones most alike, not the first that were added."""
    edited = BRIDGE.replace("old bridge", "new bridge").replace("Friday", "Monday")
    copies = [Document(f"edited {n}", edited, title=str(n)) for n in range(search.COPIES)]
    exact = [Document(f"exact {n}", BRIDGE, title=str(n)) for n in range(10)]
    path = made(tmp_path / "archive.index", [*copies, *exact, *invented(20)])
    with Index.open(path) as index:
        found = _ids(index, Document("q", BRIDGE))
    assert {article.id for article in exact} <= found
    assert len(found) <= search.COPIES + search.RETELLINGS


def test_the_order_in_which_copies_came_decides_nothing(tmp_path, monkeypatch):
    """Of more than are looked at under one key, too."""
    monkeypatch.setattr(search, "_ENTRIES", 5)
    monkeypatch.setattr(search, "FLOOR", 1000.0)  # what shares rare terms is not asked for here
    copies = [Document(f"copy {n:02}", BRIDGE, title=str(n)) for n in range(12)]
    found = []
    for name, documents in (("one", copies), ("other", copies[::-1])):
        with Index.open(made(tmp_path / name, documents)) as index:
            found.append(_ids(index, Document("q", BRIDGE)))
    assert found[0] == found[1] == {f"copy {n:02}" for n in range(5)}
