"""Families: who retells one original, and who only stands near it."""

import lineage
from lineage.model import Document, Report
from tests.heaps import ARABIC, BRIDGE, CHINESE, FRENCH, HARBOUR, flagship, later, report

MARKET = """Eggs were dearer at the Saturday market than in any week since the war.
Farmers blamed the fox, and the fox, said the butcher, blamed nobody.
By noon the last dozen had been sold for nine euros to a restaurant from the capital."""


def _families(*texts: str) -> list[list[str]]:
    found = lineage.analyze([Document(f"{n}", text) for n, text in enumerate(texts)])
    return [list(family.documents) for family in found.families]


def test_unrelated_articles_are_no_family():
    assert _families(BRIDGE, HARBOUR, FRENCH, ARABIC, CHINESE, MARKET) == []


def test_two_stories_are_two_families():
    assert _families(BRIDGE, HARBOUR, BRIDGE + "\nIt is old.", HARBOUR.upper()) == [
        ["0", "2"],
        ["1", "3"],
    ]


def test_a_press_review_does_not_merge_the_stories_it_quotes():
    """It has a part of each; the two have nothing in common with each other."""
    review = "\n".join([*BRIDGE.split("\n")[:2], *HARBOUR.split("\n")[:2], *MARKET.split("\n")[:2]])
    for family in _families(BRIDGE, HARBOUR, MARKET, review):
        assert len({"0", "1", "2"} & set(family)) <= 1


def test_an_article_alone_is_no_family():
    assert _families(BRIDGE) == _families("") == _families() == []


def test_the_same_buttons_are_no_kinship():
    frame = (
        "Share on Facebook\n\n{}\n\nYour email address will not be published.\n\nLeave a comment"
    )
    assert _families(*(frame.format(text) for text in (BRIDGE, HARBOUR, MARKET))) == []


def test_the_same_source_is_no_kinship():
    """One newspaper has many reports; citing it is citing any of them."""
    one = f"{HARBOUR}\nThe quota is to be cut, according to The Wall Street Journal."
    other = f"{MARKET}\nHens are laying less, according to The Wall Street Journal."
    assert _families(one, other) == []


def test_look_alikes_stay_outside():
    """The flagship story and the small one are families; everything near them is in none."""
    families = {frozenset(family.documents) for family in report("flagship").families}
    assert families == {
        frozenset(d.id for d in flagship() if d.id.startswith("articles/")),
        frozenset(
            {"lookalikes/orkhaven-ferry-timetable.txt", "lookalikes/skerry-sailings-halved.txt"}
        ),
    }


def _family_of(found: Report, name: str) -> str | None:
    return next(item.family for item in found.documents if item.id == name)


def test_leaving_one_out_leaves_the_others_together():
    """A family that hangs by one article is no family."""
    own = [document for document in flagship() if document.id.startswith("articles/")]
    for out in (0, 5, 9):
        rest = own[:out] + own[out + 1 :]
        assert {item.family for item in lineage.analyze(rest).documents} == {"F1"}


def test_an_unrelated_article_stays_out():
    own = [document for document in flagship() if document.id.startswith("articles/")]
    found = lineage.analyze([*own, Document("zz", MARKET)])
    assert _family_of(found, "zz") is None


def test_tables_of_which_only_the_title_is_text_are_not_the_same():
    """Two days' prices under one heading: the heading is all that two readers of text see."""
    days = [
        "WINTER WHEAT\n" + "\n".join(f" {month}7 {n + day}  UP {day}" for n, month in enumerate(M))
        for day, M in ((1, ["MAY", "JUL", "SEP"]), (4, ["MAY", "JUL", "DEC"]))
    ]
    report = lineage.analyze([Document("a", days[0]), Document("b", days[1])], all_pairs=True)
    assert report.pairs[0].relation in (None, "related")


def test_an_article_that_quotes_another_in_full_copies_it():
    """A blockquote of the whole piece is its wording, whoever is said to speak in it."""
    piece = HARBOUR.replace("\n", " ")
    quoting = f"{BRIDGE}\n\nOur colleagues had this on Friday:\n\n“{piece}”"
    report = lineage.analyze([Document("a", f"“{piece}”"), Document("b", quoting)])
    assert report.pairs[0].relation == "rewrite"


WIRE = """Arlon is to lose its night trains in May, the Courrier d'Arlon reported on Monday.
All 14 services to Namur end on 31 May, and 260 sleepers will be scrapped, the paper said.
Passengers numbered 38,000 last year, after 91,000 in 2019, according to the paper."""


