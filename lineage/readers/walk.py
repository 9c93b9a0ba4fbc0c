"""Walk through folders and gather the files to read, each once whatever the ways to it."""

import os
import stat
from collections.abc import Callable
from pathlib import Path, PurePath

from lineage.model import Failure
from lineage.readers.naming import Naming
from lineage.readers.source import NOT_A_FILE, ReadError, Source, not_read

LINK_OUTSIDE = ReadError(
    "link-outside",
    "it is a link that leads out of the folder",
    "Name what it points to, or copy it into the folder.",
)
_NOTHING = ReadError(
    "nothing-to-read",
    "there is no article in the folder",
    "Put .txt, .md, .jsonl or .csv files in it.",
)


class Walk:
    """The files found so far by their real paths, the failures, and what was skipped."""

    def __init__(self, naming: Naming, is_known: Callable[[PurePath], bool]) -> None:
        self.found: dict[Path, Source] = {}
        self.failures: list[Failure] = []
        self.skipped: list[Path] = []
        self._naming = naming
        self._is_known = is_known
        self._folders: set[Path] = set()
        self._links: list[tuple[Path, Path]] = []

    def named(self, path: Path) -> None:
        """Take in a file, whatever its kind, or all of a folder."""
        try:
            mode = path.stat().st_mode
            real = _real(path.parent) / path.name
        except (OSError, ValueError) as error:
            self.fail(path, not_read(error))
            return
        if stat.S_ISDIR(mode):
            self._root(path)
        elif stat.S_ISREG(mode):
            self._add(path, real, path)
        else:
            self.fail(path, NOT_A_FILE)

    def follow_links(self) -> None:
        """Take in what links point to, where no other way led to it."""
        for path, target in sorted(self._links):
            self._add(path, target, target)

    def fail(self, path: Path, why: ReadError) -> None:
        """Note that something cannot be read, and why."""
        self.failures.append(why.at(self._naming.shown(path)))

    def _root(self, root: Path) -> None:
        real_root = _real(root)
        if real_root in self._folders:
            return
        before = self._count()
        waiting = [(root, real_root)]
        while waiting:
            folder, real = waiting.pop()
            if real in self._folders:
                continue
            self._folders.add(real)
            try:
                with os.scandir(folder) as listing:
                    entries = sorted(listing, key=lambda entry: entry.name)
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    path = folder / entry.name
                    if entry.is_symlink():
                        self._link(path, real_root)
                    elif entry.is_dir(follow_symlinks=False):
                        waiting.append((path, real / entry.name))
                    elif real / entry.name not in self.found:
                        self._file(path, real, entry.is_file(follow_symlinks=False))
            except OSError as error:
                self.fail(folder, not_read(error))
        if self._count() == before and not any(
            path.is_relative_to(real_root) for path in self.found
        ):
            self.fail(root, _NOTHING)

    def _count(self) -> int:
        return len(self.found) + len(self._links) + len(self.failures)

    def _file(self, path: Path, real_folder: Path, regular: bool) -> None:
        if not self._is_known(path):
            self.skipped.append(path)
        elif regular:
            self._add(path, real_folder / path.name, path)
        else:
            self.fail(path, NOT_A_FILE)

    def _link(self, path: Path, real_root: Path) -> None:
        """Note a link to a file in the same folder; folders there are met without the link."""
        known = self._is_known(path)
        try:
            target = Path(os.path.realpath(path, strict=True))
            mode = target.stat().st_mode
        except OSError as error:
            if known:
                self.fail(path, not_read(error))
            else:
                self.skipped.append(path)
            return
        if not known and not stat.S_ISDIR(mode):
            self.skipped.append(path)
        elif not target.is_relative_to(real_root):
            self.fail(path, LINK_OUTSIDE)
        elif stat.S_ISREG(mode):
            self._links.append((path, target))
        elif not stat.S_ISDIR(mode):
            self.fail(path, NOT_A_FILE)

    def _add(self, path: Path, real: Path, location: Path) -> None:
        if real not in self.found:
            shown = self._naming.shown(path)
            self.found[real] = Source(self._naming.id(path), shown, location)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
