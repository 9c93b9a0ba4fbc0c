"""What the picture of a family says of an edge: above all, what speaks against it."""

from dataclasses import replace
from datetime import UTC, datetime

import networkx as nx
import pytest

import lineage
from lineage.model import Document
from lineage.render import render
from tests.heaps import FLAGSHIP, later

REPORT = (
    "Le pont d'Arlon sera fermé pendant quatre mois à partir de lundi. Les travaux coûteront "
    "neuf millions d'euros et occuperont une centaine d'ouvriers venus de toute la province. "
    "Les camions feront un détour de trente kilomètres par la vallée de la Semois."
)
RETOLD = f"{REPORT} C'est ce que révèle Le Monde. Le bourgmestre n'a pas voulu répondre."


def _edge(first, second):
    report = lineage.analyze([first, second])
    [family] = report.families
    [edge] = [edge for edge in family.edges if edge.primary]
    return edge


def _article(id, text, day, publisher=None):
    published = datetime(2024, 10, day, 9, tzinfo=UTC)
    return lineage.Document(id, text, published=published, publisher=publisher, language="fr")


def test_a_date_that_the_credit_of_its_own_article_denies_is_doubted():
    edge = _edge(_article("a", RETOLD, 20), _article("b", REPORT, 22, "Le Monde"))
    assert edge.confidence <= 0.5
    assert any("a credits Le Monde, and is dated before it" in told for told in edge.against)


def test_a_date_that_a_credit_bears_out_is_not_doubted():
    edge = _edge(_article("a", RETOLD, 22), _article("b", REPORT, 20, "Le Monde"))
    assert (edge.parent, edge.child) == ("b", "a")
    assert not edge.against


def test_a_date_that_a_notice_of_translation_denies_is_doubted():
    english = (
        "The Arlon bridge will be closed for four months from Monday. The works will cost nine "
        "million euros and employ a hundred workers. Lorries will take a detour of 30 kilometres."
    )
    notice = f"{english} This article was translated from French."
    first = lineage.Document("a", notice, published=datetime(2024, 10, 20, tzinfo=UTC))
    report = lineage.analyze([first, _article("b", REPORT, 22)])
    told = [why for family in report.families for edge in family.edges for why in edge.against]
    assert any("a says that it was translated from French" in why for why in told), told


def _is_forest(family):
    parents = {edge.child: edge.parent for edge in family.edges if edge.primary}
    assert len(parents) == sum(edge.primary for edge in family.edges)
    for node in parents:
        seen = {node}
        while (node := parents.get(node)) is not None:
            assert node not in seen
            seen.add(node)


def test_a_credit_to_what_derives_from_it_closes_no_circle():
    """The first article was published anew, with a credit to one that retells it."""
    one, two, three, four = lineage.read(
        [FLAGSHIP.parent / "briefs" / "seen" / "permit" / f"{number}.md" for number in "1234"]
    )
    report = lineage.analyze(
        [
            one,
            replace(two, publisher="Actu Littoral", text=f"{two.text}\n\nSelon Ouest Info aussi."),
            replace(three, publisher="L'Estuaire", published=None),
            replace(four, publisher="Ouest Info", published=one.published),
        ]
    )
    [family] = report.families
    derived = nx.DiGraph((edge.parent, edge.child) for edge in family.edges if edge.directed)
    assert nx.is_directed_acyclic_graph(derived)
    assert derived.has_edge(one.id, four.id)


AGENCY = f"ARLON (Belga) - {REPORT}"
LATER = f"{AGENCY} L'agence rappelle qu'un pont voisin avait fermé en 2019, pour six semaines."
CREDITING = [
    lineage.Document("x", f"Arlon perd son pont.\n\n{REPORT} C'est ce que rapporte Belga."),
    lineage.Document("y", f"{REPORT} Selon Belga, les écoles ouvriront une heure plus tard."),
]


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
@pytest.mark.parametrize("publisher", [None, "Belga"])
def test_two_prints_of_a_story_that_others_credit_make_no_circle(order, publisher):
    prints = [
        lineage.Document(name, text, publisher=publisher, language="fr")
        for name, text in zip(order, (AGENCY, LATER), strict=True)
    ]
    report = lineage.analyze([*prints, *CREDITING])
    assert report.families
    for family in report.families:
        _is_forest(family)
    for format in ("text", "html", "svg"):
        render(report, format)


def test_who_names_no_publisher_is_called_by_the_agency_that_places_the_story():
    report = lineage.analyze([lineage.Document("a", AGENCY, language="fr"), *CREDITING])
    told = [why for family in report.families for edge in family.edges for why in edge.because]
    assert "credits Belga" in told


def test_what_credits_around_a_link_tell_is_not_said_to_be_told_by_dates():
    copy = lineage.Document("b", REPORT, language="fr")
    short = lineage.Document("c", REPORT.rpartition(". Les")[0] + ".", language="fr")
    report = lineage.analyze(
        [lineage.Document("a", AGENCY, language="fr"), copy, short, *CREDITING]
    )
    told = [why for family in report.families for edge in family.edges for why in edge.because]
    assert "came later, by the credits in articles around it" in told
    assert not [why for why in told if "dates" in why]


