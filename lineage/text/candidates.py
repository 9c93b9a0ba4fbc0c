"""Who may be cited: outlets, what refers back to them, public bodies, organisations, people."""

from collections.abc import Iterator
from dataclasses import replace

from lineage.text.apposed import apposed, referring
from lineage.text.gazetteer import mentions
from lineage.text.houses import bodies, named
from lineage.text.lexicon import information
from lineage.text.reading import Candidate, Reading
from lineage.text.vocabulary import Role

_COMMON = 0.55
"""Information below which a word is in everybody's mouth, and may be no name."""


def candidates(reading: Reading, publishers: tuple[str, ...]) -> list[Candidate]:
    """Whatever of a text may be a source, in order, no two over each other. Cost is linear.

    `publishers` are outlets to look for beside those of the gazetteer.
    """
    found: dict[int, Candidate] = {}
    taken: set[int] = set()

    def take(some: Iterator[Candidate]) -> None:
        for candidate in some:
            words = range(candidate.first, candidate.last + 1)
            if taken.isdisjoint(words):
                taken.update(words)
                found[candidate.first] = candidate

    houses = list(bodies(reading))
    inside = {at for body in houses for at in range(body.first, body.last + 1)}
    take(
        candidate
        for candidate in _of_gazetteer(reading, publishers)
        # "le ministère des Affaires étrangères" names no weekly
        if not (candidate.source.weak and candidate.first in inside)
    )
    _shortened(reading, found)
    take(apposed(reading, taken))
    outlets = [
        found[at]
        for at in sorted(found)
        if found[at].source.kind != "institution" and not is_common(reading, found[at])
    ]
    take(referring(reading, outlets, taken))
    take(iter(houses))
    take(named(reading, taken))
    return [found[at] for at in sorted(found)]


def _shortened(reading: Reading, found: dict[int, Candidate]) -> None:
    """Give the first words of a name to the outlet that has them and was named in full before:
    "le Courrier", once there was the "Courrier picard"."""
    full: dict[str, tuple[tuple[str, ...], Candidate]] = {}
    for at in sorted(found):
        candidate = found[at]
        name = tuple(part.key for part in reading.words[at : candidate.last + 1])
        known, named = full.get(name[0], ((), candidate))
        if len(known) > len(name) and known[: len(name)] == name:
            found[at] = replace(candidate, source=named.source, short=True)
        elif len(name) > 1 and not reading.roles[at] & Role.ARTICLE:
            full[name[0]] = name, candidate


def _of_gazetteer(reading: Reading, publishers: tuple[str, ...]) -> Iterator[Candidate]:
    for mention in mentions(reading.words, reading.roles, reading.language, publishers):
        yield Candidate(mention.source, mention.first, mention.last, mention.short)


def is_common(reading: Reading, candidate: Candidate) -> bool:
    """Whether a name may as well be a common word here."""
    if not candidate.source.weak or candidate.generic:
        return False
    first = candidate.first
    word = reading.words[first]
    if first < candidate.last:
        return False
    if (
        first
        and reading.roles[first - 1] & Role.ARTICLE
        and "nouns in capitals" not in reading.vocabulary.traits
    ):
        return False
    return information(word.text.casefold(), reading.language) < _COMMON
