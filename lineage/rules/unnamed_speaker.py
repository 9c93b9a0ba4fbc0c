"""LIN005: a long quotation does not say who speaks."""

from collections.abc import Iterator

from lineage.model import Finding, Span
from lineage.rules.case import Case
from lineage.rules.findings import finding
from lineage.rules.rule import Rule
from lineage.rules.spans import common, spans_of, words
from lineage.rules.unattributed_copy import uncredited_copies

HELP = """\
The article quotes somebody at length, and does not say whom.

A quotation counts from as many words on as a copied passage does. One that the article credits to \
a source, if not to a speaker, is left alone, and so is one that is already reported as copied.

Name who says it, beside the quotation.\
"""


def find(case: Case) -> Iterator[Finding]:
    """A finding for each long quotation without a speaker."""
    article = case.article
    excused = [
        *case.quoted,
        *spans_of(article.boilerplate),
        *spans_of(article.attributed),
        *(part for copy in uncredited_copies(case) for part in copy.parts),
    ]
    for quotation in article.quotations:
        place = Span(quotation.start, quotation.end)
        length = words(case.text[place.start : place.end])
        if quotation.speaker or length < case.min_passage or common([place], excused):
            continue
        yield finding(
            RULE.id,
            RULE.severity,
            case,
            place,
            f"Quotes {length} words and does not say whose they are.",
            "Name the speaker beside the quotation.",
        )


RULE = Rule("LIN005", "UnnamedSpeaker", "warning", "Long quotation without a speaker", HELP, find)
