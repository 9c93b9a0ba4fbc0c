"""Which fields of a page's front matter credit somebody, through the readers and the check."""

import pytest

from lineage import Document, analyze
from lineage.readers import read, scan
from lineage.rules import Policy, judge
from tests.rules.test_bylines import ENGLISH


@pytest.fixture
def rules(tmp_path):
    """What is found in a page with a field, beside a dispatch of Reuters."""

    def found(field, title="title: Fine in Nevada"):
        path = tmp_path / "page.md"
        path.write_text(f"---\n{title}\n{field}\n---\n{ENGLISH}\n", encoding="utf-8")
        (page,) = read(scan([str(path)]))
        wire = Document("wire.txt", ENGLISH, publisher="Reuters")
        report = analyze([page, wire], focus=frozenset({page.id}))
        policy = Policy(ignored=frozenset({"LIN003"}))
        return [finding.rule for finding in judge(report, [page.id], policy=policy).findings]

    return found


@pytest.mark.parametrize(
    "field",
    [
        "source: Reuters",
        "source: reuters.com",
        "agency: [AP, Reuters]",
        "agence: Reuters",
        "credit: Reuters",
        "byline: Ann Roy with Reuters",
        "author: Thomson Reuters",
        "params:\n  agency: Reuters",
    ],
)
def test_a_field_for_the_origin_credits_it(rules, field):
    assert rules(field) == []


@pytest.mark.parametrize(
    "field",
    [
        "photo_credit: Reuters",
        "image:\n  credit: Reuters",
        "cover:\n  caption: 'Photo: Reuters'",
        "description: Reuters is hiring",
        "keywords: Reuters, energy",
        "tags: [Reuters]",
        "image: /img/reuters.jpg",
        "source: AP",
    ],
)
def test_another_field_does_not(rules, field):
    assert rules(field) == ["LIN001"]


def test_a_title_does_not(rules):
    assert rules("draft: false", "title: Reuters strike talks, Reuters says") == ["LIN001"]
