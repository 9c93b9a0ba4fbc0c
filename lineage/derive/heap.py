"""The heap: its documents, what explains each, and what each two have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lineage.derive.explain import Explained
from lineage.derive.facts import Fact, same_figures
from lineage.model import Pair
from lineage.text import Annotated


@dataclass(frozen=True, slots=True)
class Heap:
    """What is known of the documents of a heap, by their indices."""

    documents: Sequence[Annotated]
    explained: Sequence[Explained]
    figures: Sequence[Mapping[Decimal, Fact]]
    pairs: Mapping[tuple[int, int], Pair]

    def id(self, at: int) -> str:
        """The id of a document."""
        return self.documents[at].document.id

    def passages(self, a: int, b: int) -> tuple[str, ...]:
        """The passages that two documents have in common, in the order of their numbers."""
        pair = self.pairs.get((min(a, b), max(a, b)))
        named = {item.passage for item in pair.alignments if item.passage} if pair else set()
        return tuple(sorted(named, key=lambda name: int(name[1:])))

    def same_figures(self, a: int, b: int) -> frozenset[Decimal]:
        """The figures of a document that another gives, too."""
        return frozenset(value for value, _ in same_figures(self.figures[a], self.figures[b]))

    def figures_of_any(self, root: int, others: Sequence[int]) -> frozenset[Decimal]:
        """The figures of a document that any of some others gives, too."""
        return frozenset[Decimal]().union(*(self.same_figures(root, other) for other in others))

    def copied(self, parent: int, child: int) -> float:
        """The share of a child that it has from a parent word for word, or nearly so."""
        pair = self.pairs.get((min(parent, child), max(parent, child)))
        if pair is None:
            return 0.0
        own = self.documents[child]
        whole = sum(s.end - s.start for s in own.sentences) or 1
        spans = [
            item.a if child < parent else item.b
            for item in pair.alignments
            if item.kind in ("verbatim", "edited")
        ]
        return sum(span.end - span.start for span in spans) / whole
