"""Verbs: whether one that follows a candidate says something here."""

from lineage.model import Span
from lineage.text.roles import Role
from lineage.text.sources.near import REACH, Near, stops
from lineage.text.spans import touching

MANNER = ("ment", "mente", "ly", "lich", "weise")
"""How adverbs of manner end."""
_OPENED = 4
"""Words from an ambiguous verb to the clause that it opens."""
_SAID = 9
"""Characters from which a quotation is something said, where a verb beside may mean saying."""
_PERCEPTION, _SPAN, _INFINITIVE = 4, 5, ("ar", "er", "ir", "re", "arem", "erem", "irem")
"""Letters of the verbs that mean seeing, words behind them in which an infinitive may stand."""
_HELPED = 4
"""Words between an auxiliary and its participle."""
_PARTICLES = ("off", "in", "up")
_OBJECT = 4
"""Words of the object of whom something is said to be."""
_DENIED = 6
"""Words between a negation and the participle that it denies."""
_HELPED_BY = Role.AUXILIARY | Role.PASSIVE
_NO_ADVERB = Role.ARTICLE | Role.PRONOUN | Role.OPENER | Role.CONJUNCTION | Role.BY
_COLON = 3
_GOING = "ing"
"""How a form ends that is no passive behind "was"."""
_MOOD = 10
_SHORTEST_OBJECT = 4
_BEFORE_NOUN = Role.ARTICLE | Role.DEMONSTRATIVE | Role.INDEFINITE | Role.LINK


def is_charge(near: Near, quotation: Span) -> bool:
    """Whether a quotation is what somebody is charged with: "pour « abus de confiance »"."""
    before = near.reading.word_at(quotation.start) - 1
    return bool(near.role(before) & Role.CHARGE)


def counts(near: Near, verb: int) -> bool:
    """Whether a verb is one of saying here, and not one that is done to its subject."""
    words = near.reading.words
    role, before, behind = near.role(verb), near.role(verb - 1), near.role(verb + 1)
    # German "von" is also "of": its passive closes the clause
    joined = verb + 1 < near.high and not stops(near.gap(verb + 1))
    agent = joined and behind & Role.BY and not (behind & Role.ARTICLE or near.verb_last)
    agent = agent and not role & Role.AUXILIARY  # "da por hecho"
    gerunds = near.reading.vocabulary.gerunds  # "retorted by saying"
    means = verb + 2 < near.high and gerunds and words[verb + 2].text.endswith(gerunds)
    agent = agent and not means
    endings = near.reading.vocabulary.participles
    agent = agent and (not endings or words[verb].text.endswith(endings))  # "desmintió por carta"
    if agent and not role & Role.QUOTED:
        return False
    passive = before & Role.PASSIVE and not before & Role.VERB and words[verb - 1].text.islower()
    going = words[verb].key.endswith(_GOING)
    going = going and bool(near.is_outlet or role & Role.AUXILIARY or not role & Role.AMBIGUOUS)
    passive = passive and not going
    if passive and not (near.role(verb - 2) & Role.REFLEXIVE or role & Role.QUOTED):
        return False
    if verb > near.low and (
        words[verb].text[0].isupper()
        or (verb > near.after and words[verb - 1].text.isdigit() and words[verb].spaced)
    ):
        return False  # "500 postes"
    infinitive = before & Role.LINK and not before & (Role.OPENER | Role.CONJUNCTION)
    infinitive = infinitive and not near.role(verb - 2) & Role.AUXILIARY  # "has since admitted"
    if near.genitive and not near.verb_last and infinitive and not near.is_outlet:
        return False  # "called Ms. Roy to urge her"
    denied = any(near.role(at) & Role.NEGATION for at in range(max(near.after, verb - 3), verb))
    only = near.role(verb + 1) & Role.MANNER and not near.role(verb - 1) & Role.NEGATION
    if denied and not (only and near.role(verb + 1) & Role.OPENER) and not _withholds(near, verb):
        return False  # "Le quotidien n'a pas publié la lettre" has nothing from it
    if is_done_to(near, verb):
        return False  # "Roy accusé de vol"
    if before & Role.HEARSAY and near.candidate.source.kind == "person":
        return False  # "Roy aurait écrit"
    determined = before & (Role.ARTICLE | Role.DEMONSTRATIVE | Role.INDEFINITE)
    plain = near.genitive and not near.verb_last  # articles that are nothing else
    plain = plain or bool(before & Role.INDEFINITE)  # "un decreto"
    if determined and (plain or role & (Role.NOUN | Role.TITLE | Role.OUTLET)):
        return False  # "its printing plant", "campe un juge"
    if near.is_outlet and (role & Role.OUTLET_VERB or role & Role.AMBIGUOUS):
        return not role & Role.DEED or opens_clause(near, verb)
    house = near.candidate.source.kind == "institution"
    if house and role & Role.RULING and _is_court(near):
        return opens_clause(near, verb)  # "le tribunal a rejeté le recours"
    noun = before & _BEFORE_NOUN and not before & Role.AUXILIARY
    if words[verb].key in near.reading.vocabulary.naming and not noun:
        if _names(near, verb):
            return True
        if joined and words[verb + 1].key in _PARTICLES:
            return False  # "called off the strike"
    if role & Role.SPEECH_ACT and not noun:
        return True
    if house and role & Role.HOUSE_VERB and not noun:
        return near.genitive or not _sees_happen(near, verb)
    worked_out = role & Role.OUTLET_VERB and behind & Role.OPENER and joined
    if worked_out and (near.verb_last or not near.genitive):
        return True  # "Oxfam hat ausgerechnet, dass"; not "police have learned that"
    return bool(role & Role.VERB) and (not role & Role.AMBIGUOUS or opens_clause(near, verb))


