"""What the formats for graphs have in common: names that no title can break, and short labels."""

from lineage.model import Edge, Node, Report
from lineage.render.edge_words import has_share
from lineage.render.escape import one_line, shorten
from lineage.render.report_view import ReportView
from lineage.render.wording import Wording

_TITLE_LENGTH = 60


def node_names(report: Report) -> dict[str, str]:
    """A name for each article and each source: `n1`, `n2` …, which is one in any syntax."""
    nodes = [node.id for family in report.families for node in family.nodes]
    ids = dict.fromkeys([*(article.id for article in report.documents), *nodes])
    return {known: f"n{number}" for number, known in enumerate(ids, 1)}


def node_lines(view: ReportView, node: Node) -> list[str]:
    """The short name of an article and its title, or a source and that it is missing."""
    article = view.articles.get(node.id)
    if article is None:
        return [one_line(node.label), view.tell(f"root-{node.kind}")]
    title = [shorten(article.title, _TITLE_LENGTH)] if article.title else []
    return [view.label(node.id), *title]


def edge_label(edge: Edge) -> str:
    """What an edge does, and the share of the child that it explains.

    >>> edge_label(Edge("a", "b", "copies", True, True, 0.9, 0.96, (), (), (), None))
    'copies 96%'
    """
    kind = edge.kind if edge.directed else "shares"
    return f"{kind} {Wording().percent(edge.share)}" if has_share(edge) else kind
