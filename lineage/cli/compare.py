"""`lineage compare`: what two articles have in common, passage by passage."""

from dataclasses import replace

import click

from lineage.cli.background import load_background
from lineage.cli.options import (
    background_option,
    config_option,
    encoder_option,
    lang_option,
    output_option,
)
from lineage.cli.output import results, show_all
from lineage.cli.running import DONE, ERROR
from lineage.errors import InputError
from lineage.model import Comparison, Document
from lineage.render import formats


@click.command()
@click.argument("a")
@click.argument("b")
@click.option(
    "--format",
    "format_",
    type=click.Choice(formats(Comparison)),
    help="How the comparison is written; by default as the suffix of -o says, else as text.",
)
@output_option("comparison")
@lang_option
@encoder_option
@background_option
@config_option
def compare(
    a: str,
    b: str,
    format_: str | None,
    outputs: tuple[str, ...],
    language: str,
    encoder: str | None,
    background: str | None,
) -> int:
    """Show what two articles have in common.

    Says whether the articles in the files A and B are the same text or tell the same report, and
    shows each passage that both have in the words of each.
    """
    parts = results(Comparison, format_, outputs, language=language)
    first, second = _article(a), _article(b)
    if first.id == second.id:
        # files of the same name in two folders, or one file twice
        first, second = replace(first, id=a), replace(second, id=b if a != b else f"{b} (again)")
    # slow to import, and not needed for a file that is not there
    from lineage import pipeline

    weights, unread = load_background(background)
    found = pipeline.compare(first, second, encoder=encoder, background=weights)
    show_all(found, parts, language=language)
    return ERROR if unread else DONE


def _article(path: str) -> Document:
    from lineage.readers import read

    items = list(read([path]))
    documents = [item for item in items if isinstance(item, Document)]
    for item in items:
        if not isinstance(item, Document):
            raise InputError(f"{item.path}: {item.message}", item.remedy)
    if len(documents) != 1:
        raise InputError(
            f"{path} holds {len(documents):,} articles", "Name two files of one article each."
        )
    return documents[0]
