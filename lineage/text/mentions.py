"""Mentions: where a text names an outlet, an agency or an institution of the gazetteer."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.text.gazetteer import LEADING, Source
from lineage.text.guarded import stands_as_source, stands_between_links, stands_in_credit
from lineage.text.language import FALLBACK
from lineage.text.lexicon import information, is_word
from lineage.text.namesakes import meant, places
from lineage.text.normal import unaccented
from lineage.text.nouns import is_compound, is_given_name
from lineage.text.roles import Role
from lineage.text.spelled import (
    LONGEST_ACRONYM,
    Name,
    beginning,
    in_small_letters,
    is_spelled,
    names_by_first,
    of_publishers,
)
from lineage.text.vocabulary import vocabulary
from lineage.text.words import Part

_SHORTEST_NAMED = 3
_BENT = ("en", "em")
"""How a participle before a noun ends, behind which it has an object."""
_GENITIVE = ("der", "des")
_LONG_NAME = 4
"""Words of a name, its article counted, that no other name begins with."""
_EVERYDAY = 0.43
"""Information below which a word is one that everybody uses every day."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a source; `short` where only by a form that refers back."""

    source: Source
    first: int
    last: int
    short: bool


def mentions(
    words: Sequence[Part],
    roles: Sequence[int],
    language: str,
    publishers: tuple[str, ...] = (),
) -> Iterator[Mention]:
    """Where the words of a text name a source, in order, the longest name first.

    A short form stands for the source that was last named in full and has that form; where none
    has been, for the first that will be. `roles` are those of the words, `publishers` outlets
    that the gazetteer may lack. Cost is linear in the number of words.

    >>> from lineage.text.vocabulary import vocabulary
    >>> from lineage.text.words import parts
    >>> text = "Selon le Wall Street Journal, rien. Le Journal précise."
    >>> words = parts(text)
    >>> roles = vocabulary("fr").roles_of(words)
    >>> [(m.source.name, m.short, text[words[m.first].start:words[m.last].end])
    ...  for m in mentions(words, roles, "fr")]
    [('The Wall Street Journal', False, 'Wall Street Journal'),
     ('The Wall Street Journal', True, 'Le Journal')]
    """
    matcher = _Matcher(words, roles, language, of_publishers(publishers))
    found = _without_people(words, roles, list(matcher.spelled()), matcher.capitals)
    namesakes = any(len(name.sources) > 1 for _, _, name in found)
    near = places(words, language) if namesakes else None
    full = [(first, meant(name.sources, near)) for first, _, name in found if not name.short]
    named_at: dict[Source, list[int]] = {}
    for first, source in full:
        named_at.setdefault(source, []).append(first)
    for first, last, name in found:
        # "The Times" is a paper of its own, and what an article calls the New York Times later
        also = [source for source in name.also if source in named_at]
        if not name.short and not also:
            yield Mention(meant(name.sources, near), first, last, short=False)
            continue
        named = also or [source for source in name.sources if source in named_at]
        if named:
            yield Mention(_referred(named, named_at, first), first, last, short=True)


def _without_people(
    words: Sequence[Part],
    roles: Sequence[int],
    found: list[tuple[int, int, Name]],
    verb_second: bool,
) -> list[tuple[int, int, Name]]:
    """What is found less people's surnames: Bloomberg, behind a Michael Bloomberg, and before him
    where it is not in a source's place."""
    alone = {words[last].key for first, last, _ in found if first == last}
    longer = {at for first, last, _ in found if first < last for at in range(first, last + 1)}
    named: dict[str, int] = {}
    for at in range(1, len(words)):
        if words[at].key in alone and at not in longer and _is_of_person(words, roles, at):
            named.setdefault(words[at].key, at)

    def is_surname(first: int, last: int) -> bool:
        at = named.get(words[last].key)
        if first < last or at is None:
            return False
        return first >= at or not stands_as_source(words, roles, first, last, False, verb_second)

    return [one for one in found if not is_surname(one[0], one[1])]


def _is_of_person(words: Sequence[Part], roles: Sequence[int], at: int) -> bool:
    """Whether a given name stands before a word."""
    before, word = words[at - 1], words[at]
    known = roles[at - 1] or before.key in LEADING  # "Alla Stampa", "Per Variety"
    return word.spaced and word.text.istitle() and not known and is_given_name(before.text)


