"""What a family goes back to, where that is in the heap, and who is whose outlet."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import lineage
from lineage import Document
from lineage.text.gazetteer import outlet_of
from tests.heaps import BRIDGE, RELEASE, RETOLD, STORY, release_and_agency

ARTICLES = Path(__file__).parents[2] / "fixtures" / "flagship" / "articles"
FRENCH = """Des mois avant l'incendie du Texas, des alertes dormaient dans un laboratoire

Les quatre pompiers blessés à Mesa Blanca, au Texas, le 3 février, étaient des volontaires d'une
caserne qui n'a qu'un camion et une remorque à mousse empruntée. Ce qu'ils ne pouvaient savoir,
c'est que la société à l'origine des caissons d'acier en feu avait passé près de deux ans à cacher
de mauvais résultats de sécurité aux compagnies d'électricité et à Washington.

La société est Halvorne Energy, de Reno. Ses techniciens de laboratoire ont mené un essai thermique
sur 412 modules de la gamme Bastion 4, et 118 d'entre eux ont échoué. Les essais ont été faits à
Sparks, dans le Nevada, de mars à août 2029. Des gens du laboratoire accusaient un film séparateur
plus mince, introduit fin 2028 pour gagner 11 dollars sur le prix de chaque module.

Le directeur général, Graham Tolliver, a reçu les chiffres lors d'une réunion le 14 juin 2029.
"""


def _article(name: str, **rest: object) -> Document:
    with (ARTICLES / name).open(newline="", encoding="utf-8") as file:
        return Document(name[:2], file.read(), **rest)


def _day(number: int) -> datetime:
    return datetime(2031, 10, number, tzinfo=UTC)


@pytest.mark.parametrize(
    "known",
    [
        {"publisher": "The Wall Street Journal"},
        {"publisher": "WSJ"},
        {"url": "https://www.wsj.com/business/halvorne"},
    ],
    ids=["name", "alias", "address"],
)
def test_an_outlets_own_article_is_the_root_and_no_node_beside_it(known):
    """The report that all retell is in the heap: it is the document, not a source outside."""
    heap = [
        Document("wsj", FRENCH, published=_day(9), **known),
        _article("01-batteries-reseau-essais.txt", published=_day(10)),
        _article("02-aubrives-courriel.md", published=_day(10)),
        _article("05-halvorne-brasier.txt", published=_day(11)),
    ]
    [family] = lineage.analyze(heap).families
    assert "wsj" in family.documents
    assert not [node for node in family.nodes if "wall-street" in node.id]
    parents = {edge.child: edge.parent for edge in family.edges if edge.primary}
    assert "wsj" not in parents
    assert parents["01"] == parents["02"] == "wsj"
    assert "not among them" not in family.verdict


def test_a_translation_goes_back_to_the_original_in_the_heap():
    """Not a word in common, and most of its statements."""
    original = _article("04-mesa-blanca-fire.txt", published=_day(9))
    notice = "\nCet article a été traduit automatiquement de l'anglais."
    french = Document("fr", FRENCH + notice, published=_day(12))
    [family] = lineage.analyze([original, french]).families
    [edge] = [e for e in family.edges if e.primary and e.child == "fr"]
    assert (edge.parent, edge.kind, edge.directed) == ("04", "translates", True)
    assert not [node for node in family.nodes if node.kind == "lost"]


def _release_and_agency(*stories):
    heap = release_and_agency(*stories)
    [family] = lineage.analyze(heap).families
    assert len(family.documents) == len(heap)
    return family, {edge.child: edge.parent for edge in family.edges if edge.primary}


def test_who_prints_the_story_of_an_agency_alone_has_what_others_credit_it_with():
    family, parents = _release_and_agency(f"Kiel (dpa) - {STORY}")
    assert parents == {"story0": "release", "es": "story0", "fr": "story0"}
    assert "not among them" not in family.verdict


def test_of_several_prints_of_an_agency_none_is_what_others_had():
    """Each paper cut what the agency sent, and nobody else had it from a paper."""
    stories = [f"Kiel (dpa) - {story}" for story in (STORY, f"{STORY} In der Nordsee wächst mehr.")]
    _, parents = _release_and_agency(*stories)
    assert parents["es"] == parents["fr"] == "source:deutsche-presse-agentur@F1"


def test_a_release_that_is_credited_does_not_go_back_to_the_agency_that_retold_it():
    family, parents = _release_and_agency(STORY)
    assert "release" not in parents
    assert parents["story0"] == "release"
    assert "that of release" in family.verdict
    assert "es and fr have it from one Deutsche Presse-Agentur report" in family.verdict


def test_a_translation_goes_back_to_its_original_beside_a_report_that_others_credit():
    french = (
        "Les forêts de varech au large de l'île reviennent là où les plongeurs prennent des "
        "oursins, rapportent aujourd'hui les écologistes marins de l'université de Southmere. Ils "
        "ont étudié 46 récifs de 2019 à 2024. Sur les 18 récifs où les oursins ont été pris, la "
        "couverture de varech est passée de 11 à 34 pour cent ; ailleurs, elle est tombée à 6 pour "
        "cent. La récolte a une subvention de 1,25 dollar le kilo.\n\nTraduit de l'anglais."
    )
    heap = [
        Document("release", RELEASE, published=_day(9)),
        Document("translation", french, published=_day(10)),
        *(Document(name, text, published=_day(11)) for name, text in RETOLD.items()),
    ]
    [family] = lineage.analyze(heap).families
    parents = {edge.child: edge.parent for edge in family.edges if edge.primary}
    assert parents["translation"] == "release"


@pytest.mark.parametrize(
    "publisher, url, outlet",
    [
        ("wall street journal", None, "The Wall Street Journal"),
        ("Journal de Wall Street", None, "The Wall Street Journal"),
        (None, "https://m.lemonde.fr/article", "Le Monde"),
        ("Réseaux & Watts", None, "Réseaux & Watts"),
        ("Réseaux & Watts", "https://www.wsj.com/a", "Réseaux & Watts"),
        (None, "https://example.org/wsj.com", None),
        (None, None, None),
    ],
)
def test_an_outlet_is_known_by_name_alias_translation_or_address(publisher, url, outlet):
    assert outlet_of(publisher, url) == outlet


def test_a_name_cut_by_the_end_of_a_line_is_read():
    """Hard-wrapped text breaks lines inside names."""
    text = "They met in the\nNational Mall, said the\nWall Street\nJournal on Friday in Paris."
    assert lineage.analyze([Document("a", text), Document("b", BRIDGE)]).families == ()


def test_what_an_article_credits_to_another_is_no_statement_of_the_source():
    """A denial of the report is not in the report."""
    report = lineage.analyze(lineage.read([ARTICLES]))
    [family] = report.families
    passages = {passage.id: passage for passage in report.passages}
    for statement in family.statements:
        for witness in passages[statement.passage].spans:
            if witness.document not in statement.witnesses:
                continue
            article = next(a for a in report.documents if a.id == witness.document)
            inside = [
                span.source
                for span in article.attributed
                if span.start <= witness.start and witness.end <= span.end
            ]
            assert set(inside) <= {"The Wall Street Journal"}


def test_each_statement_of_a_source_is_shown_in_words_of_its_own():
    """Where one article says in a sentence what others say in two, it stands for one of these."""
    [family] = lineage.analyze(lineage.read([ARTICLES])).families
    shown = [(s.wording.document, s.wording.start, s.wording.end) for s in family.statements]
    twice = [
        (one, other)
        for at, one in enumerate(shown)
        for other in shown[:at]
        if one[0] == other[0]
        and 2 * (min(one[2], other[2]) - max(one[1], other[1])) > one[2] - one[1]
    ]
    assert twice == []
