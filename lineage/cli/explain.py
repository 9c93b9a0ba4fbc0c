"""`lineage explain`: the whole case for one article, source or edge of a report."""

import sys
from pathlib import Path

import click

from lineage.cli.options import config_option, lang_option
from lineage.cli.output import show_text
from lineage.cli.running import DONE
from lineage.errors import InputError


@click.command()
@click.argument("report")
@click.argument("what", metavar="NODE|PARENT..CHILD")
@lang_option
@config_option
def explain(report: str, what: str, language: str) -> int:
    """Show why a report says what it says of an article, a source or an edge.

    REPORT is a file that `lineage report --format json` wrote, or - for standard input. A node is
    named by its id or the beginning of it, by the short name that the report prints, or by the
    name of a source, of which the end is enough; an edge by two of them: 01..05.
    """
    from lineage.render.explanation import render_explanation
    from lineage.render.load import load

    loaded = load(_text(report))
    show_text(
        lambda width, color: render_explanation(
            loaded, what, width=width, color=color, language=language
        )
    )
    return DONE


def _text(path: str) -> str:
    try:
        if path == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        return Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"{path}: {error.strerror or error}", "Name a JSON report of `lineage report`."
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: it is not UTF-8", "Name a JSON report of `lineage report`."
        ) from error
