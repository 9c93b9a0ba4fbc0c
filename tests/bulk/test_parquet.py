"""A corpus in Parquet has the clusters of the same one in JSON lines, and keeps its fields."""

import gzip
import sys
from pathlib import Path

import pytest

from lineage.bulk import Fields, Options, dedup, parquet
from lineage.errors import InputError, UsageError
from tests.bulk.corpora import read_rows, texts, write_rows

pyarrow = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

ROWS = [
    {"id": f"n{at}", "text": text, "metadata": {"url": f"https://n.eu/{at}", "tags": ["a", "b"]}}
    for at, text in enumerate(texts(240))
]
SCHEMA = pyarrow.schema(
    [
        pyarrow.field("id", pyarrow.string()),
        pyarrow.field("text", pyarrow.large_string()),
        pyarrow.field(
            "metadata",
            pyarrow.struct([("url", pyarrow.string()), ("tags", pyarrow.list_(pyarrow.string()))]),
        ),
    ],
    metadata={"huggingface": "{}"},
)
ADDED = ["cluster", "representative", "jaccard"]


def _write(path, rows, schema=None, **options):
    pq.write_table(pyarrow.Table.from_pylist(rows, schema), path, **options)
    return path


@pytest.fixture
def corpus(tmp_path):
    return _write(tmp_path / "corpus.parquet", ROWS, SCHEMA, row_group_size=50)


@pytest.fixture
def expected(tmp_path):
    """The rows that the same corpus of JSON lines gives."""
    out = tmp_path / "expected.jsonl"
    dedup([write_rows(tmp_path / "rows.jsonl", ROWS)], out)
    return read_rows(out)


def test_rows_come_out_as_from_json_lines(corpus, expected, tmp_path):
    done = dedup([corpus], tmp_path / "out.jsonl")
    assert done.failures == () and done.copies > 50
    assert read_rows(tmp_path / "out.jsonl") == expected


