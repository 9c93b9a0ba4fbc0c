"""Speech: whether a candidate says something itself, by the verbs and marks around it."""

import re
from bisect import bisect_right

from lineage.text.near import HARD_STOP, REACH, STOP, Near
from lineage.text.spans import touching
from lineage.text.vocabulary import Role

_OUTLET_VERB = 7
"""Words between an outlet and its verb ("Le Monde daté de ce jeudi rapporte")."""
_VERB = 6
_LAST_VERB = 24
"""The same where the participle closes the clause ("hat … gesagt")."""
_RELATIVE = 5
_SOON = 3
_APPOSITION = 18
_INSERTED = 7
_INVERTED = 14
_QUOTED = 14
_DONE, _FEWEST_DONE, _OWN_VERB = 5, 2, 3
_BEHIND = 5
_OUTLET_BEFORE, _BEFORE_BY = 4, 4
_ADVERBS = 2
_HOUSE = 8
_OFFICES = 6
_OPENED = 4
"""Words from an ambiguous verb to the clause that it opens."""
_SPOKEN = 12
"""Characters from which a quotation is something said, and not one word set apart."""
_FROM = 3
_SECOND = 15
_CLITIC = 2
_LEAD_REACH = 6
_MOOD = 10
_SHORTEST_OBJECT = 4
_MANNER = ("ment", "mente", "ly", "lich", "weise")
_MARKS = " \u00a0„“”\"»«‚‘’'"
_LEAD = re.compile(r"[,;»”“\"–—:()\]….!?\n]\s*$|['’]\s+$")
_COLON = re.compile(r"[^\w\n]{0,2}\s?:\s*[«“„\"‹‘']?")
_CLOSES = re.compile(r"[,.!?…][»”\"›’']?\s*$|[»”\"›’']\s*,\s*$")
_AFTER_QUOTATION = re.compile(r"[»”“\"›][\s,.]*[,–—(-]\s*$")
_DETERMINER = Role.ARTICLE | Role.DEMONSTRATIVE | Role.INDEFINITE
_BEFORE_NOUN = _DETERMINER | Role.LINK
_HEADS = (
    Role.OPENER
    | Role.SUBORDINATOR
    | Role.CONJUNCTION
    | Role.CALENDAR
    | Role.ORGANISATION
    | Role.TITLE
)
_OFFICE = Role.TITLE | Role.SPOKESPERSON | Role.OUTLET | Role.ORGANISATION | Role.BODY
_BESIDE_NAME = Role.ARTICLE | Role.DEMONYM | Role.LINK | Role.AUXILIARY
_CONTENT = ~(Role.NOUN | Role.EVENT | Role.MISRENDERED | Role.OUTLET_VERB | Role.DEED)
_HELPING = Role.AUXILIARY | Role.PRONOUN | Role.SOURCE | Role.PASSIVE | Role.MANNER
_OF_NAME = Role.ARTICLE | Role.TITLE | Role.OUTLET | Role.ORGANISATION | Role.DEMONYM


def speaks(near: Near) -> bool:
    """Whether it is the subject of a verb of saying, by itself or by a pronoun, or has the word."""
    said = is_subject(near) or is_inverted(near) or has_the_word(near) or is_taken_up(near)
    if said or is_asked(near):
        return True
    return near.candidate.source.kind == "institution" and _is_spoken_from(near)


def _is_spoken_from(near: Near) -> bool:
    """Whether people of a house speak for it: "desde la Guardia Civil precisan", "fanno sapere
    dal ministero"."""
    place = near.first - 1 if near.role(near.first - 1) & Role.VOICE else near.left()
    if not near.role(place) & Role.VOICE:
        return False
    if place == near.low or STOP.search(near.gap(place)):
        return not STOP.search(near.gap(near.after)) and _verb_follows(near, near.after, _FROM)
    return any(is_plain_verb(near, at) and leads(near, at) for at in near.back(place - 1, _FROM))


