"""Verdicts as text and as SARIF: true to the findings, and safe to show."""

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest

from lineage.errors import UsageError
from lineage.model import Failure, Finding, Region, Tool, Verdict
from lineage.render import formats, render
from lineage.rules import RULES

SARIF = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))

FINDING = Finding(
    rule="LIN001",
    severity="error",
    document="new.md",
    path="site/pont d'Arlon [1].md",
    start=10,
    end=33,
    region=Region(3, 1, 4, 8),
    text="Le pont 🌉 sera\nfermé.",
    source="wire/dépêche.txt",
    source_path="archive/wire/dépêche.txt",
    source_start=5,
    source_end=29,
    source_region=Region(2, 1, 2, 25),
    source_text="Le pont 🌉 sera fermé.",
    share=0.73,
    message="Copied from wire/dépêche.txt (Belga) without credit: 30 words; 73 % of the article is "
    "from there.",
    remedy="Quote it, or add a credit line: Source : Belga, Le pont, 2024-10-25, https://e.org/1",
    fingerprint="0123456789abcdef0123456789abcdef",
)
FAILURE = Failure("site/bad.html", "read", "no-reader", "it is HTML", "Save it as text.")


def verdict(*findings, failures=(), checked=("a.md", "b.md", "new.md"), archive=120):
    return Verdict(
        "lineage-check/1",
        Tool("lineage", "0.1.0"),
        checked,
        archive,
        tuple(rule.text for rule in RULES),
        findings,
        failures,
    )


def sarif(*findings, **known):
    log = json.loads(render(verdict(*findings, **known), "sarif"))
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    return run


class TestText:
    def test_a_finding_says_where_what_from_where_how_much_and_what_to_do(self):
        lines = render(verdict(FINDING)).splitlines()
        assert lines[:2] == ["1 finding in 1 of 3 articles checked against 120.", ""]
        assert lines[2] == f"site/pont d'Arlon [1].md:3:1: error LIN001 {FINDING.message}"
        assert lines[3] == "    here:  “Le pont 🌉 sera fermé.”"
        assert lines[4] == "    there: “Le pont 🌉 sera fermé.”"
        assert lines[5] == f"    {FINDING.remedy}"
        assert len(lines) == 6

    def test_findings_are_counted_and_so_are_the_articles_that_have_them(self):
        second = replace(FINDING, rule="LIN002", severity="warning")
        text = render(verdict(FINDING, second, replace(second, document="b.md")))
        assert text.startswith("3 findings in 2 of 3 articles checked against 120.\n")
        assert text.count(": warning LIN002 ") == 2

    def test_nothing_found_is_one_line(self):
        assert render(verdict()) == "Nothing found in 3 articles checked against 120.\n"
        alone = render(verdict(checked=("a.md",), archive=0))
        assert alone == "Nothing found in 1 article checked against each other.\n"

    def test_what_could_not_be_used_is_never_passed_over(self):
        text = render(verdict(failures=(FAILURE,)))
        first, _, last = text.splitlines()
        assert first.endswith(" 1 file could not be used.")
        assert last == "site/bad.html: error it is HTML. Save it as text."

    @pytest.mark.parametrize("width", [40, 80, 160])
    def test_passages_fit_the_width_and_the_credit_line_stays_whole(self, width):
        long = replace(FINDING, text="Le pont sera fermé. " * 40)
        lines = render(verdict(long), width=width).splitlines()
        (here,) = [line for line in lines if line.startswith("    here:")]
        assert len(here) <= width and here.endswith("…”")
        assert any(
            line.endswith("Source : Belga, Le pont, 2024-10-25, https://e.org/1") for line in lines
        )

    def test_color_changes_nothing_but_the_color(self):
        colored = render(verdict(FINDING, failures=(FAILURE,)), color=True)
        plain = render(verdict(FINDING, failures=(FAILURE,)))
        assert "\x1b[" in colored and "\x1b" not in plain
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


HOSTILE = "\x1b]0;owned\x07\u202ecod.\x7f \ud800\n\x85end"


@pytest.mark.parametrize("format", formats(Verdict))
@pytest.mark.parametrize("color", [False, True])
def test_nothing_in_an_article_reaches_the_terminal(format, color):
    names = ("path", "text", "source", "source_path", "source_text", "remedy")
    bad = replace(FINDING, **dict.fromkeys(names, HOSTILE), message=f"Copied from {HOSTILE} now.")
    failed = Failure(HOSTILE, "read", HOSTILE, HOSTILE, HOSTILE)
    shown = render(verdict(bad, failures=(failed,)), format, color=color)
    left = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800]", left)
    shown.encode("utf-8")


