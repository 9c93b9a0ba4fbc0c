"""What the documentation says is so: commands, options, thresholds, examples, figures and links.

A reader cannot tell a page that was right last year from one that is right. Where a test here
fails, either the code or the page has to follow the other.
"""

import re
from importlib import import_module
from pathlib import Path

import click
import pytest

import lineage
from lineage.cli.main import COMMANDS
from lineage.cli.main import lineage as command_group
from lineage.render import formats, render
from lineage.rules.registry import RULES

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
THRESHOLD = re.compile(r"^\| `([a-z_.]+)\.([A-Z_]+)` \| (-?[\d.]+) \|", re.MULTILINE)
CUT = "…"


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def everything() -> str:
    return "\n".join(map(read, PAGES))


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a language in a page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", read(page), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def demo() -> str:
    """What `make demo` prints where it is piped."""
    folder = ROOT / "fixtures/flagship"
    documents = lineage.read([folder], metadata=folder / "metadata.json")
    return render(lineage.analyze(documents), "text", width=80)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name):
    text = everything()
    command = command_group.get_command(click.Context(command_group), name)
    options = [
        option
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    ]
    assert f"lineage {name}" in text
    missing = [o for o in options if not re.search(rf"(?<![\w-]){re.escape(o)}(?![\w-])", text)]
    assert not missing, f"no page names these options of {name}: {missing}"


def test_no_option_is_documented_that_there_is_not():
    known = {"--version", "--help", "--write", "--quote"}
    for name in COMMANDS:
        command = command_group.get_command(click.Context(command_group), name)
        known.update(option for parameter in command.params for option in parameter.opts)
    found = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*[a-z]", everything()))
    assert found <= known


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_is_documented(rule):
    assert f"| `{rule.id}` {rule.title} | {rule.severity} |" in read(ROOT / "docs/check.md")


def test_every_format_is_documented():
    text = read(ROOT / "docs/formats.md")
    names = {name for kind in (lineage.Report, lineage.Comparison) for name in formats(kind)}
    assert all(f"`{name}`" in text for name in names)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_python_examples_run(page, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    for block in blocks(page, "python"):
        exec(compile(block, str(page), "exec"), {})
        assert capsys.readouterr().out, "the example prints nothing"


def test_the_excerpt_is_what_the_report_prints(demo):
    """Each line of it, cut at a …, is a line of the report, and they stand in its order."""
    [excerpt] = blocks(README, "text")
    printed = iter(demo.splitlines())
    for line in excerpt.splitlines():
        if line.strip(f" │├└─{CUT}"):
            start = line.removesuffix(CUT) if line.endswith(CUT) else None
            assert any(
                got.startswith(start) if start is not None else got.rstrip() == line
                for got in printed
            ), f"the report has no such line, or not here: {line!r}"


def test_thresholds_are_those_of_the_code():
    found = THRESHOLD.findall(read(ROOT / "docs/method.md"))
    assert found
    told = {f"{module}.{name}": float(value) for module, name, value in found}
    real = {
        f"{module}.{name}": float(getattr(import_module(f"lineage.{module}"), name))
        for module, name, _ in found
    }
    assert told == real


def test_every_threshold_that_the_text_names_is_in_the_table():
    text = read(ROOT / "docs/method.md")
    named = set(re.findall(r"`([a-z_.]+\.[A-Z_]+)`", text))
    assert named == {f"{module}.{name}" for module, name, _ in THRESHOLD.findall(text)}


def test_the_figures_that_the_readme_quotes_are_those_measured():
    rows = [line for line in read(README).splitlines() if line.startswith("| ")]
    measured = read(ROOT / "docs/figures.md").splitlines()
    assert len(rows) > 1
    assert [row for row in rows if row not in measured] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page):
    for target in LINK.findall(FENCE.sub("", read(page))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, heading = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), f"{page.name} links to {target}"
        if heading:
            titles = re.findall(r"^#+ (.*)$", read(path), re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
            assert heading in slugs, f"{page.name} links to {target}"
