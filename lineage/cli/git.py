"""Ask git which files a change brings."""

import glob
import os
import posixpath
import subprocess
from collections.abc import Sequence
from pathlib import Path

from lineage.errors import UsageError

# what a hook of git is told of its own repository, which need not be the one of this folder, and
# what changes how paths are read
_NOT_HANDED_ON = {
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_NAMESPACE",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
}
_WHOLE = "Fetch the whole history: fetch-depth: 0 for actions/checkout, else git fetch --unshallow."


def changed(ref: str, paths: Sequence[str] = ()) -> tuple[str, ...]:
    """The files below `paths`, or of all the work tree, whose text is newer than what `ref` has.

    The work tree is compared with the commit in which HEAD and `ref` last were one, so that what
    others added to `ref` since does not count. Files that are not committed or not even staged
    count; what git ignores, links, submodules and files that were only renamed do not. Paths are
    those from the current folder, sorted.

    Raises UsageError where git is missing, this is no work tree, `ref` is not known, has no commit
    in common with HEAD, or a path is not there. Costs a look at every file of the work tree.
    """
    if ref.startswith("-"):
        raise UsageError(f"{ref} is no name of a commit", "Name a branch, a tag or a commit.")
    inside = _git("rev-parse", "--is-inside-work-tree", "--show-prefix")
    answer, _, prefix = inside.stdout.removesuffix(b"\n").partition(b"\n")
    if inside.returncode or answer != b"true":
        raise UsageError(
            f"git has no work tree here: {_complaint(inside)}",
            "Call lineage in the repository, or leave out --diff-base.",
        )
    base = _merge_base(ref)
    below = [_pathspec(path) for path in paths] or [":/"]
    differing = _listed(
        *("diff", "-z", "--name-only", "--no-relative", "--ignore-submodules=all"),
        # a file that was renamed and changed is new text: it is listed as added
        *("-M100%", "--diff-filter=AMT", base, "--", *below),
    )
    untracked = _listed(
        "ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", *below
    )
    here = posixpath.join("/", os.fsdecode(prefix))
    found = {posixpath.relpath(posixpath.join("/", name), here) for name in differing + untracked}
    return tuple(sorted(name for name in found if _is_own_file(Path(name))))


def _merge_base(ref: str) -> str:
    if _git("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").returncode:
        raise UsageError(f"git knows no commit by the name {ref}", f"Mend the name. {_WHOLE}")
    found = _git("merge-base", ref, "HEAD")
    if found.returncode:
        raise UsageError(f"git finds no commit that {ref} and HEAD have in common", _WHOLE)
    return found.stdout.decode("ascii").strip()


def _pathspec(path: str) -> str:
    """A path as git takes it: a name as it is, unless it is a pattern and no file has that name."""
    if os.path.lexists(path):
        return f":(literal){path}"
    if glob.has_magic(path):
        return f":(glob){path}"
    raise UsageError(f"{path}: there is no such file or folder", "Mend the path.")


def _listed(*arguments: str) -> list[str]:
    done = _git(*arguments)
    if done.returncode:
        raise UsageError(
            f"git cannot tell what has changed: {_complaint(done)}",
            "Name files and folders of this repository.",
        )
    return [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]


def _is_own_file(path: Path) -> bool:
    # a link has no text of its own, and may lead anywhere
    return path.is_file() and not path.is_symlink()


def _git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_HANDED_ON}
    try:
        return subprocess.run(
            ["git", *arguments],
            env=kept | {"GIT_OPTIONAL_LOCKS": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise UsageError(
            f"git cannot be run: {error.strerror or error}",
            "Install git, or leave out --diff-base.",
        ) from error


def _complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """What git says is wrong, in a line."""
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    return lines[0].removeprefix("fatal: ") if lines else "this is the folder of git's own files"
