"""Verdicts as text and as JSON, and what every format has in common."""

import json
import re
from copy import deepcopy
from dataclasses import replace
from importlib.resources import files
from itertools import permutations

import pytest
from jsonschema import Draft202012Validator

from lineage.errors import UsageError
from lineage.model import Failure, Verdict, to_plain
from lineage.render import formats, render
from tests.render.verdict_sample import ALLOWED, ALONE, FAILURE, FINDING, KNOWN, verdict

FORMATS = formats(Verdict)


class TestText:
    def test_a_finding_says_where_what_from_where_how_much_and_what_to_do(self):
        lines = render(verdict(FINDING)).splitlines()
        assert lines[:2] == ["1 finding in 1 of 3 articles checked against 120.", ""]
        assert lines[2] == f"site/pont d'Arlon [1].md:3:1: error LIN001 {FINDING.message}"
        assert lines[3] == "    here:  “Le pont 🌉 sera fermé.”"
        assert lines[4] == "    there: “Le pont 🌉 sera fermé.”"
        assert lines[5] == f"    {FINDING.remedy}"
        assert lines[6] == f"    {FINDING.credit}"
        assert len(lines) == 7

    def test_a_finding_on_the_article_alone_shows_one_passage_and_no_credit_line(self):
        assert render(verdict(ALONE)).splitlines()[2:] == [
            "b.md:7:5: warning LIN002 An embargo of the agency is left in.",
            "    here:  “Le pont 🌉 sera fermé.”",
            "    Take the line out.",
        ]

    def test_what_does_not_count_is_counted_in_the_summary(self):
        text = render(verdict(suppressed=(KNOWN, KNOWN, ALLOWED)))
        assert text == (
            "Nothing found in 3 articles checked against 120. "
            "Left out: 2 known from the baseline and 1 allowed by comments.\n"
        )
        assert "Left out: 1 allowed by comments." in render(verdict(suppressed=(ALLOWED,)))

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
        assert first.endswith(" 1 error.")
        assert last == "site/bad.html: error it is HTML. Save it as text."

    @pytest.mark.parametrize("width", [40, 80, 160])
    def test_passages_fit_the_width_and_the_credit_line_stays_whole(self, width):
        long = replace(FINDING, text="Le pont sera fermé. " * 40)
        lines = render(verdict(long), width=width).splitlines()
        (here,) = [line for line in lines if line.startswith("    here:")]
        assert len(here) <= width and here.endswith("…”")
        assert f"    {FINDING.credit}" in lines

    def test_color_changes_nothing_but_the_color(self):
        colored = render(verdict(FINDING, failures=(FAILURE,)), color=True)
        plain = render(verdict(FINDING, failures=(FAILURE,)))
        assert "\x1b[" in colored and "\x1b" not in plain
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


HOSTILE = "\x1b]0;owned\x07\u202ecod.\x7f \ud800\n\x85end"


@pytest.mark.parametrize("format", FORMATS)
class TestEveryFormat:
    @pytest.mark.parametrize("color", [False, True])
    def test_nothing_in_an_article_reaches_the_terminal(self, format, color):
        names = ("path", "text", "source", "source_path", "source_text", "remedy", "credit")
        bad = replace(FINDING, **dict.fromkeys(names, HOSTILE), message=f"Copied from {HOSTILE}.")
        failed = Failure(HOSTILE, "read", HOSTILE, HOSTILE, HOSTILE)
        allowed = replace(ALLOWED, finding=bad, reason=HOSTILE)
        hostile = verdict(bad, failures=(failed,), suppressed=(allowed,))
        shown = render(hostile, format, color=color)
        left = re.sub(r"\x1b\[[0-9;]*m", "", shown)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800]", left)
        shown.encode("utf-8")

    def test_the_last_line_ends_and_there_is_no_mark_before_the_first(self, format):
        shown = render(verdict(FINDING, ALONE), format)
        assert shown.endswith("\n") and not shown.startswith("\ufeff")

    def test_a_finding_is_told_whole(self, format):
        shown = readable(render(verdict(FINDING), format))
        for part in ("LIN001", "dépêche.txt", "sera fermé.", "Quote it, or add a credit line"):
            assert part in shown
        assert "73%" in shown or "0.73" in shown
        assert FINDING.credit in shown

    def test_a_finding_on_the_article_alone_names_no_source(self, format):
        shown = readable(render(verdict(ALONE), format))
        assert "An embargo of the agency is left in." in shown and "Take the line out." in shown
        assert "None" not in shown

    def test_nothing_found_is_no_finding(self, format):
        assert "Copied" not in render(verdict(), format)

    def test_what_could_not_be_used_is_told(self, format):
        shown = render(verdict(failures=(FAILURE,)), format)
        assert "site/bad.html" in shown and "it is HTML" in shown and "Save it as text." in shown

    def test_what_is_suppressed_is_told(self, format):
        if format == "sarif":
            pytest.skip("GitHub shows suppressed results as open, so that it has none")
        shown = render(verdict(suppressed=(KNOWN, ALLOWED)), format)
        assert "baseline" in shown
        assert "comment" in shown


