"""Write articles, sources and edges as GraphML, for programs that analyse graphs."""

import networkx as nx

from lineage.model import Report
from lineage.render.escape import without_xml_errors
from lineage.render.graph import node_names
from lineage.render.report_view import view


def render_report(report: Report, *, width: int = 80, color: bool = False) -> str:
    """All articles and sources as nodes, with their ids in `name`; edges with their measures."""
    known, names = view(report), node_names(report)
    graph = nx.MultiDiGraph()
    for article in report.documents:
        told = {
            "name": article.id,
            "label": known.label(article.id),
            "kind": "document",
            "family": article.family,
            "title": article.title,
            "published": article.published,
            "publisher": article.publisher,
            "language": article.language,
        }
        graph.add_node(names[article.id], **_known(told), added=article.shares.added)
    for family in report.families:
        for node in family.nodes:
            if node.kind != "document":
                told = {"name": node.id, "label": node.label, "kind": node.kind}
                graph.add_node(names[node.id], **_known(told), family=family.id)
        for edge in family.edges:
            graph.add_edge(
                names[edge.parent],
                names[edge.child],
                kind=edge.kind,
                directed=edge.directed,
                primary=edge.primary,
                weight=edge.share,
                confidence=edge.confidence,
            )
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def _known(told: dict[str, str | None]) -> dict[str, str]:
    return {key: without_xml_errors(value) for key, value in told.items() if value is not None}
