"""Where results go: to a file, whole or not at all, or to standard output as it can take them."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import PurePath

import click
from click.core import ParameterSource

from lineage.errors import OutputError, UsageError
from lineage.render import check_language, check_table, formats, render
from lineage.render.registry import TRANSLATED, Result
from lineage.render.wording import LANGUAGES

SUFFIXES = {
    ".json": "json",
    ".gv": "dot",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mmd": "mermaid",
    ".txt": "text",
    ".xml": "junit",
}
WIDTH = 80
# for terminals that have no such characters
_PLAIN = str.maketrans(
    {"─": "-", "│": "|", "├": "|", "└": "`", "“": '"', "”": '"', "’": "'", "…": "...", "–": "-"}
    | {"«": '"', "»": '"', "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "}
    | {"•": "*", "█": "#", "▓": "%", "▒": "=", "░": "-", "·": "."}
)


def show(
    result: Result,
    format: str | None,
    output: str | None,
    *,
    table: str | None = None,
    language: str = "en",
) -> None:
    """Write a result in a format, by default the one that the name of the output file asks for.

    Raises UsageError if that name asks for a format there is not, OutputError if it can't be
    written.
    """
    chosen = chosen_format(type(result), format, output)
    if output is None:
        show_text(
            lambda width, color: render(
                result, chosen, width=width, color=color, table=table, language=language
            ),
            format=chosen,
        )
        return
    from lineage.write import write

    write(output, render(result, chosen, width=_width(False), table=table, language=language))


def show_text(written: Callable[[int, bool], str], *, format: str = "text") -> None:
    """Put what is written for a width, in colour or not, on standard output."""
    terminal = sys.stdout.isatty()
    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    _to_standard_output(written(_width(terminal), color), format)


def chosen_format(result: type, format: str | None, output: str | None) -> str:
    """The format asked for, else the one of the output file's suffix, else text.

    >>> from lineage.model import Report
    >>> chosen_format(Report, None, "report.md"), chosen_format(Report, None, None)
    ('markdown', 'text')
    """
    suffix = PurePath(output).suffix.lower() if output is not None else ""
    if format is not None and not (suffix and _set_by_file("format_")):
        return format
    guessed = SUFFIXES.get(suffix, suffix[1:] or formats(result)[0])
    if guessed in formats(result):
        return guessed
    raise UsageError(
        f"no format is known by the suffix {suffix}",
        f"Say which with --format: {', '.join(formats(result))}.",
    )


def _set_by_file(parameter: str) -> bool:
    """Whether a file of options has set a parameter, so that the command line goes before it."""
    context = click.get_current_context(silent=True)
    return (
        context is not None
        and context.get_parameter_source(parameter) is ParameterSource.DEFAULT_MAP
    )


def results(
    result: type,
    format: str | None,
    outputs: Sequence[str],
    *,
    table: str | None = None,
    language: str = LANGUAGES[0],
) -> list[tuple[str, str | None]]:
    """The formats asked for, each with the file it goes to, None for standard output.

    Files are in the format of their suffix. A format that is named is that of standard output,
    but of the file if there is just one.

    >>> from lineage.model import Verdict
    >>> results(Verdict, "text", ["verdict.sarif", "verdict.json"])
    [('sarif', 'verdict.sarif'), ('json', 'verdict.json'), ('text', None)]
    """
    if len(outputs) < 2:
        output = outputs[0] if outputs else None
        parts: list[tuple[str, str | None]] = [(chosen_format(result, format, output), output)]
    else:
        parts = [(chosen_format(result, None, output), output) for output in outputs]
        parts += [(format, None)] if format is not None else []
    # what one of several takes is none of the others' business
    chosen = [name for name, _ in parts]
    check_table("csv" if "csv" in chosen else chosen[0], table)
    for_people = [name for name in chosen if name in TRANSLATED[result]]
    check_language(result, (for_people or chosen)[0], language)
    return parts


def show_all(
    result: Result,
    parts: Sequence[tuple[str, str | None]],
    *,
    table: str | None = None,
    language: str = LANGUAGES[0],
) -> None:
    """Write a result in each of its formats, with the options that the format takes."""
    for format, output in parts:
        translated = format in TRANSLATED[type(result)]
        show(
            result,
            format,
            output,
            table=table if format == "csv" else None,
            language=language if translated else LANGUAGES[0],
        )


def _width(terminal: bool) -> int:
    if terminal:
        return shutil.get_terminal_size((WIDTH, 24)).columns
    with suppress(ValueError):
        return int(os.environ.get("COLUMNS", "")) or WIDTH
    return WIDTH


def _to_standard_output(text: str, format: str) -> None:
    """Print text; what programs read is UTF-8, the rest is in the encoding of the terminal."""
    people = format in ("text", "markdown")
    encoding = sys.stdout.encoding or "utf-8" if people else "utf-8"
    write_bytes(encoded(text, encoding))


def encoded(text: str, encoding: str) -> bytes:
    """Text in an encoding, what it lacks replaced by the nearest that it has.

    >>> encoded("├── “été”", "ascii")
    b'|-- "?t?"'
    >>> encoded("61\\u202f% de «\\u00a0004\\u00a0»", "latin-1")
    b'61 % de " 004 "'
    """
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_PLAIN).encode(encoding, errors="replace")


def write_bytes(content: bytes) -> None:
    """Put bytes on standard output; a reader who has seen enough, as `head`, is no error.

    Raises OutputError if it cannot be written for another reason, e.g. a full disk.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _forget_standard_output()
    except OSError as error:
        _forget_standard_output()
        raise OutputError(
            f"standard output cannot be written: {error.strerror or error}",
            "Make room there, or name a file with -o.",
        ) from error


def _forget_standard_output() -> None:
    """Let what is left in the buffer go nowhere, or the interpreter would complain at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
