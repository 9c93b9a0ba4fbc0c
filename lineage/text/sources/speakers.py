"""Speakers: who says the words of a quotation, where the text tells."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from lineage.model import Span
from lineage.text.roles import Role
from lineage.text.sources.citations import Cited
from lineage.text.sources.near import PRESS
from lineage.text.sources.nobody import is_introduced, is_name, is_nobodys, is_so_called
from lineage.text.sources.reading import Candidate, Reading
from lineage.text.spans import Stretch, touching

_INVERTED = 4
"""Words between the end of a quotation and the name of who said it ("», lâche le maire Roy")."""
_CLOSING = re.compile(r"[,.!?]")
_DASHES = "—–―"
_SET_APART = 3
"""Words up to which a quotation may be a title, or a word set apart."""
_REACH = 40
_ASIDE = 8
_NEAR = 16
"""Names on either side that are looked at, however long the sentence is."""
_VOICES = 12
"""Names back to which a pronoun may refer."""
_OPENING = 4
_SCENE = 9
"""Words from which what somebody is doing may take up the head of a sentence."""
_AGED = 5
"""Words before a name at the head of a sentence: "At 19, Anna Roy"."""
_BACK = 3
"""Sentences back to which a pronoun may refer."""


_NO_PRONOUN = (
    Role.ARTICLE
    | Role.LINK
    | Role.INDEFINITE
    | Role.DEMONSTRATIVE
    | Role.OPENER
    | Role.CONJUNCTION
    | Role.AUXILIARY
)


def speakers(
    reading: Reading, found: Sequence[Candidate], cited: Sequence[Cited]
) -> tuple[str | None, ...]:
    """The speaker of each quotation of a text, None where nobody named says it.

    In this order: whoever is credited in the sentence, the nearest to the marks; whose name
    follows the quotation by a verb or stands before its colon; for a pronoun, or a quotation that
    stands alone, who spoke or was named last. Cost is linear.
    """
    voices = [one for one in found if one.source.kind in ("person", "institution")]
    credited = [item for item in cited if item.sentence >= 0]
    said: list[str | None] = []
    for quotation in reading.quotations:
        before = said[-1] if said else None
        said.append(_speaker(reading, quotation, voices, credited, before))
    return tuple(said)


def _speaker(
    reading: Reading,
    quotation: Span,
    voices: Sequence[Candidate],
    cited: Sequence[Cited],
    before: str | None,
) -> str | None:
    if is_so_called(reading, quotation) or is_name(reading, quotation):
        return None
    touched = _touched(reading, quotation)
    # who speaks is named inside the line that a dash opens
    is_dialogue = reading.text[quotation.start] in _DASHES
    low = bisect_left(cited, touched.start, key=lambda item: item.sentence)
    high = bisect_left(cited, touched.stop, key=lambda item: item.sentence)
    here = bisect_left(cited, quotation.start, key=lambda item: item.citation.start)
    low, high = max(low, here - _NEAR), min(high, here + _NEAR)
    credited = [
        item
        for item in cited[low:high]
        if item.strong and (is_dialogue or not _within(item.citation, quotation))
    ]
    if not credited and not is_introduced(reading, quotation):
        credited = [i for i in cited[low:high] if i.strong and _breaks_in(reading, i, quotation)]
    credited.sort(key=lambda item: _nearness(reading, item.citation, quotation))
    # where something is said to an outlet, or in it, somebody else may say it
    speaking = [i for i in credited if not (i.from_source and i.citation.kind in PRESS)]
    if not is_dialogue and is_nobodys(reading, quotation, voices):
        return None
    if speaking:
        return speaking[0].speaker
    if not touched:
        return credited[0].speaker if credited else None
    if touched.stop < len(reading.bounds) and _is_named_next(reading, touched.stop):
        at = bisect_left(cited, touched.stop, key=lambda item: item.sentence)
        if at < len(cited) and cited[at].sentence == touched.stop:
            return cited[at].speaker
        following = _people_of(reading, voices, touched.stop)
        if following:
            return following[0].source.name
    low = bisect_left(voices, reading.bounds[touched.start][0], key=lambda voice: voice.first)
    high = bisect_left(voices, reading.bounds[touched.stop - 1][1], key=lambda voice: voice.first)
    here = bisect_left(voices, reading.word_at(quotation.start), key=lambda voice: voice.first)
    low, high = max(low, here - _NEAR), min(high, here + _NEAR)
    outside = [v for v in voices[low:high] if not reading.is_quoted(v.first)]
    if is_dialogue:
        inside = [v for v in voices[low:high] if v.source.kind == "person"]
        return inside[0].source.name if inside else _holder(reading, touched, voices, True)
    behind = _behind(reading, quotation, outside) or _first_name(reading, quotation)
    if behind:
        return behind
    if is_introduced(reading, quotation):
        ahead = [v for v in outside if _span(reading, v).end <= quotation.start]
        if ahead:
            return ahead[0].source.name
    if credited and credited[0].is_listener and not outside:
        heard = _holder(reading, touched, voices, is_dialogue=False)
        heard = heard or _last_heard(reading, quotation, voices, cited, None)
        heard = heard or _told_behind(reading, voices, touched.stop)
        return heard or credited[0].speaker  # "», she told the station"
    if credited:
        return credited[0].speaker
    words = len(reading.text[quotation.start : quotation.end].split())
    introduced = is_introduced(reading, quotation)
    alone = _stands_alone(reading, quotation)
    ended = reading.text[quotation.end - 2 : quotation.end - 1] in ".!?…"
    ended = ended or (alone and reading.text[quotation.end : quotation.end + 1] in ".!?…")
    said = introduced or ended or _by_pronoun(reading, quotation, touched)
    if words <= _SET_APART and not said:
        return None  # a title, a headline, or a word set apart
    if alone or said or _goes_on_about(reading, touched):
        heard = None if outside else _holder(reading, touched, voices, is_dialogue=False)
        heard = heard or _last_heard(reading, quotation, voices, cited, before)
        return heard or (_named_behind(reading, voices, touched.stop) if alone else None)
    return None


def _holder(
    reading: Reading, touched: range, voices: Sequence[Candidate], is_dialogue: bool
) -> str | None:
    """Who was named with the office of whoever speaks in these sentences: "continuou a juíza"."""
    words, roles = reading.words, reading.roles
    low, high = reading.bounds[touched.start][0], reading.bounds[touched.stop - 1][1]
    behind = bisect_left(voices, low, key=lambda voice: voice.first)
    said = () if is_dialogue else reading.quotations
    for at in range(low, high - 1):
        if not (roles[at] & Role.ARTICLE and roles[at + 1] & Role.TITLE) or (
            touching(said, words[at].start, words[at].end)
            or any(role & Role.DEMONYM for role in roles[at + 2 : at + 3])
        ):
            continue
        for voice in reversed(voices[max(0, behind - _VOICES) : behind]):
            held = voice.first and words[voice.first - 1].key == words[at + 1].key
            if held and voice.source.kind == "person":
                return voice.source.name
    return None


def _people_of(reading: Reading, voices: Sequence[Candidate], sentence: int) -> Sequence[Candidate]:
    low, high = reading.bounds[sentence]
    here = bisect_left(voices, low, key=lambda voice: voice.first)
    end = bisect_left(voices, high, key=lambda voice: voice.first)
    return [v for v in voices[here:end] if v.source.kind == "person"]


def _named_behind(reading: Reading, voices: Sequence[Candidate], sentence: int) -> str | None:
    """Whoever the sentence behind a quotation begins with: "« Non. » Anna Roy se tait."."""
    if sentence >= len(reading.bounds):
        return None
    people = _people_of(reading, voices, sentence)
    low, _ = reading.bounds[sentence]
    if not people or reading.is_quoted(low):
        return None
    first = people[0].first
    opens = first - low <= _OPENING
    if "," in reading.words[first].gap:
        # "Attablée devant un café, Anna Roy se tait", not "Son avocate, Anna Roy, se tait"
        parted = any("," in word.gap for word in reading.words[low + 1 : first])
        scene = not reading.roles[low] & (Role.STOP | Role.ARTICLE | Role.TITLE)
        opens = scene and not parted and 1 < first - low <= _SCENE
    return people[0].source.name if opens else None


def _told_behind(reading: Reading, voices: Sequence[Candidate], sentence: int) -> str | None:
    """Who is named near the head of the next sentence, where nobody was before: "», confia-t-elle à
    Ouest-France. À 19 ans, Anna Roy …"."""
    if sentence >= len(reading.bounds):
        return None
    low, _ = reading.bounds[sentence]
    people = _people_of(reading, voices, sentence)
    here = people and people[0].first - low <= _AGED and not reading.is_quoted(people[0].first)
    return people[0].source.name if here else None


