"""What counts as credit, by which means, and how far it reaches."""

from dataclasses import replace

import pytest

from lineage.model import Attribution, Citation
from lineage.rules import Policy, judge
from lineage.rules.credit import MEANS, REACH

COPIED = " ".join(f"copied{number}" for number in range(30))
MORE = " ".join(f"more{number}" for number in range(30))
URL = "https://www.belga.example/dispatch/1"


def own(count, word="own"):
    return " ".join(f"{word}{number}" for number in range(count))


def rules(heap, text, passages=(COPIED,), source=None, credit=MEANS, **known):
    """What is found in an article with passages from a dispatch of Belga, links left aside."""
    heap.pairs.clear()
    heap.add("new.md", text, **known)
    theirs = {"publisher": "Belga", "url": URL, **(source or {})}
    heap.add("wire.txt", "\n".join(passages), **theirs)
    heap.pair("new.md", "wire.txt", *passages, relation="related")
    policy = Policy(credit=frozenset(credit), ignored=frozenset({"LIN003", "LIN004"}))
    return [found.rule for found in judge(heap.report(), ["new.md"], policy=policy).findings]


BELGA = {"cites": {"Belga": "agency"}}


class TestReach:
    def test_a_citation_for_another_matter_credits_no_copy_at_the_end(self, heap):
        text = f"The mayor resigned on Monday, in the evening, Belga says.\n{own(REACH)}\n{COPIED}"
        assert rules(heap, text, **BELGA) == ["LIN001"]
        policy = Policy(ignored=frozenset({"LIN003"}))
        (found,) = judge(heap.report(), ["new.md"], policy=policy).findings
        assert "without credit near the passage" in found.message

    @pytest.mark.parametrize(("words", "expected"), [(REACH, []), (REACH + 1, ["LIN001"])])
    @pytest.mark.parametrize("before", [True, False])
    def test_a_citation_reaches_so_many_words_each_way(self, heap, words, expected, before):
        ends = own(20, "first"), own(20, "last")
        between = own(words - 20)
        text = (
            f"{own(40)} Belga {ends[0]} {between}\n{COPIED}\n{own(30)}"
            if before
            else f"{own(30)}\n{COPIED}\n{between} {ends[1]} Belga {own(40)}"
        )
        assert rules(heap, text, **BELGA) == expected

    def test_a_copy_that_runs_through_the_article_is_credited_at_its_top(self, heap):
        text = f"{own(20)} as Belga reports.\n{COPIED}\n{own(80)}\n{MORE}\n{own(20)}"
        assert rules(heap, text, (COPIED, MORE), **BELGA) == []

    def test_what_comes_back_after_a_long_way_off_is_not(self, heap):
        text = f"{own(20)} as Belga reports.\n{COPIED}\n{own(REACH + 1)}\n{MORE}\n{own(20)}"
        assert rules(heap, text, (COPIED, MORE), **BELGA) == ["LIN001"]

    def test_a_credited_sentence_credits_what_is_near_it(self, heap):
        """The citation may be short for a name that only the attribution has in full."""
        text = f"{own(200)} {COPIED} {own(200)}"
        start = text.index("copied3")
        credited = (Attribution(start, start + 9, "Belga"),)
        assert rules(heap, text, attributed=credited) == []
        assert rules(heap, text, attributed=(Attribution(0, 9, "Belga"),)) == ["LIN001"]

    def test_a_rewrite_may_name_its_source_anywhere(self, heap):
        heap.add("new.md", f"Belga {own(300)} Retold.", **BELGA)
        heap.add("wire.txt", "Told first.", publisher="Belga")
        heap.pair("new.md", "wire.txt", ("Retold.", "Told first."), relation="rewrite")
        assert judge(heap.report(), ["new.md"]).findings == ()


class TestSignature:
    BODY = f"{own(150)}\n{COPIED}\n{own(150)}"

    def test_a_signature_credits_the_whole_article(self, heap):
        assert rules(heap, self.BODY, signs=["Belga"]) == []
        alone = MEANS - {"credit-line"}
        assert rules(heap, self.BODY, signs=["Belga"], credit=alone) == ["LIN001"]
        assert rules(heap, self.BODY, signs=["Reuters"]) == ["LIN001"]

    def test_agencies_without_a_name_may_be_any_agency_but_no_newspaper(self, heap):
        assert rules(heap, self.BODY, signs=[""]) == ["LIN001"]
        theirs = {"signed": (Citation("Belga", "agency", 0, 0),)}
        assert rules(heap, self.BODY, source=theirs, signs=[""]) == []

    @pytest.mark.parametrize(
        "text",
        [
            f"Belga strike goes on\n{COPIED}\n{own(150)}",
            f"# {own(12)} Belga {own(12)}\n{COPIED}\n{own(150)}",
            f"{own(12)} Belga {own(150)}\n{COPIED}\n{own(150)}",
            f"{own(12)} (Belga) {own(150)}\n{COPIED}\n{own(150)}",
            f"{own(200)}\nSo Belga.\n{own(150)}\n{COPIED}\n{own(150)}",
            f"{COPIED}\n{own(150)}\nBelga cuts jobs",
        ],
        ids=["a title", "a heading", "a sentence", "brackets", "a short line", "the foot"],
    )
    def test_a_name_in_other_places_does_not(self, heap, text):
        assert rules(heap, text, **BELGA) == ["LIN001"]


