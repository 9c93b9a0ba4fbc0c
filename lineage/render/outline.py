"""What a readable report consists of, before it is written as text or as Markdown.

Sections are built once from a result, as the blocks below; every format writes the same blocks.
Strings in them are raw: each writer makes them safe for where they go.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Role = Literal["plain", "strong", "muted", "label", "source", "alert"]
"""Why a piece of a line looks different: `alert` is a disagreement or a failure, `source` a source
outside the heap, `label` the short name of an article."""
StripKind = Literal["verbatim", "edited", "reworded", "fact", "attributed", "added"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line, and the part they play in it."""

    text: str
    role: Role = "plain"


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    line: Line


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a listing: a short name and what there is to say under it."""

    label: str
    line: Line
    role: Role = "label"


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries one under the other, under a line that says what they are."""

    head: Line
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's title, a short form of it for narrow places, and whether it holds numbers."""

    title: str
    short: str
    numeric: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under column titles."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """One node of a tree: how deep it hangs, and for each level whether more is to follow there.

    `line` is what is said of it, `aside` a light word that may be cut, `reasons` stand beneath.
    """

    follows: tuple[bool, ...]
    line: Line
    aside: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Tree:
    """Branches in the order in which they are drawn."""

    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """What an article consists of: parts with their shares, in the order of the legend."""

    label: str
    parts: tuple[tuple[StripKind, float], ...]


@dataclass(frozen=True, slots=True)
class Strips:
    """Strips one under the other, which show what a table tells; only text has them."""

    strips: tuple[Strip, ...]
    legend: Mapping[StripKind, str]
    """What each part is called."""


Block = Heading | Paragraph | Listing | Table | Tree | Strips


def plain(text: str, role: Role = "plain") -> Line:
    """A line of a single piece.

    >>> plain("Rien de neuf.")
    (Piece(text='Rien de neuf.', role='plain'),)
    """
    return (Piece(text, role),)
