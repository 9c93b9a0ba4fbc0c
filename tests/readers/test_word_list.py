"""Word lists: what is one, what is read of it, and which line is wrong."""

import pytest

from lineage.errors import InputError
from lineage.readers.word_list import is_word_list, read_word_list


def _written(folder, content, name="words.tsv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "content",
    [
        "été\t12\nquai\t3\n",
        "été 12\r\nquai   3",
        "\ufeffété\t 12 \n\n  quai 3\n",
        "quai 1\nété 12\nquai 2",
    ],
)
def test_tabs_spaces_blank_lines_and_repeats(tmp_path, content):
    assert read_word_list(_written(tmp_path, content)) == {"été": 12, "quai": 3}


def test_other_encodings(tmp_path):
    content = "été\t12\nfenêtre\t3\n"
    for encoding in ("utf-16", "cp1252"):
        found = read_word_list(_written(tmp_path, content.encode(encoding)))
        assert found == {"été": 12, "fenêtre": 3}


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("le 3\nquai\n", "'quai'"),
        ("le 3\nword count\n", "'word count'"),
        ("le 3\nquai -1\n", "'quai -1'"),
        ("le 3\nquai 1.5\n", "'quai 1.5'"),
        ("le 3\nquai ٣\n", "'quai ٣'"),
        ("le 3\nquai 1234567890123456\n", "'quai 1234567890123456'"),
        ("le 3\n7\n", "'7'"),
    ],
)
def test_a_wrong_line_is_told_by_its_number(tmp_path, content, shown):
    path = _written(tmp_path, content)
    with pytest.raises(InputError) as caught:
        read_word_list(path)
    assert caught.value.message == f"words.tsv, line 2: {shown} is no word with its count"
    assert caught.value.remedy


def test_a_long_line_is_shown_in_part(tmp_path):
    with pytest.raises(InputError, match=f"line 1: '{40 * 'a'}' is no word"):
        read_word_list(_written(tmp_path, "a" * 100_000))


def test_what_is_no_text_is_an_error(tmp_path):
    with pytest.raises(InputError, match=r"words\.tsv: it is a PDF, not text"):
        read_word_list(_written(tmp_path, b"%PDF-1.4 "))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("words.tsv", True),
        ("words.txt", True),
        ("words", True),
        ("a.jsonl", False),
        ("a.csv", False),
        ("a.md", False),
        ("a.html", False),
    ],
)
def test_which_files_are_word_lists(tmp_path, name, expected):
    assert is_word_list(_written(tmp_path, "le 3", name)) is expected
    assert not is_word_list(tmp_path)
