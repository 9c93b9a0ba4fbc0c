"""Who may be cited: outlets, what refers back to them, public bodies, organisations, people."""

from collections.abc import Iterator

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
