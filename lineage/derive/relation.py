"""Relations: what two documents are to each other, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, sqrt

from lineage.derive.retold import Told, figures_in_common, words_in_common
from lineage.derive.sources import published
from lineage.model import Alignment, Attribution, Pair, Relation, Span
from lineage.text import Annotated
from lineage.text.spans import overlap, touching

NEAR_DUPLICATE = 0.7
"""Jaccard of word 5-shingles from which two texts are the same but for small edits."""
FEWEST_WORDS = 12
"""Words below which a text has too little to say to be called the same as another."""
REWRITE = 0.5
EARLY, EARLY_SENTENCES, OFTEN = 0.25, 3, 3
"""An article rests on an outlet that it credits in its first quarter, or in three sentences."""
_QUOTED = 0.3
"""How much less a quotation in common tells: anyone may have heard it said."""
_BORNE_OUT = 0.7
"""Probability of a common original that membership in one family gives a pair by itself."""
_CLOSER: tuple[Relation, ...] = ("duplicate", "near-duplicate")
FIGURES_BY_CHANCE = 0.25
"""Share of their figures that two reports of one topic may have in common."""
FEWEST_IN_COMMON, FEW_FIGURES, MANY_FIGURES = 0.13, 3, 8
"""Share of their figures that two reports of one thing have in common at the least, where either
has some; and figures of both from which what they have in common counts in full."""
LATER = 3
"""Months up to which each speaks against one report of an outlet behind two texts."""
COPIED_WORDING = 0.5
"""Wording in common from which one text is a copy of the other, whatever its figures."""
COPIED = 0.3
"""Share of the shorter text's word 5-shingles from which two texts are no strangers."""
RELATED_TFIDF = 0.2
RELATED_STATEMENTS = 2


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
    `months`: how many lie between their dates, 0 where one has none.
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
    months: float
    copied: float
    resting: float


def signs(
    pair: Pair, a: Annotated, b: Annotated, wording: float, tells: tuple[Told, Told]
) -> Signs:
    """Gather what an aligned pair shows; `tells` is what each of the two tells."""
    rests_a, rests_b = rests_on(a), rests_on(b)
    common = rests_a.keys() & rests_b.keys()
    spans_a = [span for span in a.attributed if span.source in common]
    spans_b = [span for span in b.attributed if span.source in common]
    by_a = [s for s in a.attributed if published(b, s.source)]
    by_b = [s for s in b.attributed if published(a, s.source)]
    statements = credited = told = 0.0
    for item in pair.alignments:
        if a.is_formula(item.a):
            continue
        weight = item.score * (_QUOTED if _in_quotation(item, a, b) else 1.0)
        statements += weight
        if _lies_in(item.a, spans_a) or _lies_in(item.b, spans_b):
            credited += weight
        if _lies_in(item.a, by_a) or _lies_in(item.b, by_b):
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
        months=months(a, b),
        resting=max((min(_credited(a, name), _credited(b, name)) for name in common), default=0.0),
        copied=max(pair.containment_ab, pair.containment_ba) if _say_enough(a, b) else 0.0,
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


def _say_enough(a: Annotated, b: Annotated) -> bool:
    """Whether both have text of their own: of a page of tables or links little is left but its
    title, which many have."""
    return min(len(a.tokens.words), len(b.tokens.words)) >= FEWEST_WORDS


def rests_on(document: Annotated) -> dict[str, bool]:
    """The other outlets that a document credits, and whether it rests on each."""
    sentences: dict[str, set[int]] = {}
    for item in document.cited:
        own = published(document, item.citation.source)
        outlet = item.citation.kind in ("outlet", "agency")
        if item.strong and outlet and not own and item.sentence >= 0:
            sentences.setdefault(item.citation.source, set()).add(item.sentence)
    count = len(document.sentences)
    return {
        name: len(places) >= OFTEN or min(places) < max(EARLY_SENTENCES, EARLY * count)
        for name, places in sentences.items()
    }


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


def _lies_in(span: Span, spans: Sequence[Attribution]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in spans)


def _in_quotation(item: Alignment, a: Annotated, b: Annotated) -> bool:
    """Whether words that someone said are most of what two documents have in common there."""
    return item.kind == "quotation" or all(
        any(
            2 * overlap(span, quotation) > span.end - span.start
            for quotation in touching(document.quotations, span.start, span.end)
        )
        for span, document in ((item.a, a), (item.b, b))
    )


def from_source(statements: float, credited: float) -> float:
    """The probability that two documents which rest on one outlet retell one report of it.

    Without a statement in common they may tell two.
    """
    if not statements:
        return 0.0
    return _logistic(-2.0 + 0.7 * min(statements, 6.0) + 2.0 * min(credited, 2.0))


