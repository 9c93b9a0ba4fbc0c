"""Clusters and pairs are those of the slow way, whatever the corpus is packed in and by whom it
is read; a run that was killed ends as one that was not."""

import gzip
import json
import sys
from contextlib import suppress

import networkx as nx
import numpy as np
import pytest

from lineage.bulk import Fields, Options, clusters, compared, dedup, rows, sketching
from lineage.bulk.bands import banding
from lineage.bulk.work import Work
from lineage.errors import InputError, OutputError, UsageError
from tests.bulk.corpora import read_rows, slow_index, texts, write_rows

TEXTS = texts(240)
ROWS = [{"id": f"n{at}", "text": text} for at, text in enumerate(TEXTS)]
LONG = "The old bridge at Arlon closes for four months of repairs, said the ministry on Friday."


@pytest.fixture
def corpus(tmp_path):
    return write_rows(tmp_path / "corpus.jsonl", ROWS)


@pytest.fixture
def small_blocks(monkeypatch):
    """Many blocks, as a large corpus has."""
    monkeypatch.setattr(rows, "BLOCK", 4000)
    monkeypatch.setattr(compared, "_COMPARED", 500)


def _pairs(path):
    return {(int(row["a"][1:]), int(row["b"][1:])): row["jaccard"] for row in read_rows(path)}


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("numba", [True, False], ids=["with numba", "without"])
@pytest.mark.parametrize("threshold", [0.3, 0.7, 0.9, 1.0])
def test_pairs_and_clusters_are_those_of_the_slow_way(
    corpus, tmp_path, threshold, numba, monkeypatch
):
    """No pair is missed, none is invented, and each has its exact index."""
    if numba:
        pytest.importorskip("numba")
    else:
        monkeypatch.setattr(sketching, "compiled", lambda: None)
    out, found = tmp_path / "out.jsonl", tmp_path / "pairs.jsonl"
    done = dedup([corpus], out, Options(threshold=threshold, recall=0.999999), found)
    slow = slow_index(TEXTS)
    alike = {pair: index for pair, index in slow.items() if index >= threshold}
    told = _pairs(found)
    assert told.items() <= alike.items()
    # of equal texts each is paired with the first one alone
    first = {at: TEXTS.index(text) for at, text in enumerate(TEXTS)}
    distinct = {p: i for p, i in alike.items() if first[p[0]] == p[0] and first[p[1]] == p[1]}
    assert distinct.items() <= told.items()
    assert len(distinct) > 3 or threshold == 1.0
    graph = nx.Graph(list(alike))
    graph.add_nodes_from(range(len(TEXTS)))
    expected = {at: min(group) for group in nx.connected_components(graph) for at in group}
    written = read_rows(out)
    assert [row["representative"] for row in written] == [
        f"n{expected[at]}" for at in range(len(TEXTS))
    ]
    for at, row in enumerate(written):
        assert row["jaccard"] == (slow[expected[at], at] if expected[at] != at else 1.0)
    numbers = [row["cluster"] for row in written]
    assert list(dict.fromkeys(numbers)) == list(range(1, done.clusters + 1))
    assert (done.rows, done.copies) == (len(TEXTS), len(TEXTS) - len(set(expected.values())))
    assert sorted(tmp_path.iterdir()) == [corpus, out, found]


def test_rows_stay_as_they_are(tmp_path):
    """Numbers, spaces, escapes and unknown fields: only three fields are added."""
    line = '{"text" : "L\\u00e9o a ri.",  "n": 1e2, "id": 7, "meta": {"cluster_size": null}}'
    corpus = tmp_path / "a.jsonl"
    corpus.write_text(line + "  \r\n", encoding="utf-8")
    dedup([corpus], tmp_path / "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == (
        line[:-1] + ', "cluster": 1, "representative": 7, "jaccard": 1.0}\n'
    )


def test_what_went_through_before_goes_through_again(corpus, tmp_path):
    """The fields that are added are not doubled; also where a corpus replaces itself."""
    once, twice = tmp_path / "once.jsonl", tmp_path / "twice.jsonl"
    dedup([corpus], once)
    dedup([once], twice)
    assert twice.read_bytes() == once.read_bytes()
    dedup([once], once)
    assert read_rows(once) == read_rows(twice)


@pytest.mark.parametrize(("keep", "kept"), [("first", "a"), ("longest", "b"), ("oldest", "c")])
def test_which_text_stands_for_its_cluster(tmp_path, keep, kept):
    corpus = write_rows(
        tmp_path / "a.jsonl",
        [
            {"id": "a", "text": LONG, "date": "2024-10-25"},
            {"id": "x", "text": "Something else that has no date and no copy."},
            {"id": "b", "text": LONG + " …", "date": "no date"},
            {"id": "c", "text": LONG, "date": "2024-10-24T23:00:00Z"},
        ],
    )
    dedup([corpus], tmp_path / "out", Options(keep=keep))
    assert [row["representative"] for row in read_rows(tmp_path / "out")] == [kept, "x", kept, kept]
    dedup([corpus], tmp_path / "out", Options(keep=keep, remove=True))
    assert {row["id"] for row in read_rows(tmp_path / "out")} == {kept, "x"}


