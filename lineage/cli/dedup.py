"""`lineage dedup`: the copies in a corpus, marked or taken out."""

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from lineage.bulk.packed import PACKED
from lineage.cli.options import PATH, config_option
from lineage.cli.output import show_text
from lineage.cli.progress import ProgressBar
from lineage.cli.running import DONE, ERROR, say_failures
from lineage.errors import UsageError
from lineage.processes import processors
from lineage.render.phrases import count

if TYPE_CHECKING:
    from lineage.bulk import Done

_PARQUET, _CSV = ".parquet", ".csv"


@click.command()
@click.argument("corpus", nargs=-1, required=True, metavar="CORPUS…")
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=PATH,
    required=True,
    help="The file that the rows are written to: .parquet, or JSON lines, packed if .gz or .zst.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0.1, 1),
    default=0.7,
    help="The Jaccard index from which two texts are copies. [default: 0.7]",
)
@click.option(
    "--recall",
    type=click.FloatRange(0.5, 0.99999),
    default=0.999,
    help="The share of the pairs at the threshold that is to be found. [default: 0.999]",
)
@click.option(
    "--containment", metavar="SHARE",
    type=click.FloatRange(0.5, 1),
    help="Find texts of which this share is in a larger one as well, such as 0.8.",
)  # fmt: skip
@click.option(
    "--without-boilerplate",
    is_flag=True,
    help="Compare texts without the lines that many unrelated ones of the corpus have.",
)
@click.option(
    "--keep",
    type=click.Choice(["first", "longest", "oldest"]),
    default="first",
    help="Which text of a cluster stands for it. [default: first]",
)
@click.option(
    "--remove", is_flag=True, help="Write the corpus without its copies, its rows as they were."
)
@click.option(
    "--pairs", metavar="FILE", type=PATH, help="Write the pairs of copies to FILE, as JSON lines."
)
@click.option(
    "--rewrites", is_flag=True,
    help="Find texts told again in other words or languages as well, and who derives from whom.",
)  # fmt: skip
@click.option(
    "--families", metavar="FILE", type=PATH,
    help="With --rewrites: write the report of each family to FILE, as JSON lines.",
)  # fmt: skip
@click.option(
    "--failures",
    metavar="FILE",
    type=PATH,
    help="Write what could not be read to FILE, as JSON lines, rather than to standard error.",
)
@click.option(
    "--text-field", metavar="NAME", default="text",
    help="The field that the texts are in. [default: text]",
)  # fmt: skip
@click.option(
    "--id-field", metavar="NAME", default="id", help="The field of their ids. [default: id]"
)
@click.option(
    "--date-field", metavar="NAME", default="date",
    help="The field of the dates by which --keep oldest goes. [default: date]",
)  # fmt: skip
@config_option
def dedup(
    corpus: tuple[str, ...],
    output: str,
    threshold: float,
    recall: float,
    containment: float | None,
    without_boilerplate: bool,
    keep: str,
    remove: bool,
    pairs: str | None,
    rewrites: bool,
    families: str | None,
    failures: str | None,
    text_field: str,
    id_field: str,
    date_field: str,
) -> int:
    """Find the copies in a CORPUS of any size.

    CORPUS are files of JSON lines (.jsonl, also .gz or .zst), Parquet, CSV, folders, patterns, or
    - for standard input. OUT has the same rows, each with its cluster, the id of the text that
    represents it, and the Jaccard index of the two; with --rewrites also its family, and what
    it derives from. If this is ended half way, the same command goes on from there.
    """
    from lineage.bulk import Fields, Options
    from lineage.bulk import dedup as find

    _check(output, pairs, families, failures)
    if families is not None and not rewrites:
        raise UsageError("--families tells of rewrites", "Add --rewrites.")
    fields = Fields(text_field, id_field, date_field)
    options = Options(
        threshold,
        recall,
        keep,  # type: ignore[arg-type]
        remove,
        fields,
        rewrites,
        containment=containment,
        without_boilerplate=without_boilerplate,
    )
    with ProgressBar() as progress:
        done = find(
            corpus, output, options, pairs, progress, families, processors(), failures=failures
        )
    if failures is None:
        say_failures(done.failures)
    _tell(done, rewrites)
    return ERROR if done.failures else DONE


def _check(output: str, *others: str | None) -> None:
    """Refuse names of results that would mislead whoever finds them."""
    named = [file for file in (output, *others) if file is not None]
    for file in named:
        suffixes = [suffix.lower() for suffix in PurePath(file).suffixes]
        packed = suffixes[-1:] and suffixes[-1] in PACKED
        kind = "".join(suffixes[-2:-1] if packed else suffixes[-1:])
        if kind == _CSV:
            raise UsageError(f"{file} would be no CSV", "Name it .jsonl or .parquet.")
        if kind == _PARQUET and (file != output or packed):
            raise UsageError(f"{file} is written as JSON lines", "Name it .jsonl.")
    if len(set(map(os.path.realpath, named))) < len(named):
        raise UsageError("two results go to one file", "Give each a file of its own.")


def _tell(done: "Done", rewrites: bool) -> None:
    told = (
        f"{count(done.rows, 'article')} in {count(done.clusters, 'cluster')}:"
        f" {done.copies:,} of them copies, {count(done.pairs, 'pair')}"
    )
    if done.contained:
        told += f", {done.contained:,} contained in larger ones"
    if rewrites:
        told += (
            f", {count(done.families, 'family', 'families')} of {count(done.related, 'article')}"
        )
    if done.failures:
        told += f", {len(done.failures):,} not read"
    show_text(lambda width, color: f"{told}\n")
