"""The hook for pre-commit, run by pre-commit: installed from a repository, on files of a commit."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checkout import HOOKS, ROOT, commit, copy_project, git, link_libraries

STORY = (
    "The ministry said on Friday that the bridge at Arlon would close for four months of repairs, "
    "which will cost nine million euros and send all lorries round by the northern road.\n"
)


def pre_commit(
    *arguments: str, cwd: Path, home: Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=cwd,
        env=outside | {"PRE_COMMIT_HOME": str(home), "NO_COLOR": "1"} | variables,
        capture_output=True,
        text=True,
        timeout=600,
    )


def test_the_hooks_are_as_pre_commit_wants_them(tmp_path):
    done = pre_commit("validate-manifest", str(ROOT / HOOKS), cwd=ROOT, home=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.fixture
def site(tmp_path):
    """A site with an archive, where an article is to be committed that is a copy."""
    site = tmp_path / "site"
    (site / "wire").mkdir(parents=True)
    (site / "wire" / "afp.txt").write_text(STORY, encoding="utf-8")
    (site / "pyproject.toml").write_text('[tool.lineage]\nagainst = ["wire"]\n', encoding="utf-8")
    commit(site)
    (site / "new.md").write_text(f"# Bridge\n\n{STORY}", encoding="utf-8")
    (site / "new.css").write_text("p { color: red }\n", encoding="utf-8")
    git("add", "--all", cwd=site)
    return site


def test_a_commit_with_a_copy_is_stopped(site, tmp_path):
    """The hook installs the project in an environment of its own, and finds its libraries here."""
    project = copy_project(tmp_path / "project")
    commit(project)
    done = pre_commit(
        *("try-repo", str(project), "lineage-check"),
        cwd=site,
        home=tmp_path / "home",
        PIP_NO_DEPS="1",
        PYTHONPATH=str(link_libraries(tmp_path / "libraries")),
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "lineage check....." in done.stdout
    assert "- exit code: 1\n" in done.stdout
    # of what is staged the hook was given the article alone
    assert "in 1 of 1 article" in done.stdout
    assert "\nnew.md:3:1: error LIN001 " in done.stdout
