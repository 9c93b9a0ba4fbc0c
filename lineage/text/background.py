"""Background: how common words are in an archive of the user's own, by which they are weighted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log10

from lineage.errors import UsageError
from lineage.model import Document
from lineage.text.language import FALLBACK, detect
from lineage.text.lexicon import has_table, telling, zipf
from lineage.text.lexicon import information as packaged
from lineage.text.normal import normalise
from lineage.text.page.unmarked import unmarked
from lineage.text.tokens import split_words

_BILLION = 10**9
PRIOR = 1_000_000
"""Words of an archive that count as much as the packaged table of their language."""
UNTABLED = 10_000
"""The same for a language without a table, of which nothing is known but that it has many words."""
_SAMPLE = 1000
"""Words of a list by which its language is told, the commonest first: grammar shows it best."""


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """How often each word, in normal form, stands in an archive, by language; and how many do.

    Languages that it lacks have the packaged frequencies; without any, all have.

    >>> Background({}, {}).information("gouvernement", "fr") == packaged("gouvernement", "fr")
    True
    """

    counts: Mapping[str, Mapping[str, int]]
    totals: Mapping[str, int]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> "Background":
        """The background that articles make. Cost is linear in their length.

        >>> Background.of([Document("a", "Le port ferme ses quais ce soir.")]).totals
        {'fr': 7}
        """
        counts: dict[str, Counter[str]] = {}
        for document in documents:
            language = document.language or detect(document.text) or FALLBACK
            counts.setdefault(language, Counter()).update(words_read(document.text))
        return cls._summed(counts)

    @classmethod
    def of_words(cls, given: Mapping[str, Mapping[str, int]]) -> "Background":
        """The background of word lists by language; what is no one word is taken apart.

        Raises UsageError if a count is negative.

        >>> Background.of_words({"fr": {"Aujourd’hui": 3, "hui": 1}}).counts
        {'fr': Counter({'hui': 4, 'aujourd': 3})}
        """
        counts: dict[str, Counter[str]] = {}
        for language, words in given.items():
            found = counts.setdefault(language, Counter())
            for word, count in words.items():
                if count < 0:
                    raise UsageError(
                        f"the background has {word!r} {count} times", "Count from 0 upwards."
                    )
                for part in split_words(normalise(word).text):
                    found[part] += count
        return cls._summed(counts)

    @classmethod
    def _summed(cls, counts: Mapping[str, Counter[str]]) -> "Background":
        totals = {language: counts[language].total() for language in sorted(counts)}
        totals = {language: total for language, total in totals.items() if total}
        return cls({language: counts[language] for language in totals}, totals)

    def information(self, word: str, language: str) -> float:
        """How much a word tells, from 0 (in every text) to 1 (hardly ever seen).

        The packaged frequency counts as that of PRIOR words more, so that a small archive moves it
        a little and a large one replaces it.

        >>> archive = Background.of_words({"fr": {"conseil": 3_000, "municipal": 500}})
        >>> archive.information("municipal", "fr") < packaged("municipal", "fr")
        True
        """
        total = self.totals.get(language)
        if total is None:
            return packaged(word, language)
        prior = PRIOR if has_table(language) else UNTABLED
        expected = prior * 10 ** zipf(word, language)
        count = self.counts[language].get(word, 0)
        return telling(log10((count * _BILLION + expected) / (total + prior)))


PACKAGED = Background({}, {})
"""The frequencies that come with the package, and no others."""


def language_of(words: Mapping[str, int]) -> str:
    """The language of a word list, by its commonest words; English where they do not tell.

    >>> language_of({"le": 900, "les": 800, "dans": 500, "pour": 400, "avec": 200, "maire": 3})
    'fr'
    """
    commonest = sorted(words, key=lambda word: (-words[word], word))[:_SAMPLE]
    return detect(" ".join(commonest)) or FALLBACK


def words_read(text: str) -> list[str]:
    """The words that a reader sees of a text, as they are counted and looked up.

    >>> words_read("L’ÉTÉ <b>1</b>")
    ['l', 'été', '1']
    """
    return split_words(normalise(unmarked(text).text).text)
