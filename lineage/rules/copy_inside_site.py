"""LIN006: a passage is already in another article of the same site."""

from collections.abc import Iterator

from lineage.model import Finding
from lineage.rules.case import Case
from lineage.rules.copies import copies, credited_parts
from lineage.rules.findings import described, finding, percent, proposed, with_source
from lineage.rules.rule import Rule
from lineage.rules.unattributed_copy import uncredited_copies

HELP = """\
The article has a passage that is in another article of the same site word for word, or with \
small edits. Articles of the same site are those that are checked together, those that are named \
as the rest of the site, and those of the same publisher.

Of two articles that are checked together it is reported on the later. A passage that both have \
from a credited agency is not reported, nor one that is already reported as copied from outside.

Link to the other article instead of repeating it, or merge the two.\
"""


def find(case: Case) -> Iterator[Finding]:
    """A finding for each passage that another article of the site has as well."""
    reported = [part for copy in uncredited_copies(case) for part in copy.parts]
    site = [source for source in case.sources if source.same_site]
    for copy in copies(case, site, [*case.quoted, *credited_parts(case), *reported]):
        source = copy.source
        others = len(copy.holders) - 1
        also = f" The same passage is in {others} other article{'s' * (others > 1)}."
        line = proposed(case, source)
        yield with_source(
            finding(
                RULE.id,
                RULE.severity,
                case,
                copy.span,
                f"Repeats {described(source.document)} of the same site: {copy.words} words; "
                f"{percent(source.share)} of the article is from there.{also if others else ''}",
                "Link to that article instead of repeating it, or merge the two"
                f"{', or add the credit line' if line else ''}.",
            ),
            source,
            copy.origin,
            line,
        )


RULE = Rule("LIN006", "CopyInsideSite", "warning", "Copy inside the same site", HELP, find)
