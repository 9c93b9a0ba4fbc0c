"""Evidence: what names a candidate as a source, by prepositions, nouns and places."""

from lineage.text.roles import Role
from lineage.text.sources.inverted import leads
from lineage.text.sources.near import HARD_STOP, REACH, Near, stops
from lineage.text.sources.owning import has_office, is_calling, makes, owns
from lineage.text.sources.saying import is_negated
from lineage.text.sources.speech import is_plain_verb, something_is_said
from lineage.text.spans import touching

_TITLE_REACH = 10
_ADJECTIVES, _NOUN_REACH = 2, 5
_HOUSE_WORDS = 3
"""Words more where a house stands between an office and the comma before who holds it."""
_OWNED, _VENUE = 3, 7
_DEALT = 3
"""Words back from what the press makes to who deals in it ("comprou uma página inteira no")."""
_ORDERED = 7
"""Words back to what was made for an outlet ("una encuesta de Ipsos para el canal TF1")."""
_AT_ONCE, _WORD_REACH = 2, 7
_SPOKESPERSON, _JOURNALIST, _BEHIND_QUOTATION = 5, 7, 4
_REPORTED, _CLAUSE = 7, 14
_TOLD = 24
"""Words back to those of whom some are named."""
_DETERMINER = Role.ARTICLE | Role.DEMONSTRATIVE | Role.INDEFINITE
_NOMINATIVE = ("die", "das")
_HOUSE = Role.LINK | Role.ARTICLE | Role.BODY | Role.ORGANISATION | Role.DEMONYM | Role.TITLE
_HOUSES = Role.ORGANISATION | Role.BODY
_VOICES = Role.SPOKESPERSON | Role.STAFF | Role.NOUN | Role.BODY | Role.ORGANISATION
_NO_SAYING = Role.DEED | Role.NOUN
_NO_REPORT = Role.TITLE | Role.ORGANISATION | Role.BODY


def is_source(near: Near) -> bool:
    """Whether a preposition of source ("selon") stands before it, or one ("zufolge") after it.

    Between the two may stand a title, a house, what it issued, two adjectives.
    """
    if owns(near) and near.role(near.after + 1) & Role.UTTERANCE:
        aside = near.after + 2 >= near.high or "," in near.gap(near.after + 2)
        return bool(near.role(near.left) & Role.VENUE) and aside  # "in Roy's view,"
    if owns(near) and (near.candidate.source.type == "unknown" or has_office(near)):
        return False  # "according to Nigeria's constitution", "the inquiry's chairman"
    if owns(near) and not makes(near):
        return False  # "according to the government's directives"
    if near.role(near.after) & Role.AFTER_SOURCE:
        # "les doutes du Temps, selon lequel"
        return near.gap(near.after).strip() in ("", ",")
    if _opens_with_opinion(near):
        return True
    unknown = 0
    linked = False
    house = near.candidate.source.kind == "institution"
    words = near.reading.words
    # "selon le président de la chambre de commerce et d'industrie de Lyon, Paul Lys"
    more = _HOUSE_WORDS if "," in near.gap(near.first) else 0
    reach, most = _TITLE_REACH + more, _ADJECTIVES + more
    for at in range(near.first - 1, max(near.low, near.first - reach) - 1, -1):
        gap = near.behind_mark(at + 1)
        if stops(gap) and not (at >= near.first - 2 and near.is_apposed(gap, at)):
            return False
        role = near.role(at)
        if role & Role.SOURCE:
            # "nach Angaben aus Kreisen die Firma Roy": another case
            apart = unknown and near.verb_last and words[near.first - 1].key in _NOMINATIVE
            return not apart and (not linked or _is_its_word(near, at + 1))
        if linked and house and role & Role.TITLE and not role & _VOICES:
            return False  # "selon le président de la chambre de commerce"
        if role & (Role.NOUN | Role.TITLE | Role.SPOKESPERSON | Role.ORGANISATION | Role.STAFF):
            linked = False
        elif role & (Role.BY | Role.OPENER) or _is_of_verb(role):
            return False
        elif role & Role.OUTLET and linked and near.candidate.source.type == "unknown":
            return False  # "selon le quotidien de la City"
        elif role & (Role.OUTLET | Role.BODY | Role.DEMONYM):
            linked = False
        elif role & (_DETERMINER | Role.LINK):
            # German articles in the dative are no prepositions
            linked = linked or bool(
                role & Role.LINK and not (near.verb_last and role & Role.ARTICLE)
            )
        else:
            unknown += 1
            common = near.verb_last and near.candidate.source.type == "unknown"
            if common or unknown > most:  # "So viele Pleiten"
                return False
    return False