def test_an_unknown_format_is_refused():
    with pytest.raises(UsageError, match="text, json, sarif"):
        render(verdict(), "junit")


def test_json_is_the_verdict():
    found = json.loads(render(verdict(FINDING), "json"))["findings"]
    assert found[0]["region"] == {
        "start_line": 3,
        "start_column": 1,
        "end_line": 4,
        "end_column": 8,
    }


class TestSarif:
    def test_one_run_says_what_made_it(self):
        run = sarif()
        assert run["tool"]["driver"]["name"] == "lineage"
        assert run["tool"]["driver"]["version"] == "0.1.0"
        assert run["columnKind"] == "unicodeCodePoints"
        assert run["results"] == []
        assert run["invocations"] == [{"executionSuccessful": True}]

    def test_every_rule_is_there_with_its_help(self):
        rules = sarif()["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == [rule.id for rule in RULES]
        for shown, rule in zip(rules, RULES, strict=True):
            assert shown["name"] == rule.name
            assert shown["shortDescription"]["text"] == f"{rule.title}."
            assert rule.help.startswith(shown["fullDescription"]["text"])
            assert shown["help"]["text"] == rule.help
            assert rule.help in shown["help"]["markdown"]
            assert shown["defaultConfiguration"]["level"] == rule.severity
            assert shown["properties"]["tags"]

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
    def test_a_result_points_to_its_rule(self, rule):
        run = sarif(replace(FINDING, rule=rule.id, severity=rule.severity))
        (result,) = run["results"]
        assert result["ruleId"] == rule.id
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == rule.id
        assert result["level"] == rule.severity

    def test_a_result_is_located_in_the_new_article(self):
        (result,) = sarif(FINDING)["results"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert uri == "site/pont%20d%27Arlon%20%5B1%5D.md"
        assert unquote(uri) == FINDING.path
        assert place["region"] == {
            "startLine": 3,
            "startColumn": 1,
            "endLine": 4,
            "endColumn": 8,
            "snippet": {"text": FINDING.text},
        }
        assert result["partialFingerprints"] == {"lineagePassage/v1": FINDING.fingerprint}

    def test_the_message_links_to_the_passage_in_the_source(self):
        (result,) = sarif(FINDING)["results"]
        text = result["message"]["text"]
        assert text.startswith("Copied from [wire/dépêche.txt](1) (Belga) without credit")
        assert text.endswith(FINDING.remedy)
        (related,) = result["relatedLocations"]
        assert related["id"] == 1
        place = related["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == FINDING.source_path
        assert (place["region"]["startLine"], place["region"]["endColumn"]) == (2, 25)

    def test_a_source_that_is_no_file_is_named_without_a_link(self):
        (result,) = sarif(replace(FINDING, source_path=None))["results"]
        assert result["message"]["text"].startswith("Copied from wire/dépêche.txt (Belga)")
        assert "relatedLocations" not in result

    def test_brackets_in_a_name_make_no_other_link(self):
        source = "a]b[c.txt"
        message = f"Copied from {source} ([x](2)) without credit."
        (result,) = sarif(replace(FINDING, source=source, message=message))["results"]
        text = result["message"]["text"]
        assert text.startswith(r"Copied from [a\]b\[c.txt](1) (\[x](2)) without credit.")

    @pytest.mark.parametrize("source", ["3", "o", "m"])
    def test_a_short_id_is_linked_where_it_stands_for_the_source(self, source):
        message = f"Copied from {source} without credit: 30 words."
        (result,) = sarif(replace(FINDING, source=source, message=message))["results"]
        link = message.replace(f"m {source} w", f"m [{source}](1) w")
        assert result["message"]["text"].startswith(link)

    def test_a_failure_is_a_notification_and_no_success(self):
        (invocation,) = sarif(FINDING, failures=(FAILURE,))["invocations"]
        assert invocation["executionSuccessful"] is False
        (told,) = invocation["toolExecutionNotifications"]
        assert told["level"] == "error"
        assert told["message"]["text"] == "it is HTML. Save it as text."
        assert told["descriptor"] == {"id": "no-reader"}
        place = told["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "site/bad.html"

    def test_a_windows_or_url_like_name_stays_a_relative_uri(self):
        (result,) = sarif(replace(FINDING, path="c:x?y#z%.md"))["results"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri == "c%3Ax%3Fy%23z%25.md"
