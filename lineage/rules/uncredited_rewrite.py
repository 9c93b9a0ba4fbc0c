"""LIN002: an article retells a document outside the site and names neither it nor its source."""

from collections.abc import Iterator

from lineage.model import Family, Finding
from lineage.rules.case import Case, Source
from lineage.rules.copies import copied_parts, strongest
from lineage.rules.credit import credited_at
from lineage.rules.findings import described, finding, percent, proposed, with_source
from lineage.rules.names import bare
from lineage.rules.rule import Rule
from lineage.rules.spans import common, union, without, words_in
from lineage.rules.unattributed_copy import uncredited_copies

_PRESS = ("outlet", "agency")
HELP = """\
The article tells the same report as another document in other words, and names neither that \
document's publisher nor the outlet or agency that the document itself has the report from.

What counts is what counts for a copy, wherever it is in the article.

Name the publisher or the original source where the report is retold, or add the credit line that \
the finding proposes.\
"""


def find(case: Case) -> Iterator[Finding]:
    """A finding for each document that is retold without credit, the largest share first."""
    copied = {id for copy in uncredited_copies(case) for id in copy.holders}
    for source in case.outside:
        if source.credit.given or not _retold(case, source, copied):
            continue
        origins = {*cited_origins(case, source), *credited_by_both(case, source)}
        if any(credited_at(case.article, name, case.means) for name in origins):
            continue
        line = proposed(case, source)
        here, there = strongest(case, source)
        yield with_source(
            finding(
                RULE.id,
                RULE.severity,
                case,
                here,
                f"Retells {described(source.document)} and names neither it nor its "
                f"source; {percent(source.share)} of the article is from there.",
                f"Name the source where it is retold{', or add the credit line' if line else ''}.",
            ),
            source,
            there,
            line,
        )


def cited_origins(case: Case, source: Source) -> list[str]:
    """The names of the outlets and agencies that a document cites and mainly derives from.

    Whoever tells a story names its people too, and owes it to none of them.
    """
    cited = (*case.article.citations, *source.document.citations)
    press = {bare(part.source) for part in cited if part.kind in _PRESS}
    return [
        node.label
        for family in case.families
        for node in family.nodes
        if node.kind == "cited"
        and bare(node.label) in press
        and node.id in _ancestors(family, source.document.id)
    ]


def credited_by_both(case: Case, source: Source) -> set[str]:
    """The outlets and agencies to which both documents credit something they tell."""
    outlets = {c.source for c in case.article.citations if c.kind in _PRESS}
    told = {span.source for span in case.article.attributed} & outlets
    return told & {span.source for span in source.document.attributed}


def _ancestors(family: Family, child: str) -> set[str]:
    parents = {edge.child: edge.parent for edge in family.edges if edge.primary and edge.directed}
    found: set[str] = set()
    while child in parents and parents[child] not in found:
        child = parents[child]
        found.add(child)
    return found


def _retold(case: Case, source: Source, copied: set[str]) -> bool:
    """Whether a source is retold, and not reported already for what is mostly copied from it.

    Most of what both have must be neither quoted from somebody by name nor credited to another.
    """
    both = union(part.a for part in source.alignments)
    if source.document.id in copied:
        if source.relation != "rewrite":
            return False
        return 2 * words_in(case.text, union(copied_parts([source]))) < words_in(case.text, both)
    credited = [
        span
        for other in case.sources
        for span in common((part.a for part in other.alignments), other.credit.spans)
    ]
    owed = words_in(case.text, without(both, [*case.quoted, *credited]))
    retold = source.relation in ("duplicate", "near-duplicate", "rewrite")
    return retold and 2 * owed >= words_in(case.text, both)


RULE = Rule("LIN002", "UncreditedRewrite", "warning", "Uncredited rewrite", HELP, find)
