"""The verdict: what a family is, in one sentence for a reader."""

from collections.abc import Sequence

from lineage.gist import Gist, Tie, gist
from lineage.model import Edge, Node

_NUMBERS = (
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    "Twelve",
)  # fmt: skip
_MANY = {"copies": "copy", "rewrites": "rewrite", "translates": "translate"}
_MOST_NAMES = 12


def verdict(documents: Sequence[str], nodes: Sequence[Node], edges: Sequence[Edge]) -> str:
    """One sentence on a family: how many, of what, who copies whom, which is a translation.

    >>> nodes = [Node("source:le-monde@F1", "cited", "Le Monde", ())]
    >>> nodes += [Node(name, "document", name, ()) for name in "ab"]
    >>> edges = [Edge("source:le-monde@F1", child, "rewrites", True, True, .9, .5, (), (), (), None)
    ...          for child in "ab"]
    >>> verdict("ab", nodes, edges)
    'Two articles retell one Le Monde report that is not among them; none copies another.'
    """
    found = gist(documents, nodes, edges)
    parts = [_head(found)]
    parts += (_counted(found) or list(map(_told, found.ties))) or ["none copies another"]
    parts += [
        f"{_listed(some)} {'has' if len(some) == 1 else 'have'} it from {_absent(node)}"
        for node, some in found.absent
    ]
    if found.citing:
        cites = "cites" if len(found.citing) == 1 else "cite"
        parts.append(f"{_listed(found.citing)} only {cites} it")
    if found.translated:
        what = "is a translation" if len(found.translated) == 1 else "are translations"
        parts.append(f"{_listed(found.translated)} {what}")
    return "; ".join(parts) + "."


def _head(found: Gist) -> str:
    count, source, roots = found.number, found.source, found.roots
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    subject = f"{number} article{'' if count == 1 else 's'} retell{'s' if count == 1 else ''}"
    if source is not None and source.kind == "cited":
        return f"{subject} {_absent(source)}"
    if source is not None:
        return f"{subject} one report that none of them names and that is not among them"
    if len(roots) > 1:  # a merge ties what they report
        return f"{subject} the reports of {_listed(roots)}"
    return f"{subject} one report, that of {roots[0]}" if roots else f"{subject} one report"


def _absent(source: Node) -> str:
    return f"one {source.label.removeprefix('The ')} report that is not among them"


def _told(tie: Tie) -> str:
    children, parent = tie.children, tie.parent
    if tie.directed:
        return f"{_listed(children)} {_MANY[tie.kind] if len(children) > 1 else tie.kind} {parent}"
    much = "most of their text" if tie.kind == "copies" else "text"
    have = f"{parent} and {children[0]} have {much} in common"
    if len(children) > 1:
        have = f"{_listed(children)} each have {much} in common with {parent}"
    return f"{have}, and nothing tells which came first"


def _counted(found: Gist) -> list[str]:
    counts = dict(found.counted or {})
    alike = counts.pop("alike", 0)
    told = [
        f"{count} {kind if count == 1 else _MANY[kind]} another of them"
        for kind, count in counts.items()
    ]
    if alike:
        pairs = "pair has" if alike == 1 else "pairs have"
        told.append(f"{alike} {pairs} text in common, and nothing tells which came first")
    return told


def _listed(names: Sequence[str]) -> str:
    ordered = sorted(names)
    if len(ordered) > _MOST_NAMES:
        ordered = [*ordered[:_MOST_NAMES], f"{len(ordered) - _MOST_NAMES} more"]
    return " and ".join([", ".join(ordered[:-1]), ordered[-1]] if len(ordered) > 1 else ordered)
