"""Quotations: the stretches that an article puts between quotation marks."""

import re

from lineage.model import Span

LONGEST = 2000
"""Characters above which a mark was forgotten, and what follows is no quotation."""
_DEEPEST = 4
_OPEN_CLOSE = {"«": "»", "“": "”", "„": "“”", "‹": "›", "”": "”", '"': '"'}
_MARK_OR_BREAK = re.compile(r"[«»“”„‹›\"]|\n[ \t\r]*\n|\n(?=[^\n]*\")")
_LINE = re.compile(r"[^\n]*")


def quotations(text: str) -> tuple[Span, ...]:
    """The quoted stretches of a text with their marks, outermost ones only, in order.

    A quotation may go over a line break, not over a blank line; a mark that opens while another
    of its kind is open is nested where both are closed, else the first was forgotten. Cost is
    linear.

    >>> text = 'Il a dit : « C’est “faux”, absolument faux ». Then: "No." And “unclosed\\n\\nnext'
    >>> [text[q.start:q.end] for q in quotations(text)]
    ['« C’est “faux”, absolument faux »', '"No."']
    """
    found: list[Span] = []
    open_: list[tuple[int, str]] = []
    for match in _MARK_OR_BREAK.finditer(text):
        at, mark = match.start(), match[0]
        if len(mark) > 1:
            open_.clear()
            continue
        if mark == "\n":
            # a straight mark left open: the next line closes it only if it has one too many
            line = _LINE.match(text, at + 1)
            if line and line[0].count('"') % 2 == 0:
                open_ = [(start, closes) for start, closes in open_ if closes != '"']
            continue
        depth = next((d for d in range(len(open_)) if mark in open_[-1 - d][1]), None)
        if depth is None:
            if mark in _OPEN_CLOSE:
                open_.append((at, _OPEN_CLOSE[mark]))
                del open_[:-_DEEPEST]
            continue
        start, _ = open_[-1 - depth]
        del open_[len(open_) - 1 - depth :]
        if at + 1 - start <= LONGEST:
            # what lies inside is part of it
            while found and found[-1].start > start:
                found.pop()
            found.append(Span(start, at + 1))
    return tuple(found)
