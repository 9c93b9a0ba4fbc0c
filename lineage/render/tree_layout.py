"""Where the boxes and lines of a family's tree are drawn, in whole pixels.

The trees are packed as Reingold and Tilford (1981) do, each beside the other as close as the
outlines of both allow, over rows that are not of one depth: an edge that passes a row takes a
narrow place in it, so that no line leads through a box.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lineage.model import Edge, EdgeKind, Family, NodeKind
from lineage.render.forest import Forest, forest
from lineage.render.report_view import ReportView
from lineage.render.text_extent import wrapped
from lineage.render.tree_boxes import Box, Label, boxes, drawn_ties, told_tie
from lineage.render.tree_rows import rows

Point = tuple[int, int]
_Outline = dict[int, tuple[int, int]]
"""The leftmost and the rightmost pixel of a tree, in its rows (even) and between them (odd)."""

MARGIN = 16
LEGEND_SIZE = 11
LEGEND_HEIGHT = 16
_GAP = 14
_LINE = 4
"""Half of the widest line."""
_BETWEEN = 46
_MOST_BETWEEN = 130
_SLOPE = 9
"""Pixels that a line goes sideways for each by which rows move apart, up to `_MOST_BETWEEN`."""
_INSET = 14
_FAN = 9
"""Children beyond which those without children hang by a corner, so that they stand closer."""
_NARROWEST = 340
"""As wide as a phone shows."""


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A box: its top left corner, its size and its lines; `title` names the node in full."""

    id: str
    kind: NodeKind
    x: int
    y: int
    width: int
    height: int
    labels: tuple[Label, ...]
    title: str


@dataclass(frozen=True, slots=True)
class PlacedEdge:
    """A line: four points of a cubic curve, and where there is a fifth, straight on to it.

    `title` says in words what the edge does.
    """

    parent: str
    child: str
    kind: EdgeKind
    share: float
    confidence: float
    primary: bool
    directed: bool
    points: tuple[Point, ...]
    title: str


@dataclass(frozen=True, slots=True)
class TreeLayout:
    """A drawing: its size, its boxes, its lines, and the lines of its legend."""

    width: int
    height: int
    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...]
    legend: tuple[str, ...]


