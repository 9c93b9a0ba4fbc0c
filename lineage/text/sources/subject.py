"""Subjects: whether a verb of saying that follows a candidate is its own."""

from lineage.text.roles import Role
from lineage.text.sources.following import (
    LAST_VERB,
    MARKS,
    SAYS,
    behind_aside,
    has_own_subject,
    says,
    says_another,
    says_behind_asides,
    verb_follows,
)
from lineage.text.sources.near import HARD_STOP, Near, stops
from lineage.text.sources.owning import has_officer
from lineage.text.sources.saying import MANNER, is_charge, is_done_to, opens_clause
from lineage.text.spans import touching

_OUTLET_VERB = 7
"""Words between an outlet and its verb ("Le Monde daté de ce jeudi rapporte")."""
_VERB = 6
_RELATIVE = 5
_SOON = 3
_SECOND = 15
_APPOSITION = 18
_QUOTED = 14
_DONE, _FEWEST_DONE, _OWN_VERB, _CLAUSE = 5, 2, 3, 12
_HOUSE = 8
_OFFICES = 6
_OPENED = 4
"""Words from an ambiguous verb to the clause that it opens."""
_SPOKEN = 3
"""Words from which a quotation is something said, and not a term set apart."""
_SHORTEST_OBJECT = 4
_GENITIVE = ("der", "des")
_OF_PEOPLE = ("who", "whom", "whose")
_ENGLISH = ("s", "ed", "ly")
"""How English verbs end, and the adverbs before them."""
_DETERMINER = Role.ARTICLE | Role.DEMONSTRATIVE | Role.INDEFINITE
_OPENERS = Role.OPENER | Role.SUBORDINATOR
_NO_PREPOSITION = _OPENERS | Role.CONJUNCTION | Role.MANNER
_HEADS = _OPENERS | Role.CONJUNCTION | Role.CALENDAR | Role.ORGANISATION | Role.TITLE | Role.MANNER
_CONTENT = ~(Role.NOUN | Role.EVENT | Role.MISRENDERED | Role.OUTLET_VERB | Role.DEED)


def is_subject(near: Near) -> bool:
    """Whether a verb of saying follows: at once, behind an apposition, or in a relative clause."""
    house = near.candidate.source.kind == "institution"
    if _says_in_relative(near) and not (house and is_held(near)):
        return True
    left = near.left
    # "Il presidente del Veneto Aldo Roy", not "el portal de noticias"
    held = near.candidate.source.kind == "person" and near.role(left) & Role.TITLE
    if not held and any(
        near.role(at) & Role.LINK and not near.role(at) & Role.OUTLET
        for at in range(left + 1, near.first)
    ):
        return False
    if (house and is_held(near)) or (near.is_outlet and has_officer(near)):
        return False
    if _is_of_other(near, left) or (near.verb_last and _is_behind_preposition(near)):
        return False
    words = near.reading.words
    if left >= near.low and near.behind_mark(left + 1) in ("", " ", "\u00a0"):
        pronoun = near.verb_last and near.role(left) & Role.ARTICLE and left < near.first - 1
        joins = near.role(left) & (Role.CONJUNCTION | Role.SUBORDINATOR)  # "after Reuters said"
        if near.role(left) & Role.LINK and not (joins or pronoun):
            return False
        if near.is_outlet and _is_genitive(near, left):
            return False
        if near.is_outlet and (_is_governed(near, left) or _is_in_print(near, left)):
            return False
        # a name of which nothing is known counts at the head of its clause only
        if near.candidate.source.type == "unknown" and not near.role(left) & _HEADS:
            return False
    at = near.after
    person = near.candidate.source.kind == "person"
    if at + 2 < near.high and near.role(at) & Role.LINK:
        # "El Comercio de Lima", "Roy of New York"
        town = near.is_outlet or (person and near.gap(at) == " ")
        at += 2 * (town and words[at + 1].text[0].isupper() and words[at + 1].spaced)
        while person and at > near.after and at < near.high - 1 and near.gap(at) == " ":
            if not words[at].text[0].isupper():
                break
            at += 1
    if at >= near.high:
        return False
    gap = near.gap(at)
    if any(mark in gap for mark in '»”“"›'):
        return False  # "…, la Russie”, a déclaré Roy"
    if words[at].key == "s" and gap in ("'", "’"):
        return False  # "Germany's ministry said"
    if verb_follows(near, at, _OUTLET_VERB if near.is_outlet else _VERB):
        return True
    known = near.candidate.source.type != "unknown"
    heads = _heads(near, left)
    if (known and heads and _quotes(near)) or (near.is_outlet and _does(near)):
        return True
    if "," in gap and (_is_in_relative(near, left) or _is_in_participle(near)):
        return False  # "Marsh, who chaired the inquiry, accused": Marsh did
    parted = any(mark in gap for mark in ",(–—")
    if parted and heads and not near.verb_last and says_behind_asides(near, at):
        return True
    if "," in gap and not near.role(at) & Role.OPENER and verb_follows(near, at, _RELATIVE, True):
        return not (_brings_subject(near, at) or _is_aside(near, at))
    closing = next(
        (close for mark, close in ((",", ","), ("(", ")"), ("–", "–"), ("—", "—")) if mark in gap),
        None,
    )
    if closing is None:
        return bool(heads and not near.is_outlet) and _says_next(near)
    for place in range(at + 1, min(near.high, at + _APPOSITION)):
        if closing in near.gap(place):
            unknown = near.candidate.source.type == "unknown"
            if has_own_subject(near, place) or (unknown and says_another(near, place)):
                return False
            return verb_follows(near, place, _VERB, True)
        if HARD_STOP.search(near.gap(place)):
            return False
    return False


