"""LIN002: an article retells a document outside the site and names neither it nor its source."""

from collections.abc import Iterator

from lineage.model import Alignment, Family, Finding, Span
from lineage.rules.case import Case, Source
from lineage.rules.credit import credits
from lineage.rules.findings import described, finding, percent
from lineage.rules.rule import Rule
from lineage.rules.spans import words_in
from lineage.rules.unattributed_copy import uncredited_copies

HELP = """\
The article tells the same report as another document in other words, and names neither that \
document's publisher nor the source that the document itself has the report from.

Name the publisher or the original source where the report is retold, or add the credit line that \
the finding proposes.\
"""


def find(case: Case) -> Iterator[Finding]:
    """A finding for each document that is retold without credit, the largest share first."""
    copied = {id for copy in uncredited_copies(case) for id in copy.holders}
    for source in sorted(case.sources, key=lambda source: (-source.share, source.document.id)):
        if source.same_site or source.credited or not _retold(source, copied):
            continue
        origins = {*cited_origins(case, source), *credited_by_both(case, source)}
        if any(credits(case.article, name) for name in origins):
            continue
        yield finding(
            RULE.id,
            RULE.severity,
            case,
            source,
            _strongest(case, source),
            f"Retells {described(source.document)} and names neither it nor its "
            f"source; {percent(source.share)} of the article is from there.",
            "Name the source where it is retold, or add a credit line:",
        )


def cited_origins(case: Case, source: Source) -> list[str]:
    """The names of the cited sources that a document mainly derives from."""
    return [
        node.label
        for family in case.families
        for node in family.nodes
        if node.kind == "cited" and node.id in _ancestors(family, source.document.id)
    ]


def credited_by_both(case: Case, source: Source) -> set[str]:
    """The outlets and agencies to which both documents credit something they tell."""
    outlets = {c.source for c in case.article.citations if c.kind in ("outlet", "agency")}
    told = {span.source for span in case.article.attributed} & outlets
    return told & {span.source for span in source.document.attributed}


def _ancestors(family: Family, child: str) -> set[str]:
    # Primary edges alone: whoever tells a story names its people too, and owes it to none of them
    parents = {edge.child: edge.parent for edge in family.edges if edge.primary and edge.directed}
    found: set[str] = set()
    while child in parents and parents[child] not in found:
        child = parents[child]
        found.add(child)
    return found


def _retold(source: Source, copied: set[str]) -> bool:
    if source.relation in ("duplicate", "near-duplicate"):
        return source.document.id not in copied
    return source.relation == "rewrite"


def _strongest(case: Case, source: Source) -> tuple[Span, Span]:
    def weight(part: Alignment) -> tuple[float, int]:
        return part.score * words_in(case.text, [part.a]), -part.a.start

    if not source.alignments:
        return Span(0, len(case.text)), Span(0, len(source.document.text or ""))
    best = max(source.alignments, key=weight)
    return best.a, best.b


RULE = Rule("LIN002", "UncreditedRewrite", "warning", "Uncredited rewrite", HELP, find)
