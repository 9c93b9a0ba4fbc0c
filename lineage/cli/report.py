"""`lineage report`: read articles, find out who derives from whom, and show it."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import click

from lineage.cli.archive import held_in, renamed
from lineage.cli.background import load_background
from lineage.cli.options import (
    PATH,
    background_option,
    config_option,
    encoder_option,
    lang_option,
    output_option,
)
from lineage.cli.output import results, show_all
from lineage.cli.progress import ProgressBar
from lineage.cli.running import DONE, ERROR, counted, say_failures, say_skipped
from lineage.model import Document, Failure, Report
from lineage.render import TABLES, formats


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--format",
    "format_",
    type=click.Choice(formats(Report)),
    help="How the report is written; by default as the suffix of -o says, else as text.",
)
@output_option("report")
@click.option(
    "--metadata",
    metavar="FILE",
    type=PATH,
    help="Dates, titles, publishers and languages of the articles by id, as CSV or JSON.",
)
@click.option(
    "--against",
    multiple=True,
    metavar="INDEX",
    type=PATH,
    help="Articles of an index to compare with as well; those that have something in common are"
    " in the report. May be given more than once.",
)
@click.option(
    "--table", type=click.Choice(TABLES), help="Which table csv has, by default that of the pairs."
)
@click.option("--all-pairs", is_flag=True, help="List pairs that have nothing in common, too.")
@click.option("--no-text", is_flag=True, help="Leave the texts of the articles out of the report.")
@lang_option
@encoder_option
@background_option
@config_option
def report(
    paths: tuple[str, ...],
    format_: str | None,
    outputs: tuple[str, ...],
    metadata: str | None,
    against: tuple[str, ...],
    table: str | None,
    all_pairs: bool,
    no_text: bool,
    language: str,
    encoder: str | None,
    background: str | None,
) -> int:
    """Tell who retells whom among articles.

    The report says which of the articles at PATHS retell the same report, who derives from whom,
    and what each one copied, reworded and added. PATHS are files, folders, patterns, or - for
    standard input.
    """
    # a wrong name is told before the work, not after it
    parts = results(Report, format_, outputs, table=table, language=language)
    # slow to import, and neither the help nor a wrong option needs it
    from lineage.readers import read, scan

    found = scan(paths)
    from lineage.pipeline import analyze

    weights, unread = load_background(background)
    with ProgressBar() as progress:
        items = list(counted(read(found, metadata=metadata), progress))
        named = {item.id for item in items if isinstance(item, Document)}
        archive = _archive(against, items)
        result = analyze(
            [*items, *archive],
            focus=named if against else None,
            all_pairs=all_pairs,
            text=not no_text,
            progress=progress,
            encoder=encoder,
            background=weights,
        )
    if against:
        result = _related_to(result, named)
    say_failures(result.failures)
    say_skipped(found.skipped, metadata)
    show_all(result, parts, table=table, language=language)
    return ERROR if result.failures or unread else DONE


def _archive(indexes: Sequence[str], items: Sequence[Document | Failure]) -> list[Document]:
    """What the indexes have that is worth comparing with what was read."""
    articles = [item for item in items if isinstance(item, Document)]
    taken = {article.id for article in articles}
    return [
        item
        for index in indexes
        for item in renamed(held_in(index, articles, items).documents, taken, index)
        if isinstance(item, Document)
    ]


def _related_to(report: Report, named: Collection[str]) -> Report:
    """The report without what came from an index and turned out to have nothing in common."""
    related = {name for pair in report.pairs for name in (pair.a, pair.b)}
    kept = {
        article.id
        for article in report.documents
        if article.id in named or article.family or article.id in related
    }
    return replace(
        report,
        documents=tuple(article for article in report.documents if article.id in kept),
        tools=tuple(tool for tool in report.tools if kept.issuperset(tool.documents)),
    )