def _heads(near: Near, left: int) -> bool:
    """Whether it stands where a clause begins, its office before it or not."""
    at = left
    if near.candidate.source.kind == "person" and not near.verb_last:
        while near.role(at) & (Role.TITLE | Role.ARTICLE) and not near.role(at) & Role.LINK:
            if stops(near.behind_mark(at + 1)):
                break
            at -= 1  # "vying to succeed Ms. Roy"
    parted = stops(near.behind_mark(at + 1)) or (at < left and stops(near.gap(at + 1)))
    return at < near.low or parted or bool(near.role(at) & _HEADS)


def _is_genitive(near: Near, left: int) -> bool:
    """Whether an outlet is whose thing is spoken of: "vor der Tür der Badischen Zeitung"."""
    words = near.reading.words
    article = left + 1 < near.first and words[left + 1].text in _GENITIVE and near.verb_last
    return bool(article) and words[left].text.istitle() and left > near.low


def _is_behind_preposition(near: Near) -> bool:
    """Whether a preposition opens its clause, and the verb comes second: "Zum Auftakt der Messe
    sprach Roy"."""
    *_, first = near.first, *near.back(near.first - 1, _CLAUSE)
    if first > near.low and not stops(near.gap(first)):
        return False
    opens = near.role(first) & Role.LINK and not near.role(first) & _NO_PREPOSITION
    opens = opens and "," not in near.gap(first)  # ", in denen Roy schreibt"
    verb = near.after < near.high and near.gap(near.after) in (" ", "\u00a0")
    return bool(opens and verb and near.role(near.after) & (SAYS | Role.AUXILIARY))


def _says_in_relative(near: Near) -> bool:
    """Whether a relative clause behind it says something: "de Roy, que afirma"."""
    at = near.after
    # "Justice Roy who said"
    parted = at < near.high and (
        near.gap(at).strip() == "," or (near.genitive and near.gap(at) == " ")
    )
    behind = parted and near.role(at) & Role.RELATIVE
    if behind and near.genitive and near.is_outlet and near.reading.words[at].key in _OF_PEOPLE:
        return False  # "staff at the paper, who learned"
    # "Roy, que a revista descreveu"
    other = bool(behind) and has_own_subject(near, at + 1)
    return bool(behind) and not other and verb_follows(near, at + 1, _RELATIVE)


def _is_in_relative(near: Near, left: int) -> bool:
    """Whether it stands behind the verb of a clause about somebody else."""
    if near.role(left) & Role.RELATIVE:
        return False
    for at in near.back(left, _APPOSITION):
        # "Marsh, which serves schools in Ohio,": the relative clause between two commas
        if near.role(at) & Role.RELATIVE and (left - at < _SOON or near.gap(at).strip() == ","):
            return True
    return False


def _is_in_participle(near: Near) -> bool:
    """Whether it stands in what another says in passing: "Le Monde, citant un proche de Roy,"."""
    gerunds = near.reading.vocabulary.gerunds
    if not gerunds:
        return False
    for at in near.back(near.first - 1, _APPOSITION):
        opens = near.reading.words[at].text.endswith(gerunds) and near.role(at) & SAYS
        if opens and near.gap(at).strip() == ",":
            return at > near.low
    return False


def _says_next(near: Near) -> bool:
    """Whether its second verb is one of saying: "La OCU ha analizado 23 marcas y concluye que"."""
    for at in near.on(near.after + 1, _SECOND):
        if near.role(at) & _OPENERS:
            return False
        if near.role(at) & Role.CONJUNCTION and near.role(at + 1) & Role.VERB:
            return opens_clause(near, at + 1) or bool(near.role(at + 1) & Role.SPEECH_ACT)
    return False