def _is_of_verb(role: int) -> bool:
    """Whether a word is a verb, or helps one."""
    helps = role & Role.AUXILIARY and not role & _DETERMINER
    says = role & Role.VERB and not role & (Role.OUTLET | Role.BODY)
    return bool(helps or says or role == Role.OUTLET_VERB)


def _is_its_word(near: Near, start: int) -> bool:
    """Whether a noun before a house is what it gave: "selon le dernier point d'Enedis", not "selon
    des proches de la police"."""
    source = near.candidate.source
    if source.kind == "person" or source.type == "unknown":
        return False
    other = Role.OUTSIDER | Role.AUXILIARY | Role.CONJUNCTION
    roles = [near.role(at) for at in range(start, near.first)]
    elsewhere = (r & Role.LINK and not r & (Role.NAME_LINK | Role.ARTICLE) for r in roles)
    return not any(elsewhere) and not any(r & other and not r & Role.ARTICLE for r in roles)


def _opens_with_opinion(near: Near) -> bool:
    """Whether the sentence begins with "Pour Le Monde,"."""
    if near.after >= near.high:
        return False
    head = _head(near)
    if not near.role(head) & Role.OPINION:
        # "Reste que, pour l'Ademe, le bilan est mauvais"
        aside = near.role(near.left) & Role.OPINION and "," in near.gap(near.left)
        # "inquiétant pour la NASA, pour le ministère, pour d'autres"
        listed = near.role(near.after) & Role.OPINION
        return bool(aside) and near.gap(near.after).strip() == "," and not listed
    beside = Role.ARTICLE | Role.DEMONYM | Role.TITLE | Role.OUTLET | Role.DEMONSTRATIVE | _HOUSES
    between = range(head + 1, near.first)
    ends = "," in near.gap(near.after) or near.candidate.generic or near.is_near_quotation()
    # "Für die FAZ ist das", "Per l'Economist è un disastro"
    ends = ends or bool(near.is_outlet and near.role(near.after) & (Role.AUXILIARY | Role.PASSIVE))
    # "Para el sociólogo Roy la clave está en"
    ends = ends or bool(near.role(near.after) & _DETERMINER and not near.is_outlet)
    own = Role.LINK | Role.BY | Role.OPENER
    house = near.candidate.source.kind == "institution"
    if house and any(near.role(at) & Role.TITLE for at in between):
        return False  # "Para o presidente da Câmara, Anna Roy,"
    return ends and all(
        near.role(at) & beside or (near.role(at) & Role.STOP and not near.role(at) & own)
        for at in between  # "Pour son avocate, Anna Roy,"
    )


def _head(near: Near) -> int:
    """The first word of its clause, which a semicolon may open: "…; for The Independent, …"."""
    words, first = near.reading.words, max(near.low, near.first - _TITLE_REACH)
    mark = near.reading.text.rfind(";", words[first].start, words[near.first].start)
    return near.low if mark < 0 else near.reading.word_at(mark)


