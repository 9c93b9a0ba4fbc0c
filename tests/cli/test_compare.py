"""`lineage compare`: two files in, what they have in common out."""

import json

import pytest

from tests.cli.command import lineage


@pytest.fixture
def heap(tmp_path):
    (tmp_path / "a.txt").write_text("Le port de Sarande a été vendu.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("On a vendu le port de Sarande.", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("Rien de neuf.", encoding="utf-8")
    return tmp_path


def test_the_comparison_is_on_standard_output(heap):
    done = lineage("compare", "a.txt", "b.txt", cwd=heap)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Not a copy, but a rewrite: a and b tell the same report")


def test_it_is_in_the_language_asked_for(heap):
    done = lineage("compare", "a.txt", "b.txt", "--lang", "fr", cwd=heap)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Pas une copie, mais une récriture" in done.stdout


@pytest.mark.parametrize("name", ["text", "json", "markdown", "html"])
def test_every_format(heap, name):
    done = lineage("compare", "a.txt", "b.txt", "--format", name, cwd=heap)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_suffix_of_the_output_tells_the_format(heap):
    done = lineage("compare", "a.txt", "b.txt", "-o", "c.json", cwd=heap)
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((heap / "c.json").read_text(encoding="utf-8"))["a"]["id"] == "a.txt"


@pytest.mark.parametrize("pair", [("gone.txt", "b.txt"), ("a.txt", "gone.txt")])
def test_a_file_that_cannot_be_read_is_an_error(heap, pair):
    done = lineage("compare", *pair, cwd=heap)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("lineage: error: gone.txt: there is no such file")
    assert done.stderr.count("\n") == 1


def test_a_folder_of_many_is_no_article(heap):
    done = lineage("compare", ".", "b.txt", cwd=heap)
    assert (done.returncode, done.stdout) == (2, "")
    assert "holds 3 articles" in done.stderr


@pytest.mark.parametrize("pair", [("a.txt", "sub/a.txt"), ("a.txt", "a.txt")])
def test_files_of_the_same_name_are_told_apart(heap, pair):
    done = lineage("compare", *pair, "--format", "json", cwd=heap)
    result = json.loads(done.stdout)
    assert result["a"]["id"] != result["b"]["id"]


@pytest.mark.parametrize("args", [(), ("a.txt",), ("a.txt", "b.txt", "b.txt")])
def test_it_takes_two(heap, args):
    done = lineage("compare", *args, cwd=heap)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
