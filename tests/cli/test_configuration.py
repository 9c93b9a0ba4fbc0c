"""Options from pyproject.toml and from --config: which wins, what is refused, how it is told."""

import re
import tomllib

import click
import pytest

from lineage.cli.configuration import configured_commands, options
from lineage.cli.main import lineage as group
from lineage.render.load import load
from tests.cli.command import lineage, real_lineage


@pytest.fixture
def project(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text("Le port de Sarande a été vendu.", encoding="utf-8")
    return tmp_path


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def pyproject(folder, text):
    write(folder / "pyproject.toml", f"[tool.other]\nmin-passage = 1\n\n[tool.lineage]\n{text}\n")


def told(done):
    """The one line of an error."""
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("lineage: error: ") and done.stderr.count("\n") == 1, done.stderr
    return done.stderr.removeprefix("lineage: error: ")


def shown(cwd, *arguments):
    """What `lineage config` says, by key: its line up to the origin, and the origin."""
    done = real_lineage("config", *arguments, cwd=cwd)
    assert (done.returncode, done.stderr) == (0, "")
    rows = [re.fullmatch(r"((?:# )?[\w-]+) = (.+?) +# (.+)\n", row) for row in lines(done.stdout)]
    return {row[1]: (row[2], row[3]) for row in rows}


def lines(text):
    return text.splitlines(keepends=True)


def test_the_command_line_wins_over_the_file_named_and_that_over_the_project(project):
    pyproject(project, 'format = "markdown"')
    write(project / "own.toml", 'format = "json"\n')
    for arguments, begins in (
        ([], "**Five"),
        (["--config", "own.toml"], '{\n "schema"'),
        (["--config", "own.toml", "--format", "text"], "Five"),
        (["--format", "text"], "Five"),
    ):
        done = lineage("report", "a.txt", *arguments, cwd=project)
        assert (done.returncode, done.stdout[: len(begins)]) == (0, begins), done.stderr


def test_files_are_joined_key_by_key(project):
    pyproject(project, "all-pairs = false\nno-text = true")
    write(project / "own.toml", 'all-pairs = true\nformat = "json"\n')
    report = load(lineage("report", "a.txt", "--config=own.toml", cwd=project).stdout)
    assert report.parameters["all_pairs"] is True
    assert {article.text for article in report.documents} == {None}


def test_the_nearest_project_file_counts_and_none_beyond_the_repository(project):
    pyproject(project, "min-passage = 30")
    deep = project / "content" / "posts"
    deep.mkdir(parents=True)
    assert shown(deep)["min-passage"] == ("30", "../../pyproject.toml (check, baseline)")
    write(project / "content" / "pyproject.toml", "[project]\nname = 'x'\n")
    assert shown(deep)["min-passage"] == ("25", "default (check, baseline)")
    (project / "content" / "pyproject.toml").unlink()
    (project / "content" / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert shown(deep)["min-passage"] == ("25", "default (check, baseline)")


def test_paths_are_those_from_the_folder_of_the_file(project):
    pyproject(project, 'against = ["wire", "/archive", "more/*.md"]\nmetadata = "meta.csv"')
    here = project / "content"
    write(here / "set" / "own.toml", 'background = "words.tsv"\n')
    found = shown(here, "--config", "set/own.toml")
    assert found["against"][0] == '["../wire", "/archive", "../more/*.md"]'
    assert found["metadata"][0] == '"../meta.csv"'
    assert found["background"] == ('"set/words.tsv"', "set/own.toml (report, compare)")


def test_a_path_of_a_file_is_what_the_command_opens(project):
    pyproject(project, 'metadata = "set/meta.csv"')
    write(project / "set" / "meta.csv", "id,publisher\nb.txt,AFP\n")
    write(project / "content" / "b.txt", "On a vendu le port.")
    assert lineage("report", "b.txt", cwd=project / "content").returncode == 0
    (project / "set" / "meta.csv").unlink()
    done = lineage("report", "b.txt", cwd=project / "content")
    assert done.returncode == 2 and "meta.csv" in done.stderr


def test_a_pyproject_of_another_project_can_be_named(project):
    pyproject(project / "other", "min-passage = 31")
    found = shown(project, "--config", "other/pyproject.toml")
    assert found["min-passage"] == ("31", "other/pyproject.toml (check, baseline)")


def test_a_format_that_only_another_command_has_is_left_to_it(project):
    pyproject(project, 'format = "sarif"')
    done = lineage("report", "a.txt", cwd=project)
    assert (done.returncode, done.stdout[:4]) == (0, "Five")
    assert shown(project)["format"] == ('"sarif"', "pyproject.toml (check)")


def test_the_suffix_of_an_output_wins_over_a_format_from_a_file(project):
    """It is on the command line."""
    pyproject(project, 'format = "json"')
    assert lineage("report", "a.txt", "-o", "r.md", cwd=project).returncode == 0
    assert (project / "r.md").read_text(encoding="utf-8").startswith("**Five")
    assert lineage("report", "a.txt", "-o", "r", cwd=project).returncode == 0
    assert (project / "r").read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("min-pasage = 30", "there is no option min-pasage. The nearest there is: min-passage."),
        ("min_passage = 30", "there is no option min_passage. The nearest there is: min-passage."),
        ("help = true", "there is no option help. The nearest"),
        ("[tool.lineage.check]\nmin-passage = 3", "there is no option check. Options stand in no"),
        ('config = "x.toml"', "config is about one call. Give --config on the command line."),
        ('output = "x.json"', "output is about one call. Give --output on the command line."),
        ('min-passage = "30"', "min-passage: it must be a whole number. See --min-passage in"),
        ("min-passage = true", "min-passage: it must be a whole number. See --min-passage in"),
        ("min-passage = 0", "min-passage: 0 is not in the range x>=1. See --min-passage in"),
        ('all-pairs = "yes"', "all-pairs: it must be true or false. See --all-pairs in"),
        ('against = "wire"', "against: it must be a list in brackets. See --against in"),
        ("against = [1]", "against: each of the list must be text in quotes. See --against in"),
        ('metadata = ""', "metadata: a text must not be empty"),
        ('metadata = "a\\u0000"', "metadata: a text must not be empty or have a NUL in it."),
        ("metadata = 1979-05-27", "metadata: it must be text in quotes."),
        ('format = "pdf"', "format: 'pdf' is not one of 'text', 'json'"),
    ],
)
def test_what_is_refused_names_file_and_key_and_what_it_must_be(project, text, message):
    pyproject(project, text)
    assert told(lineage("report", "a.txt", cwd=project)).startswith(f"pyproject.toml: {message}")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a = 1\nb = [\n", r"own\.toml is not TOML: .*at end of document"),
        (b"a = 1\nb = @\n", r"own\.toml is not TOML: .*line 2, column 5"),
        (b"a = '\xff'\n", r"own\.toml is not TOML: "),
        (b"a = " + b"[" * 100_000, r"own\.toml is not TOML: "),
        (b"a = " + b"1" * 10_000, r"own\.toml is not TOML: "),
        (None, r"own\.toml: No such file or directory"),
    ],
    ids=["end", "line", "bytes", "deep", "long", "missing"],
)
def test_a_file_that_is_no_toml(project, content, message):
    if content is not None:
        (project / "own.toml").write_bytes(content)
    assert re.match(message, told(lineage("report", "a.txt", "--config=own.toml", cwd=project)))


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\nlineage = 3"])
def test_a_project_file_without_tables_where_they_belong(project, text):
    write(project / "pyproject.toml", text)
    assert "is no table" in told(lineage("report", "a.txt", cwd=project))


