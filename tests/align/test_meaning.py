"""What a model of meaning adds to alignment: more that is reworded, and no look-alikes."""

from dataclasses import replace

import numpy as np
import pytest

import lineage
from lineage.align import align, features
from lineage.align.cells import Cells, stacked
from lineage.align.clauses import near
from lineage.align.meaning import nearness, vectors
from lineage.encoder import load_encoder
from lineage.errors import UsageError
from lineage.model import Document
from lineage.text import annotate
from tests.model import save_model

BAY = """The works on the quay will cost 2.4 million euros and take eight months, Reuters reported.
The fishermen of the bay want a higher quota of herring at every tide.
The mayor announced the closure of the pool for urgent repairs.
A museum lent two of its paintings whose curator retired long ago."""
POOL = "The mayor announced the closure of the pool for urgent repairs"
ORCHARD = """It will cost 2.4 million euros and take months to mend the quay, Reuters says.
Apples in the northern orchard were spoilt by the frost again this year.
The burgomaster disclosed the shutdown of the baths pending urgent renovation.
Tram drivers ask for better wages before the summer timetable begins."""
BATHS = "The burgomaster disclosed the shutdown of the baths pending urgent renovation"


class Rows:
    """Gives the same array whatever it is asked."""

    def __init__(self, rows):
        self.rows = rows

    def encode(self, texts, /):
        return self.rows


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return save_model(tmp_path_factory.mktemp("models") / "tiny")


def _aligned(a, b, **options):
    """The texts that are aligned, by the report, each two with their score."""
    documents = [Document("a", a, language="en"), Document("b", b, language="en")]
    [pair] = lineage.analyze(documents, **options).pairs
    return {
        (a[x.a.start : x.a.end].rstrip("., "), b[x.b.start : x.b.end].rstrip("., ")): x.score
        for x in pair.alignments
    }


def test_other_words_for_the_same_are_aligned_with_a_model_only(folder):
    plain, told = _aligned(BAY, ORCHARD), _aligned(BAY, ORCHARD, encoder=folder)
    assert (POOL, BATHS) not in plain
    assert plain
    assert told.keys() - plain.keys() == {(POOL, BATHS)}


def test_the_score_is_that_of_the_words(folder):
    """Or all that two texts on one topic have in common would tie them closer."""
    closer = ORCHARD.replace("pending urgent", "for urgent repairs of the pool and")
    plain, told = _aligned(BAY, closer), _aligned(BAY, closer, encoder=folder)
    assert len(plain) > 1
    assert told == plain


def test_a_model_alone_is_not_enough(folder):
    """Not a word, a figure or a name in common: then it may be about the same, or like it."""
    other = ORCHARD.replace("pending urgent", "pending")
    assert _aligned(BAY, other, encoder=folder) == _aligned(BAY, other)


def test_it_does_not_matter_which_comes_first(folder):
    one, other = (
        lineage.compare(BAY, ORCHARD, encoder=folder),
        lineage.compare(ORCHARD, BAY, encoder=folder),
    )
    assert [(p.a, p.b, p.score) for p in one.passages] == [
        (p.b, p.a, p.score) for p in sorted(other.passages, key=lambda p: p.b)
    ]
    documents = [Document("a", BAY), Document("b", ORCHARD)]
    assert lineage.analyze(documents, encoder=folder) == lineage.analyze(
        documents[::-1], encoder=folder
    )


def test_the_report_says_which_model(folder):
    report = lineage.analyze([Document("a", BAY)], encoder=folder)
    assert report.parameters["encoder"] == "tiny"
    assert lineage.analyze([], encoder=Rows([])).parameters["encoder"] == "Rows"
    assert "encoder" not in lineage.analyze([]).parameters


def test_without_a_model_nothing_is_near():
    a, b = map(features, annotate([Document("a", BAY), Document("b", ORCHARD)]))
    rows, columns = (stacked([np.arange(len(item.clauses))]) for item in (a, b))
    assert not near(a, [b], Cells(rows, columns)).any()
    assert align(a, b) == align(replace(a, vectors=None), replace(b, vectors=None))


def test_what_is_near_to_everything_is_near_to_nothing():
    same = np.ones((4, 2), dtype=np.float32) / np.float32(2**0.5)
    assert not nearness(same, same).any()
    hub = np.array([[1, 1, 1], [1, 0, 0], [0, 1, 0]], dtype=np.float32)
    hub /= np.linalg.norm(hub, axis=1, keepdims=True)
    near = nearness(hub, np.eye(3, dtype=np.float32))
    assert not near[0].any()
    assert near[1, 0] > 0.9


@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (1, 1), (1, 5)])
def test_of_a_single_clause_nothing_is_told(shape):
    a, b = (np.ones((number, 2), dtype=np.float32) for number in shape)
    assert nearness(a, b).shape == shape
    assert not nearness(a, b).any()


def test_words_that_the_model_does_not_know_are_near_to_nothing(folder):
    strange, others = "Zyx wvu tsr.", "Abc def ghi."
    found = vectors([strange, others, "The tide."], load_encoder(folder))
    assert not found[:2].any()
    assert not nearness(found, found)[:2].any()


@pytest.mark.parametrize(
    "rows",
    [[1.0, 2.0], [[1.0], [2.0], [3.0]], [[1.0], [float("nan")]]],
    ids=["no rows", "too many", "no number"],
)
def test_vectors_that_are_none_are_an_error(rows):
    with pytest.raises(UsageError, match="no vector for each of 2 texts"):
        vectors(["One.", "Two."], Rows(rows))
