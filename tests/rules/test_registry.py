"""What holds for every rule there is."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.model import Alignment, Allowance, Boilerplate, Citation, Notice, Quotation, Span
from lineage.rules import RULES, Policy, judge
from lineage.rules.case import Case
from lineage.rules.region import region
from lineage.rules.registry import registered


def test_a_second_rule_of_the_same_id_is_refused():
    with pytest.raises(ValueError, match="LIN001"):
        registered([RULES[0], replace(RULES[1], id=RULES[0].id)])


def test_the_rules_come_in_the_order_of_their_ids():
    assert registered(reversed(RULES)) == RULES
    assert [rule.id for rule in RULES] == [f"LIN00{n}" for n in range(1, 8)]


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
        assert list(rule.find(Case(article, article.text))) == []

    def test_its_findings_bear_its_name_and_quote_the_texts(self, rule, heap):
        report = everything(heap)
        findings = judge(report, ["site/new.md", "site/old.md"]).findings
        assert {finding.rule for finding in findings} == {rule.id for rule in RULES}
        texts = {article.id: article.text for article in report.documents}
        mine = [finding for finding in findings if finding.rule == rule.id]
        for finding in mine:
            assert finding.severity in ("warning", rule.severity)
            assert finding.text == texts[finding.document][finding.start : finding.end]
            assert finding.message.endswith(".") and finding.remedy.endswith(".")
            assert "word1" not in finding.message, "passages are for the renderer to show"
            source = (finding.source_start, finding.source_end, finding.source_region)
            if finding.source is None:
                assert (finding.credit, finding.source_text, *source) == (None,) * 5
            else:
                there = texts[finding.source][finding.source_start : finding.source_end]
                assert finding.source_text == there
                assert finding.source in finding.message
                assert finding.credit
        assert rule.id not in {
            finding.rule
            for finding in judge(
                report, ["site/new.md", "site/old.md"], policy=Policy(ignored={rule.id})
            ).findings
        }


def everything(heap):
    """A report in which every rule finds something."""
    words, again, more, quoted = (
        " ".join(f"{word}{number}" for number in range(30))
        for word in ("word", "again", "more", "quoted")
    )
    embargo = "EMBARGO until noon"
    heap.add(
        "site/new.md",
        f"{embargo}\n{words}\nNothing in between is from anywhere.\n{again}\nRetold.\n"
        f"Says Belga: {more}. Nobody in town had heard of it at all before.\n“{quoted}”",
        url="https://site.example/new",
        cites={"Belga": "agency"},
        quotes={f"“{quoted}”": None},
        declares=[("source", "https://site.example/new")],
        notices={embargo: ("embargo", None)},
    )
    heap.add("site/old.md", again)
    heap.add("wire/a.txt", f"A.\n{words}\n© AFP", notices={"© AFP": ("licence", "AFP")})
    heap.add("wire/b.txt", "Told first.")
    heap.add("wire/c.txt", more, publisher="Belga", url="https://belga.example/1")
    heap.pair("site/new.md", "wire/a.txt", words)
    heap.pair("site/new.md", "site/old.md", again)
    heap.pair("site/new.md", "wire/b.txt", ("Retold.", "Told first."), relation="rewrite")
    heap.pair("site/new.md", "wire/c.txt", more)
    return heap.report()


WORDS = ("one", "two.", "\n", "\n\n", "\r\n", "“three”", "🌉", "(AFP)", "\ufefffour")


@given(data=st.data())
def test_whatever_the_report_findings_are_inside_their_texts(new_heap, data):
    """Spans anywhere, overlapping and empty: every finding quotes the texts, and regions fit."""
    heap = new_heap()
    for id in ("new.md", "site.md", "wire.txt"):
        text = " ".join(data.draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20)))
        place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
        heap.add(
            id,
            text,
            publisher=data.draw(st.sampled_from([None, "AFP", "Le Soir"])),
            url=f"https://{id}.example/1",
            declares=data.draw(st.sampled_from([(), [("source", f"https://{id}.example/1")]])),
            citations=(Citation("AFP", "agency", *data.draw(place)),),
            quotations=(Quotation(*data.draw(place), data.draw(st.sampled_from([None, "A"]))),),
            boilerplate=(Boilerplate(*data.draw(place), "credit"),),
        )
        heap.articles[id] = replace(
            heap.articles[id],
            notices=(
                Notice(data.draw(st.sampled_from(["embargo", "licence"])), None, *data.draw(place)),
            ),
            allowances=(Allowance("LIN001", "known", *data.draw(place)),),
        )
    texts = {id: article.text for id, article in heap.articles.items()}
    for other in ("site.md", "wire.txt"):
        ends = [
            sorted(data.draw(st.sets(st.integers(0, len(texts[id])), min_size=2, max_size=2)))
            for id in ("new.md", other)
        ]
        spans = [Span(*pair) for pair in ends]
        kind = data.draw(st.sampled_from(["verbatim", "paraphrase"]))
        heap.pair("new.md", other, relation=data.draw(st.sampled_from(["rewrite", "duplicate"])))
        alignments = (Alignment(None, kind, 0.9, *spans),)
        heap.pairs[-1] = replace(heap.pairs[-1], alignments=alignments)
    policy = Policy(min_passage=data.draw(st.integers(1, 5)))
    verdict = judge(heap.report(), ["new.md"], site=["site.md"], policy=policy)
    for found in [*verdict.findings, *(item.finding for item in verdict.suppressed)]:
        text = texts[found.document]
        assert 0 <= found.start <= found.end <= len(text)
        assert found.text == text[found.start : found.end]
        assert found.region == region(text, Span(found.start, found.end))
        if found.source is not None:
            there = texts[found.source]
            assert 0 <= found.source_start <= found.source_end <= len(there)
            assert found.source_text == there[found.source_start : found.source_end]
