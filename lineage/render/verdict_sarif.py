"""A verdict as SARIF 2.1.0, which code hosts show beside the lines of a change."""

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from lineage.model import Failure, Finding, Region, RuleText, Verdict
from lineage.render.escape import one_line
from lineage.render.phrases import count
from lineage.render.verdict_words import advice, failure_text, most_severe_first

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
MOST_RESULTS = 25_000
"""GitHub refuses a run with more results, and shows 5,000 of them."""
LARGEST = 8_000_000
"""So many bytes of results, before they are indented; GitHub takes 10 MB, once compressed."""
_ROOT = "%SRCROOT%"


def render_verdict(result: Verdict, *, width: int = 80, color: bool = False) -> str:
    """A verdict as one run of SARIF, its columns counted in code points.

    The most severe results come first. What is more than GitHub takes is left out, and a
    notification says how much. Suppressed findings are no results: GitHub would show them as open.

    >>> from lineage.model import Tool
    >>> verdict = Verdict("lineage-check/1", Tool("lineage", "0"), (), 0, (), (), ())
    >>> json.loads(render_verdict(verdict))["runs"][0]["invocations"]
    [{'executionSuccessful': True}]
    """
    rules = {rule.id: number for number, rule in enumerate(result.rules)}
    findings = most_severe_first(result.findings)
    results, left = _that_fit(_result(finding, rules) for finding in findings)
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": result.tool.name,
                        "version": result.tool.version,
                        "semanticVersion": result.tool.version,
                        "rules": [_rule(rule) for rule in result.rules],
                    }
                },
                "automationDetails": {"id": "lineage/check/"},
                "invocations": [_invocation(result.failures, left)],
                "originalUriBaseIds": {
                    _ROOT: {"description": {"text": "Where the check was started."}}
                },
                "columnKind": "unicodeCodePoints",
                "results": results,
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
        "properties": {
            "tags": ["attribution", "text-reuse"],
            "problem.severity": rule.severity,
        },
    }


def _that_fit(results: Iterable[dict[str, Any]]) -> tuple[list[dict[str, Any]], int]:
    """The first results, as many as are taken, and the number of those left out."""
    taken: list[dict[str, Any]] = []
    left, room = 0, LARGEST
    for result in results:
        room -= len(json.dumps(result, indent=1))
        if room < 0 or len(taken) == MOST_RESULTS:
            left += 1
        else:
            taken.append(result)
    return taken, left


def _result(finding: Finding, rules: dict[str, int]) -> dict[str, Any]:
    prints = {"lineagePassage/v1": finding.fingerprint}
    if finding.line_hash is not None:
        prints["primaryLocationLineHash"] = finding.line_hash
    known = {
        "source": finding.source,
        "sourcePassage": finding.source_text,
        "share": finding.share,
        "remedy": finding.remedy,
        "credit": finding.credit,
    }
    result = {
        "ruleId": finding.rule,
        "ruleIndex": rules[finding.rule],
        "level": finding.severity,
        "message": {"text": _message(finding)},
        "locations": [_location(finding.path, finding.region, finding.text)],
        "partialFingerprints": prints,
        "properties": {name: value for name, value in known.items() if value is not None},
    }
    if finding.source_path is not None:
        place = _location(finding.source_path, finding.source_region, finding.source_text)
        there = {"id": 1, "message": {"text": "The same passage there."}}
        result["relatedLocations"] = [there | place]
    return result


def _message(finding: Finding) -> str:
    """Message and advice, a source that is a file linked to its location where it is named."""
    told, below = one_line(finding.message), _unlinked(" ".join(advice(finding)))
    if finding.source is None or finding.source_path is None:
        return f"{_unlinked(told)} {below}"
    source = one_line(finding.source)
    bracketed = re.sub(r"([\\\[\]])", r"\\\1", source)
    mention = re.search(rf"(?<!\w){re.escape(source)}(?!\w)", told)
    if mention is None:
        return f"{_unlinked(told)} See [{bracketed}](1). {below}"
    before, after = _unlinked(told[: mention.start()]), _unlinked(told[mention.end() :])
    return f"{before}[{bracketed}](1){after} {below}"


def _unlinked(text: str) -> str:
    """A text in which no brackets of its own make a link."""
    return text.replace("[", r"\[") if "](" in text else text


def _location(path: str, region: Region | None, text: str | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(path)}
    if region is not None:
        place["region"] = {
            "startLine": region.start_line,
            "startColumn": region.start_column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
            "snippet": {"text": text},
        }
    return {"physicalLocation": place}


def _artifact(path: str) -> dict[str, str]:
    uri = quote(path.encode("utf-8", "surrogatepass"), safe="/")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri, "uriBaseId": _ROOT}


def _invocation(failures: tuple[Failure, ...], left: int) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": not failures}
    told: list[dict[str, Any]] = [
        {
            "level": "error",
            "message": {"text": failure_text(failure)},
            "descriptor": {"id": failure.code},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(failure.path)}}],
        }
        for failure in failures
    ]
    if left:
        more = f"{count(left, 'result')} left out: GitHub would refuse a longer file. "
        told.append(
            {
                "level": "warning",
                "message": {"text": f"{more}The verdict as text has all of them."},
                "descriptor": {"id": "results-left-out"},
            }
        )
    if told:
        invocation["toolExecutionNotifications"] = told
    return invocation