def test_a_copy_without_its_credits_is_of_the_family_of_what_it_copies():
    """It tells the same report, and nothing in it says whose that is."""
    stripped = WIRE.replace(", the Courrier d'Arlon reported on Monday", "")
    stripped = stripped.replace(", the paper said", "").replace(", according to the paper", "")
    own = (
        "The railway will withdraw night trains from Arlon. By 31 May the 14 connections to Namur "
        "will have run for the last time. Some 38,000 travellers used them last year; in 2019 "
        "there were 91,000. The 260 sleepers go to the scrapyard, documents show."
    )
    heap = [
        Document("own", own, publisher="Courrier d'Arlon"),
        Document("wire", WIRE, publisher="Belga Post"),
        Document("stripped", stripped, publisher="Luxemburg Live"),
    ]
    [family] = lineage.analyze(heap).families
    assert set(family.documents) == {"own", "wire", "stripped"}


def test_reports_with_other_figures_are_two_though_a_desk_has_its_phrases():
    frame = (
        "{} The regional council will discuss the matter at its next meeting, which is open to the "
        "public. {} The mayor could not be reached on Monday evening."
    )
    trains = (
        "Arlon is to lose 14 night trains to Namur and Liège from the end of May.",
        "Only 38,000 travellers used the sleepers last year, after 91,000 before the pandemic.",
    )
    school = (
        "A nursery school for 620 pupils is to be built beside the old cemetery of Arlon.",
        "It costs 7.5 million euros, and the diggers are expected to come within 18 months.",
    )
    assert _families(frame.format(*trains), frame.format(*school)) == []


def test_what_an_outlet_reports_months_later_is_another_report():
    """The same two texts are one family on one day."""
    texts = (
        "The club of Arlon is to be sold for 14 million euros, the Financial Times reported. Its "
        "debts of 3.2 million go to the buyers, a fund from Oslo, and 300 members must agree. The "
        "youth teams train in Virton, where a hall is being built. A stand is shut.",
        "Norwegian investors have put 14 million euros on the table for the footballers of Arlon, "
        "according to the Financial Times. They would take over liabilities of 3.2 million. It is "
        "now up to 300 people who hold a card. Tickets sell slowly this spring. A coach was "
        "presented on Tuesday, and the shop behind the stadium is closed for stocktaking.",
    )
    for gap, families in ((1, 1), (150, 0)):
        heap = [
            Document("a", texts[0], published=later(0)),
            Document("b", texts[1], published=later(gap)),
        ]
        assert len(lineage.analyze(heap).families) == families


def test_what_an_agency_reports_of_another_thing_is_not_what_a_family_retells():
    """It has the town, the spokesman and the phrases of the story that is in the family itself."""
    story = (
        "Ellerau (dpa) - Nach einem Chlorgasunfall mit 17 Verletzten bleibt das Hallenbad in "
        "Ellerau bis Ostern geschlossen. Das teilte die Stadtverwaltung am Donnerstag mit. «{}», "
        "sagte Schwimmmeister Horst Jepsen der Deutschen Presse-Agentur. Elf der Verletzten sind "
        "Schulkinder im Alter von acht bis zehn Jahren."
    )
    said = "Wir haben die Kinder im Bademantel auf die Straße geschickt, das ging um Sekunden"
    print = story.format(said).removeprefix("Ellerau (dpa) - ")
    other = (
        "Ellerau (dpa) - Mit einer 86 Meter langen Rutsche ist das Freibad in Ellerau am Samstag "
        "in die Saison gestartet. Das teilte die Stadtverwaltung mit. Schwimmmeister Horst Jepsen "
        "sprach von mehr als 1.100 Besuchern. Die Rutsche kostete 340.000 Euro."
    )
    retold = (
        "Wer in Ellerau schwimmen will, muss sich gedulden. 17 Menschen wurden verletzt, darunter "
        "elf Grundschüler, als im Hallenbad Chlorgas austrat. «Das ging um Sekunden», sagte "
        "Schwimmmeister Jepsen der dpa. Er hatte die Kinder im Bademantel ins Freie geschickt."
    )
    assert _families(other, story.format(said), print, retold) == [["1", "2", "3"]]


def test_the_background_of_a_desk_is_no_report_months_later():
    """A company is described alike whenever it is in the news; a copy is one on any day."""
    frame = (
        "A bus company of Arlon {}, it has been reported. {} The company, which belongs to a "
        "pension fund, paid 3.4 million euros to its owners last year."
    )
    told = frame.format(
        "sold 1,350 tickets for a line that was shut",
        "They cost 27 euros each, and 610 buyers wait for their money, an accountant wrote. Most "
        "were pupils of the school at Virton. A refund was refused to 85 of them in the spring.",
    )
    next_report = frame.format(
        "hid faults in the brakes of 58 buses",
        "A garage in Namur found them in 2021, and 16 were driven for 240 days with worn linings, "
        "says a leaked log. In June one rolled into a bakery, where nobody stood at the counter.",
    )
    for text, families in ((next_report, 0), (told.replace("Most were", "They were mostly"), 1)):
        heap = [
            Document("a", told, published=later(0)),
            Document("b", text, published=later(200)),
        ]
        assert len(lineage.analyze(heap).families) == families