def test_who_reports_the_same_event_from_elsewhere_hangs_under_nothing():
    """A merge ties two reports that have no sentence in common: neither retells the other."""
    release = (
        "Corvel Foods plans to close its bakery in Thornby by the end of March 2031, it said on "
        "Monday. A total of 412 people work there. Production of pies moves to Wrexham, where "
        "60 jobs will be created. Energy costs at the site have doubled since 2024, and retail "
        "demand for frozen pastry fell by 7 per cent, while prices of butter and flour rose by "
        "11 per cent."
    )
    canteen = (
        "They had pulled the shutters down over the serving hatch, and somebody had turned the "
        "radio off. The man from head office never looked up from his sheet of paper, said "
        "Carol Teasdale, who has crimped pies in Thornby for 23 years. The meeting lasted "
        "eleven minutes. The county gave the firm a grant on condition that jobs stayed for "
        "seven years, and they ran out in June."
    )
    wire = (
        f"412 jobs go in Thornby. {release} A union called it a bitter day, Corvel Foods said so."
    )
    merged = f"{release} In the canteen of the bakery, the Northern Post reports: {canteen}"

    def article(name, text, hour, publisher):
        published = datetime(2030, 9, 9, hour, tzinfo=UTC)
        return lineage.Document(name, text, published=published, publisher=publisher, language="en")

    report = lineage.analyze(
        [
            article("release", release, 7, "Corvel Foods"),
            article("wire", wire, 9, "PA"),
            article("canteen", canteen, 20, "Northern Post"),
            article("merged", merged, 22, "Digest"),
        ]
    )
    [family] = report.families
    assert len(family.documents) == 4
    assert not [edge for edge in family.edges if edge.child == "canteen"]
    assert family.verdict.startswith("Four articles retell the reports of canteen and release")
    assert render(report, "html").count("the reports of") == 1


def test_what_says_that_it_is_a_translation_of_an_article_translates_it():
    """No lexicon joins the two languages, so that little of it is recognised: that is told."""
    spanish = (
        "A las cinco de la mañana, cuando todavía no hay coches en la carretera de la sierra, "
        "se oye el zumbido de una bomba de 90 caballos. La Voz del Valle ha localizado 340 "
        "perforaciones sin licencia, casi el doble de los pozos legales, que son 178. El nivel "
        "ha bajado 61 metros."
    )
    english = (
        "At five in the morning, when there are still no cars on the mountain road, you can "
        "hear the hum of a 90-horsepower pump. La Voz del Valle has located 340 boreholes "
        "without a licence, almost twice the number of legal wells, which is 178. The level has "
        "fallen by 61 metres.\n\nThis article first appeared in Spanish in La Voz del Valle."
    )
    report = lineage.analyze(
        [
            lineage.Document("es", spanish, publisher="La Voz del Valle", language="es"),
            lineage.Document("en", english, publisher="Valley Monitor", language="en"),
        ]
    )
    [family] = report.families
    [edge] = [edge for edge in family.edges if edge.primary]
    assert (edge.parent, edge.child, edge.kind) == ("es", "en", "translates")
    for name in ("text", "html"):
        told = "of it was recognised in es, which it translates"
        assert told in " ".join(render(report, name).split())


BRIDGE = (
    "The Arlon bridge will be closed for four months from Monday. The works will cost nine million "
    "euros and employ a hundred workers from all over the province. Lorries will take a detour of "
    "30 kilometres through the Semois valley."
)


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_what_says_that_it_was_translated_came_after_what_it_has_all_of(names):
    french, english = names
    report = lineage.analyze(
        [
            lineage.Document(french, REPORT, language="fr"),
            lineage.Document(english, f"{BRIDGE}\n\nThis article was translated from French."),
        ]
    )
    [family] = report.families
    [edge] = family.edges
    assert (edge.parent, edge.child, edge.kind) == (french, english, "translates")
    assert edge.directed
    assert "says that it was translated" in edge.because
    assert [node.kind for node in family.nodes] == ["document", "document"]


def test_two_that_say_they_were_translated_from_each_other_have_no_direction():
    report = lineage.analyze(
        [
            lineage.Document("a", f"{REPORT}\n\nCet article a été traduit de l'anglais."),
            lineage.Document("b", f"{BRIDGE}\n\nThis article was translated from French."),
        ]
    )
    [edge] = [e for f in report.families for e in f.edges if {e.parent, e.child} == {"a", "b"}]
    assert not edge.directed


def test_who_prints_the_story_of_an_agency_does_not_cite_itself():
    """The agency's story speaks of the agency, and one of the others retells it in passing."""
    told = "Le bourgmestre n'a pas voulu répondre à l'AFP. Le chantier a été voté en 2023."
    heap = [
        lineage.Document("print", f"ARLON (AFP) - {REPORT} {told}", publisher="Voix d'Arlon"),
        lineage.Document("a", f"{REPORT} C'est ce que révèle Bloomberg. (avec AFP)"),
        lineage.Document("b", f"Selon Bloomberg, des travaux s'annoncent. {REPORT}"),
    ]
    edges = [edge for family in lineage.analyze(heap).families for edge in family.edges]
    assert edges
    assert not [edge for edge in edges if edge.parent == edge.child]


