"""Hold every checked article of a report against every rule."""

from collections.abc import Collection

from lineage.errors import InputError, UsageError
from lineage.model import Finding, Report, Verdict
from lineage.rules.case import cases
from lineage.rules.registry import RULES

SCHEMA = "lineage-check/1"


def judge(report: Report, checked: Collection[str], *, min_passage: int = 25) -> Verdict:
    """What the documents with the ids `checked` owe to others without saying so.

    All other documents of the report are the archive. `min_passage` is the number of words from
    which on a copied passage counts. Findings come by document, errors first, the source with the
    largest share first. Cost is linear in the number of alignments but for those that overlap.

    Raises UsageError for a `min_passage` below 1, and InputError for an id that is not in the
    report and for a report without texts.

    >>> from lineage.model import Report, Tool
    >>> empty = Report("lineage-report/1", Tool("lineage", "0.1.0"), {}, (), (), (), (), ())
    >>> judge(empty, []).findings
    ()
    """
    if min_passage < 1:
        raise UsageError(f"a passage of {min_passage} words is none", "Give 1 or more.")
    ids = {document.id for document in report.documents}
    if missing := sorted(set(checked) - ids):
        raise InputError(f"{missing[0]} is not in the report", "Give the id of a document in it.")
    if any(document.text is None for document in report.documents):
        raise InputError("the report has no texts", "Make it without --no-text.")
    findings = [
        found
        for case in cases(report, checked, min_passage)
        for rule in RULES
        for found in rule.find(case)
    ]
    return Verdict(
        schema=SCHEMA,
        tool=report.tool,
        checked=tuple(sorted(set(checked))),
        archive=len(ids) - len(set(checked)),
        rules=tuple(rule.text for rule in RULES),
        findings=tuple(sorted(findings, key=_order)),
        failures=report.failures,
    )


# Severities sort by name: error, warning
def _order(found: Finding) -> tuple[str, str, float, str, int, int, str]:
    return (
        found.document,
        found.severity,
        -found.share,
        found.source or "",
        found.start,
        found.end,
        found.rule,
    )