def is_agent(near: Near) -> bool:
    """Whether what is said was said by it: "a été révélé par", "wurde vom Amt bestätigt"."""
    by = near.first - 1 if near.role(near.first - 1) & Role.BY else near.left()
    if near.is_apposed(near.behind_mark(by + 1), by):  # "by their manager, Roy"
        office = by
        while by > office - _BEFORE_BY and not near.role(by) & (Role.BY | Role.VERB):
            by -= 1
    if not near.role(by) & Role.BY:
        return False
    for at in near.back(by - 1, _BEFORE_BY):
        role = near.role(at)
        if near.is_outlet and role & (Role.OUTLET_VERB | Role.VERB | Role.QUOTED):
            return not role & Role.DEED
        if role & Role.VERB:
            town = near.candidate.source.type == "unknown" and role & Role.TRANSITIVE
            return not (role & Role.AMBIGUOUS or town)
    if not near.verb_last:
        return False
    return any(near.role(at) & Role.VERB for at in near.on(near.after, _LAST_VERB))


def is_asked(near: Near) -> bool:
    """Whether it was asked, or speaks in print: "Joint par téléphone, Roy", "In Die Zeit, Roy"."""
    if near.is_outlet or near.first - near.low > _QUOTED or near.role(near.first - 1) & Role.LINK:
        return False
    left = near.first - 1
    while left > near.low and near.gap(left + 1) in (" ", "\u00a0", "'", "’"):
        if not near.role(left) & (_OFFICE | Role.ARTICLE | Role.DEMONYM | Role.LINK):
            break
        left -= 1
    if "," not in near.gap(left + 1) or any(
        "," in near.gap(at) for at in range(near.low + 1, left)
    ):
        return False
    if any(near.role(at) & Role.DEED for at in near.on(near.after, _OWN_VERB)):
        return False
    return bool(near.role(near.low) & Role.ASKED)


def something_is_said(near: Near) -> bool:
    """Whether there is a verb of saying or a quotation near, in the sentence."""
    around = range(max(near.low, near.first - REACH), min(near.high, near.first + REACH))
    return any(is_plain_verb(near, at) for at in around) or near.is_near_quotation()


def is_plain_verb(near: Near, at: int) -> bool:
    """Whether a word is a verb of saying, whatever stands beside it."""
    role = near.role(at)
    return bool(role & Role.VERB and (not role & Role.AMBIGUOUS or role & Role.SPEECH_ACT))


def has_the_word(near: Near) -> bool:
    """Whether a quotation is its own by its place: "Roy : «", "», Roy"."""
    reading = near.reading
    end = reading.words[near.candidate.last].end
    if _COLON.match(reading.text[end : end + 6]):
        # "un mensaje por Twitter: «", "una lettera al governo: «"
        linked = any(near.role(at) & Role.LINK for at in range(near.left(), near.first))
        return not linked and bool(touching(reading.quotations, end, end + 8))
    start = reading.words[max(near.low, near.left() + 1)].start
    before = reading.text[max(0, start - 6) : start]
    if near.is_outlet or reading.is_quoted(near.first):
        return False
    return _AFTER_QUOTATION.search(before) is not None or _ends_quotation(near)


def _ends_quotation(near: Near) -> bool:
    """Whether a person is named behind a quotation, a verb between: "», s'agace le maire Roy"."""
    reading = near.reading
    start = reading.words[near.first].start
    at = bisect_right(reading.quotations, start, key=lambda span: span.end) - 1
    if at < 0 or near.candidate.source.kind != "person":
        return False
    first = reading.word_at(reading.quotations[at].end)
    between = range(first, near.first)
    if not 0 < len(between) <= _BEHIND or first < near.low:
        return False
    verb = reading.words[first].text.islower() and _CLOSES.search(near.gap(first)) is not None
    links = near.role(first) & (Role.LINK | Role.OPENER) and not near.role(first) & Role.AUXILIARY
    joined = not any(STOP.search(near.gap(place)) for place in (*between[1:], near.first))
    return verb and not links and joined


