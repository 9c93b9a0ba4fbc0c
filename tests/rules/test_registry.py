"""What holds for every rule there is."""

import re
from dataclasses import replace

import pytest

from lineage.rules import RULES, judge
from lineage.rules.case import Case
from lineage.rules.registry import registered


def test_a_second_rule_of_the_same_id_is_refused():
    with pytest.raises(ValueError, match="LIN001"):
        registered([RULES[0], replace(RULES[1], id=RULES[0].id)])


def test_the_rules_come_in_the_order_of_their_ids():
    assert registered(reversed(RULES)) == RULES
    assert [rule.id for rule in RULES] == ["LIN001", "LIN002", "LIN006"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
class TestEveryRule:
    def test_says_what_it_is(self, rule):
        assert re.fullmatch(r"LIN\d{3}", rule.id)
        assert re.fullmatch(r"([A-Z][a-z]+){2,}", rule.name)
        assert rule.title.strip() == rule.title and not rule.title.endswith(".")
        assert rule.severity in ("error", "warning")

    def test_its_help_says_what_was_found_and_what_to_do(self, rule):
        paragraphs = rule.help.split("\n\n")
        assert len(paragraphs) >= 2
        assert all("\n" not in part and part.endswith(".") for part in paragraphs)

    def test_finds_nothing_where_nothing_is_shared(self, rule, heap):
        heap.add("new.md", "Some words of its own.")
        article = heap.articles["new.md"]
        assert list(rule.find(Case(article, article.text, (), (), 25))) == []

    def test_its_findings_bear_its_name_and_quote_both_texts(self, rule, heap):
        """One heap in which every rule finds something."""
        words = " ".join(f"word{number}" for number in range(30))
        again = words.replace("word", "more")
        heap.add("site/new.md", f"{words}\nNothing in between is from anywhere.\n{again}\nRetold.")
        heap.add("site/old.md", again)
        heap.add("wire/a.txt", f"A.\n{words}")
        heap.add("wire/b.txt", "Told first.")
        heap.pair("site/new.md", "wire/a.txt", words)
        heap.pair("site/new.md", "site/old.md", again)
        heap.pair("site/new.md", "wire/b.txt", ("Retold.", "Told first."), relation="rewrite")
        report = heap.report()
        findings = judge(report, ["site/new.md", "site/old.md"]).findings
        assert {finding.rule for finding in findings} == {rule.id for rule in RULES}
        texts = {article.id: article.text for article in report.documents}
        for finding in (finding for finding in findings if finding.rule == rule.id):
            assert finding.severity == rule.severity
            assert finding.text == texts[finding.document][finding.start : finding.end]
            there = texts[finding.source][finding.source_start : finding.source_end]
            assert finding.source_text == there
            assert finding.source in finding.message
            assert f"Source: {finding.source}" in finding.remedy
