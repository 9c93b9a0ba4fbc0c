"""What the words of a text can be: verbs of saying, titles, nouns of the press, by word list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from lineage.text.language import words_of
from lineage.text.normal import unaccented
from lineage.text.words import Part, keys, spelling


class Role:
    """What a word can be; one may be several. Plain numbers: the members of an enumeration take
    three times as long to look up, which is done thousands of times a text."""

    VERB = 1  # a form of a verb of saying
    AMBIGUOUS = 2
    """One that as often means something else."""
    MISRENDERED = 4
    """What machine translation leaves in place of one."""
    NOUN = 8
    """What the press makes: a report, an interview."""
    EVENT = 16
    ARTICLE = 32
    """An article, or its contraction with a preposition."""
    DEMONSTRATIVE = 64
    PRINTED = 72057594037927936  # to appear, stand or be read, which is said of what is in print
    ORIGIN = 144115188075855872  # to come from somebody, which is said of figures
    TITLE = 128
    SPOKESPERSON = 256
    BY = 512
    AUXILIARY = 1024
    LINK = 2048
    """A preposition or conjunction after which a name is no subject."""
    OPENER = 4096
    """What opens the clause of what is said ("that")."""
    RELATIVE = 35184372088832
    """What opens such a clause, or one about the name before it ("Roy, que afirma")."""
    SUBORDINATOR = 70368744177664
    """What opens any clause with a subject of its own ("mientras")."""
    UTTERANCE = 140737488355328
    """What is said, as a noun ("palabras")."""
    CHARGE = 281474976710656
    """A preposition before the words of a law, which nobody says ("pour « abus de confiance »")."""
    HOUSE_VERB = 1125899906842624
    """A verb that means saying where a house is its subject ("la OCU ve riesgos")."""
    HEARSAY = 18014398509481984
    """An auxiliary by which somebody is said to have said something ("aurait")."""
    COURT = 4503599627370496
    """The noun of a court, or its short name ("Supremo")."""
    RULING = 9007199254740992
    """A verb of saying by which a court decides ("rejeté")."""
    OBJECT = 2251799813685248
    """What opens a clause whose subject comes behind the verb ("den", "einen")."""
    INCLUDING = 562949953421312
    """What opens the names of some of those spoken of before ("dont", "darunter")."""
    PRONOUN = 8192
    BODY = 16384  # the noun of a public body
    ORGANISATION = 32768
    """What makes the name beside it that of an organisation."""
    OUTLET = 65536  # a generic noun for an outlet
    DEMONYM = 131072
    CALENDAR = 262144
    STOP = 524288
    SOURCE = 1048576
    """The last word of "according to"."""
    BEFORE_SOURCE = 2097152
    """The last word of any phrase that makes what follows a source."""
    AFTER_SOURCE = 4194304
    """The first word of a phrase that makes what stands before it a source."""
    INDEFINITE = 8388608
    NEGATION = 134217728
    OPINION = 268435456
    """A preposition that makes a source of what opens the sentence: "Pour Le Monde, …"."""
    PASSIVE = 16777216
    """An auxiliary by which something is done to the subject ("was", "été")."""
    OUTLET_VERB = 67108864
    """A verb that means reporting where an outlet is its subject."""
    DEED = 536870912
    """What an outlet does as a company: to buy, to sue."""
    CONJUNCTION = 1073741824
    NAME_LINK = 2147483648  # what may join the words of a house's name ("of the", "de la")
    MANNER = 4294967296  # "as" in "as the paper reports"
    SPEECH_ACT = 17592186044416
    """An ambiguous verb whose subject has said something, whatever follows ("acusa a")."""
    VOICE = 4398046511104
    """A preposition of the place from which a house speaks ("desde la Guardia Civil")."""
    BEFORE_PRESS = 8796093022208
    """The last word of a phrase behind which only the press is named ("ai microfoni di")."""
    VENUE = 33554432
    """A preposition by which something is said to an outlet, or in it."""
    STAFF = 8589934592
    """Those without a name who speak for the house they work in: "researchers"."""
    REFLEXIVE = 17179869184
    """What makes no passive of the auxiliary behind it ("s'est dit")."""
    IMPERSONAL = 34359738368
    """The subject of saying that is nobody ("dit-on", "hieß es")."""
    REPORTED = 68719476736
    """A mood that only what is said has ("sei", "habe")."""
    HEARSAY_MOOD = 36028797018963968
    """A verb in the mood in which what others say is told ("serait", "habe")."""
    QUOTED = 137438953472
    """Done to somebody who then says something ("quoted")."""
    ASKED = 549755813888
    """What opens a sentence about somebody who was asked ("interrogé")."""
    SO_CALLED = 1099511627776
    """What says that the words quoted behind it are nobody's."""
    TRANSITIVE = 274877906944
    """A verb of saying that may have a person for its object ("accused Roy")."""