def score(found: Signs) -> float:
    """The probability that two documents tell the same original: that one has its wording from
    the other, or translates it, that both retell what they cite, or that one tells what it
    credits the other with.
    """
    others = _other_figures(found)
    by_wording = _logistic(
        -6.8
        + 24.0 * min(found.wording, 0.5)
        + 4.0 * min(found.shared, 0.5)
        # what little two texts on a theme have word for word are the phrases of their desk
        - (others if found.wording < COPIED_WORDING else 0.0)
    )
    by_source = by_citation = 0.0
    # an outlet has its next report on the matter by then
    apart = _apart(found) + others + min(found.months, LATER)
    figures = max(0.0, min(found.figures, 0.7) - FIGURES_BY_CHANCE)
    many = min(1.0, found.counted / MANY_FIGURES)
    resting = min(found.resting, 0.25)
    if found.central:
        by_source = _logistic(
            -2.5
            + 0.3 * min(found.statements, 6.0)
            + 2.2 * min(found.credited, 2.0)
            + 4.0 * resting
            + 4.0 * figures * max(4.0 * resting, many)
            - apart
        )
    elif found.common_source:
        by_source = _logistic(
            -4.0
            + 1.2 * min(found.credited, 2.0)
            + 0.2 * min(found.statements, 6.0)
            + 12.0 * figures * many
            - apart
        )
    if found.told:
        by_citation = _logistic(
            -2.0 + 2.0 * min(found.told, 2.0) + 0.2 * found.statements + 4.0 * figures
        )
    by_translation = _by_translation(found)
    # whole quotations, one after the other, are copied as well
    by_copy = _logistic(-7.0 + 14.0 * min(found.copied, 0.6)) if found.copied else 0.0
    return 1 - (1 - by_wording) * (1 - by_copy) * (1 - by_source) * (1 - by_citation) * (
        1 - by_translation
    )


def _apart(found: Signs) -> float:
    """What speaks against one report behind two texts that cite one outlet: few of the words of
    each have their like in the other language. It has many reports on the same people."""
    return 0.0 if found.retold is None else 8.0 * max(0.0, 0.3 - found.retold)


def _other_figures(found: Signs) -> float:
    """What speaks against one report behind two texts with figures: that hardly one is the same."""
    telling = min(1.0, found.counted / FEW_FIGURES)
    return 30.0 * telling * max(0.0, FEWEST_IN_COMMON - found.figures)


def _by_translation(found: Signs) -> float:
    """In two languages there is no wording in common. What counts is how much of the words of
    both have one meaning, more than how many statements: a free retelling has the same words in
    other sentences. Where the words of the one say nothing of those of the other, it is figures.
    """
    if not found.across or not found.statements:
        return 0.0
    if found.retold is not None:
        return _logistic(26.0 * (found.retold + 0.1 * found.figures - 0.33))
    return _logistic(18.0 * (found.figures - 0.65) + 4.0 * (found.translated - 0.2))


def _logistic(evidence: float) -> float:
    return 1 / (1 + exp(-evidence))


def relate(
    pair: Pair, a: Annotated, b: Annotated, wording: float, tells: tuple[Told, Told]
) -> Pair:
    """The pair with its relation and score; the relation is None where there is none to tell."""
    likely = score(signs(pair, a, b, wording, tells))
    relation: Relation | None = None
    says = _say_enough(a, b)
    same_words = says and a.tokens.words == b.tokens.words
    if same_words or a.document.text == b.document.text:
        relation, likely = "duplicate", 1.0
    elif says and pair.jaccard >= NEAR_DUPLICATE:
        relation, likely = "near-duplicate", max(likely, pair.jaccard)
    elif likely >= REWRITE:
        relation = "rewrite"
    elif (
        pair.tfidf >= RELATED_TFIDF
        or len(pair.alignments) >= RELATED_STATEMENTS
        or any(item.kind in ("verbatim", "edited") for item in pair.alignments)
    ):
        relation = "related"
    return replace(pair, relation=relation, score=round(likely, 4))


def as_family(pair: Pair) -> Pair:
    """A pair of one family: others bear out what the two alone may not show."""
    if pair.relation in _CLOSER:
        return pair
    return replace(
        pair, relation="rewrite", score=round(1 - (1 - pair.score) * (1 - _BORNE_OUT), 4)
    )


def as_strangers(pair: Pair) -> Pair:
    """A pair of no family: what the two alone seemed to tell of one report others do not bear out,
    and only what was copied stays."""
    copied = max(pair.containment_ab, pair.containment_ba) >= COPIED
    return pair if pair.relation != "rewrite" or copied else replace(pair, relation="related")