def follows_source_phrase(near: Near) -> bool:
    """Whether a phrase that makes a source of an outlet ends before it ("cité par")."""
    if near.candidate.generic and near.role(near.first) & Role.BEFORE_SOURCE:
        return True  # "dans les colonnes du quotidien"
    for at in range(near.first - 1, near.low - 1, -1):
        if HARD_STOP.search(near.gap(at + 1)):
            return False
        if near.role(at) & Role.BEFORE_SOURCE:
            # "has not been confirmed by Reuters"
            return not (is_calling(near, at) or is_negated(near, at - 1))
        if not near.role(at) & (Role.ARTICLE | Role.DEMONSTRATIVE | Role.OUTLET | Role.DEMONYM):
            return False
    return False


def is_included(near: Near) -> bool:
    """Whether it is one of several that are said to report: "US-Medien …, darunter die Times"."""
    at = near.left
    low = max(near.low, at - REACH)
    while at > low and (
        near.role(at) & Role.CONJUNCTION or near.gap(at + 1).strip() == "," or not near.role(at)
    ):
        at -= 1
    if not near.role(at) & Role.INCLUDING:
        return False
    return any(is_plain_verb(near, told) for told in range(max(near.low, at - _TOLD), at))


def has_noun(near: Near) -> bool:
    """Whether it is whose report, interview or scoop is spoken of."""
    behind = near.role(near.after)
    if behind & Role.MISRENDERED and near.reading.words[near.after].spaced:
        return True
    if near.genitive:
        joined = near.after < near.high and near.gap(near.after).endswith("-")
        if joined and behind & Role.NOUN and not behind & Role.TITLE:
            return True  # "„Spiegel“-Bericht"
        for at in near.on(near.after, _OWNED):
            made = near.role(at) & Role.NOUN and not near.role(at) & Role.TITLE
            if made or near.role(at) & Role.STAFF:
                return True
            if near.role(at) & (Role.LINK | Role.VERB):
                break
    return _of_noun(near, is_person=False)


def is_reported(near: Near) -> bool:
    """Whether what a house published, or who works there, says something: "a Yale study shows"."""
    published = _is_governed_by(near, Role.NOUN)
    if not published and not _is_governed_by(near, Role.STAFF):
        return False
    if not near.verb_last and _is_told_before(near):
        return True
    around = [*near.on(near.after, _CLAUSE if near.verb_last else _REPORTED)]
    if near.verb_last:
        around += near.back(near.first - 1, _REPORTED)  # "Das zeigt eine Studie der Charité"
    return any(
        near.role(at) & (Role.VERB | (Role.OUTLET_VERB if published else 0))
        and not near.role(at) & (Role.DEED | Role.NOUN)
        and not near.role(at - 1) & Role.PASSIVE
        and not (near.role(at) & Role.QUOTED and near.role(at + 1) & Role.BY)
        for at in around
    )


def _is_told_before(near: Near) -> bool:
    """Whether the verb comes before what was published: "lo revela un estudio de Funcas"."""
    for at in near.back(near.first - 1, _TITLE_REACH):
        if near.role(at) & Role.VERB and not near.role(at) & Role.NOUN:
            return leads(near, at)
    return False


def _is_governed_by(near: Near, roles: int) -> bool:
    """Whether a noun of these roles governs a house: "un sondage Elabe", "the Yale study"."""
    if near.genitive and any(near.role(at) & roles for at in near.on(near.after, 2)):
        return True
    linked = not near.genitive and not near.candidate.generic
    for at in near.back(near.first - 1, _NOUN_REACH):
        role = near.role(at)
        if role & roles and (role & Role.STAFF or not role & _NO_REPORT):
            return linked
        to_it = role & Role.VENUE and not role & (Role.NAME_LINK | Role.BY) and roles & Role.NOUN
        if role & Role.OPINION or (to_it and not near.genitive and not near.verb_last):
            return False  # "a report for the Treasury", "una carta al Gobierno"
        elsewhere = role & Role.VENUE and not role & (Role.ARTICLE | Role.BY | Role.BEFORE_SOURCE)
        if elsewhere and not roles & Role.STAFF:
            return False  # "une lettre à la mairie"
        if role & (Role.LINK | Role.BY | Role.BEFORE_SOURCE):
            linked = True
        elif not role & _HOUSE:
            return False
    return False


