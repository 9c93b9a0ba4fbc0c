"""What a project sets once for all commands: their options, in pyproject.toml or a file named."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from lineage.errors import UsageError

COMMAND_LINE_ONLY = {"config", "output", "stdin-filename"}
"""Options that are about one call: in a file they would hold for every command at every time."""

_PYPROJECT = "pyproject.toml"
_KINDS = {bool: "true or false", int: "a whole number", float: "a number", str: "text in quotes"}


@dataclass(frozen=True, slots=True)
class Setting:
    """The value that a file gives to an option; a path in it is one from the current folder."""

    value: Any
    file: str


def configure(context: click.Context, parameter: click.Parameter, named: str | None) -> None:
    """Let files set the defaults of the command that runs: the callback of its option --config."""
    if not context.resilient_parsing:
        settings = load_settings(context, named)
        context.default_map = default_map(context, context.command, settings)


def load_settings(context: click.Context, named: str | None) -> dict[str, Setting]:
    """What the file named, or else the project's pyproject.toml, sets, by the names of options.

    Raises UsageError, with the name of the file, where a file cannot be read, there is no such
    option, or the option takes no such value.
    """
    settings: dict[str, Setting] = {}
    for file in (_project_file(), named):
        if file is not None and (table := _table(file)):
            known = _known_options(context)
            for key, value in table.items():
                settings[key] = Setting(_checked(context, file, key, value, known), file)
    return settings


def default_map(
    context: click.Context, command: click.Command, settings: Mapping[str, Setting]
) -> dict[str, Any]:
    """The settings that a command takes, by the names of its parameters.

    One option can have other values in other commands: a format that only `check` has is no
    error in `report`, and leaves it as it is.
    """
    return {
        str(option.name): settings[key].value
        for key, option in options(command)
        if key in settings and _refusal(context, option, settings[key].value) is None
    }


def configured_commands(context: click.Context) -> Iterator[tuple[str, click.Command]]:
    """The commands that take options from files, with their names on the command line."""
    for name, command in _commands(context, context.find_root().command, ""):
        if any(parameter.name == "config" for parameter in command.params):
            yield name, command


def options(command: click.Command) -> Iterator[tuple[str, click.Option]]:
    """The options of a command that a file may name, by their long names without the dashes.

    >>> from lineage.cli.compare import compare
    >>> [key for key, _ in options(compare)]
    ['format', 'lang', 'encoder', 'background']
    """
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            for name in parameter.opts:
                if name.startswith("--") and name[2:] not in COMMAND_LINE_ONLY:
                    yield name[2:], parameter


def _commands(
    context: click.Context, command: click.Command, name: str
) -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield name or str(command.name), command
        return
    for part in command.list_commands(context):
        below = command.get_command(context, part)
        if below is not None:
            yield from _commands(context, below, f"{name} {part}".strip())


def _known_options(context: click.Context) -> dict[str, list[tuple[str, click.Option]]]:
    """The options that a file may name, each with the commands that have it.

    The command that runs comes first, so that an error is told in its terms.
    """
    known: dict[str, list[tuple[str, click.Option]]] = {}
    commands = list(configured_commands(context))
    for name, command in sorted(commands, key=lambda item: item[1] is not context.command):
        for key, option in options(command):
            known.setdefault(key, []).append((name, option))
    return known


def _project_file() -> str | None:
    """The nearest pyproject.toml: here or in a folder above, but of the same repository."""
    # a folder that was deleted, or that is closed to us, sets nothing
    with suppress(OSError):
        here = Path.cwd()
        for folder in (here, *here.parents):
            if (folder / _PYPROJECT).is_file():
                return os.path.relpath(folder / _PYPROJECT, here)
            if (folder / ".git").exists():
                break
    return None


def _table(file: str) -> dict[str, Any]:
    import tomllib  # where no file sets anything nobody waits for it

    try:
        with Path(file).open("rb") as stream:
            content: Any = tomllib.load(stream)
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}", "Name a file in TOML.") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{file} is not TOML: {error}", "Mend it there.") from error
    if Path(file).name != _PYPROJECT:
        return dict(content)
    for name in ("tool", "lineage"):
        content = content.get(name, {})
        if not isinstance(content, dict):
            raise UsageError(f"{file}: {name} is no table", "Set options below [tool.lineage].")
    return dict(content)


def _checked(
    context: click.Context,
    file: str,
    key: str,
    value: Any,
    known: Mapping[str, list[tuple[str, click.Option]]],
) -> Any:
    """A value as the commands take it, or a UsageError if none does."""
    if key in COMMAND_LINE_ONLY:
        raise UsageError(f"{file}: {key} is about one call", f"Give --{key} on the command line.")
    if key not in known:
        raise UsageError(f"{file}: there is no option {key}", _nearest(key, value, sorted(known)))
    refusals = [_refusal(context, option, value) for _, option in known[key]]
    command, option = known[key][0]
    if all(refusals):
        raise UsageError(
            f"{file}: {key}: {refusals[0]}", f"See --{key} in lineage {command} --help."
        )
    return _located(value, Path(file).parent) if isinstance(option.type, click.Path) else value


def _nearest(key: str, value: Any, known: list[str]) -> str:
    if isinstance(value, dict):
        return "Options stand in no table of a command, but directly in that of lineage."
    from rapidfuzz import fuzz, process

    nearest, _, _ = process.extractOne(key, known, scorer=fuzz.ratio)
    return f"The nearest there is: {nearest}. All of them: lineage config."


def _refusal(context: click.Context, option: click.Option, value: Any) -> str | None:
    """Why an option does not take a value that a file gives, or None if it does."""
    if option.multiple and not isinstance(value, list):
        return "it must be a list in brackets"
    kinds = _kinds(option)
    for item in value if option.multiple else [value]:
        # by the type itself: to Python, true is a whole number
        if type(item) not in kinds:
            each = "each of the list" if option.multiple else "it"
            return f"{each} must be {' or '.join(_KINDS[kind] for kind in kinds)}"
        if item == "" or "\0" in str(item):
            return "a text must not be empty or have a NUL in it"
    try:
        option.type_cast_value(context, value)
    except click.BadParameter as error:
        return error.message.rstrip(".")
    return None


def _kinds(option: click.Option) -> tuple[type, ...]:
    """The types that the value of an option may have in TOML."""
    if option.is_flag:
        return (bool,)
    if isinstance(option.type, type(click.INT)):
        return (int,)
    if isinstance(option.type, (click.Choice, click.Path, type(click.STRING))):
        return (str,)
    # a number of some kind, or a type of our own, as a percentage, that says itself what it takes
    return (float, int, str)


def _located(value: Any, folder: Path) -> Any:
    """Paths below the folder of their file, as they are called from the current one."""
    if isinstance(value, list):
        return [_located(item, folder) for item in value]
    return value if value == "-" else str(folder / value)
