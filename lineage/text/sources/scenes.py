"""Scenes: who is named around the quotations of a text, and the clauses that these stand in.

A quotation has its speaker from a clause: one behind it ("», sagte sie"), one before it ("Anna Roy
said: “"), or, where it stands alone, the sentence before. Such a clause has a subject, which is a
name, a pronoun, an office, or somebody whom nobody names.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from lineage.text.roles import Role
from lineage.text.sources.citations import Cited
from lineage.text.sources.near import PRESS, near, stops
from lineage.text.sources.reading import Candidate, Reading
from lineage.text.sources.weighing import OUTSIDE

REACH = 80
"""Words of a sentence that are looked at, however long it is."""
_BEHIND, _VERB_BEHIND = 12, 4
"""Words behind a quotation in which its clause may be, and in which that clause has its verb."""
NOUN_REACH, _NAME_REACH = 3, 5
"""Words from an article to its noun, and to the name of whom that noun is said."""
_TITLE_BEFORE, _TITLE_BEHIND = 4, 6
"""Words around a name that may tell the office of who bears it."""
_OFFICE = Role.TITLE | Role.SPOKESPERSON | Role.STAFF | Role.OUTSIDER | Role.NAMELESS
_HOUSE = Role.BODY | Role.ORGANISATION | Role.OUTLET | Role.COURT
_SAYS = (
    Role.VERB | Role.SOURCE | Role.REPORTED | Role.OUTLET_VERB | Role.HOUSE_VERB | Role.TRANSITIVE
)
_SAYS_BEHIND = Role.VERB | Role.AUXILIARY | Role.SOURCE | Role.OUTLET_VERB
_BEFORE_NOUN = (
    Role.ARTICLE | Role.TITLE | Role.INDEFINITE | Role.DEMONSTRATIVE | Role.DEMONYM
    | Role.SPOKESPERSON | Role.BODY
)  # fmt: skip
_GOVERNS = Role.LINK | Role.SOURCE | Role.VENUE | Role.BY
_GOVERNS_NOT = Role.VERB | Role.CONJUNCTION | Role.AUXILIARY
_KINDS = {"person": "name", "institution": "house"}
_MARKS = {
    ",": "comma", ":": "colon", ";": "semicolon", "–": "dash", "—": "dash", "-": "dash",
    **dict.fromkeys(".!?…", "end"),
}  # fmt: skip
_PARTING = ("semicolon", "dash", "end", "colon")


class Subject(NamedTuple):
    """The subject of a clause: what it is, and the word that tells, -1 where there is none."""

    kind: str
    at: int = -1


class Clause(NamedTuple):
    """The words before or behind a quotation in its sentence: the mark that parts them from it,
    whether they have a verb of saying, and their subject."""

    mark: str
    says: bool
    subject: Subject


class Frame(NamedTuple):
    """Where a quotation stands: its words `first` up to `after`, the sentences that these begin
    and end in, and the clauses around."""

    first: int
    after: int
    sentence: int
    last_sentence: int
    before: Clause | None
    behind: Clause | None
    place: str
    """Which clause is the one that tells who speaks."""
    subject: Subject


class Standing(NamedTuple):
    """How a name stands in its own clause: whether it opens that, and what the words around can
    be; `right` is None where a mark follows."""

    head: str
    before: int
    left: int
    right: int | None


@lru_cache(maxsize=4096)
def mark_of(gap: str) -> str:
    """The name of the mark between two words, those of quotations aside; "" where none is."""
    if "\n" in gap:
        return "line"
    bare = gap.strip(" \u00a0»”“\"«„‘’'")
    return _MARKS.get(bare[0], "mark") if bare else ""


def parts(gap: str) -> bool:
    """Whether a mark parts two words, and no hyphen joins them: "dit-il"."""
    return gap != "-" and bool(mark_of(gap))


class Scene:
    """What is asked of a text for all its quotations."""

    def __init__(
        self, reading: Reading, found: Sequence[Candidate], cited: Sequence[Cited]
    ) -> None:
        self.reading = reading
        self.found = found
        self.named = {at: one for one in found for at in range(one.first, one.last + 1)}
        starts = [word.start for word in reading.words]
        self.places = [
            (bisect_left(starts, span.start), bisect_left(starts, span.end))
            for span in reading.quotations
        ]
        """The words of each quotation: its first, and the one behind its last."""
        self.quoted = bytearray(len(starts))
        for first, after in self.places:
            self.quoted[first:after] = b"\1" * (after - first)
        self.voices = {item.voice for item in cited}
        """Who speaks for a house, by name."""
        self.often = {name for name, times in Counter(map(_name_of, found)).items() if times > 1}
        """Who is named more than once."""
        self._standings: dict[int, Standing] = {}
        self._subjects: dict[int, Subject] = {}
        self._cited: dict[int, Cited] = {}
        for item in cited:
            one = self.named.get(bisect_left(starts, item.citation.start))
            if one is not None and item.sentence >= 0:
                self._cited.setdefault(one.first, item)
        self._voices = [
            one
            for one in found
            if one.source.kind in ("person", "institution")
            and one.first in self._cited
            and not self.quoted[one.first]
        ]

    def citation_of(self, one: Candidate) -> Cited | None:
        """How a candidate is cited where it stands, if it is."""
        return self._cited.get(one.first)

    def told_before(self, word: int) -> str | None:
        """Who is the last named before a word to say something, quoted or not; not the press."""
        here = bisect_left(self._voices, word, key=lambda one: one.first)
        return self._voices[here - 1].source.name if here else None

    def standing(self, one: Candidate) -> Standing:
        """How a candidate stands in its clause."""
        found = self._standings.get(one.first)
        if found is None:
            found = self._standings[one.first] = self._standing(one)
        return found

    def _standing(self, one: Candidate) -> Standing:
        around = near(self.reading, one)
        if around is None:
            return Standing("outside", OUTSIDE, OUTSIDE, None)
        left, after = around.left, around.after
        opens = left < around.low
        clause = opens or stops(around.behind_mark(left + 1))
        follows = after < around.high and not mark_of(around.gap(after))
        return Standing(
            "opens" if opens else "opens a clause" if clause else "inside",
            around.role(one.first - 1),
            OUTSIDE if opens else around.role(left),
            around.role(after) if follows else None,
        )

    @cached_property
    def offices(self) -> dict[str, set[str]]:
        """By name: what those who bear it are said to be."""
        found: dict[str, set[str]] = {}
        reading = self.reading
        for one in self.found:
            if one.source.kind != "person":
                continue
            low, high = reading.bounds_of(one.first)
            before = range(max(low, one.first - _TITLE_BEFORE), one.first)
            behind = range(one.last + 1, min(high, one.last + _TITLE_BEHIND))
            said = found.setdefault(one.source.name, set())
            said.update(
                reading.words[at].key
                for at in before
                if reading.roles[at] & (_OFFICE | Role.DEMONYM)
            )
            first = next((at for at in behind if reading.roles[at] & _OFFICE), None)
            if first is not None:
                said.add(reading.words[first].key)
        return found

    def end_of(self, number: int) -> int:
        """The sentence in which a quotation ends, -1 where it has no words."""
        first, after = self.places[number]
        return self.reading.sentence[after - 1] if first < after else -1

    def frame(self, number: int) -> Frame:
        """The clauses around a quotation, and which of them says who speaks."""
        reading = self.reading
        first, after = self.places[number]
        sentence = reading.sentence[first] if first < after else -1
        last = self.end_of(number)
        before, behind = self._before(first, sentence), self._behind(after, last)
        place, subject = "nowhere", Subject("none")
        joined = behind and behind.mark not in ("colon", "semicolon", "mark", "line")
        # "Die Initianten hatten ihr „Kälte“ vorgeworfen"
        closes = bool(behind and before and not behind.mark and behind.subject.at < 0)
        says = bool(behind and behind.says)
        if behind and joined and not closes and (says or behind.subject.kind == "pronoun"):
            place, subject = "behind", behind.subject
        elif before and (before.says or before.mark == "colon" or (closes and says)):
            place, subject = "before", before.subject
        elif before and before.subject.at >= 0:
            place, subject = "around", before.subject
        elif behind and behind.subject.at >= 0:
            place, subject = "ahead", behind.subject
        elif not (before or behind) and sentence > 0:
            place, subject = "alone", self.subject(*reading.bounds[sentence - 1])
        return Frame(first, after, sentence, last, before, behind, place, subject)

    def _behind(self, after: int, sentence: int) -> Clause | None:
        reading, words = self.reading, self.reading.words
        if sentence < 0 or after >= len(words) or reading.sentence[after] != sentence:
            return None
        if self.quoted[after]:
            return None
        end, limit = after + 1, min(reading.bounds[sentence][1], after + _BEHIND)
        while end < limit and not self.quoted[end] and not parts(words[end].gap):
            end += 1
        near = reading.roles[after : min(end, after + _VERB_BEHIND)]
        says = any(role & _SAYS_BEHIND for role in near)
        return Clause(mark_of(words[after].gap), says, self._ungoverned(after, end))

    def _before(self, first: int, sentence: int) -> Clause | None:
        reading, words = self.reading, self.reading.words
        if sentence < 0 or first <= reading.bounds[sentence][0]:
            return None
        start = low = max(reading.bounds[sentence][0], first - REACH)
        says = False
        for at in range(low, first):
            says = says or bool(reading.roles[at] & _SAYS and not self.quoted[at])
            if at > low and mark_of(words[at].gap) in _PARTING:
                start = at
        return Clause(mark_of(words[first].gap), says, self._teller(start, first))

    def subject(self, low: int, high: int) -> Subject:
        """What the first noun or pronoun of some words is, outside of quotations."""
        reading = self.reading
        known = reading.vocabulary
        for at in range(low, min(high, low + REACH)):
            if self.quoted[at]:
                continue
            if at in self.named:
                return self._name(at)
            word, role = reading.words[at], reading.roles[at]
            if word.key in known.possessives and not role & Role.PRONOUN:
                return self._name_behind(at, high) or Subject("possessive", at)
            if role & Role.IMPERSONAL:
                return Subject("impersonal", at)
            if role & Role.PRONOUN:
                return Subject("pronoun", at)
            if role & Role.INDEFINITE or word.key in known.somebodies:
                return self._name_behind(at, high) or Subject("indefinite", at)
            if role & (Role.ARTICLE | Role.DEMONSTRATIVE) and not role & Role.LINK:
                return self._name_behind(at, high) or self._definite(at, high)
            bare = not word.text[0].isupper() or role & (Role.STAFF | Role.OUTSIDER)
            if role & _OFFICE and bare:
                return self._name_behind(at, high) or Subject("bare", at)
        return Subject("none")

    def subject_of(self, sentence: int) -> Subject:
        """The subject of a sentence: its first noun or pronoun that no preposition governs."""
        if sentence < 0:
            return Subject("none")
        found = self._subjects.get(sentence)
        if found is None:
            found = self._subjects[sentence] = self._ungoverned(*self.reading.bounds[sentence])
        return found

    def _teller(self, low: int, high: int) -> Subject:
        """The subject of a clause, though it be known from somebody named before: "According to
        Paul Klein, Anna Roy had said"."""
        found = self.subject(low, high)
        source = self.named.get(found.at)
        if source and source.first > low and self.reading.roles[source.first - 1] & Role.SOURCE:
            other = self.subject(source.last + 1, high)
            if other.kind == found.kind:
                return other
        return found

    def _ungoverned(self, low: int, high: int) -> Subject:
        at = low
        while at < high:
            found = self.subject(at, high)
            if found.at < 0 or not self.is_governed(found.at, at, low):
                return found
            named = self.named.get(found.at)
            at = max(at, named.last if named else found.at) + 1
        return Subject("none")

    def is_governed(self, noun: int, at: int, low: int) -> bool:
        """Whether a preposition stands before a noun, its article and its office."""
        roles, words = self.reading.roles, self.reading.words
        named = self.named.get(noun)
        first = named.first if named else noun
        while first > at and not mark_of(words[first].gap) and roles[first - 1] & _BEFORE_NOUN:
            if roles[first - 1] & (Role.LINK | Role.VERB):
                break
            first -= 1
        if first == low or mark_of(words[first].gap):
            return False
        governed, other = roles[first - 1] & _GOVERNS, roles[first - 1] & _GOVERNS_NOT
        return bool(governed and not other)

    def _name(self, at: int) -> Subject:
        return Subject(_KINDS.get(self.named[at].source.kind, "press"), at)

    def _name_behind(self, at: int, high: int) -> Subject | None:
        """The name behind an article and an office, or behind their comma: "the mayor, Roy"."""
        for place in range(at + 1, min(high, at + _NAME_REACH)):
            if self.quoted[place]:
                return None
            if place in self.named:
                return self._name(place)
            role = self.reading.roles[place]
            if role & (Role.LINK | Role.VERB) and not role & _OFFICE:
                return None
        return None

    def _definite(self, at: int, high: int) -> Subject:
        for place in range(at + 1, min(high, at + 1 + NOUN_REACH)):
            role = self.reading.roles[place]
            if role & (_OFFICE | _HOUSE):
                return Subject("office" if role & _OFFICE else "body", place)
        return Subject("noun", min(at + 1, high - 1))


def _name_of(one: Candidate) -> str:
    return one.source.name


def kind_of(one: Candidate) -> str:
    """What a candidate is: a person, an institution, or of the press."""
    return "press" if one.source.kind in PRESS else one.source.kind
