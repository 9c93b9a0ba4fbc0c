"""Show a report in a notebook: the verdict and the tree of each family."""

from html import escape

from lineage.model import Report
from lineage.render.escape import one_line
from lineage.render.family_verdict import no_family
from lineage.render.phrases import count
from lineage.render.report_svg import STYLE, tree_svg
from lineage.render.report_view import view

MOST_FAMILIES = 6


def notebook_html(report: Report) -> str:
    """The verdicts and the trees as HTML, without scripts."""
    known = view(report)
    if not report.families:
        return f"<p>{escape(no_family(known.wording, len(report.documents)))}</p>\n"
    parts = [f"<style>{STYLE}</style>"]
    for family in report.families[:MOST_FAMILIES]:
        parts.append(f"<p><strong>{escape(one_line(known.told(family.verdict)))}</strong></p>")
        parts.append(f'<div style="overflow-x: auto">{tree_svg(known, family)}</div>')
    more = len(report.families) - MOST_FAMILIES
    if more > 0:
        parts.append(f"<p>And {count(more, 'family', 'families')} more.</p>")
    return "\n".join(parts) + "\n"
