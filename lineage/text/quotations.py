"""Quotations: the stretches that an article puts between quotation marks, or behind a dash."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lineage.model import Span
from lineage.text.spans import touching

LONGEST = 2000
"""Characters above which a mark was forgotten, and what follows is no quotation."""
_DEEPEST = 4
_MARK = re.compile(r"[«»‹›“”„‟\"‘’‚']")
_FAMILY = {
    **dict.fromkeys("«»", "guillemets"),
    **dict.fromkeys("‹›", "single guillemets"),
    **dict.fromkeys("“”„‟", "curly"),
    '"': "straight",
    **dict.fromkeys("‘’‚", "single curly"),
    "'": "single straight",
}
_SINGLE = ("single curly", "single straight")
_OPENS = "«‹“„‘‚"
_BEFORE_OPENING = re.compile(r"[\s([{«“„\"‘‚‹»›—–/:'’-]")
_AFTER_OPENING = re.compile(r"[\w¿¡«“„\"‘‚‹»›'’…(\[@#$€£-]")
_AFTER_CLOSING = re.compile(r"[\s.,;:!?…)\]}»”\"’'«“—–/-]")
_BEHIND_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu)['’]$", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_DASH = re.compile(r"[ \t]*[—–―]\s?(?=\w|[¿¡«“\"…])")
_DASH_INSIDE = re.compile(r"[\s.,!?…][—–―](?=\s?\w)")
_SENTENCE_END = re.compile(r"[.!?…][»”\"')]*\s*$")
_SHORTEST_SINGLE = 3
"""Characters between single marks below which they are apostrophes."""
_ELIDED = re.compile(
    r"['’](?:ndrangheta|ndranghet|tis|twas|em|n|til|cause|bout|s|t|re|ll|d)\b", re.I
)


class _Open(NamedTuple):
    at: int
    mark: str
    family: str


def quotations(text: str) -> tuple[Span, ...]:
    """The quoted stretches of a text with their marks, outermost ones only, in order.

    A mark opens or closes by its form and by what stands beside it: » opens in German and closes
    in French. What is left open goes on in the next line where that begins with the same mark, or
    has its end, and else ends with its line. A line that a long dash opens is dialogue where it
    stands beside another, asks or calls, or has a dash inside. Cost is linear.

    >>> text = 'Il a dit : « C’est “faux”, absolument faux ». Then: "No." And “unclosed\\n\\nnext'
    >>> [text[q.start:q.end] for q in quotations(text)]
    ['« C’est “faux”, absolument faux »', '"No."', '“unclosed']
    """
    lines = [match.span() for match in _LINE.finditer(text)]
    found: list[Span] = []
    open_: list[_Open] = []
    for number, (start, end) in enumerate(lines):
        if open_ and not _goes_on(text, start, end, open_[0]):
            _ended(text, found, open_, lines[number - 1][1])
        _line(text, start, end, found, open_)
    if open_:
        _ended(text, found, open_, lines[-1][1])
    spoken = list(_dialogue(text, lines))
    marked = [span for span in found if not touching(spoken, span.start, span.end)]
    return tuple(sorted([*marked, *spoken], key=lambda span: span.start))


def _line(text: str, start: int, end: int, found: list[Span], open_: list[_Open]) -> None:
    goes_on = bool(open_)
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match[0]
        family = _FAMILY[mark]
        depth = next((d for d in range(len(open_)) if open_[-1 - d].family == family), None)
        leads = not text[start:at].strip()
        if goes_on and leads and depth is not None and not text[at + 1 : at + 2].isspace():
            goes_on = False
            continue  # the mark that opens each paragraph of a long quotation
        goes_on = False
        role = _role(text, at, mark, family, depth is not None, start, end)
        if role == "close" and depth is not None:
            first = open_[len(open_) - 1 - depth]
            del open_[len(open_) - 1 - depth :]
            if at + 1 - first.at <= LONGEST:
                while found and found[-1].start > first.at:
                    found.pop()  # what lies inside is part of it
                found.append(Span(first.at, at + 1))
        elif role == "open":
            open_.append(_Open(at, mark, family))
            del open_[:-_DEEPEST]


def _role(
    text: str, at: int, mark: str, family: str, is_open: bool, start: int, end: int
) -> str | None:
    """Whether a mark opens or closes, or is none."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    can_open = _BEFORE_OPENING.match(before) is not None and _AFTER_OPENING.match(after) is not None
    can_close = not before.isspace() and _AFTER_CLOSING.match(after) is not None
    if family in _SINGLE:
        elided = mark == "‹" and _BEHIND_ELIDED.search(text[max(start, at - 4) : at])
        can_open = can_open or bool(elided)
        return _single_role(text, at, end, can_open, can_close, is_open)
    if mark == '"':
        if before.isdigit() and (not is_open or text[at - 2 : at - 1] in ("'", "’")):
            return None  # inches
        if can_open != can_close:
            return "open" if can_open and not is_open else "close" if is_open else "open"
        return "close" if is_open else "open"
    if can_open and not can_close:
        return "open"
    if mark == "«" and _BEHIND_ELIDED.search(text[max(start, at - 4) : at]):
        return "open"  # "d'« abandonner »"
    if can_close and not can_open:
        return "close"
    return "open" if mark in _OPENS else "close"


