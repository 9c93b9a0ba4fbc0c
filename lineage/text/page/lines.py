"""Lines: those of a text, in normal form, and those that pages share which share nothing else."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from lineage.model import BoilerplateReason, Span
from lineage.text.normal import Normalised, unaccented
from lineage.text.roles import Role
from lineage.text.tokens import split_words
from lineage.text.vocabulary import vocabulary

FULL_STOP = re.compile(r"[.…。][\s\"'”“»«)\]]*$")
SENTENCE_END = re.compile(r"[.!?…:;。！？][\s\"'”“»«)\]]*$|[»”“\"]\s*$")
SEPARATED = re.compile(r"\s[|·•/>›»▸/–]\s|\s{2,}|\t|\s→\s| :: ")
"""What stands between the entries of a menu."""
LONGEST_LABEL = 8
"""Words of a line that may be furniture because unrelated pages have it too."""
UNENDED = 14
"""Words from which a line with the words of grammar in it is text without such an end."""
NUMBER = "0"
"""What stands for each number of a line."""
_BREAK = re.compile(r"\r\n|\r|\n")
_DIGITS = re.compile(r"\d+")
_SENTENCE = 7
"""Words from which a line that ends like a sentence is one."""
_GRAMMAR = 0.2
"""Share of a sentence's words that are articles, pronouns and the like (jusText has .3)."""


@dataclass(slots=True)
class Line:
    """A line of a text that holds something: `plain` is its normal form, each number as 0, `tokens`
    the words of that, and `label` the same with its numbers, without the marks around it."""

    span: Span
    text: str
    plain: str
    label: str
    tokens: list[str]
    reason: BoilerplateReason | None = None
    is_sentence: bool = False
    by_form: bool = False
    is_weak: bool = False
    """Whether its words alone, or other pages, tell that it is furniture."""
    odds: float = -1.0
    """Log-odds a word that it is furniture, by its words."""
    is_head: bool = False
    """Whether links may follow it: "Most read"."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.tokens)


def trimmed(line: str) -> str:
    return line.strip(" \t.:!?…|>-*•·()[]")


def lines_of(text: str, normal: Normalised) -> list[Line]:
    """The lines of a text that hold something, with their normal form. Cost is linear.

    >>> from lineage.text.normal import normalise
    >>> text = "Accueil\\n\\n 12 min"
    >>> [(line.text, line.label) for line in lines_of(text, normalise(text))]
    [('Accueil', 'accueil'), ('12 min', '12 min')]
    """
    plain = _BREAK.split(normal.text)
    # every reading time, and every number of comments, is one to the word lists
    alike = _BREAK.split(_DIGITS.sub(NUMBER, normal.text))
    found = []
    start = 0
    for shown, line, same in zip(_BREAK.finditer(text + "\n"), plain, alike, strict=False):
        raw = text[start : shown.start()]
        stripped = raw.strip()
        if stripped:
            first = start + len(raw) - len(raw.lstrip())
            span = Span(first, first + len(stripped))
            found.append(Line(span, stripped, same, trimmed(line), split_words(same)))
        start = shown.end()
    return found


@cache
def grammar_of(language: str) -> frozenset[str]:
    """The words of a language that any sentence has, by their keys: articles, pronouns …"""
    roles = vocabulary(language).roles
    return frozenset(key for key, role in roles.items() if role & Role.STOP)


def is_sentence(line: Line, grammar: frozenset[str]) -> bool:
    """Whether a line is long enough, and has the words of grammar, that a sentence has."""
    words = line.words
    if words < _SENTENCE or (words < UNENDED and not SENTENCE_END.search(line.text)):
        return False
    if words >= 2 * UNENDED and FULL_STOP.search(line.text):
        return True
    # the keys of grammar have no accents, and most of its words have none either
    return any(
        sum(map(grammar.__contains__, tokens)) >= _GRAMMAR * words
        for tokens in (line.tokens, map(unaccented, line.tokens))
    )


def lines_of_unrelated(texts: Iterable[Sequence[Line]]) -> frozenset[str]:
    """Lines, short or no sentences, that two or more texts have which share little else.

    Texts that have a third of their longer lines in common are copies, and stay. Cost is linear
    in the lines, and in the pairs of texts that share one.

    >>> from lineage.text.normal import normalise
    >>> texts = ["One thing.\\nHome\\nA.", "Other thing.\\nHome\\nB."]
    >>> sorted(lines_of_unrelated(lines_of(text, normalise(text)) for text in texts))
    ['home']
    """
    owners: dict[str, list[int]] = {}
    long_of: list[frozenset[str]] = []
    short_of: list[frozenset[str]] = []
    for number, text in enumerate(texts):
        lines = [line for line in text if line.label]
        long_of.append(frozenset(line.text for line in lines if line.words > LONGEST_LABEL))
        short_of.append(frozenset(line.text for line in lines))
        for line in lines:
            short = line.words <= LONGEST_LABEL
            menu = line.words <= 3 * LONGEST_LABEL and len(SEPARATED.split(line.text)) > 2
            if (short or menu) and not FULL_STOP.search(line.text):
                owners.setdefault(line.label, []).append(number)
    furniture: set[str] = set()
    for label, numbers in owners.items():
        distinct = sorted(set(numbers))
        first = distinct[0]
        for other in distinct[1:]:
            told, also = long_of[first], long_of[other]
            if not (told and also):
                told, also = short_of[first], short_of[other]
            if len(told & also) < max(2, min(len(told), len(also)) // 3):
                furniture.add(label)
                break
    return frozenset(furniture)
