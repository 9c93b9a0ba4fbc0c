"""The action for GitHub: its file, and its steps run as a runner would run them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from lineage.cli.check import check
from lineage.model import Verdict
from lineage.render import formats
from tests.checkout import ROOT, commit, copy_project, git, link_libraries

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"]}
BASE = "${{ github.base_ref && format('origin/{0}', github.base_ref) }}"
OPTIONS = {option for parameter in check.params for option in parameter.opts}
OUTSIDE = {"PYTHONPATH", "GITHUB_ACTIONS"}
OLD_STORY = (
    "Two brothers from Virton have won the yearly race of soap boxes down the hill of the castle "
    "for the third time in a row, in front of a crowd that the mayor put at four thousand.\n"
)
MAIN = f'import sys; sys.path[0] = "{ROOT}"; from lineage.cli import main; main()'
STORY = (
    "The ministry said on Friday that the bridge at Arlon would close for four months of repairs, "
    "which will cost nine million euros and send all lorries round by the northern road.\n"
)


class Runner:
    """Runs steps of the action in a workspace, with the variables and files that GitHub gives."""

    def __init__(self, temporary: Path) -> None:
        self.temporary = temporary
        temporary.mkdir()
        self.values: dict[str, str] = {}

    def run(self, id: str, workspace: Path, **variables: str) -> SimpleNamespace:
        step = STEPS[id]
        output, summary = self.temporary / "output", self.temporary / "summary"
        output.write_text("", encoding="utf-8")
        summary.write_text("", encoding="utf-8")
        script = self.temporary / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            cwd=workspace,
            env={name: value for name, value in os.environ.items() if name not in OUTSIDE}
            | {name: self.evaluated(value) for name, value in step["env"].items()}
            | {
                "GITHUB_OUTPUT": str(output),
                "GITHUB_STEP_SUMMARY": str(summary),
                "RUNNER_TEMP": str(self.temporary),
            }
            | variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
        )
        told = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
        self.values |= {f"steps.{id}.outputs.{name}": value for name, value in told.items()}
        return SimpleNamespace(
            code=done.returncode,
            out=done.stdout,
            err=done.stderr,
            outputs=told,
            summary=summary.read_text(encoding="utf-8"),
        )

    def evaluated(self, text: str) -> str:
        return re.sub(r"\$\{\{ (\S+) \}\}", lambda found: self.values[found[1]], text)


@pytest.fixture
def act(tmp_path):
    """Runs the step of the check in `tmp_path / "site"` with inputs, all others as by default.

    What it calls is the project as it is here, but where a test has installed it.
    """
    scripts = tmp_path / "scripts"
    for name, code in (("lineage", f"-c '{MAIN}'"), ("python", "")):
        write(scripts / name, f'#!/bin/sh\nexec {sys.executable} {code} "$@"\n')
        (scripts / name).chmod(0o755)
    libraries = link_libraries(tmp_path / "libraries")
    runner = Runner(tmp_path / "temporary")
    runner.values["steps.install.outputs.scripts"] = str(scripts)

    def act(base_ref: str = "", **inputs: str) -> SimpleNamespace:
        known = {name: given.get("default", "") for name, given in ACTION["inputs"].items()}
        known["diff-base"] = f"origin/{base_ref}" if base_ref else ""
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        assert given.keys() <= known.keys()
        runner.values |= {f"inputs.{name}": text for name, text in (known | given).items()}
        return runner.run("check", tmp_path / "site", PYTHONPATH=str(libraries))

    act.runner = runner
    return act


@pytest.fixture
def site(tmp_path):
    """A site with an archive, a copy of a story in it, and an article of its own."""
    site = tmp_path / "site"
    write(site / "wire" / "afp.txt", STORY)
    write(site / "content" / "a copy.md", f"# Bridge\n\n{STORY}")
    write(site / "content" / "own.md", "A cat show opened in the old market hall on Sunday.\n")
    # what the check imports is not looked for in the repository that it checks
    write(site / "json.py", "raise SystemExit('ran')")
    return site


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_file_is_an_action():
    done = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema"),
            *("--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml")),
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def test_inputs_are_never_part_of_a_script():
    """What a branch is called would run, if it stood there."""
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")


def test_everything_that_is_named_is_there():
    inputs = set(re.findall(r"inputs\.([\w-]+)", str(ACTION["runs"])))
    assert inputs == ACTION["inputs"].keys()
    for output in ACTION["outputs"].values():
        [name] = re.findall(r"steps\.check\.outputs\.([\w-]+)", output["value"])
        assert f'echo "{name}=' in STEPS["check"]["run"]


def test_the_options_are_those_of_the_check():
    script = STEPS["check"]["run"]
    assert set(re.findall(r"(--[a-z-]+)=", script)) <= OPTIONS
    [format] = re.findall(r"--format (\w+)", script)
    assert format in formats(Verdict)


def test_a_pull_request_is_held_against_its_base():
    assert ACTION["inputs"]["diff-base"]["default"] == BASE


def test_the_action_installs_itself_and_a_copy_fails(act, site, tmp_path):
    """In a repository with modules that must not be taken for Python's own.

    The libraries are those of the tests, so that no more than the project itself is installed.
    """
    for name in ("venv", "pip", "site", "encodings"):
        write(site / f"{name}.py", "raise SystemExit('ran')")
    act.runner.values |= {
        "github.action_path": str(copy_project(tmp_path / "source")),
        "steps.python.outputs.python-path": sys.executable,
    }
    installed = act.runner.run("install", site, PIP_NO_DEPS="1")
    assert installed.code == 0, installed.out + installed.err
    assert str(tmp_path / "temporary") in installed.outputs["scripts"]
    done = act(paths="content/a copy.md\ncontent/own.md", against="wire")
    assert done.code == 1, done.err
    assert done.outputs.keys() == {"findings", "sarif", "exit-code"}
    assert (done.outputs["findings"], done.outputs["exit-code"]) == ("1", "1")
    [run] = json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))["runs"]
    [result] = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("content/a%20copy.md")


def test_annotations_and_a_summary_are_shown(act, site):
    done = act(paths="content/a copy.md\ncontent/own.md", against="wire")
    assert re.search(r"^::error .*file=content/a copy\.md,.*line=3\b.*LIN001", done.out, re.M)
    assert "LIN001" in done.summary
    assert act(paths="content/own.md", against="wire").summary


def test_nothing_found(act, site):
    done = act(paths="content/own.md", against="wire")
    assert (done.code, done.outputs["findings"], done.outputs["exit-code"]) == (0, "0", "0")


def test_an_error_is_told_and_fails(act, site):
    done = act(paths="content/own.md", config="gone.toml")
    assert (done.code, done.outputs) == (2, {"exit-code": "2"})
    assert "gone.toml" in done.err


def test_further_arguments_are_one_a_line(act, site):
    done = act(paths="content/own.md", args="--against=a folder\n--min-passage=few\n")
    assert "'--min-passage': 'few'" in done.err


def test_in_a_pull_request_only_its_own_articles_are_checked(act, site):
    git("init", "--quiet", "--bare", str(site.parent / "origin"), cwd=site)
    write(site / "wire" / "old.txt", OLD_STORY)
    write(site / "content" / "old copy.md", f"# Old\n\n{OLD_STORY}")
    (site / "content" / "a copy.md").unlink()
    commit(site)
    git("remote", "add", "origin", str(site.parent / "origin"), cwd=site)
    git("push", "--quiet", "origin", "HEAD:main", cwd=site)
    git("fetch", "--quiet", "origin", cwd=site)
    write(site / "content" / "a copy.md", f"# Bridge\n\n{STORY}")
    commit(site)
    done = act(paths="content", against="wire", base_ref="main")
    assert (done.code, done.outputs["findings"]) == (1, "1"), done.err
    assert "old copy.md" not in done.out


@pytest.mark.parametrize("input", ["paths", "against", "diff-base", "config", "baseline"])
def test_hostile_inputs_do_nothing(act, site, input):
    """A branch can be called so, or a file of a pull request."""
    hostile = [
        *("$(touch ran)", "`touch ran`", "'; touch ran; '", '"; touch ran; "', "&& touch ran"),
        *("--output=ran", "-oran", "${IFS}", "*", "\\"),
    ]
    before = sorted(site.rglob("*"))
    done = act(**{"paths": "content/own.md", input: "\n".join(hostile)})
    assert done.outputs == {"exit-code": "2"} | done.outputs, "there is no such file, or branch"
    assert sorted(site.rglob("*")) == before
