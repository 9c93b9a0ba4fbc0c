"""The verdict: what a family is, in one sentence for a reader."""

from collections.abc import Sequence

from lineage.model import Edge, Node

_NUMBERS = (
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    "Twelve",
)  # fmt: skip


def verdict(documents: Sequence[str], nodes: Sequence[Node], edges: Sequence[Edge], source: str | None) -> str:
    """One sentence on a family: how many, of what, who copies whom, which is a translation.

    >>> nodes = (Node("source:le-monde@F1", "cited", "Le Monde", ()), Node("a", "document", "a", ()),
    ...          Node("b", "document", "b", ()))
    >>> edges = tuple(Edge("source:le-monde@F1", child, "rewrites", True, True, .9, .5, (), (), (),
    ...                    None) for child in "ab")
    >>> verdict("ab", nodes, edges, "source:le-monde@F1")
    'Two articles retell one Le Monde report that is not among them; none copies another.'
    """
    labels = {node.id: node for node in nodes}
    tied = [
        edge for edge in edges
        if edge.primary and edge.kind in ("copies", "rewrites") and labels[edge.parent].kind == "document"
    ]
    only_cite = [e for e in edges if e.primary and e.kind == "cites" and e.child in documents]
    count = len(documents) - len(only_cite)
    subject = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    subject += " articles" if count != 1 else " article"
    verb = "retell" if count != 1 else "retells"
    if source is None:
        children = {edge.child for edge in edges if edge.primary}
        roots = [name for name in documents if name not in children]
        what = f"the report of {roots[0]}" if roots else "one report"
        if roots and not only_cite:
            rest = len(documents) - 1
            subject = (_NUMBERS[rest] if rest < len(_NUMBERS) else str(rest)) + (
                " article" if rest == 1 else " articles"
            )
            verb = "derives from" if rest == 1 else "derive from"
            what = roots[0]
        head = f"{subject} {verb} {what}"
    elif labels[source].kind == "lost":
        head = f"{subject} {verb} one report that none of them names and that is not among them"
    else:
        name = labels[source].label.removeprefix("The ")
        head = f"{subject} {verb} one {name} report that is not among them"
    parts = [head, *_ties(tied)]
    if only_cite:
        parts.append(f"{_listed([edge.child for edge in only_cite])} only {_verb(only_cite, 'cite')} it")
    translated = [edge.child for edge in edges if edge.kind == "translates"]
    if translated:
        parts.append(
            f"{_listed(translated)} "
            + ("is a translation" if len(translated) == 1 else "are translations")
        )
    return "; ".join(parts) + "."


def _ties(tied: Sequence[Edge]) -> list[str]:
    if not tied:
        return ["none copies another"]
    found = []
    for kind, verb in (("copies", "copy"), ("rewrites", "rewrite")):
        by_parent: dict[str, list[str]] = {}
        for edge in tied:
            if edge.kind == kind and edge.directed:
                by_parent.setdefault(edge.parent, []).append(edge.child)
        found += [
            f"{_listed(children)} {verb if len(children) > 1 else verb[:-1] + 'ies' if verb == 'copy' else verb + 's'} {parent}"
            for parent, children in sorted(by_parent.items())
        ]
    found += [
        f"{edge.parent} and {edge.child} have the same text, which came first is not known"
        if edge.kind == "copies"
        else f"{edge.parent} and {edge.child} share their wording, which came first is not known"
        for edge in tied
        if not edge.directed
    ]
    return found


def _verb(edges: Sequence[Edge], verb: str) -> str:
    return verb if len(edges) > 1 else verb + "s"


def _listed(names: Sequence[str]) -> str:
    ordered = sorted(names)
    return " and ".join([", ".join(ordered[:-1]), ordered[-1]] if len(ordered) > 1 else ordered)