def readable(shown):
    """An output with the escapes of its format undone, as far as the samples need it."""
    shown = shown.replace("%25", "%").replace("%0A", "\n").replace("\\[", "[")
    shown = re.sub(r"\\u[0-9a-f]{4}", lambda found: json.loads(f'"{found[0]}"'), shown)
    return shown.replace("sera\\nfermé.", "sera fermé.")


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"text", "json"}))
def test_the_most_severe_comes_first_whatever_the_order(format):
    found = [
        replace(FINDING, message=f"Copied: {share}.", share=share) for share in (0.2, 0.3, 0.9)
    ]
    warning = replace(ALONE, message="Copied: 1.0.", share=1.0, document="new.md")
    for order in permutations([*found, warning]):
        shown = render(verdict(*order), format)
        places = [shown.index(f"Copied: {share}.") for share in (0.9, 0.3, 0.2, "1.0")]
        assert places == sorted(places)


def test_an_unknown_format_is_refused():
    with pytest.raises(UsageError, match="text, json, sarif, github, junit, markdown"):
        render(verdict(), "html")


SCHEMA = json.loads(files("lineage.render").joinpath("check.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
FULL = verdict(FINDING, ALONE, failures=(FAILURE,), suppressed=(KNOWN, ALLOWED))
PLAIN = json.loads(render(FULL, "json"))


class TestJson:
    def test_it_is_the_verdict(self):
        assert to_plain(FULL) == PLAIN
        assert PLAIN["findings"][0]["region"] == {
            "start_line": 3,
            "start_column": 1,
            "end_line": 4,
            "end_column": 8,
        }

    @pytest.mark.parametrize("shown", [FULL, verdict(), verdict(checked=(), archive=0)])
    def test_it_is_valid(self, shown):
        Draft202012Validator.check_schema(SCHEMA)
        VALIDATOR.validate(json.loads(render(shown, "json")))

    def test_breaking_any_field_is_noticed(self):
        places = list(_places(PLAIN))
        assert len(places) > 60
        for *path, name in places:
            lacking, wrong = deepcopy(PLAIN), deepcopy(PLAIN)
            del _at(lacking, path)[name]
            assert not VALIDATOR.is_valid(lacking), f"{path} {name} is not required"
            _at(wrong, path)[name] = {"not": "this"}
            assert not VALIDATOR.is_valid(wrong), f"{path} {name} may be anything"

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            (("schema",), "lineage-check/2"),
            (("findings", 0, "severity"), "note"),
            (("findings", 0, "share"), 1.5),
            (("findings", 0, "start"), -1),
            (("findings", 0, "region", "start_line"), 0),
            (("findings", 0, "line_hash"), "abc"),
            (("suppressed", 0, "by"), "luck"),
        ],
    )
    def test_values_outside_the_contract_are_noticed(self, path, value):
        broken = deepcopy(PLAIN)
        _at(broken, path[:-1])[path[-1]] = value
        assert not VALIDATOR.is_valid(broken)


def _places(value, path=()):
    """Where every field of a verdict is; of a list, in its first item."""
    items = value.items() if isinstance(value, dict) else ()
    items = enumerate(value[:1]) if isinstance(value, list) else items
    for key, item in items:
        if isinstance(key, str):
            yield (*path, key)
        yield from _places(item, (*path, key))


def _at(plain, path):
    for key in path:
        plain = plain[key]
    return plain
