"""LIN003: an article credits a document outside the site, and nothing in it leads there."""

from collections.abc import Iterator

from lineage.model import Finding, Span
from lineage.rules.address import address, addresses_in, same_domain, same_page
from lineage.rules.case import Case, Source
from lineage.rules.copies import copied_parts, copies, strongest
from lineage.rules.findings import described, finding, percent, with_source
from lineage.rules.names import credit_line
from lineage.rules.rule import Rule

HELP = """\
The article copies or retells another document and credits it, but nothing in it leads there, \
though the address is known.

A link counts, an address in the text, and a field of the page that has the address (source, \
canonical, isBasedOn, syndication-source, original-source). Scheme, "www." and what follows the \
path make no difference. An article that names only the agency owes no link to another publisher's \
print of its story. Of one domain one link is enough, unless a passage is copied from a second page.

Link to the document where it is named, or add the credit line that the finding proposes.\
"""


def find(case: Case) -> Iterator[Finding]:
    """A finding for each credited source that nothing leads to, the largest share first."""
    links = [part.value for part in case.article.declared] + list(addresses_in(case.text))
    leads = [there for there in map(address, links) if there]
    known = [(source, address(source.document.url)) for source in case.outside]
    settled = [
        (source, page)
        for source, page in known
        if page and any(same_page(page, link) for link in leads)
    ]
    for source, page in known:
        if page is None or not source.credit.named:
            continue
        if any(same_page(page, other) for _, other in settled):
            continue
        place = _material(case, source, [one for one, _ in settled])
        retold = source.relation == "rewrite" and not any(
            same_domain(page, other) for _, other in settled
        )
        if place is None and not retold:
            continue
        settled.append((source, page))
        here, origin = place or strongest(case, source)
        yield with_source(
            finding(
                RULE.id,
                RULE.severity,
                case,
                here,
                f"Credits {described(source.document)} without a link to it; "
                f"{percent(source.share)} of the article is from there.",
                "Link to the source where it is named, or add the credit line.",
            ),
            source,
            origin,
            credit_line(source.document, case.article.language),
        )


def _material(case: Case, source: Source, settled: list[Source]) -> tuple[Span, Span] | None:
    """The longest passage from a source that is in none of those that are settled."""
    found = copies(case, [source], [*case.quoted, *copied_parts(settled)])
    return (found[0].span, found[0].origin) if found else None


RULE = Rule("LIN003", "MissingLink", "warning", "Missing link to the source", HELP, find)