def test_help_is_given_whatever_the_files_say(project):
    pyproject(project, "broken = 1")
    for arguments in (["--help"], ["report", "--help"], ["schema"]):
        assert lineage(*arguments, cwd=project).returncode == 0


def test_an_error_of_the_file_acts_on_no_terminal(project):
    pyproject(project, '"\\u001b[2J" = 1')
    assert "\x1b" not in told(lineage("report", "a.txt", cwd=project))


def test_what_is_shown_is_a_file_that_sets_the_same(project):
    pyproject(project, 'against = ["a \\"b\\"", "\\u001bé\\n😀"]\nall-pairs = true')
    printed = real_lineage("config", cwd=project).stdout
    assert printed.replace("\n", "").isprintable()
    assert tomllib.loads(printed)["against"] == ['a "b"', "\x1bé\n😀"]
    write(project / "lineage.toml", printed)
    again = shown(project, "--config", "lineage.toml")
    assert again["all-pairs"] == ("true", "lineage.toml (report)")
    assert again["# encoder"] == ('"FOLDER"', "not set (report, compare)")
    assert tomllib.loads(real_lineage("config", "--config=lineage.toml", cwd=project).stdout) == (
        tomllib.loads(printed)
    )


def commands():
    context = click.Context(group)
    below = [(name, group.get_command(context, name)) for name in group.list_commands(context)]
    while below:
        name, command = below.pop(0)
        if isinstance(command, click.Group):
            below += [(f"{name} {part}", command.commands[part]) for part in command.commands]
        else:
            yield name, command


def test_every_command_with_options_takes_them_from_files():
    """A protocol: who adds a command with options gives it --config as well."""
    taking = {name for name, _ in configured_commands(click.Context(group))}
    assert {name for name, command in commands() if list(options(command))} <= taking


def test_an_option_of_one_name_is_one_option():
    """Or a key would mean one thing to a command, and another to the next."""
    kinds = {}
    for name, command in configured_commands(click.Context(group)):
        for key, option in options(command):
            kind = (option.name, option.multiple, option.is_flag, type(option.type))
            default = option.get_default(click.Context(command))
            assert kinds.setdefault(key, (kind, default)) == (kind, default), f"--{key} of {name}"