def test_without_its_copies_the_corpus_is_the_rows_as_they_were(corpus, tmp_path):
    out = tmp_path / "out.jsonl"
    done = dedup([corpus], out, Options(remove=True))
    lines = corpus.read_bytes().splitlines()
    left = out.read_bytes().splitlines()
    assert len(left) == done.clusters < len(lines)
    assert [line for line in lines if line in set(left)] == left


def test_packed_corpora_and_several_files(corpus, tmp_path):
    plain = tmp_path / "plain.jsonl"
    dedup([corpus], plain)
    data = corpus.read_bytes()
    half = data.index(b"\n", len(data) // 2) + 1
    parts = tmp_path / "parts"
    parts.mkdir()
    (parts / "1.jsonl.gz").write_bytes(gzip.compress(data[:half]))
    (parts / "2.jsonl").write_bytes(data[half:])
    out = tmp_path / "out.jsonl"
    dedup([parts / "*"], out)
    assert out.read_bytes() == plain.read_bytes()
    zstandard = pytest.importorskip("zstandard")
    packed = tmp_path / "all.jsonl.zst"
    # two frames, as files that were put together have
    packed.write_bytes(b"".join(map(zstandard.compress, (data[:half], data[half:]))))
    dedup([packed], out)
    assert out.read_bytes() == plain.read_bytes()


def test_packed_output(corpus, tmp_path):
    """What is packed by its name holds what would stand there, each time the same bytes."""
    plain, pairs = tmp_path / "plain.jsonl", tmp_path / "pairs"
    dedup([corpus], plain, pairs=pairs)
    out = tmp_path / "out.jsonl.gz"
    dedup([corpus], out, pairs=tmp_path / "pairs.gz")
    assert gzip.decompress(out.read_bytes()) == plain.read_bytes()
    assert gzip.decompress((tmp_path / "pairs.gz").read_bytes()) == pairs.read_bytes()
    first = out.read_bytes()
    dedup([out], tmp_path / "again.jsonl.gz")
    assert (tmp_path / "again.jsonl.gz").read_bytes() == first
    zstandard = pytest.importorskip("zstandard")
    dedup([out], tmp_path / "out.jsonl.zst")
    packed = (tmp_path / "out.jsonl.zst").read_bytes()
    assert zstandard.ZstdDecompressor().decompressobj().decompress(packed) == plain.read_bytes()


def test_without_zstd_it_says_what_to_install_before_it_works(corpus, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(UsageError) as caught:
        dedup([corpus], tmp_path / "out.jsonl", pairs=tmp_path / "pairs.zst")
    assert "article-lineage[bulk]" in caught.value.remedy
    assert sorted(tmp_path.iterdir()) == [corpus]


def test_articles_and_tables_are_rows(tmp_path):
    heap = tmp_path / "heap"
    heap.mkdir()
    (heap / "a.txt").write_text(LONG, encoding="utf-8")
    (heap / "b.html").write_text(f"<html><title>T</title><p>{LONG}</p></html>", encoding="utf-8")
    (heap / "c.csv").write_text(f'id,text,n\n7,"{LONG}",1\n,"{LONG} No.",2\n', encoding="utf-8")
    done = dedup([heap], tmp_path / "out")
    found = {row["id"]: row for row in read_rows(tmp_path / "out")}
    assert done.failures == () and found.keys() == {"a.txt", "b.html", "7", "c.csv:3"}
    assert done.clusters == 1 and found["7"]["n"] == "1" and found["b.html"]["title"] == "T"


def test_other_names_of_fields(tmp_path):
    corpus = write_rows(tmp_path / "a.jsonl", [{"url": "u", "content": LONG, "text": 0, "id": 0}])
    done = dedup([corpus], tmp_path / "out", Options(fields=Fields(text="content", id="url")))
    assert done.failures == ()
    assert read_rows(tmp_path / "out")[0]["representative"] == "u"
    with pytest.raises(UsageError):
        dedup([corpus], tmp_path / "out", Options(fields=Fields(text="id")))


BAD = {
    b"{": "bad-json",
    b'{"text": "\xff"}': "bad-json",
    b"[1]": "bad-record",
    b'{"id": 1}': "empty",
    b'{"text": 5}': "bad-record",
    b'{"text": null}': "empty",
    b'{"text": ' + b"[" * 5000 + b"}": "bad-json",
    b'{"text": "a"} {"text": "b"}': "bad-json",
    b"\x1f\x8b": "bad-json",
}


@pytest.mark.usefixtures("small_blocks")
def test_bad_rows_are_told_and_the_others_done(tmp_path):
    """A row for each: where it is, and what is wrong with it."""
    good = [json.dumps(row, ensure_ascii=False).encode() for row in ROWS]
    lines = [*good[:50], *BAD, b"", *good[50:], b'{"id": "odd", "text": "\\ud800 lone"}', b"  "]
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + b"\n".join(lines))
    done = dedup([tmp_path / "a.jsonl"], tmp_path / "out")
    assert [failure.code for failure in done.failures] == list(BAD.values())
    assert [failure.path for failure in done.failures] == [
        f"a.jsonl:{51 + at}" for at in range(len(BAD))
    ]
    write_rows(tmp_path / "b.jsonl", ROWS)
    dedup([tmp_path / "b.jsonl"], tmp_path / "expected")
    written = (tmp_path / "out").read_bytes().splitlines()
    assert written[:-1] == (tmp_path / "expected").read_bytes().splitlines()
    assert b'"representative": "odd"' in written[-1]


@pytest.mark.usefixtures("small_blocks")
def test_damaged_and_strange_files_are_told(corpus, tmp_path):
    packed = gzip.compress(corpus.read_bytes())
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[:-400])
    (tmp_path / "wide.jsonl").write_bytes(corpus.read_bytes().decode().encode("utf-16"))
    (tmp_path / "not.jsonl.gz").write_bytes(b"{}")
    (tmp_path / "empty.jsonl").write_bytes(b"\n\n")
    (tmp_path / "zip.jsonl").write_bytes(b"PK\x03\x04 and more")
    names = ["cut.jsonl.gz", "wide.jsonl", "not.jsonl.gz", "empty.jsonl", "zip.jsonl", "no.jsonl"]
    done = dedup([corpus, *(tmp_path / name for name in names)], tmp_path / "out")
    assert {(failure.path.rpartition("/")[2], failure.code) for failure in done.failures} == {
        ("cut.jsonl.gz", "unreadable"),
        ("wide.jsonl", "bad-encoding"),
        ("not.jsonl.gz", "unreadable"),
        ("empty.jsonl", "empty"),
        ("zip.jsonl", "binary"),
        ("no.jsonl", "not-found"),
    }
    assert done.rows > len(ROWS)


