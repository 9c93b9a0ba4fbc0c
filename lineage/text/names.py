"""Proper names: runs of capitalised words, and which surname belongs to which full name."""

import re
from dataclasses import dataclass

from lineage.model import Span
from lineage.text.language import words_of
from lineage.text.normal import unaccented

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][^\W_]*"
_PARTICLE = r"(?:(?:de|du|des|von|van|der|bin|al|el|da|di|dos)[ \u00a0])?"
_RUN = re.compile(rf"{_CAPITAL}(?:[-'’.]{_CAPITAL}|\.?[ \u00a0]{_PARTICLE}{_CAPITAL})*")


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name; `key` is the same for all spellings that differ in case or diacritics."""

    start: int
    end: int
    key: str


def names(text: str, sentences: tuple[Span, ...], language: str) -> tuple[Name, ...]:
    """The proper names of a text, in order.

    A capitalised word that begins a sentence counts only where the text has it elsewhere inside
    one. Cost is linear.

    >>> text = "Hier Anna Roy a parlé. Roy a ri. Mais la Belgique dort."
    >>> s = (Span(0, 22), Span(23, 32), Span(33, 56))
    >>> [name.key for name in names(text, s, "fr")]
    ['anna roy', 'roy', 'belgique']
    """
    common = set(words_of(language)["stopwords"])
    inside: set[str] = set()
    runs: list[tuple[int, int, bool]] = []
    for sentence in sentences:
        first = True
        for match in _RUN.finditer(text, sentence.start, sentence.end):
            leads = first and not any(map(str.isalnum, text[sentence.start : match.start()]))
            first = False
            start = match.start()
            words = text[start : match.end()].split()
            while leads and words and words[0].strip(".'’").casefold() in common:
                start += len(words[0]) + 1
                words = words[1:]
                leads = False
            if start >= match.end() or not words:
                continue
            runs.append((start, match.end(), leads))
            if not leads:
                inside.update(text[start : match.end()].split())
            else:
                inside.update(words[1:])
    return tuple(
        Name(start, end, _key(text[start:end]))
        for start, end, leads in runs
        if not (leads and " " not in text[start:end] and text[start:end] not in inside)
        and text[start:end].casefold() not in common
    )


def _key(name: str) -> str:
    return unaccented(" ".join(re.findall(r"[^\W_]+", name.casefold())))


def full_names(found: tuple[Name, ...], text: str) -> dict[str, str]:
    """The full name for each surname that a text gives in full somewhere, as first written.

    >>> text = "Anna Roy a parlé. Roy a ri."
    >>> full_names((Name(0, 8, "anna roy"), Name(18, 21, "roy")), text)
    {'roy': 'Anna Roy'}
    """
    known: dict[str, str] = {}
    for name in found:
        first, _, surname = name.key.rpartition(" ")
        if first:
            known.setdefault(surname, text[name.start : name.end])
    return known
