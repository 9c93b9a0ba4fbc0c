"""A copy of the project as others fetch it, so that installing it leaves nothing here."""

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILES = ("setup.cfg", "pyproject.toml", "README.md", "LICENSE", "action.yml")
HOOKS = ".pre-commit-hooks.yaml"


def copy_project(target: Path) -> Path:
    """Put what is installed, the action and the hooks into a folder."""
    shutil.copytree(ROOT / "lineage", target / "lineage", ignore=shutil.ignore_patterns("*.pyc"))
    for name in (*FILES, HOOKS):
        shutil.copy(ROOT / name, target / name)
    return target


def link_libraries(target: Path) -> Path:
    """Make a folder with the libraries of the tests, but neither the project nor what installs it.

    To install them all anew takes minutes where the network is slow.
    """
    target.mkdir()
    own = ("article_lineage", "__editable__", "pip", "setuptools", "_distutils", "distutils")
    for entry in Path(sysconfig.get_paths()["purelib"]).iterdir():
        if not entry.name.startswith(own):
            (target / entry.name).symlink_to(entry)
    return target


def git(*arguments: str, cwd: Path) -> str:
    """What git says, called as nobody's, whatever is configured for the user or a hook."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=no"]
    done = subprocess.run(
        ["git", *who, "-c", "init.defaultBranch=main", *arguments],
        cwd=cwd,
        env=outside | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def commit(folder: Path, message: str = "More") -> str:
    """Make a repository of a folder, if it is none, and commit all that is in it."""
    git("init", "--quiet", cwd=folder)
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message", message, cwd=folder)
    return git("rev-parse", "HEAD", cwd=folder).strip()
