"""Untold: what refers back to an outlet that was only named, for it was sold, read or sued."""

from collections.abc import Iterator, Sequence
from math import inf

from lineage.text.roles import Role
from lineage.text.sources.apposed import is_of_press
from lineage.text.sources.near import PRESS, Near, near
from lineage.text.sources.reading import Candidate, Reading
from lineage.text.sources.weighing import weight

_UNTOLD = 2.5
"""Log-odds, its name's and its own, from which one noun that refers back to an outlet not cited yet
is a citation: not "Le Nouvel Obs change de mains. L'hebdomadaire compte 90 salariés". Whoever
describes it anew, "the Amsterdam newspaper", mostly does so to tell something from it."""
_OTHER = 1.0
"""Log-odds below which a noun that has other meanings means one of them: "Le titre a bondi"."""


def untold(
    reading: Reading, found: Sequence[Candidate], listens: Sequence[bool | None]
) -> Iterator[int]:
    """Which generic phrases that the rules take for citations are none, by what the text had of
    their outlets before.

    `listens` tells of each candidate whether something is said to it, None where it is not cited.
    """
    told: dict[str, float] = {}
    for at, (candidate, listener) in enumerate(zip(found, listens, strict=True)):
        beside = near(reading, candidate) if candidate.source.kind in PRESS else None
        name = candidate.source.name
        before = told.get(name, -inf)
        is_cited = listener is not None
        if beside and is_cited and candidate.generic and not _refers(beside, before, listener):
            yield at
            is_cited = False
        if beside:
            told[name] = inf if is_cited else max(before, weight(beside))


def _refers(near: Near, before: float, is_listener: bool | None) -> bool:
    """Whether a generic phrase is a citation, `before` being the highest odds of the places where
    its outlet was named, infinite where it was cited there."""
    article = Role.ARTICLE | Role.DEMONSTRATIVE
    said = [at for at in range(near.first, near.after) if not near.role(at) & article]
    if len(said) != 1:
        return True
    odds = weight(near)
    if odds + before < _UNTOLD:
        return False
    return odds >= _OTHER or bool(is_listener) or is_of_press(near.reading, said[0], said[0] + 1)
