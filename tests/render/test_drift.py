"""What changed on the way: quotations and figures that a copy has otherwise than its source."""

from datetime import UTC, datetime

import pytest

import lineage
from lineage.render import render
from lineage.render.explanation import render_explanation

SOURCE = (
    "The bridge at Arlon will be closed for four months of repairs, the ministry said on Friday. "
    "“We have waited far too long for this bridge to be mended,” the mayor told reporters there. "
    "The works will cost 90 million euros and employ a hundred workers from the whole province. "
    "Lorries will take a detour of thirty kilometres along the valley until the end of spring."
)


def _report(copy):
    def document(id, text, day):
        published = datetime(2024, 10, day, tzinfo=UTC)
        return lineage.Document(id, text, published=published, language="en")

    return lineage.analyze([document("a", SOURCE, 20), document("b", copy, 21)])


@pytest.mark.parametrize(
    "before, after, told",
    [
        ("far too long", "much too long", "quotation changed"),
        ("We have waited far too long", "Waited far too long", "quotation cut"),
        ("cost 90 million", "cost 190 million", "figure changed 90,000,000 EUR → 190,000,000 EUR"),
    ],
)
def test_what_the_copy_has_otherwise_is_told(before, after, told):
    report = _report(SOURCE.replace(before, after))
    for text in (render(report, "text"), render_explanation(report, "a..b")):
        flat = " ".join(text.split())
        assert "What changed on the way" in flat
        assert told in flat


def test_the_change_of_a_long_quotation_is_shown_where_it_is():
    words = "mended, for every lorry of the valley crosses it twice a day, every child on the way "
    words += "to school, and every doctor who is called at night to the farms on the other bank, "
    end = "which nobody in the capital has ever cared to see"
    whole = SOURCE.replace("mended,”", f"{words}{end},”")
    copy = SOURCE.replace("mended,”", f"{words[:-2]},”")
    articles = [
        lineage.Document(id, text, published=datetime(2024, 10, day, tzinfo=UTC), language="en")
        for id, text, day in (("a", whole, 20), ("b", copy, 21))
    ]
    flat = " ".join(render(lineage.analyze(articles), "text").split())
    shown = f"…farms on the other bank, {end},” → …farms on the other bank,”"
    assert f"quotation cut {shown}" in flat


@pytest.mark.parametrize(
    "before, after",
    [
        ("“We have waited far too long for this bridge to be mended,”", "« We have waited far too"
         " long for this bridge to be mended »"),
        ("the mayor told reporters there", "said the mayor"),
        ("employ a hundred", "give work to a hundred"),
    ],
)  # fmt: skip
def test_other_marks_and_words_outside_of_quotations_are_no_change(before, after):
    assert "What changed on the way" not in render(_report(SOURCE.replace(before, after)), "text")