def _goes_on_about(reading: Reading, touched: range) -> bool:
    """Whether the subject of its sentence is somebody named before: "Le skieur espérait « »"."""
    low, high = reading.bounds[touched.start]
    if high - low < 2:
        return False
    roles = reading.roles
    office = roles[low] & Role.ARTICLE and roles[low + 1] & Role.TITLE
    return bool(office or roles[low] & Role.PRONOUN)


def _is_named_next(reading: Reading, sentence: int) -> bool:
    """Whether a sentence begins with what the quotation before it is: "Son palabras de Roy."."""
    low, high = reading.bounds[sentence]
    return any(
        reading.roles[at] & Role.UTTERANCE
        and not (
            at + 1 < high and reading.roles[at + 1] & Role.OPENER
        )  # "une formule que Roy juge"
        for at in range(low, min(high, low + _OPENING))
    )


def _breaks_in(reading: Reading, item: Cited, quotation: Span) -> bool:
    """Whether who speaks is named between two commas inside: "« S'il passe, dit Roy, non »"."""
    if not _within(item.citation, quotation) or item.from_source:
        return False
    before = reading.text.rfind(",", quotation.start, item.citation.start)
    closing = _CLOSING.search(reading.text, item.citation.end, quotation.end)
    after = closing.start() if closing else 0
    aside = before > 0 and after > 0 and len(reading.text[before:after].split()) <= _ASIDE
    return aside and not any(mark in reading.text[before:after] for mark in "“”‘:;.")


