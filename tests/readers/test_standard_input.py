"""Standard input: a stream of JSONL, or one article as plain text."""

import io
import sys

import pytest

from lineage.model import Document, Failure
from lineage.readers import read


class _Standard(io.TextIOWrapper):
    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Pluie\n\nIl a plu.", [("stdin", "Pluie\n\nIl a plu.")]),
        (b'\n\n{"text": "x"}\n{"id": "b", "text": "y"}', [("stdin:3", "x"), ("b", "y")]),
        ('\ufeff{"id": "a", "text": "é"}'.encode(), [("a", "é")]),
        (
            '{"id": "a", "text": "é"}\n{"id": "b", "text": "y"}'.encode("utf-16"),
            [("a", "é"), ("b", "y")],
        ),
        (b'{"text": "x"', [("stdin", '{"text": "x"')]),
        (b'["x"]', [("stdin", '["x"]')]),
        (b"", [("empty", "stdin")]),
    ],
)
def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, data: bytes, expected: list[tuple[str, str]]
) -> None:
    monkeypatch.setattr(sys, "stdin", _Standard(data))
    assert [
        (item.id, item.text) if isinstance(item, Document) else (item.code, item.path)
        for item in read(["-", "-"])
    ] == expected


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert [item.code for item in read(["-"]) if isinstance(item, Failure)] == ["not-found"]
