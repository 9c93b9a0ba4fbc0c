"""Outlets that no list has, told by a noun behind their name, and other ways to be a source."""

import pytest

from tests.text.reading import cited, credited


@pytest.mark.parametrize(
    "language, text, source",
    [
        ("fr", "Filière, le mensuel des éleveurs, chiffre la perte à 12 millions.", "Filière"),
        ("en", "Bollard, a newsletter for wardens, puts the fines at 900.", "Bollard"),
        ("es", "Aldaba, la revista en que escribía, sostiene que dejó un diario.", "Aldaba"),
        ("de", "Kattegat, eine dänische Schifffahrtszeitung, deutet es als Wende.", "Kattegat"),
        ("it", "Secondo Truciolo, mensile dei falegnami, le colle sono tossiche.", "Truciolo"),
        ("de", "Der Eiderbote schreibt, dass die Schleuse teurer wird.", "Eiderbote"),
        ("en", "“It is over,” he noted on the air of Channel 24.", "Channel 24"),
        ("fr", "Volt racontait déjà la panne. Le magazine avait vu six voitures.", "Volt"),
    ],
)
def test_an_outlet_that_a_noun_tells(language, text, source):
    assert source in credited(text, language)


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "Selon Anna Roy, le journal a menti."),
        ("fr", "Tesla annonce un rappel. Le magazine ne paraît plus."),
        ("de", "Der Fahrradbote sagte nichts."),
        ("en", "The Sun has a new canteen."),
        ("de", "Die SZ hat eine neue Druckerei."),
        ("en", "A free copy of the Korea Herald file lay there."),
    ],
)
def test_what_a_noun_behind_does_not_make_an_outlet(language, text):
    assert not credited(text, language)


@pytest.mark.parametrize(
    "language, text, source",
    [
        ("fr", "La préfecture a dû admettre que le pont est fermé.", "préfecture"),
        ("pt", "O ministro João Lis fez questão de sublinhar que não sabia.", "João Lis"),
        ("de", "Wie Karl Lys durchblicken ließ, geht er.", "Karl Lys"),
        ("it", "La Cgil ha dovuto ammetterlo lunedì.", "CGIL"),
        ("fr", "D'après le dernier point de la police, la route est coupée.", "police"),
        ("it", "Il capo della Guardia costiera P. Lys ha detto che riparte.", "P. Lys"),
        ("fr", "La circulation reprend, nous dit la RATP.", "RATP"),
    ],
)
def test_who_says_something_by_other_means(language, text, source):
    assert source in {name for name, _ in cited(text, language)}


def test_those_near_a_house_are_not_its_word():
    assert not cited("Selon des proches de la gendarmerie, la route est coupée.")