def test_parquet_keeps_its_schema_and_its_rows(corpus, expected, tmp_path):
    """Types, nested fields and what the file says of itself, with three columns at the end."""
    dedup([corpus], tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet")
    assert table.to_pylist() == expected
    assert table.schema.names == [*SCHEMA.names, *ADDED]
    schema = pq.read_schema(corpus)
    assert table.select(SCHEMA.names).schema.equals(schema, check_metadata=True)
    dedup([tmp_path / "out.parquet"], tmp_path / "again.parquet")
    assert (tmp_path / "again.parquet").read_bytes() == (tmp_path / "out.parquet").read_bytes()
    dedup([corpus], tmp_path / "left.parquet", Options(remove=True))
    left = pq.read_table(tmp_path / "left.parquet")
    assert left.schema.equals(schema, check_metadata=True)
    kept = [row["id"] for row in expected if row["representative"] == row["id"]]
    assert left["id"].to_pylist() == kept


def test_representatives_have_the_type_of_the_ids(tmp_path):
    numbers = _write(tmp_path / "a.parquet", [{"id": at, "text": "Rien."} for at in (7, 9)])
    dedup([numbers], tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet")
    assert table["representative"].type == pyarrow.int64()
    assert table["representative"].to_pylist() == [7, 7]
    nameless = _write(tmp_path / "b.parquet", [{"text": "Rien."}, {"text": "Rien !"}])
    dedup([nameless], tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet")
    assert table["representative"].to_pylist() == ["b.parquet:1", "b.parquet:1"]


def test_ids_of_rows_without_one_are_told_as_text_where_others_are_called_by_them(tmp_path):
    rows = [{"id": 7, "text": "Rien."}, {"id": None, "text": "Tout."}, {"id": 9, "text": "Nul."}]
    corpus = _write(tmp_path / "a.parquet", rows)
    dedup([corpus], tmp_path / "out.parquet")
    assert pq.read_table(tmp_path / "out.parquet")["representative"].to_pylist() == [7, None, 9]
    corpus = _write(tmp_path / "a.parquet", [*rows, {"id": 8, "text": "Tout !"}])
    dedup([corpus], tmp_path / "out.parquet")
    told = pq.read_table(tmp_path / "out.parquet")["representative"].to_pylist()
    assert told == ["7", "a.parquet:2", "9", "a.parquet:2"]


def test_parents_with_numbers_that_others_have_are_told_by_their_places(tmp_path):
    """And only they: who has a number of its own is called by it."""
    articles = Path(__file__).parents[2] / "fixtures/flagship/articles"
    first, copy = (
        {"text": (articles / name).read_text(encoding="utf-8"), "date": f"2024-01-0{at}"}
        for at, name in enumerate(["04-mesa-blanca-fire.txt", "08-texas-battery-blaze.txt"], 1)
    )
    other = {"text": copy["text"] + " Nothing more is known.", "date": "2024-01-03"}
    corpus = _write(
        tmp_path / "a.parquet", [{"id": 7, **first}, {"id": 7, **copy}, {"id": 9, **other}]
    )
    reports = tmp_path / "families.jsonl"
    dedup([corpus], tmp_path / "out.parquet", Options(rewrites=True), families=reports)
    table = pq.read_table(tmp_path / "out.parquet")
    assert table["parent"].to_pylist()[1] == "a.parquet:1"
    assert table["representative"].type == pyarrow.int64()
    [report] = read_rows(reports)
    named = [document["id"] for document in report["documents"]]
    assert sorted(named) == ["9", "a.parquet:1", "a.parquet:2"]


def test_a_folder_of_all_kinds(tmp_path):
    """Parquet and packed files in a folder are met too; rows have the fields of all files."""
    heap = tmp_path / "heap"
    heap.mkdir()
    text = "The old bridge at Arlon closes for four months, said the ministry on Friday."
    _write(heap / "a.parquet", [{"id": "p", "text": text, "n": 1}])
    (heap / "b.jsonl.gz").write_bytes(gzip.compress(b'{"id": "z", "text": "Rien.", "n": 2.5}'))
    write_rows(heap / "c.jsonl", [{"id": "j", "text": text, "metadata": {"u": "v"}}, {"id": "x"}])
    (heap / "d.txt").write_text(text, encoding="utf-8")
    done = dedup([heap], tmp_path / "out.jsonl")
    assert [failure.path.rpartition("/")[2] for failure in done.failures] == ["c.jsonl:2"]
    assert [row["id"] for row in read_rows(tmp_path / "out.jsonl")] == ["p", "z", "j", "d.txt"]
    dedup([heap], tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet")
    assert table["n"].to_pylist() == [1.0, 2.5, None, None]
    assert table["metadata"].to_pylist() == [None, None, {"u": "v"}, None]
    assert table["cluster"].to_pylist() == [1, 2, 1, 1]


def test_rows_without_a_schema_in_common_are_told_of(tmp_path):
    rows = [{"text": "Rien.", "n": "one"}, {"text": "Tout.", "n": 1}]
    corpus = write_rows(tmp_path / "a.jsonl", rows)
    with pytest.raises(UsageError, match="schema"):
        dedup([corpus], tmp_path / "out.parquet")
    assert not (tmp_path / "out.parquet").exists()


def test_files_whose_columns_disagree_are_told_of_before_anything_is_written(tmp_path):
    """Of two files of Parquet neither is cast to the other, and none loses a column."""
    one = _write(tmp_path / "a.parquet", [{"id": 7, "text": "Rien."}])
    other = _write(tmp_path / "b.parquet", [{"id": "007", "text": "Tout.", "url": "u"}])
    seen = []
    with pytest.raises(UsageError, match=r"Field id .*int64 vs string"):
        dedup([one, other], tmp_path / "out.parquet", progress=lambda *told: seen.append(told[0]))
    assert not (tmp_path / "out.parquet").exists()
    assert not any(told.startswith("writing") for told in seen)


def test_columns_that_one_file_has_are_null_in_the_others(tmp_path):
    """What is added is no column of its own, and a dictionary no kind of its own."""
    kinds = pyarrow.schema([("text", pyarrow.string()), ("n", pyarrow.int64())])
    folded = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    more = pyarrow.schema([("text", folded), ("n", pyarrow.float64()), ("url", pyarrow.string())])
    one = _write(tmp_path / "a.parquet", [{"text": "Rien.", "n": 1}], kinds)
    rows = [{"text": "Tout.", "n": 2.5, "url": "u"}]
    other = _write(tmp_path / "b.parquet", rows, more)
    before = _write(tmp_path / "c.parquet", [{"text": "Nul.", "cluster": "third"}])
    dedup([one, other, before], tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet")
    assert table["text"].to_pylist() == ["Rien.", "Tout.", "Nul."]
    assert table["n"].to_pylist() == [1.0, 2.5, None]
    assert table["url"].to_pylist() == [None, "u", None]
    assert table["cluster"].to_pylist() == [1, 2, 3]


def test_a_file_with_two_columns_of_one_name_is_refused(tmp_path):
    """And what it has besides is no reason to refuse the others."""
    names = ["text", "x", "x"]
    twice = pyarrow.Table.from_arrays([pyarrow.array(["Rien."])] * 3, names=names)
    pq.write_table(twice, tmp_path / "a.parquet")
    with pytest.raises(InputError, match="2 columns x"):
        dedup([tmp_path / "a.parquet"], tmp_path / "out.jsonl")
    other = _write(tmp_path / "b.parquet", [{"text": "Tout.", "x": 5}])
    done = dedup([tmp_path / "a.parquet", other], tmp_path / "out.parquet")
    assert [failure.code for failure in done.failures] == ["bad-record"]
    assert pq.read_table(tmp_path / "out.parquet")["x"].to_pylist() == [5]


def test_rows_that_are_not_written_have_no_say_in_the_schema(tmp_path):
    rows = [{"id": 1, "text": "Rien."}, {"id": 200, "text": 5}, {"id": 2, "text": "Rien !"}]
    corpus = write_rows(tmp_path / "a.jsonl", [*rows, {"id": "x", "text": "Rien ?"}])
    with pytest.raises(UsageError, match="field id"):
        dedup([corpus], tmp_path / "out.parquet")
    done = dedup([corpus], tmp_path / "out.parquet", Options(remove=True))
    assert [failure.code for failure in done.failures] == ["bad-record"]
    assert pq.read_table(tmp_path / "out.parquet").to_pylist() == rows[:1]


def test_empty_objects_are_null(tmp_path):
    rows = [{"text": "Rien.", "metadata": {}, "m": {}, "n": [{}, {"a": {}}]}]
    corpus = write_rows(tmp_path / "a.jsonl", [*rows, {"text": "Tout.", "m": {"u": 1}}])
    dedup([corpus], tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet")
    assert table["metadata"].to_pylist() == [None, None]
    assert table["m"].to_pylist() == [None, {"u": 1}]
    assert table["n"].to_pylist() == [[None, {"a": None}], None]


def test_values_that_fit_no_column_are_told_by_their_field(tmp_path):
    """Kinds that go together, but not these values: it is found while rows are written."""
    one = _write(tmp_path / "a.parquet", [{"text": "Rien.", "n": 2**60 + 1}])
    other = _write(tmp_path / "b.parquet", [{"text": "Tout.", "n": 0.5}])
    with pytest.raises(UsageError, match="field n: "):
        dedup([one, other], tmp_path / "out.parquet")
    lines = write_rows(tmp_path / "c.jsonl", [{"text": "Nul.", "n": 2**60 + 1}])
    with pytest.raises(UsageError, match="field n: "):
        dedup([other, lines], tmp_path / "out.parquet")
    assert not (tmp_path / "out.parquet").exists()


def test_odd_values_are_written_as_json_can_have_them(tmp_path):
    from datetime import UTC, datetime

    row = {
        "text": "Rien.",
        "date": datetime(2024, 10, 25, tzinfo=UTC),
        "data": b"\xff",
        "map": [("a", 1)],
    }
    kinds = pyarrow.schema(
        [
            ("text", pyarrow.dictionary(pyarrow.int8(), pyarrow.string())),
            ("date", pyarrow.timestamp("ns", "UTC")),
            ("data", pyarrow.binary()),
            ("map", pyarrow.map_(pyarrow.string(), pyarrow.int64())),
        ]
    )
    corpus = _write(tmp_path / "a.parquet", [row, {**row, "date": None}], kinds)
    done = dedup([corpus], tmp_path / "out.jsonl", Options(keep="oldest"))
    assert done.failures == ()
    first, _ = read_rows(tmp_path / "out.jsonl")
    assert first["date"].startswith("2024-10-25T00:00:00") and first["data"] == "/w=="
    assert first["map"] == {"a": 1}
    dedup([corpus], tmp_path / "out.parquet")
    own = pq.read_table(tmp_path / "out.parquet").select(kinds.names)
    assert own.equals(pq.read_table(corpus))


def test_moments_of_all_kinds_are_written(tmp_path):
    """In lists, maps and structs too; what Python cannot hold is text."""
    moment, far = pyarrow.timestamp("ns"), 400_000_000_000_000_000
    columns = {
        "text": pyarrow.array(["Rien.", "Tout."]),
        "struct": pyarrow.array(
            [{"at": [1_500]}, None], pyarrow.struct([("at", pyarrow.list_(moment))])
        ),
        "map": pyarrow.array([[("a", 1_500)], []], pyarrow.map_(pyarrow.string(), moment)),
        "time": pyarrow.array([1_500, None], pyarrow.time64("ns")),
        "lasts": pyarrow.array([1_500, None], pyarrow.duration("ns")),
        "date": pyarrow.array([far, 0], pyarrow.timestamp("us")),
        "day": pyarrow.array([4_000_000, 0], pyarrow.date32()),
        "zone": pyarrow.array([0, None], pyarrow.timestamp("us", "Nowhere/City")),
        "deep": pyarrow.array([[far], [0]], pyarrow.large_list(pyarrow.timestamp("us", "UTC"))),
    }
    corpus = tmp_path / "a.parquet"
    pq.write_table(pyarrow.table(columns), corpus)
    done = dedup([corpus], tmp_path / "out.jsonl", Options(keep="oldest"))
    assert done.failures == ()
    first, second = read_rows(tmp_path / "out.jsonl")
    assert first["struct"] == {"at": ["1970-01-01T00:00:00.000001"]}
    assert first["map"] == {"a": "1970-01-01T00:00:00.000001"}
    assert first["time"] == "00:00:00.000001" and first["lasts"] == "PT0.000001S"
    assert first["date"] == "14645-06-30 15:06:40.000000" and first["day"].startswith("12921-")
    assert first["zone"] == "1970-01-01 00:00:00.000000Z"
    assert first["deep"] == ["14645-06-30 15:06:40.000000Z"]
    assert second["date"] == "1970-01-01T00:00:00" and second["day"] == "1970-01-01"
    assert second["deep"] == ["1970-01-01T00:00:00Z"] and second["zone"] is None
    dedup([corpus], tmp_path / "out.parquet")
    own = pq.read_table(tmp_path / "out.parquet").select(list(columns))
    assert own.equals(pq.read_table(corpus))


def test_bad_rows_and_files_are_told_and_the_others_done(corpus, tmp_path):
    _write(tmp_path / "none.parquet", [{"id": "a", "text": None}, {"id": "b", "text": "Rien."}])
    _write(tmp_path / "other.parquet", [{"id": "a", "content": "Rien."}])
    _write(tmp_path / "lists.parquet", [{"text": ["Rien."]}])
    _write(tmp_path / "empty.parquet", [], SCHEMA)
    (tmp_path / "cut.parquet").write_bytes(corpus.read_bytes()[:-40])
    bad = pyarrow.array([b"\xff\xfe", b"Rien de rien."]).view(pyarrow.string())
    pq.write_table(pyarrow.table({"text": bad}), tmp_path / "latin.parquet")
    long = [{"text": "Rien. " * 5000 + str(at)} for at in range(40)]
    torn = _write(tmp_path / "torn.parquet", long, use_dictionary=False, row_group_size=20)
    content = bytearray(torn.read_bytes())
    content[len(content) * 3 // 5 : len(content) * 3 // 5 + 200] = b"\xff" * 200
    torn.write_bytes(content)
    names = ["none", "other", "lists", "empty", "cut", "latin", "torn", "gone"]
    files = [tmp_path / f"{name}.parquet" for name in names]
    done = dedup([corpus, *files], tmp_path / "out.parquet")
    assert {(failure.path.rpartition("/")[2], failure.code) for failure in done.failures} == {
        ("none.parquet:1", "empty"),
        ("other.parquet", "empty"),
        ("lists.parquet", "bad-record"),
        ("empty.parquet", "empty"),
        ("cut.parquet", "unreadable"),
        ("latin.parquet:1", "bad-json"),
        ("torn.parquet", "unreadable"),
        ("gone.parquet", "not-found"),
    }
    assert done.rows == len(ROWS) + 2 + 20


def test_only_the_columns_that_are_asked_for_are_read(corpus, tmp_path, monkeypatch):
    """Until rows are written: a corpus can have much beside its texts."""
    read = []
    batches = parquet._batches

    def watched(library, path, about, columns):
        read.append(columns)
        return batches(library, path, about, columns)

    monkeypatch.setattr(parquet, "_batches", watched)
    dedup([corpus], tmp_path / "out.parquet")
    assert read == [["text", "id"], ["text", "id"], SCHEMA.names]


def test_a_run_that_was_ended_goes_on(corpus, tmp_path):
    dedup([corpus], tmp_path / "expected.parquet")
    seen = []

    def interrupted(told, done, total):
        seen.append(told)
        if told.startswith("writing"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dedup([corpus], tmp_path / "out.parquet", progress=interrupted)
    dedup([corpus], tmp_path / "out.parquet")
    assert (tmp_path / "out.parquet").read_bytes() == (tmp_path / "expected.parquet").read_bytes()


def test_a_large_row_group_is_not_held(tmp_path):
    """A file of one row group is read in parts."""
    rows = [{"text": f"{at} " + "x" * 3000} for at in range(6000)]
    corpus = _write(tmp_path / "a.parquet", rows)
    assert pq.ParquetFile(corpus).num_row_groups == 1
    blocks = list(parquet.parquet_blocks(parquet.File("a", corpus), Fields(), True))
    assert [block.numbers[0] for block in blocks][:2] == [1, len(blocks[0].lines) + 1]
    assert max(sum(map(len, block.lines)) for block in blocks) < 2 * parquet.BLOCK


def test_without_the_library_it_says_what_to_install(corpus, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError) as caught:
        dedup([corpus], tmp_path / "out.jsonl")
    assert "article-lineage[parquet]" in caught.value.remedy
    lines = write_rows(tmp_path / "a.jsonl", [{"text": "Rien."}])
    with pytest.raises(UsageError):
        dedup([lines], tmp_path / "out.parquet")
    assert dedup([lines], tmp_path / "out.jsonl").rows == 1


def test_damage_beside_the_texts_is_told_where_rows_are_written(tmp_path):
    rows = [{"text": f"Rien {at}.", "more": f"{at} " * 5000} for at in range(40)]
    corpus = _write(tmp_path / "a.parquet", rows, use_dictionary=False)
    content = bytearray(corpus.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 200] = b"\xff" * 200
    corpus.write_bytes(content)
    with pytest.raises(InputError, match="sound"):
        dedup([corpus], tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()