_SINGLE: Mapping[str, int] = {
    "articles": Role.ARTICLE,
    "indefinite_articles": Role.INDEFINITE,
    "demonstratives": Role.DEMONSTRATIVE,
    "negations": Role.NEGATION,
    "conjunctions": Role.CONJUNCTION,
    "name_links": Role.NAME_LINK,
    "manner_words": Role.MANNER,
    "opinion_prepositions": Role.OPINION,
    "passive_auxiliaries": Role.PASSIVE,
    "venue_prepositions": Role.VENUE,
    "voice_prepositions": Role.VOICE,
    "passive_by": Role.BY,
    "auxiliaries": Role.AUXILIARY,
    "object_prepositions": Role.LINK,
    "clause_openers": Role.OPENER,
    "relative_pronouns": Role.RELATIVE,
    "utterance_nouns": Role.UTTERANCE,
    "charge_prepositions": Role.CHARGE,
    "object_openers": Role.OBJECT,
    "hearsay_auxiliaries": Role.HEARSAY,
    "court_nouns": Role.COURT,
    "ruling_verbs": Role.RULING,
    "subordinators": Role.SUBORDINATOR,
    "pronouns": Role.PRONOUN,
    "months": Role.CALENDAR,
    "weekdays": Role.CALENDAR,
    "stopwords": Role.STOP,
    "reporting_nouns": Role.NOUN,
    "event_nouns": Role.EVENT,
    "staff_nouns": Role.STAFF,
    "reflexives": Role.REFLEXIVE,
    "impersonal_pronouns": Role.IMPERSONAL,
    "reported_moods": Role.REPORTED,
    "hearsay_moods": Role.HEARSAY_MOOD,
    "quoted_participles": Role.QUOTED,
    "transitive_verbs": Role.TRANSITIVE,
    "asked_participles": Role.ASKED,
    "printed_verbs": Role.PRINTED,
    "origin_verbs": Role.ORIGIN,
}
"""Lists of which the last word of each entry plays the role: "l'" and "a d'" as "l" and "d"."""
_VERBS: Mapping[str, int] = {
    "reporting_verbs": Role.VERB,
    "denial_verbs": Role.VERB,
    "ambiguous_verbs": Role.VERB | Role.AMBIGUOUS,
    "misrendered_reporting": Role.MISRENDERED,
}
"""Lists whose last word counts: "a rapporté" by its participle, its auxiliary may stand apart."""
_PHRASES: Mapping[str, int] = {
    "person_titles": Role.TITLE,
    "spokesperson_nouns": Role.SPOKESPERSON,
    "public_bodies": Role.BODY,
    "organisations": Role.ORGANISATION,
    "source_prepositions": Role.SOURCE | Role.BEFORE_SOURCE,
    "prepositions": Role.BEFORE_SOURCE,
    "press_phrases": Role.BEFORE_PRESS | Role.BEFORE_SOURCE,
    "postpositions": Role.AFTER_SOURCE,
    "outlet_verbs": Role.OUTLET_VERB,
    "outlet_deeds": Role.DEED,
    "speech_acts": Role.SPEECH_ACT,
    "house_verbs": Role.HOUSE_VERB,
    "reporting_phrases": Role.VERB | Role.AUXILIARY,
    "so_called": Role.SO_CALLED,
    "including": Role.INCLUDING,
}
_OF_HEAD = (
    Role.OUTLET
    | Role.TITLE
    | Role.SPOKESPERSON
    | Role.BODY
    | Role.ORGANISATION
    | Role.NOUN
    | Role.STAFF
    | Role.COURT
)
_ANYHOW = Role.OUTLET | Role.DEMONYM  # however a word's accents are set
_SHORTEST_FIRST_PART = 3
_ENDS = Role.SOURCE | Role.BEFORE_SOURCE | Role.INCLUDING | Role.SO_CALLED
_BEGINS = Role.AFTER_SOURCE | Role.OUTLET_VERB | Role.HOUSE_VERB | Role.DEED | Role.VERB


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word lists of a language, ready for looking up."""

    roles: Mapping[str, int]
    accented: Mapping[str, Mapping[str, int]]
    """By key, where accents tell two words apart: the roles of each as it is spelled ("a", "à")."""
    phrases: Mapping[tuple[str, str], Sequence[tuple[tuple[str, ...], int]]]
    """By their first two words: phrases, longest first, with their roles."""
    particles: Mapping[str, frozenset[str]]
    """Separable verbs: the particles that make a verb of saying of a form."""
    outlet_nouns: Mapping[str, Sequence[tuple[tuple[str, ...], tuple[str, ...]]]]
    """By first word: generic nouns for outlets, longest first, with the types they may mean."""
    countries: Mapping[str, frozenset[str]]
    """The countries of each adjective that goes with an outlet ("américain", "porteño")."""
    heads: Mapping[str, int]
    """What a compound is by its last part: "Kreishandwerksmeister" is a title as "Meister" is."""
    clitics: frozenset[str]
    """Pronouns that stand before the verb whose object they are."""
    participles: tuple[str, ...]
    """Endings that participles have, and no other form of a verb of saying."""
    passives: frozenset[str]
    """Infinitives by which something is still to be done ("doit être examiné")."""
    perfects: frozenset[str]
    """Those by which somebody says to have done something ("assure avoir")."""
    traits: frozenset[str]
    """Of the grammar: see data/README.md."""

    def roles_of(self, words: Sequence[Part]) -> list[int]:
        """The roles of each word of a text, those of phrases among them. Cost is linear."""
        phrases = self.phrases
        keys_ = [word.key for word in words]
        found = [self.roles.get(key, 0) for key in keys_]
        for at in [at for at, key in enumerate(keys_) if key in self.accented]:
            found[at] = self.accented[keys_[at]].get(words[at].text, found[at])
        if self.heads:
            for at, word in enumerate(words):
                found[at] = found[at] or (
                    self.role_of_compound(word.text) if word.text[0].isupper() else 0
                )
        for at in [at for at, pair in enumerate(pairwise(keys_)) if pair in phrases]:
            done = 0
            for phrase, role in phrases[keys_[at], keys_[at + 1]]:
                length = len(phrase)
                if done & role and not role & _ENDS:
                    continue  # of "de acordo com o" both "com" and "o" may end the phrase
                if length > 2 and tuple(keys_[at : at + length]) != phrase:
                    continue
                done |= role
                if role == Role.VERB | Role.AUXILIARY:
                    found[at] = (found[at] | role) & ~Role.AMBIGUOUS
                elif role & _ENDS:
                    found[at + length - 1] |= role
                elif role & _BEGINS:
                    found[at] |= role
                else:
                    for place in range(at, at + length):
                        found[place] |= role
        if self.particles:
            self._mark_separable(words, found)
        return found

    def role_of_compound(self, word: str) -> int:
        """What a compound can be by its last part, the longest that is known; 0 for other words.

        >>> vocabulary("de").role_of_compound("Kreishandwerksmeister") == Role.TITLE
        True
        """
        return self.heads.get(self.head_of(word), 0)

    def head_of(self, word: str) -> str:
        """The key of a compound's last part, the longest that is known; "" where none is."""
        key = unaccented(word.casefold())
        for start in range(_SHORTEST_FIRST_PART, len(key)):
            if key[start:] in self.heads:
                return key[start:]
        return ""

    def _mark_separable(self, words: Sequence[Part], found: list[int]) -> None:
        """A separable verb counts where its particle closes the clause ("teilte … mit")."""
        for at, word in enumerate(words):
            particles = self.particles.get(word.key, frozenset())
            if not particles:
                continue
            for other in words[at + 1 : at + 30]:
                if ". " in other.gap or "\n" in other.gap:
                    break
                if other.key in particles:
                    found[at] = (found[at] | Role.VERB) & ~Role.AMBIGUOUS
                    break
            first = at > 0 and words[at].spaced and (at == 1 or not words[at - 1].spaced)
            if first and words[at - 1].key in particles:
                found[at] = (found[at] | Role.VERB) & ~Role.AMBIGUOUS  # "Besorgt zeigte sich"


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language, from its data file."""
    lists = words_of(language)
    roles: dict[str, int] = {}
    as_spelled: dict[str, dict[str, int]] = {}
    phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], int]]] = {}

    def add(key: str, role: int, phrase: str = "") -> None:
        roles[key] = roles.get(key, 0) | role
        if phrase:
            word = phrase if phrase.isascii() and phrase.isalpha() else spelling(phrase)[-1]
            words = as_spelled.setdefault(key, {})
            words[word] = words.get(word, 0) | role

    stopwords = {key for phrase in lists["stopwords"] for key in keys(phrase)}
    for name, role in _SINGLE.items():
        for phrase in lists[name]:
            spelled = keys(phrase)
            if role == Role.NOUN and "-" in phrase and len(spelled[-1]) < _SHORTEST_FIRST_PART:
                continue  # of "op-ed" the second part is a man's name
            if spelled and (len(spelled) == 1 or role not in (Role.STOP, Role.AUXILIARY)):
                add(spelled[-1], role, phrase)
            elif role == Role.STOP and " " not in phrase:
                for key in filter(lambda key: len(key) > 2, spelled):  # "aujourd'hui"
                    roles[key] = roles.get(key, 0) | role
    for name, role in _VERBS.items():
        for phrase in lists[name]:
            spelled = keys(phrase)
            if spelled and (len(spelled) == 1 or spelled[-1] not in stopwords):
                add(spelled[-1], role, phrase)
    for phrase in lists["denial_verbs"]:
        if spelled := keys(phrase):
            roles[spelled[-1]] = roles.get(spelled[-1], 0) & ~Role.AMBIGUOUS
    for form in lists["verb_particles"]:
        key = keys(form)[-1]
        if not roles.get(key, 0) & Role.AMBIGUOUS:
            roles[key] = roles.get(key, 0) & ~Role.VERB
    for name, role in _PHRASES.items():
        for phrase in lists[name]:
            spelled = keys(phrase)
            if len(spelled) == 1:
                add(spelled[0], role, phrase)
            elif spelled:
                phrases.setdefault((spelled[0], spelled[1]), []).append((spelled, role))
    of_adjective: dict[str, set[str]] = {}
    for country, forms in lists["demonyms"].items():
        for adjective in forms:
            of_adjective.setdefault(unaccented(adjective.casefold()), set()).add(country)
    countries = {adjective: frozenset(found) for adjective, found in of_adjective.items()}
    for adjective in countries:
        for key in keys(adjective)[-1:]:
            if len(key) > 1:  # not the "s" of "U.S."
                add(key, Role.DEMONYM)
    outlet_nouns = _outlet_nouns(lists, countries)
    for nouns in outlet_nouns.values():
        for noun, _ in nouns:
            if len(noun) == 1:
                add(noun[0], Role.OUTLET)
            else:
                phrases.setdefault((noun[0], noun[1]), []).append((noun, Role.OUTLET))
    accented = {
        key: {word: role & roles[key] | roles[key] & _ANYHOW for word, role in words.items()}
        for key, words in as_spelled.items()
        if len(words) > 1
    }
    return Vocabulary(
        roles,
        accented,
        {first: sorted(found, key=lambda p: -len(p[0])) for first, found in phrases.items()},
        {
            keys(form)[-1]: frozenset(keys(particles))
            for form, particles in lists["verb_particles"].items()
        },
        outlet_nouns,
        countries,
        {
            key: roles.get(key, 0) & _OF_HEAD
            for head in lists["compound_heads"]
            for key in keys(head)
        },
        frozenset(key for clitic in lists["object_clitics"] for key in keys(clitic)),
        tuple(lists["participle_endings"]),
        frozenset(key for verb in lists["passive_infinitives"] for key in keys(verb)),
        frozenset(key for verb in lists["perfect_infinitives"] for key in keys(verb)),
        frozenset(lists["traits"]),
    )


_ALSO = {"weekly": ("magazine",)}


def _outlet_nouns(
    lists: Mapping[str, Any], countries: Mapping[str, frozenset[str]]
) -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    types: dict[tuple[str, ...], list[str]] = {}
    for type_, nouns in lists["outlet_nouns"].items():
        for noun in nouns:
            spelled = keys(noun)
            # "jornal americano" is the noun and a country
            if spelled and countries.keys().isdisjoint(spelled[1:]):
                # what a weekly is called may be said of a magazine as well
                types.setdefault(spelled, []).extend([type_, *_ALSO.get(type_, ())])
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for spelled, named in types.items():
        found.setdefault(spelled[0], []).append((spelled, tuple(named)))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found