def _referred(named: list[Source], places: dict[Source, list[int]], at: int) -> Source:
    """The source named last before a word, or where none is the one named first after it."""

    def distance(source: Source) -> tuple[bool, int]:
        before = bisect_left(places[source], at)
        return (False, at - places[source][before - 1]) if before else (True, places[source][0])

    return min(named, key=distance)


@dataclass(frozen=True, slots=True)
class _Matcher:
    """The names of the gazetteer, looked for in one text."""

    words: Sequence[Part]
    roles: Sequence[int]
    language: str
    publishers: dict[str, tuple[Name, ...]]

    @property
    def capitals(self) -> bool:
        return "nouns in capitals" in vocabulary(self.language).traits

    def spelled(self) -> Iterator[tuple[int, int, Name]]:
        at = 0
        known, small = names_by_first(self.language), in_small_letters(self.language)
        while at < len(self.words):
            word = self.words[at]
            begins = word.key in known
            if begins and word.key not in small and word.text[0].islower():
                begins = bool(self.roles[at] & Role.OUTLET)  # "la cadena SER"
            name = self._longest(at) if begins or word.key in self.publishers else None
            if name and self._gives_way(name, at):
                name = None
            if name:
                own = at > 0 and self.words[at - 1].key == name.article
                yield at - own, at + len(name.parts) - 1, name
            at += len(name.parts) if name else 1

    def _gives_way(self, name: Name, at: int) -> bool:
        """Whether a longer name begins inside: "le Journal" in "le Journal de Wall Street"."""
        for step in range(1, len(name.parts)):
            other = self._longest(at + step)
            if other and not other.short and step + len(other.parts) > len(name.parts):
                return True
        return False

    def _longest(self, at: int) -> Name | None:
        word = self.words[at]
        small = word.text[0].islower() and not self.roles[at] & Role.OUTLET
        letter = self.words[at + 1].key[:1] if at + 1 < len(self.words) else ""
        known = word.key in names_by_first(self.language)
        for names in (
            beginning(self.language, word.key) if known else (),
            self.publishers.get(word.key, ()),
        ):
            best: Name | None = None
            for name in names:
                if (small and name.is_capital) or (name.second and name.second != letter):
                    continue
                if best and len(name.parts) < len(best.parts):
                    break
                if self._stands(name, at) and (best is None or self._is_nearer(name, best, at)):
                    best = name
            if best:
                return best
        return None

    def _is_nearer(self, name: Name, other: Name, at: int) -> bool:
        """Whether a name fits better than another of the same words: "La Presse", "Die Presse"."""
        before = self.words[at - 1].key if at else ""

        def fit(name: Name) -> tuple[bool, bool, bool, bool, bool]:
            own = bool(name.article) and name.article == before
            at_home = name.sources[0].language == self.language
            # "le Post" is not Il Post
            foreign = bool(name.article) and not own and not at_home and name.article in LEADING
            near = not foreign or len(name.parts) > 1
            return near, not name.short, own, name.guarded, at_home

        return fit(name) > fit(other)

    def _stands(self, name: Name, at: int) -> bool:
        length = len(name.parts)
        stretch = self.words[at : at + length]
        if len(stretch) < length or not all(map(is_spelled, stretch[1:-1], name.parts[1:])):
            return False
        if length > 1 and not is_spelled(stretch[0], name.parts[0]):
            noun = stretch[0].text[0].islower() and stretch[0].key == unaccented(
                name.parts[0].casefold()
            )
            if not (noun and self.roles[at] & Role.OUTLET):
                return False
        last, word = stretch[-1], name.parts[-1]
        loosely = self._is_glued if length > 1 else self._is_spelled_out
        if not is_spelled(last, word) and not loosely(last, word):
            return False
        if length > 1 and name.glued and stretch[1].spaced:
            return False
        after = at + length
        if name.guarded:
            return self._is_source(name, at, after - 1)
        if not name.bare and not self._introduced(at):
            return False
        if length == 1 and name.article and self._is_everyday(name, at):
            return False
        if length == 1 and self.capitals and self._is_plain_noun(at):
            return False
        if name.sources[0].kind == "institution" and any(
            word.isascii() and not part.text.isascii()
            for part, word in zip(stretch, name.parts, strict=True)
        ):
            return False  # "Kröger" is not Kroger
        if (
            name.sources[0].kind == "institution"
            and after < len(self.words)
            and self.words[after].gap == "-"
            and not (self.roles[after] & Role.NOUN and not self.roles[after] & Role.TITLE)
        ):
            return False  # "SPD-Fraktionschef", not "Ipsos-Umfrage"
        if length == 1 and self.roles[at] & Role.CALENDAR and not self._with_article(name, at):
            return False  # "am Freitag" is no weekly
        if length == 1 and self._is_surname(at, name.sources[0]):
            return False
        if self._is_told(at, after, name.sources[0]) and self._is_name(after):
            return True
        return not (length < _LONG_NAME and self._goes_on(at + length, name))

    def _is_source(self, name: Name, first: int, last: int) -> bool:
        """Whether a name that is also a common word stands where a source does."""
        if name.article and (not first or self.words[first - 1].key != name.article):
            return False
        word = self.words[first]
        abroad = name.sources[0].language != self.language and first == last
        if abroad and word.text.istitle() and is_word(word.text.casefold(), self.language):
            # "Live 5 News"
            return _opens(word.gap) or bool(first and self.roles[first - 1] & Role.OUTLET)
        following = self.words[last + 1 : last + 2]
        longer = following and following[0].spaced and following[0].text[0].isupper()
        if (longer and not self.capitals) or self._goes_on(last + 1, name):
            return False  # "ai microfoni di Sport Uno"
        if name.sources[0].kind == "agency":
            return stands_in_credit(self.words, first, last, self.language)
        own = bool(name.article)
        return stands_as_source(self.words, self.roles, first, last, own, self.capitals)

    def _is_surname(self, at: int, source: Source) -> bool:
        """Whether a name before it makes another of it: "the freighter Marisa Dawn" is no daily."""
        if not at or not (source.weak or source.type == "site") or not self.words[at].spaced:
            return False
        before = self.words[at - 1]
        if self.roles[at - 1] or before.key in LEADING:
            return False
        if not before.text[0].isupper() or before.text.isupper():
            return False
        if not self.capitals:
            return True
        noun = at > 1 and self.roles[at - 2] & Role.ARTICLE  # "das Recherchenetz Bellingcat"
        return not (noun or is_word(before.text.casefold(), self.language))

    def _is_told(self, at: int, after: int, source: Source) -> bool:
        """Whether it is an agency, or has a first name behind it, where the press may be told
        something: "all'ANSA", "à l'AFP"."""
        place = at - 1
        if place > 0 and self.roles[place] & Role.ARTICLE and not self.roles[place] & Role.VENUE:
            place -= 1
        told = place >= 0 and bool(self.roles[place] & Role.VENUE)
        named = self.words[after : after + 1]
        given = bool(named) and is_given_name(named[0].text)  # "a Fanpage Elisa Mori"
        return told and not source.weak and (source.kind == "agency" or given)

    def _is_name(self, at: int) -> bool:
        """Whether a first name and a surname stand there, and it is no language in which they may
        go on with the name before: "a déclaré à l'AFP Élise Dossier"."""
        both = self.words[at : at + 2]
        if self.capitals or "genitive" in vocabulary(self.language).traits or len(both) < 2:
            return False
        return not self.roles[at] and all(p.spaced and p.text[0].isupper() for p in both)

    def _is_spelled_out(self, part: Part, word: str) -> bool:
        """Whether an acronym is written as the Italian press does: "la Bbc", "l'Afp"."""
        named = "acronyms as names" in vocabulary(self.language).traits
        acronym = word.isupper() and _SHORTEST_NAMED <= len(word) <= LONGEST_ACRONYM
        return named and acronym and part.text == word.capitalize()

    def _with_article(self, name: Name, at: int) -> bool:
        return _opens(self.words[at].gap) or (at > 0 and self.words[at - 1].key == name.article)

    def _introduced(self, at: int) -> bool:
        """Whether an article or a quotation mark stands before: "le Monde", "„Welt“"."""
        if at and self.words[at - 1].key in LEADING:
            # "Comunicado de Prensa": where it is no article
            only_link = self.roles[at - 1] & (Role.LINK | Role.ARTICLE) == Role.LINK
            return not only_link or self.words[at - 1].text[0].isupper()
        if at > 1 and self.roles[at - 1] & Role.DEMONYM and self.roles[at - 2] & Role.ARTICLE:
            return not self.roles[at] & Role.OUTLET  # "die Londoner Times"
        if at > 0 and self.roles[at - 1] & Role.ARTICLE:
            return True
        behind = self.words[at + 1].gap if at + 1 < len(self.words) else ""
        # "Local investigators have": the mark opens more than a name
        return _opens(self.words[at].gap) and behind.strip(" \u00a0") != ""

    def _is_everyday(self, name: Name, at: int) -> bool:
        """Whether a name without its own article is one of the commonest words of another
        language: "am Morgen" is not De Morgen."""
        abroad = name.sources[0].language != self.language
        if not abroad or (at and self.words[at - 1].key == name.article):
            return False
        return information(self.words[at].text.casefold(), self.language) < _EVERYDAY

    def _is_plain_noun(self, at: int) -> bool:
        """Whether a noun that is somebody's, one of several, or of something is no name, in German:
        "ihr Spiegel", "ein zweiter Kurier", "in der Welt der Mode"."""
        words, roles = self.words, self.roles
        compound = at + 1 < len(words) and words[at + 1].gap == "-"  # "einer Zeit-Umfrage"
        if _opens(words[at].gap) or compound or words[at].text.isupper():
            return False
        if not is_word(words[at].text.casefold(), self.language):
            return False
        if stands_between_links(words, roles, at):
            return True
        before = at - 1
        if at > 1 and words[at].spaced and words[before].text.islower() and not roles[before]:
            before -= 1  # "ein zweiter"
        owned = before >= 0 and (
            words[before].key in vocabulary(self.language).possessives
            or roles[before] & Role.INDEFINITE
        )
        following = words[at + 1 : at + 3]
        # "in einem Focus vorliegenden Papier"
        given = following and following[0].text.islower() and following[0].key.endswith(_BENT)
        if owned and all(words[place].spaced for place in range(before + 1, at + 1)):
            return not given
        told = any(role & Role.VERB for role in roles[max(0, at - 2) : at])  # "sagte der Welt der"
        return (
            len(following) > 1
            and not told
            and following[0].key in _GENITIVE
            and all(word.spaced for word in following)
            and following[1].text[0].isupper()
        )

    def _goes_on(self, after: int, name: Name) -> bool:
        """Whether a capital follows at once: "the National Rifle Association" is no newspaper.

        Machines capitalise the days of the week, and German its nouns; neither is part of a name,
        but behind a first name any noun may be: "Petra Stein" is not the agency Petra.
        """
        if after >= len(self.words):
            return False
        following = self.words[after]
        if not following.spaced:
            one = len(name.parts) == 1 and not self.roles[after]
            return one and not following.gap and following.text.istitle()  # "The NewsGuild"
        if not following.text[0].isupper() or following.text.isupper():
            return False
        if self.roles[after] & (Role.CALENDAR | Role.VERB | Role.ARTICLE | Role.STOP):
            return False
        source = name.sources[0]
        if source.type == "broadcaster" and not source.weak:
            return False  # "BBC Scotland"
        if len(name.parts) == 1 and source.weak and source.kind == "agency":
            return True
        return not self.capitals or not is_word(following.text.casefold(), self.language)

    def _is_glued(self, part: Part, word: str) -> bool:
        """Whether a word begins with the last one of a longer name, the next word stuck to it."""
        if len(word) <= LONGEST_ACRONYM or not part.text.startswith(word):
            return False
        rest = part.text[len(word) :].casefold()
        noun = self.capitals and len(rest) >= _SHORTEST_NAMED and not is_word(rest, self.language)
        if noun and is_compound(part.text, self.language):
            return False  # "der Schweizer Bauernverband"
        return not any(is_word(part.text.casefold(), name) for name in (self.language, FALLBACK))


def _opens(gap: str) -> bool:
    return gap[-1:] in ("«", "“", "„", '"', "‹", "‘", "'") or gap[-2:] in ("« ", "«\u00a0")
