"""`lineage check`: hold new articles against an archive, and fail on copies without credit."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from lineage.cli.options import PATH, config_option
from lineage.cli.output import results, show
from lineage.cli.progress import ProgressBar
from lineage.cli.running import DONE, ERROR, FINDINGS, counted, say, say_failures
from lineage.model import Document, Failure, Verdict
from lineage.render import formats

if TYPE_CHECKING:
    from lineage.readers import Scan


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--against",
    multiple=True,
    metavar="FOLDER",
    type=PATH,
    help="Articles to compare with; may be given more than once.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(formats(Verdict)),
    help="How the verdict is written; by default as the suffix of -o says, else as text.",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write the verdict to FILE, whole or not at all. May be given more than once: each FILE is"
    " then in the format of its suffix, and --format is that of standard output.",
)
@click.option(
    "--metadata",
    metavar="FILE",
    type=PATH,
    help="Dates, titles, publishers and languages of the articles by id, as CSV or JSON.",
)
@click.option(
    "--min-passage",
    type=click.IntRange(min=1),
    default=25,
    show_default=True,
    metavar="N",
    help="Number of words from which on a copied passage counts.",
)
@config_option
def check(
    paths: tuple[str, ...],
    against: tuple[str, ...],
    format_: str | None,
    outputs: tuple[str, ...],
    metadata: str | None,
    min_passage: int,
) -> int:
    """Tell whether the articles at PATHS copy or retell others without credit.

    PATHS are files, folders, patterns, or - for standard input. They are compared with the
    articles given by --against and with each other. Exit code 1 means that there are findings.
    """
    parts = results(Verdict, format_, outputs)
    # the stages are slow to import, and neither the help nor a wrong option needs them
    from lineage.pipeline import analyze
    from lineage.readers import read
    from lineage.rules import Policy, judge

    mine, theirs = _scans(paths, against)
    with ProgressBar() as progress:
        new = list(counted(read(mine, metadata=metadata), progress))
        old = list(counted(read(theirs, metadata=metadata), progress)) if against else []
        checked = {item.id for item in new if isinstance(item, Document)}
        items = _together(new, old)
        report = analyze(items, focus=checked, progress=progress)
    # a later stage may have had to leave a document out, and then says so among the failures
    present = checked & {document.id for document in report.documents}
    verdict = judge(report, present, policy=Policy(min_passage=min_passage))
    if ("text", None) not in parts:
        say_failures(verdict.failures)
    if mine.skipped:
        say(f"lineage: {mine.skipped:,} files of unknown kinds were skipped")
    for format, output in parts:
        show(verdict, format, output)
    if verdict.failures:
        return ERROR
    return FINDINGS if verdict.findings else DONE


def _scans(paths: Iterable[str], against: Iterable[str]) -> "tuple[Scan, Scan]":
    """The files to check and those of the archive, ids below the common parent of all.

    A file that is both is only checked.
    """
    from lineage.readers import Scan, scan

    found = scan([*paths, *against])
    named = {_real(source.location) for source in scan(paths).files}
    mine = tuple(source for source in found.files if _real(source.location) in named)
    theirs = tuple(source for source in found.files if _real(source.location) not in named)
    return Scan(mine, found.skipped, found.failures), Scan(theirs, 0, ())


def _real(location: os.PathLike[str] | None) -> str | None:
    return None if location is None else os.path.realpath(location)


def _together(
    new: list[Document | Failure], old: list[Document | Failure]
) -> Iterator[Document | Failure]:
    """What was read from both sides, each id once.

    Rows of tables bring their own ids: where one is in the archive as well, it gets the name of
    its file there. A file of metadata may be that of the whole site: an id in it of which no
    article was named is no fault here.
    """
    ids = {item.id for item in new if isinstance(item, Document)}
    for item in new:
        if isinstance(item, Document) or item.code != "unknown-id":
            yield item
    for item in old:
        if isinstance(item, Document):
            yield replace(item, id=f"{item.path}:{item.id}") if item.id in ids else item
        elif item.code != "unknown-id":
            yield item
