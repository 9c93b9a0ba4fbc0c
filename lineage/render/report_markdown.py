"""Write a report as Markdown."""

from lineage.model import Report
from lineage.render.markdown_writer import write_markdown
from lineage.render.report_outline import report_outline


def render_report(report: Report, *, width: int = 80, color: bool = False) -> str:
    """The report as Markdown; `width` and `color` change nothing."""
    return write_markdown(report_outline(report))
