"""Hold every checked article of a report against every rule."""

from collections.abc import Collection
from typing import Literal, get_args

from lineage.errors import InputError, UsageError
from lineage.model import Failure, Finding, Report, Suppressed, Verdict
from lineage.rules.case import cases
from lineage.rules.order import order
from lineage.rules.policy import DEFAULT, Policy
from lineage.rules.registry import RULES
from lineage.rules.suppress import allowed, bad_comments

SCHEMA = "lineage-check/1"
FailOn = Literal["error", "warning", "never"]


def judge(
    report: Report,
    checked: Collection[str],
    *,
    site: Collection[str] = (),
    policy: Policy = DEFAULT,
) -> Verdict:
    """What the documents with the ids `checked` owe to others without saying so.

    `site` are the ids of further documents of the same site, all others are the archive. Findings
    come by document, errors first, the source with the largest share first; those that a comment
    in the article allows are among the suppressed. Cost is linear in the number of alignments but
    for those that overlap.

    Raises InputError for an id that is not in the report and for a report without texts.

    >>> from lineage.model import Report, Tool
    >>> empty = Report("lineage-report/1", Tool("lineage", "0.1.0"), {}, (), (), (), (), ())
    >>> judge(empty, []).findings
    ()
    """
    checked, site = set(checked), set(site)
    ids = {document.id for document in report.documents}
    if missing := sorted((checked | site) - ids):
        raise InputError(f"{missing[0]} is not in the report", "Give the id of a document in it.")
    if any(document.text is None for document in report.documents):
        raise InputError("the report has no texts", "Make it without --no-text.")
    rules = [rule for rule in RULES if rule.id not in policy.ignored]
    findings: list[Finding] = []
    suppressed: list[Suppressed] = []
    failures: list[Failure] = []
    for case in cases(
        report,
        checked,
        site,
        min_passage=policy.min_passage,
        max_copied=policy.max_copied,
        means=policy.credit,
    ):
        found = [finding for rule in rules for finding in rule.find(case)]
        counting, excused = allowed(case.article, found)
        findings += counting
        suppressed += excused
        failures += bad_comments(case.article)
    return Verdict(
        schema=SCHEMA,
        tool=report.tool,
        checked=tuple(sorted(checked)),
        archive=len(ids) - len(checked),
        rules=tuple(rule.text for rule in rules),
        findings=tuple(sorted(findings, key=order)),
        failures=(
            *report.failures,
            *sorted(failures, key=lambda failure: (failure.path, failure.message)),
        ),
        suppressed=tuple(sorted(suppressed, key=lambda item: order(item.finding))),
    )


def fails(verdict: Verdict, fail_on: FailOn) -> bool:
    """Whether a verdict has a finding of the severity `fail_on` or a worse one.

    Raises UsageError for anything but "error", "warning" and "never".

    >>> from lineage.model import Tool
    >>> fails(Verdict("lineage-check/1", Tool("lineage", "0"), (), 0, (), (), ()), "warning")
    False
    """
    if fail_on not in get_args(FailOn):
        raise UsageError(
            f"there is no severity {fail_on!r}", f"Give one of {', '.join(get_args(FailOn))}."
        )
    if fail_on == "error":
        return any(found.severity == "error" for found in verdict.findings)
    return fail_on == "warning" and bool(verdict.findings)
