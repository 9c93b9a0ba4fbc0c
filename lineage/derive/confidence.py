"""Confidence: the probability that a link between two documents is right."""

from collections.abc import Sequence
from math import exp, log

from lineage.derive.median import Shared

RIVALS = 2
"""How many of the next best parents a link is held against."""
EITHER = 0.5
"""Confidence in a parent where a copy of it may as well be that."""
_TOLD, _UNTOLD = (1.7, 0.38, 0.37, 1.99), (0.95, 0.22, 0.11, 1.41)
"""Weights of logistic regressions, for links with a direction and without one, over the trees of
`benchmarks/derivation` that are looked at and real histories: of nothing, of the odds, of the lead
and of the evidence."""
_ODDS, _LEAD, _EVIDENCE = (-3.0, 5.0), (0.002, 0.2), 1.0
"""Least and most of the odds and of the lead, and most of the evidence, that count."""


def evidence(child: int, parent: int, rivals: Sequence[int], shared: Shared) -> float:
    """How many times as many stretches a child has in common with its parent alone as with one of
    its rivals alone, as a logarithm, for the rival that comes off best."""
    return min(
        (
            log(1 + shared.beside(child, parent, rival))
            - log(1 + shared.beside(child, rival, parent))
            for rival in rivals[:RIVALS]
        ),
        default=_EVIDENCE,
    )


def confidence(odds: float, lead: float, stretches: float, *, told: bool) -> float:
    """The probability that a link is right: by the odds that the child has from the parent what
    they share, by the parent's lead in cost over the next one, and by the stretches of words that
    speak for it; `told` is whether anything tells its direction.

    >>> [round(confidence(5.0, 0.05, stretches, told=True), 2) for stretches in (1.5, 0.0)]
    [0.99, 0.92]
    """
    base, by_odds, by_lead, by_evidence = _TOLD if told else _UNTOLD
    logit = (
        base
        + by_odds * min(max(odds, _ODDS[0]), _ODDS[1])
        + by_lead * log(min(max(lead, _LEAD[0]), _LEAD[1]))
        + by_evidence * min(stretches, _EVIDENCE)
    )
    return 1.0 / (1.0 + exp(-logit))
