"""The formats there are: for each kind of result, its name and the function that writes it."""

from importlib import import_module
from typing import Protocol

from lineage.errors import UsageError
from lineage.model import Comparison, Report, Verdict

Result = Report | Comparison | Verdict


class Renderer(Protocol):
    """What every format provides; `width` and `color` only mean something to `text`."""

    def __call__(self, result: Result, *, width: int, color: bool) -> str: ...


FORMATS: dict[type, dict[str, str]] = {
    Report: {
        "text": "lineage.render.report_text:render_report",
        "json": "lineage.render.plain_json:render_json",
        "markdown": "lineage.render.report_markdown:render_report",
        "html": "lineage.render.html.report:render_report",
        "svg": "lineage.render.report_svg:render_report",
    },
    Comparison: {
        "text": "lineage.render.comparison_text:render_comparison",
        "json": "lineage.render.plain_json:render_json",
        "markdown": "lineage.render.comparison_markdown:render_comparison",
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


def formats(result: type) -> tuple[str, ...]:
    """The names of the formats that can show a kind of result, the default first.

    >>> formats(Report)
    ('text', 'json', 'markdown', 'html', 'svg')
    """
    return tuple(FORMATS[result])


def render(result: Result, format: str = "text", *, width: int = 80, color: bool = False) -> str:
    """Show a report, a comparison or a verdict as text in one of its formats.

    Raises UsageError for a format that this kind of result does not have.
    """
    known = FORMATS[type(result)]
    if format not in known:
        raise UsageError(f"there is no format {format!r}", f"Use one of {', '.join(known)}.")
    module, _, function = known[format].partition(":")
    renderer: Renderer = getattr(import_module(module), function)
    return renderer(result, width=width, color=color)
