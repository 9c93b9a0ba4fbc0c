"""A verdict as JUnit XML, which build servers list as tests."""

from xml.etree import ElementTree as ET

from lineage.model import Failure, Finding, Suppressed, Verdict
from lineage.render.escape import one_line
from lineage.render.verdict_words import (
    advice,
    failure_text,
    most_severe_first,
    passages,
    place,
    summary,
)

_PASSAGE = 1000
# XML has no way to write these two; other characters that it lacks are controls
_NONE_IN_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}


def render_verdict(result: Verdict, *, width: int = 80, color: bool = False) -> str:
    """A verdict as a test for each article, which fails where there is an error.

    Warnings and what is suppressed are output of a test. All errors of an article are one
    failure: Jenkins and Azure show only the first of several.

    >>> from lineage.model import Tool
    >>> verdict = Verdict("lineage-check/1", Tool("lineage", "0"), ("a.md",), 7, (), (), ())
    >>> print(render_verdict(verdict))
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="lineage" tests="1" failures="0" errors="0">
     <testsuite name="lineage check" tests="1" failures="0" errors="0" skipped="0">
      <testcase classname="lineage" name="a.md" />
      <system-out>Nothing found in 1 article checked against 7.</system-out>
     </testsuite>
    </testsuites>
    <BLANKLINE>
    """
    findings: dict[str, list[Finding]] = {id: [] for id in result.checked}
    for finding in most_severe_first(result.findings):
        findings[finding.document].append(finding)
    suppressed: dict[str, list[Suppressed]] = {id: [] for id in result.checked}
    for left_out in result.suppressed:
        suppressed[left_out.finding.document].append(left_out)
    cases = [_article(id, findings[id], suppressed[id]) for id in result.checked]
    cases += [_failed(failure) for failure in result.failures]
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": str(len(result.failures)),
    }
    root = ET.Element("testsuites", {"name": "lineage", **counts})
    suite = ET.SubElement(root, "testsuite", {"name": "lineage check", **counts, "skipped": "0"})
    suite.extend(cases)
    ET.SubElement(suite, "system-out").text = summary(result)
    ET.indent(root, " ")
    written = ET.tostring(root, encoding="unicode").translate(_NONE_IN_XML)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _article(id: str, found: list[Finding], suppressed: list[Suppressed]) -> ET.Element:
    case = ET.Element("testcase", {"classname": "lineage", "name": one_line(id)})
    errors = [finding for finding in found if finding.severity == "error"]
    if errors:
        more = f" (and {len(errors) - 1:,} more)" if errors[1:] else ""
        first = one_line(errors[0].message)
        failure = ET.SubElement(case, "failure", type=errors[0].rule, message=f"{first}{more}")
        failure.text = "\n\n".join(map(_finding, errors))
    beside = [_finding(finding) for finding in found if finding.severity != "error"]
    beside += map(_suppressed, suppressed)
    if beside:
        ET.SubElement(case, "system-out").text = "\n\n".join(beside)
    return case


def _finding(finding: Finding) -> str:
    head = f"{place(finding)}: {finding.severity} {finding.rule} {one_line(finding.message)}"
    return "\n".join([head, *passages(finding, _PASSAGE), *advice(finding)])


def _suppressed(suppressed: Suppressed) -> str:
    finding = suppressed.finding
    why = "allowed by a comment" if suppressed.by == "comment" else "known from the baseline"
    reason = f" ({one_line(suppressed.reason)})" if suppressed.reason else ""
    return f"{place(finding)}: {finding.rule} {why}{reason}: {one_line(finding.message)}"


def _failed(failure: Failure) -> ET.Element:
    name = {"classname": f"lineage.{one_line(failure.stage)}", "name": one_line(failure.path)}
    case = ET.Element("testcase", name)
    text = failure_text(failure)
    error = ET.SubElement(case, "error", type=one_line(failure.code), message=text)
    error.text = text
    return case
