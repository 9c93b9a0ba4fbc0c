"""How files are called: ids below what was named, and paths that tell nothing of the machine."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lineage.readers.plain_values import clean


@dataclass(frozen=True, slots=True)
class Naming:
    """The folders that ids and paths are relative to.

    >>> naming = Naming(Path("/news"), Path("/news/heap"), Path("/home/ada"))
    >>> naming.id(Path("heap/fr/a.txt")), naming.shown(Path("heap/fr/a.txt"))
    ('fr/a.txt', 'heap/fr/a.txt')
    """

    here: Path
    common: Path
    home: Path

    @classmethod
    def of(cls, places: Iterable[Path]) -> "Naming":
        """The naming for a run in which these files and folders were named.

        >>> Naming.of([Path("a.txt")]).id(Path("a.txt"))
        'a.txt'
        """
        try:
            here = Path.cwd()
        except OSError:  # it was deleted
            here = Path(os.sep)
        try:
            home = Path.home()
        except RuntimeError:  # there is none
            home = here
        folders = [_absolute(here, place if is_folder(place) else place.parent) for place in places]
        return cls(here, Path(os.path.commonpath(folders)) if folders else here, home)

    def id(self, path: Path) -> str:
        """The id of a file: its path below the common folder of what was named."""
        return clean(_absolute(self.here, path).relative_to(self.common).as_posix())

    def shown(self, path: Path) -> str:
        """The path to show: below the current folder, else below the common one."""
        absolute = _absolute(self.here, path)
        base = self.here if absolute.is_relative_to(self.here) else self.common
        if self.home.is_relative_to(base) and absolute.is_relative_to(self.home):
            base = self.home
        return clean(absolute.relative_to(base).as_posix())


def is_folder(path: Path) -> bool:
    """Whether a path is that of a folder; no, if it cannot be looked at.

    >>> is_folder(Path("no such folder"))
    False
    """
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _absolute(here: Path, path: Path) -> Path:
    return Path(os.path.normpath(here / path))