@pytest.mark.parametrize(
    "strange",
    [b'{"text": "a"}{"text": "b"}', b'{"text": "a"\n}', b'{\n"text": "a"}', b'{"text": "a"} 1'],
)
def test_a_row_has_a_line_of_its_own(tmp_path, strange):
    """Lines are parsed together, and each is an object as if it were alone."""
    corpus = tmp_path / "a.jsonl"
    for content in (strange + b'\n{"text": "c"}\n', b'{"text": "c"}\n' + strange):
        corpus.write_bytes(content)
        done = dedup([corpus], tmp_path / "out")
        assert {failure.code for failure in done.failures} == {"bad-json"}
        assert done.rows == 1


@pytest.mark.parametrize("kind", ["gz", "zst"])
def test_a_packed_file_without_its_end_is_told(corpus, tmp_path, kind):
    whole = tmp_path / f"whole.jsonl.{kind}"
    dedup([corpus], tmp_path / f"packed.jsonl.{kind}")
    packed = (tmp_path / f"packed.jsonl.{kind}").read_bytes()
    whole.write_bytes(packed)
    assert not dedup([whole], tmp_path / "out.jsonl").failures
    whole.write_bytes(packed[:-5])
    with suppress(InputError):
        assert dedup([whole], tmp_path / "out.jsonl").failures


