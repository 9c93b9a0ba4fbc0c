"""Speech: whether a candidate says something itself, by the verbs and marks around it."""

import re
from bisect import bisect_right

from lineage.text.roles import Role
from lineage.text.sources.following import verb_follows
from lineage.text.sources.inverted import is_inverted, leads
from lineage.text.sources.near import REACH, Near, stops
from lineage.text.sources.reading import Candidate
from lineage.text.sources.saying import is_negated
from lineage.text.sources.subject import is_held, is_subject
from lineage.text.spans import touching

_LAST_VERB = 24
"""The same where the participle closes the clause ("hat … gesagt")."""
_INVERTED = 14
_QUOTED = 14
_OWN_VERB = 3
_FROM = 3
_BEHIND = 5
_BEFORE_BY = 4
_OFFICES, _BEFORE_OFFICE = 6, 9
_OPENING = 6
_BEFORE_HOUSE = 2
_WOMAN = "in"
"""How a woman's office ends, in German."""
_OBLIQUE = ("der", "einer", "dieser", "seiner", "ihrer")
"""Articles that no feminine noun has as a subject."""
_COLON = re.compile(r"[^\w\n]{0,2}\s?:\s*[«“„\"‹‘']?")
_CLOSES = re.compile(r"[,.!?…][»”“\"›’']?\s*$|[»”“\"›’']\s*,\s*$")
_AFTER_QUOTATION = re.compile(r"[»”“\"›][\s,.]*[,–—:(-]\s*$|,['’]?[”\"]\s*$")
_ENDS = re.compile(r"[.;:!?,()\n]")
_AS = Role.LINK | Role.MANNER
_OFFICE = Role.TITLE | Role.SPOKESPERSON | Role.OUTLET | Role.ORGANISATION | Role.BODY
_CALLED = 8
"""Words between what is said and a name that may tell who that is."""
_SEVERAL = ("an", "en", "on", "am", "em", "ano", "ono")
"""How verbs of several end in Spanish, Portuguese and Italian."""
_SOMEBODY = Role.TITLE | Role.SPOKESPERSON | Role.STAFF | Role.NAMELESS
_OF_NAME = Role.ARTICLE | Role.TITLE | Role.OUTLET | Role.ORGANISATION | Role.DEMONYM


def speaks(near: Near) -> bool:
    """Whether it is the subject of a verb of saying, by itself or by a pronoun, or has the word."""
    says = not _is_of_another(near) and (is_subject(near) or is_inverted(near))
    if says or has_the_word(near) or is_taken_up(near) or is_asked(near) or _goes_on_saying(near):
        return True
    if _speaks_of(near) or _is_who(near):
        return True
    return near.candidate.source.kind == "institution" and is_spoken_from(near)


def _is_of_another(near: Near) -> bool:
    """Whether the case of its article tells that a house is no subject, nor a woman: "der
    Regierung", "der Sängerin Anna Roth"."""
    ends, words = near.reading.vocabulary.feminines, near.reading.words
    if not ends or near.is_outlet:
        return False
    person = near.candidate.source.kind == "person"
    before = near.back(near.first - 1, _BEFORE_HOUSE + person)
    article = next((at for at in before if words[at].key in _OBLIQUE), None)
    if article is None:
        return False
    if person:
        office = near.role(article + 1) & Role.TITLE
        return bool(office) and words[article + 1].key.endswith(_WOMAN)
    return any(words[at].key.endswith(ends) for at in range(near.first, near.candidate.last + 1))


def _speaks_of(near: Near) -> bool:
    """Whether it stands behind what is quoted of its verb, which opens the sentence: "Parla di
    «errore grave» il segretario Roy"."""
    words, verb = near.reading.words, near.low
    verb += not near.role(verb) & Role.VERB and bool(near.role(verb) & Role.AUXILIARY)
    if near.genitive or near.candidate.source.kind != "person" or verb + 2 >= near.first:
        return False
    if not (near.role(verb) & Role.VERB and near.role(verb + 1) & Role.LINK):
        return False
    found = touching(near.reading.quotations, words[verb + 1].end, words[near.first].start)
    if not found or found[0].start > words[verb + 2].start:
        return False
    between = range(near.reading.word_at(found[0].end), near.first)
    called = Role.ARTICLE | Role.LINK | _OFFICE | Role.DEMONYM
    return len(between) <= _CALLED and all(
        near.role(at) & called or words[at].text[0].isupper() for at in between
    )


def _is_who(near: Near) -> bool:
    """Whether it is said to be who says something: "Quem acusa o presidente é o deputado Roy"."""
    verb = near.role(near.low + 1)
    says = verb & Role.SPEECH_ACT or (verb & Role.VERB and not verb & Role.AMBIGUOUS)
    if not (near.role(near.low) & Role.RELATIVE and says):
        return False
    at = near.first - 1
    while near.role(at) & (Role.TITLE | Role.ARTICLE) or near.gap(at + 1) == "-":
        at -= 1
    asides = any(stops(near.gap(place)) for place in range(near.low + 1, near.first))
    return at > near.low + 1 and bool(near.role(at) & Role.PASSIVE) and not asides


