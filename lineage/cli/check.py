"""`lineage check`: hold new articles against an archive, and fail on copies without credit."""

from collections.abc import Sequence
from typing import Any, get_args

import click

from lineage.cli.checking import check_options, checked, load_baseline
from lineage.cli.options import PATH, config_option, output_option
from lineage.cli.output import results, show
from lineage.cli.running import DONE, ERROR, FINDINGS, say_failures
from lineage.cli.top import FOR_HOSTS, for_hosts
from lineage.model import Severity, Verdict
from lineage.render import formats
from lineage.rules import fails


@click.command()
@click.argument("paths", nargs=-1)
@check_options
@click.option(
    "--diff-base",
    metavar="REF",
    help="Check what is new or changed since the commit in which HEAD and REF last were one; the"
    " rest at PATHS is then of the site.",
)
@click.option(
    "--stdin-filename",
    metavar="FILE",
    help="The file that standard input stands for, where - is among the PATHS.",
)
@click.option(
    "--baseline",
    metavar="FILE",
    type=PATH,
    help="Findings that are known, as lineage baseline writes them: only others count.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*get_args(Severity), "never"]),
    default="warning",
    show_default=True,
    help="How severe a finding is at the least for exit code 1.",
)
@click.option("--exit-zero", is_flag=True, help="Leave with 0 whatever was found.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(formats(Verdict)),
    help="How the verdict is written; by default as the suffix of -o says, else as text.",
)
@output_option("verdict")
@config_option
def check(
    paths: Sequence[str],
    diff_base: str | None,
    stdin_filename: str | None,
    baseline: str | None,
    fail_on: Any,
    exit_zero: bool,
    format_: str | None,
    outputs: Sequence[str],
    **options: Any,
) -> int:
    """Tell whether the articles at PATHS copy or retell others without credit.

    PATHS are files, folders, patterns, or - for standard input. They are compared with the
    articles given by --against, with the rest of the site, and with each other. Exit code 1 means
    that there are findings.
    """
    if not paths and diff_base is None:
        raise click.UsageError("Name articles, or since when they have changed: --diff-base REF.")
    parts = results(Verdict, format_, outputs)
    known = load_baseline(baseline) if baseline is not None else None
    found = checked(paths, diff_base=diff_base, stdin_filename=stdin_filename, **options)
    verdict = found.verdict
    if known is not None:
        verdict = known.suppress(verdict, found.elsewhere(known))
    if ("text", None) not in parts:
        say_failures(verdict.failures)
    for format, output in parts:
        show(for_hosts(verdict) if format in FOR_HOSTS else verdict, format, output)
    if verdict.failures:
        return ERROR
    return FINDINGS if fails(verdict, fail_on) and not exit_zero else DONE
