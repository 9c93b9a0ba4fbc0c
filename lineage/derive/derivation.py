"""Derive: families, who derives from whom, and what each document inherited, credited, added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lineage.derive.classes import Classes, classes
from lineage.derive.closure import closed
from lineage.derive.drawing import Drawing, draw
from lineage.derive.explain import Explained, explain
from lineage.derive.facts import figures_told
from lineage.derive.families import families
from lineage.derive.heap import Heap
from lineage.derive.passages import passages
from lineage.derive.pen import MAINLY
from lineage.derive.relation import as_family, as_strangers, relate
from lineage.derive.retold import telling_of
from lineage.derive.sources import rests_on
from lineage.derive.statements import statements
from lineage.derive.tree import Forest, forest
from lineage.derive.verdict import verdict
from lineage.model import Family, Pair, Passage
from lineage.text import Annotated


@dataclass(frozen=True, slots=True)
class Derivation:
    """All that was derived: pairs with their relation, passages, families, and the classes of
    each document's text, by its id."""

    pairs: tuple[Pair, ...]
    passages: tuple[Passage, ...]
    families: tuple[Family, ...]
    classes: Mapping[str, Classes]


def derive(documents: Sequence[Annotated], pairs: Sequence[Pair]) -> Derivation:
    """Derive families and their trees from aligned pairs, `a` before `b` in the order of documents.

    Pairs come back with their relation and score, their alignments with the passage they are of.
    Cost is quadratic in the size of a family, else linear in the number of pairs.
    """
    index = {document.document.id: at for at, document in enumerate(documents)}
    explained = explain(documents, pairs)
    related = _related(documents, pairs, explained)
    by_id = {document.document.id: document for document in documents}
    said = {document.document.id for document in documents if document.tokens.words}
    scores = {
        (index[pair.a], index[pair.b]): pair.score
        for pair in related
        if pair.a in said and pair.b in said
    }
    groups = families(documents, explained, scores)
    # who only cites what a family retells is of the family, but does not tell its report again
    together = {
        member: at
        for at, group in enumerate(groups)
        for member in group
        if explained[member].share_of_any(group) >= MAINLY
    }
    family_of = {
        documents[member].document.id: at for at, group in enumerate(groups) for member in group
    }

    rests = [set(rests_on(document)) for document in documents]

    def settled(pair: Pair) -> Pair:
        a, b = index[pair.a], index[pair.b]
        # two that only a review of several stories ties have nothing that it could bear out
        common = bool(pair.alignments) or pair.relation is not None or rests[a] & rests[b]
        if common and together.get(a, -1) == together.get(b, -2):
            return as_family(pair)
        one_family = family_of.get(pair.a, -1) == family_of.get(pair.b, -2)
        return pair if one_family else as_strangers(pair)

    related = [settled(pair) for pair in related]
    tied = [pair for pair in related if pair.relation is not None]
    told, named = passages(by_id, tied, family_of)
    figures = [figures_told(document) for document in documents]
    by_index = {(index[pair.a], index[pair.b]): pair for pair in named}
    heap = Heap(documents, explained, figures, by_index)
    found: list[Family] = []
    near: dict[str, set[str]] = {document.document.id: set() for document in documents}
    far: dict[str, set[str]] = {document.document.id: set() for document in documents}
    for number, members in enumerate(groups, 1):
        tree = forest(documents, members, explained)
        drawing = draw(f"F{number}", members, tree, heap)
        found.append(_family(f"F{number}", members, drawing, told, by_id, heap))
        _note_forebears(near, far, members, tree, drawing, heap)
        for member in members:
            earlier = (heap.id(one) for one in members if tree.order.came_first(one, member))
            far[heap.id(member)].update(earlier)
    full = closed(named, told, family_of, by_id)
    rest = {(pair.a, pair.b): pair for pair in related}
    rest.update({(pair.a, pair.b): pair for pair in full})
    return Derivation(
        pairs=tuple(rest[key] for key in sorted(rest)),
        passages=told,
        families=tuple(found),
        classes={
            name: classes(document, near[name], far[name], named)
            for name, document in by_id.items()
        },
    )


def beside(documents: Sequence[Annotated], pair: Pair) -> Mapping[str, Classes]:
    """The classes of the text of two documents, each beside the other, whoever came first.

    Cost is linear in the lengths of the texts.
    """
    ids = [document.document.id for document in documents]
    return {
        name: classes(document, ids[:at] + ids[at + 1 :], (), [pair])
        for at, (name, document) in enumerate(zip(ids, documents, strict=True))
    }


def related(documents: Sequence[Annotated], pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Aligned pairs with their relation and score, each for itself, whatever others show.

    Cost is linear in the number of pairs.
    """
    return tuple(_related(documents, pairs, explain(documents, pairs)))


def _related(
    documents: Sequence[Annotated], pairs: Sequence[Pair], explained: Sequence[Explained]
) -> list[Pair]:
    index = {document.document.id: at for at, document in enumerate(documents)}
    tells = [telling_of(document) for document in documents]
    found = []
    for pair in pairs:
        a, b = index[pair.a], index[pair.b]
        wording = max(explained[a].common_wording(b), explained[b].common_wording(a))
        found.append(relate(pair, documents[a], documents[b], wording, (tells[a], tells[b])))
    return found


def _family(
    name: str,
    members: Sequence[int],
    drawing: Drawing,
    told: Sequence[Passage],
    by_id: Mapping[str, Annotated],
    heap: Heap,
) -> Family:
    ids = tuple(heap.id(member) for member in members)
    labels = {node.id: node.label for node in drawing.nodes}
    return Family(
        id=name,
        documents=ids,
        verdict=verdict(ids, drawing.nodes, drawing.edges),
        nodes=drawing.nodes,
        edges=drawing.edges,
        statements=statements(
            drawing.source,
            labels[drawing.source],
            frozenset(heap.id(root) for root, source in drawing.root_of.items()),
            told,
            by_id,
        )
        if drawing.source
        else (),
    )


def _note_forebears(
    near: dict[str, set[str]],
    far: dict[str, set[str]],
    members: Sequence[int],
    tree: Forest,
    drawing: Drawing,
    heap: Heap,
) -> None:
    """Parents among the documents, and siblings under a source that is not in the heap; and all
    that the parents go back to."""
    above: dict[int, set[int]] = {}
    for link in tree.links:
        above.setdefault(link.child, set()).add(link.parent)
    here = {heap.id(member): member for member in members}
    for child, source in drawing.root_of.items():
        if source in here:
            above.setdefault(child, set()).add(here[source])
    for child, parents in above.items():
        found, left = set(parents), list(parents)
        while left:
            further = above.get(left.pop(), set()) - found - {child}
            found |= further
            left += further
        near[heap.id(child)].update(map(heap.id, parents))
        far[heap.id(child)].update(map(heap.id, found - parents))
    for child, source in drawing.root_of.items():
        near[heap.id(child)].update(
            heap.id(other)
            for other, of in drawing.root_of.items()
            if other != child and of == source
        )