def test_what_the_disk_kept_nothing_of_is_made_again(corpus, tmp_path):
    work = Work(tmp_path / "out.jsonl", {}, [corpus])
    work.save(0, {"a": np.arange(3)})
    [kept] = work.folder.glob("*.block")
    for size in (kept.stat().st_size // 2, 0):
        kept.write_bytes(kept.read_bytes()[:size])
        assert work.saved(0) is None


def test_what_the_disk_kept_otherwise_is_made_again(corpus, tmp_path):
    """Wherever it is: nobody can foresee what other names, kinds and sizes of arrays would do."""
    work = Work(tmp_path / "out.jsonl", {}, [corpus])
    work.save(0, {"a": np.arange(3), "b": np.ones((2, 4), dtype=np.uint32, order="F")})
    [kept] = work.folder.glob("*.block")
    whole = kept.read_bytes()
    for at in range(len(whole)):
        for bits in (0x01, 0x80, 0xFF):
            kept.write_bytes(b"%b%c%b" % (whole[:at], whole[at] ^ bits, whole[at + 1 :]))
            assert work.saved(0) is None
    kept.write_bytes(bytes(4))
    assert work.saved(0) is None
    kept.write_bytes(whole)
    assert work.saved(0)["a"].tolist() == [0, 1, 2]


def test_a_line_over_the_limit_costs_itself_alone(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "BLOCK", 1000)
    monkeypatch.setattr(rows, "LIMIT", 5000)
    long = tmp_path / "long.jsonl"
    long.write_bytes(b'{"text": "' + b"x" * 20_000 + b'"}\n' + corpus.read_bytes())
    done = dedup([long], tmp_path / "out")
    assert [(f.path, f.code) for f in done.failures] == [("long.jsonl:1", "too-large")]
    assert done.rows == len(ROWS)


def test_texts_without_words_are_no_copies(tmp_path):
    """Their signatures are equal, and they have nothing in common."""
    corpus = write_rows(tmp_path / "a.jsonl", [{"text": text} for text in ("", "…", "", " ")])
    assert dedup([corpus], tmp_path / "out").copies == 0


def test_copies_cost_no_square_of_them(tmp_path):
    """Of equal texts one stands for all; of near ones each is compared with a few."""
    equal = write_rows(tmp_path / "equal.jsonl", [{"text": LONG}] * 3000)
    assert dedup([equal], tmp_path / "out").pairs == 2999
    near = [{"text": f"{LONG} {LONG.upper()[::-1]} {at}"} for at in range(2000)]
    done = dedup([write_rows(tmp_path / "near.jsonl", near)], tmp_path / "out")
    assert done.clusters == 1
    assert done.pairs < 2000 * 64


@pytest.mark.parametrize("stage", ["sketching", "writing"])
@pytest.mark.usefixtures("small_blocks")
def test_a_run_that_was_ended_goes_on(corpus, tmp_path, stage, monkeypatch):
    """With what was sketched before; the end is the same."""
    expected, out = tmp_path / "expected.jsonl", tmp_path / "out.jsonl"
    dedup([corpus], expected)
    seen = []

    def interrupted(told, done, total):
        seen.append(told)
        if told.startswith(stage) and sum(one.startswith(stage) for one in seen) > 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dedup([corpus], out, progress=interrupted)
    assert not out.exists()
    made = []
    read = clusters.read_words
    monkeypatch.setattr(clusters, "read_words", lambda texts: made.append(texts) or read(texts))
    done = dedup([corpus], out)
    assert out.read_bytes() == expected.read_bytes()
    assert sum(map(len, made)) < done.rows
    assert sorted(tmp_path.iterdir()) == [corpus, expected, out]


@pytest.mark.usefixtures("small_blocks")
def test_what_is_left_of_another_run_is_not_used(corpus, tmp_path, monkeypatch):
    """Not of another threshold, not of the corpus as it was, and no block that is damaged."""
    out = tmp_path / "out.jsonl"

    def left(options):
        def fail(*args):
            raise KeyboardInterrupt

        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr("lineage.bulk.local.write_rows", fail)
            dedup([corpus], out, options)
        return sorted((tmp_path / ".out.jsonl.lineage").glob("*.block"))

    left(Options(threshold=0.3))
    dedup([corpus], out, Options(remove=True))
    first = out.read_bytes()
    for number, block in enumerate(left(Options())):
        content = block.read_bytes()
        block.write_bytes(content[: len(content) - number * 40])
    dedup([corpus], out, Options(remove=True))
    assert out.read_bytes() == first
    left(Options())
    corpus.write_bytes(b"".join(corpus.read_bytes().splitlines(keepends=True)[:100]))
    assert dedup([corpus], out).rows == 100


def test_a_corpus_that_changes_meanwhile_is_an_error(corpus, tmp_path):
    def change(told, done, total):
        if told.startswith("sketching"):
            corpus.write_bytes(b'{"text": "x"}\n' * 3)

    with pytest.raises(InputError, match="changed"):
        dedup([corpus], tmp_path / "out", progress=change)


def test_an_earlier_output_in_the_folder_is_no_part_of_the_corpus(corpus, tmp_path):
    out = tmp_path / "out.jsonl"
    assert dedup([tmp_path], out).rows == len(ROWS)
    assert dedup([tmp_path], out).rows == len(ROWS)


def test_nothing_to_read_and_nowhere_to_write(corpus, tmp_path):
    with pytest.raises(InputError):
        dedup([tmp_path / "no.jsonl"], tmp_path / "out")
    assert not (tmp_path / "out").exists()
    with pytest.raises(OutputError):
        dedup([corpus], tmp_path / "no folder" / "out")


@pytest.mark.parametrize("threshold", [0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0])
def test_bands_have_the_recall_that_is_asked_for(threshold):
    cut = banding(threshold, 0.999)
    assert cut.bands * cut.rows <= 128
    assert cut.recall(threshold) >= 0.999
