"""Whatever bytes are in a file, they are documents or failures, and never another exception."""

import io
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.model import Document, Failure
from lineage.readers import read
from lineage.readers.metadata import Overrides
from lineage.readers.registry import FORMATS
from lineage.readers.source import ReadError, Source
from lineage.readers.standard_input import recognise

READERS = {reader.__name__: reader for reader, _ in FORMATS}
PIECES = st.sampled_from(
    b'---\n|+++\n|title: |date = |{|}|{"text": "x"}\n|"|\\ud800|id,text\n|a;b\n|\n|\r|\x00|\xff\xfe'
    b"|\xef\xbb\xbf|&a |*a|!!int |!!timestamp x|: |- |[|2024-99-99|1e999|\xe9|# ".split(b"|")
)
CONTENT = (
    st.binary(max_size=200)
    | st.lists(PIECES, max_size=20).map(b"".join)
    | st.text(max_size=60).flatmap(
        lambda text: st.sampled_from(["utf-8", "utf-16", "utf-16-be", "latin-1"]).map(
            lambda encoding: text.encode(encoding, "replace")
        )
    )
)


def check(item: Document | Failure) -> None:
    """A document that can be written as JSON and UTF-8, or a failure that says all it should."""
    if isinstance(item, Document):
        assert item.text.strip()
        item.text.encode("utf-8")
        json.dumps([item.id, item.title, dict(item.metadata)], allow_nan=False).encode("utf-8")
        return
    assert item.stage == "read"
    assert item.code and item.path and item.remedy
    assert len(item.message.splitlines()) == 1


@pytest.mark.parametrize("name", READERS)
@given(data=CONTENT)
@settings(max_examples=200, deadline=None)
def test_bytes_become_documents_or_failures(name: str, data: bytes) -> None:
    source = Source("a", "a", None)
    try:
        for item in READERS[name](source, io.BufferedReader(io.BytesIO(data))):
            check(item)
    except ReadError as error:
        check(error.at("a"))


@given(data=CONTENT)
@settings(deadline=None)
def test_standard_input_loses_no_byte(data: bytes) -> None:
    _, stream = recognise(io.BufferedReader(io.BytesIO(data)))
    assert stream.read() == data


@given(data=CONTENT)
@settings(deadline=None)
def test_a_metadata_file_is_used_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "about"
    path.write_bytes(data)
    try:
        Overrides.load(path)
    except Exception as error:
        assert type(error).__name__ == "InputError"


HOSTILE = {
    "empty.txt": b"",
    "blank.md": b" \n\t\r\n",
    "mark.txt": b"\xef\xbb\xbf",
    "mark16.txt": b"\xff\xfe",
    "odd16.txt": "Il a plu.".encode("utf-16")[:-1],
    "lone16.txt": b"\xff\xfe\x00\xd8a\x00",
    "nuls.txt": bytes(10_000),
    "nul.txt": b"Il a\x00 plu, et il a neige toute la nuit.",
    "surrogate.txt": b"Il a \xed\xa0\x80 plu.",
    "overlong.txt": b"Il a \xc0\xaf plu.",
    "mixed.txt": "Élysée — à peine ".encode() * 20 + "Nîmes".encode("cp1252"),
    "controls.txt": b"\x01\x02\x03\x04\x05\x06",
    "escapes.txt": b"\x1b[31mIl a plu.\x1b[0m",
    "long.txt": b"x" * 10_000_000,
    "long.md": b"# " + b"# " * 5_000_000,
    "spaces.md": b" " * 10_000_000 + b"x",
    "rules.md": b"---\na: b\n" + b"--- x\n" * 1_000_000,
    "quotes.csv": b"text\n" + b'"' * 1_000_001,
    "commas.csv": b"," * 1_000_000,
    "deep.jsonl": b'{"text":' * 1_000_000,
    "long.jsonl": b'{"text": "' + b"x" * 10_000_000 + b'"}',
    "binary.jsonl": bytes(range(256)) * 100,
    "binary.csv": b"\x1f\x8b\x08\x00" * 100,
    "bytes.txt": bytes(range(128, 256)) * 1000,
    "deep.md": b"---\na: " + b"[" * 16_000 + b"\n---\nx",
    "keys.md": b"---\n" + b"? " * 8_000 + b"\n---\nx",
    "sexagesimal.md": b"---\na: 1" + b":1" * 8_000 + b"\n---\nx",
    "hexadecimal.md": b"---\na: 0x" + b"f" * 16_000 + b"\n---\nx",
    "hexadecimal2.md": b"+++\na = 0x" + b"f" * 16_000 + b"\n+++\nx",
    "tables.md": b"+++\n" + b"[a.b.c.d.e.f.g.h]\n" * 10 + b"+++\nx",
    "dots.md": b"+++\na" + b".a" * 8_000 + b" = 1\n+++\nx",
    "inline.md": b"+++\na = " + b"[" * 16_000 + b"\n+++\nx",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_read_or_refused_quickly(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    start = time.process_time()
    items = list(read([path]))
    assert time.process_time() - start < 10
    assert items
    for item in items:
        check(item)
