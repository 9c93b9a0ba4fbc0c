"""The formats there are: for each kind of result, its name and the function that writes it."""

from importlib import import_module
from typing import Protocol

from lineage.errors import UsageError
from lineage.model import Comparison, Report, Verdict
from lineage.render.wording import LANGUAGES

Result = Report | Comparison | Verdict


class Renderer(Protocol):
    """What every format provides; `width` and `color` only mean something to `text`.

    `csv` has the option `table`, too, and those of `TRANSLATED` have `language`.
    """

    def __call__(self, result: Result, *, width: int, color: bool, **options: str) -> str: ...


FORMATS: dict[type, dict[str, str]] = {
    Report: {
        "text": "lineage.render.report_text:render_report",
        "json": "lineage.render.plain_json:render_json",
        "markdown": "lineage.render.report_markdown:render_report",
        "html": "lineage.render.html.report:render_report",
        "svg": "lineage.render.report_svg:render_report",
        "csv": "lineage.render.report_csv:render_report",
        "dot": "lineage.render.report_dot:render_report",
        "graphml": "lineage.render.report_graphml:render_report",
        "mermaid": "lineage.render.report_mermaid:render_report",
        "prov": "lineage.render.report_prov:render_report",
    },
    Comparison: {
        "text": "lineage.render.comparison_text:render_comparison",
        "json": "lineage.render.plain_json:render_json",
        "markdown": "lineage.render.comparison_markdown:render_comparison",
        "html": "lineage.render.html.comparison:render_comparison",
    },
    Verdict: {
        "text": "lineage.render.verdict_text:render_verdict",
        "json": "lineage.render.plain_json:render_json",
        "sarif": "lineage.render.verdict_sarif:render_verdict",
        "github": "lineage.render.verdict_github:render_verdict",
        "junit": "lineage.render.verdict_junit:render_verdict",
        "markdown": "lineage.render.verdict_markdown:render_verdict",
    },
}
"""A format a line. Modules are imported when they are used, to keep start-up short."""

TRANSLATED: dict[type, tuple[str, ...]] = {
    Report: ("text", "markdown", "html", "svg"),
    Comparison: ("text", "markdown", "html"),
    Verdict: (),
}
"""The formats of each kind of result that are written in other languages, too."""
TABLES = ("pairs", "passages", "articles")
"""The tables that `csv` can hold, the default first."""


def formats(result: type) -> tuple[str, ...]:
    """The names of the formats that can show a kind of result, the default first.

    >>> formats(Report)
    ('text', 'json', 'markdown', 'html', 'svg', 'csv', 'dot', 'graphml', 'mermaid', 'prov')
    """
    return tuple(FORMATS[result])


def render(
    result: Result,
    format: str = "text",
    *,
    width: int = 80,
    color: bool = False,
    table: str | None = None,
    language: str = LANGUAGES[0],
) -> str:
    """Show a report, a comparison or a verdict as text in one of its formats.

    `table` is which table `csv` has. Raises UsageError for a format that this kind of result does
    not have, for a table where there is none, and for a language that the format is not written in.
    """
    known = FORMATS[type(result)]
    if format not in known:
        raise UsageError(f"there is no format {format!r}", f"Use one of {', '.join(known)}.")
    check_table(format, table)
    check_language(type(result), format, language)
    module, _, function = known[format].partition(":")
    renderer: Renderer = getattr(import_module(module), function)
    options = {} if table is None else {"table": table}
    if language != LANGUAGES[0]:
        options["language"] = language
    return renderer(result, width=width, color=color, **options)


def check_table(format: str, table: str | None) -> None:
    """Raise UsageError if a format has no such table."""
    if table is None:
        return
    if format != "csv":
        raise UsageError(f"{format} has no tables to choose from", "Use --table with csv alone.")
    if table not in TABLES:
        raise UsageError(f"there is no table {table!r}", f"Use one of {', '.join(TABLES)}.")


def check_language(result: type, format: str, language: str) -> None:
    """Raise UsageError if a format of a kind of result is not written in a language."""
    if language not in LANGUAGES:
        raise UsageError(
            f"there is no language {language!r}", f"Use one of {', '.join(LANGUAGES)}."
        )
    if language != LANGUAGES[0] and format not in TRANSLATED[result]:
        others = ", ".join(TRANSLATED[result])
        instead = f"--format {others} or --lang en" if others else "--lang en"
        raise UsageError(f"{format} is written in English alone", f"Use {instead}.")