class TestMeans:
    BODY = f"{own(10)}\n{COPIED}\n{own(150)}"

    @pytest.mark.parametrize(
        ("field", "value", "means"),
        [
            ("canonical", "https://belga.example/dispatch/1/", "canonical"),
            ("canonical", "https://belga.example/", "canonical"),
            ("is-based-on", URL, "is-based-on"),
            ("is-based-on", "A dispatch of Belga", "is-based-on"),
            ("noindex", "robots", "noindex"),
            ("syndication-source", "http://fr.belga.example/dispatch/1", "syndication-tags"),
            ("original-source", URL, "syndication-tags"),
            ("source", "Belga", "field"),
            ("source", URL, "field"),
            ("agency", "BELGA", "field"),
            ("author", "Our staff, with Belga", "field"),
        ],
    )
    def test_each_counts_where_the_policy_has_it(self, heap, field, value, means):
        known = {"declares": [(field, value)], "url": "https://site.example/1"}
        assert rules(heap, self.BODY, **known) == []
        assert rules(heap, self.BODY, credit={means}, **known) == []
        assert rules(heap, self.BODY, credit=MEANS - {means}, **known) == ["LIN001"]

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("link", URL),
            ("canonical", "https://site.example/1"),
            ("canonical", "/dispatch/1"),
            ("source", "Belgazette"),
            ("source", "https://notbelga.example/dispatch/1"),
            ("is-based-on", "https://reuters.example/1"),
        ],
    )
    def test_these_do_not_count(self, heap, field, value):
        known = {"declares": [(field, value)], "url": "https://site.example/1"}
        assert rules(heap, self.BODY, **known) == ["LIN001"]

    @pytest.mark.parametrize("field", ["syndication-source", "original-source", "source"])
    def test_a_field_that_refers_to_its_own_page_credits_nobody(self, heap, field):
        """Also where the archive has the source at the same domain, or the same address."""
        for own_url in ("https://belga.example/mine", URL):
            known = {"declares": [(field, own_url)], "url": own_url}
            assert rules(heap, self.BODY, **known) == ["LIN001"]

    def test_a_canonical_link_to_itself_does_not_credit_its_neighbours(self, heap):
        own_url = "https://belga.example/mine"
        known = {"declares": [("canonical", own_url)], "url": own_url}
        assert rules(heap, self.BODY, **known) == ["LIN001"]

    def test_a_page_whose_address_is_its_canonical_link_still_credits_the_source(self, heap):
        known = {"declares": [("canonical", URL)], "url": URL}
        assert rules(heap, self.BODY, **known) == []

    @pytest.mark.parametrize(("line", "holder"), [("© 2024 BELGA", None), ("© B.", "Belga")])
    def test_a_licence_line_credits_its_holder(self, heap, line, holder):
        text = f"{own(150)}\n{COPIED}\n{own(150)}\n{line}"
        known = {"notices": {line: ("licence", holder)}}
        assert rules(heap, text, **known) == []
        assert rules(heap, text, credit=MEANS - {"credit-line"}, **known) == ["LIN001"]
        assert "LIN001" in rules(heap, text, notices={line: ("embargo", holder)})

    def test_without_credit_lines_none_is_proposed_and_none_counts(self, heap):
        rules(heap, self.BODY)
        policy = Policy(credit=MEANS - {"credit-line"})
        (found,) = judge(heap.report(), ["new.md"], policy=policy).findings
        assert found.credit is None and "credit line" not in found.remedy
        text = f"{self.BODY}\nSource: Belga, {URL}"
        assert rules(heap, text, credit=MEANS - {"credit-line"}) == ["LIN001"]
        assert rules(heap, text) == []

    def test_agencies_are_credited_by_any_means(self, heap):
        theirs = {
            "publisher": "Le Soir",
            "signed": (Citation("AFP", "agency", 0, 0),),
        }
        known = {"declares": [("agency", "AFP")]}
        assert rules(heap, self.BODY, source=theirs, **known) == []
        theirs["signed"] += (Citation("Reuters", "agency", 0, 0),)
        assert rules(heap, self.BODY, source=theirs, **known) == ["LIN001"]

    def test_a_publisher_without_a_name_is_credited_by_nothing(self, heap):
        assert rules(heap, self.BODY, source={"publisher": " "}, **BELGA) == ["LIN001"]


def test_a_copy_of_the_own_publisher_is_not_credited_by_its_name(heap):
    heap.add("new.md", COPIED, publisher="Belga", declares=[("author", "Belga")])
    heap.add("wire.txt", COPIED, publisher="Belga")
    heap.pair("new.md", "wire.txt", COPIED)
    assert [found.rule for found in judge(heap.report(), ["new.md"]).findings] == ["LIN006"]
    heap.articles["wire.txt"] = replace(heap.articles["wire.txt"], publisher="Reuters")
    assert [found.rule for found in judge(heap.report(), ["new.md"]).findings] == ["LIN001"]
