"""Retellings in another language: told freely, without names, and beside look-alikes."""

from pathlib import Path

import pytest

import lineage
from lineage.derive.facts import figures_in_common, figures_told
from lineage.derive.retold import telling_of, words_in_common
from lineage.model import Document
from lineage.text import annotate

STORIES = Path(__file__).parents[2] / "fixtures/bilingual/articles"


def _families(*documents: Document) -> list[set[str]]:
    return [set(family.documents) for family in lineage.analyze(documents).families]


def _story(number: str) -> list[Document]:
    paths = sorted(STORIES.glob(f"{number}-*.txt"))
    return [Document(path.stem, path.read_text(encoding="utf-8")) for path in paths]


@pytest.mark.parametrize("number", ["03", "09", "13", "25", "27"])
def test_a_retelling_is_found_and_its_look_alikes_are_not(number):
    """Another order, hardly a name in common (09), one outlet cited by all four (25)."""
    assert _families(*_story(number)) == [{f"{number}-en", f"{number}-fr"}]


def test_a_look_alike_alone_with_one_article_is_no_retelling():
    for number in ("01", "03", "09", "25"):
        found = {document.id: document for document in _story(number)}
        assert _families(found[f"{number}-en"], found[f"{number}-fr-other"]) == []
        assert _families(found[f"{number}-fr"], found[f"{number}-en-other"]) == []


def test_long_texts_have_no_more_in_common_by_their_length():
    """Four stories on either side have many words in common, and tell nothing in common."""

    def long(language: str, numbers: tuple[str, ...]) -> Document:
        texts = [(STORIES / f"{n}-{language}.txt").read_text(encoding="utf-8") for n in numbers]
        return Document(language, "\n\n".join(texts))

    english, french = annotate(
        [long("en", ("01", "05", "11", "15")), long("fr", ("03", "07", "13", "19"))]
    )
    shares = words_in_common(telling_of(english), telling_of(french))
    assert shares is not None
    assert max(shares) < 0.1


GERMAN = """Der Hafen von Bergen schließt im Mai für 43 Tage.
Rund 1.190 Fischer verlieren ihre Liegeplätze, 17 Kutter werden nach Stavanger geschleppt.
Der Umbau kostet 62 Millionen Euro, sagte die Bürgermeisterin am Montag."""
FRENCH = """À Bergen, 1 190 pêcheurs doivent quitter leurs quais en mai : 17 chalutiers seront
remorqués vers Stavanger. Les travaux, qui dureront 43 jours, sont évalués à 62 millions d'euros."""
OTHER = """À Bergen, le port a reçu en mai 17 paquebots, un record. Leurs 4 300 passagers ont
dépensé 6 millions d'euros, selon la mairie, qui veut un second quai pour aller à Stavanger."""


def test_where_no_lexicon_helps_the_same_figures_tell():
    german, french, other = (Document(t[:9], t) for t in (GERMAN, FRENCH, OTHER))
    assert _families(german, french) == [{german.id, french.id}]
    assert _families(german, Document("other", OTHER)) == []
    heap = annotate([german, french, other])
    assert words_in_common(telling_of(heap[0]), telling_of(heap[1])) is None
    told = list(map(figures_told, heap))
    assert figures_in_common(told[0], told[1]) > 0.65 > figures_in_common(told[0], told[2])


def test_forms_of_english_words_meet_the_french_word():
    """No stemmer leads "bought" to "buy"."""
    french, english = annotate(
        [
            Document("fr", "Il achète les maisons des voleurs.", language="fr"),
            Document("en", "He bought the thieves' houses.", language="en"),
        ]
    )
    shares = words_in_common(telling_of(french), telling_of(english))
    assert shares == pytest.approx((1.0, 1.0), abs=0.01)
