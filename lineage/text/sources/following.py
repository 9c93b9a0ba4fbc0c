"""What comes next: whether a verb of saying follows, before anything ends the clause."""

import re

from lineage.text.roles import Role
from lineage.text.sources.near import HARD_STOP, REACH, Near, stops
from lineage.text.sources.saying import MANNER, counts
from lineage.text.spans import touching

LAST_VERB = 24
"""Words to the participle that closes the clause ("hat … gesagt")."""
SAYS = Role.VERB | Role.OUTLET_VERB | Role.HOUSE_VERB
_ENDS = re.compile(r"[;:!?\n]|\.(?![,)])")
"""What ends a sentence; "(R-Fla.), who" goes on."""
MARKS = '»”“"’ \u00a0'
_INSERTED = 7
_NAMED = Role.TITLE | Role.BODY | Role.ORGANISATION | Role.OUTLET | Role.DEMONYM | Role.COURT
"""What a word of a subject of some words can be."""
_SUBJECT = 6
"""Words from a verb to the subject behind it."""


def says(near: Near, at: int) -> bool:
    """Whether a word is a verb by which something is said."""
    return bool(near.role(at) & SAYS) and counts(near, at)


def verb_follows(near: Near, at: int, reach: int, behind: bool = False) -> bool:
    """Whether a verb of saying comes in the next words, before anything stops it.

    `behind` a comma, that comma does not.
    """
    place, limit, passive = at, at + reach, False
    while place < min(near.high, limit):
        if (place > at or not behind) and stops(near.gap(place)):
            # "qui, jeudi, a publié": what stands between two commas is passed over
            behind_it = behind_aside(near, place) if place > at else None
            if behind_it is None:
                return False
            limit += behind_it - place
            place = behind_it
        role = near.role(place)
        # "wird in Ulm gedruckt"
        done = near.verb_last and passive and near.reading.words[place].text.endswith("t")
        if says(near, place) and not done:
            return True
        if near.verb_last and role & (Role.AUXILIARY | Role.PASSIVE):
            limit = at + LAST_VERB
        deed = near.is_outlet and role & Role.DEED and not role & Role.STOP
        if deed and not near.role(place - 1) & Role.CONJUNCTION:
            return False  # "The Times moved its printing plant"
        person = near.verb_last and near.candidate.source.kind == "person"
        if person and place == at and role & Role.BY:
            place += 1
            continue  # "Jens Südhoff vom DIW warnt"
        passive = passive or bool(role & Role.PASSIVE)
        # "Chats von 40 Mitarbeitern"; not "a fini par l'admettre"
        agent = role & Role.BY and not role & Role.AUXILIARY and (passive or not near.verb_last)
        object_ = (
            near.verb_last and near.role(place - 1) & Role.AUXILIARY and not role & Role.OPENER
        )
        if object_ and role & Role.PRONOUN:  # "die Polizei musste es einräumen"
            place += 1
            continue
        if agent or (role & (Role.OPENER | Role.PRONOUN) and place > at):
            return False
        place += 1
    return False


def has_own_subject(near: Near, at: int) -> bool:
    """Whether somebody else is named right behind a comma who says it: "Roy, he adds, Lys said"."""
    words, article = near.reading.words, near.role(at) & Role.ARTICLE
    name = words[at].text[0].isupper() and not near.role(at)
    if near.verb_last or not (article or name):
        return False
    verb = next((v for v in near.on(at + 1, _SUBJECT) if says(near, v)), None)
    between = range(at + 1, verb or at)
    plain = all(not near.role(place) & ~_NAMED for place in between)
    if name and between and near.role(between[-1]) & Role.TITLE:
        return False  # "Ann Roy, 52, Labour leader said"
    return verb is not None and plain and len(between) >= bool(article)


def behind_aside(near: Near, at: int) -> int | None:
    """The word behind the comma that closes what another opens before a word, or behind a word
    between quotation marks: "Roy a « catégoriquement » nié"."""
    reading = near.reading
    for set_apart in touching(reading.quotations, reading.words[at].start, reading.words[at].end):
        behind = reading.word_at(set_apart.end)
        alone = behind == at + 1 and behind < near.high
        return behind if alone and not near.gap(behind).strip(MARKS) else None
    if near.gap(at).strip() != ",":
        return None
    for place in range(at + 1, min(near.high, at + _INSERTED)):
        if stops(near.gap(place)):
            return place if near.gap(place).strip() == "," else None
    return None


def says_behind_asides(near: Near, at: int) -> bool:
    """Whether a verb of saying comes right behind what is set apart, however much that is: "Roy,
    D-Ohio, a sponsor of both bills, told"."""
    for place in range(at + 1, min(near.high, at + REACH)):
        gap = near.gap(place)
        if _ENDS.search(gap):
            return False
        verb = place + near.reading.words[place].key.endswith(MANNER)
        if "," in gap and _is_finite(near, verb) and not says_another(near, verb):
            return True
    return False


def _is_finite(near: Near, verb: int) -> bool:
    """Whether a word is a finite verb of saying that may have its subject far before it."""
    verb += bool(near.role(verb) & Role.AUXILIARY and not near.role(verb) & Role.VERB)
    vocabulary, word = near.reading.vocabulary, near.reading.words[min(verb, near.high - 1)].text
    plain = near.role(verb) & Role.VERB and not near.role(verb) & (Role.AMBIGUOUS | Role.NOUN)
    going = vocabulary.gerunds and word.endswith(vocabulary.gerunds)
    # elsewhere the subject may come behind: "Roy a quitté Google, a rapporté Wired"
    opens = near.genitive or near.role(verb + 1) & Role.OPENER
    return bool(plain and opens) and not going and counts(near, verb)


def says_another(near: Near, at: int) -> bool:
    """Whether a verb has its subject behind it: "in Portugal, …, informou a agência Lusa", "left,
    said Anna Lys."."""
    subject = Role.OUTLET | Role.BODY | Role.TITLE
    verb = next(
        (place for place in near.on(at, _SUBJECT, HARD_STOP.search) if says(near, place)), at
    )
    return _says_name(near, verb) or any(
        near.role(place) & Role.ARTICLE and near.role(place + 1) & subject
        for place in near.on(verb + 1, _SUBJECT)
    )


def _says_name(near: Near, verb: int) -> bool:
    """Whether names close the clause behind a verb that has nobody for its object."""
    if not near.genitive or near.role(verb) & (Role.TRANSITIVE | Role.BEFORE_SOURCE):
        return False
    words, at = near.reading.words, verb + 1
    while at < near.high and not stops(near.gap(at)) and words[at].text.istitle():
        if near.role(at) & Role.CALENDAR:
            return False  # "said Monday"
        at += 1
    return at > verb + 1 and (at == near.high or stops(near.gap(at)))
