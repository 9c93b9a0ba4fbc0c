"""Classes: what of an article is inherited, credited to somebody, and its own."""

from dataclasses import replace
from datetime import timedelta

import lineage
from lineage.model import Article, Document
from tests.derive.test_facts import REPORT, RETOLD
from tests.heaps import BRIDGE, HARBOUR, later

OWN = "Eggs were dearer at the Saturday market than in any week since the war."
CREDITED = "The quota is to be cut again in May, according to The Wall Street Journal."


def _article(name: str, *documents: Document) -> Article:
    return next(item for item in lineage.analyze(documents).documents if item.id == name)


def _texts(article: Article) -> list[str]:
    return [(article.text or "")[span.start : span.end] for span in article.added]


def test_what_is_in_no_other_text_is_added():
    found = _article("a", Document("a", f"{OWN}\n{CREDITED}", language="en"))
    assert _texts(found) == [OWN]
    assert found.shares.attributed > 0
    assert found.shares.added + found.shares.attributed == 1


def test_a_copy_adds_what_the_first_had_not():
    found = _article(
        "b",
        Document("a", BRIDGE, published=later(0)),
        Document("b", f"{BRIDGE}\n{OWN}", published=later(1)),
    )
    assert _texts(found) == [OWN]
    assert found.shares.verbatim > 0.8 and found.shares.attributed == 0


def test_what_a_copy_credits_to_somebody_is_not_its_own():
    found = _article(
        "b",
        Document("a", BRIDGE, published=later(0)),
        Document("b", f"{BRIDGE}\n{CREDITED}\n{OWN}", published=later(1), language="en"),
    )
    assert _texts(found) == [OWN]
    assert 0 < found.shares.attributed < 0.2


def test_the_first_inherits_nothing():
    found = _article(
        "a",
        Document("a", HARBOUR, published=later(0)),
        Document("b", HARBOUR + "\n" + OWN, published=later(1)),
    )
    assert found.shares.added == 1.0
    assert "".join(_texts(found)).split() == HARBOUR.split()


def test_debris_is_nobody_s():
    found = _article("a", Document("a", f"{HARBOUR}\n\nAdvertisement\n\n{OWN}", language="en"))
    assert found.shares.added == 1.0
    assert not any("Advertisement" in text for text in _texts(found))
    assert 0 < found.shares.boilerplate < 0.2


def test_what_the_parent_of_its_parent_had_is_not_its_own():
    """Its parent dropped a sentence, and it has that back from where the parent had the rest."""
    steady = HARBOUR.replace("\n", " ")
    found = _article(
        "c",
        Document("a", f"{BRIDGE}\n{OWN}", published=later(0), language="en"),
        Document("b", f"{BRIDGE}\n{steady}", published=later(1), language="en"),
        Document("c", f"{BRIDGE}\n{steady}\n{OWN}", published=later(2), language="en"),
    )
    assert not _texts(found)


def test_what_was_retold_by_its_facts_is_no_addition_of_who_copies_that():
    """The third copies the second, which has the first's facts alone, and has a sentence of the
    first besides."""
    sentence = "Each bill came to 38,900 pounds, just below the limit of 40,000."
    assert sentence in REPORT.text
    third = replace(
        RETOLD,
        id="third",
        text=f"{RETOLD.text}\n{sentence}",
        published=REPORT.published + timedelta(days=2),
    )
    assert not any("38,900" in text for text in _texts(_article("third", REPORT, RETOLD, third)))
