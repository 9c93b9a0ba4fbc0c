"""Venues: whether an outlet is where, or to whom, something is said, or who is to tell it."""

from lineage.text.roles import Role
from lineage.text.sources.near import HARD_STOP, Near, stops
from lineage.text.sources.speech import is_plain_verb, something_is_said

_VENUE, _QUOTED_VENUE, _LAST_VENUE = 7, 14, 16
_AT_ONCE, _EVENT, _OPENING = 2, 4, 4
_FIRST = 8
_TOLD_FIRST = 5
_INFINITIVE = ("ar", "er", "ir", "are", "ere", "ire")


def is_to_tell(near: Near) -> bool:
    """Whether it falls to an outlet to tell it: "it took the Mirror to reveal", "tocca al Foglio
    svelare"."""
    at, words = near.after, near.reading.words
    behind = range(at, min(near.high, at + 2))
    if not behind or any(stops(near.gap(place)) for place in behind):
        return False
    if near.genitive and not near.verb_last:
        told = near.role(at) & Role.LINK and words[at].key == "to" and near.role(at + 1)
    else:
        told = near.role(near.left) & Role.VENUE or near.role(near.first - 1) & Role.VENUE
        told = told and words[at].text.endswith(_INFINITIVE) and near.role(at)
    return bool(told and told & (Role.VERB | Role.OUTLET_VERB) and not told & Role.DEED)


def is_venue(near: Near) -> bool:
    """Whether something is said to an outlet, or in it: "a déclaré Roy sur France Inter"."""
    contracted = near.candidate.generic and near.role(near.first) & Role.LINK
    place = near.first if contracted and near.role(near.first) & Role.VENUE else near.first - 1
    beside = Role.OUTLET | Role.DEMONYM | Role.DEMONSTRATIVE
    while not stops(near.behind_mark(place + 1)) and (
        near.role(place) & beside
        or (
            near.role(place) & Role.ARTICLE
            and (not near.role(place) & Role.VENUE or near.role(place - 1) & Role.VENUE)
        )
    ):
        place -= 1  # "in der Bild"
    before = near.role(place - 1)
    if not near.role(place) & Role.VENUE or before & (Role.EVENT | Role.LINK):
        return False
    if before & Role.TITLE and before & Role.NOUN:
        return False  # "journaliste à France Inter"
    if near.verb_last and _is_genitive(near, place):
        return False
    quoted = near.is_near_quotation() and not near.reading.is_quoted(near.first)
    opens = near.role(near.after) & Role.OPENER  # "trasladan a Efe que"
    reach = _QUOTED_VENUE if quoted else _VENUE
    for at in range(place - 1, max(near.low, place - reach) - 1, -1):
        if HARD_STOP.search(near.gap(at + 1)):
            break
        told = near.role(at) & (Role.ASKED | (Role.VERB if quoted or opens else 0))
        if is_plain_verb(near, at) or told:
            return True
    if _is_in_print(near, place):
        return True
    if near.verb_last and any(is_plain_verb(near, at) for at in near.on(near.after, _VENUE)):
        return True  # "die dem Spiegel vorliegt"
    if _is_given(near, place) or (near.candidate.generic and _is_addressed(near, place)):
        return True
    opens = near.role(place - 1) & (Role.RELATIVE | Role.OPENER) or near.gap(place) == ", "
    # "Foi ao Público que Roy contou"
    cleft = near.role(place - 1) & (Role.PASSIVE | Role.AUXILIARY) and near.role(near.after)
    cleft = cleft and near.role(near.after) & Role.OPENER
    if place != near.low and not (opens or cleft):
        return False  # "che al Guardian aveva confidato"
    # "A Lusa" is who says it, "A Lusa, o ministro" to whom
    reach = _LAST_VENUE if near.verb_last else _VENUE
    aside = near.after < near.high and "," in near.gap(near.after)
    if near.role(place) & Role.ARTICLE and not (near.verb_last or aside):
        if not near.role(place) & Role.LINK:
            return False
        # "Al Tirreno risulta che", "Alla Stampa il giudice Roy ha spiegato"
        reach = _VENUE if cleft or near.role(near.after) & Role.ARTICLE else _AT_ONCE
    if near.verb_last and near.role(near.after) & Role.DEED and near.role(place) & Role.ARTICLE:
        return False  # "Der ORF überträgt", not "Der ARD sagte"
    return any(near.role(at) & Role.VERB for at in near.on(near.after, reach, HARD_STOP.search))


