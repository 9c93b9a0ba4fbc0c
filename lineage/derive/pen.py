"""Pen: what a family is drawn with, node by node and edge by edge."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lineage.derive.heap import Heap
from lineage.model import Edge, EdgeKind, Evidence, Node

MAINLY = 0.2
"""Share of a document that goes back to a source, below which it only cites that."""
DOUBTED = 0.5
"""Confidence in an edge that the text speaks against, at the most."""
_LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "pt": "Portuguese",
}


@dataclass(slots=True)
class Pen:
    """The nodes and edges of a family so far."""

    family: str
    heap: Heap
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    lost: int = 0

    def node(self, name: str, kind: str, label: str, evidence: Sequence[Evidence] = ()) -> str:
        """Draw a node; returns its name."""
        self.nodes[name] = Node(name, kind, label, tuple(evidence))  # type: ignore[arg-type]
        return name

    def lost_node(self, label: str, evidence: Sequence[Evidence] = ()) -> str:
        """Draw an original that is lost; returns its name."""
        self.lost += 1
        return self.node(f"lost:{self.lost}@{self.family}", "lost", label, evidence)

    def edge(self, parent: str, child: str, kind: EdgeKind, **rest: object) -> None:
        """Draw an edge: a primary one with a direction, unless it is said otherwise."""
        defaults: dict[str, object] = {
            "directed": True,
            "primary": True,
            "passages": (),
            "because": (),
            "against": (),
            "runner_up": None,
        }
        self.edges.append(Edge(parent, child, kind, **{**defaults, **rest}))  # type: ignore[arg-type]

    def above(self, name: str) -> set[str]:
        """The nodes that one is drawn to derive from, through others as well."""
        found: set[str] = set()
        left = {name}
        while left:
            left = {e.parent for e in self.edges if e.directed and e.child in left} - found
            found |= left
        return found


def language_name(code: str | None) -> str:
    """A language in English.

    >>> language_name("de"), language_name(None)
    ('German', 'another language')
    """
    return _LANGUAGES.get(code or "", f"language {code}" if code else "another language")


def counted(number: int, noun: str) -> str:
    """A number of things in English.

    >>> counted(1, "figure"), counted(2, "figure")
    ('1 figure', '2 figures')
    """
    return f"{number} {noun}" + ("" if number == 1 else "s")
