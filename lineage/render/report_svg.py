"""Draw who derives from whom, as a picture of its own or to stand in a page."""

from lineage.model import Family, Report
from lineage.render.escape import xml
from lineage.render.family_verdict import no_family
from lineage.render.report_view import ReportView, view
from lineage.render.text_extent import wrapped
from lineage.render.tree_boxes import HEIGHTS, PADDING
from lineage.render.tree_layout import (
    LEGEND_HEIGHT,
    MARGIN,
    PlacedEdge,
    PlacedNode,
    Point,
    TreeLayout,
    layout,
)

STYLE = """
.lineage-tree { font-family: "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
  --ground: #ffffff; --box: #ffffff; --line: #8a929c; --ink: #1a1d21; --soft: #555c66;
  --copies: #a83f00; --rewrites: #0060a0; --cites: #006b54; --translates: #8a3a72;
  --shares: #5b626c; --source: #fbf3df; }
@media (prefers-color-scheme: dark) { .lineage-tree {
  --ground: #16191d; --box: #20252b; --line: #6d7681; --ink: #eef1f4; --soft: #aab2bc;
  --copies: #ff9d63; --rewrites: #74b8f7; --cites: #54d0a8; --translates: #e59ccb;
  --shares: #a9b1bb; --source: #332d1e; } }
.lineage-tree .ground { fill: var(--ground); }
.lineage-tree .box { fill: var(--box); stroke: var(--line); }
.lineage-tree .cited .box, .lineage-tree .lost .box { fill: var(--source);
  stroke-width: 1.5; stroke-dasharray: 6 4; }
.lineage-tree text { fill: var(--ink); font-size: 12px; }
.lineage-tree .name { font-size: 14px; font-weight: bold; }
.lineage-tree .tie { font-size: 11px; font-weight: bold; }
.lineage-tree .muted { font-size: 11px; fill: var(--soft); }
.lineage-tree .line { fill: none; stroke-linecap: butt; }
.lineage-tree .beside { opacity: .55; }
.lineage-tree .copies { --kind: var(--copies); }
.lineage-tree .rewrites { --kind: var(--rewrites); }
.lineage-tree .cites { --kind: var(--cites); }
.lineage-tree .translates { --kind: var(--translates); }
.lineage-tree .shares { --kind: var(--shares); }
.lineage-tree .line { stroke: var(--kind); }
.lineage-tree .head, .lineage-tree .tie { fill: var(--kind); }
.lineage-tree .rewrites .line { stroke-dasharray: 14 3; }
.lineage-tree .translates .line { stroke-dasharray: 10 3 2 3; }
.lineage-tree .cites .line { stroke-dasharray: 5 4; }
.lineage-tree .shares .line { stroke-dasharray: 2 4; }
"""
"""The colours of the tree; in a page, part of its style sheet."""

_ABOVE = 24
_HEAD = 7
"""How long the head of an arrow is."""


def render_report(
    report: Report, *, width: int = 80, color: bool = False, language: str = "en"
) -> str:
    """The trees of all families as one SVG file with its colours."""
    known = view(report, language)
    drawings = [(family, layout(known, family)) for family in report.families]
    if not drawings:
        return _nothing(no_family(known.wording, len(report.documents)))
    # where there are several, each has its name above it
    above = _ABOVE if len(drawings) > 1 else 0
    across = max(drawing.width for _, drawing in drawings)
    down = sum(drawing.height + above for _, drawing in drawings)
    top = 0
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lineage-tree" width="{across}" '
        f'height="{down}" viewBox="0 0 {across} {down}">',
        f"<style>{STYLE}</style>",
        f'<rect class="ground" width="{across}" height="{down}"/>',
    ]
    for family, drawing in drawings:
        if above:
            parts.append(_text(MARGIN, top + above, "name", family.id))
        top += above
        parts.append(_svg(known, family, drawing, f' y="{top}"'))
        top += drawing.height
    return "\n".join([*parts, "</svg>"]) + "\n"