def _goes_on_saying(near: Near) -> bool:
    """Whether its sentence, of which it is the head, ends with what it says as it acts: "Roy shut
    the plant on Monday, saying"."""
    left = near.left
    if left > near.low or (left == near.low and not near.role(left) & Role.TITLE):
        return False
    start = near.reading.words[near.candidate.last].end
    for at in range(near.after + 1, min(near.high, near.after + REACH)):
        word = near.reading.words[at]
        if near.role(at) & (Role.OPENER | Role.PRONOUN | Role.SUBORDINATOR):
            return False
        if word.gap != ", " or not near.role(at) & Role.VERB:
            continue
        told = word.text.endswith(near.reading.vocabulary.gerunds)
        if told and not (near.role(at) & Role.AMBIGUOUS or near.role(at + 1) & Role.LINK):
            return not touching(near.reading.names, start, word.start)
    return False


def is_spoken_from(near: Near) -> bool:
    """Whether people of a house speak for it: "desde la Guardia Civil precisan", "fanno sapere
    dal ministero"."""
    place = near.first - 1 if near.role(near.first - 1) & Role.VOICE else near.left
    if near.role(place) & Role.LINK | near.role(near.first - 1) & Role.LINK and _tell(near, place):
        return True
    if not near.role(place) & Role.VOICE:
        return False
    if place == near.low or stops(near.gap(place)):
        return not stops(near.gap(near.after)) and verb_follows(near, near.after, _FROM)
    return any(
        (is_plain_verb(near, at) or (near.role(at) & Role.VERB and _parts(near.gap(at))))
        and leads(near, at)
        for at in near.back(place - 1, _FROM)
    )


def _tell(near: Near, place: int) -> bool:
    """Whether several nameless say what is quoted before: "«No hay agua», claman en Cáritas"."""
    verb = place - 1 if near.role(place) & Role.LINK else place
    word = near.reading.words[verb].text if verb > near.low else ""
    several = word.endswith(_SEVERAL) and near.role(verb) & Role.VERB
    return bool(several) and _ends_marks(near.gap(verb)) and near.gap(verb + 1) in (" ", "\u00a0")


def _parts(gap: str) -> bool:
    """Whether what is said ends before a verb: "No habrá indulto, zanjan desde"."""
    return "," in gap or _ends_marks(gap)


def _ends_marks(gap: str) -> bool:
    return any(mark in gap for mark in '»”“"›')


def is_agent(near: Near) -> bool:
    """Whether what is said was said by it: "a été révélé par", "wurde vom Amt bestätigt"."""
    by = near.first - 1 if near.role(near.first - 1) & Role.BY else near.left
    if near.candidate.source.kind == "person":
        by = _before_office(near)
    if not near.is_outlet and near.is_apposed(near.behind_mark(by + 1), by):  # "by their boss, Roy"
        office = by
        while by > office - _BEFORE_BY and not near.role(by) & (Role.BY | Role.VERB):
            by -= 1
    if not near.role(by) & Role.BY:
        return False
    for at in range(by - 1, max(near.low, by - _BEFORE_BY) - 1, -1):
        role = near.role(at)
        if _ENDS.search(near.gap(at + 1)):
            break
        if near.is_outlet and role & (Role.OUTLET_VERB | Role.VERB | Role.QUOTED | Role.ASKED):
            return not (role & Role.DEED or is_negated(near, at))
        if role & Role.VERB:
            town = near.candidate.source.type == "unknown" and role & Role.TRANSITIVE
            # "jugée « absurde » par", "calificada de absurda por"
            called = at < by - 1 and (near.role(at + 1) & _AS or near.gap(at + 1).strip())
            return not ((role & Role.AMBIGUOUS and not called) or town or is_negated(near, at))
    if not near.verb_last:
        return False
    # "Anna Roth von der Bank hält", "Adressen von Räten": whose they are
    noun = near.reading.words[by - 1].text[0].isupper() and near.gap(by) == " "
    if noun and not any(near.role(at) & Role.PASSIVE for at in near.back(by - 1, _LAST_VERB)):
        return False
    for at in near.on(near.after, _LAST_VERB):
        if near.role(at) & Role.VERB:
            return not is_negated(near, at)
    return False


def _before_office(near: Near) -> int:
    """The word before a person's office, where one opens it: "par l'ancien ministre Roy"; not that
    of who is somebody's: "par l'avocat du ministre Roy"."""
    at = near.first - 1
    titled = linked = False
    for at in range(near.first - 1, max(near.low, near.first - _BEFORE_OFFICE) - 1, -1):
        role = near.role(at)
        if role & Role.BY or stops(near.gap(at + 1)):
            break
        if linked and role & _SOMEBODY:
            return near.left
        # not inside of "ministre de l'Intérieur", which is one office
        of = role & (Role.NAME_LINK | Role.LINK) and not role & Role.TITLE
        linked = titled and bool(linked or of)
        titled = titled or bool(role & Role.TITLE)
        # "par le ministre de la Santé Roy"
        own = _OF_NAME | (Role.NAME_LINK if at < near.first - 1 else 0)
        if not role & own and role & ~(Role.STOP | Role.NOUN | Role.INDEFINITE):
            break
    opens = titled and near.role(at) & Role.BY and not near.role(at - 1) & _SOMEBODY
    return at if opens else near.left


