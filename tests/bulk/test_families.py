"""Rewrites and translations of a corpus come back as families with their trees, whoever works."""

import json
import random
import sys
from pathlib import Path

import msgspec
import pytest

import lineage
from lineage.bulk import Fields as Names
from lineage.bulk import Options, dedup, families
from lineage.errors import UsageError
from lineage.render.load import load
from tests.bulk.corpora import read_rows, write_rows
from tests.cli.command import real_lineage

FIXTURES = Path(__file__).parents[2] / "fixtures"
REWRITES = Options(rewrites=True)


TOLD = json.loads((FIXTURES / "flagship/metadata.json").read_text(encoding="utf-8"))


def _rows(pattern):
    """Articles as rows, with the date, publisher and title that are known of them."""
    return [
        {
            "id": path.name,
            "text": path.read_text(encoding="utf-8"),
            **TOLD.get(f"articles/{path.name}", {}),
        }
        for path in sorted(FIXTURES.glob(pattern))
    ]


FLAGSHIP = _rows("flagship/articles/0[1-8]-*.txt")
BILINGUAL = _rows("bilingual/articles/0[134]-*")
FIRST, COPY = "04-mesa-blanca-fire.txt", "08-texas-battery-blaze.txt"
BY_NAME = {row["id"]: row for row in FLAGSHIP}


@pytest.fixture(scope="module")
def heap():
    rows = [*FLAGSHIP, *BILINGUAL]
    random.Random(5).shuffle(rows)
    return rows


@pytest.fixture(scope="module")
def done(heap, tmp_path_factory):
    """What comes of the heap: its rows and the reports, and where they are."""
    folder = tmp_path_factory.mktemp("done")
    corpus = write_rows(folder / "corpus.jsonl", heap)
    out, reports = folder / "out.jsonl", folder / "families.jsonl"
    told = dedup([corpus], out, REWRITES, families=reports)
    return told, out, reports


@pytest.fixture
def small_parts(monkeypatch):
    """Many parts a stage, as a large corpus has."""
    for name, size in (("_READ", 5), ("_COMPARED", 10), ("_ANALYSED", 4)):
        monkeypatch.setattr(families, name, size)


def test_who_retells_one_report_is_of_one_family(heap, done):
    """In one language and in two; what only looks alike is of none."""
    told, out, _ = done
    rows = read_rows(out)
    assert [row["id"] for row in rows] == [row["id"] for row in heap]
    family = {row["id"]: row["family"] for row in rows}
    assert len({family[row["id"]] for row in FLAGSHIP}) == 1
    for story in ("01", "03", "04"):
        assert family[f"{story}-en.txt"] == family[f"{story}-fr.txt"] is not None
        assert family[f"{story}-en-other.txt"] is family[f"{story}-fr-other.txt"] is None
    numbers = [number for number in family.values() if number is not None]
    assert list(dict.fromkeys(numbers)) == [1, 2, 3, 4]
    assert (told.families, told.related) == (4, len(FLAGSHIP) + 6)


def test_rows_say_what_they_derive_from(done):
    rows = {row["id"]: row for row in read_rows(done[1])}
    assert (rows[COPY]["parent"], rows[COPY]["derivation"]) == (FIRST, "copies")
    assert rows[COPY]["parent_source"] is rows[FIRST]["parent"] is None
    assert rows[FIRST]["parent_source"].startswith("source:the-wall-street-journal")
    assert rows[FIRST]["derivation"] == "rewrites"
    alone = rows["01-en-other.txt"]
    assert alone["parent"] is alone["parent_source"] is alone["derivation"] is None


