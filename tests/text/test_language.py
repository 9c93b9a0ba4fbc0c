"""The language of a text: told by its words, and by the classifier where these are in doubt."""

import sys
from pathlib import Path

import py3langid
import pytest

from lineage.text.language import detect

ARTICLES = sorted((Path(__file__).parents[2] / "fixtures").rglob("articles/*.txt"))
CLEAR = {
    "en": "The council said on Monday that the bridge will be closed for as long as it takes to "
    "repair the two piers that were damaged by the flood, and that buses are to run in its place "
    "until the end of the year, which the shops on the other side of the river are not happy about",
    "fr": "La mairie a annoncé lundi que le pont sera fermé pendant toute la durée des travaux sur "
    "les deux piles qui ont été endommagées par la crue, et que des bus vont le remplacer dans la "
    "ville jusqu'à la fin de l'année, ce qui ne plaît pas aux commerçants de l'autre rive",
    "de": "Die Stadt hat am Montag erklärt, dass die Brücke so lange gesperrt bleibt, bis die zwei "
    "Pfeiler repariert sind, die durch das Hochwasser beschädigt wurden, und dass bis zum Ende des "
    "Jahres Busse fahren, was den Geschäften auf der anderen Seite nicht gefällt und nicht hilft",
}
NEIGHBOURS = {
    "ca": "L'ajuntament va dir dilluns que el pont estarà tancat fins que s'hagin reparat els dos "
    "pilars que la riuada va malmetre, i que els autobusos faran el servei fins a final d'any, "
    "cosa que no agrada gens als botiguers de l'altra banda del riu, que demanen una passarel·la",
    "gl": "O concello dixo o luns que a ponte estará pechada ata que se reparen os dous piares que "
    "a enchente danou, e que os autobuses farán o servizo ata a fin do ano, cousa que non lles "
    "gusta nada aos comerciantes da outra beira do río, que piden unha pasarela",
    "nl": "De gemeente zei maandag dat de brug dicht blijft tot de twee pijlers hersteld zijn die "
    "door de overstroming beschadigd werden, en dat er tot het einde van het jaar bussen rijden, "
    "wat de winkels aan de andere kant van de rivier niet fijn vinden",
}


@pytest.mark.parametrize("language", CLEAR)
def test_a_plain_text_needs_no_classifier(language, monkeypatch):
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert detect(CLEAR[language]) == language


@pytest.mark.parametrize("language", NEIGHBOURS)
def test_a_neighbour_of_a_known_language_is_not_taken_for_it(language):
    assert detect(NEIGHBOURS[language]) == language


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
def test_the_words_tell_what_the_classifier_tells(article):
    text = article.read_text(encoding="utf-8")
    assert detect(text) == py3langid.classify(text)[0]
