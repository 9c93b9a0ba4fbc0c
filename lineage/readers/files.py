"""Which files are meant by what was named, with their ids; nothing is opened here."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from lineage.model import Failure
from lineage.readers.naming import Naming, is_folder
from lineage.readers.pattern import expand, is_pattern
from lineage.readers.registry import reader_for
from lineage.readers.source import Source, not_read
from lineage.readers.walk import LINK_OUTSIDE, Walk


@dataclass(frozen=True, slots=True)
class Scan:
    """The files to read, what else was skipped, and what could not be found or listed."""

    files: tuple[Source, ...]
    skipped: tuple[Path, ...]
    failures: tuple[Failure, ...]


def scan(
    paths: Iterable[str | os.PathLike[str]], also: Callable[[PurePath], bool] = lambda path: False
) -> Scan:
    """Find the files of what was named: files, folders, patterns, and `-` for standard input.

    In folders, hidden files are left out and files of unknown kinds are skipped,
    but those `also` known to who asks; symbolic links that lead out of them are failures.

    >>> scan(["no such file.txt"]).failures[0].code
    'not-found'
    """
    # a lone text is also a sequence of one-letter names
    given = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    names = sorted({os.fsdecode(name) for name in given})
    places: set[Path] = set()
    outside: set[Path] = set()
    for name in names:
        matches: list[Path] = []
        if is_pattern(name) and not os.path.lexists(name):
            start, matches = expand(name)
            outside.update(place for place in matches if _leads_out(place, start))
        # the empty name would be the current folder
        if name not in ("", "-"):
            places.update(matches or [Path(name)])
    walk = Walk(Naming.of(places), lambda path: reader_for(path) is not None or also(path))
    if "" in names:
        walk.failures.append(not_read(FileNotFoundError()).at(""))
    # what is named is read whatever its kind, so it comes before the folders it may be in
    for place in sorted(places, key=lambda place: (is_folder(place), place)):
        if place in outside:
            walk.fail(place, LINK_OUTSIDE)
        else:
            walk.named(place)
    walk.follow_links()
    files = sorted(walk.found.values(), key=lambda source: source.id)
    if "-" in names:
        files.append(Source("stdin", None, None))
    return Scan(tuple(files), tuple(sorted(walk.skipped)), tuple(walk.failures))


def _leads_out(place: Path, start: Path) -> bool:
    if not place.is_symlink():
        return False
    return not Path(os.path.realpath(place)).is_relative_to(os.path.realpath(start))
