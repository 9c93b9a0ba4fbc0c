"""What every command has in common while it runs: signals, errors in one line, exit codes."""

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from lineage.errors import LineageError
from lineage.garbage import collect_seldom
from lineage.model import Document, Failure
from lineage.render.escape import one_line
from lineage.render.phrases import count

DONE = 0
FINDINGS = 1
ERROR = 2
INTERRUPTED = 130
TERMINATED = 143
_NAMED = 4
"""Skipped files that are named."""


def run(command: click.Command) -> NoReturn:
    """Run a command with the arguments of the process, then exit with the code that is due."""
    signal.signal(signal.SIGTERM, _terminate)
    collect_seldom()
    # matrices are small or sparse here: starting threads for them costs more than they save
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code = command.main(prog_name="lineage", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        say("lineage: interrupted")
        code = INTERRUPTED
    except SystemExit as error:
        # the other way here is click's own, when nobody reads its help to the end
        code = TERMINATED if error.code == TERMINATED else DONE
        if code == TERMINATED:
            say("lineage: terminated")
    except click.ClickException as error:
        say(f"lineage: error: {_usage(error)}")
        code = ERROR
    except LineageError as error:
        _show_traceback()
        say(f"lineage: error: {error}")
        code = ERROR
    except Exception as error:
        _show_traceback()
        say(f"lineage: error: {_bug(error)}")
        code = ERROR
    # what is left in the buffer of a closed pipe must not fail once more on the way out
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    sys.exit(code if isinstance(code, int) else DONE)


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    # nothing is printed here: the signal may have come in the middle of printing
    raise SystemExit(TERMINATED)


def _usage(error: click.ClickException) -> str:
    message = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{message}. See {context.command_path} --help." if context else f"{message}."


def _bug(error: Exception) -> str:
    kind, message = type(error).__name__, str(error)
    what = f"{kind}: {message}" if message else kind
    return (
        f"this is a bug in lineage ({what}). Please report it; "
        "with LINEAGE_DEBUG=1 the traceback is shown."
    )


def _show_traceback() -> None:
    if os.environ.get("LINEAGE_DEBUG"):
        say(traceback.format_exc(), fold=False)


def say(message: str, *, fold: bool = True) -> None:
    """Print a message on standard error, whatever is in it, even if nobody reads that any more."""
    text = one_line(message) if fold else message
    with suppress(OSError, ValueError):
        click.echo(text, err=True)


def say_failures(failures: Iterable[Failure]) -> None:
    """Print what could not be used, a line each."""
    for failure in failures:
        message = failure.message.rstrip(".")
        say(f"lineage: {failure.path}: {message}. {failure.remedy}")


def say_skipped(skipped: Iterable[Path], metadata: str | None) -> None:
    """Print how many files were of no kind that is read, and the first of them; the metadata that
    somebody named was read."""
    names = [str(path) for path in skipped if metadata is None or not _is_same(path, metadata)]
    if names:
        listed = ", ".join([*names[:_NAMED], *["…"] * (len(names) > _NAMED)])
        say(f"lineage: {count(len(names), 'file')} of an unknown kind skipped: {listed}")


def _is_same(path: Path, other: str) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def counted(
    items: Iterable[Document | Failure], progress: Callable[[str, int, int], None]
) -> Iterator[Document | Failure]:
    """Hand on what is read, telling how much it is so far.

    Pages of a site that only list others are no articles, and no failures: they are counted.
    """
    pages = 0
    for number, item in enumerate(items, 1):
        progress("reading", number, 0)
        if isinstance(item, Failure) and item.code == "no-article":
            pages += 1
        else:
            yield item
    if pages:
        say(f"lineage: {count(pages, 'page')} without an article skipped")