def _single_role(
    text: str, at: int, end: int, can_open: bool, can_close: bool, is_open: bool
) -> str | None:
    if is_open and can_close:
        return "close" if not _is_apostrophe(text, at) else None
    if is_open or not can_open or (not text[at + 1].isalnum() and text[at + 1] not in "¿¡…"):
        return None
    mark = text[at]
    if mark == "’" or _ELIDED.match(text, at) or text[at + 1].isdigit():
        return None
    closing = "’‘'" if mark != "'" else "'"
    for place in range(at + _SHORTEST_SINGLE, min(end, at + LONGEST)):
        if text[place] in closing and not text[place - 1].isspace():
            after = text[place + 1] if place + 1 < end else " "
            if _AFTER_CLOSING.match(after) and not _is_apostrophe(text, place):
                return "open"
    return None


def _is_apostrophe(text: str, at: int) -> bool:
    """Whether a mark at the end of a word cuts the word short ("un po' di", "the workers' pay")."""
    start = at
    while start and text[start - 1].isalpha():
        start -= 1
    word = text[start:at].casefold()
    cut = word in (
        "po",
        "fa",
        "va",
        "sta",
        "da",
        "di",
        "mo",
        "be",
        "to",
        "ca",
        "n",
        "o",
        "ol",
        "th",
    )
    possessive = word.endswith("s") and re.match(r"[’'] [a-z]", text[at : at + 3]) is not None
    return cut or possessive


def _goes_on(text: str, start: int, end: int, first: _Open) -> bool:
    """Whether a line goes on with a quotation that the line before left open."""
    if first.family in _SINGLE:
        return False
    marks = [
        match for match in _MARK.finditer(text, start, end) if _FAMILY[match[0]] == first.family
    ]
    if not marks:
        return False
    at = marks[0].start()
    if not text[start:at].strip():
        return marks[0][0] == first.mark or text[at + 1 : at + 2].isalnum()
    if first.mark == '"':
        return len(marks) % 2 == 1
    return _role(text, at, marks[0][0], first.family, True, start, end) == "close"


def _ended(text: str, found: list[Span], open_: list[_Open], end: int) -> None:
    """A quotation that was never closed ends with its line."""
    first = open_[0]
    open_.clear()
    while end > first.at and text[end - 1].isspace():
        end -= 1
    if first.family in _SINGLE or not 2 < end - first.at <= LONGEST:
        return
    while found and found[-1].start > first.at:
        found.pop()
    found.append(Span(first.at, end))


def _dialogue(text: str, lines: list[tuple[int, int]]) -> Iterator[Span]:
    """The lines that a dash opens, and that are said."""
    opened = [_DASH.match(text, start, end) for start, end in lines]
    for number, (start, end) in enumerate(lines):
        if opened[number] is None:
            continue
        line = text[start:end]
        beside = any(
            0 <= other < len(lines) and opened[other] is not None
            for other in (number - 1, number + 1)
        )
        ends = _SENTENCE_END.search(line) is not None
        calls = line.rstrip()[-1:] in "?!"
        if ends and (beside or calls or _DASH_INSIDE.search(line, 3)):
            first = start + len(line) - len(line.lstrip())
            yield Span(first, start + len(line.rstrip()))