def is_subject(near: Near) -> bool:
    """Whether a verb of saying follows: at once, behind an apposition, or in a relative clause."""
    if _says_in_relative(near):
        return True
    left = near.left()
    if any(near.role(at) & Role.LINK for at in range(left + 1, near.first)):
        return False
    if near.candidate.source.kind == "institution" and _is_held(near):
        return False
    if _is_of_other(near, left):
        return False
    words = near.reading.words
    if left >= near.low and near.behind_mark(left + 1) in ("", " ", "\u00a0"):
        pronoun = near.verb_last and near.role(left) & Role.ARTICLE and left < near.first - 1
        if near.role(left) & Role.LINK and not (near.role(left) & Role.CONJUNCTION or pronoun):
            return False
        if near.is_outlet and _is_governed(near, left):
            return False
        # a name of which nothing is known counts at the head of its clause only
        if near.candidate.source.type == "unknown" and not near.role(left) & _HEADS:
            return False
    at = near.after
    if near.is_outlet and near.role(at) & Role.LINK and at + 2 < near.high:
        # "El Comercio de Lima"
        at += 2 * (words[at + 1].text[0].isupper() and words[at + 1].spaced)
    if at >= near.high:
        return False
    gap = near.gap(at)
    if any(mark in gap for mark in '»”“"›'):
        return False  # "…, la Russie”, a déclaré Roy"
    if words[at].key == "s" and gap in ("'", "’"):
        return False  # "Germany's ministry said"
    if _verb_follows(near, at, _OUTLET_VERB if near.is_outlet else _VERB):
        return True
    known = near.candidate.source.type != "unknown"
    heads = left < near.low or STOP.search(near.behind_mark(left + 1)) or near.role(left) & _HEADS
    if (known and heads and _quotes(near)) or (near.is_outlet and _does(near)):
        return True
    if "," in gap and not near.role(at) & Role.OPENER and _verb_follows(near, at, _RELATIVE, True):
        return not _has_subject(near, at)
    closing = next(
        (close for mark, close in ((",", ","), ("(", ")"), ("–", "–"), ("—", "—")) if mark in gap),
        None,
    )
    if closing is None:
        return bool(heads and not near.is_outlet) and _says_next(near)
    for place in range(at + 1, min(near.high, at + _APPOSITION)):
        if closing in near.gap(place):
            return _verb_follows(near, place, _VERB, True)
        if HARD_STOP.search(near.gap(place)):
            return False
    return False


def _says_in_relative(near: Near) -> bool:
    """Whether a relative clause behind it says something: "de Roy, que afirma"."""
    at = near.after
    behind = at < near.high and near.gap(at).strip() == "," and near.role(at) & Role.RELATIVE
    return bool(behind) and _verb_follows(near, at + 1, _SOON)


def _says_next(near: Near) -> bool:
    """Whether its second verb is one of saying: "La OCU ha analizado 23 marcas y concluye que"."""
    for at in near.on(near.after + 1, _SECOND):
        if near.role(at) & (Role.OPENER | Role.SUBORDINATOR):
            return False
        if near.role(at) & Role.CONJUNCTION and near.role(at + 1) & Role.VERB:
            return _opens_clause(near, at + 1) or bool(near.role(at + 1) & Role.SPEECH_ACT)
    return False


def _is_of_other(near: Near, left: int) -> bool:
    """Whether a person is named with an office that is itself no subject: "the death of General
    Roy", or a house before the office that speaks: "FCC chair Roy said"."""
    if near.candidate.source.kind == "institution":
        behind = near.role(near.after)
        return near.genitive and bool(behind & Role.TITLE and not behind & (Role.VERB | Role.BODY))
    at = left
    while at > left - _OFFICES and near.role(at) & (Role.TITLE | Role.DEMONYM):
        at -= 1
    # "l'allenatore dell'Udinese, Roy" holds the office himself
    beside = not STOP.search(near.behind_mark(near.first))
    named = at < left and beside and near.candidate.source.kind == "person"
    return bool(named and near.role(at) & Role.LINK and not near.role(at) & Role.CONJUNCTION)


