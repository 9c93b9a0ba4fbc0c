"""How wide words are in a picture: an estimate on the wide side, as no font is at hand."""

import re
import unicodedata

from lineage.render.escape import one_line

_NARROW = frozenset("iljI.,:;'|!()[]’‘·-/ \N{NO-BREAK SPACE}")
_BROAD = frozenset("mwMW@%&—…")

_BREAK = re.compile("(?<!«) (?![»?!:;%–—])")
"""A space at which a line may end."""


def extent(text: str, size: int) -> int:
    """How many pixels a text takes at a size of type, rounded up.

    >>> extent("Lille", 100), extent("MWMW", 100), extent("漢字", 100)
    (239, 376, 200)
    """
    return -(-sum(map(_hundredths, text)) * size // 100)


def _hundredths(character: str) -> int:
    """The width of a character in hundredths of the size of type."""
    if unicodedata.combining(character):
        return 0
    if character in _NARROW:
        return 36
    if character in _BROAD:
        return 94
    if unicodedata.east_asian_width(character) in "WF":
        return 100
    return 61 if character.islower() else 64 if character.isdigit() else 70


def fitted(text: str, room: int, size: int) -> str:
    """Text on one line, cut so that it fits into so many pixels, the cut marked.

    >>> fitted("Le port ferme", 66, 12), fitted("Le port", 66, 12)
    ('Le port…', 'Le port')
    """
    line = one_line(text)
    if extent(line, size) <= room:
        return line
    room -= extent("…", size)
    length = 0
    for character in line:
        room -= extent(character, size)
        if room < 0:
            break
        length += 1
    return line[:length].rstrip(" ,;:.–—-") + "…"


def wrapped(text: str, room: int, size: int, most: int) -> list[str]:
    """Text in lines that fit into so many pixels, at most so many, the last one cut.

    >>> wrapped("Le port de Sarande ferme ses quais", 80, 12, 2)
    ['Le port de', 'Sarande…']
    >>> wrapped("Rendez-nous le mot « échec »", 150, 12, 2)
    ['Rendez-nous le mot', '« échec »']
    """
    words = _BREAK.split(one_line(text))
    lines: list[str] = []
    while words and len(lines) < most:
        if len(lines) == most - 1:
            return [*lines, fitted(" ".join(words), room, size)]
        taken = 1
        while taken < len(words) and extent(" ".join(words[: taken + 1]), size) <= room:
            taken += 1
        lines.append(fitted(" ".join(words[:taken]), room, size))
        words = words[taken:]
    return [line for line in lines if line]
