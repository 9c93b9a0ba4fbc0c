"""Trees: who derives from whom where a date or a credit tells, and no claim where nothing does."""

import re
from dataclasses import replace

import lineage
from lineage.derive import tree
from lineage.model import Document, Edge, Report
from tests.heaps import BRIDGE, HARBOUR, articles, later

FORMULA = (
    "\nThe council may charge a qualified person, or a service of its own, to bring aid and "
    "counsel to the families concerned, and to report to it from time to time on how they fare."
)
RAIN = "\nIt had rained for a week, and the ferries to the islands ran late on each of its days."
TRAMS = "\nTrams run as usual."
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


def test_briefs_of_a_report_that_is_not_there_copy_none_of_each_other():
    """Each has a sentence of its own that no other has, and told the rest in its own order."""
    briefs = (
        "A crane fell on the quay at Arlon on Friday and three dockers were hurt, one of them "
        "badly. The port was shut for nine hours and 14 ships had to wait in the roads. A cable "
        "had been due for renewal since May, and the operator had asked for a delay.\n\n"
        "The town council meets on Monday to hear what it will cost.",
        "Three dockers were hurt, one of them badly, when a crane fell on the quay at Arlon on "
        "Friday. For nine hours the port was shut and 14 ships had to wait in the roads. The "
        "operator had asked for a delay of the renewal of a cable that was due in May.\n\n"
        "Two schools send their pupils home at noon for the week.",
        "At Arlon a crane fell on the quay on Friday, and three dockers were hurt, one of them "
        "badly. 14 ships had to wait in the roads, for the port was shut for nine hours. A cable "
        "had been due for renewal since May but the operator asked for a delay.\n\n"
        "A baker across the street has given out bread to the crew.",
        "On Friday three dockers were hurt at Arlon, one of them badly, as a crane fell on the "
        "quay. The port was shut for nine hours, so that 14 ships had to wait. It was a cable, due "
        "for renewal since May, for which the operator had asked for a delay.\n\n"
        "Ships for the north are sent to the neighbouring port instead.",
    )
    heap = [Document(f"{day}", text, published=later(day)) for day, text in enumerate(briefs)]
    assert {(parent, child) for parent, child, _ in _primary(*heap)} == {
        ("lost:1@F1", str(day)) for day in range(len(briefs))
    }


def test_of_equal_parents_one_is_taken_whose_page_is_the_childs():
    """Neither page has a word that the other lacks; they stand otherwise."""
    tags, again = "#bridge #arlon #roads\n", "#roads #arlon #bridge\n"
    found = _primary(
        Document("a", tags + BRIDGE, published=later(0)),
        Document("b", again + BRIDGE, published=later(1)),
        Document("c", again + BRIDGE + SAID_LATER, published=later(2)),
    )
    assert {("b", "c", "copies")} == {edge for edge in found if edge[1] == "c"}


def test_a_copy_without_a_date_gives_way_to_what_it_was_cut_from():
    """All that the child has of the cut copy the whole text has, too, and that has a date."""
    lines = BRIDGE.splitlines()
    whole = Document("a", "\n".join([*lines, *HARBOUR.splitlines()]), published=later(0))
    cut = Document("b", BRIDGE)
    child = Document("c", "\n".join(lines[:-1]) + SAID_LATER, published=later(2))
    [edge] = [edge for edge in _edges(lineage.analyze([whole, cut, child])) if edge.child == "c"]
    assert (edge.parent, edge.confidence, edge.runner_up) == ("a", 0.5, None)
    [doubt] = edge.against
    assert re.fullmatch(r"b has \d+% of it, and may as well be what it was made from", doubt)
    dated = [whole, replace(cut, published=later(1)), child]
    assert ("b", "c", "copies") in _primary(*dated)


def test_of_copies_to_the_word_none_is_surely_what_the_next_was_made_from():
    """Five equal texts, a day apart: the second can only be of the first."""
    copies = [Document(name, BRIDGE, published=later(at)) for at, name in enumerate("abcde")]
    found = {edge.child: edge for edge in _edges(lineage.analyze(copies))}
    assert [found[name].parent for name in "bcde"] == ["a"] * 4
    assert found["b"].confidence > 0.9
    assert not found["b"].against
    assert [found[name].confidence for name in "cde"] == [0.5] * 3
    assert found["c"].against == ("b has 100% of it, and may as well be what it was made from",)
    assert found["e"].against == (
        "b and 2 more have 100% of it, and may as well be what it was made from",
    )


def test_who_comes_next_is_nobody_that_derives_from_the_child():
    """Without a date each could be the parent of each."""
    texts = (BRIDGE, BRIDGE + SAID_LATER, BRIDGE + SAID_LATER + "\nTrams run as usual.")
    chain = [Document(name, text) for name, text in zip("abc", texts, strict=True)]
    found = [edge for edge in _edges(lineage.analyze(chain)) if edge.primary]
    children = {edge.parent: edge.child for edge in found}
    assert len(children) == 2
    for edge in found:
        assert edge.runner_up is None or edge.runner_up.parent != children.get(edge.child)


