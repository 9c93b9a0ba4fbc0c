"""`lineage dedup` as it is called: what it prints, what it writes, how it ends."""

import gzip
import json
import subprocess
import sys

import pytest

from lineage.bulk import dedup
from tests.bulk.corpora import read_rows, texts, write_rows
from tests.cli.command import REAL, environment, real_lineage

ROWS = [{"id": f"n{at}", "text": text} for at, text in enumerate(texts(200))]


@pytest.fixture
def corpus(tmp_path):
    return write_rows(tmp_path / "corpus.jsonl", ROWS)


def test_a_corpus_is_marked(corpus, tmp_path):
    done = real_lineage("dedup", "corpus.jsonl", "-o", "out.jsonl", "--pairs", "p", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    written = read_rows(tmp_path / "out.jsonl")
    copies = sum(row["representative"] != row["id"] for row in written)
    pairs = len(read_rows(tmp_path / "p"))
    assert done.stdout == (
        f"200 articles in {200 - copies} clusters: {copies} of them copies, {pairs} pairs\n"
    )


def test_bad_rows_are_listed_and_the_code_is_2(corpus, tmp_path):
    """A row each: path, stage, code, message."""
    with corpus.open("a", encoding="utf-8") as file:
        file.writelines(f'{{"id": {at}}}\n' for at in range(100))
    args = ("dedup", "corpus.jsonl", "-o", "out.jsonl")
    done = real_lineage(*args, cwd=tmp_path)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 100
    assert done.stdout.endswith(", 100 not read\n")
    done = real_lineage(*args, "--failures", "failures.jsonl", cwd=tmp_path)
    assert done.returncode == 2 and done.stderr == ""
    failures = read_rows(tmp_path / "failures.jsonl")
    assert len(failures) == 100
    assert failures[0] == {
        "path": "corpus.jsonl:201",
        "stage": "read",
        "code": "empty",
        "message": "the row has no field text",
        "remedy": "Name the field of the texts with --text-field.",
    }


def test_options_come_from_a_file_too(corpus, tmp_path):
    (tmp_path / "pyproject.toml").write_text(
        '[tool.lineage]\nthreshold = 1\nkeep = "longest"\nremove = true\n', encoding="utf-8"
    )
    done = real_lineage("dedup", "corpus.jsonl", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "out.jsonl").read_text().splitlines()[0]).keys() == {"id", "text"}


@pytest.mark.parametrize(
    "args",
    [
        ("--threshold", "0"),
        ("--keep", "last"),
        ("--containment", "0.2"),
        ("--pairs", "out.jsonl"),
        ("--text-field", "id"),
        ("-o", "out.csv"),
        ("-o", "out.csv.gz"),
        ("-o", "out.parquet.zst"),
        ("-o", "no/such/folder.jsonl"),
        ("--pairs", "corpus.jsonl"),
        ("--failures", "./corpus.jsonl"),
        ("--pairs", "./out.jsonl"),
        ("--failures", "no/such/folder.jsonl"),
        ("--pairs", "pairs.parquet"),
        ("--families", "f.jsonl"),
        ("--rewrites", "--families", "out.jsonl"),
    ],
)
def test_what_cannot_be_asked_for(corpus, tmp_path, args):
    done = real_lineage("dedup", "corpus.jsonl", "-o", "out.jsonl", *args, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("lineage: error: ") and "bug" not in done.stderr
    assert not (tmp_path / "out.jsonl").exists()
    assert read_rows(corpus) == ROWS
    assert not list(tmp_path.glob(".*.lineage"))


def test_only_the_end_of_a_name_tells_what_is_written(corpus, tmp_path):
    done = real_lineage("dedup", "corpus.jsonl", "-o", "from.parquet.jsonl.gz", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert gzip.decompress((tmp_path / "from.parquet.jsonl.gz").read_bytes()).startswith(b'{"id"')


def test_results_in_the_folder_of_the_corpus_are_none_of_it(corpus, tmp_path):
    args = ("dedup", ".", "-o", "out.jsonl", "--pairs", "pairs.jsonl", "--failures", "bad.jsonl")
    first = real_lineage(*args, cwd=tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.glob("*.jsonl")}
    assert (first.returncode, len(written)) == (0, 4)
    assert real_lineage(*args, cwd=tmp_path).stdout == first.stdout
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.jsonl")} == written


STOPPING = """
import os, signal
from lineage.bulk import clusters, rows, work
rows.BLOCK = 2000
save = work.Work.save
def stopping(self, number, arrays, stage=""):
    save(self, number, arrays, stage)
    if number == 3:
        os.kill(os.getpid(), signal.{})
work.Work.save = stopping
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
@pytest.mark.parametrize(("name", "code"), [("SIGKILL", -9), ("SIGTERM", 143)])
def test_a_run_that_was_stopped_ends_as_one_that_was_not(corpus, tmp_path, name, code):
    args = ["dedup", "corpus.jsonl", "-o"]
    dedup([corpus], tmp_path / "expected.jsonl")
    stopped = real_lineage(*args, "out.jsonl", cwd=tmp_path, before=STOPPING.format(name))
    assert stopped.returncode == code
    assert not (tmp_path / "out.jsonl").exists()
    assert list((tmp_path / ".out.jsonl.lineage").glob("*.block"))
    before = "from lineage.bulk import rows; rows.BLOCK = 2000"
    assert real_lineage(*args, "out.jsonl", cwd=tmp_path, before=before).returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "expected.jsonl").read_bytes()


WRITING = """
import os, signal
from lineage.bulk import output
def stopping(part, *given):
    os.kill(os.getpid(), signal.SIGKILL)
output._with = stopping
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
def test_a_run_that_was_stopped_leaves_nothing_once_it_is_done(corpus, tmp_path):
    """What was written of a corpus is as large as the corpus, and hidden."""
    args = ["dedup", "corpus.jsonl", "-o", "out.jsonl"]
    for _ in range(2):
        assert real_lineage(*args, cwd=tmp_path, before=WRITING).returncode == -9
        assert len(list(tmp_path.rglob("*.tmp"))) == 1
    assert real_lineage(*args, cwd=tmp_path).returncode == 0
    assert sorted(tmp_path.iterdir()) == [corpus, tmp_path / "out.jsonl"]


def dedup_of(stdin, tmp_path, *args):
    command = [sys.executable, "-c", REAL % "pass", "dedup", "-", "-o", "out.jsonl", *args]
    done = subprocess.run(
        command, input=stdin, cwd=tmp_path, env=environment(), capture_output=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return (tmp_path / "out.jsonl").read_bytes()


def test_standard_input_is_a_corpus(corpus, tmp_path):
    dedup([corpus], tmp_path / "expected.jsonl")
    found = dedup_of(corpus.read_bytes(), tmp_path)
    assert found == (tmp_path / "expected.jsonl").read_bytes()


def test_rows_of_standard_input_stay_as_they_were(tmp_path):
    """Fields of any name, and all that a reader of articles has no use for."""
    rows = b'{"body": "Rien.", "nr": 3, "metadata": {"site": 0}}\n{"body": "RIEN", "nr": 4}\n'
    found = dedup_of(rows, tmp_path, "--text-field", "body", "--id-field", "nr", "--remove")
    assert found == rows.splitlines(keepends=True)[0]


def test_standard_input_may_be_an_article(tmp_path):
    assert json.loads(dedup_of(b"Les ponts ferment.\n", tmp_path))["id"] == "stdin"
