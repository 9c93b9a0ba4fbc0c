"""Write sections as text for a terminal or a pipe, within a width."""

from collections.abc import Iterable
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from lineage.render.escape import UNBREAKABLE, kept_together, printable
from lineage.render.outline import (
    Block,
    Branch,
    Heading,
    Line,
    Listing,
    Paragraph,
    Role,
    Strips,
    Table,
    Tree,
)
from lineage.render.text_strips import write_strips

# rich breaks lines at any white space, so what must not break is no white space until it is done;
# no text has these characters, which Unicode keeps for such uses
_STAND_INS = dict(zip(UNBREAKABLE, "\ufdd0\ufdd1", strict=True))
NARROWEST = 40
WIDEST_PROSE = 110
"""Beyond this, lines of running text are hard to follow; tables may be wider."""

STYLES: dict[Role, str] = {
    "plain": "",
    "strong": "bold",
    "muted": "dim",
    "label": "cyan",
    "source": "bold magenta",
    "alert": "bold yellow",
}


def write_text(blocks: Iterable[Block], *, width: int, color: bool) -> str:
    """The blocks as text no line of which is wider than `width`, with ANSI styles if `color`.

    >>> from lineage.render.outline import plain
    >>> blocks = [Heading("Verdict"), Paragraph(plain("[red]Rien."))]
    >>> print(write_text(blocks, width=80, color=False))
    Verdict
    ───────
    [red]Rien.
    <BLANKLINE>
    """
    width = max(width, NARROWEST)
    stream = StringIO()
    # an empty environment: what is written depends on the arguments alone
    console = Console(
        file=stream,
        width=width,
        color_system="standard" if color else None,
        force_terminal=color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    after_heading = True
    for block in blocks:
        if not after_heading:
            console.print()
        after_heading = isinstance(block, Heading)
        for renderable in _renderables(block, console):
            console.print(renderable)
    lines = stream.getvalue().split("\n")[:-1]
    text = "".join(f"{line.rstrip()}\n" for line in lines)
    for space, stand_in in _STAND_INS.items():
        text = text.replace(stand_in, space)
    return text


def _renderables(block: Block, console: Console) -> list[RenderableType]:
    width = console.width
    match block:
        case Heading():
            title = Text(_line(block.text), "bold")
            return [title, Text("─" * min(width, title.cell_len), "dim")]
        case Paragraph():
            return [_prose(_text(block.line), width)]
        case Listing():
            return _listing(block, width)
        case Table():
            return [_table(block, width)]
        case Tree():
            return _tree(block, console)
        case Strips():
            return [*write_strips(block, width)]


def _text(line: Line) -> Text:
    text = Text(overflow="fold")
    for piece in line:
        # no piece holds a line of its own, whatever an article or a file name brings
        safe = printable(piece.text.replace("\n", " ").replace("\t", " "))
        text.append(_held(safe), STYLES[piece.role])
    return text


def _line(text: str) -> str:
    """Text on one line, as it may be wrapped."""
    return _held(kept_together(text))


def _held(text: str) -> str:
    for space, stand_in in _STAND_INS.items():
        text = text.replace(space, stand_in)
    return text


def _prose(content: RenderableType, width: int) -> Grid:
    grid = Grid.grid()
    grid.width = min(width, WIDEST_PROSE)
    grid.add_column(overflow="fold")
    grid.add_row(content)
    return grid


def _listing(listing: Listing, width: int) -> list[RenderableType]:
    room = min(width, WIDEST_PROSE)
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.width = room
    grid.add_column(width=0)
    longest = max((cell_len(_line(entry.label)) for entry in listing.entries), default=0)
    grid.add_column(width=max(1, min(longest, room // 3)), overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    for entry in listing.entries:
        label = Text(_line(entry.label) or "•", STYLES[entry.role], overflow="fold")
        grid.add_row("", label, _text(entry.line))
    head: list[RenderableType] = [_prose(_text(listing.head), width)] if listing.head else []
    return [*head, grid] if listing.entries else head


def _table(table: Table, width: int) -> Grid:
    """The table with its full titles if they fit, else with the short ones, then tighter."""
    full = [column.title for column in table.columns]
    short = [column.short for column in table.columns]
    layouts = [(full, 2), (short, 2), (short, 1)]
    titles, gap = next((it for it in layouts if _natural(table, *it) <= width), layouts[-1])
    grid = Grid(
        box=SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, gap - 1, 0, 0),
        header_style="bold",
        border_style="dim",
    )
    for column, title in zip(table.columns, titles, strict=True):
        side = "right" if column.numeric else "left"
        grid.add_column(
            Text(title),
            justify="right" if side == "right" else "left",
            vertical="top",
            no_wrap=column.numeric,
            overflow="fold",
        )
    for row in table.rows:
        grid.add_row(*(Text(_line(cell), overflow="fold") for cell in row))
    return grid


def _natural(table: Table, titles: list[str], gap: int) -> int:
    """How wide the table is when nothing in it wraps."""
    widths = [
        max(
            cell_len(words)
            for words in [*title.split("\n"), *(_line(row[at]) for row in table.rows)]
        )
        for at, title in enumerate(titles)
    ]
    return sum(widths) + gap * (len(widths) - 1)


def _tree(tree: Tree, console: Console) -> list[RenderableType]:
    drawn: list[RenderableType] = []
    following = [*tree.branches[1:], None]
    # titles stand in the same place all over the tree: behind, where there is room for every one
    beside = all(_extent(branch) <= console.width for branch in tree.branches)
    for branch, after in zip(tree.branches, following, strict=True):
        if branch.follows == () and drawn:
            drawn.append(Text(""))
        deeper = after is not None and len(after.follows) > len(branch.follows)
        drawn += _branch(branch, deeper, beside, console)
    return drawn


def _extent(branch: Branch) -> int:
    aside = cell_len(_line(branch.aside))
    return 4 * len(branch.follows) + _text(branch.line).cell_len + 2 + aside


def _branch(branch: Branch, deeper: bool, beside: bool, console: Console) -> list[RenderableType]:
    # a chain too deep for the page keeps only the innermost of its guides
    levels = branch.follows[-(console.width // 2 // 4) :]
    above = "".join("│   " if follows else "    " for follows in levels[:-1])
    first = above + ("├── " if levels[-1] else "└── ") if levels else ""
    next_lines = above + ("│   " if levels[-1] else "    ") if levels else ""
    under = next_lines + ("│ " if deeper else "  ")
    line, aside = _text(branch.line), _line(branch.aside)
    if aside and beside:
        line.append(f"  {aside}", "dim")
    lines = _wrapped(line, first, under, console)
    if aside and not beside:
        title = Text(aside, "dim")
        title.truncate(console.width - cell_len(under), overflow="ellipsis")
        lines += _wrapped(title, under, under, console)
    if branch.reasons:
        lines += _wrapped(Text(_line(branch.reasons), "dim"), under, under, console)
    return [*lines]


def _wrapped(text: Text, first: str, under: str, console: Console) -> list[Text]:
    """The text in lines with the guides of the tree before them."""
    wrapped = text.wrap(console, console.width - cell_len(under), overflow="fold")
    return [Text.assemble((under if at else first, "dim"), line) for at, line in enumerate(wrapped)]
