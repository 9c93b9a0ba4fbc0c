"""Citations: where an article says from whom it has something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lineage.model import Citation
from lineage.text.gazetteer import outlets
from lineage.text.lexicon import is_word
from lineage.text.names import surname_of
from lineage.text.roles import Role
from lineage.text.sources.airing import is_airing
from lineage.text.sources.closing import told_of
from lineage.text.sources.credits import is_credit, is_labelled
from lineage.text.sources.evidence import (
    follows_source_phrase,
    has_noun,
    is_employer,
    is_impersonal,
    is_included,
    is_maker,
    is_reported,
    is_source,
    is_spoken_for,
    is_word_of,
)
from lineage.text.sources.inverted import is_inverted
from lineage.text.sources.lists import in_one_breath, is_gapped
from lineage.text.sources.near import PRESS, Near, near
from lineage.text.sources.owning import modifies, owns
from lineage.text.sources.reading import Candidate, Reading, is_common, is_gloss
from lineage.text.sources.speech import (
    is_agent,
    is_plain_verb,
    is_spoken_from,
    is_taken_up,
    something_is_said,
    speaks,
    speaks_in_print,
)
from lineage.text.sources.untold import untold
from lineage.text.sources.venues import is_first, is_occasion, is_to_tell, is_venue
from lineage.text.sources.weighing import weight

CITED, UNCITED = 1.7, -1.2
"""Log-odds of the words around from which an outlet is cited, and below which neither an outlet nor
a house is, whatever the rules say."""
_SPOKESPERSON_REACH = 8
_SAID = 7


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with what it proves.

    `strong` where something said is credited to the source, not only a picture or an occasion;
    `from_source` where it is named as a source ("selon …"), not only as who speaks; `is_listener`
    where somebody says it to an outlet, or in it; `sentence` is the index of its sentence, -1
    outside all.
    """

    citation: Citation
    strong: bool
    from_source: bool
    sentence: int
    named: bool = True
    is_listener: bool = False
    voice: str = ""
    """Who speaks for a house, where the text has the name."""

    @property
    def speaker(self) -> str:
        """Whose words are quoted, where it is cited for them."""
        return self.voice or self.citation.source


def citations(reading: Reading, found: Sequence[Candidate]) -> tuple[Cited, ...]:
    """The sources that an article says it has something from, of its candidates, in order.

    An outlet or an agency counts where a verb of reporting, a preposition ("selon") or a noun
    ("révélations") ties it to what is said; an institution or a person where it says something
    itself. Agencies in photo credits, and outlets at whose events things are said, are weak.
    Cost is linear.

    >>> from lineage.model import Span
    >>> from lineage.text.sources.candidates import candidates
    >>> from lineage.text.sources.reading import read_words
    >>> text = "Le port ferme, selon Le Monde. Le maire a démenti."
    >>> sentences = (Span(0, 30), Span(31, 50))
    >>> reading = read_words(text, "fr", sentences, (), (), ())
    >>> [(c.citation.source, c.citation.kind, c.strong)
    ...  for c in citations(reading, candidates(reading, ()))]
    [('Le Monde', 'outlet', True)]
    """
    return tuple(_decided(reading, found))


def _decided(reading: Reading, found: Sequence[Candidate]) -> Iterator[Cited]:
    speaks_for: dict[str, str] = {}
    houses: list[tuple[int, int, str, int]] = []
    decided: list[Cited | None] = []
    for before, candidate in zip((None, *found), found, strict=False):
        beside = near(reading, candidate)
        kind = candidate.source.kind
        cited: Cited | None = None
        if kind in PRESS and not (beside and is_airing(beside)):
            cited = _weighed(reading, candidate, beside, _outlet(reading, candidate, beside))
        elif (
            kind in PRESS
            or beside is None
            or reading.is_boilerplate(candidate.first)
            or is_gloss(reading, before, candidate)
        ):
            pass
        elif kind == "institution":
            cited = _institution(reading, candidate, beside)
            if cited and is_spoken_for(beside):
                cited = replace(cited, voice=_presented(reading, before, candidate))
                houses.append((beside.low, candidate.first, candidate.source.name, len(decided)))
        else:
            surname = surname_of(candidate.source.name)
            house = next(
                (
                    house
                    for house in houses
                    if house[0] == beside.low
                    and abs(candidate.first - house[1]) <= _SPOKESPERSON_REACH
                ),
                None,
            )
            if house:
                speaks_for.setdefault(surname, house[2])
                spoken = decided[house[3]]
                if spoken and not spoken.voice and not reading.is_quoted(candidate.first):
                    decided[house[3]] = replace(spoken, voice=candidate.source.name)
            else:
                cited = _person(reading, candidate, beside, speaks_for.get(surname))
        decided.append(cited)
    _hear_in_print(reading, found, decided)
    for at in told_of(reading, found, [cited is not None for cited in decided]):
        decided[at] = None
    for run in in_one_breath(reading, found):
        known = next((one for at in run if (one := decided[at])), None)
        if known is None or not known.strong:
            continue
        for at in run:
            decided[at] = decided[at] or _cited(
                reading, found[at], strong=True, from_source=known.from_source
            )
    for at in range(1, len(found)):
        known = decided[at - 1]
        speaks_first = known is not None and known.strong and not known.from_source
        if speaks_first and decided[at] is None and is_gapped(reading, found[at - 1], found[at]):
            decided[at] = _cited(reading, found[at], strong=True, from_source=False)
    listens = [cited.is_listener if cited else None for cited in decided]
    for at in untold(reading, found, listens):
        decided[at] = None
    yield from (cited for cited in decided if cited)


