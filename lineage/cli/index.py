"""`lineage index`: keep an archive of articles in one file, for new ones to be compared with."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lineage.cli.options import PATH, config_option
from lineage.cli.output import show_text
from lineage.cli.progress import ProgressBar
from lineage.cli.running import DONE, ERROR, counted, say, say_failures, say_skipped
from lineage.processes import processors
from lineage.render.escape import one_line
from lineage.render.phrases import count
from lineage.render.wording import Wording

if TYPE_CHECKING:
    from lineage.index import Index, Info

_MOST = 10
"""Languages and publishers that are shown in text."""

_index = click.argument("index_path", metavar="INDEX")
_paths = click.argument("paths", nargs=-1, required=True)
_metadata = click.option(
    "--metadata",
    metavar="FILE",
    type=PATH,
    help="Dates, titles, publishers and languages of the articles by id, as CSV or JSON.",
)


@click.group()
def index() -> None:
    """Keep an archive of articles in one file.

    It is what `lineage check --against` compares new articles with.
    """


@index.command()
@_index
@click.argument("paths", nargs=-1)
@_metadata
@config_option
def create(index_path: str, paths: tuple[str, ...], metadata: str | None) -> int:
    """Make an INDEX of the articles at PATHS, or one without any.

    PATHS are files, folders, patterns, or - for standard input. A file that exists is left alone.
    """
    from lineage.index import Index

    with Index.create(index_path) as made:
        code = _add(made, index_path, paths, metadata)
        nothing = code == ERROR and not made.count()
    if nothing:
        # so that the same command can be given again, once the path is mended
        Path(index_path).unlink()
    return code


@index.command()
@_index
@_paths
@_metadata
@config_option
def add(index_path: str, paths: tuple[str, ...], metadata: str | None) -> int:
    """Add the articles at PATHS to an INDEX.

    What it has already stays, and what has changed is replaced. If this is ended half way, the
    index is sound, and the same command does the rest.
    """
    from lineage.index import Index

    with Index.open(index_path, write=True) as opened:
        return _add(opened, index_path, paths, metadata)


def _add(opened: "Index", index_path: str, paths: tuple[str, ...], metadata: str | None) -> int:
    from lineage.readers import read, scan

    scanned = scan(paths)
    with ProgressBar() as progress:
        articles = counted(read(scanned, metadata=metadata), progress) if paths else ()
        done = opened.add(articles, workers=processors(), progress=progress)
    say_failures(done.failures)
    say_skipped(scanned.skipped, metadata)
    _print(
        f"{count(done.added, 'article')} added, {done.updated:,} updated,"
        f" {done.known:,} known already: {_holds(opened, index_path)}"
    )
    return ERROR if done.failures else DONE


@index.command()
@_index
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
def remove(index_path: str, ids: tuple[str, ...]) -> int:
    """Take the articles with these IDs out of an INDEX."""
    from lineage.index import Index

    with Index.open(index_path, write=True) as opened:
        done = opened.remove(ids)
        for name in done.unknown:
            say(f"lineage: {name}: there is no article of this id in {_name(index_path)}")
        _print(f"{count(done.removed, 'article')} removed: {_holds(opened, index_path)}")
    return ERROR if done.unknown else DONE


@index.command()
@_index
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]),
    help="How it is written, by default as text.",
)  # fmt: skip
@config_option
def info(index_path: str, format_: str | None) -> int:
    """Show what an INDEX holds, and what it was made with."""
    from lineage.index import Index

    with Index.open(index_path) as opened:
        held = opened.info()
    if format_ == "json":
        from lineage.model import to_plain

        _print(json.dumps(to_plain(held), indent=2, ensure_ascii=False), "json")
    else:
        _print(_text(held, index_path))
    return DONE


@index.command()
@_index
def verify(index_path: str) -> int:
    """Tell whether all of an INDEX is what was written: exit code 2 if it is not."""
    from lineage.index import Index

    with Index.open(index_path) as opened:
        with ProgressBar() as progress:
            wrong = opened.verify(progress)
        if not wrong:
            _print(f"{_name(index_path)} is sound: it holds {count(opened.count(), 'article')}")
            return DONE
    for fault in wrong:
        say(f"lineage: {_name(index_path)}: {fault}")
    say("lineage: Restore a copy of it, or make it anew with `lineage index create`.")
    return ERROR


def _holds(opened: "Index", index_path: str) -> str:
    return f"{_name(index_path)} holds {opened.count():,}"


def _name(index_path: str) -> str:
    return Path(index_path).name or index_path


def _print(text: str, format: str = "text") -> None:
    show_text(lambda width, color: text + "\n", format=format)


def _text(held: "Info", index_path: str) -> str:
    """What an index holds, a fact a line."""
    made = held.parameters
    facts = {
        _name(index_path): f"{count(held.documents, 'article')},"
        f" {count(held.characters, 'character')}, {held.bytes:,} bytes on disk",
        "published": f"{held.first} to {held.last}" if held.first else "no dates",
        "languages": _listed({Wording().tongue(k): n for k, n in held.languages.items()}),
        "publishers": _listed(held.publishers),
        "schema": f"{held.schema}, made by lineage {made['tool']}",
        "sketches": f"{made['permutations']} permutations ({made['scheme']}, seed {made['seed']}),"
        f" {made['bands']} bands of {made['rows']}, shingles of {made['shingle']} words",
        "terms": f"{made['stems']} stems, {made['hash']}, normaliser {made['normaliser']}",
    }
    return "\n".join(one_line(f"{name}: {told}") for name, told in facts.items())


def _listed(counts: Mapping[str, int]) -> str:
    shown = [f"{name} {number:,}" for name, number in list(counts.items())[:_MOST]]
    if len(counts) > _MOST:
        shown.append(f"{len(counts) - _MOST:,} more")
    return ", ".join(shown) or "none"
