"""Inversion: whether a verb of saying that stands before a candidate is its own."""

import re

from lineage.text.roles import Role
from lineage.text.sources.near import REACH, Near, stops
from lineage.text.sources.owning import STAFF, owns
from lineage.text.sources.saying import MANNER

_INSERTED = 7
_INVERTED = 14
_OUTLET_BEFORE = 4
_ADVERBS = 2
_CLITIC = 2
_LEAD_REACH = 6
_APPOSITION = 2
"""Commas around an apposition, of which there may be several."""
_LISTENER = 5
"""Words behind a verb in which who is told it may stand before the subject."""
_OWNED = 3
"""Words behind a name in which who is of it stands."""
_GERUND = "ing"
_MARKS = " \u00a0„“”\"»«‚‘’'"
_LEAD = re.compile(r"[,;»”“\"–—:()\]….!?\n]\s*$|['’]\s+$")
_OFFICE = Role.TITLE | Role.SPOKESPERSON | Role.OUTLET | Role.ORGANISATION | Role.BODY
_DETERMINER = Role.ARTICLE | Role.DEMONSTRATIVE | Role.INDEFINITE
_BEFORE_NOUN = Role.ARTICLE | Role.DEMONSTRATIVE | Role.INDEFINITE | Role.LINK | Role.TITLE
_BESIDE_NAME = Role.ARTICLE | Role.DEMONYM | Role.LINK | Role.AUXILIARY
_BEFORE_NOUN_ALONE = Role.ARTICLE | Role.OPENER | Role.BY | Role.INDEFINITE | Role.CONJUNCTION
_NO_NAME = Role.LINK | Role.CALENDAR | Role.ARTICLE
_SAID = Role.NOUN | Role.DOCUMENT | Role.UTTERANCE
_HELPING = Role.AUXILIARY | Role.PRONOUN | Role.SOURCE | Role.PASSIVE | Role.MANNER


def is_inverted(near: Near) -> bool:
    """Whether a verb of saying that opens its clause comes first ("…», a dit hier Roy")."""
    left, outlet = near.left, near.is_outlet
    source = near.candidate.source
    house = source.kind == "institution" and source.type != "unknown"
    town = near.verb_last and near.candidate.source.type == "unknown" and left < near.first - 1
    if town and not near.reading.words[near.first].text.isupper():
        return False  # "bestätigte die Durchsuchungen"
    links = (near.role(at) & Role.LINK for at in range(left, near.first))
    apposed = near.is_apposed(near.gap(near.first).strip(), near.first - 1)
    if not outlet and any(links) and not apposed:
        return False
    if outlet and _is_governed(near):
        return False  # "Lo fotografiaron al salir del Diario 16"
    if near.genitive and not near.verb_last and _is_told_of(near):
        return False
    words = near.reading.words
    unknown = 0
    titled = outlet or apposed
    at, limit = left + 1, left - _INVERTED
    while at > max(near.low, limit):
        at -= 1
        gap = near.behind_mark(at + 1)
        if stops(gap) and not (_is_bare(near, at, left) and near.is_apposed(gap.strip(), at)):
            # "confessou, emocionada, a nadadora Roy"
            opening = _opening(near, at)
            if opening is None:
                return False
            at = opening
        role = near.role(at)
        # "l'enquête du Monde", "le juge Paul Lys"
        noun = role & (Role.NOUN | Role.TITLE) and near.role(at - 1) & _DETERMINER
        # "Judge Roy jailed him"
        noun = noun or (role & Role.TITLE and at == left and words[at].text[0].isupper())
        own = Role.OUTLET_VERB if outlet else Role.HOUSE_VERB if house else 0
        if role & (Role.VERB | own) and not (noun or (role & Role.TITLE and titled)):
            if _is_verb_of(near, at, left):
                return not (_is_of_opener(near, at) or _is_object(near))
            if outlet or not near.role(at - 1) & _BEFORE_NOUN:
                return False  # else none: "escribió en su cuenta la senadora Roy"
            role = 0
        place = role & Role.NAME_LINK and near.role(at - 1) & Role.TITLE
        if outlet and role & Role.EVENT:
            return False  # "a répondu Roy lors du sommet du Monde"
        if role & Role.OPENER or (role & Role.BY and not place):
            return False  # "a indiqué que Roy", not "der Bürgermeister von Ulm, Roy"
        to_somebody = role & Role.LINK and words[at + 1].text[0].isupper()
        if role & _OFFICE:
            if role & Role.TITLE and not titled and _is_of_office(near, at):
                return False
            titled = True
        elif role & Role.LINK and not (titled or to_somebody or role & Role.ARTICLE):
            if not near.role(at - 1) & Role.TITLE:
                return False  # "joked the organiser of the race Anna Roy"
        elif not (role & _BESIDE_NAME or words[at].text[0].isupper()):
            unknown += 1
            if unknown > _ADVERBS + 2 * titled:
                return False
    return False


