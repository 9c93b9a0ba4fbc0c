"""Nobody: quotations that nobody named says, of the nameless, of works and of ships."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from lineage.model import Span
from lineage.text.roles import Role
from lineage.text.sources.reading import Candidate, Reading

_NOBODY = 3
"""Words between the end of a quotation and the verb of who says it."""
_UNNAMED = 8
"""Words behind "a neighbour" in which the neighbour's name may follow."""
_SOMEBODY = 6
"""Words of "one of them shouted"."""
_ANYONE = 4
"""Words of somebody nameless and the verb: "a young sailor shouted"."""
_NAME, _SHORTEST = 4, 4
"""Words of the name of a ship or a work, letters of those that have a capital there."""
_CLOSING = re.compile(r"[,.!?]")


def is_untold(reading: Reading, quotation: Span, named: Sequence[Candidate]) -> bool:
    """Whether it is surely said by nobody named: a name, or words of the nameless."""
    if is_name(reading, quotation) or _is_nameless(reading, reading.word_at(quotation.end)):
        return True
    introduced = is_introduced(reading, quotation)
    return introduced and _says_somebody(reading, quotation, voices_of(named))


def voices_of(named: Sequence[Candidate]) -> list[Candidate]:
    """Those of some candidates who have a voice of their own, other than the press."""
    return [one for one in named if one.source.kind in ("person", "institution")]


def is_anyones(reading: Reading, quotation: Span, voices: Sequence[Candidate]) -> bool:
    """Whether somebody says it, by the verb behind it, whom nobody names: "», crie un voisin"."""
    at = reading.word_at(quotation.end)
    ended = reading.text[max(quotation.start, quotation.end - 3) : quotation.end + 2]
    if not _CLOSING.search(ended) or at >= len(reading.words) - _NOBODY:
        return False
    if at and reading.sentence[at] != reading.sentence[at - 1]:
        return False  # "“on the right track”. A heckler shouted"
    for verb in range(at, at + _NOBODY):
        if verb > at and _CLOSING.search(reading.words[verb].gap):
            return False
        if reading.roles[verb] & (Role.VERB | Role.CONJUNCTION):
            break
    if not reading.roles[verb] & Role.VERB or verb + 2 >= len(reading.words):
        return False
    steps = 1 if _CLOSING.search(reading.words[verb + 2].gap) else 2
    if _CLOSING.search(reading.words[verb + 1].gap):
        return False  # "», she says, rolling her eyes"
    said = reading.roles[verb + 1 : verb + 1 + steps]
    if steps == 2 and said[0] & Role.LINK:
        return False  # "», ha detto con un filo di voce"
    motto = reading.roles[verb + 2] & Role.SO_CALLED and steps == 2  # "reza el lema"
    if not (motto or any(role & Role.INDEFINITE for role in said)):
        return False
    end = verb + _UNNAMED
    # "“It is madness.” Anna Roy weighs her words": the verb has its subject
    here = bisect_left(voices, at, key=lambda voice: voice.first)
    return not any(voice.first <= end for voice in voices[here : here + 1])


def _is_nameless(reading: Reading, at: int) -> bool:
    """Whether a source without a name says what was quoted before a word: "», the source added"."""
    said = range(at, min(at + _ANYONE, len(reading.words)))
    nameless = next((place for place in said if reading.roles[place] & Role.NAMELESS), None)
    if not nameless or not reading.roles[nameless - 1] & (Role.ARTICLE | Role.INDEFINITE):
        return False  # "precise la même source"
    if any(_CLOSING.search(reading.words[p].gap) for p in said[1 : nameless - at]):
        return False
    return any(reading.roles[place] & Role.VERB for place in said)


def _says_somebody(reading: Reading, quotation: Span, voices: Sequence[Candidate]) -> bool:
    """Whether a sentence tells of one without a name who says it: "Uno de ellos gritó: «"."""
    at = reading.word_at(quotation.start)
    if not at or reading.sentence[at - 1] < 0:
        return False
    low, _ = reading.bounds_of(at - 1)
    here = bisect_left(voices, low, key=lambda voice: voice.first)
    if any(voice.first < at for voice in voices[here : here + 1]):
        return False
    roles = reading.roles
    if at - low <= _SOMEBODY and roles[low] & Role.INDEFINITE and roles[at - 1] & Role.VERB:
        return True
    return any(_is_anyone(reading, place, low, at) for place in range(low, at))


def _is_anyone(reading: Reading, at: int, low: int, high: int) -> bool:
    """Whether a word opens the subject that nobody names: "From the deck a sailor shouted: "."""
    roles = reading.roles
    if not roles[at] & Role.INDEFINITE or roles[at] & Role.PRONOUN:
        return False
    if at > low and roles[at - 1] & (Role.LINK | Role.VENUE | Role.BY):
        return False
    subject = range(at + 1, min(high, at + 1 + _ANYONE))
    verb_first = at > low and roles[at - 1] & Role.VERB and at - 1 > low
    if verb_first and subject.stop == high and not roles[at + 1] & Role.NOUN:
        return True  # "Vom Deck rief ein Matrose: "
    verb = next((place for place in subject if roles[place] & Role.VERB), None)
    if verb is None or verb == at + 1 or roles[at + 1] & Role.NOUN:
        return False
    before = range(low, at)
    return not any(roles[place] & (Role.PRONOUN | Role.VERB | Role.OPENER) for place in before)


def is_so_called(reading: Reading, quotation: Span) -> bool:
    at = reading.word_at(quotation.start) - 1
    if at < 0 or not reading.roles[at] & Role.SO_CALLED:
        return False
    # not "un mot : « Enfin. »", nor "It was a hit. “I was glad,” he said"
    return not reading.text[reading.words[at].end : quotation.start].strip()


def is_name(reading: Reading, quotation: Span) -> bool:
    """Whether a name stands between the marks: "the trawler “Blue Heron”", of a ship or a work."""
    if "nouns in capitals" in reading.vocabulary.traits:
        return False
    first, behind = reading.word_at(quotation.start), reading.word_at(quotation.end)
    words = reading.words[first:behind]
    if not (first and 0 < len(words) <= _NAME) or not words[0].text[0].isupper():
        return False
    capitals = [word.text[0].isupper() for word in words if len(word.text) >= _SHORTEST]
    before = reading.text[reading.words[first - 1].end : quotation.start]
    ended = reading.text.startswith((".", "!", "?", "…", ","), words[-1].end)
    joined = not before.strip() and not ended and all(capitals)
    said = reading.roles[first - 1] & (Role.VERB | Role.OPENER | Role.MANNER)
    return joined and not said and reading.sentence[first - 1] == reading.sentence[first]


def is_introduced(reading: Reading, quotation: Span) -> bool:
    return reading.text[max(0, quotation.start - 3) : quotation.start].rstrip().endswith(":")