def test_a_family_is_a_line_and_what_a_report_says_of_its_articles(heap, done):
    """So that `explain` and all that reads reports can go on from there."""
    _, out, reports = done
    written = read_rows(out)
    lines = reports.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 4
    for number, line in enumerate(lines, 1):
        report = load(line)
        members = {row["id"] for row in written if row["family"] == number}
        assert {article.id for article in report.documents} == members
        assert [set(family.documents) for family in report.families] == [members]
    # the first family once more, by the rows that came out
    again = [row for row in written if row["family"] == 1]
    corpus = write_rows(out.with_name("again.jsonl"), again)
    documents = [item for item in lineage.read([corpus]) if isinstance(item, lineage.Document)]
    expected = lineage.analyze(documents)
    assert load(lines[0]).families == expected.families
    assert load(lines[0]).pairs == expected.pairs


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("workers", [1, 2])
def test_the_bytes_are_the_same_whoever_works(heap, done, tmp_path, workers):
    _, out, reports = done
    corpus = write_rows(tmp_path / "corpus.jsonl", heap)
    found = tmp_path / "families.jsonl"
    dedup([corpus], tmp_path / "out.jsonl", REWRITES, families=found, workers=workers)
    assert (tmp_path / "out.jsonl").read_bytes() == out.read_bytes()
    assert found.read_bytes() == reports.read_bytes()
    assert sorted(tmp_path.iterdir()) == [corpus, found, tmp_path / "out.jsonl"]


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("stage", ["reading", "comparing", "drawing trees"])
def test_a_run_that_was_ended_goes_on(heap, done, tmp_path, stage, monkeypatch):
    """What a stage has made of its parts is not made again."""
    _, out, reports = done
    corpus = write_rows(tmp_path / "corpus.jsonl", heap)
    functions = {"reading": "terms_of", "comparing": "scores_of", "drawing trees": "families_of"}
    made = []

    def counted(part):
        made.append(stage)
        return function(part)

    function = getattr(families, functions[stage])
    monkeypatch.setattr(families, functions[stage], counted)

    def interrupted(told, at, total):
        if told == stage and at == 2:
            raise KeyboardInterrupt

    target, found = tmp_path / "out.jsonl", tmp_path / "families.jsonl"
    with pytest.raises(KeyboardInterrupt):
        dedup([corpus], target, REWRITES, progress=interrupted, families=found)
    assert not target.exists() and not found.exists()
    before = len(made)
    assert before >= 2
    totals = []
    dedup(
        [corpus],
        target,
        REWRITES,
        progress=lambda told, at, total: totals.append(total) if told == stage else None,
        families=found,
    )
    assert len(made) == totals[-1] > before
    assert target.read_bytes() == out.read_bytes()
    assert found.read_bytes() == reports.read_bytes()


def test_the_order_of_rows_changes_no_family(heap, done, tmp_path):
    corpus = write_rows(tmp_path / "corpus.jsonl", heap[::-1])
    dedup([corpus], tmp_path / "out.jsonl", REWRITES)

    def told(path):
        found = {}
        for row in read_rows(path):
            found.setdefault(row["family"], {})[row["id"]] = row["parent"], row["derivation"]
        return sorted(map(sorted, (group.items() for group in found.values())))

    assert told(tmp_path / "out.jsonl") == told(done[1])


def test_copies_are_of_the_family_and_some_of_its_tree(tmp_path, monkeypatch):
    """A thousand copies are no thousand articles to compare."""
    monkeypatch.setattr(families, "COPIES", 4)
    compared = []
    scores = families.scores
    monkeypatch.setattr(
        families,
        "scores",
        lambda documents, pairs, *how: compared.append(pairs) or scores(documents, pairs, *how),
    )
    copied, other = BY_NAME[FIRST], BY_NAME["01-batteries-reseau-essais.txt"]
    rows = [{**copied, "id": f"copy-{at}"} for at in range(30)]
    corpus = write_rows(tmp_path / "corpus.jsonl", [*rows, other, *BILINGUAL[:1]])
    found = tmp_path / "families.jsonl"
    dedup([corpus], tmp_path / "out.jsonl", REWRITES, families=found)
    written = read_rows(tmp_path / "out.jsonl")
    assert [row["family"] for row in written] == [1] * 31 + [None]
    assert len(compared) == 1
    [report] = found.read_text(encoding="utf-8").splitlines()
    assert {article.id for article in load(report).documents} == {
        *(f"copy-{at}" for at in range(4)),
        other["id"],
    }
    assert all(row["parent"] is None for row in written[4:30])


def test_ids_of_several_rows_are_told_apart_by_their_places(tmp_path):
    rows = [{**row, "id": 7} for row in (BY_NAME[FIRST], BY_NAME[COPY])]
    corpus = write_rows(tmp_path / "a.jsonl", rows)
    dedup([corpus], tmp_path / "out.jsonl", REWRITES)
    one, other = read_rows(tmp_path / "out.jsonl")
    assert one["family"] == other["family"] == 1
    assert other["parent"] == "a.jsonl:1"


