"""The verdict on a family in the reader's language, told from its tree."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from lineage.model import Edge, Family, Node
from lineage.render.escape import one_line
from lineage.render.report_view import ReportView
from lineage.render.wording import Wording

_DIRECTED = ("copies", "rewrites", "translates")
_MOST_TIES = 8
"""Clauses on who has it from whom up to which each is told; more are counted."""


class Namer(Protocol):
    """What says messages and names articles: in plain words, or as a page does, with links."""

    @property
    def wording(self) -> Wording: ...

    def tell(self, key: str, number: int | None = None, /, **values: str) -> str: ...

    def node(self, name: str) -> str: ...

    def listed(self, names: Sequence[str]) -> str: ...


def verdict(view: ReportView, family: Family) -> str:
    """The verdict on a family: in English what the report says, else told from its tree."""
    if view.wording.language == "en":
        return view.told(family.verdict)
    return view.wording.message("semicolon").join(clauses(view, family)) + "."


def no_family(wording: Wording, articles: int) -> str:
    """What is said when no two articles belong together.

    >>> no_family(Wording(), 44)
    'No two of the 44 articles retell the same report.'
    """
    forms = wording.patterns("verdict-no-family")
    return forms.get(str(articles), forms["more"]).format(n=wording.number(articles))


def clauses(names: Namer, family: Family) -> list[str]:
    """The verdict in parts, the first one what the family is, told from nodes and edges."""
    nodes = {node.id: node for node in family.nodes}
    kinds = {name: node.kind for name, node in nodes.items()}
    primary = [edge for edge in family.edges if edge.primary]
    heirs = {edge.parent: edge.child for edge in primary if kinds[edge.parent] == "lost"}
    ties = [edge for edge in primary if kinds[edge.parent] == "document"]
    citing = [heirs.get(e.child, e.child) for e in primary if e.kind == "cites"]
    citing = [name for name in citing if kinds[name] == "document"]
    translated = [e.child for e in primary if e.kind == "translates" and kinds[e.parent] == "lost"]
    source = nodes.get(_retold(family, kinds) or "")
    if ties and len(family.documents) - len(citing) < 2:
        source, citing = None, []
    tell = names.tell
    had = _absent(names, nodes, primary, heirs)
    elsewhere = {name for some in had.values() for name in some}
    own = [name for name in sorted(family.documents) if name not in elsewhere]
    found = [_head(names, own, len(family.documents) - len(citing), source, ties, heirs)]
    found += _ties(names, ties, heirs) or [tell("verdict-none-copies")]
    if source is None:
        found += [
            tell("verdict-absent", len(some), names=names.listed(sorted(some)), source=label)
            for label, some in sorted(had.items())
        ]
    if citing:
        found.append(tell("verdict-only-cites", len(citing), names=names.listed(sorted(citing))))
    if translated:
        told = names.listed(sorted(translated))
        found.append(tell("verdict-translations", len(translated), names=told))
    return found


def _absent(
    names: Namer, nodes: Mapping[str, Node], primary: Sequence[Edge], heirs: Mapping[str, str]
) -> dict[str, list[str]]:
    """Who has it from sources that are not among the articles, by the names of these."""
    had: dict[str, list[str]] = {}
    for edge in primary:
        if nodes[edge.parent].kind == "cited":
            label = _label(names, nodes[edge.parent])
            had.setdefault(label, []).append(heirs.get(edge.child, edge.child))
    return had


def _label(names: Namer, source: Node) -> str:
    label = one_line(source.label)
    return label.removeprefix("The ") if names.wording.language == "en" else label


def _retold(family: Family, kinds: Mapping[str, str]) -> str | None:
    """The source outside the articles that they retell, if more go back to it than to any of the
    articles; a lost original of one is none."""
    parents = {edge.child: edge.parent for edge in family.edges if edge.primary}
    below = parents.keys()

    def top(name: str) -> str:
        while name in parents:
            name = parents[name]
        return name

    tops = Counter(map(top, family.documents))
    most = max((count for name, count in tops.items() if kinds[name] == "document"), default=0)
    for edge in family.edges:
        outside = kinds[edge.parent] != "document" and edge.parent not in below
        if (
            edge.primary
            and outside
            and not (kinds[edge.parent] == "lost" and edge.kind == "translates")
            and tops[edge.parent] > most
        ):
            return edge.parent
    return None


def _head(
    names: Namer,
    own: Sequence[str],
    number: int,
    source: Node | None,
    ties: list[Edge],
    heirs: dict[str, str],
) -> str:
    words = names.wording.choices("numbers")
    many = words[number] if number < len(words) else names.wording.number(number)
    tell = names.tell
    if source is not None and source.kind == "cited":
        return tell("verdict-cited", number, number=many, source=_label(names, source))
    if source is not None:
        return tell("verdict-lost", number, number=many)
    known = {heirs.get(edge.child, edge.child) for edge in ties}
    known |= {edge.parent for edge in ties if not edge.directed}
    roots = [name for name in own if name not in known]
    if len(roots) > 1:
        return tell("verdict-several-roots", number, number=many, names=names.listed(roots))
    if roots:
        return tell("verdict-roots", number, number=many, names=names.listed(roots))
    return tell("verdict-one", number, number=many)


def _ties(names: Namer, ties: list[Edge], heirs: dict[str, str]) -> list[str]:
    found = []
    for kind in _DIRECTED:
        by_parent: dict[str, list[str]] = {}
        for edge in ties:
            if edge.kind == kind and edge.directed:
                by_parent.setdefault(edge.parent, []).append(heirs.get(edge.child, edge.child))
        for parent, children in sorted(by_parent.items()):
            told = names.listed(sorted(children))
            key = f"verdict-{kind}"
            found.append(names.tell(key, len(children), names=told, parent=names.node(parent)))
    alike: dict[tuple[str, str], list[str]] = {}
    for edge in ties:
        if not edge.directed:
            key = "verdict-alike-mostly" if edge.kind == "copies" else "verdict-alike"
            alike.setdefault((edge.parent, key), []).append(heirs.get(edge.child, edge.child))
    for (parent, key), others in alike.items():
        told = names.listed(sorted(others))
        found.append(names.tell(key, len(others), names=told, parent=names.node(parent)))
    return found if len(found) <= _MOST_TIES else _counted(names, ties)


def _counted(names: Namer, ties: list[Edge]) -> list[str]:
    counts = {kind: sum(e.kind == kind and e.directed for e in ties) for kind in _DIRECTED}
    counts["alike"] = sum(not edge.directed for edge in ties)
    return [names.tell(f"verdict-many-{kind}", count) for kind, count in counts.items() if count]
