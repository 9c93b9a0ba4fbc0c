"""The settings of a check: what they do, and what is refused."""

import pytest

from lineage.errors import UsageError
from lineage.rules import RULES, Policy, judge

COPIED = " ".join(f"copied{number}" for number in range(30))
OWN = " ".join(f"own{number}" for number in range(70))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"min_passage": 0}, "a passage of 0 words is none. Give 1 or more"),
        ({"max_copied": 40.0}, "40.0 is no share of an article. Give a number from 0 to 1"),
        ({"max_copied": -0.1}, "no share"),
        ({"max_copied": float("nan")}, "no share"),
        ({"credit": {"canonicals"}}, "'canonicals'. Did you mean 'canonical'"),
        ({"credit": {"xyz"}}, "'xyz'. There are canonical, citation, credit-line"),
        ({"ignored": {"lin02"}}, "no rule 'lin02'. Did you mean LIN002"),
        ({"ignored": {"E501"}}, "There are LIN001, "),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_remedy(settings, message):
    with pytest.raises(UsageError) as refused:
        Policy(**settings)
    assert message in str(refused.value)


@pytest.fixture
def third(heap):
    """An article of a hundred words, thirty of them copied, beside what is not its own."""
    heap.add(
        "new.md", f"{COPIED}\n{OWN}\nRead this as well today", caption="Read this as well today"
    )
    heap.add("wire.txt", COPIED)
    heap.pair("new.md", "wire.txt", COPIED)
    return heap


@pytest.mark.parametrize(
    ("max_copied", "expected"),
    [(0.0, "error"), (0.29, "error"), (0.3, "warning"), (1.0, "warning")],
)
def test_so_much_may_be_copied_with_a_warning(third, max_copied, expected):
    policy = Policy(max_copied=max_copied)
    (found,) = judge(third.report(), ["new.md"], policy=policy).findings
    assert (found.rule, found.severity) == ("LIN001", expected)


def test_the_share_is_of_all_copied_passages_together(third):
    again = COPIED.upper()
    third.add("new.md", f"{COPIED} {OWN[:-40]} {again}")
    third.add("other.txt", again)
    third.pair("new.md", "other.txt", again)
    policy = Policy(max_copied=0.4)
    findings = judge(third.report(), ["new.md"], policy=policy).findings
    assert [found.severity for found in findings] == ["error", "error"]


def test_quoted_and_credited_words_are_not_copied(third):
    third.add("new.md", f"{COPIED}\n{OWN}", quotes={COPIED[:20]: "Anne Leroy"})
    policy = Policy(max_copied=0.29)
    (found,) = judge(third.report(), ["new.md"], policy=policy).findings
    assert found.severity == "warning"


def test_an_article_without_a_word_of_its_own_is_all_copied(third):
    third.add("new.md", COPIED, caption=COPIED)
    policy = Policy(max_copied=0.9)
    (found,) = judge(third.report(), ["new.md"], policy=policy).findings
    assert found.severity == "error"


def test_an_ignored_rule_is_left_out_of_findings_and_rules(third):
    verdict = judge(third.report(), ["new.md"], policy=Policy(ignored=frozenset({"LIN001"})))
    assert verdict.findings == ()
    assert [rule.id for rule in verdict.rules] == [rule.id for rule in RULES[1:]]