def _is_governed(near: Near) -> bool:
    """Whether a preposition before an outlet has it for its object, and nobody in particular
    speaks: not "lit-on dans la dernière livraison d'Alternatives économiques"."""
    links = Role.CONJUNCTION | Role.MANNER
    before = near.role(near.left if near.verb_last else near.first - 1)
    if near.verb_last and before & Role.ARTICLE:
        return False
    if not before & Role.LINK or before & links:
        return False
    return not any(near.role(at) & Role.IMPERSONAL for at in near.back(near.first - 1, _INVERTED))


def _is_told_of(near: Near) -> bool:
    """Whether the verb tells of it, in English: "said the agency was wrong", "named as Ann Roy",
    "dismissed the paper as false"."""
    behind = near.role(near.after) if near.after < near.high and near.gap(near.after) == " " else 0
    does = behind & (Role.AUXILIARY | Role.PASSIVE)
    # "said the Sun journalist had left"
    does = does or (near.is_outlet and behind & (Role.MANNER | Role.TITLE))
    return bool(does or near.role(near.first - 1) & Role.MANNER)


def _is_of_office(near: Near, at: int) -> bool:
    """Whether an office is named as whose something is: "dijo la hija del presidente Roy"."""
    if near.verb_last or near.candidate.source.kind != "person":
        return False
    link = at - 1
    while near.role(link) & Role.ARTICLE and not near.role(link) & Role.LINK:
        link -= 1
    beside = near.gap(at) in (" ", "\u00a0", "'", "’")
    # "le ministre de l'Intérieur Roy" and "l'adjoint au maire Roy" hold the office themselves
    own = near.role(link) & Role.TITLE or near.role(link - 1) & Role.TITLE
    of = near.role(link) & Role.LINK and not near.role(link) & Role.AUXILIARY
    return bool(beside and of and not own)


def _is_of_opener(near: Near, verb: int) -> bool:
    """Whether somebody who opens the sentence does what a verb behind an apposition says: "Ann
    Roy, the mayor, mocked the ministry"."""
    if verb - near.low > REACH:
        return False
    commas = [at for at in range(near.low + 1, verb + 1) if stops(near.gap(at))]
    if len(commas) < _APPOSITION or any(near.gap(at) != ", " for at in commas):
        return False
    name = near.reading.words[near.low : commas[0]]
    if any(near.role(at) & _NO_NAME for at in range(near.low, commas[0])):
        return False  # "À Lyon, mardi, a expliqué le maire"
    if any(near.role(at) & Role.CALENDAR for at in range(commas[0], commas[-1])):
        return False  # "New York, Tuesday, said Roy"
    # "Ann Roy, the mayor, left, said Lys" has a verb of its own before
    if any(not near.role(at) & (_DETERMINER | _OFFICE) for at in commas[1:-1]):
        return False
    helped = all(near.role(at) & _HELPING for at in range(commas[-1], verb))
    return helped and len(name) > 1 and all(word.text.istitle() for word in name)


def _is_object(near: Near) -> bool:
    """Whether what is its, and nobody of its, stands behind a verb: "rejected the ministry's
    figures", not "said the ministry's spokeswoman"."""
    behind = range(near.after + 1, min(near.high, near.after + 1 + _OWNED))
    return owns(near) and not any(
        near.role(at) & STAFF and not near.role(at) & _SAID for at in behind
    )


def _is_bare(near: Near, at: int, left: int) -> bool:
    """Whether nothing but offices stand between a word and a name: "his lawyer, Maître Roy"."""
    return all(near.role(place) & (Role.TITLE | Role.ARTICLE) for place in range(at + 1, left + 1))


def _opening(near: Near, at: int) -> int | None:
    """The word before the comma that opens what another closes behind a word."""
    for place in range(at, max(near.low, at - _INSERTED), -1):
        if stops(near.gap(place)):
            return place - 1 if near.gap(place).strip() == "," else None
    return None


