"""Write a report as Markdown."""

from lineage.model import Report
from lineage.render.markdown_writer import write_markdown
from lineage.render.report_outline import report_outline
from lineage.render.wording import LANGUAGES


def render_report(
    report: Report, *, width: int = 80, color: bool = False, language: str = LANGUAGES[0]
) -> str:
    """The report in a language as Markdown; `width` and `color` change nothing."""
    return write_markdown(report_outline(report, language))