def _touched(reading: Reading, quotation: Span) -> range:
    first = bisect_right(reading.sentences, quotation.start, key=lambda span: span.end)
    last = bisect_left(reading.sentences, quotation.end, key=lambda span: span.start)
    return range(first, max(first, last))


def _behind(reading: Reading, quotation: Span, voices: Sequence[Candidate]) -> str | None:
    """Whoever is named right behind the quotation, a verb between: "», lâche le maire Roy"."""
    at = reading.word_at(quotation.end)
    for voice in voices:
        if not at < voice.first <= at + _INVERTED:
            continue
        between = reading.words[at : voice.first]
        roles = reading.roles[at]
        links = roles & (Role.LINK | Role.OPENER) and not roles & Role.AUXILIARY
        low = between[0].text.islower() and not links
        before = voice.first - 1
        while reading.roles[before] & Role.ARTICLE and not reading.roles[before] & Role.LINK:
            before -= 1
        if reading.roles[before] & Role.LINK:
            continue  # "avisó desde Viena el negociador Pollak"
        if low and not any(mark in word.gap for word in between[1:] for mark in ".,;:"):
            return voice.source.name
    return None


def _first_name(reading: Reading, quotation: Span) -> str | None:
    """Whoever is called by one name behind the verb that follows a quotation, in German, where it
    stands among the nouns: "„Schluss“, ruft Murat"."""
    at = reading.word_at(quotation.end)
    if "nouns in capitals" not in reading.vocabulary.traits or at + 1 >= len(reading.words):
        return None
    name = reading.words[at + 1]
    end = reading.text[name.end : name.end + 1]
    said = reading.roles[at] & Role.VERB and "," in reading.words[at].gap
    alone = name.text.istitle() and not reading.roles[at + 1] and end in (",", ".", ":")
    return name.text if said and alone and name.spaced else None


