"""The gist of a family: what its tree says in a sentence, for each language to put into words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lineage.model import Edge, Node

_DIRECTED = ("copies", "rewrites", "translates")
_MOST_TIES = 8
"""Clauses on who has it from whom up to which each is told; more are counted."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Who has it from one article: `kind` is that of the edges, names and `children` are ids."""

    kind: str
    directed: bool
    parent: str
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gist:
    """What there is to say of a family.

    `number` of its articles retell `source`, which is not among them, or what is told by the
    `roots`. Of `absent` each is a source outside, with those who have it from there.
    """

    number: int
    source: Node | None
    roots: tuple[str, ...]
    ties: tuple[Tie, ...]
    absent: tuple[tuple[Node, tuple[str, ...]], ...]
    citing: tuple[str, ...]
    translated: tuple[str, ...]

    @property
    def counted(self) -> Mapping[str, int] | None:
        """How many have it from another by kind, "alike" where nothing tells who was first; None
        where there are so few clauses that each is told."""
        if len(self.ties) <= _MOST_TIES:
            return None
        counts = dict.fromkeys((*_DIRECTED, "alike"), 0)
        for tie in self.ties:
            counts[tie.kind if tie.directed else "alike"] += len(tie.children)
        return {kind: count for kind, count in counts.items() if count}


def gist(documents: Sequence[str], nodes: Sequence[Node], edges: Sequence[Edge]) -> Gist:
    """The gist of a family, from its tree. Cost is linear.

    >>> nodes = [Node("source:le-monde@F1", "cited", "Le Monde", ())]
    >>> nodes += [Node(name, "document", name, ()) for name in "ab"]
    >>> edges = [Edge("source:le-monde@F1", child, "rewrites", True, True, .9, .5, (), (), (), None)
    ...          for child in "ab"]
    >>> found = gist("ab", nodes, edges)
    >>> found.number, found.source.label, found.ties
    (2, 'Le Monde', ())
    """
    by_id = {node.id: node for node in nodes}
    primary = [edge for edge in edges if edge.primary]
    # a lost original between is not told of: who has it is its heir
    heirs = {edge.parent: edge.child for edge in primary if by_id[edge.parent].kind == "lost"}
    from_articles = [edge for edge in primary if by_id[edge.parent].kind == "document"]
    citing = [heirs.get(edge.child, edge.child) for edge in primary if edge.kind == "cites"]
    citing = sorted(name for name in citing if by_id[name].kind == "document")
    source = _retold(documents, primary, by_id)
    if from_articles and len(documents) - len(citing) < 2:
        # what ties them is one's text, and not the source that it names in passing
        source, citing = None, []
    had: dict[str, list[str]] = {}
    for edge in primary:
        if by_id[edge.parent].kind == "cited":
            had.setdefault(edge.parent, []).append(heirs.get(edge.child, edge.child))
    parents = {edge.parent for edge in from_articles if not edge.directed}
    derived = {heirs.get(edge.child, edge.child) for edge in from_articles} | parents
    derived.update(*had.values())
    absent = sorted(had.items(), key=lambda item: by_id[item[0]].label.removeprefix("The "))
    return Gist(
        number=len(documents) - len(citing),
        source=source,
        roots=tuple(sorted(name for name in documents if name not in derived)),
        ties=tuple(_ties(from_articles, heirs)),
        absent=tuple((by_id[name], tuple(sorted(some))) for name, some in absent)
        if source is None
        else (),
        citing=tuple(citing),
        translated=tuple(
            sorted(
                edge.child
                for edge in primary
                if edge.kind == "translates" and by_id[edge.parent].kind == "lost"
            )
        ),
    )


def _retold(
    documents: Sequence[str], primary: Sequence[Edge], by_id: Mapping[str, Node]
) -> Node | None:
    """The source outside the articles that they retell, if more go back to it than to any of the
    articles; a lost original of one is none."""
    above = {edge.child: edge.parent for edge in primary}

    def top(name: str) -> str:
        while name in above:
            name = above[name]
        return name

    tops = Counter(map(top, documents))
    most = max((count for name, count in tops.items() if by_id[name].kind == "document"), default=0)
    for edge in primary:
        node = by_id[edge.parent]
        of_one = node.kind == "lost" and edge.kind == "translates"
        outside = node.kind != "document" and node.id not in above and not of_one
        if outside and tops[node.id] > most:
            return node
    return None


def _ties(from_articles: Sequence[Edge], heirs: Mapping[str, str]) -> list[Tie]:
    found: dict[tuple[str, bool, str], list[str]] = {}
    for edge in from_articles:
        kind = edge.kind if edge.directed or edge.kind == "copies" else "alike"
        key = kind, edge.directed, edge.parent
        found.setdefault(key, []).append(heirs.get(edge.child, edge.child))
    told = [Tie(*key, tuple(sorted(children))) for key, children in found.items()]
    directed = sorted(
        (tie for tie in told if tie.directed and tie.kind in _DIRECTED),
        key=lambda tie: (_DIRECTED.index(tie.kind), tie.parent),
    )
    return [*directed, *(tie for tie in told if not tie.directed)]
