"""A report as the sections that people read, the answer first."""

from lineage.model import Failure, Family, Report
from lineage.render.escape import shorten
from lineage.render.outline import Block, Entry, Heading, Listing, Paragraph, plain
from lineage.render.phrases import count, listed
from lineage.render.report_drift import drift_blocks
from lineage.render.report_passages import added_blocks, conflict_blocks, passage_blocks
from lineage.render.report_sources import source_blocks, translation_blocks
from lineage.render.report_tables import article_blocks, pair_blocks
from lineage.render.report_tree import tree_blocks
from lineage.render.report_view import ReportView, view

_LINE_LENGTH = 60
_TOOLS = 6
"""Sets of pages that are told; the JSON report has all."""


def report_outline(report: Report) -> list[Block]:
    """All that a reader is told about a report, from the verdict down to what could not be read."""
    known = view(report)
    families = report.families
    blocks = _verdict(known)
    for family in families:
        blocks += tree_blocks(known, family, _title("Who derives from whom", family, report))
    if len(report.documents) > 1:
        blocks += pair_blocks(known)
    blocks += article_blocks(known)
    for family in families:
        blocks += passage_blocks(
            known, family, _title("The passages that matter most", family, report)
        )
    for family in families:
        blocks += added_blocks(known, family, _title("What each article added", family, report))
    for family in families:
        blocks += conflict_blocks(known, family, _title("Where they disagree", family, report))
    for family in families:
        blocks += drift_blocks(known, family, _title("What changed on the way", family, report))
    for family in families:
        blocks += source_blocks(known, family, _title("The sources they name", family, report))
    for family in families:
        blocks += translation_blocks(known, family, _title("Translations", family, report))
    return blocks + tool_blocks(known) + failure_blocks(report.failures)


def _title(words: str, family: Family, report: Report) -> str:
    """The family is named only where there are several."""
    return words if len(report.families) == 1 else f"{words}: {family.id}"


def _verdict(known: ReportView) -> list[Block]:
    report = known.report
    blocks: list[Block] = []
    if len(report.families) == 1:
        blocks.append(Paragraph(plain(known.told(report.families[0].verdict), "strong")))
    elif report.families:
        told = [
            Entry(family.id, plain(known.told(family.verdict), "strong"))
            for family in report.families
        ]
        blocks.append(Listing((), tuple(told)))
    else:
        blocks.append(Paragraph(plain(no_family(len(report.documents)), "strong")))
    blocks.append(Paragraph(plain(_outside(known), "muted")))
    return blocks


def no_family(articles: int) -> str:
    """What is said when no two articles belong together.

    >>> no_family(44)
    'No two of the 44 articles retell the same report.'
    """
    if articles == 0:
        return "No article could be read."
    if articles == 1:
        return "There is one article, and nothing to compare it with."
    if articles == 2:
        return "The two articles do not retell the same report."
    return f"No two of the {articles:,} articles retell the same report."


def _outside(known: ReportView) -> str:
    report = known.report
    read = f"{count(len(report.documents), 'article')} read"
    if report.failures:
        read += f", {count(len(report.failures), 'failure')} (see the end)"
    if not report.families:
        return f"{read}."
    alone = [known.label(article.id) for article in report.documents if article.family is None]
    if not alone:
        return f"{read}; none stands outside."
    verb = "stands" if len(alone) == 1 else "stand"
    return f"{read}; {listed(alone)} {verb} outside."


def tool_blocks(known: ReportView) -> list[Block]:
    """The debris that several pages have, so that nobody takes it for a sign of lineage."""
    entries = []
    shown = known.report.tools[:_TOOLS]
    for tool in shown:
        first = shorten(tool.lines[0], _LINE_LENGTH)
        more = len(tool.lines) - 1
        told = f"“{first}”" + (f" and {count(more, 'more line', 'more lines')}" if more else "")
        names = listed([known.label(name) for name in tool.documents])
        entries.append(
            Entry(names, plain(f"{told}: the same publisher's tool, no sign of lineage"))
        )
    if not entries:
        return []
    blocks: list[Block] = [Heading("Page furniture in common"), Listing((), tuple(entries))]
    more = len(known.report.tools) - len(shown)
    if more:
        told = f"And {more} more; all are in the JSON report."
        blocks.append(Paragraph(plain(told, "muted")))
    return blocks


def failure_blocks(failures: tuple[Failure, ...]) -> list[Block]:
    """What could not be used, and what to do about it."""
    if not failures:
        return []
    entries = [
        Entry(failure.path, plain(f"{failure.message.rstrip('.')}. {failure.remedy}"), "alert")
        for failure in failures
    ]
    return [Heading("What could not be used"), Listing((), tuple(entries))]
