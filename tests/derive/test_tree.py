"""Trees: who derives from whom where a date or a credit tells, and no claim where nothing does."""

from dataclasses import replace

import lineage
from lineage.model import Document, Edge, Report
from tests.heaps import BRIDGE, HARBOUR, articles, later

SAID_LATER = "\nThe bridge was built by prisoners in the winter of 1911, the archivist said."


def _edges(found: Report) -> list[Edge]:
    return [edge for family in found.families for edge in family.edges]


def _primary(*documents: Document) -> set[tuple[str, str, str]]:
    return {
        (edge.parent, edge.child, edge.kind)
        for edge in _edges(lineage.analyze(documents))
        if edge.primary and edge.directed
    }


def test_a_dated_copy_derives_from_what_was_there_before():
    """Whichever of the two has the id that sorts first."""
    for first, second in (("a", "b"), ("b", "a")):
        assert _primary(
            Document(first, BRIDGE, published=later(0)),
            Document(second, BRIDGE, published=later(1)),
        ) == {(first, second, "copies")}


def test_copies_of_one_article_are_a_star():
    """Each has all of the first, and nothing that another copy brought in."""
    first = Document("m", BRIDGE, published=later(0))
    copies = [
        Document("a", BRIDGE + "\nIn Namur it rained.", published=later(1)),
        Document("b", "Read in Liège.\n" + BRIDGE, published=later(2)),
        Document("z", BRIDGE + "\nTrams run as usual.", published=later(3)),
    ]
    assert _primary(first, *copies) == {("m", copy.id, "copies") for copy in copies}


def test_a_copy_of_a_copy_is_a_chain():
    """The last has what only the second added."""
    assert _primary(
        Document("c", BRIDGE, published=later(0)),
        Document("b", BRIDGE + SAID_LATER, published=later(1)),
        Document("a", BRIDGE + SAID_LATER + "\nIt rained.", published=later(2)),
    ) == {("c", "b", "copies"), ("b", "a", "copies")}


def test_a_retelling_is_a_rewrite_and_a_copy_is_a_copy():
    retold = (
        "Drivers near Arlon face detours: the old bridge is to shut for four months of repairs.\n"
        "Cracks had been found in two of its piers in the spring, Arlon Post reported.\n"
        "Mayor Anna Roy wants nobody to drive over it, though nobody is in danger.\n"
        "Lorries will be sent round by the northern ring, and 18 kilometres come on top.\n"
        "The bill is put at 2.4 million euros."
    )
    first = Document("a", BRIDGE, published=later(0), publisher="Arlon Post")
    assert _primary(first, Document("b", retold, published=later(1))) == {("a", "b", "rewrites")}


def test_nothing_tells_the_direction_without_dates():
    """A guess would be an accusation."""
    found = _edges(lineage.analyze([Document("a", BRIDGE), Document("b", BRIDGE + SAID_LATER)]))
    assert found and not any(edge.directed for edge in found)


def test_dates_that_are_equal_tell_nothing():
    found = _edges(
        lineage.analyze([Document(name, BRIDGE, published=later(0)) for name in ("a", "b")])
    )
    assert found and not any(edge.directed for edge in found)


def test_a_day_does_not_come_before_an_hour_of_it():
    """A date without a time is any time of that day."""
    day = Document("a", BRIDGE, published=later(0).replace(hour=0), metadata={"precision": "day"})
    hour = Document("b", BRIDGE, published=later(0))
    found = _edges(lineage.analyze([day, hour]))
    assert found and not any(edge.directed for edge in found)


def test_a_credit_tells_the_direction():
    """Who writes "reports the Arlon Post" has it from there."""
    credited = BRIDGE.replace("The works", "The works, reports the Arlon Post,")
    assert _primary(
        Document("b", BRIDGE, publisher="Arlon Post"),
        Document("a", credited, publisher="Liège Soir"),
    ) == {("b", "a", "copies")}


def test_one_of_several_equal_parents_is_no_impossibility():
    """Two earlier copies explain the third equally well: either is as likely, none at 0."""
    found = lineage.analyze(
        [Document(name, BRIDGE, published=later(day)) for day, name in enumerate("abc")]
    )
    for edge in _edges(found):
        assert edge.confidence >= 0.2, (edge.parent, edge.child)


def test_a_merge_has_a_second_parent():
    """What was made of two articles names both, one of them first."""
    chosen = [articles()[at] for at in (1, 2, 9)]
    into = [
        edge
        for edge in _edges(lineage.analyze(chosen))
        if edge.child == chosen[2].id and edge.parent.startswith("articles/")
    ]
    assert {edge.parent for edge in into} == {chosen[0].id, chosen[1].id}
    assert [edge.primary for edge in into].count(True) == 1


def test_a_stranger_changes_no_edge():
    own = [
        Document("c", BRIDGE, published=later(0)),
        Document("b", BRIDGE + SAID_LATER, published=later(1)),
    ]
    assert _primary(*own, Document("x", HARBOUR, published=later(0))) == _primary(*own)


def test_dates_move_the_arrow_and_nothing_else():
    one = Document("a", BRIDGE, published=later(0))
    other = Document("b", BRIDGE + SAID_LATER, published=later(1))
    there = _primary(one, other)
    back = _primary(replace(one, published=later(1)), replace(other, published=later(0)))
    assert (there, back) == ({("a", "b", "copies")}, {("b", "a", "copies")})


def test_the_versions_of_a_short_rule_stand_in_a_line():
    """So few words are new in each that what the next one has of them tells nothing."""
    strict = (
        "The owner may not, even for a wedding in the family, lend the boat of the house to a "
        "stranger free of charge without the consent of the harbour master."
    )
    shorter = (
        "Owners may not, without leave of the port, lend the boat of the house to a stranger free "
        "of charge."
    )
    more = (
        "\n\nNor may they, without leave of the port, moor a boat at the quay of another house for "
        "the winter."
    )
    assert _primary(
        *(
            Document(f"v{year}", text, published=later(300 * year))
            for year, text in enumerate((strict, shorter, shorter + more))
        )
    ) == {("v0", "v1", "copies"), ("v1", "v2", "copies")}