def _is_of_other(near: Near, left: int) -> bool:
    """Whether a person is named with an office that is itself no subject: "the death of General
    Roy", or a house before the office that speaks: "FCC chair Roy said"."""
    if near.candidate.source.kind == "institution":
        behind = near.role(near.after)
        # "a High Court judge ruled": not the verb
        verb = behind & Role.VERB and not near.role(near.after + 1) & Role.VERB
        return near.genitive and bool(behind & Role.TITLE and not (verb or behind & Role.BODY))
    at = left
    while at > left - _OFFICES and near.role(at) & (Role.TITLE | Role.DEMONYM):
        at -= 1
    # "l'allenatore dell'Udinese, Roy" holds the office himself
    beside = not stops(near.behind_mark(near.first))
    named = at < left and beside and near.candidate.source.kind == "person"
    # "il presidente del Veneto Aldo Roy", not "der Sprecher von Minister Roy"
    own = bool(near.verb_last and near.role(left) & Role.TITLE)
    named = named and (own or not near.role(at - 1) & Role.TITLE)
    of = Role.LINK | (Role.BY if near.verb_last else 0)
    # "le sous-commandant Roy"
    joined = near.role(at) & Role.CONJUNCTION or near.gap(at + 1) == "-"
    return bool(named and near.role(at) & of and not joined)


def _quotes(near: Near) -> bool:
    """Whether a quotation follows in its clause, nobody else named between: "Roy s'emporte : «"."""
    reading = near.reading
    start = reading.words[near.candidate.last].end
    found = touching(reading.quotations, start, near.around(near.first)[1])
    if not found or found[0].start < start or _is_in_opinion(near):
        return False
    between = range(near.after, reading.word_at(found[0].start))
    others = touching(reading.names, start, found[0].start)
    # "Roy, dont SpaceX est un client, a été en « contact régulier »" quotes nothing of Roy's
    introduced = reading.text[start : found[0].start].rstrip().endswith(":")
    # "Le Monde rapporte que Roy a vu de « grands enfants »"
    before = near.left
    while near.role(before) & Role.TITLE:
        before -= 1
    # "said that Roy", "said that if Roy"
    told = says(near, before - 1) or near.role(before - 1) & Role.OPENER
    told = told and near.role(before) & Role.OPENER
    if not introduced and (
        told
        or reading.word_at(found[0].end) - reading.word_at(found[0].start) < _SPOKEN
        or is_charge(near, found[0])
    ):
        return False
    return (
        len(between) <= _QUOTED
        and (introduced or not others)
        and not any(" " in name.key for name in others)
        and not any(
            _opens_other_clause(near, at)
            or (near.role(at) & Role.HEARSAY and not near.is_outlet)
            or stops(near.gap(at).replace(",", ""))
            for at in between
        )
    )


def _is_in_opinion(near: Near) -> bool:
    """Whether its clause is what another thinks: "Para La Razón, el Gobierno «vive …»"."""
    behind = range(near.low + 1, near.first + 1)
    return bool(near.role(near.low) & Role.OPINION) and any("," in near.gap(at) for at in behind)


def _opens_other_clause(near: Near, at: int) -> bool:
    """Whether a word opens a clause about somebody else."""
    role = near.role(at)
    # "limitou-se", "sah es so", "puts it"
    object_ = near.gap(at) in (" ", "\u00a0") and not near.role(at - 1) & Role.STOP
    hangs = near.gap(at) == "-" or (role & Role.PRONOUN and object_)
    return bool(role & (Role.PRONOUN | Role.OPENER)) and not hangs


def _does(near: Near) -> bool:
    """Whether what refers back to an outlet does something that is no deed of a company: "the paper
    had it on its website within the hour"."""
    if is_held(near) or is_done_to(near, near.after):
        return False  # "the editor of the paper lives"
    if not near.candidate.generic or near.after >= near.high or not _may_be_verb(near):
        return False
    if _is_read(near) or _owns_some(near):
        return False  # "The Times has 300 employees"
    ahead = list(near.on(near.after, _CLAUSE if near.verb_last else _DONE))
    if len(ahead) < _FEWEST_DONE or near.role(near.after) & (Role.LINK | Role.CONJUNCTION):
        return False
    if near.genitive and near.role(near.after) & Role.TITLE:
        return False  # "The Times critic"
    barred = Role.DEED | Role.PASSIVE | Role.NEGATION | (0 if near.verb_last else Role.BY)
    # "Kommersant names the man who sold the ship": its own verb comes first
    verb = ahead if near.verb_last else ahead[:_OWN_VERB]
    return not any(near.role(at) & barred for at in verb) and (
        near.reading.words[near.after].text.islower()
    )