def layout(view: ReportView, family: Family) -> TreeLayout:
    """Lay out who derives from whom in a family. Cost: nodes times rows, ties times sources."""
    trees = forest(view, family)
    ties = drawn_ties(family, trees)
    drawn = boxes(view, family, trees, ties)
    row = rows(view, trees, ties)
    hooks = _hooks(trees, drawn)
    centres = _centres(trees, drawn, row, hooks)
    _place_further(drawn, row, centres, ties)
    left = min((centres[name] - box.width // 2 for name, box in drawn.items()), default=0)
    right = max((centres[name] + box.width // 2 for name, box in drawn.items()), default=0)
    width = max(right - left + 2 * MARGIN, _NARROWEST)
    # a drawing narrower than its legend stands in the middle of it
    shift = (width - (right - left)) // 2 - left
    tops = _tops(trees, drawn, row, centres)
    nodes = {
        name: PlacedNode(
            name,
            box.node.kind,
            centres[name] + shift - box.width // 2,
            tops[row[name]],
            box.width,
            box.height,
            box.labels,
            box.title,
        )
        for name, box in drawn.items()
    }
    lines = [(edge, _line_beside(nodes, edge)) for edge in ties]
    for name in drawn:
        lines += _lines_to_children(trees, nodes, name, hooks, tops[row[name] + 1])
    edges = tuple(
        PlacedEdge(
            edge.parent,
            edge.child,
            edge.kind,
            edge.share,
            edge.confidence,
            edge.primary,
            edge.directed,
            points,
            told_tie(view, edge, trees.nodes),
        )
        for edge, points in lines
    )
    legend = tuple(wrapped(view.tell("tree-legend"), width - 2 * MARGIN, LEGEND_SIZE, 9))
    height = tops[-1] + LEGEND_HEIGHT * len(legend) + MARGIN
    return TreeLayout(width, height, tuple(nodes.values()), edges, legend)


def _hooks(trees: Forest, drawn: Mapping[str, Box]) -> dict[str, int]:
    """How far from the middle of its top the line from its parent enters each box."""
    return {
        edge.child: _INSET - drawn[edge.child].width // 2
        if len(trees.below(name)) > _FAN and not trees.below(edge.child)
        else 0
        for name in drawn
        for edge in trees.below(name)
    }


def _centres(
    trees: Forest, drawn: Mapping[str, Box], row: Mapping[str, int], hooks: Mapping[str, int]
) -> dict[str, int]:
    """The middle of each box of the trees, from left to right."""
    outlines: dict[str, _Outline] = {}
    offsets: dict[str, int] = {}
    order = [node.id for node in trees.preorder()]
    for name in reversed(order):
        half = drawn[name].width // 2
        children = _spread([edge.child for edge in trees.below(name)], row)
        branches = [
            _hung(outlines.pop(child), hooks[child], row[name], row[child]) for child in children
        ]
        places, outline = _packed(branches)
        middle = (places[0] + places[-1]) // 2 if places else 0
        offsets.update(
            {child: place - middle for child, place in zip(children, places, strict=True)}
        )
        outline = {
            level: (left - middle, right - middle) for level, (left, right) in outline.items()
        }
        outlines[name] = {2 * row[name]: (-half, half)} | outline
    places, _ = _packed([outlines[root.id] for root in trees.roots])
    offsets.update(zip((root.id for root in trees.roots), places, strict=True))
    parents = {edge.child: name for name in order for edge in trees.below(name)}
    centres: dict[str, int] = {}
    for name in order:
        centres[name] = offsets[name] + (centres[parents[name]] if name in parents else 0)
    return centres


def _spread(children: list[str], row: Mapping[str, int]) -> list[str]:
    """Children so mixed that those of one row, in their order, have others between them."""
    by_row: defaultdict[int, list[str]] = defaultdict(list)
    for child in children:
        by_row[row[child]].append(child)
    # of several the lowest first, as its line passes on the left of the boxes above it
    mixed = [
        ((2 * at + 1) / (2 * len(names)), -number, child)
        for number, names in by_row.items()
        for at, child in enumerate(names)
    ]
    return [child for *_, child in sorted(mixed)]


def _hung(outline: _Outline, hook: int, above: int, below: int) -> _Outline:
    """The outline of a tree with the line that it hangs on."""
    line = (hook - _LINE, hook + _LINE)
    return outline | dict.fromkeys(range(2 * above + 1, 2 * below), line)


def _packed(outlines: Iterable[_Outline]) -> tuple[list[int], _Outline]:
    """Where trees stand side by side, each as far to the left as can be, and what they take up."""
    whole: _Outline = {}
    places: list[int] = []
    for outline in outlines:
        place = max(
            (
                whole[level][1] + _GAP - left
                for level, (left, _) in outline.items()
                if level in whole
            ),
            default=0,
        )
        places.append(place)
        for level, (left, right) in outline.items():
            first, last = whole.get(level, (left + place, right + place))
            whole[level] = (min(first, left + place), max(last, right + place))
    return places, whole


def _place_further(
    drawn: Mapping[str, Box], row: Mapping[str, int], centres: dict[str, int], ties: list[Edge]
) -> None:
    """Put the sources that are in no tree on top, each as near to those who cite it as can be."""
    taken = [
        (centres[name] - drawn[name].width // 2, centres[name] + drawn[name].width // 2)
        for name in centres
        if row[name] == 0
    ]
    wanted = []
    for name in drawn.keys() - centres.keys():
        below = [centres[edge.child] for edge in ties if edge.parent == name]
        wanted.append((sum(below) // len(below), name))
    for middle, name in sorted(wanted):
        half = drawn[name].width // 2
        places = [middle, *(left - _GAP - half for left, _ in taken)]
        places += [right + _GAP + half for _, right in taken]
        free = [
            place
            for place in places
            if all(
                place + half + _GAP <= left or place - half - _GAP >= right for left, right in taken
            )
        ]
        centres[name] = min(free, key=lambda place: (abs(place - middle), place))
        taken.append((centres[name] - half, centres[name] + half))


def _tops(
    trees: Forest, drawn: Mapping[str, Box], row: Mapping[str, int], centres: Mapping[str, int]
) -> list[int]:
    """The top of each row, and last where they all end."""
    heights: defaultdict[int, int] = defaultdict(int)
    aside: defaultdict[int, int] = defaultdict(int)
    for name, box in drawn.items():
        heights[row[name]] = max(heights[row[name]], box.height)
        for edge in trees.below(name):
            far = abs(centres[edge.child] - centres[name])
            aside[row[name]] = max(aside[row[name]], far)
    tops = [MARGIN]
    for number in range(max(heights, default=-1) + 1):
        between = min(_BETWEEN + aside[number] // _SLOPE, _MOST_BETWEEN)
        tops.append(tops[-1] + heights[number] + between)
    return tops


def _lines_to_children(
    trees: Forest,
    nodes: Mapping[str, PlacedNode],
    name: str,
    hooks: Mapping[str, int],
    end: int,
) -> list[tuple[Edge, tuple[Point, ...]]]:
    """The lines to the children of a box: curves to the next row, at `end`, then straight down."""
    parent = nodes[name]
    below = trees.below(name)
    middle = parent.x + parent.width // 2
    places = {edge.child: _middle(nodes[edge.child]) + hooks[edge.child] for edge in below}
    far = max((abs(x - middle) for x in places.values()), default=0)
    room = parent.width // 2 - _INSET
    bottom = parent.y + parent.height
    lines = []
    for edge in below:
        child = nodes[edge.child]
        x = places[edge.child]
        # lines leave side by side, in the order in which they arrive
        start = middle + ((x - middle) * room // far if far > room else x - middle)
        half = (bottom + end) // 2
        points = [(start, bottom), (start, half), (x, half), (x, end)]
        if child.y > end:
            points.append((x, child.y))
        lines.append((edge, tuple(points)))
    return lines


def _line_beside(nodes: Mapping[str, PlacedNode], edge: Edge) -> tuple[Point, ...]:
    """The line of a tie that no tree has, beside the middles, where the lines of the trees are."""
    upper, lower = nodes[edge.parent], nodes[edge.child]
    if not edge.directed and (lower.y, lower.id) < (upper.y, upper.id):
        upper, lower = lower, upper
    side = 1 if _middle(lower) >= _middle(upper) else -1
    start = _middle(upper) + side * upper.width // 4
    bottom = upper.y + upper.height
    if upper.y == lower.y:
        end = _middle(lower) - side * lower.width // 4
        ending = lower.y + lower.height
        deep = max(bottom, ending) + _BETWEEN * 2 // 3
        points = [(start, bottom), (start, deep), (end, deep), (end, ending)]
    else:
        end = _middle(lower) - side * lower.width // 4
        half = (bottom + lower.y) // 2
        points = [(start, bottom), (start, half), (end, half), (end, lower.y)]
    return tuple(points)


def _middle(node: PlacedNode) -> int:
    return node.x + node.width // 2