def _is_verb_of(near: Near, verb: int, left: int) -> bool:
    """Whether a verb before a name is what the name does."""
    role = near.role(verb)
    if verb > near.low and near.reading.words[verb].text[0].isupper():
        return False
    if near.is_outlet:
        if role & Role.DEED or (near.verb_last and near.role(verb + 1) & Role.PASSIVE):
            return False  # "Gedruckt wird die Zeitung in Bonn"
        if near.genitive and near.reading.words[verb].text.endswith(_GERUND):
            return False  # "photographed reading the Racing Post"
        somebody = near.role(verb - 1) & Role.PRONOUN and near.gap(verb) != "-"
        # "leía el Marca en el bar", "Sie liest Le Monde"
        loose = role & Role.AMBIGUOUS or not role & Role.VERB
        if loose and (somebody or (verb == near.low and not near.verb_last)):
            return bool(near.role(near.after) & Role.OPENER)
        own = near.verb_last and near.role(verb + 1) & Role.PRONOUN and verb < left
        if own and near.role(left) & Role.LINK and near.gap(verb + 1) == " ":
            return False  # "schrieb er für den Tagesspiegel"
        close = left - verb < _OUTLET_BEFORE and role & Role.VERB and not role & Role.AMBIGUOUS
        return bool(close) or leads(near, verb)
    words, clitics = near.reading.words, near.reading.vocabulary.clitics
    if any(
        near.role(at) & Role.PRONOUN and words[at].key not in clitics
        for at in near.back(verb - 1, _ADVERBS)
    ):
        return False  # "elle a vu Roy"
    if near.reading.vocabulary.roles.get(near.reading.words[verb].key, 0) & Role.BEFORE_SOURCE:
        return False  # "told the council"
    ends = near.after >= near.high or stops(near.gap(near.after))
    if role & Role.TRANSITIVE and any(mark in near.gap(verb) for mark in '»”“"›'):
        return True  # "»", kritisierte Roy im Radio"
    # ", scrive Anna Roy sul Corriere"
    person = near.candidate.source.kind == "person" and not near.genitive
    place = bool(near.role(near.after) & Role.VENUE)
    lead = verb - 1 if near.role(verb - 1) & Role.AUXILIARY else verb
    # "Come ha scritto Roy sul Corriere", "Escribe Roy en El País que"
    opens = lead == near.low or near.role(lead - 1) & Role.MANNER or "," in near.gap(lead)
    ends = ends or bool(person and place and opens)
    # ", garantisce la Fiat in una nota", "», le confesó a Roy el juez Lys poco antes"
    goes_on = near.role(near.after) & Role.STOP and not near.role(near.after) & _BEFORE_NOUN_ALONE
    goes_on = goes_on and not near.genitive and "," in near.gap(lead)
    # "Falta inversión, criticó la alcaldesa Roy durante el pleno"
    ends = ends or bool(goes_on and not (role & Role.TRANSITIVE and _is_parted(near, lead)))
    source = near.candidate.source
    institution = source.kind == "institution" and source.type != "unknown"
    plain = institution and role & Role.HOUSE_VERB and not role & Role.TRANSITIVE
    plain = plain and (near.verb_last or not near.genitive)  # "called the bank's offer"
    if role & (Role.AMBIGUOUS | Role.TRANSITIVE) and not (ends or plain or _has_behind(near, verb)):
        return False  # "…, a accusé Roy d'avoir menti"
    if (
        near.role(near.after) & Role.OPENER
        and "," not in near.gap(near.after)
        and near.role(verb - 1) & Role.AUXILIARY
        and verb - 1 > near.low
    ):
        return False  # "le juge, Paul Lys, a averti Roy que"
    return leads(near, verb)


def _is_parted(near: Near, lead: int) -> bool:
    """Whether what stands before the comma of a verb has another, and may be its subject."""
    back = range(lead - 1, max(near.low, lead - REACH), -1)
    return any(stops(near.gap(at)) for at in back)


def _has_behind(near: Near, verb: int) -> bool:
    """Whether the object of a verb stands behind a name, so that this is its subject, where cases
    tell: "Auf Twitter kritisierte Roy den Plan", "rechnet die Bank mit Wachstum"."""
    object_ = near.verb_last and near.after < near.high and near.gap(near.after) == " "
    plain = near.role(verb) & Role.TRANSITIVE and not near.role(verb) & Role.AMBIGUOUS
    behind = near.role(near.after) & (Role.OBJECT | Role.LINK | Role.BY)
    return bool(object_ and plain and behind)


def leads(near: Near, verb: int) -> bool:
    """Whether a verb opens its clause, its auxiliaries and pronouns before it."""
    words = near.reading.words
    lead = verb
    if _has_object(near, verb) or _is_cleft(near, verb):
        return True
    while lead > near.low and verb - lead < _LEAD_REACH and not near.gap(lead).strip(" \u00a0'’-"):
        clitic = near.role(lead - 1) & Role.STOP and len(words[lead - 1].key) <= _CLITIC
        if not (near.role(lead - 1) & _HELPING or clitic):
            break
        lead -= 1
    if lead == near.low or _LEAD.search(near.gap(lead)) is not None:
        return True
    if near.is_outlet and lead - 2 <= near.low and near.role(lead - 1) & Role.DEMONSTRATIVE:
        return bool(near.role(near.low) & Role.LINK)  # "Di questo aveva scritto ieri La Nuova"
    return _is_cleft(near, lead) or _is_second(near, verb)