def _presented(reading: Reading, before: Candidate | None, house: Candidate) -> str:
    """Who is presented before a house as who speaks for it: "Lis Roy, a spokeswoman for the UN"."""
    if before is None or before.source.kind != "person" or reading.is_quoted(before.first):
        return ""
    beside = reading.sentence[before.first] == reading.sentence[house.first]
    near_by = house.first - before.last <= _SPOKESPERSON_REACH
    behind = reading.words[before.last + 1].gap.strip() == ","
    return before.source.name if beside and near_by and behind else ""


def _hear_in_print(
    reading: Reading, found: Sequence[Candidate], decided: list[Cited | None]
) -> None:
    """Add who speaks in an outlet that opens the sentence: "Dans Sud Ouest, le maire Roy …"."""
    for at in range(1, len(found)):
        person, outlet = found[at - 1], found[at]
        if decided[at] and not decided[at - 1] and _opens_and_tells(reading, person, outlet):
            decided[at - 1] = _cited(reading, person, strong=True, from_source=False)
    for at in range(1, len(found)):
        outlet, person = found[at - 1], found[at]
        if decided[at] or outlet.source.kind not in PRESS or person.source.kind != "person":
            continue
        beside = near(reading, person)
        if beside and speaks_in_print(beside, outlet):
            decided[at - 1] = decided[at - 1] or _cited(
                reading, outlet, strong=True, from_source=True
            )
            decided[at] = _cited(reading, person, strong=True, from_source=False)


def _opens_and_tells(reading: Reading, person: Candidate, outlet: Candidate) -> bool:
    """Whether somebody opens a sentence who then speaks in an interview with an outlet: "Roy hat
    im Gespräch mit der Zeit nichts ausgeschlossen"."""
    beside = near(reading, outlet)
    if beside is None or person.source.kind != "person" or outlet.source.kind not in PRESS:
        return False
    if person.first < beside.low or not follows_source_phrase(beside):
        return False
    between = range(person.last + 1, outlet.first)
    said = Role.VERB | Role.PASSIVE | Role.OPENER
    if any(
        reading.roles[at] & said and not reading.roles[at] & Role.NOUN
        for at in (*range(beside.low, person.first), *between)
    ):
        return False
    parted = "," in beside.gap(person.last + 1)
    helped = beside.verb_last and beside.role(person.last + 1) & Role.AUXILIARY
    return bool(parted or helped) and any(reading.roles[at] & Role.NOUN for at in between)


def _weighed(
    reading: Reading, candidate: Candidate, beside: Near | None, cited: Cited | None
) -> Cited | None:
    """What the rules decided of an outlet, unless all that stands around it weighs against it."""
    if beside is None or reading.is_boilerplate(candidate.first) or (cited and not cited.strong):
        return cited
    if cited:
        if weight(beside) > UNCITED or is_labelled(beside) or is_source(beside):
            return cited
        # "a déclaré la ministre au Monde"
        back = beside.back(beside.first - 1, _SAID)
        return cited if any(is_plain_verb(beside, at) for at in back) else None
    barred = candidate.source.type == "photo-agency" or is_common(reading, candidate)
    barred = barred or _is_a_word(reading, candidate)
    # "le site du crash", "Elle lit Ouest-France", "not confirmed by Reuters", "the chief of Sky"
    left = beside.role(beside.left)
    barred = barred or bool(candidate.generic and beside.role(beside.after) & Role.LINK)
    barred = barred or bool(left & (Role.PRINTED | Role.BEFORE_SOURCE))
    held = left & (Role.TITLE | Role.ORGANISATION) and not left & (Role.NOUN | Role.STAFF)
    # "staff at the Post were told"
    told = left & Role.VENUE and beside.role(beside.after) & Role.PASSIVE
    barred = barred or bool(held or (told and beside.genitive and not beside.verb_last))
    # "schrieb regelmäßig für den Tagesspiegel"
    for_it = left & Role.OPINION and left & Role.LINK and not left & Role.VENUE
    barred = barred or bool(for_it and beside.verb_last)
    if barred or weight(beside) < CITED:
        return None
    return _cited(reading, candidate, strong=True, from_source=True)


