"""`lineage explain` on a report that `lineage report` wrote."""

import subprocess
import sys

import pytest

from tests.cli.command import ROOT

ARTICLES = ROOT / "fixtures" / "flagship" / "articles"


def _lineage(*args: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", "from lineage.cli import main; main()", *args],
        capture_output=True,
        input=given,
        cwd=ROOT,
        check=False,
    )


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("explain") / "report.json"
    names = ["01-batteries-reseau-essais.txt", "05-halvorne-brasier.txt", "04-mesa-blanca-fire.txt"]
    _lineage("report", *(str(ARTICLES / name) for name in names), "-o", str(path))
    return path


def test_an_edge_is_explained_by_short_names(report):
    done = _lineage("explain", str(report), "01-batteries..05-halvorne")
    assert done.returncode == 0, done.stderr
    told = done.stdout.decode()
    assert "01-batteries" in told.splitlines()[0]
    assert "What both have" in told or "What 05-halvorne has of it" in told


def test_an_edge_is_explained_in_french(report):
    done = _lineage("explain", str(report), "01-batteries..05-halvorne", "--lang", "fr")
    assert done.returncode == 0, done.stderr
    assert "Ce que 05-halvorne a en propre" in done.stdout.decode()


def test_a_report_may_come_from_standard_input(report):
    done = _lineage("explain", "-", "the wall street journal", given=report.read_bytes())
    assert done.returncode == 0, done.stderr
    assert "How it is known" in done.stdout.decode()


def test_a_source_is_found_without_its_article(report):
    named = _lineage("explain", str(report), "The Wall Street Journal")
    done = _lineage("explain", str(report), "Wall Street Journal")
    assert (done.returncode, done.stdout) == (0, named.stdout), done.stderr


@pytest.mark.parametrize(
    "what, said",
    [
        (("no-such-report.json", "a"), "No such file"),
        (("README.md", "a"), "this is not JSON"),
    ],
)
def test_what_is_no_report_is_an_error(what, said):
    done = _lineage("explain", *what)
    assert done.returncode == 2
    assert said in done.stderr.decode()


def test_a_name_that_is_not_there_is_an_error(report):
    done = _lineage("explain", str(report), "06-batteries")
    assert done.returncode == 2
    assert "Did you mean" in done.stderr.decode()
