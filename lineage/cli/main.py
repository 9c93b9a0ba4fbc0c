"""The `lineage` command and its subcommands, each imported when it is used."""

from importlib import import_module

import click

from lineage import __version__
from lineage.cli.running import run

COMMANDS = {
    "report": "lineage.cli.report:report",
    "compare": "lineage.cli.compare:compare",
    "explain": "lineage.cli.explain:explain",
    "check": "lineage.cli.check:check",
    "baseline": "lineage.cli.baseline:baseline",
    "index": "lineage.cli.index:index",
    "dedup": "lineage.cli.dedup:dedup",
    "rules": "lineage.cli.rules:rules",
    "config": "lineage.cli.config:config",
    "schema": "lineage.cli.schema:schema",
}
"""A command a line, in the order of the help."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lineage", message="%(prog)s %(version)s")
def lineage() -> None:
    """Tell which articles are rewrites of the same report, and who has what from whom.

    Exit codes: 0 done, 1 findings (check alone), 2 an error or a file that could not be read,
    130 interrupted, 143 terminated.
    """


def main() -> None:
    """Run the command line and leave with its exit code."""
    run(lineage)
