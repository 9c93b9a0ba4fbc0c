"""JSONL and CSV: an article a row, bad rows apart, lines numbered as an editor does."""

import csv
import json
from pathlib import Path

import pytest

from lineage.model import Document, Failure
from lineage.readers import csv_table, read


def outcome(path: Path) -> list[tuple[str, str]]:
    """Each document's id and text, each failure's code and path."""
    return [
        (item.id, item.text) if isinstance(item, Document) else (item.code, item.path)
        for item in read([path])
    ]


def test_bad_lines_are_failures_and_the_others_go_on(tmp_path: Path) -> None:
    path = tmp_path / "heap.jsonl"
    lines = [
        '\ufeff{"id": "a", "text": "Il a plu."}',
        "{broken",
        "",
        '{"id": 7, "body": "Il a neigé."}',
        "[1, 2]",
        '{"id": "b", "text": " "}',
        '{"id": "c", "text": 3}',
        '{"id": true, "text": "Il a gelé."}',
        '{"article": "Il a gelé."}',
        "[" * 100_000,
        '{"text": "x", "n": ' + "9" * 5000 + "}",
        '{"text": "x", "deep": ' + '{"a":' * 50 + "1" + "}" * 51,
    ]
    path.write_bytes("\r\n".join(lines).encode())
    assert outcome(path) == [
        ("a", "Il a plu."),
        ("bad-json", "heap.jsonl:2"),
        ("7", "Il a neigé."),
        ("bad-record", "heap.jsonl:5"),
        ("empty", "heap.jsonl:6"),
        ("bad-record", "heap.jsonl:7"),
        ("bad-record", "heap.jsonl:8"),
        ("heap.jsonl:9", "Il a gelé."),
        ("bad-json", "heap.jsonl:10"),
        ("bad-json", "heap.jsonl:11"),
        ("bad-record", "heap.jsonl:12"),
    ]


def test_fields_of_a_record(tmp_path: Path) -> None:
    record = {
        "ID": "a",
        "text": "Il a plu.",
        "Headline": "x",
        "source_site": "Le Soir",
        "publisher": None,
        "metadata": {"datePublished": "2024-10-25T09:00:00Z", "title": "Pluie", "desk": "Temps"},
        "share": float("nan"),
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    (document,) = read([tmp_path])
    assert isinstance(document, Document)
    assert (document.id, document.title, document.publisher) == ("a", "Pluie", "Le Soir")
    assert document.published is not None
    assert document.published.isoformat() == "2024-10-25T09:00:00+00:00"
    assert document.metadata == {
        "Headline": "x",
        "publisher": None,
        "desk": "Temps",
        "share": None,
    }
    assert document.path == "a.jsonl"


def test_lone_surrogates_are_replaced_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        r'{"id": "\ud800", "text": "a\udfff\ud83d\ude00", "\ud800": {"\ud801": "\ud802"}}',
        encoding="ascii",
    )
    (document,) = read([path])
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("\ufffd", "a\ufffd😀")
    assert document.metadata == {"\ufffd": {"\ufffd": "\ufffd"}}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_tables_come_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    text = "Près de l’Élysée, où « tout » s’est passé."
    jsonl = "".join(
        json.dumps({"id": str(n), "text": text}, ensure_ascii=False) + "\n" for n in range(2)
    )
    (tmp_path / "a.jsonl").write_bytes(jsonl.encode(encoding))
    (tmp_path / "b.csv").write_bytes(f"id;text\n2;{text}\n3;{text}\n".encode(encoding))
    assert [(item.id, item.text) for item in read([tmp_path]) if isinstance(item, Document)] == [
        (str(n), text) for n in range(4)
    ]


def test_a_line_of_another_encoding_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        '{"id": "a", "text": "Élysée"}\n'.encode() + '{"id": "b", "text": "Nîmes"}'.encode("cp1252")
    )
    assert outcome(path) == [("a", "Élysée"), ("b", "Nîmes")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_line_ends_in_its_cells(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream, delimiter=delimiter)
        table.writerow(["Text", "Titre", "lang"])
        table.writerow(['Il a\n"plu", et;\tgelé.\r\n', "un", "FR"])
        table.writerow(["Il a neigé.", "deux", ""])
    one, two = read([path])
    assert isinstance(one, Document) and isinstance(two, Document)
    assert (one.id, one.text, one.language) == ("a.csv:2", 'Il a\n"plu", et;\tgelé.\r\n', "fr")
    assert (two.id, two.text, two.metadata) == (
        "a.csv:5",
        "Il a neigé.",
        {"Titre": "deux", "lang": ""},
    )


def test_bad_rows_are_failures_and_the_others_go_on(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        '\nid,text\na,Il a plu.\nb,Il a plu, hier\nc\n\nd,"Il "a" plu"\ne,Il a gelé.\nf,"Il a',
        encoding="utf-8",
    )
    assert outcome(path) == [
        ("a", "Il a plu."),
        ("bad-record", "a.csv:4"),
        ("empty", "a.csv:5"),
        ("bad-record", "a.csv:7"),
        ("e", "Il a gelé."),
        ("bad-record", "a.csv:9"),
    ]


def test_a_table_without_texts_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,title\na,b\n", encoding="utf-8")
    assert outcome(path) == [("no-text-column", "a.csv")]


def test_rows_have_a_limit_and_tables_have_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("lines.LIMIT", "source.LIMIT", "csv_table.ROW"):
        monkeypatch.setattr(f"lineage.readers.{name}", 1000)
    before = csv.field_size_limit()
    (tmp_path / "a.csv").write_text(
        "id,text\na," + "x" * 900 + "\nb," + "x" * 5000 + '\nc,"' + "x\n" * 600 + '"\n',
        encoding="utf-8",
    )
    (tmp_path / "b.jsonl").write_text(
        json.dumps({"id": "d", "text": "x" * 5000}) + '\n{"id": "e", "text": "x"}\n' * 100,
        encoding="utf-8",
    )
    (tmp_path / "c.txt").write_text("x" * 1001, encoding="utf-8")
    items = list(read([tmp_path]))
    assert [item.id for item in items if isinstance(item, Document)] == ["a", "e"]
    failures = [(item.code, item.path) for item in items if isinstance(item, Failure)]
    assert failures[0] == ("too-large", "a.csv:3")
    assert failures[1] == ("too-large", "a.csv:4")
    assert failures[-2:] == [("too-large", "b.jsonl:1"), ("too-large", "c.txt")]
    assert csv.field_size_limit() == before


def test_cells_longer_than_the_limit_of_the_standard_library(tmp_path: Path) -> None:
    assert csv.field_size_limit() < 200_000 < csv_table.ROW
    (tmp_path / "a.csv").write_text("text\n" + "x" * 200_000, encoding="utf-8")
    (document,) = read([tmp_path])
    assert isinstance(document, Document)


def test_an_id_may_come_twice_only_with_the_same_text(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id": "a", "text": "x"}\n{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}\n',
        encoding="utf-8",
    )
    assert outcome(path) == [("a", "x"), ("duplicate-id", "a.jsonl")]
