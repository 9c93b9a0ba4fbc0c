"""Who may be cited: outlets, what refers back to them, public bodies, organisations, people."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lineage.text.gazetteer import LEADING, cities
from lineage.text.mentions import mentions
from lineage.text.nouns import is_given_name
from lineage.text.roles import Role
from lineage.text.sources.apposed import apposed
from lineage.text.sources.bodies import bodies, spoken_for
from lineage.text.sources.houses import named
from lineage.text.sources.near import PRESS
from lineage.text.sources.promoted import promoted
from lineage.text.sources.reading import Candidate, Reading, is_gloss
from lineage.text.sources.references import referring
from lineage.text.sources.shaped import journals, press_words, shaped, sites, titled

_CHANNEL, _DIGITS = 2, 2
"""Words behind a broadcaster's name, and figures of a number, that tell one of its channels."""


def candidates(reading: Reading, publishers: tuple[str, ...]) -> list[Candidate]:
    """Whatever of a text may be a source, in order, no two over each other. Cost is linear.

    `publishers` are outlets to look for beside those of the gazetteer.
    """
    found: dict[int, Candidate] = {}
    taken: set[int] = set()

    def take(some: Iterable[Candidate]) -> None:
        for candidate in some:
            words = range(candidate.first, candidate.last + 1)
            if taken.isdisjoint(words):
                taken.update(words)
                found[candidate.first] = candidate

    houses = list(bodies(reading))
    inside = {at for body in houses for at in range(body.first, body.last + 1)}
    known = [_widened(reading, one) for one in _of_gazetteer(reading, publishers)]
    forms = list(_by_form(reading, known))
    longer = {at for candidate in forms for at in range(candidate.first, candidate.last + 1)}
    take(
        candidate
        for candidate in known
        if candidate.last not in longer
        # "le ministère des Affaires étrangères" names no weekly, nor "Cámara de Comercio" a daily
        and not (candidate.source.weak and candidate.first in inside)
        and not (
            candidate.first == candidate.last
            and {candidate.first - 1, candidate.first} <= inside
            and reading.roles[candidate.first - 1] & Role.NAME_LINK
        )
    )
    take(forms)
    take(list(_shortened(reading, found)))
    first = min((at for at in found if found[at].source.kind in PRESS), default=len(reading.words))
    take(apposed(reading, taken, first))
    take(journals(reading, taken))
    take(sites(reading, taken))
    take(titled(reading, taken))
    outlets = [found[at] for at in sorted(found) if found[at].source.kind != "institution"]
    take(referring(reading, outlets, taken))
    take(_before_taken(reading, house, taken) for house in houses)
    take(spoken_for(reading))
    take(named(reading, taken))
    told = list(promoted(reading, [found[at] for at in sorted(found)], taken))
    if told:
        found.update({candidate.first: candidate for candidate in told})
        outlets = sorted((*outlets, *told), key=lambda outlet: outlet.first)
        take(referring(reading, outlets, taken))
    return _spelled_out(reading, [found[at] for at in sorted(found)])


