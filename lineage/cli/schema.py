"""`lineage schema`: the JSON Schema of the report."""

from importlib.resources import files

import click

from lineage.cli.output import write_bytes
from lineage.cli.running import DONE


@click.command()
def schema() -> int:
    """Print the JSON Schema of the report."""
    write_bytes(files("lineage.render").joinpath("report.schema.json").read_bytes())
    return DONE
