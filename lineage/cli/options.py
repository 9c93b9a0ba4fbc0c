"""Options that several commands have."""

import click

encoder_option = click.option(
    "--encoder",
    metavar="FOLDER",
    help="A model2vec or sentence-transformers model on this machine, by which more that is"
    " reworded is found.",
)
background_option = click.option(
    "--background",
    metavar="PATH",
    help="Your own archive of articles, or a file with a word and its count on each line, by which"
    " words are weighted.",
)
