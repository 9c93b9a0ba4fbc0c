"""`lineage schema`: the JSON Schemas of the report and of the check's verdict."""

from importlib.resources import files

import click

from lineage.cli.output import write_bytes
from lineage.cli.running import DONE


@click.command()
@click.argument("of", type=click.Choice(["report", "check"]), default="report")
def schema(of: str) -> int:
    """Print the JSON Schema of the report, or of the verdict of a check."""
    write_bytes(files("lineage.render").joinpath(f"{of}.schema.json").read_bytes())
    return DONE
