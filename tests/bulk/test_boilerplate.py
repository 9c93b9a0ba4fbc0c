"""Lines of sites are left out where texts are compared; the lines of copied articles are not."""

import random

import pytest

from lineage.bulk import Options, dedup, rows, sketching, threads
from lineage.bulk import boilerplate as module
from lineage.bulk.boilerplate import boilerplate
from lineage.bulk.corpus import Corpus
from lineage.bulk.rows import Fields, File, RowReader
from lineage.bulk.sketching import fingerprints
from lineage.bulk.work import Work
from tests.bulk.corpora import WORDS, read_rows, write_rows

CHANCE = random.Random(6)


def _line(number: int) -> str:
    return " ".join(CHANCE.choices(WORDS, k=number)).capitalize() + "."


def _article() -> list[str]:
    return [_line(CHANCE.randrange(8, 25)) for _ in range(CHANCE.randrange(12, 20))]


FOOTERS = [["Read more", _line(20), "Share  this page!", _line(30)] for _ in range(3)]


@pytest.fixture(autouse=True)
def _from_the_start():
    """Each test draws what it draws, whichever ran before it."""
    CHANCE.seed(6)


def _near_copy(article: list[str]) -> list[str]:
    """One word of twenty-five is another."""
    return [
        " ".join(w if CHANCE.random() < 0.96 else CHANCE.choice(WORDS) for w in line.split())
        for line in article
    ]


def _corpus() -> list[str]:
    """A report in forty near copies and one in forty equal ones, on all sites and on none; and on
    each site articles of its own."""
    found = []
    for report in (_article(), _article()):
        for at in range(40):
            lines = _near_copy(report) if at % 2 else report
            found.append(lines + (FOOTERS[at % 3] if at % 4 else []))
    found += [_article() + FOOTERS[at % 3] for at in range(60)]
    # in fewer than ten
    rare = _line(15)
    found += [[*_article(), rare] for _ in range(9)]
    CHANCE.shuffle(found)
    return ["\n".join(lines) for lines in found]


TEXTS = _corpus()
ROWS = [{"id": at, "text": text} for at, text in enumerate(TEXTS)]


@pytest.fixture
def corpus(tmp_path):
    return write_rows(tmp_path / "corpus.jsonl", ROWS)


def _found(path) -> set[int]:
    work = Work(path.with_name("work"), {}, [path])
    corpus = Corpus([File("a", path)], RowReader(Fields()), lambda *told: None)
    found = boilerplate(corpus, work)
    work.remove()
    return set(found.tolist())


@pytest.mark.parametrize("numba", [True, False], ids=["with numba", "without"])
def test_it_is_the_lines_of_the_sites_alone(corpus, monkeypatch, numba):
    """Not those of a report of which there are forty copies, and not what a few texts have."""
    if numba:
        pytest.importorskip("numba")
    else:
        monkeypatch.setattr(sketching, "compiled", lambda: None)
    monkeypatch.setattr(rows, "BLOCK", 20_000)
    monkeypatch.setattr(module, "_COUNTED", 400)
    prints, _ = fingerprints([line for footer in FOOTERS for line in footer])
    assert _found(corpus) == set(prints.tolist())


def test_copies_alone_have_none(tmp_path):
    """However many there are; also where a text is one line."""
    report = _article()
    near = [{"text": "\n".join(_near_copy(report))} for _ in range(200)]
    one = [{"text": _line(40)}] * 50
    assert _found(write_rows(tmp_path / "a.jsonl", near + one)) == set()


def test_short_articles_of_a_site_are_no_copies(tmp_path):
    """The site is known by its long articles; rows come out as they are."""
    footer = [_line(30), _line(30), "Read more"]
    long = ["\n".join(_article() + footer) for _ in range(30)]
    short = ["\n".join([_line(12), *footer]) for _ in range(10)]
    rows = [{"id": at, "text": text} for at, text in enumerate([*long, *short, short[0] + " …"])]
    corpus = write_rows(tmp_path / "a.jsonl", rows)
    assert dedup([corpus], tmp_path / "with").copies == 10
    done = dedup([corpus], tmp_path / "out", Options(without_boilerplate=True))
    assert done.copies == 1
    written = read_rows(tmp_path / "out")
    assert [row["text"] for row in written] == [row["text"] for row in rows]
    assert written[-1]["representative"] == 30


def test_a_text_that_is_all_boilerplate_is_no_copy(tmp_path):
    footer = [_line(20), _line(20)]
    texts = ["\n".join(_article() + footer) for _ in range(20)] + ["\n".join(footer)] * 2
    corpus = write_rows(tmp_path / "a.jsonl", [{"text": text} for text in texts])
    assert dedup([corpus], tmp_path / "out", Options(without_boilerplate=True)).copies == 0


def test_any_number_of_threads_gives_the_same_bytes(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "BLOCK", 20_000)
    options = Options(without_boilerplate=True, containment=0.8)
    dedup([corpus], tmp_path / "several", options)
    monkeypatch.setattr(threads, "_MOST", 1)
    dedup([corpus], tmp_path / "one", options)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "several").read_bytes()


@pytest.mark.parametrize("stage", ["counting", "looking", "sketching"])
def test_a_run_that_was_ended_goes_on(corpus, tmp_path, stage, monkeypatch):
    """With the lines that were counted, and what was found boilerplate."""
    monkeypatch.setattr(rows, "BLOCK", 20_000)
    options = Options(without_boilerplate=True)
    dedup([corpus], tmp_path / "expected", options)
    seen = []

    def interrupted(told, done, total):
        seen.append(told)
        if told.startswith(stage) and sum(one.startswith(stage) for one in seen) > 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dedup([corpus], tmp_path / "out", options, progress=interrupted)
    after: list[str] = []
    told = lambda stage, done, total: after.append(stage.split(",")[0])  # noqa: E731
    dedup([corpus], tmp_path / "out", options, progress=told)
    assert (tmp_path / "out").read_bytes() == (tmp_path / "expected").read_bytes()
    assert ("counting lines" in after) == (stage != "sketching")


def test_a_run_with_it_does_not_go_on_with_one_without(corpus, tmp_path):
    def fail(told, done, total):
        if told.startswith("writing"):
            raise KeyboardInterrupt

    dedup([corpus], tmp_path / "expected", Options(without_boilerplate=True))
    with pytest.raises(KeyboardInterrupt):
        dedup([corpus], tmp_path / "out", progress=fail)
    dedup([corpus], tmp_path / "out", Options(without_boilerplate=True))
    assert (tmp_path / "out").read_bytes() == (tmp_path / "expected").read_bytes()
