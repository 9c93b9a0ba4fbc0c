"""What an edge is called in the reader's language, and why it stands."""

from collections.abc import Sequence

from lineage.model import Edge
from lineage.render.escape import one_line
from lineage.render.report_view import ReportView


def tie_key(edge: Edge) -> str:
    """What the messages of an edge are called after their first word, e.g. "tie-" or "tree-".

    >>> tie_key(Edge("a", "b", "copies", False, True, 0.9, 0.96, (), (), (), None))
    'alike-mostly'
    """
    if edge.directed:
        return edge.kind
    return "alike-mostly" if edge.kind == "copies" else "alike"


def has_share(edge: Edge) -> bool:
    """Whether the share of an edge is told: a translation has all from its original."""
    return edge.share > 0 and edge.kind != "translates"


def reason(view: ReportView, told: str) -> str:
    """A reason of the report in the reader's language; one of no known form as it is."""
    return view.wording.translated("reasons", one_line(view.told(told)))


def reasons(view: ReportView, edge: Edge) -> str:
    """All that speaks for an edge, and what speaks against it."""

    def told(key: str, given: Sequence[str]) -> list[str]:
        row = view.wording.message("semicolon").join(reason(view, one) for one in given)
        return [view.wording.tell(key, reasons=row)] if given else []

    return ", ".join(told("reasons-for", edge.because) + told("reasons-against", edge.against))
