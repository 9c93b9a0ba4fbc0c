"""The prose of which trees are grown: stories, words that stand for each other, page furniture."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "prose"
STORIES = 4
"""Stories a language."""
_RULE = "----"
_SENTENCE_END = re.compile(r"(?<=[.!?…])(?:[ \u00a0]?[»”])?\s+(?=[«“A-ZÀ-Þ0-9])")

Paragraph = tuple[str, ...]
"""Sentences."""


@dataclass(frozen=True, slots=True)
class Story:
    """A report, and paragraphs that whoever retells it may add."""

    report: Sequence[Paragraph]
    further: Sequence[Paragraph]


@cache
def story(language: str, number: int) -> Story:
    """A story of a language, by its number from 1."""
    text = (FOLDER / language / f"story-{number}.txt").read_text(encoding="utf-8")
    report, further = text.split(f"\n{_RULE}\n")
    return Story(_paragraphs(report), _paragraphs(further))


def _paragraphs(text: str) -> list[Paragraph]:
    return [_sentences(" ".join(part.split("\n"))) for part in text.strip().split("\n\n")]


def _sentences(paragraph: str) -> Paragraph:
    """The sentences of a paragraph, as far as its writers end them plainly.

    >>> _sentences("One. “Two.” Three 3.5 m. high")
    ('One.', '“Two.”', 'Three 3.5 m. high')
    """
    cuts = [match.end() for match in _SENTENCE_END.finditer(paragraph)]
    ends = [*cuts, len(paragraph)]
    starts = [0, *cuts]
    return tuple(paragraph[start:end].strip() for start, end in zip(starts, ends, strict=True))


@cache
def synonyms(language: str) -> Mapping[str, tuple[str, ...]]:
    """For a form, the forms that may stand in its place; each of these may be replaced in turn."""
    path = FOLDER / language / "synonyms.tsv"
    table: dict[str, dict[str, None]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        form, *others = line.split("\t")
        for other in others:
            table.setdefault(form, {})[other] = None
            if " " not in other:
                table.setdefault(other, {})[form] = None
    return {form: tuple(others) for form, others in table.items()}


@cache
def furniture(language: str) -> Sequence[Paragraph]:
    """What sites put around an article, a set of lines a site."""
    text = (FOLDER / language / "furniture.txt").read_text(encoding="utf-8")
    return [tuple(part.split("\n")) for part in text.strip().split("\n\n")]


@cache
def credits(language: str) -> Sequence[str]:
    """Patterns that credit a sentence to an outlet: {outlet}, and {said} for what was said."""
    text = (FOLDER / language / "credits.txt").read_text(encoding="utf-8")
    return text.strip().split("\n")


@cache
def words(language: str) -> frozenset[str]:
    """The words that the stories have in small letters: no names."""
    told = [story(language, number) for number in range(1, STORIES + 1)]
    return frozenset(
        word
        for one in told
        for paragraph in (*one.report, *one.further)
        for sentence in paragraph
        for word in re.findall(r"[^\W\d_]+", sentence)
        if word.islower()
    )