def _is_genitive(near: Near, article: int) -> bool:
    """Whether it is whose the noun before it is, which opens a German clause: "Ein Leser der Zeit
    hatte das gesagt", not "sagte die Ministerin der Zeit"."""
    words = near.reading.words
    if article <= near.low or words[article].text not in ("der", "des"):
        return False
    said = Role.VERB | Role.AUXILIARY
    before = near.back(article - 1, _LAST_VENUE)
    noun = words[article - 1].text.istitle() and words[article].gap == " "
    return noun and not any(near.role(at) & said for at in before)


def _is_in_print(near: Near, place: int) -> bool:
    """Whether something is to be read in it: "à lire dans", "Das stand in der SZ: …"."""
    if near.role(place) & Role.ARTICLE and not near.role(place) & Role.LINK:
        return False  # "Der Anzeiger wird gedruckt"
    around = [*near.back(place - 1, _VENUE)]
    told = any(":" in near.gap(at) for at in range(near.after, min(near.high, near.after + _VENUE)))
    if told and any(near.role(at) & (Role.PASSIVE | Role.AUXILIARY) for at in around):
        return True
    around += near.on(near.after, _VENUE, HARD_STOP.search) if near.verb_last else ()
    # somebody may appear on television
    printed = Role.PRINTED if near.candidate.source.type != "broadcaster" else 0
    return any(near.role(at) & printed for at in around)


def is_occasion(near: Near) -> bool:
    """Whether it holds an event at which something is said."""
    around = (*range(near.first - _EVENT, near.first), *range(near.after, near.after + _EVENT))
    return any(near.role(at) & Role.EVENT for at in around) and something_is_said(near)


def _is_given(near: Near, place: int) -> bool:
    """Whether what is said was given to it by somebody: "une promesse faite par Roy au Soir"."""
    if near.role(place) & Role.ARTICLE and not near.role(place) & Role.LINK:
        return False
    back = near.back(place - 1, _VENUE)
    agent = next((at for at in back if near.role(at) & Role.BY), None)
    if agent is None or place - agent < _AT_ONCE:
        return False
    before = range(near.low, agent)
    given = any(near.role(at) & Role.PASSIVE for at in before)
    return given and any(near.role(at) & Role.UTTERANCE for at in before)


def _is_addressed(near: Near, place: int) -> bool:
    """Whether a short phrase that opens the sentence has it for its listener: "In the chat with
    the daily, a diver said"."""
    opening = range(near.low, place)
    if not 0 < len(opening) <= _OPENING or any(stops(near.gap(at)) for at in opening[1:]):
        return False
    if near.role(near.low) & Role.ASKED:
        return True
    if not near.role(near.low) & (Role.VENUE | Role.LINK):
        return False
    return any(is_plain_verb(near, at) for at in near.on(near.after, _LAST_VENUE, HARD_STOP.search))


def is_first(near: Near) -> bool:
    """Whether it is said to have been the first that told it: "le premier à l'écrire fut"."""
    if _is_called_first(near):
        return True
    copula = near.left
    if not near.role(copula) & (Role.PASSIVE | Role.AUXILIARY):
        return False
    back = range(copula - 1, max(near.low, copula - _FIRST) - 1, -1)
    first = next((at for at in back if near.role(at) & Role.FIRST), None)
    if first is None or near.role(near.after) & (Role.LINK | Role.VERB):
        return False
    return any(_tells(near, at) for at in range(first + 1, copula))


def _is_called_first(near: Near) -> bool:
    """Whether it was first to tell it: "Le Soir was first with the story", "fue el primero en"."""
    if not near.role(near.after) & (Role.PASSIVE | Role.AUXILIARY):
        return False
    behind = [at for at in near.on(near.after, _TOLD_FIRST) if near.role(at) & Role.FIRST]
    told = near.on(behind[0] + 1, _TOLD_FIRST) if behind else ()
    return any(_tells(near, at) or near.role(at) & Role.NOUN for at in told)


def _tells(near: Near, at: int) -> bool:
    """Whether a word is a verb of saying, its object hung on it or not: "contarlo"."""
    key, known = near.reading.words[at].key, near.reading.vocabulary
    bare = known.without_clitic(key)
    said = near.role(at)
    if bare != key:
        said |= known.roles.get(bare, 0) | known.roles.get(f"{bare}e", 0)
    return bool(said & (Role.VERB | Role.OUTLET_VERB) and not said & Role.DEED)
