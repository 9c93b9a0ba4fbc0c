"""Kinds: outlets whose names are common words, and houses that look like people."""

import pytest

from lineage.text.gazetteer import outlets
from lineage.text.tables import table
from tests.text.reading import annotated, cited


def kinds(text, language):
    return {
        text[c.start : c.end]: (c.source, c.kind)
        for c in (item.citation for item in annotated(text, language).cited)
    }


@pytest.mark.parametrize(
    "language, text, named, source",
    [
        ("fr", "Le couple est séparé, croit savoir Voici.", "Voici", "Voici (magazine)"),
        ("fr", "Selon 24 heures, le pont ferme.", "24 heures", "24 heures (Lausanne)"),
        ("en", "It will shoot in March, she tells Empire.", "Empire", "Empire (magazine)"),
        ("it", "In un'intervista a Vita, la Donadel si difende.", "Vita", "Vita (magazine)"),
        ("pt", "O fundo vai investir em Sines, noticia o ECO.", "ECO", "ECO (Portugal)"),
        ("it", "Aspetta un figlio, rivela Chi.", "Chi", "Chi (magazine)"),
        ("en", "Smoke over Izmir. Photograph: Ann Lys/EPA", "EPA", "European Pressphoto Agency"),
        ("de", "Im Trend kündigt der Vorstand den Umbau an.", "Trend", "Trend (Austria)"),
        ("pt", "A história foi contada pelo Eco.", "Eco", "ECO (Portugal)"),
        ("fr", "La télévision publique DR avait donné la date.", "DR", "Danmarks Radio"),
        ("it", "(Foto LaPresse) Il corteo a Rialto.", "LaPresse", "LaPresse (Italy)"),
    ],
)
def test_a_name_that_is_a_common_word_is_an_outlet_beside_what_takes_one(
    language, text, named, source
):
    assert kinds(text, language)[named][0] == source


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "Elle raconte que le pont ferme."),
        ("it", "Chi dice che il ponte chiude?"),
        ("de", "Heute berichtet der Rat über die Brücke."),
        ("en", "The Roman Empire, said Ann Lys, fell twice."),
        ("es", "Dijo que se basa en el derecho a la Información, avalado por la ley."),
        ("es", "En la Región dicen que el puente cierra."),
    ],
)
def test_a_common_word_is_none_elsewhere(language, text):
    assert not {kind for _, kind in kinds(text, language).values()} & {"outlet", "agency"}


def test_a_guarded_name_is_the_outlet_named_in_full_before_whose_short_form_it_is():
    text = "The Washington Post saw the memo. The plan was dropped, according to The Post."
    assert {source for source, _ in cited(text, "en")} == {"The Washington Post"}


def test_of_namesakes_the_one_whose_town_is_told_is_meant():
    text = "Trams in Sheffield are back, according to The Star."
    assert cited(text, "en")[0][0] == "The Star (Sheffield)"


def test_the_authority_is_the_one_that_speaks_and_the_agency_the_one_in_a_credit():
    assert kinds("The EPA said the well is safe.", "en")["EPA"][1] == "institution"


@pytest.mark.parametrize(
    "language, text, house",
    [
        ("en", "Northern Rail said 14 trains were cancelled.", "Northern Rail"),
        ("es", "Real Betis confirmó la lesión.", "Real Betis"),
        ("it", "Greenpeace Italia denuncia uno scarico illegale.", "Greenpeace Italia"),
        ("en", "Surfers Against Sewage called the plan laughable.", "Surfers Against Sewage"),
        ("fr", "Bruxelles Mobilité annonce la fermeture du tunnel.", "Bruxelles Mobilité"),
    ],
)
def test_a_name_with_a_word_of_houses_is_nobodys(language, text, house):
    assert kinds(text, language)[house][1] == "institution"


def test_a_given_name_before_an_outlets_makes_a_person_of_it():
    text = "Kandidat Michael Bloomberg plant Hilfen. „Es eilt“, sagte Bloomberg."
    assert {kind for _, kind in kinds(text, "de").values()} == {"person"}


def test_a_house_of_a_town_makes_no_person_of_the_town():
    text = "Das sagte die Universität Teheran. Weiter kündigte Teheran Proteste an."
    assert "person" not in {kind for _, kind in kinds(text, "de").values()}


def test_an_outlet_whose_name_ends_as_a_word_is_not_cut():
    text = "La mairie a payé deux fois, a révélé Mediacités."
    assert cited(text) == [("Mediacités", "Mediacités")]


def test_a_name_written_as_one_word_has_a_word_of_the_press_as_well():
    assert cited("Die Bahn steht, berichtet Thurgau1Today.", "de")[0][0] == "Thurgau1Today"


def test_no_guarded_name_is_another_outlets():
    entries = table("outlets")
    names = {name for one in entries for name in (one["name"], *one["aliases"])}
    guarded = [name for one in entries for name in one.get("guarded", ())]
    assert guarded
    assert names.isdisjoint(guarded)
    assert len(outlets()) == len(entries)


def test_a_country_is_nobodys_name():
    text = "«No», dijo Estados Unidos. La República de Venezuela calló. Venezuela dijo no."
    assert "person" not in {kind for _, kind in kinds(text, "es").values()}


@pytest.mark.parametrize(
    "language, text, source",
    [
        ("fr", "Marine Le Pen a dénoncé un scandale.", ("Marine Le Pen", "person")),
        ("fr", "La Marine nationale a indiqué que non.", ("Marine nationale", "institution")),
        ("de", "Bundesbank-Präsident Joachim Nagel sagte, es eilt.", ("Joachim Nagel", "person")),
    ],
)
def test_a_body_in_a_persons_name_or_office_is_none(language, text, source):
    assert list(kinds(text, language).values()) == [source]
