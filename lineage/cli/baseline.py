"""`lineage baseline`: keep the findings that are known, so that the check fails on new ones."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from lineage.cli.checking import (
    Checked,
    check_options,
    checked,
    load_baseline,
    plain_baseline,
)
from lineage.cli.options import PATH, config_option
from lineage.cli.output import show_text
from lineage.cli.running import DONE, ERROR, say_failures
from lineage.errors import OutputError
from lineage.render.escape import one_line
from lineage.render.phrases import count
from lineage.rules import Baseline
from lineage.rules.baseline import Known

FILE = "lineage-baseline.json"

_Command = TypeVar("_Command", bound=Callable[..., Any])


@click.group()
def baseline() -> None:
    """Keep the findings that are known in a file, so that the check fails on new ones alone.

    A finding is known by the words of its passage and of the one in its source, wherever they
    stand. Say in the file why each is accepted: a "reason" that is added there stays.
    """


def _options(command: _Command) -> _Command:
    for option in (
        config_option,
        click.option(
            "--baseline",
            metavar="FILE",
            type=PATH,
            help=f"The file with the findings that are known; by default {FILE}.",
        ),
        check_options,
        click.argument("paths", nargs=-1, required=True),
    ):
        command = option(command)
    return command


@baseline.command()
@_options
def create(paths: Sequence[str], baseline: str | None, **options: Any) -> int:
    """Check the articles at PATHS, and make a baseline of all that is found."""
    file = baseline or FILE
    if Path(file).exists():
        raise OutputError(
            f"{file} is there already", "Bring it up to date: lineage baseline update."
        )
    found = checked(paths, **options)
    return _written(file, Baseline.of(found.verdict), found)


@baseline.command()
@_options
def update(paths: Sequence[str], baseline: str | None, **options: Any) -> int:
    """Check the articles at PATHS: what is new comes into the baseline, what is gone goes."""
    known = load_baseline(baseline or FILE)
    found = checked(paths, **options)
    return _written(baseline or FILE, known.updated(found.verdict, found.elsewhere(known)), found)


@baseline.command()
@_options
def audit(paths: Sequence[str], baseline: str | None, **options: Any) -> int:
    """Check the articles at PATHS, and show what of the baseline is still found.

    Nothing is written.
    """
    known = load_baseline(baseline or FILE)
    found = checked(paths, **options)
    elsewhere = found.elsewhere(known)
    gone = known.gone(found.verdict, elsewhere)
    new = len(known.suppress(found.verdict, elsewhere).findings)
    lines = [f"{count(len(known.findings), 'known finding')}, {len(gone)} gone, {new} new."]
    left = list(gone)
    for entry in known.findings:
        state = "not checked" if entry.document in elsewhere else "still found"
        if entry in left:
            left.remove(entry)
            state = "gone"
        lines.append(_told(entry, state))
    show_text(lambda width, color: "\n\n".join(lines) + "\n")
    say_failures(found.verdict.failures)
    return ERROR if found.verdict.failures else DONE


def _told(entry: Known, state: str) -> str:
    source = f" from {one_line(entry.source)}" if entry.source else ""
    return "\n".join(
        [
            f"{one_line(entry.document)}: {one_line(entry.rule)}{source}: {state}",
            f"    “{one_line(entry.text)}”",
            f"    {one_line(entry.reason) if entry.reason else 'no reason given'}",
        ]
    )


def _written(file: str, known: Baseline, found: Checked) -> int:
    from lineage.write import write

    say_failures(found.verdict.failures)
    if found.verdict.failures:
        # what could not be read may well be in the baseline
        return ERROR
    write(file, json.dumps(plain_baseline(known, file), indent=1, ensure_ascii=False) + "\n")
    show_text(lambda width, color: f"{count(len(known.findings), 'finding')} in {file}\n")
    return DONE