def _stands_alone(reading: Reading, quotation: Span) -> bool:
    """Whether its sentences hold nothing but the quotation."""
    text = reading.text
    line = text.rfind("\n", 0, quotation.start) + 1
    lead = text[line : quotation.start].rstrip()
    return not lead or lead[-1] in '.!?…»”"'


def _by_pronoun(reading: Reading, quotation: Span, touched: range) -> bool:
    """Whether somebody says it who is no more than a pronoun, or nobody: "…, dit-il", "…, said"."""
    roles = reading.roles
    for index in touched:
        low, high = reading.bounds[index]
        near = reading.word_at(quotation.start)
        for at in range(max(low, near - _REACH), min(high, near + _REACH)):
            word = reading.words[at]
            if quotation.start <= word.start < quotation.end:
                continue
            said = Role.VERB | Role.REPORTED  # "Die Zahlen seien „falsch“"
            if roles[at] & said or _names_by_pronoun(reading, at, at == low):
                return True
    return False


def _names_by_pronoun(reading: Reading, at: int, opens: bool) -> bool:
    """Whether a preposition of source has a pronoun, or an office: "selon lui", "so die Ärztin"."""
    source = Role.SOURCE | (Role.OPINION if opens else 0)
    if at + 2 >= len(reading.words) or not reading.roles[at] & source:
        return False
    after, behind = reading.roles[at + 1], reading.roles[at + 2]
    pronoun = after & Role.STOP and not after & _NO_PRONOUN
    return bool(pronoun or (after & Role.ARTICLE and behind & Role.TITLE))


def _last_heard(
    reading: Reading,
    quotation: Span,
    voices: Sequence[Candidate],
    cited: Sequence[Cited],
    before: str | None,
) -> str | None:
    """Who spoke last before a quotation; where nobody did, who was named first in the sentence
    before it."""
    at = reading.word_at(quotation.start)
    sentence = reading.sentence[at] if at < len(reading.words) else -1
    behind = bisect_left(voices, at, key=lambda voice: voice.first)
    people = [
        voice
        for voice in voices[max(0, behind - _VOICES) : behind]
        if voice.source.kind == "person"
        and not reading.is_quoted(voice.first)
        and sentence - reading.sentence[voice.first] <= _BACK
    ]
    named = reading.sentence[people[-1].first] if people else -1
    here = bisect_left(cited, quotation.start, key=lambda item: item.citation.start)
    for item in reversed(cited[max(0, here - _VOICES) : here]):
        if sentence - item.sentence > _BACK or (item.sentence < named - 1 and people):
            break
        if item.strong and item.citation.kind in ("person", "institution"):
            fresh = [v for v in people if reading.sentence[v.first] > item.sentence]
            return item.speaker if not fresh else fresh[0].source.name
    if people:
        return next(v.source.name for v in people if reading.sentence[v.first] == named)
    return before


def _span(reading: Reading, voice: Candidate) -> Span:
    return Span(reading.words[voice.first].start, reading.words[voice.last].end)


def _within(inner: Stretch, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _nearness(reading: Reading, inner: Stretch, quotation: Span) -> tuple[bool, int, bool]:
    """What a citation is preferred by: no semicolon between, the distance, standing behind."""
    low, high = sorted((inner.start, quotation.start))
    parted = ";" in reading.text[min(inner.end, quotation.end) : max(low, high)]
    return parted, _distance(inner, quotation), inner.start < quotation.start


def _distance(inner: Stretch, quotation: Span) -> int:
    if inner.start >= quotation.end:
        return inner.start - quotation.end
    return quotation.start - inner.end