def _names(near: Near, verb: int) -> bool:
    """Whether a verb says of its object what it is: "called the offer an insult", "identified the
    man as Roy", not "called a meeting"."""
    if near.role(verb + 1) & (Role.INDEFINITE | Role.OPENER | Role.BY):
        return False
    for at in near.on(verb + 2, _OBJECT):
        quoted = near.gap(at).strip() and near.reading.is_quoted(at)
        if quoted or near.role(at) & (Role.INDEFINITE | Role.MANNER):
            return True
        if near.role(at) & (Role.LINK | Role.OPENER | Role.VERB):
            return False
    return False


def _withholds(near: Near, verb: int) -> bool:
    """Whether an outlet leaves out of what it tells what it does not say: "the paper did not say
    how", "la revista no aclara"."""
    role = near.role(verb)
    return near.is_outlet and bool(role & Role.VERB) and not role & (Role.DEED | Role.PRINTED)


def _is_court(near: Near) -> bool:
    return any(near.role(at) & Role.COURT for at in range(near.first, near.after))


def _sees_happen(near: Near, verb: int) -> bool:
    """Whether it only sees something happen to it: "la TAP ve caer sus ventas"."""
    words = near.reading.words
    return len(words[verb].key) <= _PERCEPTION and any(
        words[at].key.endswith(_INFINITIVE) and len(words[at].key) >= _SHORTEST_OBJECT
        for at in near.on(verb + 1, _SPAN)
    )


def is_done_to(near: Near, at: int) -> bool:
    """Whether a participle stands without an auxiliary, as headlines have it: its subject is the
    one to whom it is done."""
    endings = near.reading.vocabulary.participles
    if not endings or not near.reading.words[at].text.endswith(endings):
        return False
    if near.role(at) & Role.QUOTED:
        return False
    before = range(max(near.low, at - _HELPED), at)
    return not any(near.role(place) & (Role.AUXILIARY | Role.PASSIVE) for place in before)


def _opens_infinitive(near: Near, verb: int) -> bool:
    """Whether a verb is followed by what somebody says to know or have done: "assure ne rien
    savoir", "sostiene de haber"."""
    for at in near.on(verb + 1, 2):
        if near.role(at) & Role.NEGATION or near.reading.words[at].key in (
            near.reading.vocabulary.perfects
        ):
            return True
        if not near.role(at) & Role.LINK:
            return False
    return False


def opens_clause(near: Near, verb: int) -> bool:
    """Whether what is said follows an ambiguous verb: a clause, a report, a quotation near."""
    if near.reading.vocabulary.perfects and _opens_infinitive(near, verb):
        return True
    if any(":" in near.gap(at) for at in range(verb + 1, min(near.high, verb + _COLON))):
        return True  # "Vera matiza: solo en invierno"
    for at in range(verb + 1, min(near.high, verb + 1 + _OPENED)):
        if near.role(at) & Role.OPENER and (at == verb + 1 or not near.role(at - 1) & Role.STOP):
            return True  # not "alors que"
        if near.is_outlet and near.role(at) & Role.NOUN:
            return True
    if any(near.role(at) & Role.REPORTED for at in range(verb + 1, min(near.high, verb + _MOOD))):
        return True
    if any(near.role(at) & Role.BEFORE_PRESS for at in range(max(near.low, verb - REACH), verb)):
        return True  # "En declaraciones a Onda Sur, la alcaldesa defendió"
    quoted = touching(near.reading.quotations, *near.around(verb))
    return any(span.end - span.start > _SAID and not is_charge(near, span) for span in quoted)


def is_negated(near: Near, participle: int) -> bool:
    """Whether it is said not to have been: "never officially confirmed by", "n'a pas été confirmé
    par"; not "n'a été confirmé que par", which is only by."""
    only = near.role(participle + 1) & Role.OPENER and near.role(participle + 2) & Role.BY
    for at in near.back(participle - 1, _DENIED):
        role = near.role(at)
        if role & Role.NEGATION:
            return not only
        word = near.reading.words[at]
        adverb = word.key.endswith(MANNER) or (not role & ~Role.OBJECT and word.text.islower())
        if not adverb and (role & _NO_ADVERB or not role & (_HELPED_BY | Role.STOP)):
            return False
    return False
