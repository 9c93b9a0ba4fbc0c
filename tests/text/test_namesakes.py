"""Which of the outlets of one name a text means."""

import pytest

from lineage.text.gazetteer import outlets
from lineage.text.tables import table
from tests.text.reading import annotated


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (
            "es",
            "El alcalde de Quito dimite. Según El Comercio, la fiscalía ecuatoriana lo investiga.",
            "El Comercio (Ecuador)",
        ),
        ("es", "El alcalde de Lima dimite, según El Comercio.", "El Comercio"),
        (
            "en",
            "The rand fell in Johannesburg. South African bonds rose too, Business Day reported.",
            "Business Day (South Africa)",
        ),
        # the great ones write of abroad
        ("es", "Según El País, el presidente viajará el lunes a Montevideo.", "El País"),
        ("es", "Según El País, el presidente viajará el lunes.", "El País"),
    ],
)
def test_a_name_is_that_of_the_outlet_whose_country_the_text_is_about(language, text, source):
    assert [one.citation.source for one in annotated(text, language).cited][:1] == [source]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (
            "it",
            "Per L'Équipe è fatta; La Provence è cauta. Il quotidiano sportivo parla di visite.",
            "L'Équipe",
        ),
        (
            "de",
            "Die Bild nennt einen Namen, der Tagesspiegel nicht. Das Boulevardblatt beruft sich"
            " auf Ermittler.",
            "Bild",
        ),
        (
            "en",
            "The Financial Times has the terms and the Guardian the names. The business daily says"
            " the deal is done.",
            "Financial Times",
        ),
    ],
)
def test_an_outlet_is_meant_by_its_subject_before_the_one_named_last(language, text, source):
    last = annotated(text, language).cited[-1].citation
    assert (last.source, last.start > text.index(". ")) == (source, True)


def test_every_outlet_of_a_theme_is_one_of_the_gazetteer():
    themes = table("themes").values()
    assert {name for theme in themes for name in theme["outlets"]} <= outlets().keys()
