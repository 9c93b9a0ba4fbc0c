"""What ties the name of a source to something said: prepositions, verbs and nouns around it."""

import re
from dataclasses import dataclass
from functools import cache

from lineage.text.gazetteer import Part, parts
from lineage.text.language import words_of

_VERB_AFTER = 7
"""Words between an outlet and its verb ("le Journal, citant des proches, rapporte")."""
_VERB_BEFORE = 4
_ADVERBS = 2
_TITLE_REACH = 9
_APPOSITION = 16
_REACH = 24
"""Words on either side of a name that are looked at, however long the sentence is."""
_LEAD = re.compile(r"[,»”\"'’–—:)\]]\s*$|^\s*$")
_CREDIT = re.compile(
    r"(?:image|photo|©|crédit|credit|foto|imagen)s?\s?:?[^\n.!?]{0,60}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Lists:
    """The words of one language that tie a source to something said, as keys."""

    verbs: frozenset[str]
    misrendered: frozenset[str]
    nouns: frozenset[str]
    events: frozenset[str]
    articles: frozenset[str]
    titles: frozenset[str]
    spokespersons: frozenset[str]
    prepositions: tuple[tuple[str, ...], ...]
    sources: tuple[tuple[str, ...], ...]
    """The plain prepositions of source ("selon", "d'après", "according to")."""
    by: frozenset[str]
    auxiliaries: frozenset[str]
    links: frozenset[str]
    """Prepositions and conjunctions after which a name is no subject."""


def keys(phrase: str) -> tuple[str, ...]:
    """The keys of the words of a phrase.

    >>> keys("d'après")
    ('d', 'apres')
    """
    return tuple(part.key for part in parts(phrase))


@cache
def lists_of(language: str) -> Lists:
    """The lists of a language, from its data file."""
    lists = words_of(language)

    articles = frozenset(key for phrase in lists["articles"] for key in keys(phrase))
    stopwords = frozenset(key for phrase in lists["stopwords"] for key in keys(phrase))

    def last_words(name: str) -> frozenset[str]:
        # "a rapporté" is found by its participle: the auxiliary may stand apart
        found = frozenset(spelled[-1] for phrase in lists[name] if (spelled := keys(phrase)))
        return found - stopwords

    def single_words(name: str) -> frozenset[str]:
        return frozenset(key for phrase in lists[name] for key in keys(phrase)[:1])

    prepositions = tuple(
        sorted({keys(phrase) for phrase in lists["prepositions"]} - {()}, key=len, reverse=True)
    )
    return Lists(
        verbs=last_words("reporting_verbs") | last_words("denial_verbs"),
        misrendered=last_words("misrendered_reporting"),
        nouns=last_words("reporting_nouns"),
        events=last_words("event_nouns"),
        articles=articles,
        titles=last_words("person_titles"),
        spokespersons=frozenset(
            spelled[0] for phrase in lists["spokesperson_of"] if (spelled := keys(phrase))
        ),
        prepositions=prepositions,
        sources=tuple(keys(phrase) for phrase in lists["source_prepositions"]),
        by=single_words("passive_by"),
        auxiliaries=single_words("auxiliaries"),
        links=single_words("object_prepositions") - single_words("passive_by"),
    )


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence; `first` is the index of its first among those of the text."""

    index: int
    first: int
    words: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a name in its sentence, and what they say of it."""

    text: str
    sentence: Sentence
    first: int
    last: int
    lists: Lists

    @property
    def _before(self) -> tuple[Part, ...]:
        at = self.first - self.sentence.first
        return self.sentence.words[max(0, at - _REACH) : at]

    @property
    def _after(self) -> tuple[Part, ...]:
        at = self.last + 1 - self.sentence.first
        return self.sentence.words[at : at + _REACH]

    def _bare_before(self) -> list[str]:
        """The keys before the name, without the articles that belong to it."""
        found = [word.key for word in self._before]
        while found and found[-1] in self.lists.articles:
            found.pop()
        return found

    def is_source(self) -> bool:
        """Whether a preposition or a noun names it as where something comes from."""
        before = self._bare_before()
        if any(tuple(before[-len(phrase) :]) == phrase for phrase in self.lists.prepositions):
            return True
        near = [key for key in before[-3:] if key not in self.lists.articles]
        after = [word.key for word in self._after[:2]]
        return (
            any(key in self.lists.nouns for key in [*near, *after])
            or any(key in self.lists.misrendered for key in after[:1])
            or self.is_person_source()
        )

    def is_person_source(self) -> bool:
        """Whether a preposition of source stands before it, with a title at most between."""
        words = self._before[-_TITLE_REACH:]
        for at in range(len(words), 0, -1):
            between = [word.key for word in words[at:]]
            if any(
                tuple(word.key for word in words[max(0, at - len(phrase)) : at]) == phrase
                for phrase in self.lists.sources
            ):
                return len(between) <= _ADVERBS or any(
                    key in self.lists.titles or key in self.lists.nouns for key in between
                )
            if not words[at - 1].text.islower():
                return False
        return False

    def reports(self) -> bool:
        """Whether a verb of reporting is near enough to be an outlet's."""
        after = self._after[:_VERB_AFTER]
        before = self._bare_before()[-_VERB_BEFORE:]
        return any(word.key in self.lists.verbs for word in after) or any(
            key in self.lists.verbs for key in before
        )

    def speaks(self) -> bool:
        """Whether it is the subject of a verb of saying, before it, after it, or past a comma."""
        return self._is_subject() or self._is_inverted()

    def speaks_as_institution(self) -> bool:
        """Whether an institution says or denies something, itself or by its spokesperson."""
        before = self._bare_before()
        if before and before[-1] in self.lists.by:
            return any(key in self.lists.verbs for key in before[-1 - _VERB_BEFORE : -1])
        return self.is_spokesperson(self.first) or self.is_person_source() or self.speaks()

    def is_spokesperson(self, house: int) -> bool:
        """Whether the house at a word of the text has its spokesperson named beside it."""
        at = house - self.sentence.first
        around = self.sentence.words[max(0, at - 4) : at] + self.sentence.words[at + 1 : at + 3]
        return any(word.key in self.lists.spokespersons for word in around)

    def says(self) -> bool:
        """Whether there is a verb of saying anywhere near, or the name of an occasion."""
        return any(
            word.key in self.lists.verbs or word.key in self.lists.events
            for word in (*self._before, *self._after)
        )

    def is_picture_credit(self) -> bool:
        """Whether it stands in brackets, or behind the word for a picture, on its line."""
        start, end = self._span()
        line = self.text.rfind("\n", 0, start) + 1
        before = self.text[max(line, start - 60) : start]
        opened = before.rfind("(") > before.rfind(")")
        closed = re.match(r"[^()\n]{0,30}\)", self.text[end : end + 31]) is not None
        return (opened and closed) or _CREDIT.search(before) is not None

    def _span(self) -> tuple[int, int]:
        words = self.sentence.words
        at = self.first - self.sentence.first
        # a name may be cut by the end of a line
        last = min(self.last - self.sentence.first, len(words) - 1)
        return words[at].start, words[last].end

    def _is_subject(self) -> bool:
        before = [word.key for word in self._before]
        while before and (before[-1] in self.lists.articles - self.lists.links):
            before.pop()
        if (
            before
            and before[-1] in self.lists.links
            and not ({*before[-4:]} & (self.lists.titles | self.lists.spokespersons))
        ):
            return False
        after = self._after
        if any(
            word.key in self.lists.verbs and not self._is_passive(at)
            for at, word in enumerate(after[: 1 + _ADVERBS])
        ):
            return True
        if not self._comma_follows():
            return False
        for at, word in enumerate(after[:_APPOSITION]):
            following = after[at + 1 : at + 2 + _ADVERBS]
            if following and "," in self.text[word.end : following[0].start]:
                return any(nearby.key in self.lists.verbs for nearby in following)
        return False

    def _is_passive(self, verb: int) -> bool:
        """Whether a verb after the name is done to it: "Roy, accusé par la police"."""
        following = self._after[verb + 1 : verb + 2]
        return bool(following) and following[0].key in self.lists.by

    def _is_inverted(self) -> bool:
        """Whether a verb of saying that opens its clause comes first ("…», a dit hier Roy")."""
        words = self._before
        if self._after and self._after[0].key in self.lists.links and not self._comma_follows():
            return False  # "…, a accusé Roy d'avoir menti": the one who speaks stands before
        for at in range(len(words) - 1, max(-1, len(words) - 1 - _TITLE_REACH), -1):
            if words[at].key not in self.lists.verbs:
                continue
            lead = at
            while lead and words[lead - 1].key in self.lists.auxiliaries:
                lead -= 1
            between = [word.key for word in words[at + 1 :]]
            return (_LEAD.search(self.text[self._floor() : words[lead].start]) is not None) and (
                len(between) <= _ADVERBS or any(key in self.lists.titles for key in between)
            )
        return False

    def _floor(self) -> int:
        """Where the words that are looked at begin; where the sentence does, if they do."""
        return self._before[0].start if self._before else self._span()[0]

    def _comma_follows(self) -> bool:
        after = self._after
        return bool(after) and "," in self.text[self._span()[1] : after[0].start]
