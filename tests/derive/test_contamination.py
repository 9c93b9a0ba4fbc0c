"""Contamination: whole stretches from a second article make a second parent, a clause does not."""

import lineage
from lineage import Document
from lineage.derive.contamination import second_parents
from lineage.derive.explain import explain
from lineage.derive.order import Order
from lineage.text import annotate
from tests.heaps import HARBOUR, later

FERRY = """The ferry Solveig ran aground off Tarnholm shortly after four on Tuesday morning.
Its captain had left the bridge to look for a cup of coffee, the harbour police found.
Ninety-one passengers were brought ashore in the lifeboats of three neighbouring villages.
A farmer opened his barn to them and boiled soup in the kettle he keeps for his calves.
The hull is torn over eleven metres below the water line and cannot be patched at sea.
A salvage tug from Rostock is expected on Thursday if the westerly wind drops.
The owners have set aside four million kroner for what the insurer may refuse.
Divers closed the fuel tanks by hand before any oil reached the oyster beds."""
OWNERS = """Brandt Lines, the owner of the Solveig, has been short of officers for two winters.
Its union counted fourteen nights in January on which a single mate kept the watch.
Inspectors wrote to the company in March and asked for a second man on every crossing.
The letter was never answered, although a secretary signed for it on the ninth.
Two former captains say they resigned because nobody would hear of tired crews.
One of them kept a diary in which he noted how long he had slept before each trip.
Shares in the company lost a fifth of their value before trading was halted.
The minister for shipping has called its directors to Copenhagen for Friday."""


def _lines(text, *numbers):
    return "\n".join(text.split("\n")[number] for number in numbers)


def _merged(*numbers):
    """The ferry's article with some lines of the owners' at its end."""
    return FERRY + "\n" + _lines(OWNERS, *numbers)


def _heap(child, *, ferry=0, owners=1, merged=2):
    return [
        Document("ferry", FERRY, published=later(ferry)),
        Document("owners", OWNERS, published=later(owners)),
        Document("merged", child, published=later(merged)),
    ]


def _edges(documents):
    """The parents of each document, the first ones and the further ones."""
    edges = [edge for family in lineage.analyze(documents).families for edge in family.edges]
    first = {(edge.parent, edge.child) for edge in edges if edge.primary}
    return first, {(edge.parent, edge.child) for edge in edges if not edge.primary}


def _further(documents, child):
    """The edges to a document that are beside the tree."""
    edges = [edge for family in lineage.analyze(documents).families for edge in family.edges]
    return [edge for edge in edges if not edge.primary and edge.child == child]


def _added(documents, name):
    [told] = [d for d in lineage.analyze(documents).documents if d.id == name]
    return " ".join(told.text[span.start : span.end] for span in told.added)


def _second(documents, parents, child):
    """The second parents of a document where the first ones are given."""
    annotated = annotate(documents)
    explained = explain(annotated, lineage.analyze(documents).pairs)
    ids = [document.id for document in documents]
    places = {ids.index(c): ids.index(p) for c, p in parents.items()}
    order = Order(annotated, range(len(ids)), places)
    found = second_parents(range(len(ids)), explained, places, order, ids.index(child))
    return [ids[at] for at in found]


def test_two_long_stretches_from_a_second_article_make_it_a_second_parent():
    lines = FERRY.split("\n")
    merged = "\n".join(
        [*lines[:4], _lines(OWNERS, 0, 1, 2, 3), *lines[4:], _lines(OWNERS, 4, 5, 6, 7)]
    )
    first, further = _edges(_heap(merged))
    assert first == {("ferry", "merged")}, "no original is made up that both stories go back to"
    assert further == {("owners", "merged")}


def test_a_single_clause_from_another_article_does_not():
    """Two who write on one ship will once have the same words."""
    assert _edges(_heap(_merged(2))) == ({("ferry", "merged")}, set())
    assert _second(_heap(_merged(2)), {"merged": "ferry"}, "merged") == []


def test_clauses_strewn_over_the_article_do_not_either():
    """Chance hits anywhere; who merges takes several clauses at a time."""
    lines, spread = FERRY.split("\n"), HARBOUR.split("\n")
    own = "\n".join([*lines[:3], OWNERS.split("\n")[2], *lines[3:], *spread, OWNERS.split("\n")[6]])
    assert _edges(_heap(own)) == ({("ferry", "merged")}, set())
    assert _second(_heap(own), {"merged": "ferry"}, "merged") == []


