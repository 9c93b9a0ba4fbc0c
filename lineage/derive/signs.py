"""Signs: what two documents show of a common original, as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from lineage.derive.facts import figures_in_common
from lineage.derive.retold import Told, words_in_common
from lineage.derive.sources import published
from lineage.model import Pair, Quotation, Span
from lineage.text import Annotated

FEWEST_WORDS = 12
"""Words below which a text has too little to say to be called the same as another."""
_QUOTED = 0.3
"""How much less a quotation in common tells: anyone may have heard it said."""
_HAS = 0.3
"""Share of a quotation from which another document has it."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a common original of two documents.

    `wording`: the larger share of one's own wording that the other has. `statements`: aligned
    statements, each weighted by how alike the two are. `credited`: those of them that either
    credits to an outlet that both cite. `common_source`: there is one. `central`: both rest on
    such an outlet, by citing it early or often. `shared`: the smaller of the two shares of
    aligned text. `told`: statements that one credits to the publisher of the other.
    `across`: they are in two languages. `translated`: then the share of aligned text of the one
    that says it is a translation, else the smaller share. `retold`: then the share of the words of
    both that the other has in its language, None where no lexicon joins the two. `figures`: the
    share of the figures of both that the other has, `counted` how many the one has that has fewer.
    `resting`: the share of its text that the one credits to the common outlet which credits less.
    `names`: words of names that both have, `own_names` how many the other lacks, of the one that
    lacks fewer. `own_quotations`: the same of what the two quote. `tfidf`: the cosine of their
    words. `words`: how many the shorter one has. `dated`: both have a date; `months`: how many lie
    between the two, else 0.
    `copied`: the larger share of one's word 5-shingles, quotations and all, that the other has.
    """

    wording: float
    statements: float
    credited: float
    common_source: bool
    central: bool
    shared: float
    told: float
    across: bool
    translated: float
    retold: float | None
    figures: float
    counted: int
    names: int
    own_names: int
    own_quotations: int
    tfidf: float
    words: int
    dated: bool
    months: float
    copied: float
    resting: float


def signs(
    pair: Pair, a: Annotated, b: Annotated, wording: float, tells: tuple[Told, Told]
) -> Signs:
    """Gather what an aligned pair shows; `tells` is what each of the two tells."""
    rests_a, rests_b = tells[0].rests, tells[1].rests
    common = rests_a.keys() & rests_b.keys()
    by_a = {source for source in tells[0].sources if published(b, source)}
    by_b = {source for source in tells[1].sources if published(a, source)}
    statements = credited = told = 0.0
    for item in pair.alignments:
        in_a = tells[0].stretch(item.a.start, item.a.end)
        in_b = tells[1].stretch(item.b.start, item.b.end)
        if in_a.formula:
            continue
        # words that someone said are most of what the two have in common there
        said = item.kind == "quotation" or (in_a.quoted and in_b.quoted)
        weight = item.score * (_QUOTED if said else 1.0)
        statements += weight
        if not common.isdisjoint(in_a.credited | in_b.credited):
            credited += weight
        if not (by_a.isdisjoint(in_a.credited) and by_b.isdisjoint(in_b.credited)):
            told += weight
    return Signs(
        wording=wording,
        statements=statements,
        credited=credited,
        common_source=bool(common),
        central=any(rests_a[name] and rests_b[name] for name in common),
        shared=min(pair.shared_a, pair.shared_b),
        told=told,
        across=a.language != b.language,
        translated=_translated(pair, a, b),
        retold=_retold(a, b, tells),
        figures=figures_in_common(tells[0].figures, tells[1].figures),
        counted=min(len(told.figures) for told in tells),
        names=len(tells[0].names & tells[1].names),
        own_names=min(len(tells[0].names - tells[1].names), len(tells[1].names - tells[0].names)),
        own_quotations=min(
            _own_quotations(tells[0].quotations, [item.a for item in pair.alignments]),
            _own_quotations(tells[1].quotations, [item.b for item in pair.alignments]),
        ),
        tfidf=pair.tfidf,
        words=min(len(a.tokens.words), len(b.tokens.words)),
        dated=a.document.published is not None and b.document.published is not None,
        months=months(a, b),
        resting=max((min(_credited(a, name), _credited(b, name)) for name in common), default=0.0),
        copied=max(pair.containment_ab, pair.containment_ba) if say_enough(a, b) else 0.0,
    )


def months(a: Annotated, b: Annotated) -> float:
    """How many months lie between the dates of two documents, 0 where one has none."""
    first, second = a.document.published, b.document.published
    return abs((first - second).days) / 30 if first and second else 0.0


def _credited(document: Annotated, source: str) -> float:
    """The share of a document's sentences, by their length, that it credits to a source."""
    credited = sum(s.end - s.start for s in document.attributed if s.source == source)
    whole = sum(sentence.end - sentence.start for sentence in document.sentences)
    return credited / whole if whole else 0.0


def _own_quotations(quotations: Sequence[Quotation], in_common: Sequence[Span]) -> int:
    """How many quotations of a document another has nothing of."""
    if not quotations:
        return 0
    (first, last), (start, end) = (
        np.array([(span.start, span.end) for span in spans], dtype=float).reshape(-1, 2).T
        for spans in (quotations, in_common)
    )
    common = np.minimum.outer(last, end) - np.maximum.outer(first, start)
    has = common / (last - first)[:, None] > _HAS
    return int(np.count_nonzero(~has.any(axis=1)))


def say_enough(a: Annotated, b: Annotated) -> bool:
    """Whether both have text of their own: of a page of tables or links little is left but its
    title, which many have."""
    return min(len(a.tokens.words), len(b.tokens.words)) >= FEWEST_WORDS


def _translated(pair: Pair, a: Annotated, b: Annotated) -> float:
    if a.language == b.language:
        return 0.0
    shares = [pair.shared_a] * bool(a.translated) + [pair.shared_b] * bool(b.translated)
    return max(shares, default=min(pair.shared_a, pair.shared_b))


def _retold(a: Annotated, b: Annotated, tells: tuple[Told, Told]) -> float | None:
    shares = words_in_common(*tells) if a.language != b.language else None
    if shares is None:
        return None
    of_translations = [share for share, item in zip(shares, (a, b), strict=True) if item.translated]
    return max(of_translations, default=sqrt(shares[0] * shares[1]))
