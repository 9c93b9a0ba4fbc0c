"""`--background`: an archive or a word list of the user's own, and what is said of a wrong one."""

import json

import pytest

from tests.cli.command import lineage, real_lineage

COUNCIL = "The municipal council of Sarande discussed the herring quota until late at night."
TRAMS = "Trams stood still in Sarande while the municipal council counted its herring."
ARCHIVE = "The municipal council of the port met, and the council spoke of herring and of herring."


@pytest.fixture
def heap(tmp_path):
    (tmp_path / "a.txt").write_text(COUNCIL, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TRAMS, encoding="utf-8")
    (tmp_path / "archive").mkdir()
    for number in range(40):
        (tmp_path / "archive" / f"{number}.txt").write_text(ARCHIVE, encoding="utf-8")
    words = ARCHIVE.replace(",", "").replace(".", "").split()
    (tmp_path / "words.tsv").write_text(
        "".join(f"{word}\t{40 * words.count(word)}\n" for word in dict.fromkeys(words)),
        encoding="utf-8",
    )
    (tmp_path / "rows.jsonl").write_text(
        "".join(json.dumps({"text": ARCHIVE}) + "\n" for _ in range(40)), encoding="utf-8"
    )
    return tmp_path


def _compared(heap, *options):
    done = real_lineage("compare", "a.txt", "b.txt", "--format", "json", *options, cwd=heap)
    assert done.returncode == 0
    return json.loads(done.stdout), done.stderr


def test_an_archive_and_a_list_of_its_words_weigh_the_same(heap):
    plain, _ = _compared(heap)
    found = [
        _compared(heap, "--background", name) for name in ("archive", "words.tsv", "rows.jsonl")
    ]
    assert [said for _, said in found] == ["lineage: background: 640 words of en\n"] * 3
    assert found[0] == found[1] == found[2]
    assert found[0][0]["tfidf"] < plain["tfidf"]


def test_the_report_says_how_large_it_was(heap):
    done = real_lineage(
        "report", "a.txt", "b.txt", "--format", "json", "--background", "archive", cwd=heap
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["parameters"]["background"] == {"en": 640}


def test_what_cannot_be_read_of_an_archive_is_told_and_the_rest_counts(heap):
    (heap / "archive" / "scan.txt").write_bytes(b"%PDF-1.4 ")
    for command in ("report", "compare"):
        done = lineage(command, "a.txt", "b.txt", "--background", "archive", cwd=heap)
        assert done.returncode == 2
        assert done.stdout
        assert "scan.txt: it is a PDF, not text" in done.stderr
        assert "lineage: background: 640 words of en\n" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone", None, "gone: there is no such file or folder. Check the spelling"),
        ("empty", {}, "empty: there is no article in the folder. Put .txt"),
        ("scans", {"a.txt": "%PDF-1.4 "}, "scans/a.txt: it is a PDF, not text. Save the article"),
        ("dashes", {"a.txt": "---"}, "dashes: there is no word in it. Name a folder of articles"),
        ("empty.tsv", "", "empty.tsv: there is no word in it. Name a folder of articles"),
        ("none.txt", "the 0\n", "none.txt: there is no word in it. Name a folder of articles"),
        ("bad.tsv", "the 9\nherring\n", "bad.tsv, line 2: 'herring' is no word with its count. "),
        ("a.txt", COUNCIL, "a.txt, line 1: 'The municipal council of Sarande discuss"),
    ],
)
def test_a_background_without_words_is_an_error_in_one_line(heap, name, content, said):
    if isinstance(content, dict):
        (heap / name).mkdir()
        for file, text in content.items():
            (heap / name / file).write_text(text, encoding="utf-8")
    elif content is not None:
        (heap / name).write_text(content, encoding="utf-8")
    done = lineage("report", "b.txt", "--background", name, cwd=heap)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"lineage: error: {said}"), done.stderr
    assert done.stderr.count("\n") == 1


def test_compare_says_so_too(heap):
    done = lineage("compare", "a.txt", "b.txt", "--background", "gone", cwd=heap)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("lineage: error: gone: there is no such file or folder.")