def _quotes(near: Near) -> bool:
    """Whether a quotation follows in its clause, nobody else named between: "Roy s'emporte : «"."""
    reading = near.reading
    start = reading.words[near.candidate.last].end
    found = touching(reading.quotations, start, near.around(near.first)[1])
    if not found or found[0].start < start or found[0].end - found[0].start <= _SPOKEN:
        return False
    between = range(near.after, reading.word_at(found[0].start))
    others = touching(reading.names, start, found[0].start)
    return (
        len(between) <= _QUOTED
        and not any(" " in name.key for name in others)
        and not any(
            near.role(at) & (Role.PRONOUN | Role.OPENER)
            or STOP.search(near.gap(at).replace(",", ""))
            for at in between
        )
    )


def _does(near: Near) -> bool:
    """Whether an outlet does something that is no deed of a company: "HVG kennt die Summe"."""
    named = near.candidate.generic or not near.candidate.source.weak
    if _is_held(near):
        return False  # "the editor of the Times lives"
    if not named or STOP.search(near.gap(near.after)):
        return False
    ahead = list(near.on(near.after, _DONE))
    if len(ahead) < _FEWEST_DONE or near.role(near.after) & (Role.LINK | Role.CONJUNCTION):
        return False
    if near.genitive and near.role(near.after) & Role.TITLE:
        return False  # "The Times critic"
    barred = Role.DEED | Role.PASSIVE | Role.NEGATION | Role.BY
    # "Kommersant names the man who sold the ship": its own verb comes first
    verb = ahead if near.verb_last else ahead[:_OWN_VERB]
    return not any(near.role(at) & barred for at in verb) and (
        near.reading.words[near.after].text.islower()
    )


def _is_governed(near: Near, left: int) -> bool:
    """Whether a word that is no adverb stands before it, so that it is an object: "sued Bild"."""
    word = near.reading.words[left]
    return (
        not near.verb_last
        and not near.role(left - 1) & _DETERMINER  # "within an hour Fox News had put"
        and not near.role(left) & _CONTENT
        and word.text.islower()
        and len(word.text) >= _SHORTEST_OBJECT
        and not word.key.endswith(_MANNER)
    )


def _is_held(near: Near) -> bool:
    """Whether it is the house of an office that is named before: "le directeur du centre"."""
    linked = False
    for at in near.back(near.first - 1, _HOUSE):
        if near.role(at) & Role.TITLE:
            return linked
        linked = linked or bool(near.role(at) & Role.LINK)
    return False


def _has_subject(near: Near, at: int) -> bool:
    """Whether what follows the comma has a subject of its own."""
    role = near.role(at)
    if role & Role.PRONOUN:
        return True
    if near.verb_last:
        return False
    # "…, el criminal confesó"
    noun = role & _DETERMINER and not near.role(at + 1) & (Role.VERB | Role.OUTLET_VERB)
    return near.reading.words[at].text[0].isupper() or bool(noun)


def _verb_follows(near: Near, at: int, reach: int, behind: bool = False) -> bool:
    """Whether a verb of saying comes in the next words, before anything stops it.

    `behind` a comma, that comma does not.
    """
    place, limit = at, at + reach
    while place < min(near.high, limit):
        if (place > at or not behind) and STOP.search(near.gap(place)):
            # "qui, jeudi, a publié": what stands between two commas is passed over
            closing = _closing(near, place) if place > at else None
            if closing is None:
                return False
            limit += closing - place
            place = closing
        role = near.role(place)
        if role & (Role.VERB | Role.OUTLET_VERB) and _counts(near, place):
            return True
        if near.verb_last and role & (Role.AUXILIARY | Role.PASSIVE):
            limit = at + _LAST_VERB
        of_house = place == at and near.verb_last and not near.is_outlet
        if role & Role.BY and of_house and near.reading.words[place + 1 : place + 2]:
            if not near.role(place - 1) & Role.PASSIVE and near.candidate.source.kind == "person":
                place += 1
                continue  # "Jens Südhoff vom DIW warnt"
        if role & Role.BY or (role & (Role.OPENER | Role.PRONOUN) and place > at):
            return False
        place += 1
    return False


def _closing(near: Near, at: int) -> int | None:
    """The word behind the comma that closes what another opens before a word."""
    if near.gap(at).strip() != ",":
        return None
    for place in range(at + 1, min(near.high, at + _INSERTED)):
        if STOP.search(near.gap(place)):
            return place if near.gap(place).strip() == "," else None
    return None