def _spelled_out(reading: Reading, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates with a house by its whole name wherever only what it is called for short stands:
    "the SFU", once there was "the Scottish Ferry Union (SFU)"."""
    whole = {
        one.source.name: before.source.name
        for before, one in pairwise(found)
        if before.source.kind == "institution" and is_gloss(reading, before, one)
    }
    return [
        replace(one, source=replace(one.source, name=whole[one.source.name]))
        if one.source.kind == "institution" and one.source.name in whole
        else one
        for one in found
    ]


def _by_form(reading: Reading, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Outlets by the form of their names, where no more than one word of it is of the gazetteer:
    "Il Corriere di Sarsina" is not the Corriere."""
    named = {at: one for one in known for at in range(one.first, one.last + 1)}
    for candidate, tells in shaped(reading):
        one = named.get(tells)
        alone = one is None or (
            one.source.kind in PRESS
            and one.last == tells
            and all(reading.words[at].key in LEADING for at in range(one.first, tells))
        )
        if one is not None and _is_at_home(reading, one):
            continue  # "El Correo de Bilbao"
        rest = range(candidate.first, candidate.last + 1)
        if one is not None and all(
            named.get(at) or reading.words[at].key in LEADING for at in rest
        ):
            continue  # "Le Soir" is in the list
        if alone and all(named.get(at) in (None, one) for at in rest):
            yield candidate


def _is_at_home(reading: Reading, outlet: Candidate) -> bool:
    """Whether the town behind an outlet is of its country."""
    town = reading.words[outlet.last + 2 : outlet.last + 3]
    return bool(town) and cities().get((town[0].key,)) == outlet.source.country


def _before_taken(reading: Reading, house: Candidate, taken: set[int]) -> Candidate:
    """A house without the outlet behind it: "ein Sprecher der Stadt Ulm der Deutschen Welle"."""
    last = next((at for at in range(house.first, house.last + 1) if at in taken), house.last + 1)
    cut = last - 1
    while cut > house.first and reading.roles[cut] & (Role.NAME_LINK | Role.ARTICLE):
        cut -= 1
    if cut < house.first or cut == last - 1:
        return house
    last = cut
    start, end = reading.words[house.first].start, reading.words[last].end
    source = replace(house.source, name=" ".join(reading.text[start:end].split()))
    return replace(house, source=source, last=last)


def _shortened(reading: Reading, found: dict[int, Candidate]) -> Iterator[Candidate]:
    """The first word of a name for the outlet named in full before: "le Courrier", once there was
    the "Courrier picard"; whatever other outlet has that short name. So with the last word, "the
    Herald", which may be an outlet of its own, and with the initials: "o CM"."""
    words, roles = reading.words, reading.roles
    full: dict[str, Candidate] = {}
    ends: dict[str, Candidate] = {}
    initials: dict[str, Candidate] = {}
    _, last_words, _ = press_words()
    for at, word in enumerate(words):
        candidate = found.get(at)
        if candidate is not None:
            own = at + bool(roles[at] & Role.ARTICLE and at < candidate.last)
            key, length = words[own].key, candidate.last + 1 - own
            if length > 1:
                full.setdefault(key, candidate)
                ends.setdefault(words[candidate.last].key, candidate)
                named = [word.text for word in words[own : candidate.last + 1]]
                initials[_initials(named)] = initials[_initials(filter(str.istitle, named))] = (
                    candidate
                )
            elif key in full or key in ends:
                source = full.get(key, ends.get(key, candidate)).source
                found[at] = replace(candidate, source=source, short=True)
        elif word.text in initials and at > initials[word.text].last:
            yield Candidate(initials[word.text].source, at, at, short=True)
        elif word.text in last_words and word.key in ends and at > ends[word.key].last:
            goes_on = at + 1 < len(words) and words[at + 1].text[0].isupper()
            introduced = roles[at - 1] & Role.ARTICLE and word.spaced and at - 1 not in found
            if introduced and not (goes_on and words[at + 1].spaced):
                yield Candidate(ends[word.key].source, at, at, short=True)  # "the Ledger"
        elif word.key in full and at > full[word.key].last and word.text[0].isupper():
            goes_on = at + 1 < len(words) and words[at + 1].text[0].isupper()
            alone = not (goes_on and words[at + 1].spaced) and word.spaced
            # "The Oslo daily"
            alone = alone and not any(role & Role.OUTLET for role in roles[at + 1 : at + 2])
            if alone and at - 1 not in found and roles[at - 1] & Role.ARTICLE:
                yield Candidate(full[word.key].source, at, at, short=True)


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0].upper() for word in words)


def _widened(reading: Reading, outlet: Candidate) -> Candidate:
    """A broadcaster with what tells its channel: "BBC Radio Cornwall", "France 3 Bretagne"."""
    if outlet.source.type != "broadcaster" or outlet.source.weak or outlet.short:
        return outlet
    words, last = reading.words, outlet.last
    for at in range(last + 1, min(last + 1 + _CHANNEL, len(words))):
        if words[at].gap not in (" ", "\u00a0"):
            break
        channel = words[at].text.isdigit() and len(words[at].text) <= _DIGITS
        if not channel and (not words[at].text[0].isupper() or reading.roles[at] & ~Role.OUTLET):
            break
        if is_given_name(words[at].text):
            break  # "dijo a la BBC María Torres"
        last = at
    behind = reading.words[last + 1 : last + 2]
    goes_on = behind and behind[0].spaced and behind[0].text[0].isupper()
    if last == outlet.last or goes_on:
        return outlet
    if "nouns in capitals" in reading.vocabulary.traits and not words[last].text.isdigit():
        return outlet
    return replace(outlet, last=last)


def _of_gazetteer(reading: Reading, publishers: tuple[str, ...]) -> Iterator[Candidate]:
    found = list(mentions(reading.words, reading.roles, reading.language, publishers))
    # who publishes a release is no outlet for that: "the airline Austral"
    else_known = {
        mention.source
        for mention in found
        if mention.source.name in publishers
        and not mention.source.country
        and mention.first > 0
        and reading.words[mention.first].spaced
        and reading.roles[mention.first - 1] & (Role.ORGANISATION | Role.OUTLET)
        == Role.ORGANISATION
    }
    for mention in found:
        if mention.source not in else_known:
            yield Candidate(mention.source, mention.first, mention.last, mention.short)
