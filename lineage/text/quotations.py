"""Quotations: the stretches that an article puts between quotation marks."""

import re

from lineage.model import Span

_LONGEST = 2000
_OPEN_CLOSE = {"«": "»", "“": "”", "„": "“”", "‹": "›", "”": "”", '"': '"'}
_MARK = re.compile('[«»“”„‹›"]')
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|\n")


def quotations(text: str) -> tuple[Span, ...]:
    """The quoted stretches of a text with their marks, outermost ones only, in order.

    A quotation ends with its paragraph where its closing mark is missing and no other opens; a
    straight or a closing mark also opens when nothing is open. Cost is linear.

    >>> text = 'Il a dit : « C’est “faux”, absolument faux ». Then: "No." And “unclosed\\nnext'
    >>> [text[q.start:q.end] for q in quotations(text)]
    ['« C’est “faux”, absolument faux »', '"No."']
    """
    found: list[Span] = []
    breaks = [match.start() for match in _PARAGRAPH.finditer(text)]
    breaks.append(len(text))
    paragraph = 0
    start: int | None = None
    closing = ""
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        if at > breaks[paragraph]:
            while at > breaks[paragraph]:
                paragraph += 1
            start = None
        if start is None:
            if mark in _OPEN_CLOSE:
                start, closing = at, _OPEN_CLOSE[mark]
        elif mark in closing:
            if at + 1 - start <= _LONGEST:
                found.append(Span(start, at + 1))
            start = None
    return tuple(found)
