"""Write sections as GitHub-flavoured Markdown in which nothing from an article is markup."""

import re
from collections.abc import Iterable

from lineage.render.escape import UNBREAKABLE, kept_together
from lineage.render.outline import (
    Block,
    Heading,
    Line,
    Listing,
    Paragraph,
    Piece,
    Strips,
    Table,
    Tree,
)

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKUP = re.compile(r"[\\`*\[\]|~$&<>]|(?<![^\W_])_|_(?![^\W_])")
# what GitHub turns into links without any markup, and emoji
_COLON = re.compile(r":(?=//)|:(?=[\w+-]+:)")
_WWW = re.compile(r"(?i)\b(www)\.")
# at the start of an item or paragraph: headings, lists, rules
_LEADING = re.compile(r"^(?:[#+=-]|\d+(?=[.)](?:\s|$)))")


def markdown_text(text: str) -> str:
    """Text as one line of Markdown that shows exactly that text, links and mentions inert.

    >>> print(markdown_text("<b>*gras*</b> | www.a.fr"))
    &lt;b&gt;\\*gras\\*&lt;/b&gt; \\| www\\.a.fr
    """
    line = kept_together(text)
    line = _MARKUP.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), line)
    line = _WWW.sub(r"\1\\.", _COLON.sub(r"\\:", line))
    # no escape stops an address or a mention; an invisible space does
    return line.replace("@", "@&#8203;")


def _first_in_line(line: str) -> str:
    """A line that nothing at its start makes a heading, a list or a rule."""
    return _LEADING.sub(lambda at: f"{at[0]}\\" if at[0].isdigit() else f"\\{at[0]}", line)


def write_markdown(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown.

    >>> from lineage.render.outline import plain
    >>> print(write_markdown([Heading("Verdict"), Paragraph(plain("Rien.", "strong"))]))
    ## Verdict
    <BLANKLINE>
    **Rien.**
    <BLANKLINE>
    """
    return "\n\n".join(part for part in map(_block, blocks) if part) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"## {markdown_text(block.text)}"
        case Paragraph():
            return _line(block.line)
        case Listing():
            return _listing(block)
        case Table():
            return _table(block)
        case Tree():
            return _tree(block)
        case Strips():
            return ""


def _line(line: Line) -> str:
    return _first_in_line("".join(_piece(piece) for piece in line).strip())


def _piece(piece: Piece) -> str:
    """A piece with its emphasis, white space at its ends kept outside the markers."""
    words = markdown_text(piece.text)
    marked = words if piece.role in ("plain", "muted") or not words else f"**{words}**"
    before = " " if _breaks(piece.text[:1]) else ""
    after = " " if words and _breaks(piece.text[-1:]) else ""
    return f"{before}{marked}{after}"


def _breaks(char: str) -> bool:
    return char.isspace() and char not in UNBREAKABLE


def _listing(listing: Listing) -> str:
    items = []
    for entry in listing.entries:
        label = f"**{markdown_text(entry.label)}** " if entry.label else ""
        items.append(f"- {label}{_line(entry.line)}".rstrip())
    return "\n\n".join(part for part in (_line(listing.head), "\n".join(items)) if part)


def _table(table: Table) -> str:
    rows = [
        [markdown_text(column.title) for column in table.columns],
        ["---:" if column.numeric else ":---" for column in table.columns],
        *([markdown_text(cell) for cell in row] for row in table.rows),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _tree(tree: Tree) -> str:
    lines = []
    for branch in tree.branches:
        indent = "  " * len(branch.follows)
        aside = f" {markdown_text(branch.aside)}" if branch.aside else ""
        lines.append(f"{indent}- {_line(branch.line)}{aside}")
        if branch.reasons:
            # two spaces at the end of a line are easily lost, a break is not
            lines[-1] += f"<br>{markdown_text(branch.reasons)}"
    return "\n".join(lines)
