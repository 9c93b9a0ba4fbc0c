"""`lineage index`: an archive of articles is made, added to, looked at and checked."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from lineage.index import Index
from tests.cli.command import ROOT
from tests.heaps import BRIDGE, FRENCH, HARBOUR
from tests.index.archives import invented

COMMAND = [sys.executable, "-c", "from lineage.cli import main; main()", "index"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def run(*args: object, cwd) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, args)], capture_output=True, text=True, cwd=cwd, env=ENVIRONMENT,
        timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(BRIDGE)
    (folder / "b.txt").write_text(FRENCH)
    return tmp_path


def test_an_archive_from_its_beginning_to_its_end(site):
    """The way of a newcomer, as the page of the archive has it."""
    done = run("create", "news.index", "articles", cwd=site)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "2 articles added, 0 updated, 0 known already: news.index holds 2\n"

    (site / "articles/a.txt").write_text(BRIDGE + "\nMore.")
    (site / "articles/c.txt").write_text(HARBOUR)
    (site / "dates.json").write_text(json.dumps({"c.txt": {"publisher": "Ostrava Post"}}))
    done = run("add", "news.index", "articles", "--metadata", "dates.json", cwd=site)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "1 article added, 1 updated, 1 known already: news.index holds 3\n"

    done = run("info", "news.index", cwd=site)
    assert "news.index: 3 articles" in done.stdout
    assert "languages: English 2, French 1" in done.stdout
    assert "publishers: Ostrava Post 1" in done.stdout
    told = json.loads(run("info", "news.index", "--format", "json", cwd=site).stdout)
    assert (told["documents"], told["schema"], told["parameters"]["bands"]) == (3, 1, 32)

    done = run("remove", "news.index", "b.txt", "nobody.txt", cwd=site)
    assert done.returncode == 2
    assert done.stdout == "1 article removed: news.index holds 2\n"
    assert "nobody.txt: there is no article of this id" in done.stderr

    done = run("verify", "news.index", cwd=site)
    assert (done.returncode, done.stdout) == (0, "news.index is sound: it holds 2 articles\n")
    left = sorted(entry.name for entry in site.iterdir())
    assert left == ["articles", "dates.json", "news.index"]


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_added(site):
    (site / "articles/broken.jsonl").write_text("{")
    done = run("create", "news.index", "articles", cwd=site)
    assert done.returncode == 2
    assert "broken.jsonl" in done.stderr
    assert done.stdout.startswith("2 articles added")


def test_create_refuses_what_exists_and_add_what_is_missing(site):
    assert "is no such" not in run("create", "news.index", cwd=site).stderr
    done = run("create", "news.index", "articles", cwd=site)
    assert done.returncode == 2
    assert "'news.index' exists already. Add to it with `lineage index add`" in done.stderr
    done = run("add", "other.index", "articles", cwd=site)
    assert done.returncode == 2
    assert "there is no index 'other.index'. Make one with `lineage index create`" in done.stderr


def test_verify_tells_what_is_wrong(site):
    run("create", "news.index", "articles", cwd=site)
    whole = (site / "news.index").read_bytes()
    with Index.open(site / "news.index") as index:
        packed = index._connection.execute("SELECT packed FROM documents").fetchone()[0]
    at = whole.index(packed[:50]) + 30
    (site / "news.index").write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
    done = run("verify", "news.index", cwd=site)
    assert (done.returncode, done.stdout) == (2, "")
    assert "news.index: the index 'news.index' is damaged" not in done.stderr
    assert "the article 'a.txt' is not what was added" in done.stderr
    assert "make it anew" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interrupt_leaves_a_sound_file_and_running_again_does_the_rest(site):
    rows = [{"id": d.id, "text": d.text, "language": "en"} for d in invented(4000)]
    (site / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    process = subprocess.Popen(
        [*COMMAND, "create", "news.index", "rows.jsonl"], cwd=site, env=ENVIRONMENT,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    log = site / "news.index-wal"
    while not (log.exists() and log.stat().st_size > 1_000_000):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.strip() == "lineage: interrupted"
    with Index.open(site / "news.index") as index:
        assert index.count() in (0, 1000, 2000, 3000)
        assert index.verify() == ()
    done = run("add", "news.index", "rows.jsonl", cwd=site)
    assert done.stdout.endswith("news.index holds 4,000\n")