def is_asked(near: Near) -> bool:
    """Whether it was asked, or speaks in print: "Joint par téléphone, Roy", "In Die Zeit, Roy"."""
    if near.is_outlet or near.first - near.low > _QUOTED or near.role(near.first - 1) & Role.LINK:
        return False
    if near.candidate.source.kind == "institution" and is_held(near):
        return False
    left = near.first - 1
    while left > near.low and near.gap(left + 1) in (" ", "\u00a0", "'", "’"):
        if not near.role(left) & (_OFFICE | Role.ARTICLE | Role.DEMONYM | Role.LINK):
            break
        left -= 1
    if near.verb_last and "," in near.gap(left):
        left -= 1  # "Von Le Monde danach gefragt, wich der Minister Roy aus"
    asked = near.verb_last and _asked_first(
        near
    )  # "Von Le Monde gefragt, ob er gehe, wich Roy aus"
    parted = any("," in near.gap(at) for at in range(near.low + 1, left))
    if "," not in near.gap(left + 1) or (parted and not asked):
        return False
    if any(near.role(at) & Role.DEED for at in near.on(near.after, _OWN_VERB)):
        return False
    return asked or bool(near.role(near.low) & Role.ASKED)


def _asked_first(near: Near) -> bool:
    """Whether what stands before the first comma says that somebody was asked."""
    for at in range(near.low + 1, near.first):
        if "," in near.gap(at):
            return bool(near.role(at - 1) & Role.ASKED)
    return False


def speaks_in_print(near: Near, outlet: Candidate) -> bool:
    """Whether the outlet before it opens the sentence as the place where it speaks."""
    if not (near.low <= outlet.first and outlet.first - near.low <= _OPENING):
        return False
    opens = near.role(near.low)
    place = bool(opens & (Role.VENUE | Role.BEFORE_SOURCE) and not opens & Role.SOURCE)
    place = bool(place or near.role(outlet.first - 1) & Role.BEFORE_PRESS)
    if not place or near.role(near.first - 1) & Role.LINK:
        return False
    between = range(outlet.last + 1, near.first)
    if near.verb_last:  # "Im Spiegel beklagt der Autor Roy"
        between = range(outlet.last + 2, near.first)
        if near.role(outlet.last + 1) & Role.DEED or stops(near.gap(outlet.last + 1)):
            return False
    elif near.gap(outlet.last + 1) != ", ":
        # "Su Avvenire il teologo Roy invita"
        office = (
            near.role(outlet.last + 1) & Role.ARTICLE and near.role(near.first - 1) & Role.TITLE
        )
        if not office or near.role(outlet.last + 1) & Role.LINK:
            return False
    done = any(
        near.role(at) & Role.DEED and not near.role(at) & Role.VERB
        for at in near.on(near.after, _OWN_VERB)
    )
    return (
        not done
        and all(
            near.role(at) & (_OFFICE | Role.ARTICLE | Role.DEMONYM | Role.STOP) or not near.role(at)
            for at in between
        )
        and len(between) <= _OFFICES
        and not any(stops(near.gap(at)) for at in between[1:])
    )


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
        linked = any(near.role(at) & Role.LINK for at in range(near.left, near.first))
        return not linked and bool(touching(reading.quotations, end, end + 8))
    start = reading.words[max(near.low, near.left + 1)].start
    before = reading.text[max(0, start - 6) : start]
    if reading.is_quoted(near.first):
        return False
    house = near.genitive and near.candidate.source.kind == "institution"
    if house and near.role(near.after) & Role.TITLE and not stops(near.gap(near.after)):
        return False  # "“…”, Rovers coach Anna Roy said"
    behind = not near.is_outlet and _AFTER_QUOTATION.search(before) is not None
    return behind or _ends_quotation(near)


def _ends_quotation(near: Near) -> bool:
    """Whether somebody is named behind a quotation, a verb between: "», s'agace le maire Roy"."""
    reading = near.reading
    start = reading.words[near.first].start
    at = bisect_right(reading.quotations, start, key=lambda span: span.end) - 1
    if at < 0 or near.candidate.source.kind == "institution":
        return False
    if near.is_outlet and near.role(near.left) & Role.LINK:
        return False  # "“…”, a source at the BBC told the paper"
    first = reading.word_at(reading.quotations[at].end)
    between = range(first, near.first)
    if not 0 < len(between) <= _BEHIND or first < near.low:
        return False
    verb = reading.words[first].text.islower() and _CLOSES.search(near.gap(first)) is not None
    links = near.role(first) & (Role.LINK | Role.OPENER) and not near.role(first) & Role.AUXILIARY
    joined = not any(stops(near.behind_mark(at)) for at in (*between[1:], near.first))
    return verb and not links and joined


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
