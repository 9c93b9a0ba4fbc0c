"""LIN005: who is quoted at length is named."""

import pytest

from lineage.model import Attribution, Boilerplate
from lineage.rules import Policy, judge

LONG = "“" + " ".join(f"word{number}" for number in range(25)) + "”"
TEXT = f"The mayor spoke.\n\n{LONG}\n\nThat was all."


def findings(heap, text=TEXT, speaker=None, least=25, **known):
    heap.add("new.md", text, quotes={LONG: speaker}, **known)
    return judge(heap.report(), ["new.md"], policy=Policy(min_passage=least)).findings


def test_a_long_quotation_of_nobody_is_a_warning(heap):
    (found,) = findings(heap)
    assert (found.rule, found.severity, found.text) == ("LIN005", "warning", LONG)
    assert (found.region.start_line, found.region.start_column) == (3, 1)
    assert found.message == "Quotes 25 words and does not say whose they are."
    assert (found.source, found.source_region, found.credit, found.share) == (None, None, None, 0)


def test_a_named_speaker_or_few_words_are_fine(heap):
    assert findings(heap, speaker="Anne Leroy") == ()
    assert findings(heap, least=26) == ()


@pytest.mark.parametrize("part", [(0, 10), (18, 30)], ids=["elsewhere", "here"])
@pytest.mark.parametrize("kind", ["attributed", "boilerplate"])
def test_what_is_credited_to_a_source_or_no_part_of_the_article_is_fine(heap, kind, part):
    known = {
        "attributed": {"attributed": (Attribution(*part, "Belga"),)},
        "boilerplate": {"boilerplate": (Boilerplate(*part, "advertising"),)},
    }[kind]
    assert len(findings(heap, **known)) == (part[0] == 0)


def test_what_is_copied_is_reported_as_that_alone(heap):
    heap.add("wire.txt", LONG)
    heap.add("new.md", TEXT, quotes={LONG: None})
    heap.pair("new.md", "wire.txt", LONG)
    assert [found.rule for found in judge(heap.report(), ["new.md"]).findings] == ["LIN001"]
