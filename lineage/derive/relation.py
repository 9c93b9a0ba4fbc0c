"""Relations: what two documents are to each other, and how sure that is."""

from dataclasses import replace
from math import exp, log

from lineage.derive.retold import Told
from lineage.derive.signs import Signs, say_enough, signs
from lineage.model import Pair, Relation
from lineage.text import Annotated

NEAR_DUPLICATE = 0.7
"""Jaccard of word 5-shingles from which two texts are the same but for small edits."""
REWRITE = 0.5
_BORNE_OUT = 0.7
"""Probability of a common original that membership in one family gives a pair by itself."""
_CLOSER: tuple[Relation, ...] = ("duplicate", "near-duplicate")
FIGURES_BY_CHANCE = 0.25
"""Share of their figures that two reports of one topic may have in common."""
FEWEST_IN_COMMON, FEW_FIGURES, MANY_FIGURES = 0.13, 3, 8
"""Share of their figures that two reports of one thing have in common at the least, where either
has some; and figures of both from which what they have in common counts in full."""
SAME_FIGURES = 0.5
"""Share of their figures from which what two texts have word for word is copied, and not the
phrases of one desk, which it fills with the figures of each story."""
_OF_A_DESK = 9.0
"""How much the share of figures that is not the same speaks against one report."""
LATER = 3
"""Months up to which each speaks against one report behind two texts."""
FEW_NAMES, MANY_NAMES, MANY_QUOTATIONS = 2, 20, 6
"""Words of names in common below which two texts may be on anything; words of names, and
quotations, of their own from which more say nothing more."""
AT_ONCE, ONE_TOPIC, LONG = 0.1, 0.15, 300
"""Months within which a report is retold; cosine from which two texts are on one topic; words from
which facts in common alone say less and less of a common report."""
COPIED_WORDING = 0.5
"""Wording in common from which one text is a copy of the other, whatever its figures; from four
fifths of that on, they say less and less."""
COPIED = 0.3
"""Share of the shorter text's word 5-shingles from which two texts are no strangers."""
RELATED_TFIDF = 0.2
RELATED_STATEMENTS = 2


def from_source(statements: float, credited: float, against: float) -> float:
    """The probability that two documents which rest on one outlet retell one report of it, by what
    they have in common and the share of figures that they have not.

    Without a statement in common they may tell two.
    """
    if not statements:
        return 0.0
    evidence = -2.0 + 0.7 * min(statements, 6.0) + 2.0 * min(credited, 2.0)
    return _logistic(evidence - _OF_A_DESK * against)


def lacking(common: float, counted: int, share: float) -> float:
    """What speaks against one report behind two texts with figures: how much less than some share
    of them is the same, `counted` being how many the one gives that gives fewer.

    >>> lacking(0.5, 4, 0.5), lacking(0.25, 4, 0.5), lacking(0.0, 0, 0.5)
    (0.0, 0.25, 0.0)
    """
    return min(1.0, counted / FEW_FIGURES) * max(0.0, share - common)


def score(found: Signs) -> float:
    """The probability that two documents tell the same original: that one has its wording from
    the other, or translates it, that both retell what they cite, or that one tells what it
    credits the other with.
    """
    # an outlet has its next report on the matter by then
    later = 1.5 * min(found.months, LATER)
    # what little two texts on a theme have word for word are the phrases of their desk
    phrases = min(1.0, max(0.0, 5.0 - 5.0 * found.wording / COPIED_WORDING))
    desk = phrases * (later + _OF_A_DESK * _lacks(found, SAME_FIGURES))
    by_wording = _logistic(
        -6.8 + 24.0 * min(found.wording, 0.5) + 4.0 * min(found.shared, 0.5) - desk
    )
    by_source = by_citation = 0.0
    others = 30.0 * _lacks(found, FEWEST_IN_COMMON)
    apart = _apart(found) + others + later + 1.5 * _said(found)
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
    if found.told:
        by_citation = _logistic(
            -2.0
            + 2.0 * min(found.told, 2.0)
            + 0.2 * found.statements
            + 4.0 * figures
            - 2.0 * _said(found)
            - later
        )
    # whole quotations, one after the other, are copied as well
    by_copy = _logistic(-7.0 + 14.0 * min(found.copied, 0.6)) if found.copied else 0.0
    # these three go by the same figures and names
    by_report = max(by_source, _by_translation(found), _by_facts(found))
    return 1 - (1 - by_wording) * (1 - by_copy) * (1 - by_report) * (1 - by_citation)


def _by_facts(found: Signs) -> float:
    """Who retells freely keeps figures and names, and hardly a sentence. Whoever was there has the
    same ones as well, but others too, and quotations of his own; and the next report on the matter
    comes weeks later. Long texts that retell one report have more in common than facts.

    The weights are those of a logistic regression on heaps with known families (`docs/method.md`).
    """
    few = 1 - min(1.0, found.counted / FEW_FIGURES)
    unnamed = 1 - min(1.0, found.names / FEW_NAMES)
    later = min(1.0, max(0.0, found.months - AT_ONCE))
    if found.across and found.retold is not None:
        return _logistic(
            -9.3
            + 12.8 * found.figures
            + 14.0 * found.retold
            + 2.4 * found.common_source
            - 2.9 * later
            - 5.3 * unnamed
        )
    if found.across:
        # where no lexicon tells, figures say little of texts that may be from any time
        undated = 0.0 if found.dated else 6.2
        evidence = 0.1 + 11.1 * found.figures + 3.7 * found.common_source
        return _logistic(evidence - 6.8 * later - undated - 1.2 * unnamed)
    topic = min(1.0, found.tfidf / ONE_TOPIC)
    own = min(found.own_names, MANY_NAMES) / MANY_NAMES
    long = log(max(found.words, LONG) / LONG)
    against = 3.0 * own + 10.0 * long + 15.0 * _lacks(found, FEWEST_IN_COMMON)
    if found.dated:
        evidence = -2.6 + 3.9 * found.figures + 4.3 * topic - 2.9 * few - 2.2 * unnamed
        return _logistic(evidence - 4.4 * later - 0.9 * own - 4.2 * _said(found) - against)
    evidence = -5.8 + 5.4 * found.figures + 1.8 * topic - 5.9 * few - 1.4 * unnamed
    return _logistic(evidence + 2.9 * found.common_source - against)


def _said(found: Signs) -> float:
    """Who was there brings quotations of his own: how many, up to 1 where there are many."""
    return min(found.own_quotations, MANY_QUOTATIONS) / MANY_QUOTATIONS


def _apart(found: Signs) -> float:
    """What speaks against one report behind two texts that cite one outlet: few of the words of
    each have their like in the other language. It has many reports on the same people."""
    return 0.0 if found.retold is None else 8.0 * max(0.0, 0.3 - found.retold)


def _lacks(found: Signs, share: float) -> float:
    return lacking(found.figures, found.counted, share)


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
    says = say_enough(a, b)
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
