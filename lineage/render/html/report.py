"""Write a report as one page."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from lineage.model import Article, Report
from lineage.render.escape import one_line, printable, shorten
from lineage.render.family_verdict import no_family
from lineage.render.html.article import Sheet, sheet
from lineage.render.html.family import section
from lineage.render.html.matrix import MEASURES, pair_rows, script_values
from lineage.render.html.names import Names
from lineage.render.html.page import write_page
from lineage.render.html.stretches import CLASSES, forebears, matches
from lineage.render.report_view import view
from lineage.render.wording import Wording

MOST_OPEN = 30
"""Articles of a report up to which all families and all texts are open from the start."""
_MOST_TOOLS = 6


def render_report(
    report: Report, *, width: int = 80, color: bool = False, language: str = "en"
) -> str:
    """The report as a page of HTML in a language; `width` and `color` change nothing.

    Cost is linear in the texts and in the passages with their versions.
    """
    known = Names(view(report, language))
    wording = known.wording
    sheets, figures = _sheets(known)
    of_family = {family.id: family for family in report.families}
    sections = [
        section(known, family, [sheets[name] for name in family.documents])
        for family in report.families
    ]
    outside = [a for a in report.documents if a.family not in of_family]
    rows, more_pairs = pair_rows(known)
    return write_page(
        "report.html",
        wording,
        {
            "articles": figures,
            "classes": CLASSES,
            "ids": [printable(article.id) for article in report.documents],
            "matrices": script_values([item.matrix for item in sections]),
            "messages": _script_messages(wording),
        },
        title=_title(known, report),
        no_family=no_family(wording, len(report.documents)),
        told=_told(known, outside),
        sections=sections,
        outside=[sheets[article.id] for article in outside],
        all_open=len(report.documents) <= MOST_OPEN,
        pairs=rows,
        more_pairs=more_pairs,
        measures=MEASURES,
        classes=CLASSES,
        tools=[
            (
                known.listed(tool.documents),
                shorten(tool.lines[0], 80),
                len(tool.lines) - 1,
            )
            for tool in report.tools[:_MOST_TOOLS]
        ],
        failures=[
            (one_line(item.path), f"{one_line(item.message).rstrip('.')}. {one_line(item.remedy)}")
            for item in report.failures
        ],
        tool=report.tool,
    )


def _sheets(known: Names) -> tuple[dict[str, Sheet], list[Any]]:
    """The articles as they are shown, and their figures for the script, each at its number."""
    report = known.view.report
    of_family = {name: family for family in report.families for name in family.documents}
    found: dict[str, set[str]] = {}
    for family in report.families:
        found.update(forebears(family))
    own = matches(report.pairs, found)
    sheets = {}
    figures = []
    for number, article in enumerate(report.documents):
        page, numbers = sheet(
            known, article, number, of_family.get(article.id), own.get(article.id, ())
        )
        sheets[article.id] = page
        figures.append(numbers)
    return sheets, figures


def _title(known: Names, report: Report) -> Markup:
    if len(report.families) == 1 and len(report.families[0].documents) == len(report.documents):
        return known.tell("title-one")
    return known.tell("title", len(report.documents))


def _told(known: Names, outside: Sequence[Article]) -> list[Markup]:
    """What was read, and what of it is in no family."""
    report = known.view.report
    parts = [known.tell("articles-read", len(report.documents))]
    if len(report.families) > 1:
        parts.append(known.tell("families", len(report.families)))
    if report.families and outside:
        told = known.listed([article.id for article in outside])
        parts.append(known.tell("outside", len(outside), names=told))
    if report.failures:
        told = Markup('<a href="#failures">{}</a>').format(
            known.tell("failures", len(report.failures))
        )
        parts.append(told)
    return parts


def _script_messages(wording: Wording) -> dict[str, Any]:
    keys = (
        "percent-sign",
        "left-out-one",
        "left-out-other",
        "nothing-left-out",
        "matrix-caption-other",
    )
    return {key: wording.message(key) for key in keys}
