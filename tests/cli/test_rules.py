"""`lineage rules`: the list, and a page for each rule."""

import pytest

from lineage.rules import RULES
from tests.cli.command import real_lineage


def test_a_line_for_each_rule(tmp_path):
    done = real_lineage("rules", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line.split(maxsplit=2) for line in done.stdout.splitlines()]
    assert rows == [[rule.id, rule.severity, rule.title] for rule in RULES]


@pytest.mark.parametrize("id", [RULES[0].id, RULES[-1].id.lower()])
def test_the_page_of_a_rule_says_all_of_its_help_in_the_width(tmp_path, id):
    [rule] = [rule for rule in RULES if rule.id == id.upper()]
    done = real_lineage("rules", id, cwd=tmp_path, COLUMNS="60")
    assert done.returncode == 0
    head, _, page = done.stdout.partition("\n\n")
    assert head == f"{rule.id} {rule.title} ({rule.severity})"
    assert page.split() == rule.help.split()
    assert page.count("\n\n") == rule.help.count("\n\n")
    assert max(map(len, page.splitlines())) <= 60


def test_an_unknown_rule_is_answered_with_the_nearest(tmp_path):
    done = real_lineage("rules", "LIN01\x1b", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "lineage: error: there is no rule LIN01\\x1b. "
        "The nearest is LIN001; lineage rules lists them all.\n"
    )
