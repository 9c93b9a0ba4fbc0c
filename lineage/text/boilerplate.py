"""Boilerplate: the lines of a page that are not its article, each with how it was recognised."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import get_args

from lineage.model import Boilerplate, BoilerplateReason, Span
from lineage.text.language import FALLBACK, words_of
from lineage.text.normal import normalise
from lineage.text.tokens import TOKEN

_LINE = re.compile(r"[^\r\n]+")
_FRONT_MATTER = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:.*\r?\n)*?\1[ \t]*(?:\r?\n|\Z)")
_HASHTAG = re.compile(r"#\w+")
_PHOTO_CREDIT = re.compile(r"[(/©][^()\n]{2,60}\)?\s*$")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”»)\]]*\s*$")
_LONGEST_LABEL = 8
"""Words of a line that may be furniture because unrelated pages have it too."""
_LONGEST_LINE = 300
"""Characters above which a line is text, whatever phrase of the web's tools is in it."""
_REASONS: Mapping[str, BoilerplateReason] = {
    **{reason: reason for reason in get_args(BoilerplateReason)},
    "subscription-and-cookies": "navigation",
}


@cache
def _lines_and_fragments(
    language: str,
) -> tuple[Mapping[str, BoilerplateReason], Sequence[tuple[str, BoilerplateReason]]]:
    """The lexicon of a language and of English, whose phrases the tools of the web use anywhere."""
    lines: dict[str, BoilerplateReason] = {}
    fragments: dict[str, BoilerplateReason] = {}
    for name in dict.fromkeys((language, FALLBACK)):
        for reason, lists in words_of(name)["boilerplate"].items():
            for table, phrases in ((lines, lists["lines"]), (fragments, lists["fragments"])):
                # in one go: a thousand small calls are a fifth of a second at every start
                plain = normalise("\n".join(phrases)).text.split("\n")
                table.update((phrase, _REASONS[reason]) for phrase in plain if phrase)
    return {_trimmed(line): reason for line, reason in lines.items()}, tuple(fragments.items())


def _trimmed(line: str) -> str:
    return line.strip(" \t.:!?…|>-*•·()[]")


def _label(line: str) -> str:
    return _trimmed(normalise(line).text)


def _plain_lines(text: str) -> list[tuple[Span, str]]:
    found = []
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append((Span(start, start + len(stripped)), _label(stripped)))
    return found


def boilerplate(
    text: str, language: str, shared_lines: frozenset[str], agencies: frozenset[str]
) -> tuple[Boilerplate, ...]:
    """The stretches of a text that belong to its page: whole lines, in order.

    A line counts by the word lists, by its form (front matter, hashtags, a caption with its
    photo credit), because the document has it twice, or because unrelated documents have it
    (`shared_lines`, see `lines_of_unrelated`). In doubt a line is text. Cost is linear.

    >>> text = "Le port ferme.\\n\\nPublicité\\n\\nLes quais sont vides.\\n#Port #Mer #Quai"
    >>> [(text[b.start:b.end], b.reason)
    ...  for b in boilerplate(text, "fr", frozenset(), frozenset())]
    [('Publicité', 'advertising'), ('#Port #Mer #Quai', 'hashtags')]
    """
    found: list[Boilerplate] = []
    front = _FRONT_MATTER.match(text)
    if front:
        found.append(Boilerplate(front.start(), front.end(), "metadata"))
    lines = [item for item in _plain_lines(text) if not front or item[0].start >= front.end()]
    counted = Counter(label for _, label in lines)
    first = {label: index for index, (_, label) in reversed(list(enumerate(lines)))}
    for index, (span, label) in enumerate(lines):
        reason = _reason(text[span.start : span.end], label, index, len(lines), language, agencies)
        if reason is None and label and label in shared_lines:
            reason = "repeated"
        if reason is None and label and counted[label] > 1:
            reason = _repeated(lines, index, first)
        if reason is not None:
            found.append(Boilerplate(span.start, span.end, reason))
    return tuple(found)


def _repeated(
    lines: list[tuple[Span, str]], index: int, first: Mapping[str, int]
) -> BoilerplateReason | None:
    """A label that recurs is furniture; a longer line is text the first time it stands there,
    unless the line next to it says the same, as a caption and its description do."""
    label = lines[index][1]
    if len(TOKEN.findall(label)) <= _LONGEST_LABEL:
        return "repeated"
    if sum(other == label for _, other in lines[max(0, index - 1) : index + 2]) > 1:
        return "caption"
    return "repeated" if index > first[label] else None


def _reason(
    line: str, label: str, index: int, count: int, language: str, agencies: frozenset[str]
) -> BoilerplateReason | None:
    exact, fragments = _lines_and_fragments(language)
    if label in exact:
        return exact[label]
    tags = _HASHTAG.findall(line)
    if len(tags) > 2 and sum(map(len, tags)) > len(line) // 2:
        return "hashtags"
    if 0 < index < min(6, count // 2) and _credited(line, agencies):
        # the same form ends an agency's own article, so only near the top is it a caption
        return "caption" if len(TOKEN.findall(label)) > _LONGEST_LABEL else "credit"
    if not label:
        return None
    if len(line) > _LONGEST_LINE:
        # a whole article may be one line, and hold one sentence of debris
        return None
    plain = normalise(line).text
    return next((reason for fragment, reason in fragments if fragment in plain), None)


def _credited(line: str, agencies: frozenset[str]) -> bool:
    credit = _PHOTO_CREDIT.search(line)
    return credit is not None and any(
        part.strip() in agencies for part in re.split(r"[()/©:|,]| via ", credit[0])
    )


def lines_of_unrelated(texts: Iterable[str]) -> frozenset[str]:
    """Short lines that are in two or more texts which share few others: a site's furniture.

    Equal lines of texts that have most of their lines in common are copies, and stay.

    >>> sorted(lines_of_unrelated(["One thing.\\nHome\\nA.", "Other thing.\\nHome\\nB."]))
    ['home']
    """
    owners: dict[str, list[int]] = {}
    lines_of: list[frozenset[str]] = []
    for number, text in enumerate(texts):
        labels = frozenset(label for _, label in _plain_lines(text) if label)
        lines_of.append(labels)
        for span, label in _plain_lines(text):
            short = len(TOKEN.findall(label)) <= _LONGEST_LABEL
            if short and label and not _SENTENCE_END.search(text[span.start : span.end]):
                owners.setdefault(label, []).append(number)
    furniture: set[str] = set()
    for label, numbers in owners.items():
        distinct = sorted(set(numbers))
        first = distinct[0]
        for other in distinct[1:]:
            common = len(lines_of[first] & lines_of[other])
            if common < max(2, min(len(lines_of[first]), len(lines_of[other])) // 3):
                furniture.add(label)
    return frozenset(furniture)
