"""Allowances: the comments of an article that allow what a rule of the check finds."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lineage.model import Allowance, Document
from lineage.text.page.markup import Mark

_COMMENT = re.compile(r"<!--\s*+lineage:\s*+allow\b(.*)-->", re.DOTALL | re.IGNORECASE)
_RULE = r"[A-Za-z]{2,8}\d{1,6}"
_ALLOWED = re.compile(rf"\s*({_RULE}(?:\s*,\s*{_RULE})*)\b[\s:,–—-]*(.*)", re.DOTALL)


def allowances(document: Document, marks: Sequence[Mark]) -> tuple[Allowance, ...]:
    """The allowances in the comments of a text, whose markup is `marks`, a rule each, in order.

    Those of a web page, whose text is taken out of it, come from its metadata `allow`.

    >>> text = "Il a plu. <!-- lineage: allow LIN001, LIN002 bought from the agency -->"
    >>> from lineage.text.page.markup import marks
    >>> allowances(Document("a", text), marks(text))
    (Allowance(rule='LIN001', reason='bought from the agency', start=10, end=71),
     Allowance(rule='LIN002', reason='bought from the agency', start=10, end=71))
    """
    found: list[Allowance] = []
    for mark in marks:
        comment = mark.kind == "comment" and _COMMENT.match(document.text, mark.start, mark.end)
        if comment:
            found += _allowed(comment[1], mark.start, mark.end)
    # a field of that name in front matter is none
    beside: Any = document.metadata.get("allow") if document.source_lines else None
    for words in beside if isinstance(beside, list) else ():
        found += _allowed(str(words), 0, 0)
    return tuple(found)


def _allowed(words: str, start: int, end: int) -> Iterator[Allowance]:
    match = _ALLOWED.match(words)
    if match is None:
        # whoever meant a rule is told that this is none
        yield Allowance(" ".join(words.split()[:1]), None, start, end)
    else:
        reason = " ".join(match[2].split()) or None
        for rule in re.findall(_RULE, match[1]):
            yield Allowance(rule.upper(), reason, start, end)
