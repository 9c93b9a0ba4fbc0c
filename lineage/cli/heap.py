"""What a check holds against what: articles in question, the rest of their site, an archive."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli.archive import held_in, renamed
from lineage.cli.git import changed
from lineage.cli.running import counted, say
from lineage.errors import UsageError
from lineage.model import Document, Failure

if TYPE_CHECKING:
    from lineage.readers import Scan
    from lineage.readers.source import Source

STANDARD_INPUT = "-"
HERE = "."

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Named:
    """What a command line names: see the options of `check`."""

    paths: Sequence[str]
    site: Sequence[str] = ()
    against: Sequence[str] = ()
    diff_base: str | None = None
    stdin_filename: str | None = None
    metadata: str | None = None


@dataclass(frozen=True, slots=True)
class Heap:
    """All that was read, the ids of what is to be checked, and those of the rest of its site.

    `others` is the number of articles they are compared with; of those in an index only the
    ones worth it are among the items. `skipped` files are of no kind that is read. What of the
    rest of the site could not be read is `unread`: it is not what is checked.
    """

    items: tuple[Document | Failure, ...]
    checked: frozenset[str]
    site: frozenset[str]
    others: int
    skipped: tuple[Path, ...]
    unread: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class _Sources:
    """Files by what they are here, each in one place alone."""

    checked: tuple["Source", ...]
    site: tuple["Source", ...]
    archive: tuple["Source", ...]
    found: "Scan"


def gather(named: Named, progress: Progress) -> Heap:
    """Read what is to be checked and what it is compared with, each id once.

    Raises UsageError as `changed` does, InputError where a file of metadata or an index cannot be
    used.
    """
    from lineage.index import is_index
    from lineage.readers import Scan, read

    indexes = [path for path in dict.fromkeys((*named.site, *named.against)) if is_index(path)]
    sources = _sources(named, set(indexes))

    def articles(files: "tuple[Source, ...]") -> list[Document | Failure]:
        if not files:
            return []
        given = read(Scan(files, (), ()), metadata=named.metadata)
        # the metadata may be of a whole site: an id of which no article is here is no fault
        return [
            item
            for item in counted(given, progress)
            if isinstance(item, Document) or item.code != "unknown-id"
        ]

    new = articles(sources.checked)
    to_check = [item for item in new if isinstance(item, Document)]
    taken = {item.id for item in to_check}
    around = articles(sources.site)
    site = list(renamed((item for item in around if isinstance(item, Document)), taken))
    archive = list(renamed(articles(sources.archive), taken))
    others = sum(isinstance(item, Document) for item in (*site, *archive))
    read_here = (*new, *site, *archive)
    if named.metadata is not None:
        _say_unmet(named.metadata, read_here)
    for index in indexes:
        held = held_in(index, to_check, read_here)
        into = site if index in named.site else archive
        into.extend(renamed(held.documents, taken, index))
        others += held.number
    return Heap(
        (*sources.found.failures, *new, *site, *archive),
        frozenset(item.id for item in to_check),
        frozenset(item.id for item in site if isinstance(item, Document)),
        others,
        sources.found.skipped,
        tuple(item for item in around if isinstance(item, Failure)),
    )


def _say_unmet(metadata: str, read_here: Iterable[Document | Failure]) -> None:
    """Say so where no article that was read has an id of the metadata: paths from elsewhere."""
    from lineage.readers.metadata import Overrides

    known = {item.id for item in read_here if isinstance(item, Document)}
    given = Overrides.load(Path(metadata)).fields.keys()
    if given and known and not given & known:
        say(
            f"lineage: {metadata}: no article read here has an id of it, so it changes nothing. "
            f"It has {min(given)!r}, the articles {min(known)!r}."
        )


def _sources(named: Named, indexes: set[str]) -> _Sources:
    """The files of what is named, their ids below the common parent of all.

    What is named to be checked is checked, wherever else it is. With a `diff_base` that is what
    has changed, and the rest below the paths is of the site; of what nobody named, it is not.
    """
    from lineage.readers import Scan, scan

    paths = list(named.paths or [HERE])
    site = [path for path in named.site if path not in indexes]
    archive = [path for path in named.against if path not in indexes]
    given = named.stdin_filename
    stands_for = [given] if given is not None and Path(given).is_file() else []
    found = scan([*paths, *site, *archive, *stands_for])
    files = found.files
    if given is not None:
        if STANDARD_INPUT not in paths:
            raise UsageError("--stdin-filename names no file", "Give - among the PATHS as well.")
        files = _standing_for(files, given)
    below, of_site, of_archive = (_places(scan(group).files) for group in (paths, site, archive))
    to_check = below
    if named.diff_base is not None:
        # named by nobody, the archive is not what changes are looked for in
        below = below if named.paths else below - of_archive
        to_check = below & {os.path.realpath(path) for path in changed(named.diff_base)}
        of_site |= below if named.paths else set()
    of_archive -= of_site
    checked: list[Source] = []
    around: list[Source] = []
    theirs: list[Source] = []
    for source in files:
        place = None if source.location is None else _place(source)
        if place is None or place in to_check:
            checked.append(source)
        elif place in of_site:
            around.append(source)
        elif place in of_archive:
            theirs.append(source)
    return _Sources(
        tuple(checked), tuple(around), tuple(theirs), Scan((), found.skipped, found.failures)
    )


def _standing_for(files: "Iterable[Source]", name: str) -> "tuple[Source, ...]":
    """The files, with standard input in the place of the one it stands for."""
    real = os.path.realpath(name)
    kept, place = [], None
    for source in files:
        if source.location is None:
            continue
        if _place(source) == real:
            place = replace(source, location=None)
        else:
            kept.append(source)
    from lineage.readers.source import Source

    return (*kept, place or Source(name, name, None))


def _places(files: "Iterable[Source]") -> set[str]:
    return {_place(source) for source in files if source.location is not None}


def _place(source: "Source") -> str:
    assert source.location is not None
    return os.path.realpath(source.location)