def is_maker(near: Near) -> bool:
    """Whether what is told was counted or written by it: "des chiffres publiés par l'Insee"."""
    by = near.first - 1 if near.role(near.first - 1) & Role.BY else near.left
    if near.role(near.first - 1) & _HOUSES:
        while by > near.low and not near.role(by) and near.reading.words[by].text.islower():
            by -= 1  # "by the aviation analytics firm Roy"
    while near.role(by) & _DETERMINER and not near.role(by) & (Role.BY | Role.LINK):
        by -= 1
    comes = (near.role(by) | near.role(by - 1)) & Role.ORIGIN  # "le chiffre émane du ministère"
    if not (near.role(by) & Role.BY or comes) or near.role(by - 1) & Role.DEED:
        return False
    made = by - 1
    while near.role(made) & Role.CALENDAR:
        made -= 1
    if near.role(made) & (Role.LINK | Role.ASKED) or _is_to_be(near, made):
        return False  # "joint par Le Monde", "le dossier doit être examiné par"
    if is_negated(near, made):
        return False
    for at in range(by - 1, max(near.low, by - _NOUN_REACH) - 1, -1):
        if HARD_STOP.search(near.gap(at + 1)):
            break  # a comma may stand between: "le rapport, rédigé par l'Ademe"
        got = Role.NOUN | (Role.DOCUMENT if near.is_outlet else 0)
        if near.role(at) & got and not near.role(at) & Role.TITLE:
            return True
    return False


def _is_to_be(near: Near, participle: int) -> bool:
    """Whether something is still to be done, so that nothing is made: "doit être examiné par"."""
    before = near.reading.words[participle - 1].key if participle > near.low else ""
    return before in near.reading.vocabulary.passives


def is_impersonal(near: Near) -> bool:
    """Whether nobody in particular says something there: "dit-on à la préfecture"."""
    linked = False
    for at in near.back(near.first - 1, _VENUE):
        if _says_impersonally(near, at):
            return linked
        linked = linked or bool(near.role(at) & Role.LINK)
    behind = near.on(near.after, _VENUE, HARD_STOP.search)
    return bool(near.role(near.left) & Role.LINK or near.role(near.first - 1) & Role.LINK) and any(
        _says_impersonally(near, at) for at in behind
    )


def _says_impersonally(near: Near, at: int) -> bool:
    before = at - 2 if near.reading.words[at - 1].key == "t" else at - 1  # "indique-t-on"
    beside = near.role(before) | near.role(at + 1)
    return bool(near.role(at) & Role.IMPERSONAL and beside & Role.VERB)


def is_word_of(near: Near) -> bool:
    """Whether what is quoted beside is said to be its word: "…". Son palabras de Roy."""
    linked = False
    if near.after < near.high and owns(near) and has_office(near):
        return False
    for at in near.back(near.first - 1, _WORD_REACH):
        role = near.role(at)
        if role & Role.UTTERANCE:
            # "mit diesen Worten trat Roy ab"
            linked = linked or bool(near.role(at - 1) & Role.DEMONSTRATIVE)
            return linked and _is_beside_quotation(near)
        if role & Role.VENUE and not role & (Role.NAME_LINK | Role.BY | Role.ARTICLE):
            return False  # "a plea to Roy"
        linked = linked or bool(role & (Role.LINK | Role.BY))
    own = near.genitive and any(near.role(at) & Role.UTTERANCE for at in near.on(near.after, 2))
    return own and _is_beside_quotation(near)