def test_rows_that_went_through_before_have_their_fields_anew(done, tmp_path):
    _, out, _ = done
    dedup([out], tmp_path / "again.jsonl", REWRITES)
    assert (tmp_path / "again.jsonl").read_bytes() == out.read_bytes()


def test_odd_rows_are_rows(tmp_path):
    """Ids of any kind, fields nested too deep, dates that are none, texts without words."""
    deep = "[" * 300 + "]" * 300
    lines = [
        msgspec.json.encode({"id": {"n": [1]}, "text": BY_NAME[FIRST]["text"], "date": "hier"}),
        msgspec.json.encode(
            {"content": 1, "text": BY_NAME[COPY]["text"], "title": ["no", "title"]}
        ),
        b'{"text": "", "id": true}',
        b'{"text": "\\ud800 lone", "id": "odd"}',
        b'{"text": "Nothing else is like it.", "id": 1.5, "x": %b}' % deep.encode(),
        b"{",
    ]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    told = dedup([tmp_path / "a.jsonl"], tmp_path / "out.jsonl", REWRITES)
    written = read_rows(tmp_path / "out.jsonl")
    assert len(told.failures) == 1 and len(written) == told.rows == 5
    assert [row["family"] for row in written] == [1, 1, None, None, None]


def test_other_names_of_fields_and_a_corpus_without_its_copies(tmp_path):
    rows = [
        {"url": row["id"], "content": row["text"], "when": row["published"]}
        for row in (BY_NAME[FIRST], BY_NAME[COPY], BY_NAME[FIRST] | {"id": "again"})
    ]
    corpus = write_rows(tmp_path / "a.jsonl", rows)
    options = Options(fields=Names("content", "url", "when"), rewrites=True, remove=True)
    found = tmp_path / "families.jsonl"
    told = dedup([corpus], tmp_path / "out.jsonl", options, families=found)
    assert (told.families, told.related) == (1, 3)
    assert told.copies == 2
    assert read_rows(tmp_path / "out.jsonl") == rows[:1]
    [report] = map(json.loads, found.read_text(encoding="utf-8").splitlines())
    assert {article["id"] for article in report["documents"]} == {row["url"] for row in rows}
    assert all(article["published"] for article in report["documents"])


def test_nothing_to_tie(tmp_path):
    corpus = write_rows(tmp_path / "a.jsonl", [{"text": ""}, {"text": "…"}])
    found = tmp_path / "families.jsonl"
    told = dedup([corpus], tmp_path / "out.jsonl", REWRITES, families=found)
    assert (told.families, told.related, found.read_bytes()) == (0, 0, b"")


def test_without_the_extra_it_is_told_at_once(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "sparse_dot_topn", None)
    corpus = write_rows(tmp_path / "a.jsonl", [{"text": "Rien."}])
    with pytest.raises(UsageError, match="sparse_dot_topn"):
        dedup([corpus], tmp_path / "out.jsonl", REWRITES)
    assert list(tmp_path.iterdir()) == [corpus]
    assert dedup([corpus], tmp_path / "out.jsonl").rows == 1


KILLED = """
import os, signal
from lineage.bulk import work
save = work.Work.save
def killed(self, number, arrays, stage=""):
    save(self, number, arrays, stage)
    if stage == "comparing":
        os.kill(os.getpid(), signal.SIGKILL)
work.Work.save = killed
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
def test_a_run_that_was_killed_ends_as_one_that_was_not(heap, done, tmp_path):
    """Called as it is: in processes that end with it, and it says what it found."""
    told, out, reports = done
    write_rows(tmp_path / "corpus.jsonl", heap)
    args = ("dedup", "corpus.jsonl", "-o", "out.jsonl", "--rewrites", "--families", "f.jsonl")
    assert real_lineage(*args, cwd=tmp_path, before=KILLED).returncode == -9
    assert not (tmp_path / "out.jsonl").exists()
    ended = real_lineage(*args, cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.endswith(f", {told.families} families of {told.related} articles\n")
    assert (tmp_path / "out.jsonl").read_bytes() == out.read_bytes()
    assert (tmp_path / "f.jsonl").read_bytes() == reports.read_bytes()
