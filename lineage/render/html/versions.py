"""The versions of a passage beside each other, the words marked that tell them apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

_PART = re.compile(r"\w+|\W+")
_ALIKE = 0.5
"""Share of its words that a version has in common with the first from which on those that differ
are marked; below it nearly all differ, and those in common are what there is to see."""
_FEWEST_LETTERS = 4
"""Letters of a word from which on it says something that two versions have it in common."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A version in pieces, each with whether it is marked."""

    pieces: tuple[tuple[str, bool], ...]
    alike: bool
    """Whether the marked words are those that differ, and not those in common."""


def marked(text: str, first: str) -> Marked:
    """A version held against the first one, word by word whatever the case.

    Cost is that of the product of their lengths over 64.

    >>> marked("paid the fine at once", "paid a fine at once").pieces
    (('paid ', False), ('the', True), (' fine at once', False))
    """
    parts, other = _PART.findall(text), _PART.findall(first)
    words = [part.casefold() for part in parts if _is_word(part)]
    kept = [False] * len(words)
    others = [part.casefold() for part in other if _is_word(part)]
    for operation in LCSseq.opcodes(words, others):
        if operation.tag == "equal":
            kept[operation.src_start : operation.src_end] = [True] * (
                operation.src_end - operation.src_start
            )
    alike = sum(kept) >= _ALIKE * max(1, len(words))
    flags = iter(kept)
    marks: list[bool | None] = []
    for part in parts:
        if not _is_word(part):
            marks.append(None)
        elif alike:
            marks.append(not next(flags))
        else:
            marks.append(next(flags) and len(part) >= _FEWEST_LETTERS)
    return Marked(_runs(parts, marks), alike)


def _is_word(part: str) -> bool:
    return part[0].isalnum() or part[0] == "_"


def _runs(parts: Sequence[str], marks: Sequence[bool | None]) -> tuple[tuple[str, bool], ...]:
    """Parts of one mark as one; what stands between two marked words is marked with them."""
    runs: list[tuple[str, bool]] = []
    for at, (part, mark) in enumerate(zip(parts, marks, strict=True)):
        if mark is None:
            around = [*marks[max(0, at - 1) : at], *marks[at + 1 : at + 2]]
            mark = len(around) == 2 and all(around) and part.isspace()
        if runs and runs[-1][1] == mark:
            runs[-1] = (runs[-1][0] + part, mark)
        else:
            runs.append((part, mark))
    return tuple(runs)