def _nothing(told: str) -> str:
    lines = wrapped(told, 600, 14, 2)
    words = "".join(_text(MARGIN, 30 + 20 * at, "name", line) for at, line in enumerate(lines))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="lineage-tree" width="640" height="70" '
        f'viewBox="0 0 640 70"><style>{STYLE}</style>'
        f'<rect class="ground" width="640" height="70"/>{words}</svg>\n'
    )


def tree_svg(view: ReportView, family: Family) -> str:
    """The tree of a family as one `svg` element, without colours: these are in `STYLE`.

    Nodes and edges bear `data-node`, the id, and `data-edge`, the ids of parent and child with
    ".." between them.
    """
    return _svg(view, family, layout(view, family), "")


def _svg(view: ReportView, family: Family, drawing: TreeLayout, place: str) -> str:
    size = f'width="{drawing.width}" height="{drawing.height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lineage-tree" role="img"{place} {size} '
        f'viewBox="0 0 {drawing.width} {drawing.height}">',
        f"<title>{xml(view.tell('tree-title', family=family.id))}</title>",
        f"<desc>{xml(_described(drawing))}</desc>",
        *(_line(edge) for edge in drawing.edges),
        *(_box(node, _kind_of_tie(node, drawing)) for node in drawing.nodes),
    ]
    y = drawing.height - MARGIN - LEGEND_HEIGHT * (len(drawing.legend) - 1)
    parts += [
        _text(MARGIN, y + LEGEND_HEIGHT * at, "muted", line)
        for at, line in enumerate(drawing.legend)
    ]
    return "\n".join([*parts, "</svg>"])


def _described(drawing: TreeLayout) -> str:
    """The picture in words, for who cannot see it: what the trees say first."""
    edges = sorted(drawing.edges, key=lambda edge: not edge.primary)
    return " ".join(f"{edge.title}." for edge in edges)


def _kind_of_tie(node: PlacedNode, drawing: TreeLayout) -> str:
    return next((e.kind for e in drawing.edges if e.primary and e.child == node.id), "")


def _line(edge: PlacedEdge) -> str:
    """A line as wide as its share, an arrow where the direction is known."""
    thick = 15 + round(50 * edge.share)
    head = _HEAD + thick // 20 if edge.directed else 0
    *curve, last = edge.points
    x, y = last
    points = [*curve, (x, y - head)]
    path = f"M{_at(points[0])} C{' '.join(map(_at, points[1:4]))}"
    path += f" L{_at(points[4])}" if len(points) > 4 else ""
    half = head * 2 // 3
    arrow = f'<path class="head" d="M{x} {y} l{-half} {-head} h{2 * half} z"/>' if head else ""
    beside = "" if edge.primary else " beside"
    return (
        f'<g class="edge {edge.kind}{beside}" data-edge="{xml(f"{edge.parent}..{edge.child}")}">'
        f"<title>{xml(edge.title)}</title>"
        f'<path class="line" stroke-width="{thick // 10}.{thick % 10}" d="{path}"/>{arrow}</g>'
    )


def _at(point: Point) -> str:
    return f"{point[0]} {point[1]}"


def _box(node: PlacedNode, kind: str) -> str:
    y = node.y + PADDING
    words = []
    for label in node.labels:
        y += HEIGHTS[label.role]
        words.append(_text(node.x + PADDING, y - 4, label.role, label.text))
    return (
        f'<g class="node {node.kind} {kind}" data-node="{xml(node.id)}">'
        f"<title>{xml(node.title)}</title>"
        f'<rect class="box" x="{node.x}" y="{node.y}" width="{node.width}" '
        f'height="{node.height}" rx="5"/>{"".join(words)}</g>'
    )


def _text(x: int, y: int, role: str, words: str) -> str:
    return f'<text class="{role}" x="{x}" y="{y}">{xml(words)}</text>'
