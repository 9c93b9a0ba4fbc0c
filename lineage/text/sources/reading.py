"""A text on its way to its citations: words, what each can be, and the sentences they stand in."""

from bisect import bisect_left, bisect_right
from collections import ChainMap
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from lineage.model import Boilerplate, Span
from lineage.text.damage import stuck_at
from lineage.text.gazetteer import Source
from lineage.text.lexicon import information
from lineage.text.names import Name
from lineage.text.roles import Role
from lineage.text.spans import holding
from lineage.text.spelled import first_parts
from lineage.text.vocabulary import Vocabulary, vocabulary
from lineage.text.words import Part, keys, parts

_LOOSE = Role.AMBIGUOUS | Role.NOUN
_BEFORE_VERB = Role.REFLEXIVE | Role.FIRST
_BESIDE = (" ", "\u00a0", "'", "’")
CLOSING = {
    "«": ("»",), "“": ("”",), "„": ("“", "”"), '"': ('"',),
    "‹": ("›",), "‘": ("’",), "'": ("'",), "»": ("«",),
}  # fmt: skip
"""The marks that close what a mark opens."""
_QUOTES = '„“»‚‘"'
_COMMON, _COMMONEST = 0.55, 0.3
"""Information below which a word is in everybody's mouth, and may be no name; below the second it
may be none even where no list has it as such ("die Zeit")."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words first…last of a text, which may name a source.

    `short` where they refer back to an outlet; `generic` where they are no name at all.
    """

    source: Source
    first: int
    last: int
    short: bool = False
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One text with its words.

    `roles[i]` is what word i can be, `sentence[i]` the index of its sentence or -1, and the words
    of sentence s are those from `first[s]` up to `first[s + 1]`.
    """

    text: str
    language: str
    vocabulary: Vocabulary
    words: tuple[Part, ...]
    roles: Sequence[int]
    sentences: Sequence[Span]
    sentence: Sequence[int]
    bounds: Sequence[tuple[int, int]]
    """The first word of each sentence, and the one behind its last."""
    names: Sequence[Name]
    quotations: Sequence[Span]
    boilerplate: Sequence[Boilerplate]

    def bounds_of(self, word: int) -> tuple[int, int]:
        """The words of the sentence of a word; none where it stands outside of all."""
        at = self.sentence[word]
        return self.bounds[at] if at >= 0 else (word, word + 1)

    def is_quoted(self, word: int) -> bool:
        """Whether a word stands inside a quotation."""
        return holding(self.quotations, self.words[word].start) is not None

    def is_boilerplate(self, word: int) -> bool:
        """Whether a word stands in what is not the article."""
        return holding(self.boilerplate, self.words[word].start) is not None

    def word_at(self, character: int) -> int:
        """The index of the word at or behind a character of the text."""
        return bisect_right(self.words, character, key=attrgetter("end"))


def is_common(reading: Reading, candidate: Candidate) -> bool:
    """Whether the name of an outlet may as well be a common word here."""
    if candidate.generic:
        return False
    capitals = "nouns in capitals" in reading.vocabulary.traits
    first, last = candidate.first, candidate.last
    article = capitals and last == first + 1 and reading.roles[first] & Role.ARTICLE  # "die Zeit"
    word = reading.words[last]
    if (first < last and not article) or not (candidate.source.weak or capitals):
        return False
    if not capitals:
        inside = first > reading.bounds_of(first)[0] and word.gap.strip(" \u00a0") in ("", ",")
        if inside and (reading.roles[first - 1] & Role.ARTICLE or not word.text.islower()):
            return False
    after = last + 1
    if any(role & _BEFORE_VERB for role in reading.roles[after : after + 1]):
        after += 1  # "Libération s'interroge", "Variety first reported"
    roles = [*reading.roles[after : after + 2], 0, 0]
    beside = all(word.gap in _BESIDE for word in reading.words[last + 1 : after + 1])
    if roles[0] & Role.VERB and not roles[0] & _LOOSE and beside:
        return False  # "Variety said"
    if roles[0] & Role.OUTLET_VERB and roles[1] & Role.OPENER:
        return False  # "Variety hears that"
    limit = _COMMON if candidate.source.weak else _COMMONEST
    quoted = capitals and any(mark in reading.words[first].gap for mark in _QUOTES)
    return not quoted and information(word.text.casefold(), reading.language) < limit


def is_gloss(reading: Reading, before: Candidate | None, one: Candidate) -> bool:
    """Whether a word in brackets only tells more of the name before it: "the Scottish Ferry Union
    (SFU)", "Holger Lys (SPD)"."""
    word, last = reading.words[one.first], reading.words[one.last]
    behind = reading.words[one.first + 1 : one.last + 1]
    if before is None or before.last != one.first - 1 or any(part.gap != "-" for part in behind):
        return False  # "(R-Ohio)" too
    house = one.source.kind == "institution"
    return house and word.gap.strip() == "(" and reading.text[last.end : last.end + 1] == ")"


def read_words(
    text: str,
    language: str,
    sentences: Sequence[Span],
    names: Sequence[Name],
    quotations: Sequence[Span],
    boilerplate: Sequence[Boilerplate],
) -> Reading:
    """Take a text apart for its citations. Cost is linear."""
    words = _unstuck(parts(text), names, language)
    known = vocabulary(language)
    sentence = [-1] * len(words)
    bounds: list[tuple[int, int]] = []
    at = 0
    for index, span in enumerate(sentences):
        while at < len(words) and words[at].start < span.start:
            at += 1
        first = at
        while at < len(words) and words[at].start < span.end:
            sentence[at] = index
            at += 1
        bounds.append((first, at))
    return Reading(
        text,
        language,
        known,
        words,
        known.roles_of(words),
        sentences,
        sentence,
        bounds,
        names,
        quotations,
        boilerplate,
    )


def _unstuck(words: tuple[Part, ...], names: Sequence[Name], language: str) -> tuple[Part, ...]:
    """Words with those taken apart that stick together: "Le New York Timesrévèle"."""
    outlets = first_parts(language)
    known = ChainMap(dict.fromkeys(word.key for word in words), outlets)
    # "Mediacités" is an outlet of its own
    spelled = {word.text for word in words if word.key not in outlets}
    stuck = {text: stuck_at(text, language, known) for text in spelled}
    cuts = {at: cut for at, word in enumerate(words) if (cut := stuck.get(word.text)) is not None}
    for name in names:
        at = bisect_left(words, name.end, key=attrgetter("end"))
        inside = at < len(words) and words[at].start < name.end < words[at].end
        if inside and words[at].key not in outlets:
            cuts[at] = name.end - words[at].start
    found: list[Part] = []
    done = 0
    for at in sorted(cuts):
        word, cut = words[at], cuts[at]
        head, tail = word.text[:cut], word.text[cut:]
        middle = word.start + cut
        found += words[done:at]
        found.append(Part(head, keys(head)[0], word.start, middle, word.gap))
        found.append(Part(tail, keys(tail)[0], middle, word.end, ""))
        done = at + 1
    return (*found, *words[done:])