def test_a_passage_that_two_families_have_makes_neither_of_the_other():
    """Each of the two is nearer to its own, and nothing tells which of them came first."""
    heap = [
        Document("a0", BRIDGE + FORMULA),
        Document("a1", BRIDGE + FORMULA + SAID_LATER),
        Document("b0", HARBOUR + RAIN + FORMULA),
        Document("b1", HARBOUR + RAIN + FORMULA + TRAMS),
    ]
    found = _edges(lineage.analyze(heap))
    names = {document.id for document in heap}
    primary = [{e.parent, e.child} for e in found if e.primary and {e.parent, e.child} <= names]
    assert sorted(map(sorted, primary)) == [["a0", "a1"], ["b0", "b1"]]
    assert any(e.kind == "shares" and {e.parent, e.child} == {"a0", "b0"} for e in found)


def test_a_link_that_the_dates_of_others_give_a_direction_is_not_without_one():
    """The harbour came before what the undated copy credits, and so before the copy."""
    credit = "\nThis was first told by the Nordvik Gazette, the Nordvik Gazette reported."
    heap = [
        Document("a0", BRIDGE + FORMULA, published=later(5), publisher="Nordvik Gazette"),
        Document("a1", BRIDGE + FORMULA + credit),
        Document("b0", HARBOUR + RAIN + FORMULA, published=later(1)),
        Document("b1", HARBOUR + RAIN + FORMULA + TRAMS, published=later(2)),
    ]
    assert {("a0", "a1", "copies"), ("b0", "b1", "copies")} <= _primary(*heap)


def test_a_parent_that_is_hardly_likely_is_not_drawn(monkeypatch):
    """What the two have in common is shown all the same."""
    heap = [
        Document("a", BRIDGE, published=later(0)),
        Document("b", BRIDGE + SAID_LATER, published=later(1)),
    ]
    [edge] = [edge for edge in _edges(lineage.analyze(heap)) if edge.child == "b"]
    assert edge.parent == "a"
    monkeypatch.setattr(tree, "DRAWN", edge.confidence + 0.01)
    found = [
        edge for edge in _edges(lineage.analyze(heap)) if {"a", "b"} >= {edge.parent, edge.child}
    ]
    assert [(edge.kind, edge.primary) for edge in found] == [("shares", False)]


def test_a_parent_that_the_child_names_is_drawn_however_unlikely(monkeypatch):
    monkeypatch.setattr(tree, "DRAWN", 1.0)
    credited = "\nThis was first told by the Nordvik Gazette, the Nordvik Gazette reported."
    heap = [
        Document("a", BRIDGE, published=later(0), publisher="Nordvik Gazette"),
        Document("b", BRIDGE + credited, published=later(1)),
    ]
    assert ("a", "b") in {(edge.parent, edge.child) for edge in _edges(lineage.analyze(heap))}


def test_a_translation_is_drawn_though_one_in_its_language_has_some_of_it():
    """No words tell for the original, which is in another language, nor against it."""
    english = (
        "The port of Arlon was closed on Monday after a crane fell on the north quay.",
        "Three workers were injured and one of them, aged 54, was taken to hospital.",
        "The crane had been inspected in March and no fault was found.",
        "Fourteen ships are waiting in the bay, according to the port authority.",
        "The union demands that all work stop until every crane has been examined.",
        "Repairs will last until Friday and cost about 2 million euros, said the director.",
        "The mayor promised an independent inquiry and asked the government for help.",
    )
    french = (
        "Le port d'Arlon a été fermé lundi après la chute d'une grue sur le quai nord.",
        "Trois ouvriers ont été blessés et l'un d'eux, âgé de 54 ans, a été hospitalisé.",
        "La grue avait été inspectée en mars et aucun défaut n'avait été trouvé.",
        "Quatorze navires attendent dans la baie, selon l'autorité portuaire.",
        "Le syndicat demande que tout travail cesse jusqu'à l'examen de chaque grue.",
        "Les réparations dureront jusqu'à vendredi et coûteront environ 2 millions d'euros.",
        "Le maire a promis une enquête indépendante et demandé l'aide du gouvernement.",
    )
    others = (
        "Les dockers se sont réunis devant la mairie avec des banderoles et des tambours.",
        "Une pétition a recueilli plusieurs milliers de signatures en deux jours seulement.",
        "Des commerçants du quartier se plaignent du bruit depuis des années.",
        "Les pêcheurs craignent pour la saison du hareng, qui commence dans une semaine.",
        "Un concert de soutien aura lieu samedi sur la grande place.",
    )
    scattered = [line for two in zip(french[:3], others, strict=False) for line in two]
    found = _edges(
        lineage.analyze(
            [
                Document("en", " ".join(english), published=later(0), language="en"),
                Document("part", " ".join(scattered), published=later(1), language="fr"),
                Document("whole", " ".join(french), published=later(2), language="fr"),
            ]
        )
    )
    [edge] = [edge for edge in found if edge.child == "whole" and edge.primary]
    assert (edge.parent, edge.kind) == ("en", "translates")
    assert edge.confidence > 0.7
