"""A verdict as SARIF 2.1.0, which code hosts show beside the lines of a change."""

import json
import re
from typing import Any
from urllib.parse import quote

from lineage.model import Failure, Finding, Region, RuleText, Verdict
from lineage.render.escape import one_line

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LINK = re.compile(r"\[(?=[^\]]*\]\()")


def render_verdict(result: Verdict, *, width: int = 80, color: bool = False) -> str:
    """A verdict as one run of SARIF, its columns counted in code points.

    >>> from lineage.model import Tool
    >>> verdict = Verdict("lineage-check/1", Tool("lineage", "0"), (), 0, (), (), ())
    >>> json.loads(render_verdict(verdict))["runs"][0]["invocations"]
    [{'executionSuccessful': True}]
    """
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": result.tool.name,
                        "version": result.tool.version,
                        "rules": [_rule(rule) for rule in result.rules],
                    }
                },
                "invocations": [_invocation(result.failures)],
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, result.rules) for finding in result.findings],
            }
        ],
    }
    # ASCII, so that nothing in it acts on a terminal, whatever encoding that has
    return json.dumps(log, indent=1) + "\n"


def _rule(rule: RuleText) -> dict[str, Any]:
    summary, _, _ = rule.help.partition("\n\n")
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": summary},
        "help": {"text": rule.help, "markdown": f"# {rule.title}\n\n{rule.help}"},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": ["attribution", "text-reuse"]},
    }


def _result(finding: Finding, rules: tuple[RuleText, ...]) -> dict[str, Any]:
    result = {
        "ruleId": finding.rule,
        "ruleIndex": [rule.id for rule in rules].index(finding.rule),
        "level": finding.severity,
        "message": {"text": _message(finding)},
        "locations": [
            {"physicalLocation": _place(finding.path, _region(finding.region), finding.text)}
        ],
        "partialFingerprints": {"lineagePassage/v1": finding.fingerprint},
        "properties": {"share": finding.share, "source": finding.source},
    }
    if finding.source_path is not None:
        place = _place(finding.source_path, _region(finding.source_region), finding.source_text)
        result["relatedLocations"] = [
            {
                "id": 1,
                "message": {"text": "The same passage there."},
                "physicalLocation": place,
            }
        ]
    return result


def _message(finding: Finding) -> str:
    """Message and remedy, the first mention of a source that is a file linked to its location."""
    text = one_line(f"{finding.message} {finding.remedy}")
    if finding.source_path is None:
        return _unlinked(text)
    source = one_line(finding.source)
    mention = re.compile(rf"(?<!\w){re.escape(source)}(?!\w)")
    before, after = mention.split(text, maxsplit=1)
    link = re.sub(r"([\\\[\]])", r"\\\1", source)
    return f"{_unlinked(before)}[{link}](1){_unlinked(after)}"


def _unlinked(text: str) -> str:
    """A text in which no brackets of its own make a link."""
    return _LINK.sub(r"\\[", text)


def _region(region: Region) -> dict[str, int]:
    return {
        "startLine": region.start_line,
        "startColumn": region.start_column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def _place(path: str, region: dict[str, int], text: str) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": _uri(path)},
        "region": {**region, "snippet": {"text": text}},
    }


def _uri(path: str) -> str:
    return quote(path.encode("utf-8", "surrogatepass"), safe="/")


def _invocation(failures: tuple[Failure, ...]) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": not failures}
    if failures:
        invocation["toolExecutionNotifications"] = [
            {
                "level": "error",
                "message": {"text": one_line(f"{failure.message.rstrip('.')}. {failure.remedy}")},
                "descriptor": {"id": failure.code},
                "locations": [
                    {"physicalLocation": {"artifactLocation": {"uri": _uri(failure.path)}}}
                ],
            }
            for failure in failures
        ]
    return invocation
