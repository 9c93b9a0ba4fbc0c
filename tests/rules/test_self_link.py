"""LIN004: a page is not its own source."""

import pytest

from lineage.rules import judge

URL = "https://site.example/2024/bridge"


def findings(heap, *declares, text="# Bridge\n\nThe bridge closes.", url=URL):
    heap.add("new.md", text, url=url, declares=declares)
    return judge(heap.report(), ["new.md"]).findings


@pytest.mark.parametrize(
    "field", ["source", "is-based-on", "syndication-source", "original-source"]
)
def test_a_field_with_the_address_of_the_page_is_a_warning_at_its_place(heap, field):
    given = "http://www.site.example/2024/bridge/"
    text = f"---\nkey: {given}\n---\nThe bridge closes."
    (found,) = findings(heap, (field, given), text=text)
    assert (found.rule, found.severity, found.text) == ("LIN004", "warning", given)
    assert (found.region.start_line, found.region.start_column) == (2, 6)
    assert found.message == f"Gives its own address as where it comes from: {field}."
    assert (found.source, found.credit, found.share) == (None, None, 0.0)


def test_where_the_field_is_not_in_the_text_the_first_line_is_shown(heap):
    (found,) = findings(heap, ("source", URL), text="\n\n# Bridge\r\nIt closes.")
    assert (found.text, found.region.start_line) == ("# Bridge", 3)
    assert findings(heap, ("source", URL), text="")[0].text == ""


def test_several_fields_are_one_finding(heap):
    (found,) = findings(heap, ("source", URL), ("original-source", URL), ("source", URL))
    assert "source and original-source." in found.message


@pytest.mark.parametrize("field", ["canonical", "link", "author", "agency", "noindex"])
def test_other_fields_may_have_it(heap, field):
    assert findings(heap, (field, URL)) == ()


@pytest.mark.parametrize(
    "value",
    [
        "https://belga.example/2024/bridge",
        "https://site.example/2024/tunnel",
        "https://site.example/",
        "/2024/bridge",
        "Belga",
        "https://site.example/2024/bridge?id=7",
    ],
)
def test_another_address_is_fine(heap, value):
    assert findings(heap, ("source", value)) == ()


def test_without_an_address_of_its_own_a_page_is_left_alone(heap):
    assert findings(heap, ("source", URL), ("canonical", URL), url=None) == ()


def test_its_canonical_address_on_the_same_domain_is_its_own_too(heap):
    canonical = ("canonical", "https://site.example/bridge")
    assert len(findings(heap, canonical, ("source", "https://site.example/bridge"))) == 1
    elsewhere = ("canonical", "https://belga.example/bridge")
    assert findings(heap, elsewhere, ("source", "https://belga.example/bridge")) == ()


def test_an_address_that_is_that_of_another_article_is_not_the_own(heap):
    """A page that gives its source as its canonical link may be known by no other address."""
    heap.add("wire.txt", "The bridge closes.", url=URL)
    heap.add("new.md", "The bridge closes.", url=URL, declares=[("source", URL)])
    heap.pair("new.md", "wire.txt", "The bridge closes.")
    assert "LIN004" not in [found.rule for found in judge(heap.report(), ["new.md"]).findings]
