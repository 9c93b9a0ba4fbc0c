"""Telling: whose the verbs of saying around a quotation are, and what mood those have."""

from typing import NamedTuple

from lineage.text.roles import Role
from lineage.text.sources.following import SAYS
from lineage.text.sources.scenes import NOUN_REACH, REACH, Frame, Scene, Subject, mark_of, parts


class Governor(NamedTuple):
    """Whose verb of saying comes last before a quotation in its sentence, and whether it opens a
    clause that the quotation is in: "The Globe said that the talks were “tense”"."""

    subject: Subject
    opens: bool


def teller(scene: Scene, frame: Frame) -> Subject:
    """Who stands beside the verb of saying that is nearest to a quotation, behind it first."""
    low, high = _bounds(scene, frame)
    behind = range(frame.after, min(high, frame.after + REACH))
    before = range(frame.first - 1, max(low, frame.first - REACH) - 1, -1)
    for at in (*behind, *before):
        role = scene.reading.roles[at]
        if role & Role.VERB and not (role & Role.AMBIGUOUS or scene.quoted[at]):
            found = _beside(scene, at, low, high)
            if found.at >= 0:
                return found
    return Subject("none")


def governor(scene: Scene, frame: Frame) -> Governor:
    """Whose verb of saying comes last before a quotation in its sentence."""
    low = max(_bounds(scene, frame)[0], frame.first - REACH)
    opens = False
    for at in range(frame.first - 1, low - 1, -1):
        if scene.quoted[at]:
            continue
        role = scene.reading.roles[at]
        if (role & Role.VERB and not role & Role.AMBIGUOUS) or (opens and role & SAYS):
            subject = _last_subject(scene, low, at)
            if subject.at < 0:
                subject = _beside(scene, at, low, frame.first)
            return Governor(subject, opens)
        opens = opens or bool(role & Role.OPENER)
    return Governor(Subject("none"), False)


def is_hearsay(scene: Scene, frame: Frame) -> bool:
    """Whether a verb around a quotation has the mood of what others say: "Das sei „gut“"."""
    low, high = _bounds(scene, frame)
    first, after = max(low, frame.first - REACH), min(high, frame.after + REACH)
    around = (*range(first, frame.first), *range(frame.after, after))
    return any(scene.reading.roles[at] & Role.REPORTED for at in around)


def _bounds(scene: Scene, frame: Frame) -> tuple[int, int]:
    """The words of the sentences that a quotation stands in."""
    if frame.sentence < 0:
        return frame.first, frame.first
    bounds = scene.reading.bounds
    return bounds[frame.sentence][0], bounds[frame.last_sentence][1]


def _last_subject(scene: Scene, low: int, high: int) -> Subject:
    """The last noun, pronoun or name of some words that no preposition governs."""
    at, last = low, Subject("none")
    while at < high:
        found = scene.subject(at, high)
        if found.at < 0:
            break
        if not scene.is_governed(found.at, at, low):
            last = found
        named = scene.named.get(found.at)
        at = max(at, named.last if named else found.at) + 1
    return last


def _beside(scene: Scene, verb: int, low: int, high: int) -> Subject:
    """The subject right behind a verb, or the pronoun or the name right before it."""
    words, roles = scene.reading.words, scene.reading.roles
    end = verb + 1
    while end < min(high, verb + 1 + NOUN_REACH) and not scene.quoted[end]:
        if parts(words[end].gap) or roles[end] & Role.LINK:
            break
        end += 1
    found, first = scene.subject(verb + 1, end), verb
    while first > low and not mark_of(words[first].gap) and roles[first - 1] & Role.AUXILIARY:
        first -= 1
    before = first - 1
    if found.at >= 0 or first == low or scene.quoted[before] or mark_of(words[first].gap):
        return found
    known = before in scene.named or roles[before] & (Role.PRONOUN | Role.IMPERSONAL)
    return scene.subject(before, first) if known else found
