"""The verdict: what a family is, in one sentence for a reader."""

from collections.abc import Sequence
from dataclasses import replace

from lineage.model import Edge, Node

_NUMBERS = (
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    "Twelve",
)  # fmt: skip


_FEWEST = 2
_MOST_TIES = 8
"""Clauses on who has it from whom up to which each is told; more are counted."""
_MOST_NAMES = 12


def verdict(
    documents: Sequence[str], nodes: Sequence[Node], edges: Sequence[Edge], source: str | None
) -> str:
    """One sentence on a family: how many, of what, who copies whom, which is a translation.

    >>> nodes = [Node("source:le-monde@F1", "cited", "Le Monde", ())]
    >>> nodes += [Node(name, "document", name, ()) for name in "ab"]
    >>> edges = [Edge("source:le-monde@F1", child, "rewrites", True, True, .9, .5, (), (), (), None)
    ...          for child in "ab"]
    >>> verdict("ab", nodes, edges, "source:le-monde@F1")
    'Two articles retell one Le Monde report that is not among them; none copies another.'
    """
    by_id = {node.id: node for node in nodes}
    primary = [edge for edge in edges if edge.primary]
    heirs = {edge.parent: edge.child for edge in primary if by_id[edge.parent].kind == "lost"}
    ties = [
        replace(edge, child=heirs.get(edge.child, edge.child))
        for edge in primary
        if by_id[edge.parent].kind == "document"
    ]
    citing = [edge.child for edge in primary if edge.kind == "cites"]
    translated = [
        edge.child
        for edge in primary
        if edge.kind == "translates" and by_id[edge.parent].kind == "lost"
    ]
    retold = by_id.get(source or "")
    if ties and len(documents) - len(citing) < _FEWEST:
        # what ties them is one's text, and not the source that it names in passing
        retold, citing = None, []
    had: dict[str, list[str]] = {}
    for edge in primary:
        if by_id[edge.parent].kind == "cited":
            label = by_id[edge.parent].label.removeprefix("The ")
            had.setdefault(label, []).append(heirs.get(edge.child, edge.child))
    own = [name for name in documents if not any(name in some for some in had.values())]
    parts = [_head(len(documents) - len(citing), retold, own, ties)]
    parts += _ties(ties) or ["none copies another"]
    if retold is None:
        parts += [
            f"{_listed(some)} {'has' if len(some) == 1 else 'have'} it from {_absent(label)}"
            for label, some in sorted(had.items())
        ]
    if citing:
        parts.append(f"{_listed(citing)} only {'cites' if len(citing) == 1 else 'cite'} it")
    if translated:
        what = "is a translation" if len(translated) == 1 else "are translations"
        parts.append(f"{_listed(translated)} {what}")
    return "; ".join(parts) + "."


def _head(count: int, source: Node | None, documents: Sequence[str], ties: Sequence[Edge]) -> str:
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    subject = f"{number} article{'' if count == 1 else 's'} retell{'s' if count == 1 else ''}"
    if source is not None and source.kind == "cited":
        return f"{subject} {_absent(source.label.removeprefix('The '))}"
    if source is not None:
        return f"{subject} one report that none of them names and that is not among them"
    known = {edge.child for edge in ties}
    known |= {edge.parent for edge in ties if not edge.directed}
    roots = [name for name in documents if name not in known]
    if len(roots) > 1:  # a merge ties what they report
        return f"{subject} the reports of {_listed(roots)}"
    return f"{subject} one report, that of {roots[0]}" if roots else f"{subject} one report"


def _absent(outlet: str) -> str:
    return f"one {outlet} report that is not among them"


_VERBS = (
    ("copies", "copies", "copy"),
    ("rewrites", "rewrites", "rewrite"),
    ("translates", "translates", "translate"),
)


def _ties(ties: Sequence[Edge]) -> list[str]:
    found = []
    for kind, one, many in _VERBS:
        by_parent: dict[str, list[str]] = {}
        for edge in ties:
            if edge.kind == kind and edge.directed:
                by_parent.setdefault(edge.parent, []).append(edge.child)
        found += [
            f"{_listed(children)} {many if len(children) > 1 else one} {parent}"
            for parent, children in sorted(by_parent.items())
        ]
    alike: dict[tuple[str, str], list[str]] = {}
    for edge in ties:
        if not edge.directed:
            alike.setdefault((edge.parent, _much(edge)), []).append(edge.child)
    for (parent, much), others in alike.items():
        have = f"{parent} and {others[0]} have {much} in common"
        if len(others) > 1:
            have = f"{_listed(others)} each have {much} in common with {parent}"
        found.append(f"{have}, and nothing tells which came first")
    return found if len(found) <= _MOST_TIES else _counted(ties)


def _counted(ties: Sequence[Edge]) -> list[str]:
    found = []
    for kind, one, many in _VERBS:
        count = sum(edge.kind == kind and edge.directed for edge in ties)
        if count:
            found.append(f"{count} {one if count == 1 else many} another of them")
    alike = sum(not edge.directed for edge in ties)
    if alike:
        pairs = "pair has" if alike == 1 else "pairs have"
        found.append(f"{alike} {pairs} text in common, and nothing tells which came first")
    return found


def _much(edge: Edge) -> str:
    return "most of their text" if edge.kind == "copies" else "text"


def _listed(names: Sequence[str]) -> str:
    ordered = sorted(names)
    if len(ordered) > _MOST_NAMES:
        ordered = [*ordered[:_MOST_NAMES], f"{len(ordered) - _MOST_NAMES} more"]
    return " and ".join([", ".join(ordered[:-1]), ordered[-1]] if len(ordered) > 1 else ordered)
