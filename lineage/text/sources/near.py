"""The words near a candidate, in its sentence, as the signs of a citation ask for them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lineage.text.roles import Role
from lineage.text.sources.reading import Candidate, Reading
from lineage.text.spans import touching

PRESS = ("outlet", "agency")
REACH = 40
"""Words on either side that are looked at, however long the sentence is."""
_STOP = re.compile(r"[.;:!?«»“”„\"()\n,]|\s[–—-]\s")
HARD_STOP = re.compile(r"[.;:!?\n]")
_OPENING = "„«“\"‘'( \u00a0"
_OPENS, _CLOSING = ("„", "«", "“", '"', "»", "‚"), ("“", "»", "”", '"', "«", "‘")
_HOUSES = Role.OUTLET | Role.ORGANISATION | Role.BODY | Role.DEMONYM
_DETERMINER = Role.ARTICLE | Role.DEMONSTRATIVE
_MARKS = 4
"""Characters of the marks around a name."""
_CALLED = 2
"""Words by which somebody is called that is of no list."""
_CLOSE_OFFICE, _OFFICE_REACH = 3, 12


@lru_cache(maxsize=4096)
def stops(gap: str) -> bool:
    """Whether what stands between two words ends the clause."""
    return _STOP.search(gap) is not None


@dataclass(frozen=True)
class Near:
    """A candidate and its sentence, the words from `low` up to `high`."""

    reading: Reading
    candidate: Candidate
    low: int
    high: int

    @property
    def is_outlet(self) -> bool:
        """Whether the candidate is of the press."""
        return self.candidate.source.kind in PRESS

    @property
    def verb_last(self) -> bool:
        """Whether participles close the clause ("hat … gesagt")."""
        return "verb last" in self.reading.vocabulary.traits

    @property
    def genitive(self) -> bool:
        """Whether what is somebody's may follow the name ("the Guardian's report")."""
        return "genitive" in self.reading.vocabulary.traits

    @property
    def first(self) -> int:
        """Its first word."""
        return self.candidate.first

    @property
    def after(self) -> int:
        """The word behind its last."""
        return self.candidate.last + 1

    def role(self, at: int) -> int:
        """What a word can be; nothing outside of the sentence."""
        return self.reading.roles[at] if self.low <= at < self.high else 0

    def gap(self, at: int) -> str:
        """What stands before a word; the full stop of "M." is no stop, nor the comma of "2,4"."""
        words = self.reading.words
        gap = words[at].gap
        if gap == " ":
            return gap
        if at == self.after and gap[:1] in _CLOSING and self._is_between_marks():
            # "Der „Spiegel“ meldet", "das Blatt „Uckerbote“, das", not "„Basta“, sagte Roy"
            named = self.role(self.first - 1) & (_HOUSES | _DETERMINER)
            gap = gap[1:] if named or not gap[1:].strip() else gap
        if gap in (",", ".") and words[at].text.isdigit() and at and words[at - 1].text.isdigit():
            return ""
        if gap == "." and at and len(words[at - 1].text) == 1:
            return ""  # "Folha de S.Paulo"
        if gap == ". " and self.role(at - 1) & Role.TITLE:
            return " "
        return gap

    def _is_between_marks(self) -> bool:
        words = self.reading.words
        inside = range(self.first, min(self.first + 2, self.after))
        return any(words[at].gap.rstrip("\u00a0 ")[-1:] in _OPENS for at in inside)

    def behind_mark(self, at: int) -> str:
        """What stands before a word, the mark that opens a quotation or a bracket aside."""
        return self.gap(at).rstrip(_OPENING)

    def back(self, start: int, reach: int) -> Iterator[int]:
        """The words from one back, until something stops the clause."""
        for at in range(start, max(self.low, start + 1 - reach) - 1, -1):
            if stops(
                self.gap(at + 1).strip(_OPENING) if at == self.first - 1 else self.gap(at + 1)
            ):
                return
            yield at

    def on(self, start: int, reach: int, stop: Callable[[str], object] = stops) -> Iterator[int]:
        """The words from one on, until something stops the clause."""
        for at in range(start, min(self.high, start + reach)):
            if stop(self.gap(at)):
                return
            yield at

    @cached_property
    def left(self) -> int:
        """The word before it, without the articles and generic nouns that belong to it."""
        at = self.first - 1
        # "the agency", "the Turkish authority"
        while self.role(at) & _HOUSES and not self.role(at) & Role.VERB and self._joined(at):
            if self._is_town(at):
                break
            at -= 1
        named = at == self.first - 1 and self.reading.words[self.first].text[0].isupper()
        none = Role.SOURCE | (Role.OPENER if named else 0)  # "said that Roy", not "that paper"
        while self.role(at) & _DETERMINER and not self.role(at) & none and self._joined(at):
            at -= 1
            if self.verb_last:
                break  # "aus dem die Zeitung zitiert": the next is a pronoun
        words = self.reading.words
        if at > self.low and words[at].key == "s" and words[at].gap in ("'", "’"):
            at -= 2  # "by the island's police"
            while self.role(at) & _DETERMINER:
                at -= 1
        return at

    def _is_town(self, at: int) -> bool:
        """Whether a word for a place is no adjective, where those have no capitals: "le maire de
        Lyon Paul Roy"."""
        place = self.role(at) & Role.DEMONYM and not self.genitive
        return bool(place) and self.reading.words[at].text[0].isupper()

    def _joined(self, at: int) -> bool:
        return not stops(self.gap(at + 1).strip(_OPENING))

    def is_apposed(self, gap: str, at: int) -> bool:
        """Whether the comma behind a word stands between an office and who holds it."""
        held = Role.TITLE | Role.SPOKESPERSON | (Role.OUTLET if self.is_outlet else 0)
        if gap != ",":
            return False
        if self.candidate.source.kind == "person" and self._is_called(at):
            return True
        for place in range(at, at - _OFFICE_REACH - 1, -1):
            if self.role(place) & held:
                return True
            if place < at - _CLOSE_OFFICE and not self._is_of_house(place):
                return False
        return False

    def _is_called(self, at: int) -> bool:
        """Whether nouns that no list has tell who speaks: "confesó la ganadora, Marta Roy"."""
        first = at
        while first > at - _CALLED and not self.role(first) and self._joined(first - 1):
            first -= 1
        article = self.role(first) & Role.ARTICLE and not self.role(first) & Role.LINK
        small = all(word.text.islower() for word in self.reading.words[first + 1 : at + 1])
        said = self._joined(first - 1) and self.role(first - 1) & Role.VERB
        return bool(article and first < at and small and said)

    def _is_of_house(self, at: int) -> bool:
        """Whether a word may be part of a house's name: "el alcalde de Ojales, Benito Lar"."""
        linked = self.role(at) & (_HOUSES | _DETERMINER | Role.LINK | Role.NAME_LINK)
        # "la chambre de commerce et d'industrie"
        of = self.role(at - 1) & Role.NAME_LINK or self.reading.words[at].text[0].isupper()
        return bool(linked) or (at > self.low and not self.role(at) and bool(of))

    def around(self, word: int) -> tuple[int, int]:
        """The characters around a word in its sentence that are looked at, however long it is."""
        words = self.reading.words
        first, last = max(self.low, word - REACH), min(self.high, word + REACH) - 1
        return words[first].start, words[last].end

    def is_near_quotation(self) -> bool:
        """Whether something is quoted near, in its sentence, other than its own name."""
        words = self.reading.words
        start, end = words[self.first].start, words[self.candidate.last].end
        return any(
            quotation.start > start
            or quotation.end < end
            or quotation.end - quotation.start > end - start + _MARKS
            for quotation in touching(self.reading.quotations, *self.around(self.first))
        )


def near(reading: Reading, candidate: Candidate) -> Near | None:
    """The words near a candidate; None where it stands outside of all sentences."""
    if reading.sentence[candidate.first] < 0:
        return None
    return Near(reading, candidate, *reading.bounds_of(candidate.first))
