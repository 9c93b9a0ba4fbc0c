"""From each line of an extracted text back to the line of the page where it stands."""

import html
import re
from array import array
from bisect import bisect_left, bisect_right
from itertools import islice

_RUN = 4
"""How many words in a row tell a place, if they are in the page only once."""
_STARTS = 8  # runs looked for in a line, whose first may be elsewhere as well
_TRIES = 64  # places looked at for a line none of whose runs is the only one

_WORD = re.compile(r"\n+|\w+")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})|<[!?/]")
# bounded, for Python refuses to read numbers of thousands of digits
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrt])")
_UNSEEN = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u2060\ufeff"))
_HIDDEN = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "title")}
# tags that may stand inside a word
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr",
})  # fmt: skip


def source_lines(text: str, page: str) -> tuple[int, ...]:
    r"""For each line of the text the number of the line of the page where its words begin.

    A line that is not found stands where the one before it does. Cost: linear in both.

    >>> page = "<h1>Un\naccord.</h1>\n<p>Il <b>a</b> gel&eacute;."
    >>> source_lines("Un accord.\n\nIl a gelé.", page)
    (1, 1, 3)
    """
    page = page.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" not in page:
        return (1,) * (text.count("\n") + 1)
    lines = [
        [word[0] for word in islice(_WORD.finditer(line.translate(_UNSEEN)), _STARTS + _RUN - 1)]
        for line in text.split("\n")
    ]
    found = _placed(lines, _visible(page))
    if 2 * len(found) < sum(map(bool, lines)):
        # the text of some pages is in their scripts alone
        with_scripts = _placed(lines, _visible(page, scripts=True))
        found = max(found, with_scripts, key=len)
    current = found[min(found)] if found else 1
    numbers = []
    for at in range(len(lines)):
        current = max(current, found.get(at, current))
        numbers.append(current)
    return tuple(numbers)


def _visible(page: str, *, scripts: bool = False) -> str:
    """A page without its tags, each line where it was."""
    pieces = []
    at = 0
    while (start := page.find("<", at)) >= 0:
        pieces.append(page[at:start])
        name = _NAME.match(page, start)
        if name is None:
            pieces.append("<")
            at = start + 1
            continue
        tag = (name[1] or "").lower()
        at = _end(page, start, tag, scripts)
        pieces.append("" if tag in _INLINE else " ")
        pieces.append("\n" * page.count("\n", start, at))
    pieces.append(page[at:])
    visible = "".join(pieces)
    if scripts:
        visible = _ESCAPE.sub(lambda found: chr(int(found[1] or "20", 16)), visible)
    return _ENTITY.sub(_character, visible).translate(_UNSEEN)


def _character(entity: re.Match[str]) -> str:
    return html.unescape(entity[0]).replace("\n", " ")


def _end(page: str, start: int, tag: str, scripts: bool) -> int:
    """Where the tag, comment or hidden element that begins at `start` ends."""
    if page.startswith("<!--", start):
        end = page.find("-->", start + 4)
        return len(page) if end < 0 else end + 3
    if tag in _HIDDEN and page[start + 1] != "/" and not (scripts and tag == "script"):
        closing = _HIDDEN[tag].search(page, start + 1)
        return len(page) if closing is None else closing.start()
    end = page.find(">", start)
    quotes = page.count('"', start, end)
    # a tag does not end inside the value of an attribute
    while end >= 0 and quotes % 2 and (close := page.find('"', end)) >= 0:
        beyond = page.find(">", close)
        quotes += page.count('"', end, beyond)
        end = beyond
    return len(page) if end < 0 else end + 1


def _placed(lines: list[list[str]], visible: str) -> dict[int, int]:
    """The line of the page for each line of words that is found in it."""
    known = {word: word for line in lines for word in line}
    words: list[str] = []
    numbers = array("I")
    number = 1
    for match in _WORD.finditer(visible):
        word = match[0]
        if word[0] == "\n":
            number += len(word)
        else:
            # all others are one to save memory, for pages may be long
            words.append(known.get(word, ""))
            numbers.append(number)
    places = _anchors(lines, words)
    _fill(places, lines, words)
    return {at: numbers[place] for at, place in places.items()}


def _anchors(lines: list[list[str]], words: list[str]) -> dict[int, int]:
    """Where lines begin of which a run of words is there once in both, in the order of both."""
    runs: dict[tuple[str, ...], tuple[int, int] | None] = {}
    for at, line in enumerate(lines):
        for offset in range(min(_STARTS, len(line) - _RUN + 1)):
            run = tuple(line[offset : offset + _RUN])
            runs[run] = None if run in runs else (at, offset)
    once: dict[tuple[str, ...], int] = {}
    run = ("",) * _RUN
    for end, word in enumerate(words):
        run = (*run[1:], word)
        if runs.get(run) is not None:
            # a second place makes it useless
            once[run] = -1 if run in once else end - _RUN + 1
    pairs = sorted((*(runs[run] or (0, 0)), place) for run, place in once.items() if place >= 0)
    chain = [pairs[index] for index in _increasing([place for *_, place in pairs])]
    places: dict[int, int] = {}
    for at, offset, place in chain:
        if at in places:
            continue
        while offset and place and words[place - 1] == lines[at][offset - 1]:
            offset, place = offset - 1, place - 1
        places[at] = place
    return places


def _increasing(values: list[int]) -> list[int]:
    """The indices of the longest run of values that increase, not necessarily side by side.

    >>> _increasing([3, 9, 4, 5])
    [0, 2, 3]
    """
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        length = bisect_left(tails, value)
        before.append(last[length - 1] if length else -1)
        if length == len(tails):
            tails.append(value)
            last.append(index)
        else:
            tails[length], last[length] = value, index
    chain = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]


def _fill(places: dict[int, int], lines: list[list[str]], words: list[str]) -> None:
    """Find the other lines between those found, by their first words."""
    missing = [at for at, line in enumerate(lines) if line and at not in places]
    firsts: dict[str, array[int]] = {lines[at][0]: array("I") for at in missing}
    for place, word in enumerate(words):
        if word in firsts:
            firsts[word].append(place)
    known = sorted(places)
    low = 0
    for at, line in enumerate(lines):
        if not line:
            continue
        if at not in places:
            after = bisect_right(known, at)
            high = places[known[after]] if after < len(known) else len(words)
            candidates = firsts[line[0]]
            begin = bisect_left(candidates, low)
            wanted = line[:_RUN]
            for place in candidates[begin : begin + _TRIES]:
                if place >= high:
                    break
                if words[place : place + len(wanted)] == wanted:
                    places[at] = place
                    break
        if at in places:
            low = places[at] + len(line)