def test_whom_an_article_credits_is_not_the_release_that_has_nothing_of_it():
    """The company had declined to comment, and said something else later."""
    talks = (
        "The airline is in talks to sell 49% of its capital to a fund of Qatar, people who know of "
        "it say. The deal would value it at $2.7 billion. The two sides met in Doha on a Thursday. "
        "It lost $310 million, operates 64 aircraft and employs 9,200 people."
    )
    release = (
        "Austral Sur opens a school for mechanics near Rosario. Two hundred young will learn "
        "to mend engines and wings there, under teachers from the naval yard. Lessons begin when "
        "the hangar has a roof."
    )
    heap = [
        lineage.Document("a", talks, publisher="Sky Trade", language="en"),
        lineage.Document("b", f"{talks} Austral Sur said that it had no comment.", language="en"),
        lineage.Document("both", f"{talks} {release}", publisher="Digest", language="en"),
        lineage.Document("release", release, publisher="Austral Sur", language="en"),
    ]
    [family] = lineage.analyze(heap).families
    assert len(family.documents) == len(heap)
    assert [edge.parent for edge in family.edges if edge.child == "b" and edge.kind == "cites"] == [
        "source:austral-sur@F1"
    ]


def _milk_and_bridge() -> list[Document]:
    milk = (
        "Three tanks at Marlow Dairy failed bacteria tests eleven times in fourteen months, and "
        "212 school districts got the milk all the same, records show. The plant was cited 27 "
        'times without a fine. "Parents assume that somebody is looking," said Tom Brill, who '
        "sits for the town in the senate. The tanks were replaced in autumn for $4.1 million."
    )
    bridge = (
        "The city of Harlan paid a contractor $2.3 million to replace 48 bearings on the Mill "
        "Street Bridge that were never replaced, an audit shows. Divers found 46 of the "
        "originals, cast in 1961. Trucks of more than 20 tons will be barred from Wednesday. "
        "The bridge carries 14,000 vehicles a day, and the mayor says that it is safe."
    )
    retold = (
        "An Ohio dairy sold milk to schools from tanks that had failed tests 11 times in 14 "
        "months, according to The Fenwick Ledger. Marlow Dairy never paid a fine for "
        "it, the Ledger said. It replaced the tanks for $4.1 million. Tom Brill said that "
        "parents assume that somebody is looking."
    )
    heard = (
        "Bearings that the city of Harlan paid $2.3 million to have replaced on the Mill Street "
        "Bridge are still the old ones, according to an audit first reported by the Harlan "
        "Post-Dispatch. Divers counted 46 of them, cast in 1961, the newspaper said. The mayor "
        "told this station that the bridge, used by 14,000 vehicles a day, is safe. From "
        "Wednesday trucks of more than 20 tons will not be let onto it."
    )
    digest = (
        "Milk: Three tanks at Marlow Dairy failed bacteria tests 11 times in 14 months, and the "
        "milk went to schools anyway, The Fenwick Ledger found. The plant was cited 27 times "
        'without being fined. "Parents assume that somebody is looking," said Tom Brill. '
        "Bridge: Harlan paid a contractor $2.3 million to replace bearings on the Mill Street "
        "Bridge that were never replaced, the Harlan Post-Dispatch reports. Divers found 46 of "
        "the originals, cast in 1961. Trucks of more than 20 tons will be barred from Wednesday. "
        "And in Toledo a goat named Gerald got onto the roof of the library and had to be "
        "talked down with crackers."
    )
    return [
        Document("milk", milk, publisher="The Fenwick Ledger", published=later(0)),
        Document("bridge", bridge, publisher="Harlan Post-Dispatch", published=later(0)),
        Document("retold", retold, publisher="Toledo Mirror", published=later(1)),
        Document("heard", heard, publisher="WQXT", published=later(1)),
        Document("digest", digest, publisher="Lakeside Brief", published=later(2)),
    ]


def test_a_review_of_two_stories_goes_back_to_both():
    """Its parent is the one that it has more of; the other is cited beside the tree."""
    [family] = lineage.analyze(_milk_and_bridge()).families
    edges = {(edge.parent, edge.child): edge for edge in family.edges}
    assert edges["bridge", "digest"].primary
    assert edges["milk", "digest"].kind == "cites" and not edges["milk", "digest"].primary
    assert not any(node.kind == "cited" for node in family.nodes)


def test_what_a_review_has_of_two_stories_makes_no_rewrite_of_one_of_the_other():
    pairs = {(p.a, p.b): p for p in lineage.analyze(_milk_and_bridge()).pairs}
    strangers = pairs.get(("milk", "bridge"))
    assert strangers is None or strangers.relation != "rewrite"
