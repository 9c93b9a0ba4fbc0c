"""The command `check`: what it compares with what, and the code it leaves with."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner

from lineage.cli.check import check
from lineage.model import (
    Alignment,
    Article,
    Document,
    Failure,
    Pair,
    Report,
    Shares,
    Span,
    Tool,
)

COPIED = (
    "The ministry said on Friday that the bridge at Arlon would close for four months of repairs, "
    "which will cost nine million euros and send all lorries round by the northern road."
)
OWN = "A cat show opened in the old market hall on Sunday."


@pytest.fixture
def analyzed(monkeypatch):
    """Stands in for the pipeline: pairs share COPIED or nothing. What it was asked is kept."""
    asked = SimpleNamespace(ids=[], focus=None)

    def analyze(items, *, focus, progress):
        items = list(items)
        documents = sorted(
            (item for item in items if isinstance(item, Document)), key=lambda item: item.id
        )
        asked.ids, asked.focus = [document.id for document in documents], set(focus)
        have = [document for document in documents if COPIED in document.text]
        return Report(
            "lineage-report/1",
            Tool("lineage", "0.1.0"),
            {},
            tuple(map(article, documents)),
            tuple(
                pair(a, b)
                for index, a in enumerate(have)
                for b in have[index + 1 :]
                if {a.id, b.id} & asked.focus
            ),
            (),
            (),
            tuple(item for item in items if isinstance(item, Failure)),
        )

    monkeypatch.setitem(sys.modules, "lineage.pipeline", SimpleNamespace(analyze=analyze))
    return asked


def article(document):
    return Article(
        id=document.id,
        path=document.path,
        title=document.title,
        published=document.published and document.published.isoformat(),
        publisher=document.publisher,
        url=document.url,
        language=document.language,
        characters=len(document.text),
        sha256="",
        text=document.text,
        family=None,
        citations=(),
        quotations=(),
        boilerplate=(),
        attributed=(),
        added=(),
        translated=None,
        shares=Shares(),
    )


def pair(a, b):
    here, there = a.text.index(COPIED), b.text.index(COPIED)
    same = Alignment(
        None, "verbatim", 1.0, Span(here, here + len(COPIED)), Span(there, there + len(COPIED))
    )
    return Pair(a.id, b.id, "near-duplicate", 1.0, (), 0, 0, 0, 0, 0, 0.8, 0.9, (same,))


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site with one article of its own, an archive with one dispatch."""
    write(tmp_path / "site" / "own.md", OWN)
    write(tmp_path / "wire" / "afp.txt", f"ARLON\n{COPIED}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def run(*arguments, stdin=None):
    """Output, error output and exit code, as the group would give them."""
    result = CliRunner().invoke(check, arguments, input=stdin, standalone_mode=False)
    code = 2 if result.exception else result.return_value
    return SimpleNamespace(out=result.stdout, err=result.stderr, code=code, error=result.exception)


def test_an_original_article_passes(site, analyzed):
    result = run("site/own.md", "--against", "wire")
    assert (result.code, result.err) == (0, "")
    assert result.out == "Nothing found in 1 article checked against 1.\n"


def test_a_copy_fails_at_its_line(site, analyzed):
    write(site / "site" / "new.md", f"# Bridge\r\n\r\n{COPIED}\r\n{OWN}\r\n")
    result = run("site", "--against", "wire")
    assert result.code == 1
    assert result.out.startswith("1 finding in 1 of 2 articles checked against 1.\n")
    assert "\nsite/new.md:3:1: error LIN001 Copied from wire/afp.txt" in result.out
    assert "Source: ARLON" in result.out
    assert analyzed.focus == {"site/new.md", "site/own.md"}


def test_several_archives(site, analyzed):
    write(site / "more" / "afp.txt", OWN)
    run("site/own.md", "--against", "wire", "--against", "more")
    assert analyzed.ids == ["more/afp.txt", "site/own.md", "wire/afp.txt"]


def test_a_file_that_is_also_in_the_archive_is_not_held_against_itself(site, analyzed):
    (site / "link").symlink_to(site / "wire", target_is_directory=True)
    for archive in ("wire", "link", str(site / "wire")):
        result = run("wire/afp.txt", "--against", archive)
        assert (result.code, len(analyzed.ids)) == (0, 1)
        assert "checked against each other" in result.out


def test_an_archive_that_is_another_name_of_the_site_is_the_site(site, analyzed):
    # by its name it comes before the site, and so do the names of its files
    (site / "alias").symlink_to(site / "site", target_is_directory=True)
    result = run("site", "--against", "alias")
    assert (result.code, len(analyzed.focus)) == (0, 1)
    assert result.out.startswith("Nothing found in 1 article checked against each other")


def test_without_an_archive_articles_are_compared_with_each_other(site, analyzed):
    write(site / "site" / "new.md", COPIED)
    result = run("site", "wire", "--format", "json")
    (finding,) = json.loads(result.out)["findings"]
    assert (result.code, finding["rule"]) == (1, "LIN006")
    assert (finding["document"], finding["source"]) == ("wire/afp.txt", "site/new.md")


def test_rows_with_the_same_id_on_both_sides_stay_two_articles(site, analyzed):
    write(site / "site" / "new.jsonl", json.dumps({"id": "1", "text": COPIED}) + "\n")
    write(site / "wire" / "old.jsonl", json.dumps({"id": "1", "text": COPIED}) + "\n")
    result = run("site/new.jsonl", "--against", "wire", "--format", "json")
    assert analyzed.ids == ["1", "wire/afp.txt", "wire/old.jsonl:1"]
    assert analyzed.focus == {"1"}
    assert [finding["document"] for finding in json.loads(result.out)["findings"]] == ["1"]


def test_metadata_is_for_both_sides(site, analyzed):
    write(site / "meta.csv", "id,publisher\nwire/afp.txt,AFP\nsite/new.md,The Site\n")
    write(site / "site" / "new.md", COPIED)
    result = run("site/new.md", "--against", "wire", "--metadata", "meta.csv")
    assert result.code == 1
    assert "(AFP)" in result.out and "Source: AFP" in result.out


def test_metadata_of_the_whole_site_is_no_error(site, analyzed):
    """A check of three new files is given the metadata that the site has of all of them."""
    write(site / "meta.csv", "id,publisher\nwire/elsewhere.txt,AFP\nwire/afp.txt,AFP\n")
    result = run("site/own.md", "--against", "wire", "--metadata", "meta.csv")
    assert (result.code, result.err) == (0, "")


def test_metadata_of_none_of_the_articles_is_told(site, analyzed):
    """Its dates and publishers would be missing from the verdict without a word."""
    write(site / "meta.csv", "id,publisher\nafp.txt,AFP\n")
    result = run("site/own.md", "--against", "wire", "--metadata", "meta.csv")
    assert result.code == 0
    assert "meta.csv: no article read here has an id of it" in result.err
    assert "'afp.txt'" in result.err


@pytest.mark.parametrize("bad", ["site/bad.txt", "wire/bad.txt"], ids=["checked", "archived"])
def test_an_error_wins_over_findings_and_the_verdict_is_written_all_the_same(site, analyzed, bad):
    write(site / "site" / "new.md", COPIED)
    write(site / bad, "")
    result = run("site", "--against", "wire", "-o", "verdict.json")
    assert (result.code, result.out) == (2, "")
    assert f"lineage: {bad}: " in result.err
    verdict = json.loads((site / "verdict.json").read_text(encoding="utf-8"))
    assert [finding["rule"] for finding in verdict["findings"]] == ["LIN001"]
    assert [failure["path"] for failure in verdict["failures"]] == [bad]


def test_what_is_not_there_is_an_error(site, analyzed):
    result = run("site/gone.md", "--against", "wire")
    assert result.code == 2
    assert "site/gone.md: error there is no such file" in result.out
    assert run("site/own.md", "--against", "gone").code == 2


def test_sarif_is_chosen_by_the_suffix(site, analyzed):
    write(site / "site" / "été.md", COPIED)
    assert run("site", "--against", "wire", "-o", "verdict.sarif").code == 1
    (log,) = json.loads((site / "verdict.sarif").read_text(encoding="utf-8"))["runs"]
    (result,) = log["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "site/%C3%A9t%C3%A9.md"
    assert result["message"]["text"].startswith("Copied from [wire/afp.txt](1)")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("verdict.json", '{\n "schema": "lineage-check/1"'),
        ("verdict.md", "**1 finding in 1 of 2 articles"),
        ("verdict.xml", "<?xml version="),
        ("verdict.txt", "1 finding in 1 of 2 articles"),
    ],
)
def test_other_formats_are_chosen_by_the_suffix(site, analyzed, name, begins):
    write(site / "site" / "new.md", COPIED)
    assert run("site", "--against", "wire", "-o", name).code == 1
    assert (site / name).read_text(encoding="utf-8").startswith(begins)


