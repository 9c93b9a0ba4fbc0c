"""Sentences and clauses: lines first, then sentences, then clauses, and nothing is lost."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import sentencex

from lineage.model import Span
from lineage.text.language import words_of
from lineage.text.tokens import Tokens

_LINE = re.compile(r"[^\r\n]+")
_OPENS_LOW = re.compile(r"[\s\"'«“(\[]*[a-zà-ÿ,;.…-]")
_HALVES = re.compile("[\ud800-\udfff]")
# sentencex goes on after an ellipsis
_AFTER_ELLIPSIS = re.compile(r"(?<=…\s)(?=[A-ZÀ-ÖØ-Þ«“])")
# A quotation keeps the words that introduce it or name its speaker: alone they say nothing
_CLAUSE_END = re.compile(
    r"(?<![\"”»'’])(?:,(?=\s)(?!\s*[\"“«„])|;(?=\s)|:(?=\s)(?!\s*[\"“«„]))"
    r"|\s[–—-](?=\s)|\)(?=\s)"
)
SHORTEST_CLAUSE = 6
"""Tokens below which a clause is too short to say anything of its own and joins its neighbour."""


def sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a text, in order; a line break always ends one.

    Only white space lies between them. Cost is linear in the length of the text.

    >>> text = "M. Roy a dit non. Elle part. bien que tard."
    >>> [text[s.start:s.end] for s in sentences(text, "fr")]
    ['M. Roy a dit non.', 'Elle part. bien que tard.']
    """
    found: list[Span] = []
    stops = tuple(words_of(language)["abbreviations"])
    for line in _LINE.finditer(text):
        start = end = line.start()
        for piece in _pieces(language, line[0]):
            grown = text[start:end].rstrip()
            # sentencex ends a sentence at "M."; a machine's stray full stop has a small letter next
            goes_on = _ends_with(grown, stops) or _OPENS_LOW.match(piece) is not None
            if end > start and not goes_on:
                found.append(_trimmed(text, start, end))
                start = end
            end += len(piece)
        found.append(_trimmed(text, start, line.end()))
    return tuple(span for span in found if span.end > span.start)


def _pieces(language: str, line: str) -> Iterator[str]:
    # the segmenter takes no half of a character, which JSON can hold
    whole = _HALVES.sub("\ufffd", line)
    for piece in sentencex.segment(language, whole):
        yield from _AFTER_ELLIPSIS.split(piece)


def _ends_with(text: str, stops: tuple[str, ...]) -> bool:
    return text.endswith(stops) and text.rpartition(" ")[2].lstrip("(«“\"'") in stops


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def clauses(text: str, sentence: Span, tokens: Tokens) -> tuple[Span, ...]:
    """The clauses of a sentence: cut at commas, colons, dashes and brackets, none too short.

    >>> from lineage.text.normal import normalise
    >>> from lineage.text.tokens import tokenise
    >>> text = "The port will close in March for good, the ministry said on Monday in Paris."
    >>> [text[c.start:c.end] for c in clauses(text, Span(0, len(text)), tokenise(normalise(text)))]
    ['The port will close in March for good,', 'the ministry said on Monday in Paris.']
    """
    cuts = [match.end() for match in _CLAUSE_END.finditer(text, sentence.start, sentence.end)]
    whole = _trimmed(text, sentence.start, sentence.end)
    if not cuts or whole.start == whole.end:
        return (whole,) if whole.start < whole.end else ()
    inside = tokens.within(sentence.start, sentence.end)
    starts = tokens.starts[inside.start : inside.stop].tolist()
    ends = tokens.ends[inside.start : inside.stop].tolist()

    def is_short(start: int, end: int) -> bool:
        return bisect_right(ends, end) - bisect_left(starts, start) < SHORTEST_CLAUSE

    found: list[Span] = []
    start = sentence.start
    for cut in [*cuts, sentence.end]:
        if not is_short(start, cut):
            found.append(_trimmed(text, start, cut))
            start = cut
    rest = _trimmed(text, start, sentence.end)
    if rest.end > rest.start:
        if found and is_short(rest.start, rest.end):
            found[-1] = Span(found[-1].start, rest.end)
        else:
            found.append(rest)
    return tuple(found)
