"""Write who derives from whom as a graph in the DOT language of Graphviz."""

from lineage.model import Edge, EdgeKind, Family, Report
from lineage.render.escape import without_xml_errors
from lineage.render.graph import edge_label, node_lines, node_names
from lineage.render.report_view import ReportView, view
from lineage.render.tree_boxes import full_name

_COLOURS: dict[EdgeKind, str] = {
    "copies": "#a83f00",
    "rewrites": "#0060a0",
    "cites": "#006b54",
    "translates": "#8a3a72",
    "shares": "#5b626c",
}


def render_report(report: Report, *, width: int = 80, color: bool = False) -> str:
    """A cluster a family; what is missing is dashed, ties beside the tree are dotted."""
    known, names = view(report), node_names(report)
    lines = [
        "digraph lineage {",
        '  graph [rankdir="TB"];',
        '  node [shape="box", style="rounded", fontname="Helvetica"];',
        '  edge [fontname="Helvetica", fontsize="10"];',
    ]
    for number, family in enumerate(report.families, 1):
        lines += _family(known, names, family, number)
    return "\n".join([*lines, "}"]) + "\n"


def _family(known: ReportView, names: dict[str, str], family: Family, number: int) -> list[str]:
    lines = [f"  subgraph cluster_{number} {{", f"    label={_quoted([family.id])};"]
    for node in family.nodes:
        style = "" if node.kind == "document" else ', style="dashed"'
        lines.append(
            f"    {names[node.id]} [label={_quoted(node_lines(known, node))}, "
            f"tooltip={_quoted([full_name(known, node)])}{style}];"
        )
    lines += [f"    {_edge(names, edge)}" for edge in family.edges]
    return [*lines, "  }"]


def _edge(names: dict[str, str], edge: Edge) -> str:
    thick = 10 + round(30 * edge.share)
    tree = "" if edge.primary else ', style="dotted", constraint="false"'
    tree += "" if edge.directed else ', dir="none"'
    colour = _COLOURS[edge.kind]
    return (
        f"{names[edge.parent]} -> {names[edge.child]} [label={_quoted([edge_label(edge)])}, "
        f'color="{colour}", fontcolor="{colour}", penwidth="{thick // 10}.{thick % 10}"{tree}];'
    )


def _quoted(lines: list[str]) -> str:
    """Lines as a string of DOT, in which backslashes and HTML entities mean something, too.

    What no XML may hold is written out, or Graphviz would put it into its SVG.

    >>> print(_quoted(['a "b" & c:', 'fin']))
    "a \\"b\\" &amp; c:\\nfin"
    """
    safe = (
        without_xml_errors(line).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
        for line in lines
    )
    return '"' + "\\n".join(safe) + '"'
