"""Which files are read, under which ids, and what is left alone."""

import os
import sys
from pathlib import Path

import pytest

from lineage.model import Document, Failure
from lineage.readers import read, scan
from lineage.readers.registry import FORMATS, by_extension, reader_for


@pytest.fixture
def heap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with articles and other things, the current folder beside it."""
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "heap"
    for name in ["b.txt", "A.TXT", "fr/c.md", "fr/.hidden.txt", ".git/d.txt", "e.docx", "fr/f.png"]:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"{name}\n\nIl a plu.", encoding="utf-8")
    return root


def ids(*paths: str | os.PathLike[str]) -> list[str]:
    return [source.id for source in scan(paths).files]


def codes(*paths: str | os.PathLike[str]) -> list[tuple[str, str]]:
    return [(item.code, item.path) for item in read(paths) if isinstance(item, Failure)]


def test_a_folder_is_read_through_and_what_is_unknown_is_skipped(heap: Path) -> None:
    found = scan([heap])
    assert [source.id for source in found.files] == ["A.TXT", "b.txt", "fr/c.md"]
    assert (len(found.skipped), found.failures) == (2, ())
    assert [item.path for item in read(found)] == ["heap/A.TXT", "heap/b.txt", "heap/fr/c.md"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["heap/b.txt"], ["b.txt"]),
        (["heap/fr/c.md"], ["c.md"]),
        (["heap/b.txt", "heap/fr/c.md"], ["b.txt", "fr/c.md"]),
        (["heap/fr/c.md", "heap/fr/../b.txt"], ["b.txt", "fr/c.md"]),
        (["heap/fr"], ["c.md"]),
        (["heap/fr", "heap"], ["A.TXT", "b.txt", "fr/c.md"]),
        (["heap/b.txt", "heap", "heap/"], ["A.TXT", "b.txt", "fr/c.md"]),
        (["heap/e.docx", "heap"], ["A.TXT", "b.txt", "e.docx", "fr/c.md"]),
        (["heap/fr/.hidden.txt"], [".hidden.txt"]),
        (["heap/*.txt"], ["b.txt"]),
        (["heap/**/*.md"], ["c.md"]),
        (["heap/**/[bc].*"], ["b.txt", "fr/c.md"]),
        (["heap/**"], ["A.TXT", "b.txt", "fr/c.md"]),
        (["h*/f?"], ["c.md"]),
        (["**/**/c.md"], ["c.md"]),
    ],
)
def test_ids_are_relative_to_what_was_named(
    heap: Path, paths: list[str], expected: list[str]
) -> None:
    assert ids(*paths) == expected
    assert ids(*reversed(paths)) == expected


def test_a_lone_path_is_one_path(heap: Path) -> None:
    assert [item.id for item in read("heap/b.txt") if isinstance(item, Document)] == ["b.txt"]


def test_a_name_with_the_signs_of_a_pattern_is_a_name_first(heap: Path) -> None:
    (heap / "[b].txt").write_text("Il a plu.", encoding="utf-8")
    assert ids("heap/[b].txt") == ["[b].txt"]


def test_what_does_not_exist(heap: Path) -> None:
    long = "x" * 5000
    assert codes("nope.txt", "heap/*.nope", "heap/b.txt/c.txt") == [
        ("not-found", "heap/*.nope"),
        ("not-found", "heap/b.txt/c.txt"),
        ("not-found", "nope.txt"),
    ]
    assert [code for code, _ in codes("", "a\0b", "a\0*/b", long)][:3] == ["not-found"] * 3


def test_a_folder_without_articles(heap: Path) -> None:
    (heap / "empty" / ".git").mkdir(parents=True)
    assert codes("heap/empty") == [("nothing-to-read", "heap/empty")]
    assert codes("heap") == []


def test_an_unknown_kind_that_is_named_is_read_as_text(heap: Path) -> None:
    (heap / "f.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    assert ids("heap/e.docx") == ["e.docx"]
    assert codes("heap/e.docx", "heap/f.png") == [("binary", "heap/f.png")]


def test_html_says_what_to_do(heap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (heap / "a.html").write_text("<p>Il a plu.", encoding="utf-8")
    (failure,) = (item for item in read(["heap"]) if isinstance(item, Failure))
    assert failure.code == "html-unsupported"
    assert "not read yet" in failure.remedy


def test_paths_do_not_tell_where_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home" / "ada"
    for folder in (home / "news", tmp_path / "srv", tmp_path / "elsewhere"):
        folder.mkdir(parents=True)
    (home / "news" / "a.txt").write_text("Il a plu.", encoding="utf-8")
    (tmp_path / "srv" / "b.txt").write_text("Il a gelé.", encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    for here in (tmp_path / "elsewhere", tmp_path):
        monkeypatch.chdir(here)
        found = scan([home / "news" / "a.txt", tmp_path / "srv" / "b.txt"])
        assert [source.path for source in found.files] == ["news/a.txt", "srv/b.txt"]


needs_links = pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")


@needs_links
def test_links_out_of_a_folder_are_not_followed(heap: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "s.txt").write_text("secret", encoding="utf-8")
    (heap / "file.txt").symlink_to(tmp_path / "secret" / "s.txt")
    (heap / "folder").symlink_to(tmp_path / "secret")
    (heap / "up").symlink_to("..")
    expected = [("link-outside", f"heap/{name}") for name in ("file.txt", "folder", "up")]
    assert codes("heap") == expected
    assert codes("heap/*") == expected
    assert not any(item.text == "secret" for item in read(["heap"]) if isinstance(item, Document))
    assert ids("heap/**/s.txt") == []
    # but who names a link means what it points to
    assert ids("heap/file.txt", "heap/folder") == ["file.txt", "folder/s.txt"]


@needs_links
def test_links_within_a_folder_are_read_once(heap: Path) -> None:
    (heap / "a-link.txt").symlink_to("b.txt")
    (heap / "z-link.txt").symlink_to(".git/d.txt")
    (heap / "loop").symlink_to(".")
    (heap / "self.txt").symlink_to("self.txt")
    (heap / "broken.txt").symlink_to("nope")
    (heap / "broken").symlink_to("nope")
    found = scan(["heap"])
    assert [source.id for source in found.files] == ["A.TXT", "b.txt", "fr/c.md", "z-link.txt"]
    assert [(item.code, item.path) for item in found.failures] == [
        ("not-found", "heap/broken.txt"),
        ("unreadable", "heap/self.txt"),
    ]
    assert len(found.skipped) == 3
    assert ids("heap/**/b.txt") == ["b.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_pipes_and_devices_do_not_hang(heap: Path) -> None:
    os.mkfifo(heap / "p.txt")
    os.mkfifo(heap / "p")
    assert codes("heap") == [("not-a-file", "heap/p.txt")]
    assert codes("heap/p", "heap/p.txt") == [("not-a-file", "heap/p"), ("not-a-file", "heap/p.txt")]
    assert [code for code, _ in codes("/dev/zero")] == ["not-a-file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_that_takes_the_place_of_a_file_does_not_hang(heap: Path) -> None:
    found = scan(["heap/b.txt"])
    (heap / "b.txt").unlink()
    os.mkfifo(heap / "b.txt")
    assert [item.code for item in read(found) if isinstance(item, Failure)] == ["not-a-file"]


def test_what_may_not_be_read_is_a_failure(heap: Path) -> None:
    (heap / "b.txt").chmod(0)
    if os.access(heap / "b.txt", os.R_OK):
        pytest.skip("this user may read all")
    (heap / "fr").chmod(0)
    assert codes("heap") == [("permission-denied", "heap/fr"), ("permission-denied", "heap/b.txt")]
    assert codes("heap/**/*.md") == [("permission-denied", "heap/fr")]
    (heap / "fr").chmod(0o700)  # so that it can be cleared away


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(13, "Permission denied"), "permission-denied"),
        (FileNotFoundError(2, "gone"), "not-found"),
        (OSError(5, "Input/output error"), "unreadable"),
    ],
)
def test_errors_of_the_system_are_failures(
    heap: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, code: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("lineage.readers.heap.open_file", fail)
    assert codes("heap") == [(code, f"heap/{name}") for name in ("A.TXT", "b.txt", "fr/c.md")]
    monkeypatch.setattr(os, "scandir", fail)
    assert codes("heap") == [(code, "heap")]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
def test_file_names_that_are_no_text(heap: Path) -> None:
    Path(os.fsdecode(b"heap/caf\xe9.txt")).write_text("Il a plu.", encoding="utf-8")
    document = next(item for item in read(["heap"]) if item.path.startswith("heap/caf"))
    assert isinstance(document, Document)
    assert (document.id, document.path) == ("caf\ufffd.txt", "heap/caf\ufffd.txt")


def test_a_current_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> Path:
        raise FileNotFoundError(2, "gone")

    (tmp_path / "a.txt").write_text("Il a plu.", encoding="utf-8")
    monkeypatch.setattr(Path, "cwd", gone)
    assert ids(tmp_path) == ["a.txt"]


def test_an_extension_has_one_reader() -> None:
    with pytest.raises(ValueError, match=r"\.txt"):
        by_extension([*FORMATS, (FORMATS[1][0], (".txt",))])
    assert reader_for(Path("a.unknown")) is None
