"""Dutch, the seventh language: one data file, and this test; no line of code knows of it."""

from datetime import UTC, datetime

import pytest

from tests.text.reading import annotated, cited, credited, debris

PRESS = [
    ("Volgens NRC overweegt het kabinet een verbod op reclame voor gokken.", {"NRC"}),
    ("Het bedrijf schrapt 300 banen, meldt De Telegraaf.", {"De Telegraaf"}),
    ("De Volkskrant schreef donderdag dat de minister van het plan wist.", {"de Volkskrant"}),
    ("Dat blijkt uit onderzoek van Het Financieele Dagblad.", {"Het Financieele Dagblad"}),
    ("De cijfers zijn onthuld door Der Spiegel.", {"Der Spiegel"}),
    ("De burgemeester zei tegen de BBC dat hij niet aftreedt.", {"BBC"}),
    ("Persbureau Reuters meldt dat de onderhandelingen zijn afgebroken.", {"Reuters"}),
    ("De krant The Wall Street Journal onthulde de betalingen.", {"The Wall Street Journal"}),
    ("Hij leest elke ochtend NRC en De Telegraaf bij het ontbijt.", set()),
    ("De Telegraaf ontslaat 40 medewerkers.", set()),
]


@pytest.mark.parametrize(("text", "outlets"), PRESS)
def test_the_press_is_cited_or_only_mentioned(text, outlets):
    assert credited(text, "nl") == outlets


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        (
            "NRC onthulde maandag de lijst. Volgens de krant staan er veertig namen op.",
            "NRC",
            "de krant",
        ),
        (
            "Reuters meldde de brand om zes uur. Het persbureau sprak later van twaalf gewonden.",
            "Reuters",
            "Het persbureau",
        ),
    ],
)
def test_a_noun_refers_back_to_the_outlet_named_before(text, source, words):
    assert (source, words) in [(s, w.removeprefix("Volgens ")) for s, w in cited(text, "nl")]


def test_people_and_public_bodies_are_sources():
    found = dict(
        cited("Het ministerie bevestigt het verlies, zegt minister Joost Hamerlinck.", "nl")
    )
    assert "Joost Hamerlinck" in found
    assert any("ministerie" in source.casefold() for source in found)


@pytest.mark.parametrize(
    ("text", "quote", "speaker"),
    [
        ("„Wij betalen niet”, zegt Geertje Wolters.", "Wij betalen niet", "Geertje Wolters"),
        ("‘Het water stond tot hier’, aldus Piet Sonnevelt.", "Het water stond tot hier", None),
        ('Lotte Baks zei: "Ik was er niet bij."', "Ik was er niet bij.", "Lotte Baks"),
    ],
)
def test_quotations_have_their_speaker(text, quote, speaker):
    [found] = annotated(text, "nl").quotations
    assert text[found.start : found.end].strip('„”‘’"') == quote
    assert speaker is None or found.speaker == speaker


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("De schade bedraagt 15,4 miljard euro.", 15.4e9, "EUR"),
        ("Er wonen 1.200.000 mensen.", 1_200_000, "person"),
        ("Ruim drie miljoen kilometer verder.", 3e6, "km"),
        ("De rente steeg met 2,5 procent.", 2.5, "percent"),
    ],
)
def test_figures_have_their_value(text, value, unit):
    found = annotated(text, "nl").figures
    assert (value, unit) in [(float(figure.value), figure.unit) for figure in found]


def test_a_weekday_is_a_date_where_the_article_has_one():
    published = datetime(2025, 11, 21, tzinfo=UTC)  # a Friday
    [found] = annotated("Het gebeurde donderdag.", "nl", published=published).figures
    assert (found.value, found.year) == (1120, 2025)


def test_what_the_page_adds_is_furniture():
    text = "\n".join(
        [
            "Dijk bij Wierum houdt stand",
            "Deel dit artikel",
            "De dijk bij Wierum heeft de storm van zondag doorstaan, ondanks golven van zes meter.",
            "Advertentie",
            "Het waterschap had in de nacht zandzakken laten aanvoeren uit drie gemeenten.",
            "Lees ook: Sluis dicht tot maandag",
            "Meld je aan voor onze nieuwsbrief",
        ]
    )
    lost = [line for line, _ in debris(text, "nl")]
    assert lost == [
        "Deel dit artikel",
        "Advertentie",
        "Lees ook: Sluis dicht tot maandag",
        "Meld je aan voor onze nieuwsbrief",
    ]
