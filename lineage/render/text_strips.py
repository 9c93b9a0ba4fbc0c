"""Write what articles consist of as strips of blocks, which read with colours and without."""

from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len
from rich.text import Text

from lineage.render.escape import one_line
from lineage.render.outline import Strip, StripKind, Strips

_WIDEST = 60
_LONGEST_LABEL = 16


@dataclass(frozen=True, slots=True)
class _Look:
    """The block that stands for a part, and its style."""

    block: str
    style: str


LOOKS: dict[StripKind, _Look] = {
    "verbatim": _Look("█", "red"),
    "edited": _Look("▓", "yellow"),
    "reworded": _Look("▒", "blue"),
    "fact": _Look("░", "cyan"),
    "attributed": _Look("+", "green"),
    "added": _Look("·", "dim"),
}


def write_strips(drawn: Strips, width: int) -> list[Text]:
    """A line a strip, of one length all, under a legend of the parts that there are.

    >>> strip = Strip("afp", (("verbatim", 0.5), ("added", 0.5)))
    >>> legend = {"verbatim": "word for word", "added": "its own"}
    >>> print(*write_strips(Strips((strip,), legend), 17), sep="\\n")
    █ word for word
    · its own
    afp  ██████······
    """
    strips = drawn.strips
    names = [one_line(strip.label) for strip in strips]
    room = min(max(map(cell_len, names), default=0), _LONGEST_LABEL)
    length = min(width - room - 2, _WIDEST)
    lines = _legend(drawn, width)
    for strip, name in zip(strips, names, strict=True):
        label = Text(name, "cyan")
        label.truncate(room, overflow="ellipsis", pad=True)
        bar = Text("  ")
        for (kind, _), cells in zip(strip.parts, _cells(strip, length), strict=True):
            bar.append(LOOKS[kind].block * cells, LOOKS[kind].style)
        lines.append(Text.assemble(label, bar))
    return lines


def _legend(drawn: Strips, width: int) -> list[Text]:
    there = {kind for strip in drawn.strips for kind, share in strip.parts if share > 0}
    lines = [Text()]
    for kind, look in LOOKS.items():
        if kind not in there:
            continue
        told = Text.assemble((look.block, look.style), (f" {drawn.legend[kind]}", "dim"))
        if lines[-1] and lines[-1].cell_len + 3 + told.cell_len > width:
            lines.append(Text())
        lines[-1].append_text(Text.assemble("   ", told) if lines[-1] else told)
    return [line for line in lines if line]


def _cells(strip: Strip, length: int) -> list[int]:
    """How many blocks each part has: all together `length`, each part at most one off its share."""
    whole = sum(share for _, share in strip.parts)
    ends, so_far = [0], 0.0
    for _, share in strip.parts:
        so_far += share
        ends.append(round(so_far / whole * length) if whole else 0)
    return [end - start for start, end in pairwise(ends)]
