"""Write who derives from whom as a Mermaid flowchart, which Markdown pages draw."""

import re

from lineage.model import Edge, Report
from lineage.render.graph import edge_label, node_lines, node_names
from lineage.render.report_view import view

_UNSAFE = re.compile(r"[^\w …]|_")
"""All but words: marks begin Markdown, HTML, entities or syntax."""


def render_report(report: Report, *, width: int = 80, color: bool = False) -> str:
    """A subgraph a family; what is missing is dashed, ties beside the tree are dotted."""
    known, names = view(report), node_names(report)
    lines = ["flowchart TD", "  classDef missing stroke-dasharray:5 4"]
    for number, family in enumerate(report.families, 1):
        lines.append(f"  subgraph f{number}[{_quoted([family.id])}]")
        lines.append("    direction TB")
        for node in family.nodes:
            missing = "" if node.kind == "document" else ":::missing"
            lines.append(f"    {names[node.id]}[{_quoted(node_lines(known, node))}]{missing}")
        lines += [f"    {_edge(names, edge)}" for edge in family.edges]
        lines.append("  end")
    return "\n".join(lines) + "\n"


def _edge(names: dict[str, str], edge: Edge) -> str:
    line = "-->" if edge.directed else "---"
    if not edge.primary:
        line = "-.->" if edge.directed else "-.-"
    return f"{names[edge.parent]} {line}|{_quoted([edge_label(edge)])}| {names[edge.child]}"


def _quoted(lines: list[str]) -> str:
    """Lines as a string of Mermaid, every mark in it as the number of its character.

    >>> print(_quoted(["end", '<b>"a"']))
    "end<br/>#60;b#62;#34;a#34;"
    """
    safe = (_UNSAFE.sub(lambda match: f"#{ord(match[0])};", line) for line in lines)
    return '"' + "<br/>".join(safe) + '"'
