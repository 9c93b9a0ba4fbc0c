"""A report as the sections that people read, the answer first."""

from lineage.model import Family, Report
from lineage.render.escape import shorten
from lineage.render.family_verdict import no_family, verdict
from lineage.render.outline import Block, Entry, Heading, Listing, Paragraph, plain
from lineage.render.report_drift import drift_blocks
from lineage.render.report_passages import added_blocks, conflict_blocks, passage_blocks
from lineage.render.report_sources import source_blocks, translation_blocks
from lineage.render.report_tables import article_blocks, pair_blocks
from lineage.render.report_tree import tree_blocks
from lineage.render.report_view import ReportView, view

_LINE_LENGTH = 60
_TOOLS = 6
"""Sets of pages that are told; the JSON report has all."""


def report_outline(report: Report, language: str) -> list[Block]:
    """All that a reader is told about a report, from the verdict down to what could not be read."""
    known = view(report, language)
    families = report.families
    blocks = _verdict(known)
    for family in families:
        blocks += tree_blocks(known, family, _title(known, "head-tree", family))
    if len(report.documents) > 1:
        blocks += pair_blocks(known)
    blocks += article_blocks(known)
    for key, section in (
        ("head-main-passages", passage_blocks),
        ("head-added", added_blocks),
        ("head-disagree", conflict_blocks),
        ("head-drift", drift_blocks),
        ("head-sources", source_blocks),
        ("head-translations", translation_blocks),
    ):
        for family in families:
            blocks += section(known, family, _title(known, key, family))
    return blocks + tool_blocks(known) + failure_blocks(known)


def _title(known: ReportView, key: str, family: Family) -> str:
    """The family is named only where there are several."""
    words = known.tell(key)
    several = len(known.report.families) > 1
    return f"{words}{known.tell('colon')}{family.id}" if several else words


def _verdict(known: ReportView) -> list[Block]:
    report = known.report
    blocks: list[Block] = []
    if len(report.families) == 1:
        blocks.append(Paragraph(plain(verdict(known, report.families[0]), "strong")))
    elif report.families:
        told = [
            Entry(family.id, plain(verdict(known, family), "strong")) for family in report.families
        ]
        blocks.append(Listing((), tuple(told)))
    else:
        told_none = no_family(known.wording, len(report.documents))
        blocks.append(Paragraph(plain(told_none, "strong")))
    blocks.append(Paragraph(plain(_outside(known), "muted")))
    return blocks


def _outside(known: ReportView) -> str:
    report, tell = known.report, known.tell
    read = tell("articles-read", len(report.documents))
    if report.failures:
        failures = tell("failures", len(report.failures))
        read = tell("read-with-failures", read=read, failures=failures)
    if not report.families:
        return f"{read}."
    alone = [article.id for article in report.documents if article.family is None]
    outside = tell("none-outside")
    if alone:
        outside = tell("outside", len(alone), names=known.listed(alone))
    return f"{read}{tell('semicolon')}{outside}."


def tool_blocks(known: ReportView) -> list[Block]:
    """The debris that several pages have, so that nobody takes it for a sign of lineage."""
    entries = []
    tell = known.tell
    shown = known.report.tools[:_TOOLS]
    for tool in shown:
        told = known.wording.quoted(shorten(tool.lines[0], _LINE_LENGTH))
        more = len(tool.lines) - 1
        if more:
            told += f" {tell('more-lines-of-tool', more)}"
        words = f"{told}{tell('colon')}{tell('tool-note')}"
        entries.append(Entry(known.listed(tool.documents), plain(words)))
    if not entries:
        return []
    blocks: list[Block] = [Heading(tell("head-tools")), Listing((), tuple(entries))]
    more = len(known.report.tools) - len(shown)
    if more:
        blocks.append(Paragraph(plain(tell("more-tools", more), "muted")))
    return blocks


def failure_blocks(known: ReportView) -> list[Block]:
    """What could not be used, and what to do about it, in the English of those who found it out."""
    failures = known.report.failures
    if not failures:
        return []
    entries = [
        Entry(failure.path, plain(f"{failure.message.rstrip('.')}. {failure.remedy}"), "alert")
        for failure in failures
    ]
    return [Heading(known.tell("head-failures")), Listing((), tuple(entries))]
