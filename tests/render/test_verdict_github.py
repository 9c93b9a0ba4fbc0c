"""Workflow commands, read back as the runner does."""

import re
from dataclasses import replace

import pytest

from lineage.model import Failure, Region
from lineage.render import render
from tests.render import hostile
from tests.render.everywhere import verdict_with
from tests.render.verdict_sample import ALONE, FAILURE, FINDING, verdict

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(shown):
    """Name, properties and message of each line, and the lines that are no commands."""
    found, others = [], []
    for line in shown.removesuffix("\n").split("\n"):
        if match := COMMAND.fullmatch(line):
            name, given, message = match.groups()
            properties = dict(part.split("=", 1) for part in given.split(","))
            found.append((name, {key: undone(it) for key, it in properties.items()}, message))
        else:
            others.append(line)
    return [(name, given, undone(message)) for name, given, message in found], others


def undone(text):
    for escaped, plain in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escaped, plain)
    return text


def test_a_finding_stands_beside_its_lines_with_all_there_is_to_say():
    ((name, given, message),), others = commands(render(verdict(FINDING), "github"))
    assert name == "error"
    assert given == {
        "file": FINDING.path,
        "line": "3",
        "endLine": "4",
        "title": "LIN001 Unattributed copy",
    }
    assert message.split("\n") == [
        f"{FINDING.path}:3:1: LIN001 {FINDING.message}",
        "here:  “Le pont 🌉 sera fermé.”",
        "there: “Le pont 🌉 sera fermé.”",
        FINDING.remedy,
        FINDING.credit,
    ]
    assert others == ["1 finding in 1 of 3 articles checked against 120."]


@pytest.mark.parametrize(
    ("region", "shown"),
    [
        (Region(7, 5, 7, 30), {"line": "7", "endLine": "7", "col": "5", "endColumn": "30"}),
        (Region(7, 5, 9, 2), {"line": "7", "endLine": "9"}),
        # whole lines end where the next one begins, which may not even be there
        (Region(7, 1, 9, 1), {"line": "7", "endLine": "8"}),
    ],
)
def test_columns_are_given_on_one_line_only(region, shown):
    ((name, given, _),), _ = commands(render(verdict(replace(ALONE, region=region)), "github"))
    assert name == "warning"
    assert {key: it for key, it in given.items() if key not in ("file", "title")} == shown


def test_what_could_not_be_used_is_an_error_of_its_file():
    (failed, _), _ = commands(render(verdict(ALONE, failures=(FAILURE,)), "github"))
    assert failed == (
        "error",
        {"file": "site/bad.html", "title": "no-reader"},
        "site/bad.html: it is HTML. Save it as text.",
    )


def test_what_github_will_not_show_is_counted():
    shown, others = commands(render(verdict(*[ALONE] * 12, *[FINDING] * 13), "github"))
    assert [name for name, _, _ in shown] == ["error"] * 13 + ["warning"] * 12 + ["notice"]
    assert "The log of this step has 5 more." in shown[-1][2]
    assert len(others) == 1
    ten, _ = commands(render(verdict(*[ALONE] * 10, *[FINDING] * 9, failures=(FAILURE,)), "github"))
    assert "notice" not in [name for name, _, _ in ten]


HOSTILE = (*hostile.TEXTS, "a,b=c:d::e%0A%25", "\n::add-mask::e", "x\r\n::stop-commands::y")


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_text_ends_a_property_or_starts_a_command(text):
    shown, others = commands(render(verdict_with(text), "github"))
    assert [name for name, _, _ in shown] == ["error", "error", "warning"]
    assert [set(given) for _, given, _ in shown[1:]] == [
        {"file", "line", "endLine", "col", "endColumn", "title"}
    ] * 2
    assert len(others) == 1 and not others[0].startswith("::")


def test_the_file_is_named_as_it_is():
    name = "a,  b:100%\n.md"
    failed = Failure(name, "read", "code", "it is bad", "Mend it.")
    found = verdict(replace(ALONE, path=name), failures=(failed,))
    shown, _ = commands(render(found, "github"))
    assert [given["file"] for _, given, _ in shown] == [name, name]
