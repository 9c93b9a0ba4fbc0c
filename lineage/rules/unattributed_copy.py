"""LIN001: a passage is copied from a document outside the site, and nobody is credited."""

from collections.abc import Iterator, Sequence

from lineage.model import Finding, Severity, Span
from lineage.rules.case import Case, own
from lineage.rules.copies import Copy, copies, credited_parts
from lineage.rules.findings import described, finding, percent, proposed, with_source
from lineage.rules.rule import Rule
from lineage.rules.spans import common, without, words_in

HELP = """\
The article has a passage that is in another document word for word, or with small edits, and it \
does not say where it has it from.

Credit is any of these, as far as the configuration takes them for credit: the publisher's name in \
a credit line, in the byline, or in a licence line; the publisher cited as a source in the passage \
or near it; a field of the page (source, agency, author, isBasedOn, syndication-source, \
original-source) that has its name or address; a canonical link to its address or domain; noindex. \
The same for the agency, where one signs the other document or holds its licence. Words \
inside a quotation whose speaker is named need no other credit.

A citation counts for what is at most some hundred words off, and for what goes on from there. \
Who cites an agency for one thing has not credited it for another further down.

Add the credit line that the finding proposes, or quote the passage with its speaker, or take \
it out.\
"""


def uncredited_copies(case: Case) -> list[Copy]:
    """The passages copied from outside the site that no credit covers, each once.

    What a credited document has as well is credited, whoever else prints it.
    """
    return copies(case, case.outside, _excused(case))


def find(case: Case) -> Iterator[Finding]:
    """A finding for each passage copied without credit."""
    found = uncredited_copies(case)
    severity = _severity(case, found)
    for copy in found:
        source = copy.source
        others = len(copy.holders) - 1
        also = f" The same passage is in {others} other document{'s' * (others > 1)}."
        line = proposed(case, source)
        yield with_source(
            finding(
                RULE.id,
                severity,
                case,
                copy.span,
                f"Copied from {described(source.document)} without credit"
                f"{' near the passage' if source.credit.given else ''}: {copy.words} words; "
                f"{percent(source.share)} of the article is from there.{also if others else ''}",
                "Add the credit line, quote the passage with its speaker, or take it out."
                if line
                else "Quote the passage with its speaker, or take it out.",
            ),
            source,
            copy.origin,
            line,
        )


def _excused(case: Case) -> list[Span]:
    return [*case.quoted, *credited_parts(case)]


def _severity(case: Case, found: Sequence[Copy]) -> Severity:
    parts = without([part for copy in found for part in copy.parts], _excused(case))
    mine = own(case.article)
    taken = words_in(case.text, common(parts, mine))
    # Of an article without a word of its own all is copied
    share = taken / max(words_in(case.text, mine), 1) if taken else 1.0
    return "warning" if share <= case.max_copied else "error"


RULE = Rule("LIN001", "UnattributedCopy", "error", "Unattributed copy", HELP, find)
