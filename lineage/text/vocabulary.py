"""What the words of a text can be: verbs of saying, titles, nouns of the press, by word list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from lineage.text.language import words_of
from lineage.text.normal import unaccented
from lineage.text.roles import Role
from lineage.text.words import Part, keys, spelling

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
    "document_nouns": Role.DOCUMENT,
    "event_nouns": Role.EVENT,
    "staff_nouns": Role.STAFF,
    "outsider_nouns": Role.OUTSIDER,
    "nameless_nouns": Role.NAMELESS,
    "reflexives": Role.REFLEXIVE,
    "impersonal_pronouns": Role.IMPERSONAL,
    "reported_moods": Role.REPORTED,
    "hearsay_moods": Role.HEARSAY_MOOD,
    "quoted_participles": Role.QUOTED,
    "transitive_verbs": Role.TRANSITIVE,
    "asked_participles": Role.ASKED,
    "printed_verbs": Role.PRINTED,
    "origin_verbs": Role.ORIGIN,
    "ordinals": Role.FIRST,
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
_LONGEST = 60
"""Letters above which a word is an address or a code, and no compound."""
_SHORTEST_FIRST_PART = 3
_HELPED, _CLAUSE = 4, 16
"""Words from a modal to its infinitive, which closes the clause in German."""
_CLITIC = 2
_NO_SAYING = ~(
    Role.VERB | Role.HOUSE_VERB | Role.OUTLET_VERB | Role.SPEECH_ACT | Role.RULING | Role.TRANSITIVE
)
"""What is left of a verb of saying in a phrase that says nothing ("klagt gegen")."""
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
    infinitives: frozenset[str]
    """Those of verbs of saying, which say something beside one of `modals` ("a dû admettre")."""
    modals: frozenset[str]
    outlet_nouns: Mapping[str, Sequence[tuple[tuple[str, ...], tuple[str, ...]]]]
    """By first word: generic nouns for outlets, longest first, with the types they may mean."""
    press_nouns: frozenset[str]
    """The keys of those that mean nothing else; of compounds, of their last part."""
    countries: Mapping[str, frozenset[str]]
    """The countries of each adjective that goes with an outlet ("américain", "porteño")."""
    heads: Mapping[str, int]
    """What a compound is by its last part: "Kreishandwerksmeister" is a title as "Meister" is."""
    clitics: frozenset[str]
    """Pronouns that stand before the verb whose object they are."""
    participles: tuple[str, ...]
    """Endings that participles have, and no other form of a verb of saying."""
    naming: frozenset[str]
    """Verbs by which somebody says what something is ("called it a mistake")."""
    feminines: tuple[str, ...]
    """Endings of nouns whose article tells that they are no subject ("der Regierung")."""
    gerunds: tuple[str, ...]
    """Endings of the verbs by which somebody goes on ("…, saying")."""
    passives: frozenset[str]
    """Infinitives by which something is still to be done ("doit être examiné")."""
    perfects: frozenset[str]
    """Those by which somebody says to have done something ("assure avoir")."""
    possessives: frozenset[str]
    """What says whose somebody is ("her lawyer")."""
    first_person: frozenset[str]
    """By which those who write speak of themselves ("our website")."""
    airing: frozenset[str]
    """Verbs by which a programme is shown ("aired")."""
    programmes: tuple[str, ...]
    """What is shown and reports nothing ("match"); compounds end so."""
    no_press_adjectives: frozenset[str]
    """What makes another thing of a noun of the press that it stands beside ("red social")."""
    title_modifiers: frozenset[str]
    """What may stand in capitals before a title, which is no part of a name either."""
    somebodies: frozenset[str]
    """Pronouns and numbers that stand for people whom nobody names ("several", "quelqu'un")."""
    owners: frozenset[str]
    """What tells, behind a country and a hyphen, that it is not where an outlet is."""
    town_nouns: frozenset[str]
    """Generic nouns before which there rather is a town than an outlet's name."""
    tongues: dict[tuple[str, ...], str]
    """The language that the words of a phrase say an outlet is in."""
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
                if role < 0:  # of what is no saying: all that is left of its verb
                    found[at] &= role if "," not in words[at + 1].gap else ~0
                    continue
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
        for at in [at for at, key in enumerate(keys_) if key in self.modals]:
            self._mark_helped(words, found, at)
        return found

    def role_of_compound(self, word: str) -> int:
        """What a compound can be by its last part, the longest that is known; 0 for other words.

        >>> vocabulary("de").role_of_compound("Kreishandwerksmeister") == Role.TITLE
        True
        """
        return self.heads.get(self.head_of(word), 0)

    def head_of(self, word: str) -> str:
        """The key of a compound's last part, the longest that is known; "" where none is."""
        key = unaccented(word.casefold()) if len(word) <= _LONGEST else ""
        for start in range(_SHORTEST_FIRST_PART, len(key)):
            if key[start:] in self.heads:
                return key[start:]
        return ""

    def without_clitic(self, key: str) -> str:
        """A word without the object that is hung on it: "contarlo"."""
        return key[:-_CLITIC] if key[-_CLITIC:] in self.clitics else key

    def _mark_helped(self, words: Sequence[Part], found: list[int], modal: int) -> None:
        """An infinitive of saying counts where a modal stands before it, or right behind it."""
        last = "verb last" in self.traits
        reach = _CLAUSE if last else _HELPED
        behind = range(modal + 1, min(len(words), modal + 1 + reach))
        ends = (at for at in behind if words[at].gap.strip("'’ \u00a0-"))
        places = (*range(modal - last, modal), *range(modal + 1, next(ends, behind.stop)))
        for at in places:
            if at >= 0 and self._is_infinitive(words[at]):
                found[at] = (found[at] | Role.VERB) & ~Role.AMBIGUOUS
                helping = (modal,) if last else range(modal, at)  # "a fini par admettre"
                for place in helping:
                    found[place] |= Role.AUXILIARY
                break

    def _is_infinitive(self, word: Part) -> bool:
        """Whether a word is an infinitive of saying, its object hung on it or not."""
        if not word.text.islower():
            return False
        bare = self.without_clitic(word.key)
        return not self.infinitives.isdisjoint((word.key, bare, f"{bare}e"))

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
            if at > 0 and words[at].spaced and words[at - 1].key in particles:
                # "Besorgt zeigte sich", "wie der Verband bekannt gab"
                found[at] = (found[at] | Role.VERB) & ~Role.AMBIGUOUS


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
    for phrase in lists["no_saying_phrases"]:
        spelled = keys(phrase)
        phrases.setdefault((spelled[0], spelled[1]), []).append((spelled[:2], _NO_SAYING))
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
        frozenset(key for verb in lists["saying_infinitives"] for key in keys(verb)),
        frozenset(key for verb in lists["saying_modals"] for key in keys(verb)),
        outlet_nouns,
        frozenset(keys(noun)[-1] for noun in lists["press_nouns"]),
        countries,
        {
            key: roles.get(key, 0) & _OF_HEAD
            for head in lists["compound_heads"]
            for key in keys(head)
        },
        frozenset(key for clitic in lists["object_clitics"] for key in keys(clitic)),
        tuple(lists["participle_endings"]),
        frozenset(lists["naming_verbs"]),
        tuple(lists["feminine_endings"]),
        tuple(lists["gerund_endings"]),
        frozenset(key for verb in lists["passive_infinitives"] for key in keys(verb)),
        frozenset(key for verb in lists["perfect_infinitives"] for key in keys(verb)),
        frozenset(keys(word)[-1] for word in lists["possessives"]),
        frozenset(lists["first_person_plural"]),
        frozenset(key for verb in lists["airing_verbs"] for key in keys(verb)),
        tuple(keys(noun)[-1] for noun in lists["programme_nouns"]),
        frozenset(lists["no_press_adjectives"]),
        frozenset(lists["title_modifiers"]),
        frozenset(keys(word)[0] for word in lists["indefinite_pronouns"]),
        frozenset(key for word in lists["owner_words"] for key in keys(word)),
        frozenset(keys(noun)[-1] for noun in lists["town_nouns"]),
        {keys(word): name for name, words in lists["tongues"].items() for word in words},
        frozenset(lists["traits"]),
    )


_ALSO = {"weekly": ("magazine",)}


def _outlet_nouns(
    lists: Mapping[str, Any], countries: Mapping[str, frozenset[str]]
) -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    types: dict[tuple[str, ...], list[str]] = {}
    rank: dict[tuple[tuple[str, ...], str], int] = {}
    for type_, nouns in lists["outlet_nouns"].items():
        for place, noun in enumerate(nouns):
            spelled = keys(noun)
            # "jornal americano" is the noun and a country
            if spelled and countries.keys().isdisjoint(spelled[1:]):
                rank.setdefault((spelled, type_), place)
                # what a weekly is called may be said of a magazine as well
                types.setdefault(spelled, []).extend([type_, *_ALSO.get(type_, ())])
    for spelled, named in types.items():
        # what a noun means first is where its list has it first
        named.sort(key=lambda type_: rank.get((spelled, type_), len(rank)))
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for spelled, named in types.items():
        found.setdefault(spelled[0], []).append((spelled, tuple(named)))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found
