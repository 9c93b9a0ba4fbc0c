"""Write a report as text."""

from lineage.model import Report
from lineage.render.report_outline import report_outline
from lineage.render.text_writer import write_text


def render_report(report: Report, *, width: int = 80, color: bool = False) -> str:
    """The report as text no line of which is wider than `width`."""
    return write_text(report_outline(report), width=width, color=color)
