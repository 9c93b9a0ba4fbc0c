"""What every format says of a verdict, in the same words and the same order."""

from collections import Counter
from collections.abc import Iterable

from lineage.model import Failure, Finding, Severity, Verdict
from lineage.render.escape import one_line, shorten
from lineage.render.phrases import count

SEVERITIES: tuple[Severity, ...] = ("error", "warning")


def summary(verdict: Verdict) -> str:
    """The verdict in a line: what counts, what does not, and what could not be used.

    >>> from lineage.model import Tool
    >>> summary(Verdict("lineage-check/1", Tool("lineage", "0"), ("a", "b"), 7, (), (), ()))
    'Nothing found in 2 articles checked against 7.'
    """
    articles = count(len(verdict.checked), "article")
    against = f"against {verdict.archive:,}" if verdict.archive else "against each other"
    if verdict.findings:
        hit = len({finding.document for finding in verdict.findings})
        found = count(len(verdict.findings), "finding")
        said = [f"{found} in {hit:,} of {articles} checked {against}."]
    else:
        said = [f"Nothing found in {articles} checked {against}."]
    reasons = Counter(suppressed.by for suppressed in verdict.suppressed)
    left = [f"{reasons['baseline']:,} known from the baseline"] if reasons["baseline"] else []
    left += [f"{reasons['comment']:,} allowed by comments"] if reasons["comment"] else []
    if left:
        said.append(f"Left out: {' and '.join(left)}.")
    if verdict.failures:
        said.append(f"{count(len(verdict.failures), 'error')}.")
    return " ".join(said)


def most_severe_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors before warnings, larger shares before smaller ones, else in the order they have."""
    return sorted(findings, key=lambda found: (SEVERITIES.index(found.severity), -found.share))


def place(finding: Finding) -> str:
    """File, line and column of a finding, as terminals and editors take them."""
    region = finding.region
    return f"{one_line(finding.path)}:{region.start_line}:{region.start_column}"


def passages(finding: Finding, length: int) -> list[str]:
    """The passage and, where there is one, its counterpart, at most `length` characters of each."""
    here = f"here:  “{shorten(finding.text, length)}”"
    if finding.source_text is None:
        return [here]
    return [here, f"there: “{shorten(finding.source_text, length)}”"]


def advice(finding: Finding) -> list[str]:
    """What to do, and the credit line to paste on a line of its own, both whole."""
    return [one_line(part) for part in (finding.remedy, finding.credit) if part is not None]


def failure_text(failure: Failure) -> str:
    """Why something could not be used and what to do about it, in a line."""
    return one_line(f"{failure.message.rstrip('.')}. {failure.remedy}")
