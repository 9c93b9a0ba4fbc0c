"""Options that several commands have."""

from collections.abc import Callable
from typing import Any

import click

from lineage.cli.configuration import configure
from lineage.render.wording import LANGUAGES

Command = Callable[..., Any]
PATH = click.Path(readable=False)
"""A file, folder or pattern: whether it can be read is told by whoever reads it.

In a file of options it is relative to that file.
"""

config_option = click.option(
    "--config",
    metavar="FILE",
    type=PATH,
    # before all other options, for it sets their defaults
    is_eager=True,
    expose_value=False,
    callback=configure,
    help="Take options from FILE, in TOML; what it leaves open is taken from [tool.lineage] in"
    " pyproject.toml.",
)
encoder_option = click.option(
    "--encoder",
    metavar="FOLDER",
    type=PATH,
    help="A model2vec or sentence-transformers model on this machine, by which more that is"
    " reworded is found.",
)
background_option = click.option(
    "--background",
    metavar="PATH",
    type=PATH,
    help="Your own archive of articles, in files or an index, or a file with a word and its count"
    " on each line, by which words are weighted.",
)
lang_option = click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    show_default=True,
    help="The language of what people read; formats for programs are in English alone.",
)


def output_option(what: str) -> Callable[[Command], Command]:
    """The option for the files that a result is written to, by what that is called."""
    return click.option(
        "-o",
        "--output",
        "outputs",
        multiple=True,
        metavar="FILE",
        help=f"Write the {what} to FILE, whole or not at all. May be given more than once: each"
        " FILE is then in the format of its suffix, and --format is that of standard output.",
    )
