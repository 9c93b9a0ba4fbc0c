"""LIN003: who credits a source outside the site links to it."""

import pytest

from lineage.rules import judge

COPIED = " ".join(f"copied{number}" for number in range(30))
MORE = " ".join(f"more{number}" for number in range(30))
URL = "https://www.belga.example/Dispatch/1"


def links(heap, checked="new.md"):
    findings = judge(heap.report(), [checked]).findings
    return [(found.rule, found.source) for found in findings]


def article(heap, text=COPIED, passages=(COPIED,), relation="related", source=None, **known):
    heap.pairs.clear()
    heap.add("new.md", f"As Belga says: {text}", **{"cites": {"Belga": "agency"}, **known})
    heap.add(
        "wire.txt",
        "\n".join([COPIED, MORE]),
        **{"publisher": "Belga", "url": URL, **(source or {})},
    )
    heap.pair("new.md", "wire.txt", *passages, relation=relation, shared=(0.4, 0.2))
    return heap


def test_a_credited_copy_without_a_link_is_a_warning_with_the_line_to_paste(heap):
    (found,) = judge(article(heap).report(), ["new.md"]).findings
    assert (found.rule, found.severity, found.source) == ("LIN003", "warning", "wire.txt")
    assert found.text == found.source_text == COPIED
    assert found.message == (
        "Credits wire.txt (Belga) without a link to it; 40% of the article is from there."
    )
    assert found.credit == f"Source: Belga, {URL}"


def test_pasting_the_line_settles_it(heap):
    assert links(article(heap, f"{COPIED}\n\nSource: Belga, {URL}")) == []
    assert links(article(heap, f"{COPIED}\n\n*Source: Belga, <{URL}>.*")) == []


@pytest.mark.parametrize(
    "field",
    ["link", "source", "canonical", "is-based-on", "syndication-source", "original-source"],
)
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (URL, True),
        ("http://BELGA.example/Dispatch/1/?utm_source=mail#top", True),
        ("https://m.belga.example/Dispatch/1", True),
        ("https://belga.example/Dispatch/2", False),
        ("https://belga.example/", False),
        ("https://other.example/Dispatch/1", False),
        ("/Dispatch/1", False),
        ("https://[bad/Dispatch/1", False),
    ],
)
def test_what_leads_there(heap, field, value, expected):
    article(heap, declares=[(field, value)])
    assert (links(heap) == []) is expected


def test_a_rewrite_owes_a_link_as_well(heap):
    assert links(article(heap, "Retold.", [("Retold.", MORE)], "rewrite")) == [
        ("LIN003", "wire.txt")
    ]


def test_a_few_words_and_the_same_topic_owe_none(heap):
    assert links(article(heap, "Retold.", [("Retold.", MORE)], "related")) == []
    assert links(article(heap, passages=["copied1 copied2"])) == []


@pytest.mark.parametrize("url", [None, "", "dispatch/1"])
def test_an_address_that_is_not_known_cannot_be_linked(heap, url):
    assert links(article(heap, source={"url": url})) == []


def test_who_does_not_credit_is_told_to_credit_first(heap):
    assert links(article(heap, cites={})) == [("LIN001", "wire.txt")]


def test_inside_the_site_no_link_is_owed(heap):
    article(heap)
    verdict = judge(heap.report(), ["new.md"], site=["wire.txt"])
    assert "LIN003" not in [found.rule for found in verdict.findings]


def test_who_credits_the_agency_owes_no_link_to_another_print_of_it(heap):
    theirs = {"publisher": "Le Soir", "citations": ()}
    article(heap, source=theirs)
    heap.add("wire.txt", f"Belga: {COPIED}", publisher="Le Soir", url=URL, signs=["Belga"])
    heap.pairs.clear()
    heap.pair("new.md", "wire.txt", COPIED)
    assert links(heap) == []


def test_noindex_alone_names_nobody_to_link_to(heap):
    assert links(article(heap, cites={}, declares=[("noindex", "robots")])) == []


def test_one_link_is_enough_for_what_several_pages_of_a_domain_have(heap):
    article(heap, f"{COPIED} Retold.", declares=[("link", URL)])
    page = {"publisher": "Belga", "url": "https://belga.example/live"}
    heap.add("live.txt", f"{COPIED} Told.", **page)
    heap.pair("new.md", "live.txt", COPIED, ("Retold.", "Told."), relation="rewrite")
    assert links(heap) == []


def test_a_passage_that_only_a_second_page_has_owes_a_second_link(heap):
    article(heap, f"{COPIED} {MORE}", declares=[("link", URL)])
    heap.add("second.txt", MORE, publisher="Belga", url="https://belga.example/2")
    heap.pair("new.md", "second.txt", MORE, relation="related")
    assert links(heap) == [("LIN003", "second.txt")]


def test_of_several_pages_that_have_it_the_one_with_the_largest_share_is_named_once(heap):
    article(heap)
    for number, share in ((2, 0.3), (3, 0.5)):
        url = f"https://belga.example/{number}"
        heap.add(f"{number}.txt", COPIED, publisher="Belga", url=url)
        heap.pair("new.md", f"{number}.txt", COPIED, relation="rewrite", shared=(share, 1.0))
    assert links(heap) == [("LIN003", "3.txt")]