def test_an_article_that_came_later_is_no_second_parent():
    """The owners' article then took those stretches from the merged one."""
    merged = _merged(0, 1, 2, 4, 5, 6)
    assert _second(_heap(merged), {"merged": "ferry"}, "merged") == ["owners"]
    late = _heap(merged, owners=3)
    assert _second(late, {"merged": "ferry"}, "merged") == []
    assert not [tie for tie in set.union(*_edges(late)) if tie == ("owners", "merged")]


def test_an_article_of_the_same_moment_is_no_second_parent():
    """Which of the two took from the other is not known, so that nobody is accused."""
    alike = _heap(_merged(0, 1, 2, 4, 5, 6), owners=2)
    assert _second(alike, {"merged": "ferry"}, "merged") == []


def test_a_merge_without_a_date_came_after_what_is_older_than_its_parent():
    """It credits its parent, which is younger than the article that its other half is from."""

    def edges(owners):
        text = "As the Ferry Post reports:\n" + _merged(0, 1, 2, 4, 5, 6)
        return _edges(
            [
                Document("ferry", FERRY, published=later(2), publisher="Ferry Post"),
                Document("first", _lines(OWNERS, 0, 1, 2, 3, 7), published=later(0)),
                Document("owners", OWNERS, published=later(owners)),
                Document("merged", text),
            ]
        )

    assert edges(1)[1] == {("owners", "merged")}
    assert ("owners", "merged") not in set.union(*edges(3))


def test_what_is_copied_from_an_earlier_article_of_the_family_is_not_added():
    """A stretch too short for a second parent is not its own for that."""
    lines = _lines(OWNERS, 3)
    assert _second(_heap(_merged(3)), {"merged": "ferry"}, "merged") == []
    told = [*_heap(_merged(0, 1, 2, 5, 6)), Document("late", _merged(3), published=later(4))]
    assert lines not in _added(told, "late")
    early = [*told[:1], Document("owners", OWNERS, published=later(6)), *told[2:]]
    assert lines in _added(early, "late")


def test_an_ancestor_is_no_second_parent():
    """The child restored what its parent had cut: that is still the line it stands in."""
    heap = _heap(_merged(0, 1, 2, 4, 5, 6), ferry=1, owners=0)
    assert _second(heap, {"merged": "ferry"}, "merged") == ["owners"]
    assert _second(heap, {"merged": "ferry", "ferry": "owners"}, "merged") == []


def test_a_descendant_is_no_second_parent():
    heap = _heap(_merged(0, 1, 2, 4, 5, 6))
    assert _second(heap, {"merged": "ferry", "owners": "merged"}, "merged") == []


def test_what_the_parent_has_too_makes_no_second_parent():
    """Another copy of the same article gives the child nothing that its parent does not."""
    heap = [*_heap(_merged(0, 1, 2, 4)), Document("copy", FERRY, published=later(1))]
    assert "copy" not in _second(heap, {"merged": "ferry"}, "merged")


def test_of_two_that_have_the_same_stretches_neither_is_told_to_have_given_them():
    """Either may have, and the text of neither is the child's own."""
    heap = [*_heap(_merged(0, 1, 2, 4, 5)), Document("twin", OWNERS, published=later(1))]
    assert len(_second(heap, {"merged": "ferry"}, "merged")) == 1
    [edge] = _further(heap, "merged")
    assert (edge.kind, edge.directed) == ("shares", False)
    assert OWNERS.split("\n")[2] not in _added(heap, "merged")


def test_of_two_that_have_the_same_stretches_the_one_with_their_wording_is_a_second_parent():
    reworded = OWNERS.replace("inspectors", "officials").replace(" in ", " within ")
    heap = [*_heap(_merged(0, 1, 2, 4, 5)), Document("twin", reworded, published=later(1))]
    [edge] = _further(heap, "merged")
    assert (edge.parent, edge.directed) == ("owners", True)


def test_a_document_without_a_parent_has_no_second_one():
    assert _second(_heap(_merged(0, 1, 2, 4, 5, 6)), {}, "merged") == []
