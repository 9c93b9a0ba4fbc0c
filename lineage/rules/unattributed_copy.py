"""LIN001: a passage is copied from a document outside the site, and nobody is credited."""

from collections.abc import Iterator

from lineage.model import Finding
from lineage.rules.case import Case
from lineage.rules.copies import Copy, copied_parts, copies
from lineage.rules.findings import described, finding, percent
from lineage.rules.rule import Rule

HELP = """\
The article has a passage that is in another document word for word, or with small edits, and it \
does not say where it has it from.

Credit is any of these: the publisher's name as a source in the text, in a credit line or in the \
byline; the agency's name, where the other document has the passage from that agency too; the \
credit line that the finding proposes. Words inside a quotation whose speaker is named need no \
other credit.

Add the credit line that the finding proposes, or quote the passage with its speaker, or take \
it out.\
"""


def uncredited_copies(case: Case) -> list[Copy]:
    """The passages copied from outside the site that no credit covers, each once.

    What a credited document has as well is credited, whoever else prints it.
    """
    credited = copied_parts(source for source in case.sources if source.credited)
    outside = [source for source in case.sources if not source.same_site]
    return copies(case, outside, [*case.quoted, *credited])


def find(case: Case) -> Iterator[Finding]:
    """A finding for each passage copied without credit."""
    for copy in uncredited_copies(case):
        others = len(copy.holders) - 1
        also = f" The same passage is in {others} other document{'s' * (others > 1)}."
        yield finding(
            RULE.id,
            RULE.severity,
            case,
            copy.source,
            (copy.span, copy.origin),
            f"Copied from {described(copy.source.document)} without credit: {copy.words} words; "
            f"{percent(copy.source.share)} of the article is from there.{also if others else ''}",
            "Quote the passage with its speaker, take it out, or add a credit line:",
        )


RULE = Rule("LIN001", "UnattributedCopy", "error", "Unattributed copy", HELP, find)