def _opening(near: Near, at: int) -> int | None:
    """The word before the comma that opens what another closes behind a word."""
    for place in range(at, max(near.low, at - _INSERTED), -1):
        if STOP.search(near.gap(place)):
            return place - 1 if near.gap(place).strip() == "," else None
    return None


def _counts(near: Near, verb: int) -> bool:
    """Whether a verb is one of saying here, and not one that is done to its subject."""
    words = near.reading.words
    role, before, behind = near.role(verb), near.role(verb - 1), near.role(verb + 1)
    # German "von" is also "of": its passive closes the clause
    joined = verb + 1 < near.high and not STOP.search(near.gap(verb + 1))
    agent = joined and behind & Role.BY and not (behind & Role.ARTICLE or near.verb_last)
    if agent and not role & Role.QUOTED:
        return False
    passive = before & Role.PASSIVE and not before & Role.VERB and words[verb - 1].text.islower()
    if passive and not (near.role(verb - 2) & Role.REFLEXIVE or role & Role.QUOTED):
        return False
    if verb > near.low and words[verb].text[0].isupper():
        return False
    denied = any(near.role(at) & Role.NEGATION for at in range(max(near.after, verb - 3), verb))
    only = near.role(verb + 1) & Role.MANNER and not near.role(verb - 1) & Role.NEGATION
    if denied and not (only and near.role(verb + 1) & Role.OPENER):
        return False  # "Le quotidien n'a pas publié la lettre" has nothing from it
    if role & Role.NOUN and before & (Role.ARTICLE | Role.DEMONSTRATIVE | Role.INDEFINITE):
        return False
    if near.is_outlet and (role & Role.OUTLET_VERB or role & Role.AMBIGUOUS):
        return not role & Role.DEED or _opens_clause(near, verb)
    if role & Role.SPEECH_ACT and not before & _BEFORE_NOUN:
        return True
    return bool(role & Role.VERB) and (not role & Role.AMBIGUOUS or _opens_clause(near, verb))


def _opens_clause(near: Near, verb: int) -> bool:
    """Whether what is said follows an ambiguous verb: a clause, a report, a quotation near."""
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
    return any(span.end - span.start > _SPOKEN for span in quoted)


def is_inverted(near: Near) -> bool:
    """Whether a verb of saying that opens its clause comes first ("…», a dit hier Roy")."""
    left, outlet = near.left(), near.is_outlet
    noun = near.verb_last and near.candidate.source.type == "unknown" and left < near.first - 1
    if noun and not near.reading.words[near.first].text.isupper():
        return False  # "bestätigte die Durchsuchungen"
    links = (near.role(at) & Role.LINK for at in range(left, near.first))
    if not outlet and any(links):
        return False
    words = near.reading.words
    unknown = 0
    titled = outlet
    at, limit = left + 1, left - _INVERTED
    while at > max(near.low, limit):
        at -= 1
        gap = near.behind_mark(at + 1)
        if STOP.search(gap) and not (at == left and near.is_apposed(gap, at)):
            # "confessou, emocionada, a nadadora Roy"
            opening = None if outlet else _opening(near, at)
            if opening is None:
                return False
            at = opening
        role = near.role(at)
        if role & (Role.VERB | (Role.OUTLET_VERB if outlet else 0)) and not (
            role & Role.TITLE and titled
        ):
            if _is_verb_of(near, at, left):
                return True
            if outlet or not near.role(at - 1) & (_DETERMINER | Role.LINK | Role.TITLE):
                return False  # else none: "escribió en su cuenta la senadora Roy"
            role = 0
        place = role & Role.NAME_LINK and near.role(at - 1) & Role.TITLE
        if role & Role.OPENER or (role & Role.BY and not place):
            return False  # "a indiqué que Roy", not "der Bürgermeister von Ulm, Roy"
        to_somebody = role & Role.LINK and words[at + 1].text[0].isupper()
        if role & _OFFICE:
            titled = True
        elif role & Role.LINK and not (titled or to_somebody or role & Role.ARTICLE):
            return False
        elif not (role & _BESIDE_NAME or words[at].text[0].isupper()):
            unknown += 1
            if unknown > _ADVERBS + 2 * titled:
                return False
    return False


