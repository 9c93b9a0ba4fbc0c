"""LIN006: a passage is already in another article of the same site."""

from collections.abc import Iterator

from lineage.model import Finding
from lineage.rules.case import Case
from lineage.rules.copies import copied_parts, copies
from lineage.rules.findings import described, finding, percent
from lineage.rules.rule import Rule
from lineage.rules.unattributed_copy import uncredited_copies

HELP = """\
The article has a passage that is in another article of the same site word for word, or with \
small edits. Articles of the same site are those that are checked together, and those of the same \
publisher.

It is reported on the later of the two. A passage that both have from a credited agency is not \
reported, nor one that is already reported as copied from outside.

Link to the other article instead of repeating it, or merge the two.\
"""


def find(case: Case) -> Iterator[Finding]:
    """A finding for each passage that another article of the site has as well."""
    credited = copied_parts(source for source in case.sources if source.credited)
    reported = [part for copy in uncredited_copies(case) for part in copy.parts]
    site = [source for source in case.sources if source.same_site]
    for copy in copies(case, site, [*case.quoted, *credited, *reported]):
        others = len(copy.holders) - 1
        also = f" The same passage is in {others} other article{'s' * (others > 1)}."
        yield finding(
            RULE.id,
            RULE.severity,
            case,
            copy.source,
            (copy.span, copy.origin),
            f"Repeats {described(copy.source.document)} of the same site: {copy.words} words; "
            f"{percent(copy.source.share)} of the article is from there.{also if others else ''}",
            "Link to that article instead of repeating it, merge the two, or add a credit line:",
        )


RULE = Rule("LIN006", "CopyInsideSite", "warning", "Copy inside the same site", HELP, find)
