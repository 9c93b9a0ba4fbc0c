"""A short wire inside a long page is found, with the exact share of it that is there."""

import random
from itertools import permutations

import numpy as np
import pytest

from lineage.bulk import Options, containment, dedup, rows, sketching, threads
from lineage.sketch.shingles import shingles_of
from lineage.text.normal import normalise
from lineage.text.tokens import tokenise
from tests.bulk.corpora import WORDS, read_rows, write_rows


def _corpus(number: int, seed: int = 4) -> list[str]:
    """Wires, and pages that hold one or two of them, some words changed, between words of their
    own; all of a third of the pages end alike."""
    chance = random.Random(seed)
    end = chance.choices(WORDS, k=30)
    wires = [chance.choices(WORDS, k=chance.randrange(4, 90)) for _ in range(number // 4)]
    texts = [" ".join(wire) for wire in wires]
    while len(texts) < number:
        page = chance.choices(WORDS, k=chance.randrange(20, 150))
        for wire in chance.sample(wires, chance.randrange(1, 3)):
            changed = list(wire)
            for _ in range(chance.randrange(4)):
                changed[chance.randrange(len(changed))] = chance.choice(WORDS)
            page += changed + chance.choices(WORDS, k=chance.randrange(40))
        texts.append(" ".join(page + end * (chance.random() < 0.3)))
    chance.shuffle(texts)
    return texts


TEXTS = _corpus(240)
ROWS = [{"id": at, "text": text} for at, text in enumerate(TEXTS)]


def _slow(share: float, clusters: list[int]) -> dict[tuple[int, int], float]:
    """All pairs, the smaller first, that are not of one cluster."""
    sets = [shingles_of(tokenise(normalise(text)).plain) for text in TEXTS]
    found = {}
    for a, b in permutations(range(len(sets)), 2):
        smaller = (len(sets[a]), -a) < (len(sets[b]), -b)
        inside = len(sets[a] & sets[b]) / len(sets[a])
        if smaller and inside >= share and clusters[a] != clusters[b]:
            found[a, b] = inside
    return found


@pytest.fixture
def corpus(tmp_path):
    return write_rows(tmp_path / "corpus.jsonl", ROWS)


@pytest.mark.parametrize("numba", [True, False], ids=["with numba", "without"])
@pytest.mark.parametrize("share", [0.5, 0.8, 1.0])
def test_pairs_are_those_of_the_slow_way(corpus, tmp_path, share, numba, monkeypatch):
    """None is missed, none is invented, each has its exact share; clusters are as they were."""
    if numba:
        pytest.importorskip("numba")
    else:
        monkeypatch.setattr(sketching, "compiled", lambda: None)
    monkeypatch.setattr(rows, "BLOCK", 20_000)
    monkeypatch.setattr(containment, "_MANY", 1000)
    out, pairs, plain = tmp_path / "out.jsonl", tmp_path / "pairs.jsonl", tmp_path / "plain.jsonl"
    done = dedup([corpus], out, Options(containment=share, recall=0.99999), pairs)
    dedup([corpus], plain)
    written = read_rows(out)
    slow = _slow(share, [row["cluster"] for row in written])
    told = {(p["a"], p["b"]): p["containment"] for p in read_rows(pairs) if "containment" in p}
    assert told == slow and len(slow) > 40
    added = ("contained_in", "containment")
    for row, before in zip(written, read_rows(plain), strict=True):
        assert {k: v for k, v in row.items() if k not in added} == before
        mine = {b: inside for (a, b), inside in slow.items() if a == row["id"]}
        best = max(mine.values(), default=None)
        assert row["containment"] == best
        assert row["contained_in"] == next((b for b in sorted(mine) if mine[b] == best), None)
    assert done.contained == sum(row["containment"] is not None for row in written) > 30


def test_any_number_of_threads_gives_the_same_bytes(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "BLOCK", 8000)
    options = Options(containment=0.7)
    dedup([corpus], tmp_path / "several", options)
    monkeypatch.setattr(threads, "_MOST", 1)
    dedup([corpus], tmp_path / "one", options)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "several").read_bytes()


def test_a_wire_that_is_everywhere_costs_no_square_of_its_pages(tmp_path):
    """It is found in some of the pages, and so is what is in one of them alone."""
    chance = random.Random(9)
    wire, other = (" ".join(chance.choices(WORDS, k=60)) for _ in range(2))
    pages = [f"{' '.join(chance.choices(WORDS, k=200))} {wire}" for _ in range(300)]
    pages[7] += f" {other}"
    corpus = write_rows(
        tmp_path / "a.jsonl", [{"id": at, "text": t} for at, t in enumerate([wire, other, *pages])]
    )
    pairs = tmp_path / "pairs"
    dedup([corpus], tmp_path / "out", Options(containment=0.8), pairs)
    written = read_rows(tmp_path / "out")
    assert written[0]["containment"] == 1.0 and written[1]["contained_in"] == 9
    assert len(read_rows(pairs)) <= containment.LARGEST + 1


def test_two_wires_on_a_page_are_not_one_cluster(tmp_path):
    chance = random.Random(8)
    wires = [" ".join(chance.choices(WORDS, k=60)) for _ in range(2)]
    rows = [{"text": text} for text in (*wires, " ".join(wires), wires[0])]
    corpus = write_rows(tmp_path / "a.jsonl", rows)
    dedup([corpus], tmp_path / "out", Options(containment=0.8))
    written = read_rows(tmp_path / "out")
    assert [row["cluster"] for row in written] == [1, 2, 3, 1]
    # an equal text is where the first of them is
    page = "a.jsonl:3"
    assert [row["contained_in"] for row in written] == [page, page, None, page]
    dedup([corpus], tmp_path / "left", Options(containment=0.8, remove=True))
    assert read_rows(tmp_path / "left") == rows[:3]


def test_columns_of_parquet_have_nulls(corpus, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    dedup([corpus], tmp_path / "out.jsonl", Options(containment=0.8))
    dedup([corpus], tmp_path / "out.parquet", Options(containment=0.8))
    table = parquet.read_table(tmp_path / "out.parquet")
    assert table.to_pylist() == read_rows(tmp_path / "out.jsonl")
    assert str(table.schema.field("contained_in").type) == "int64"


@pytest.mark.parametrize("stage", ["asking", "answering"])
def test_a_run_that_was_ended_goes_on(corpus, tmp_path, stage, monkeypatch):
    monkeypatch.setattr(rows, "BLOCK", 8000)
    options = Options(containment=0.7)
    dedup([corpus], tmp_path / "expected", options)
    seen = []

    def interrupted(told, done, total):
        seen.append(told)
        if told.startswith(stage) and sum(one.startswith(stage) for one in seen) > 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dedup([corpus], tmp_path / "out", options, progress=interrupted)
    made = []
    least = containment.least
    monkeypatch.setattr(containment, "least", lambda sets: made.append(sets) or least(sets))
    dedup([corpus], tmp_path / "out", options)
    assert (tmp_path / "out").read_bytes() == (tmp_path / "expected").read_bytes()
    blocks = len(list(rows.blocks_of(rows.File("a", corpus))))
    assert len(made) < blocks - 2


@pytest.mark.parametrize("share", [0.5, 0.8, 0.95])
def test_enough_answers_are_those_that_a_pair_at_the_share_has(share):
    """And no more than need be: what has a third of it is mostly not compared."""
    needed = containment._needed(share, 0.999)[containment.ASKED]
    draw = np.random.default_rng(3)
    hits = draw.binomial(containment.ASKED, share, 200_000)
    assert np.count_nonzero(hits >= needed) > 0.998 * len(hits)
    assert np.count_nonzero(hits > needed) < 0.999 * len(hits)
