"""A verdict as workflow commands, which GitHub shows beside the lines of a pull request."""

from collections import Counter
from collections.abc import Mapping

from lineage.model import Failure, Finding, Verdict
from lineage.render.escape import one_line, printable
from lineage.render.phrases import count
from lineage.render.verdict_words import (
    SEVERITIES,
    advice,
    failure_text,
    most_severe_first,
    passages,
    place,
    summary,
)

SHOWN = 10
"""So many errors and as many warnings of a step become annotations; the log has all of them."""
_PASSAGE = 300


def render_verdict(result: Verdict, *, width: int = 80, color: bool = False) -> str:
    """A verdict as a command for each finding, the most severe first, then its summary.

    >>> from lineage.model import Tool
    >>> render_verdict(Verdict("lineage-check/1", Tool("lineage", "0"), ("a", "b"), 7, (), (), ()))
    'Nothing found in 2 articles checked against 7.\\n'
    """
    titles = {rule.id: rule.title for rule in result.rules}
    lines = [_failure(failure) for failure in result.failures]
    lines += [_finding(found, titles[found.rule]) for found in most_severe_first(result.findings)]
    if hidden := _hidden(result):
        lines.append(
            f"::notice title=lineage::GitHub shows {SHOWN} errors and {SHOWN} warnings of a step. "
            f"The log of this step has {count(hidden, 'more', 'more')}."
        )
    return "\n".join([*lines, summary(result)]) + "\n"


def _hidden(verdict: Verdict) -> int:
    shown = Counter(finding.severity for finding in verdict.findings)
    shown["error"] += len(verdict.failures)
    return sum(max(0, shown[severity] - SHOWN) for severity in SEVERITIES)


def _failure(failure: Failure) -> str:
    where = {"file": printable(failure.path), "title": one_line(failure.code)}
    return _command("error", where, f"{one_line(failure.path)}: {failure_text(failure)}")


def _finding(finding: Finding, title: str) -> str:
    region = finding.region
    # A region of whole lines ends where the next line begins
    whole = region.end_column == 1 and region.end_line > region.start_line
    last = region.end_line - whole
    where: dict[str, str | int] = {
        "file": printable(finding.path),
        "line": region.start_line,
        "endLine": last,
    }
    if region.end_line == region.start_line:
        # GitHub takes no columns for more than one line
        where |= {"col": region.start_column, "endColumn": region.end_column}
    told = [
        # the log shows the message alone
        f"{place(finding)}: {finding.rule} {one_line(finding.message)}",
        *passages(finding, _PASSAGE),
        *advice(finding),
    ]
    where |= {"title": f"{finding.rule} {one_line(title)}"}
    return _command(finding.severity, where, "\n".join(told))


def _command(name: str, properties: Mapping[str, str | int], message: str) -> str:
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
