"""One writer at a time: a second one is told who, a dead one leaves nothing behind."""

import os
import signal
import subprocess
import sys

import pytest

from lineage.errors import OutputError
from lineage.index import Index
from tests.index.archives import ARTICLES, content, invented, made

HOLD = """
import sys, time
from lineage.index import Index
with Index.open(sys.argv[1], write=True):
    print("open", flush=True)
    time.sleep(60)
"""
ADD = """
import sys
from lineage.index import Index, archive
from tests.index.archives import invented
archive.BATCH = 5
def tick(stage, done, total):
    print(done, flush=True)
with Index.open(sys.argv[1], write=True) as index:
    index.add(invented(60), progress=tick)
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "archive.index"


def _started(code: str, path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(path), "told"], stdout=subprocess.PIPE, text=True
    )


def _killed(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    process.communicate()


def test_a_second_writer_is_told_who_holds_it_and_a_dead_one_locks_nobody_out(path):
    made(path)
    process = _started(HOLD, path)
    try:
        assert process.stdout.readline() == "open\n"
        with pytest.raises(OutputError, match=f"by process {process.pid} on .* since"):
            Index.open(path, write=True)
        with pytest.raises(OutputError, match="told"):
            Index.create(path)
        with Index.open(path) as reader:
            assert reader.count() == len(ARTICLES)
    finally:
        _killed(process)
    with Index.open(path, write=True) as index:
        assert index.remove(["arlon"]).removed == 1
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_two_writers_in_one_process_are_told_apart(path):
    with Index.create(path), pytest.raises(OutputError, match="being written"):
        Index.open(path, write=True)


@pytest.mark.parametrize("after", [0, 1, 4, 9])
def test_what_was_told_survives_a_kill_and_running_again_does_the_rest(path, after):
    """SIGKILL after so many batches were told: they are whole, and of the others nothing is."""
    made(path, [])
    process = _started(ADD, path)
    told = 0
    for _ in range(after):
        told = int(process.stdout.readline())
    _killed(process)
    with Index.open(path) as reader:
        there = reader.count()
        assert there >= told
        assert there % 5 == 0
        assert reader.verify() == ()
    with Index.open(path, write=True) as index:
        done = index.add(invented(60))
        assert (done.added, done.known) == (60 - there, there)
    assert content(path) == content(made(path.with_name("whole"), invented(60)))
