"""`lineage report`: what goes where, how wide, in which encoding, and with which exit code."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from lineage.model import Report
from lineage.render import formats
from lineage.render.load import load
from tests.cli.command import arguments, environment, lineage

FULL = Path("/dev/full")


@pytest.fixture
def heap(tmp_path):
    (tmp_path / "a.txt").write_text("Le port de Sarande a été vendu.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("On a vendu le port de Sarande.", encoding="utf-8")
    return tmp_path


def test_the_report_is_on_standard_output_and_nothing_else_is(heap):
    done = lineage("report", "a.txt", "b.txt", cwd=heap)
    assert done.returncode == 0
    assert done.stdout.startswith("Five articles retell one report")
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("name", formats(Report))
def test_every_format(heap, name):
    done = lineage("report", ".", "--format", name, cwd=heap)
    assert done.returncode == 0, done.stderr
    if name == "json":
        assert load(done.stdout).parameters["read"] == 2


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("r.json", '{\n "schema"'),
        ("r.md", "**Five"),
        ("r.txt", "Five"),
        ("r.svg", "<svg "),
        ("r.dot", "digraph "),
        ("r.gv", "digraph "),
        ("r.graphml", "<graphml "),
        ("r.mmd", "flowchart "),
        ("r.csv", '"a","b"'),
    ],
)
def test_the_suffix_of_the_output_tells_the_format(heap, file, begins):
    done = lineage("report", "a.txt", "-o", file, cwd=heap)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (heap / file).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(
    "file, told",
    [
        ("r.html", "Qui a pris quoi"),
        ("r.svg", "Qui dérive de qui"),
        ("r.txt", "Qui vient de qui"),
        ("r.md", "## Qui vient de qui"),
    ],
)
def test_a_report_is_in_the_language_asked_for(heap, file, told):
    done = lineage("report", "a.txt", "-o", file, "--lang", "fr", cwd=heap)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert told in (heap / file).read_text(encoding="utf-8")


def test_a_language_that_a_format_does_not_have_is_told_before_the_work(heap):
    done = lineage(
        "report", "a.txt", "--lang", "fr", "-o", "r.json", cwd=heap,
        behave="raise Exception('worked')",
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == (
        "lineage: error: json is written in English alone. "
        "Use --format text, markdown, html, svg or --lang en.\n"
    )


def test_an_unknown_suffix_is_told_before_the_work(heap):
    done = lineage("report", "a.txt", "-o", "r.pdf", cwd=heap, behave="raise Exception('worked')")
    assert done.returncode == 2
    assert done.stderr == (
        "lineage: error: no format is known by the suffix .pdf. "
        f"Say which with --format: {', '.join(formats(Report))}.\n"
    )


def test_csv_holds_the_table_that_is_asked_for(heap):
    done = lineage("report", "a.txt", "-o", "r.csv", "--table", "articles", cwd=heap)
    assert (done.returncode, done.stderr) == (0, "")
    assert (heap / "r.csv").read_text(encoding="utf-8").startswith('"id","path","title"')


@pytest.mark.parametrize("command", [("report", "a.txt"), ("compare", "a.txt", "b.txt")])
def test_one_run_writes_several_files_each_in_what_it_takes(heap, command):
    files = ("-o", "r.html", "-o", "r.json", "-o", "r.md")
    done = lineage(*command, *files, "--format", "text", "--lang", "fr", cwd=heap)
    assert done.returncode == 0, done.stderr
    assert '<html lang="fr"' in (heap / "r.html").read_text(encoding="utf-8")
    assert json.loads((heap / "r.json").read_text(encoding="utf-8"))
    assert "mot pour mot" in (heap / "r.md").read_text(encoding="utf-8")
    assert "mot pour mot" in done.stdout


def test_a_table_is_that_of_the_one_file_that_has_tables(heap):
    files = ("-o", "r.csv", "-o", "r.json", "--table", "articles")
    done = lineage("report", "a.txt", *files, cwd=heap)
    assert done.returncode == 0, done.stderr
    assert (heap / "r.csv").read_text(encoding="utf-8").startswith('"id","path"')
    assert lineage("report", "a.txt", *files[2:], cwd=heap).returncode == 2


@pytest.mark.parametrize("arguments", [["-o", "r.svg"], ["--format", "json"], []])
def test_a_table_of_another_format_is_refused_before_the_work(heap, arguments):
    options = ["a.txt", "--table", "pairs", *arguments]
    done = lineage("report", *options, cwd=heap, behave="raise Exception('worked')")
    assert done.returncode == 2
    assert "has no tables to choose from. Use --table with csv alone." in done.stderr


def test_an_output_that_cannot_be_written_is_an_error(heap):
    done = lineage("report", "a.txt", "-o", "nowhere/r.txt", cwd=heap)
    assert done.returncode == 2
    assert re.fullmatch(r"lineage: error: .*r\.txt.* cannot be written: .*\n", done.stderr)


def test_options_reach_the_analysis(heap):
    done = lineage("report", ".", "--format", "json", "--all-pairs", "--no-text", cwd=heap)
    report = load(done.stdout)
    assert report.parameters["all_pairs"] is True
    assert {article.text for article in report.documents} == {None}


def test_without_arguments_it_is_a_usage_error(heap):
    done = lineage("report", cwd=heap)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("lineage: error: Missing argument 'PATHS...'")
    assert done.stderr.count("\n") == 1


def test_a_file_that_cannot_be_read_is_told_and_the_report_written_all_the_same(heap):
    done = lineage("report", "a.txt", "gone\x1b[31m.txt", cwd=heap)
    assert done.returncode == 2
    assert done.stdout.startswith("Five articles")
    assert re.search(r"^lineage: gone\S+: there is no such file", done.stderr)
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stdout + done.stderr


def test_files_of_unknown_kinds_are_named_but_for_the_metadata(heap):
    (heap / "photo.xyz").write_bytes(b"\x00")
    (heap / "dates.json").write_text("{}")
    done = lineage("report", ".", "--metadata", "dates.json", cwd=heap)
    assert done.returncode == 0
    assert done.stderr == "lineage: 1 file of an unknown kind skipped: photo.xyz\n"


def test_unusable_metadata_is_one_line(heap):
    done = lineage("report", ".", "--metadata", "gone.csv", cwd=heap)
    assert done.returncode == 2
    assert re.fullmatch(r"lineage: error: [^\n]+\n", done.stderr)


def test_a_bug_is_one_line_and_the_traceback_is_there_on_demand(heap):
    behave = "raise KeyError('P7\\x1b[2J')"
    done = lineage("report", "a.txt", cwd=heap, behave=behave)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("lineage: error: this is a bug in lineage (KeyError: 'P7")
    assert "LINEAGE_DEBUG=1" in done.stderr
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr
    shown = lineage("report", "a.txt", cwd=heap, behave=behave, LINEAGE_DEBUG="1")
    assert shown.returncode == 2
    assert "Traceback (most recent call last)" in shown.stderr


def test_an_error_of_ours_is_one_line(heap):
    behave = "from lineage.errors import InputError; raise InputError('It is broken', 'Mend it.')"
    done = lineage("report", "a.txt", cwd=heap, behave=behave)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "lineage: error: It is broken. Mend it.\n"


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["INT", "TERM"]
)
def test_signals(heap, number, code):
    behave = "print('working', file=sys.stderr, flush=True); time.sleep(60)"
    old = "an older report"
    (heap / "r.txt").write_text(old)
    process = subprocess.Popen(
        arguments("report", "a.txt", "-o", "r.txt", behave=behave),
        cwd=heap,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline() == "working\n"
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert out == ""
    assert "Traceback" not in err
    assert (heap / "r.txt").read_text() == old
    assert sorted(path.name for path in heap.iterdir()) == ["a.txt", "b.txt", "r.txt"]


def test_a_reader_that_has_seen_enough_is_no_error(heap):
    process = subprocess.Popen(
        # more than a pipe holds
        arguments("report", "a.txt", "--format", "json", behave="time.sleep(.3)"),
        cwd=heap,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=30) == 0
    process.stderr.close()


@pytest.mark.skipif(not FULL.exists(), reason="there is no such device")
def test_a_full_disk_is_an_error(heap):
    with FULL.open("w") as full:
        done = subprocess.run(
            arguments("report", "a.txt"),
            cwd=heap,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=30,
        )
    assert done.returncode == 2
    assert re.fullmatch(r"lineage: error: standard output cannot be written: .*\n", done.stderr)


def _widest(text):
    return max(map(len, text.splitlines()))


def test_a_pipe_is_80_wide_or_what_columns_says(heap):
    assert 72 < _widest(lineage("report", "a.txt", cwd=heap).stdout) <= 80
    assert 100 < _widest(lineage("report", "a.txt", cwd=heap, COLUMNS="160").stdout) <= 160
    assert _widest(lineage("report", "a.txt", cwd=heap, COLUMNS="wide").stdout) <= 80


def in_terminal(heap, *args, behave="pass", **variables):
    """What the command writes to a terminal 100 columns wide."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        arguments(*args, behave=behave),
        cwd=heap,
        env=environment(**({"TERM": "xterm", "COLUMNS": "100"} | variables)),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not more:
            break
        seen += more
    os.close(ours)
    assert process.wait(timeout=30) == 0
    return seen.decode()