def _is_verb_of(near: Near, verb: int, left: int) -> bool:
    """Whether a verb before a name is what the name does."""
    role = near.role(verb)
    if verb > near.low and near.reading.words[verb].text[0].isupper():
        return False
    if near.is_outlet:
        if role & Role.DEED:
            return False
        close = left - verb < _OUTLET_BEFORE and role & Role.VERB and not role & Role.AMBIGUOUS
        return bool(close) or leads(near, verb)
    ends = near.after >= near.high or STOP.search(near.gap(near.after))
    if role & (Role.AMBIGUOUS | Role.TRANSITIVE) and not ends:
        return False  # "…, a accusé Roy d'avoir menti"
    if (
        near.role(near.after) & Role.OPENER
        and near.role(verb - 1) & Role.AUXILIARY
        and verb - 1 > near.low
    ):
        return False  # "le juge, Paul Lys, a averti Roy que"
    return leads(near, verb)


def leads(near: Near, verb: int) -> bool:
    """Whether a verb opens its clause, its auxiliaries and pronouns before it."""
    words = near.reading.words
    lead = verb
    while lead > near.low and verb - lead < _LEAD_REACH and not near.gap(lead).strip(" \u00a0'’-"):
        clitic = near.role(lead - 1) & Role.STOP and len(words[lead - 1].key) <= _CLITIC
        if not (near.role(lead - 1) & _HELPING or clitic):
            break
        lead -= 1
    if lead == near.low or _LEAD.search(near.gap(lead)) is not None:
        return True
    # "c'est ce qu'a annoncé Roy"
    cleft = near.role(lead - 1) & Role.OPENER and near.role(lead - 2) & Role.DEMONSTRATIVE
    return bool(cleft) or _is_second(near, verb)


def _is_second(near: Near, verb: int) -> bool:
    """Whether a verb that comes second in its clause, behind what is no subject, has its subject
    behind it: "In Bonn bestätigte Landrat Roy den Plan"."""
    if not near.verb_last or near.role(verb) & (Role.AMBIGUOUS | Role.TRANSITIVE):
        return False
    if any(not _says_who(near, at) for at in range(verb + 1, near.first)):
        return False
    first = verb
    while first > near.low and not STOP.search(near.gap(first).strip(_MARKS)):
        first -= 1
    if first == verb:
        return False
    opens = near.role(first) & (Role.LINK | Role.CALENDAR | Role.MANNER | Role.VENUE | Role.SOURCE)
    return bool(opens) or (verb - first == 1 and near.reading.words[first].key.endswith(_MANNER))


def _says_who(near: Near, at: int) -> bool:
    """Whether a word behind the verb may belong to its subject: "die Münchner Ärztin"."""
    role = near.role(at)
    subject = role & (_OFFICE | Role.DEMONYM) or (role & Role.ARTICLE and not role & Role.LINK)
    return bool(subject) or (not role and near.reading.words[at].text.islower())


def is_taken_up(near: Near) -> bool:
    """Whether a pronoun beside a verb of saying stands for it: "…, a-t-il annoncé"."""
    opening = range(near.low, near.first)
    if near.candidate.source.kind == "institution" and not (opening or near.genitive):
        return False  # "SpaceX …, a-t-il dit": somebody else
    if len(opening) > _INVERTED or any(
        not near.role(at) & _OF_NAME or near.role(at) & (Role.LINK & ~Role.ARTICLE)
        for at in opening
    ):
        return False
    words = near.reading.words
    for at in range(near.after + 2, min(near.high, near.after + REACH)):
        if not near.role(at) & Role.PRONOUN:
            continue
        verb = at - 2 if words[at - 1].key == "t" else at - 1  # "a-t-il"
        before, behind = near.role(verb), near.role(at + 1)
        said = before & Role.VERB and leads(near, verb)
        done = before & Role.AUXILIARY and behind & Role.VERB and near.gap(at).strip() == "-"
        direct = behind & Role.VERB and "," in near.gap(at) and at + 2 >= near.high
        if said or done or direct:
            return True
    return False
