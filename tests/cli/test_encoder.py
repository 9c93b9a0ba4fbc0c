"""`--encoder`: a model of meaning on the command line, and what is said where there is none."""

import json

import pytest

from tests.align.test_meaning import BAY, ORCHARD
from tests.cli.command import real_lineage
from tests.model import save_model


@pytest.fixture
def heap(tmp_path):
    (tmp_path / "a.txt").write_text(BAY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ORCHARD, encoding="utf-8")
    save_model(tmp_path / "models" / "tiny")
    return tmp_path


def test_the_report_has_what_the_model_found_and_names_it(heap):
    options = ("a.txt", "b.txt", "--format", "json")
    plain = real_lineage("report", *options, cwd=heap)
    done = real_lineage("report", *options, "--encoder", "models/tiny", cwd=heap)
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert report["parameters"] == {"all_pairs": False, "text": True, "encoder": "tiny"}
    found, before = (len(r["pairs"][0]["alignments"]) for r in (report, json.loads(plain.stdout)))
    assert found == before + 1


def test_compare_takes_one_too(heap):
    done = real_lineage("compare", "a.txt", "b.txt", "--encoder", "models/tiny", cwd=heap)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("folder", "before", "said"),
    [
        ("gone", "pass", "gone: there is no such folder. Name the folder of a model2vec"),
        ("models", "pass", "models: it holds no model that can be loaded: "),
        (
            "models/tiny",
            "sys.modules['model2vec'] = None",
            "the encoder needs model2vec, which is not installed. "
            'Install it: pip install "article-lineage[semantic]"\n',
        ),
    ],
)
def test_without_a_model_it_is_an_error_in_one_line(heap, folder, before, said):
    done = real_lineage("report", "a.txt", "b.txt", "--encoder", folder, cwd=heap, before=before)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"lineage: error: {said}")
    assert done.stderr.count("\n") == 1


def test_compare_says_so_too(heap):
    done = real_lineage("compare", "a.txt", "b.txt", "--encoder", "gone", cwd=heap)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("lineage: error: gone: there is no such folder.")
