"""`lineage config`: the options that hold in this folder, and where each comes from."""

import json
from typing import Any

import click
from click.core import ParameterSource

from lineage.cli.configuration import (
    Setting,
    configured_commands,
    default_map,
    load_settings,
    options,
)
from lineage.cli.options import PATH
from lineage.cli.output import show_text
from lineage.cli.running import DONE


@click.command()
@click.option("--config", "named", metavar="FILE", type=PATH, help="Show what FILE sets as well.")
@click.pass_context
def config(context: click.Context, named: str | None) -> int:
    """Show which options hold in this folder, and where each comes from.

    What is printed is TOML: lineage config > lineage.toml makes a file to start from.
    """
    settings = load_settings(context, named)
    # an option may hold for one command and not for another
    rows: dict[tuple[str, str], list[str]] = {}
    for name, command in configured_commands(context):
        parsed = command.make_context(
            name,
            [],
            parent=context,
            resilient_parsing=True,
            default_map=default_map(context, command, settings),
        )
        for key, option in options(command):
            rows.setdefault(_row(parsed, key, option, settings), []).append(name.split()[0])
    widest = max(len(line) for line, _ in rows)
    text = "".join(
        f"{line:{widest}}  # {origin} ({', '.join(dict.fromkeys(names))})\n"
        for (line, origin), names in sorted(rows.items(), key=lambda row: row[0][0].lstrip("# "))
    )
    show_text(lambda width, color: text)
    return DONE


def _row(
    parsed: click.Context, key: str, option: click.Option, settings: dict[str, Setting]
) -> tuple[str, str]:
    """An option as a line of TOML, and where its value comes from."""
    name = str(option.name)
    if parsed.get_parameter_source(name) is ParameterSource.DEFAULT_MAP:
        return f"{key} = {_toml(settings[key].value)}", settings[key].file
    value = parsed.params[name]
    if value is None or value == ():
        example = option.metavar or key.upper()
        return f"# {key} = {_toml([example] if option.multiple else example)}", "not set"
    return f"{key} = {_toml(value)}", "default"


def _toml(value: Any) -> str:
    """A value as TOML writes it, nothing in it acting on a terminal."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    written = json.dumps(value, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in written)