def test_a_terminal_gets_colour_unless_it_is_not_wanted(heap):
    assert "\x1b[1mFive articles" in in_terminal(heap, "report", "a.txt")
    assert "\x1b" not in in_terminal(heap, "report", "a.txt", NO_COLOR="1")
    assert "\x1b" not in in_terminal(heap, "report", "a.txt", TERM="dumb")


def test_progress_is_shown_for_what_takes_long_alone(heap):
    assert "aligning" not in in_terminal(heap, "report", "a.txt")
    assert "aligning" in in_terminal(heap, "report", "a.txt", behave="time.sleep(1.1)")
    assert lineage("report", "a.txt", cwd=heap, behave="time.sleep(1.1)").stderr == ""


def test_an_encoding_without_our_characters_gets_the_nearest(heap):
    done = lineage("report", "a.txt", cwd=heap, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "|-- 004" in done.stdout
    assert done.stdout.isascii()
    # JSON is UTF-8 wherever it goes
    done = lineage("report", "a.txt", "--format", "json", cwd=heap, PYTHONIOENCODING="ascii")
    assert "préoccupant" in done.stdout


def test_help_and_version_are_quick_and_import_none_of_the_stages(heap):
    code = (
        "import sys\nfrom lineage.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        "heavy = {'numpy', 'scipy', 'sklearn', 'datasketch', 'networkx', 'msgspec', 'rich'}\n"
        "print('heavy:', sorted(heavy & set(sys.modules)))\n"
    )
    for args in (["--help"], ["--version"], ["report", "--help"], ["compare", "--help"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *args],
            cwd=heap,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=30,
        )
        assert done.returncode == 0, done.stderr
        assert "heavy: []" in done.stdout, args
    assert re.match(r"lineage \d+\.\d+", lineage("--version", cwd=heap).stdout)


def test_the_help_names_every_command(heap):
    text = lineage("--help", cwd=heap).stdout
    for command in ("report", "compare", "check", "schema"):
        assert re.search(rf"^  {command} +[A-Z]", text, re.MULTILINE)


def test_the_schema_is_printed_and_holds_for_the_report(heap):
    schema = json.loads(lineage("schema", cwd=heap).stdout)
    report = json.loads(lineage("report", ".", "--format", "json", cwd=heap).stdout)
    Draft202012Validator(schema).validate(report)
    assert json.loads(lineage("schema", "report", cwd=heap).stdout) == schema
    check = json.loads(lineage("schema", "check", cwd=heap).stdout)
    assert check["properties"]["schema"] == {"const": "lineage-check/1"}


def test_an_unknown_command_is_a_usage_error(heap):
    done = lineage("repport", cwd=heap)
    assert done.returncode == 2
    assert re.fullmatch(r"lineage: error: No such command 'repport'.*\n", done.stderr)