def _may_be_verb(near: Near) -> bool:
    """Whether what follows an outlet at once may be its verb: not "the daily file photo"."""
    at = near.after
    if near.gap(at).strip(MARKS):
        return False
    known = not near.genitive or near.verb_last or near.role(at)
    return bool(known) or near.reading.words[at].text.endswith(_ENGLISH)


def _owns_some(near: Near) -> bool:
    """Whether its auxiliary helps no verb, so that it only has something: "hat 300 Angestellte",
    "has a new canteen"."""
    at = near.after + 1
    if not near.role(near.after) & Role.AUXILIARY or at >= near.high:
        return False
    if near.reading.words[at].text[0].isdigit():
        return True
    told = Role.NOUN | (SAYS if near.verb_last else 0)
    behind = near.on(at, LAST_VERB if near.verb_last else _SECOND)
    return bool(near.role(at) & Role.INDEFINITE) and not any(near.role(p) & told for p in behind)


def _is_read(near: Near) -> bool:
    """Whether it is the object of a verb that has a pronoun for its subject: "He reads Bild"."""
    verb = near.left
    read = near.role(verb) & (SAYS | Role.PRINTED) and not near.role(verb) & Role.OPENER
    return bool(read and near.role(verb - 1) & Role.PRONOUN and not stops(near.gap(verb)))


def _is_governed(near: Near, left: int) -> bool:
    """Whether a word that is no adverb stands before it, so that it is an object: "sued Bild"."""
    word = near.reading.words[left]
    if near.role(near.low) & (Role.LINK | Role.VENUE) and left - near.low < _OPENED:
        return False  # "A metà pomeriggio l'Afp"
    return (
        not near.verb_last
        and not near.role(left - 1) & _DETERMINER  # "within an hour Fox News had put"
        and not near.role(left) & _CONTENT
        and word.text.islower()
        and len(word.text) >= _SHORTEST_OBJECT
        and not word.key.endswith(MANNER)
    )


def _is_in_print(near: Near, left: int) -> bool:
    """Whether somebody reads it, in English: "investors who read the Financial Times"."""
    read = near.role(left) & Role.PRINTED and not near.role(left) & Role.NOUN
    return bool(read) and near.genitive and not near.verb_last


def is_held(near: Near) -> bool:
    """Whether it is the house of an office that is named before: "le directeur du centre"."""
    linked = False
    for at in near.back(near.first - 1, _HOUSE):
        if near.role(at) & Role.TITLE:
            return linked
        linked = linked or bool(near.role(at) & Role.LINK)
    return False


def _is_aside(near: Near, at: int) -> bool:
    """Whether another says between commas what its sentence tells: "Roy, recalls Bild, left"."""
    if near.is_outlet or not near.role(at) & Role.VERB or behind_aside(near, at) is None:
        return False
    if near.reading.words[at].text.endswith(near.reading.vocabulary.gerunds or ("\n",)):
        return False
    behind = at + 1
    while near.role(behind) & (Role.ARTICLE | Role.OUTLET | Role.DEMONYM):
        behind += 1
    name = near.role(behind) | near.role(behind - 1)
    capital = near.reading.words[behind].text[0].isupper() and not name & Role.CALENDAR
    return bool(capital or near.role(behind - 1) & Role.OUTLET) and not name & Role.LINK


def _brings_subject(near: Near, at: int) -> bool:
    """Whether what follows the comma has a subject of its own."""
    role = near.role(at)
    if role & Role.PRONOUN:
        return True
    if near.verb_last:
        return False
    # "…, el criminal confesó"
    verb = Role.VERB | Role.OUTLET_VERB | Role.AUXILIARY  # "…, l'a redit"
    noun = role & _DETERMINER and not (role & Role.QUOTED or near.role(at + 1) & verb)
    if near.reading.words[at].text[0].isupper() or noun:
        return True
    # "the freighter Marisa Dawn, harbour master Ann Roy told": who is named beside the verb
    last = at
    while last < near.high and not near.role(last) & verb:
        last += 1
    name = last
    while name > at and _is_capital(near, name - 1):
        name -= 1
    house = near.role(last - 1) & Role.BODY and last > at  # "in Halden, Norway, police said"
    return bool(house) or (at < name < last and not near.role(name - 1) & Role.LINK)


def _is_capital(near: Near, at: int) -> bool:
    return near.reading.words[at].text[0].isupper() and not near.role(at) & Role.CALENDAR