def _is_cleft(near: Near, verb: int) -> bool:
    """Whether a verb has before it what is said: "c'est ce qu'a annoncé Roy"."""
    if near.is_outlet and near.role(verb - 2) & Role.RELATIVE and not near.genitive:
        between = near.role(verb - 1)
        when = between & Role.STOP and not between & (Role.PRONOUN | Role.ARTICLE | Role.LINK)
        if when and not between & Role.NEGATION and near.left <= verb + 1:
            return True  # "le mail che oggi pubblica Fanpage"
    if not near.role(verb - 1) & Role.OPENER:
        return False
    if near.is_outlet and not near.genitive and near.left <= verb + 1:
        return True  # "o que imprime o Sol", "un document que s'est procuré Mediapart"
    return bool(near.role(verb - 2) & Role.DEMONSTRATIVE)


def _has_object(near: Near, verb: int) -> bool:
    """Whether a verb has a pronoun for its object, so that the name behind is its subject: "una
    hora después la confirmó el Vaticano"."""
    clitics, words = near.reading.vocabulary.clitics, near.reading.words
    noun = near.role(verb) & (Role.NOUN | Role.OUTLET | Role.TITLE)  # "sous le titre"
    if not clitics or (near.role(verb) & Role.AMBIGUOUS and (noun or not near.is_outlet)):
        return False
    at = verb - 1
    while near.role(at) & Role.AUXILIARY and not near.role(at) & Role.ARTICLE:
        at -= 1
    before = at >= near.low and not near.gap(at + 1).strip("'’ \u00a0") and words[at].key in clitics
    behind = near.gap(verb + 1) == "-" and words[verb + 1].key in clitics  # "confirma-o"
    left = near.left
    adverbs = (near.role(place) & ~Role.STOP for place in range(verb + 1 + behind, left + 1))
    introduced = near.is_outlet or near.first > left + 1
    return bool(before or behind) and introduced and not any(adverbs)


def _is_second(near: Near, verb: int) -> bool:
    """Whether a verb that comes second in its clause, behind what is no subject, has its subject
    behind it: "In Bonn bestätigte Landrat Roy den Plan"."""
    loose = near.role(verb) & (Role.AMBIGUOUS | Role.TRANSITIVE)
    if not near.verb_last or (loose and not _has_behind(near, verb)):
        return False
    if any(not _says_who(near, at) for at in range(_behind_listener(near, verb), near.first)):
        return False
    first = verb
    while first > near.low and not stops(near.gap(first).strip(_MARKS)):
        first -= 1
    if first == verb:
        return False
    opens = near.role(first) & (
        Role.LINK | Role.CALENDAR | Role.MANNER | Role.VENUE | Role.SOURCE | Role.OBJECT
    )
    if verb - first == 1:  # "Das sagte Roy", "Erneut betonte Roy"
        alone = near.role(first) & (Role.ARTICLE | Role.DEMONSTRATIVE | Role.STOP)
        alone = alone and not near.role(first) & Role.PRONOUN
        key = near.reading.words[first].key
        known = near.reading.vocabulary
        own = key in known.particles.get(near.reading.words[verb].key, ())  # "Besorgt zeigte sich"
        return bool(opens or alone or own) or key.endswith(MANNER)
    return bool(opens)


def _behind_listener(near: Near, verb: int) -> int:
    """The first word behind a verb, and behind who is told it: "sagte Reuters der Analyst Roy"."""
    words = near.reading.words
    for at in range(verb + 2, min(near.first - 1, verb + _LISTENER)):
        nominative = near.role(at) & Role.ARTICLE and not near.role(at) & Role.LINK
        if nominative and near.role(at + 1) & Role.TITLE and words[at - 1].text[0].isupper():
            return at
    return verb + 1


def _says_who(near: Near, at: int) -> bool:
    """Whether a word behind the verb may belong to its subject: "die Münchner Ärztin"."""
    role = near.role(at)
    subject = role & (_OFFICE | Role.DEMONYM) or (role & Role.ARTICLE and not role & Role.LINK)
    beside = role & Role.STOP and not role & (Role.LINK | Role.BY | Role.OPENER | Role.PRONOUN)
    small = near.reading.words[at].text.islower()
    return bool(subject or beside) or (not role & ~Role.OBJECT and small)
