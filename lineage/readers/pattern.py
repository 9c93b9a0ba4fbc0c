"""Patterns such as `articles/**/*.txt`, expanded without following symbolic links."""

import fnmatch
import os
from collections.abc import Iterator
from pathlib import Path

_MAGIC = frozenset("*?[")


def is_pattern(name: str) -> bool:
    """Whether a name that no file has may stand for several.

    >>> is_pattern("articles/*.txt")
    True
    """
    return not _MAGIC.isdisjoint(name)


def expand(pattern: str) -> tuple[Path, list[Path]]:
    """The folder that a pattern starts from, and the files and folders that match, sorted.

    Hidden ones only match a pattern that begins with a dot. A folder that cannot be listed is
    among the matches, so that whoever reads it learns of it.

    >>> expand("no such folder/*.txt")[1]
    []
    """
    parts = Path(pattern).parts
    fixed = next(place for place, part in enumerate(parts) if is_pattern(part))
    # `**` matches the folder itself too, so several in a row are one
    rest = [
        part
        for place, part in enumerate(parts)
        if place >= fixed and not (part == "**" and place > fixed and parts[place - 1] == "**")
    ]
    start = Path(*parts[:fixed])
    return start, sorted(set(_matches(start, rest)))


def _matches(folder: Path, parts: list[str]) -> Iterator[Path]:
    if not parts:
        yield folder
        return
    part, rest = parts[0], parts[1:]
    if part == "**":
        yield from _matches(folder, rest)
        if not rest:
            return
    try:
        with os.scandir(folder) as listing:
            entries = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in listing]
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError):
        yield folder
        return
    for name, is_folder in entries:
        hidden = name.startswith(".") and not part.startswith(".")
        if hidden or (rest and not is_folder):
            continue
        if part == "**":
            yield from _matches(folder / name, parts)
        elif fnmatch.fnmatch(name, part):
            yield from _matches(folder / name, rest)
