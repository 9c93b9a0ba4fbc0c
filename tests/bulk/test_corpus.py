"""A row is found again by its place, whatever stands around it, and is what it was."""

import gzip

import numpy as np
import pytest

from lineage.bulk import dedup, rows
from lineage.bulk.compared import SetsOfRows
from lineage.bulk.corpus import Corpus
from lineage.bulk.rows import Fields, File, RowReader
from lineage.errors import InputError
from tests.bulk.corpora import read_rows, texts, write_rows

ROWS = [{"id": f"n{at}", "text": text} for at, text in enumerate(texts(120))]
KINDS = {
    "plain.jsonl": lambda lines: b"\n".join(lines) + b"\n",
    "without an end.jsonl": lambda lines: b"\n".join(lines),
    "empty.jsonl": lambda lines: b"",
    "marked.jsonl": lambda lines: b"\xef\xbb\xbf" + b"\n".join(lines),
    "of another system.jsonl": lambda lines: b"\r\n".join(lines) + b"\r\n",
    "with gaps.jsonl": lambda lines: b"\n \n" + b"\n\n\n".join(lines) + b"\n\n",
    "with damage.jsonl": lambda lines: b"{\n" + b"\n\xff\n".join(lines),
    "too long.jsonl": lambda lines: b"x" * 20_000 + b"\n" + b"\n".join(lines),
}


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch):
    monkeypatch.setattr(rows, "BLOCK", 1000)
    monkeypatch.setattr(rows, "LIMIT", 5000)


@pytest.fixture
def corpus(tmp_path):
    """Files of every kind, each with some of the rows."""
    lines = write_rows(tmp_path / "rows", ROWS).read_bytes().splitlines()
    files = []
    for at, (name, put) in enumerate(KINDS.items()):
        (tmp_path / name).write_bytes(put(lines[at * 15 : at * 15 + 15]))
        files.append(File(name, tmp_path / name))
    return Corpus(files, RowReader(Fields()), lambda *told: None)


def test_rows_are_where_their_places_say(corpus):
    blocks = list(corpus.blocks("reading"))
    places = np.concatenate([block.places for block in blocks])
    lines = [line for block in blocks for line in block.lines]
    # what is too long has a line that stands for it
    sound = np.flatnonzero([line.startswith(b"{") for line in lines])
    assert len(sound) > 100
    for some in (sound, sound[::2], sound[-1:]):
        again = corpus.again(places[some])
        assert list(again.lines) == [lines[at] for at in some]


def test_files_of_all_kinds_are_compared_as_packed_ones_are(corpus, tmp_path):
    """Packed ones cannot be read by places."""
    paths = [file.location for file in corpus.files]
    dedup(paths, tmp_path / "plain", pairs=tmp_path / "pairs")
    packed = [tmp_path / f"{path.name}.gz" for path in paths]
    for path, to in zip(paths, packed, strict=True):
        to.write_bytes(gzip.compress(path.read_bytes()))
    dedup(packed, tmp_path / "unpacked", pairs=tmp_path / "others")
    assert len(read_rows(tmp_path / "pairs")) > 5
    assert (tmp_path / "unpacked").read_bytes() == (tmp_path / "plain").read_bytes()
    assert (tmp_path / "others").read_bytes() == (tmp_path / "pairs").read_bytes()


@pytest.mark.parametrize("to", [b"e", b"", None])
def test_a_row_that_was_changed_since_is_told(tmp_path, monkeypatch, to):
    """Also where the file is as long as before, or is no longer there."""
    path = write_rows(tmp_path / "a.jsonl", ROWS)
    loaded = SetsOfRows.loaded

    def changed(sets, numbers):
        if to is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(path.read_bytes().replace(b"a", to))
        return loaded(sets, numbers)

    monkeypatch.setattr(SetsOfRows, "loaded", changed)
    with pytest.raises(InputError, match="changed"):
        dedup([path], tmp_path / "out")


def test_a_file_that_grows_meanwhile_is_no_error_of_the_program(tmp_path):
    path = write_rows(tmp_path / "a.jsonl", ROWS)
    line = path.read_bytes().splitlines(keepends=True)[-1]

    def grow(told, done, total):
        if told.startswith("sketching") and path.stat().st_size < 200_000:
            with path.open("ab") as file:
                file.write(line)

    with pytest.raises(InputError, match="changed"):
        dedup([path], tmp_path / "out", progress=grow)
