"""A verdict as Markdown, for the summary of a job."""

import re

from lineage.model import Failure, Finding, Verdict
from lineage.render.escape import one_line, shorten
from lineage.render.markdown_writer import write_markdown
from lineage.render.outline import (
    Block,
    Column,
    Entry,
    Line,
    Listing,
    Paragraph,
    Piece,
    Table,
    plain,
)
from lineage.render.phrases import count
from lineage.render.verdict_words import failure_text, most_severe_first, summary
from lineage.render.wording import Wording

LARGEST = 1_000_000
"""GitHub takes a summary of at most 1 MiB, and shows nothing of a longer one."""
_FAILURES = 100
_PASSAGE = 1000
_COLUMNS = (
    Column("#", "#"),
    Column("Article", "Article", numeric=False),
    Column("Rule", "Rule", numeric=False),
    Column("Share", "Share"),
    Column("Source", "Source", numeric=False),
)


def render_verdict(result: Verdict, *, width: int = 80, color: bool = False) -> str:
    """A verdict as a table of its findings, the most severe first, with details beneath.

    What would make it longer than GitHub takes is left out and counted.

    >>> from lineage.model import Tool
    >>> render_verdict(Verdict("lineage-check/1", Tool("lineage", "0"), ("a", "b"), 7, (), (), ()))
    '**Nothing found in 2 articles checked against 7.**\\n'
    """
    parts = [write_markdown(_head(result))]
    room = LARGEST - len(parts[0].encode()) - 1000
    rows, details = [], []
    for number, finding in enumerate(most_severe_first(result.findings), 1):
        row, detail = _row(number, finding), _detail(number, finding)
        room -= len(write_markdown([Table(_COLUMNS, (row,))]).encode()) + len(detail.encode())
        if room < 0:
            break
        rows.append(row)
        details.append(detail)
    if rows:
        parts.append(write_markdown([Table(_COLUMNS, tuple(rows))]))
    if left := len(result.findings) - len(rows):
        more = f"{count(left, 'more finding')} would not fit in here; the verdict as text has all."
        parts.append(write_markdown([Paragraph(plain(more))]))
    return "\n".join([*parts, *details])


def _head(verdict: Verdict) -> list[Block]:
    blocks: list[Block] = [Paragraph(plain(summary(verdict), "strong"))]
    if verdict.failures:
        entries = tuple(Entry(*_failure(failure)) for failure in verdict.failures[:_FAILURES])
        if left := len(verdict.failures) - len(entries):
            entries += (Entry("", plain(f"and {count(left, 'more', 'more')}")),)
        blocks.append(Listing(plain("What could not be used:"), entries))
    return blocks


def _failure(failure: Failure) -> tuple[str, Line]:
    return shorten(failure.path, _PASSAGE), plain(shorten(failure_text(failure), _PASSAGE))


def _row(number: int, finding: Finding) -> tuple[str, ...]:
    return (
        str(number),
        f"{finding.path}:{finding.region.start_line}",
        f"{finding.rule} ({finding.severity})",
        "" if finding.source is None else Wording().percent(finding.share),
        finding.source or "",
    )


def _detail(number: int, finding: Finding) -> str:
    """Message, passages and advice under a line to unfold, in which nothing is from outside."""
    lines = [plain(finding.message), _quoted("Here", finding.text)]
    if finding.source_text is not None:
        lines.append(_quoted("There", finding.source_text))
    lines.append(plain(finding.remedy))
    parts = [
        f"<details><summary>{number}. {finding.rule}</summary>\n",
        write_markdown(map(Paragraph, lines)),
        *([] if finding.credit is None else [_fenced(one_line(finding.credit))]),
        "</details>\n",
    ]
    return "\n".join(parts)


def _quoted(label: str, passage: str) -> Line:
    return Piece(f"{label}: ", "strong"), Piece(f"“{shorten(passage, _PASSAGE)}”")


def _fenced(line: str) -> str:
    """A line as code to copy, within a fence that is longer than any in the line."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", line)), default=0))
    return f"{fence}text\n{line}\n{fence}\n"