def _is_beside_quotation(near: Near) -> bool:
    """Whether its sentence quotes something, or follows upon a quotation."""
    if near.is_near_quotation():
        return True
    start = near.reading.words[near.low].start
    return bool(touching(near.reading.quotations, max(0, start - _BEHIND_QUOTATION), start))


def is_employer(near: Near) -> bool:
    """Whether a journalist of it says something ("le correspondant du Monde raconte")."""
    behind = [*near.on(near.after, _JOURNALIST, HARD_STOP.search)]
    if any(is_plain_verb(near, at) for at in behind) and _of_noun(near, is_person=True):
        return True
    said = Role.VERB | Role.OUTLET_VERB
    told = any(near.role(at) & said and not near.role(at) & _NO_SAYING for at in behind)
    return told and _employs_named(near)


def _employs_named(near: Near) -> bool:
    """Whether a journalist is named before it: "la reportera Inés Roy, de la SER, cuenta"."""
    at = near.left
    if not near.role(near.first - 1) & Role.LINK and not near.role(at) & Role.LINK:
        return False
    at = at if near.role(at) & Role.LINK else near.first - 1
    if near.gap(at) != ", ":
        return False
    at -= 1
    words = near.reading.words
    while at > near.low and at > near.first - _JOURNALIST and words[at].text[0].isupper():
        at -= 1
    return bool(near.role(at) & Role.TITLE and near.role(at) & Role.NOUN)


def _of_noun(near: Near, *, is_person: bool) -> bool:
    """Whether what the press makes, or who works for it, governs it: "les révélations du"."""
    linked = False
    beside = Role.OUTLET | Role.DEMONYM | Role.DEMONSTRATIVE | Role.ORGANISATION
    ordered = near.role(near.left) & Role.OPINION and not is_person
    for at in near.back(near.first - 1, _ORDERED if ordered else _NOUN_REACH):
        role = near.role(at)
        if role & Role.NOUN and bool(role & Role.TITLE) == is_person:
            if not is_person and is_calling(near, near.left):
                return False
            return linked and (is_person or not _is_dealt_in(near, at))
        if role & (Role.LINK | Role.ARTICLE):
            linked = True
        elif role & Role.DEED and not role & Role.OUTLET_VERB:
            return False  # "un podcast prodotto dal Post"
        elif not role & beside and (at == near.first - 1 or not linked):
            return False
    return False


def _is_dealt_in(near: Near, noun: int) -> bool:
    """Whether somebody buys, hires or cancels what a noun names: "bought a full page in"."""
    for at in near.back(noun - 1, _DEALT):
        if near.role(at) & Role.DEED:
            return not near.role(at) & (Role.OUTLET_VERB | Role.VERB | Role.NOUN)
    return False


def is_spoken_for(near: Near) -> bool:
    """Whether its spokesperson is named beside it, in a sentence where something is said."""
    found = linked = False
    for at in near.back(near.first - 1, _SPOKESPERSON):
        role = near.role(at)
        if role & Role.SPOKESPERSON:
            found = (linked or near.genitive) and not _is_object(near, at)
            break
        linked = linked or bool(role & Role.LINK)
        if not role & _HOUSE:
            break
    if not found and near.genitive:
        found = any(near.role(at) & Role.SPOKESPERSON for at in near.on(near.after, 2))
    return found and (something_is_said(near) or _says_at_once(near))


def _is_object(near: Near, noun: int) -> bool:
    """Whether something is done to those that a noun names: "non piace ai vertici della Lega"."""
    at = noun - 1
    while near.role(at) & _DETERMINER and not near.role(at) & Role.LINK:
        at -= 1
    before = near.role(at)
    return bool(before & Role.LINK and not before & (Role.BY | Role.SOURCE | Role.CONJUNCTION))


def _says_at_once(near: Near) -> bool:
    """Whether a verb of saying, however many meanings it has, follows at once."""
    return any(
        near.role(at) & Role.VERB and not near.role(at) & Role.DEED
        for at in near.on(near.after, _AT_ONCE)
    )
