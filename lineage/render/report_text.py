"""Write a report as text."""

from lineage.model import Report
from lineage.render.report_outline import report_outline
from lineage.render.text_writer import write_text
from lineage.render.wording import LANGUAGES


def render_report(
    report: Report, *, width: int = 80, color: bool = False, language: str = LANGUAGES[0]
) -> str:
    """The report in a language as text no line of which is wider than `width`."""
    return write_text(report_outline(report, language), width=width, color=color)
