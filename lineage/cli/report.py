"""`lineage report`: read articles, find out who derives from whom, and show it."""

import click

from lineage.cli.background import load_background
from lineage.cli.options import PATH, background_option, config_option, encoder_option, lang_option
from lineage.cli.output import chosen_format, show
from lineage.cli.progress import ProgressBar
from lineage.cli.running import DONE, ERROR, counted, say, say_failures
from lineage.model import Report
from lineage.render import TABLES, check_language, check_table, formats
from lineage.render.phrases import count


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--format",
    "format_",
    type=click.Choice(formats(Report)),
    help="How the report is written; by default as the suffix of -o says, else as text.",
)
@click.option(
    "-o", "--output", metavar="FILE", help="Write the report to FILE, whole or not at all."
)
@click.option(
    "--metadata",
    metavar="FILE",
    type=PATH,
    help="Dates, titles, publishers and languages of the articles by id, as CSV or JSON.",
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
    output: str | None,
    metadata: str | None,
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
    chosen = chosen_format(Report, format_, output)
    check_table(chosen, table)
    check_language(chosen, language)
    # the stages are slow to import, and neither the help nor a wrong option needs them
    from lineage.pipeline import analyze
    from lineage.readers import read, scan

    weights, unread = load_background(background)
    found = scan(paths)
    with ProgressBar() as progress:
        articles = counted(read(found, metadata=metadata), progress)
        result = analyze(
            articles,
            all_pairs=all_pairs,
            text=not no_text,
            progress=progress,
            encoder=encoder,
            background=weights,
        )
    say_failures(result.failures)
    if found.skipped:
        say(f"lineage: {count(found.skipped, 'file')} of an unknown kind skipped")
    show(result, format_, output, table=table, language=language)
    return ERROR if result.failures or unread else DONE