def _is_a_word(reading: Reading, candidate: Candidate) -> bool:
    """Whether a name of one word may be a noun as well: "den Morgen" names no daily, nor "Poker",
    which is in no list."""
    if candidate.generic:
        return False
    words = reading.words[candidate.first : candidate.last + 1]
    capitals = "nouns in capitals" in reading.vocabulary.traits
    article = capitals and reading.roles[candidate.first] & Role.ARTICLE
    if not capitals and candidate.source.name in outlets():
        return False
    return len(words) == 1 + bool(article) and is_word(words[-1].text.casefold(), reading.language)


def _outlet(reading: Reading, candidate: Candidate, beside: Near | None) -> Cited | None:
    source = candidate.source
    agency = source.kind == "agency"
    if beside is None or reading.is_boilerplate(candidate.first):
        credited = agency and not source.weak and not candidate.generic
        return _cited(reading, candidate, strong=False, from_source=True) if credited else None
    if agency and not candidate.generic and is_credit(beside):
        return _cited(reading, candidate, strong=False, from_source=True)
    if source.type == "photo-agency":
        return None
    named = (
        is_source(beside)
        or is_labelled(beside)
        or follows_source_phrase(beside)
        or has_noun(beside)
        or is_agent(beside)
        or is_included(beside)
        or is_to_tell(beside)
        or is_first(beside)
        or is_maker(beside)
    )
    # "Time" or "People" alone is a word; "Le Point", with its article, a name that may report
    a_word = is_common(reading, candidate)
    if named or is_employer(beside):
        cited = _cited(reading, candidate, strong=True, from_source=True)
        told = follows_source_phrase(beside) and not (is_source(beside) or is_agent(beside))
        return replace(cited, is_listener=told)
    venue = is_venue(beside)
    # in German "Der Spiegel" says it, and "der Zeit" it is said to
    says = (beside.verb_last or not venue) and not a_word and speaks(beside)
    if says or venue:
        cited = _cited(reading, candidate, strong=True, from_source=not says)
        return replace(cited, is_listener=not says)
    if not (source.weak or candidate.short) and is_occasion(beside):
        return _cited(reading, candidate, strong=False, from_source=True)
    return None


def _institution(reading: Reading, candidate: Candidate, beside: Near) -> Cited | None:
    if reading.is_quoted(candidate.first):
        return None
    named = (
        is_source(beside)
        or is_labelled(beside)
        or is_reported(beside)
        or is_maker(beside)
        or is_impersonal(beside)
    )
    said = is_agent(beside) or is_word_of(beside) or speaks(beside)
    if not (named or said or is_spoken_for(beside)):
        return None
    if weight(beside) < UNCITED and not _is_named_as_source(beside):
        return None
    return _cited(reading, candidate, strong=True, from_source=True)


def _is_named_as_source(beside: Near) -> bool:
    """Whether the form alone names a house as who says it, whatever stands around it."""
    return (
        is_source(beside)
        or is_impersonal(beside)
        or is_inverted(beside)
        or is_agent(beside)
        or is_taken_up(beside)
        or is_spoken_from(beside)
    )


def _person(
    reading: Reading, candidate: Candidate, beside: Near, house: str | None
) -> Cited | None:
    source = is_source(beside)
    spokesperson = beside.role(beside.first - 1) & Role.SPOKESPERSON and something_is_said(beside)
    said = is_agent(beside) or is_word_of(beside) or speaks(beside)
    said = said and not (owns(beside) or modifies(beside))
    if not (source or spokesperson or said):
        return None
    cited = _cited(reading, candidate, strong=True, from_source=source or bool(house))
    if house is None:
        return cited
    citation = Citation(house, "institution", cited.citation.start, cited.citation.end)
    return Cited(citation, True, True, cited.sentence, voice=candidate.source.name)


def _cited(reading: Reading, candidate: Candidate, *, strong: bool, from_source: bool) -> Cited:
    citation = Citation(
        candidate.source.name,
        candidate.source.kind,
        reading.words[candidate.first].start,
        reading.words[candidate.last].end,
    )
    sentence = reading.sentence[candidate.first]
    return Cited(citation, strong, from_source, sentence, _is_named(reading, candidate))


def _is_named(reading: Reading, candidate: Candidate) -> bool:
    behind = reading.words[candidate.first + 1 : candidate.last + 1]
    if candidate.source.type == "unknown":
        return False  # "Moscou" may be a town
    return candidate.source.type != "body" or any(word.text[0].isupper() for word in behind)
