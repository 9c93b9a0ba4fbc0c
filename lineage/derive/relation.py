"""Relations: what two documents are to each other, and how sure that is."""

from dataclasses import dataclass, replace
from math import exp

from lineage.derive.sources import same_outlet
from lineage.model import Pair, Relation
from lineage.text import Annotated

NEAR_DUPLICATE = 0.7
"""Jaccard of word 5-shingles from which two texts are the same but for small edits."""
REWRITE = 0.5
RELATED_TFIDF = 0.2
RELATED_STATEMENTS = 2


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a common original of two documents.

    `wording` is the larger share of one's wording that the other has; `statements` the number of
    aligned clauses outside quotations, each weighted by how alike they are; `credited` those of
    them that at least one of the two credits to a source that both cite; `cites` whether one
    names the publisher of the other; `shared` the smaller of both shares of aligned text.
    """

    wording: float
    statements: float
    credited: float
    common_source: bool
    cites: bool
    shared: float


def signs(pair: Pair, a: Annotated, b: Annotated, wording: float) -> Signs:
    """Gather what an aligned pair shows."""
    common = _sources(a) & _sources(b)
    spans_a = [span for span in a.attributed if span.source in common]
    spans_b = [span for span in b.attributed if span.source in common]
    statements = credited = 0.0
    for item in pair.alignments:
        weight = item.score
        statements += weight
        if any(s.start < item.a.end and item.a.start < s.end for s in spans_a) or any(
            s.start < item.b.end and item.b.start < s.end for s in spans_b
        ):
            credited += weight
    return Signs(
        wording=wording,
        statements=statements,
        credited=credited,
        common_source=bool(common),
        cites=_cites(a, b) or _cites(b, a),
        shared=min(pair.shared_a, pair.shared_b),
    )


def _sources(document: Annotated) -> frozenset[str]:
    return frozenset(
        item.citation.source
        for item in document.cited
        if item.strong and item.citation.kind in ("outlet", "agency")
    )


def _cites(child: Annotated, parent: Annotated) -> bool:
    return any(
        same_outlet(item.citation.source, parent.document.publisher) for item in child.cited
    )


def score(found: Signs) -> float:
    """The probability that two documents tell the same original, from the signs."""
    evidence = (
        -4.0
        + 18.0 * min(found.wording, 0.5)
        + 0.55 * min(found.statements, 8.0)
        + 0.9 * min(found.credited, 4.0)
        + 1.0 * found.cites
        + 3.0 * min(found.shared, 0.5)
    )
    return 1 / (1 + exp(-evidence))


def relate(pair: Pair, a: Annotated, b: Annotated, wording: float) -> Pair:
    """The pair with its relation and score; the relation is None where there is none to tell."""
    likely = score(signs(pair, a, b, wording))
    relation: Relation | None = None
    if a.tokens.words and a.tokens.words == b.tokens.words:
        relation, likely = "duplicate", 1.0
    elif pair.jaccard >= NEAR_DUPLICATE:
        relation, likely = "near-duplicate", max(likely, pair.jaccard)
    elif likely >= REWRITE:
        relation = "rewrite"
    elif pair.tfidf >= RELATED_TFIDF or len(pair.alignments) >= RELATED_STATEMENTS or any(
        item.kind in ("verbatim", "edited") for item in pair.alignments
    ):
        relation = "related"
    return replace(pair, relation=relation, score=round(likely, 4))
