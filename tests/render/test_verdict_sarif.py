"""SARIF: valid by the standard, and as GitHub takes it."""

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from sarif.loader import load_sarif_file

from lineage.model import Region
from lineage.render import render, verdict_sarif
from lineage.rules import RULES
from tests.render.verdict_sample import ALLOWED, ALONE, FAILURE, FINDING, KNOWN, verdict

SARIF = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))


def sarif(*findings, **known):
    """The one run of a verdict, valid by the standard and by what GitHub asks beyond it."""
    written = render(verdict(*findings, **known), "sarif")
    log = json.loads(written)
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    assert written.isascii()
    taken_by_github(run)
    return run


def taken_by_github(run):
    """What GitHub's page on SARIF support requires, and its limits."""
    assert re.fullmatch(r"[^/]+/(.+/)?", run["automationDetails"]["id"])
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert len(rule["name"]) <= 255
        assert rule["shortDescription"]["text"] and rule["help"]["text"]
        assert max(len(rule[f"{it}Description"]["text"]) for it in ("short", "full")) <= 1024
        assert len(rule["properties"]["tags"]) <= 10
    assert len(run["results"]) <= 25_000
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note", "none")
        assert len(result["locations"]) == 1 and len(result.get("relatedLocations", [])) <= 1000
        for location in [*result["locations"], *result.get("relatedLocations", [])]:
            place = location["physicalLocation"]
            assert not re.match(r"[a-z]+:|/|\.\./", place["artifactLocation"]["uri"])
            names = {"startLine", "startColumn", "endLine", "endColumn"}
            assert names <= set(place["region"])
        numbers = {location["id"] for location in result.get("relatedLocations", [])}
        links = re.findall(r"(?<!\\)\[(?:[^\\\[\]]|\\.)*\]\((\d+)\)", result["message"]["text"])
        assert set(map(int, links)) == numbers
        assert result["partialFingerprints"]


def test_one_run_says_what_made_it():
    run = sarif()
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"], driver["semanticVersion"]) == (
        "lineage",
        "0.1.0",
        "0.1.0",
    )
    assert "informationUri" not in driver
    assert run["automationDetails"] == {"id": "lineage/check/"}
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_every_rule_is_there_with_its_help():
    rules = sarif()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in RULES]
    for shown, rule in zip(rules, RULES, strict=True):
        assert shown["name"] == rule.name
        assert shown["shortDescription"]["text"] == f"{rule.title}."
        assert rule.help.startswith(shown["fullDescription"]["text"])
        assert shown["help"]["text"] == rule.help
        assert rule.help in shown["help"]["markdown"]
        assert shown["defaultConfiguration"]["level"] == rule.severity
        assert shown["properties"]["problem.severity"] == rule.severity
        assert "helpUri" not in shown


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_result_points_to_its_rule(rule):
    (result,) = sarif(replace(FINDING, rule=rule.id, severity=rule.severity))["results"]
    assert result["ruleId"] == rule.id
    assert result["level"] == rule.severity


def test_a_result_is_located_in_the_new_article():
    (result,) = sarif(FINDING)["results"]
    (location,) = result["locations"]
    place = location["physicalLocation"]
    artifact = place["artifactLocation"]
    assert artifact == {"uri": "site/pont%20d%27Arlon%20%5B1%5D.md", "uriBaseId": "%SRCROOT%"}
    assert unquote(artifact["uri"]) == FINDING.path
    assert place["region"] == {
        "startLine": 3,
        "startColumn": 1,
        "endLine": 4,
        "endColumn": 8,
        "snippet": {"text": FINDING.text},
    }


def test_a_result_is_found_again_by_github_and_by_us():
    (result,) = sarif(FINDING)["results"]
    assert result["partialFingerprints"] == {
        "lineagePassage/v1": FINDING.fingerprint,
        "primaryLocationLineHash": FINDING.line_hash,
    }
    # the upload action computes the other where it is missing
    (result,) = sarif(replace(FINDING, line_hash=None))["results"]
    assert result["partialFingerprints"] == {"lineagePassage/v1": FINDING.fingerprint}