def test_annotations_are_printed_for_the_runner_to_see(site, analyzed):
    write(site / "site" / "été.md", COPIED)
    result = run("site", "--against", "wire", "--format", "github")
    assert result.out.startswith("::error file=site/été.md,line=1,endLine=1,col=1,")


def test_one_check_writes_several_files_and_standard_output(site, analyzed):
    write(site / "site" / "new.md", COPIED)
    files = ("-o", "verdict.sarif", "-o", "verdict.json", "-o", "verdict.txt")
    result = run("site", "--against", "wire", *files)
    assert (result.code, result.out) == (1, "")
    assert json.loads(Path("verdict.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert len(json.loads(Path("verdict.json").read_text(encoding="utf-8"))["findings"]) == 1
    assert Path("verdict.txt").read_text(encoding="utf-8").startswith("1 finding in 1 of 2")
    shown = run("site", "--against", "wire", *files, "--format", "text")
    assert (shown.code, shown.out) == (1, Path("verdict.txt").read_text(encoding="utf-8"))


def test_one_file_is_in_the_format_that_is_named(site, analyzed):
    assert run("site", "--format", "sarif", "-o", "verdict.json").out == ""
    assert json.loads(Path("verdict.json").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_what_could_not_be_read_is_told_once_however_much_is_written(site, analyzed):
    write(site / "site" / "bad.txt", "")
    files = ("-o", "verdict.sarif", "-o", "verdict.json")
    told = run("site", *files)
    assert (told.code, told.out, told.err.count("site/bad.txt")) == (2, "", 1)
    told = run("site", *files, "--format", "text")
    assert (told.out.count("site/bad.txt"), told.err) == (1, "")


def test_the_length_of_a_passage_can_be_set(site, analyzed):
    write(site / "site" / "new.md", COPIED)
    words = len(COPIED.split())
    for least, rule in ((words, "LIN001"), (words + 1, "LIN002")):
        result = run("site/new.md", "--against", "wire", "--min-passage", str(least))
        assert rule in result.out


def test_an_article_on_standard_input(site, analyzed):
    result = run("-", "--against", "wire", stdin=COPIED)
    assert result.code == 1
    assert "\nstdin:1:1: error LIN001 Copied from afp.txt" in result.out


@pytest.mark.parametrize(
    "arguments",
    [[], ["--against", "wire"], ["site", "--min-passage", "0"], ["site", "--format", "html"]],
)
def test_usage_errors(site, analyzed, arguments):
    result = run(*arguments)
    assert isinstance(result.error, click.UsageError)
    assert analyzed.focus is None, "nothing was read"


def test_a_wrong_suffix_is_told_before_the_work(site, analyzed):
    for first in ([], ["-o", "verdict.json"]):
        assert run("site", *first, "-o", "verdict.pdf").code == 2
        assert analyzed.focus is None
        assert not list(Path().glob("verdict.*"))
