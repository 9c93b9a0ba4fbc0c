"""Translation: the notices by which a page says that its text was translated."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from lineage.model import Span, Translation
from lineage.text.gazetteer import outlets
from lineage.text.language import FALLBACK, words_of
from lineage.text.normal import Normalised, normalise
from lineage.text.sources.citations import Cited

_WORD = re.compile(r"\w+")
_ENDS = "\r\n.!?"
_SENTENCE = re.compile(rf"[^{_ENDS}]+[.!?]?")


def translated(
    text: str, normal: Normalised, language: str, cited: tuple[Cited, ...]
) -> Translation | None:
    """What a text says of having been translated; None where it says nothing.

    Where the notice names no language, that of the outlets it cites stands in, if they agree.

    >>> notice = "Le port ferme. Ce texte a été traduit automatiquement de l'anglais."
    >>> translated(notice, normalise(notice), "fr", ())
    Translation(source_language='en', evidence=(Span(start=15, end=67),))
    """
    evidence: list[Span] = []
    named: str | None = None
    notices, origins = _phrases(language)
    words = set(_WORD.findall(normal.text))
    there = [notice for notice, told in notices if told <= words and notice in normal.text]
    if not there:
        return None
    lists = [words_of(name) for name in dict.fromkeys((language, FALLBACK))]
    places = sorted(
        normal.original(found.start(), found.end()).start
        for notice in there
        for found in re.finditer(re.escape(notice), normal.text)
    )
    end = 0
    for place in places:
        if place < end:
            continue
        first = max(end, *(text.rfind(mark, end, place) + 1 for mark in _ENDS))
        match = _SENTENCE.match(text, first)
        if match is None:
            continue
        end = match.end()
        plain = normalise(match[0]).text
        if _of_itself(plain, lists):
            start = first + len(match[0]) - len(match[0].lstrip())
            evidence.append(Span(start, end))
            named = named or next(
                (code for phrase, code in origins.items() if phrase in plain), None
            )
    if not evidence:
        return None
    return Translation(named or _language_of_sources(cited, language), tuple(evidence))


def _of_itself(sentence: str, lists: list[Mapping[str, Any]]) -> bool:
    """Whether a sentence on a translation is about the text it stands in, and not some book."""
    start = sentence.strip(" \t([*-|>")
    words = set(re.findall(r"\w+", sentence))
    return any(
        start.startswith(opening) for known in lists for opening in known["translation_openings"]
    ) or any(not words.isdisjoint(known["translation_subjects"]) for known in lists)


@cache
def _phrases(
    language: str,
) -> tuple[tuple[tuple[str, frozenset[str]], ...], Mapping[str, str]]:
    """The notices of a language and of English, each with words of it, and what names one."""
    notices: list[str] = []
    origins: dict[str, str] = {}
    for words in map(words_of, dict.fromkeys((language, FALLBACK))):
        notices += (normalise(notice).text for notice in words["translation_notices"])
        for phrase, code in words["translation_sources"].items():
            origins[normalise(phrase).text] = code
    told = tuple((notice, _telling(notice)) for notice in notices)
    return told, origins


def _telling(notice: str) -> frozenset[str]:
    """The words of a notice that a text has as such: the longest, and all but the outermost."""
    words: list[str] = _WORD.findall(notice)
    return frozenset((max(words, key=len), *words[1:-1]))


def _language_of_sources(cited: tuple[Cited, ...], language: str) -> str | None:
    known = outlets()
    counted = Counter(
        known[item.citation.source].language
        for item in cited
        if item.strong and item.citation.source in known
    )
    foreign = [code for code, _ in counted.most_common() if code != language]
    return foreign[0] if foreign and counted[foreign[0]] > counted[language] else None