def test_the_message_links_to_the_passage_in_the_source():
    (result,) = sarif(replace(FINDING, credit="Source: Belga"))["results"]
    text = result["message"]["text"]
    assert text.startswith("Copied from [wire/dépêche.txt](1) (Belga) without credit")
    assert text.endswith("Quote it, or add a credit line: Source: Belga")
    (related,) = result["relatedLocations"]
    assert related["id"] == 1
    place = related["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == FINDING.source_path
    assert (place["region"]["startLine"], place["region"]["endColumn"]) == (2, 25)


def test_a_source_that_is_no_file_is_named_in_message_and_properties_only():
    (result,) = sarif(replace(FINDING, source_path=None, source_region=None))["results"]
    assert result["message"]["text"].startswith("Copied from wire/dépêche.txt (Belga)")
    assert "relatedLocations" not in result
    assert result["properties"] == {
        "source": FINDING.source,
        "sourcePassage": FINDING.source_text,
        "share": FINDING.share,
        "remedy": FINDING.remedy,
        "credit": FINDING.credit,
    }


def test_a_finding_on_the_article_alone_has_no_other_location():
    (result,) = sarif(ALONE)["results"]
    assert "relatedLocations" not in result
    assert result["message"]["text"] == f"{ALONE.message} {ALONE.remedy}"
    assert set(result["properties"]) == {"share", "remedy"}


def test_a_source_that_the_message_does_not_name_is_linked_all_the_same():
    bare = replace(FINDING, source="s.txt", message="No link.", credit="Source: s.txt")
    (result,) = sarif(bare)["results"]
    text = result["message"]["text"]
    assert text == f"No link. See [s.txt](1). {FINDING.remedy} Source: s.txt"


def test_brackets_in_a_name_make_no_other_link():
    source = "a]b[c.txt"
    message = f"Copied from {source} ([x](2)) without credit."
    (result,) = sarif(replace(FINDING, source=source, message=message))["results"]
    text = result["message"]["text"]
    assert text.startswith(r"Copied from [a\]b\[c.txt](1) (\[x](2)) without credit.")


@pytest.mark.parametrize("source", ["3", "o", "m"])
def test_a_short_id_is_linked_where_it_stands_for_the_source(source):
    message = f"Copied from {source} without credit: 30 words."
    (result,) = sarif(replace(FINDING, source=source, message=message))["results"]
    link = message.replace(f"m {source} w", f"m [{source}](1) w")
    assert result["message"]["text"].startswith(link)


def test_what_is_suppressed_is_no_result():
    run = sarif(FINDING, suppressed=(KNOWN, ALLOWED))
    assert len(run["results"]) == 1


def test_a_failure_is_a_notification_and_no_success():
    (invocation,) = sarif(FINDING, failures=(FAILURE,))["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["level"] == "error"
    assert told["message"]["text"] == "it is HTML. Save it as text."
    assert told["descriptor"] == {"id": "no-reader"}
    place = told["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "site/bad.html"


@pytest.mark.parametrize(
    ("path", "artifact"),
    [
        ("c:x?y#z%.md", {"uri": "c%3Ax%3Fy%23z%25.md", "uriBaseId": "%SRCROOT%"}),
        ("/tmp/a b.md", {"uri": "file:///tmp/a%20b.md"}),
    ],
)
def test_names_become_uris(path, artifact):
    log = json.loads(render(verdict(replace(FINDING, path=path)), "sarif"))
    jsonschema.validate(log, SARIF)
    (result,) = log["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


def test_the_least_severe_are_left_out_and_counted_where_there_are_too_many(monkeypatch):
    assert verdict_sarif.MOST_RESULTS == 25_000
    monkeypatch.setattr(verdict_sarif, "MOST_RESULTS", 10)
    warnings = (ALONE,) * 1500
    run = sarif(*warnings, FINDING)
    assert len(run["results"]) == 10
    assert run["results"][0]["level"] == "error"
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith("1,491 results left out")
    assert told["level"] == "warning"
    assert run["invocations"][0]["executionSuccessful"] is True


def test_a_file_stays_below_what_github_takes():
    found = [replace(FINDING, text="été " * 50_000, share=number / 100) for number in range(20)]
    written = render(verdict(*found), "sarif")
    assert 5_000_000 < len(written) < 10_000_000
    run = json.loads(written)["runs"][0]
    shares = [result["properties"]["share"] for result in run["results"]]
    assert shares == sorted(shares, reverse=True)[: len(shares)] and shares[0] == 0.19


def test_regions_of_whole_lines_stay_as_they_are():
    (result,) = sarif(replace(FINDING, region=Region(17, 1, 19, 1)))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["endLine"], region["endColumn"]) == (17, 19, 1)


def test_sarif_tools_read_it(tmp_path):
    path = tmp_path / "check.sarif"
    path.write_text(
        render(verdict(FINDING, ALONE, failures=(FAILURE,), suppressed=(KNOWN,)), "sarif"), "ascii"
    )
    log = load_sarif_file(str(path))
    assert log.get_distinct_tool_names() == ["lineage"]
    records = log.get_records()
    assert [(it["Code"], it["Severity"], it["Line"]) for it in records] == [
        ("LIN001", "error", 3),
        ("LIN002", "warning", 7),
    ]
