"""Alignment of two texts: copies, quotations and paraphrases are found, chance likeness is not."""

from dataclasses import replace
from itertools import combinations

import pytest

from lineage.align import Prior, align, features
from lineage.model import Alignment, Document
from lineage.text import annotate
from tests.heaps import BRIDGE, CHINESE, FRENCH, HARBOUR, articles

QUOTED = (
    "Tolliver tient bon. « Nous n'allons pas offrir à nos concurrents un feu "
    "pour se réchauffer les mains », a écrit le patron à ses cadres. L'usine tourne encore.",
    "Le courriel a fuité lundi. « Pas question d'offrir à la concurrence un feu où se chauffer les "
    "mains », y lit-on sous la signature de Graham Tolliver. Rien n'a changé depuis.",
)


def _aligned(a: str, b: str, language: str = "en", **options: bool) -> tuple[Alignment, ...]:
    one, other = annotate(
        [Document("a", a, language=language), Document("b", b, language=language)]
    )
    return align(features(one), features(other), **options)


def _covered(text: str, spans: list) -> float:
    places = {at for span in spans for at in range(span.start, span.end)}
    letters = [at for at, character in enumerate(text) if character.isalnum()]
    return sum(at in places for at in letters) / len(letters)


@pytest.mark.parametrize("by_sentence", [False, True])
def test_a_copy_is_found_in_whole(by_sentence):
    found = _aligned(BRIDGE, f"{HARBOUR}\n{BRIDGE}", by_sentence=by_sentence)
    assert {item.kind for item in found} == {"verbatim"}
    assert _covered(BRIDGE, [item.a for item in found]) == 1.0
    for item in found:
        copied = f"{HARBOUR}\n{BRIDGE}"[item.b.start : item.b.end]
        assert copied == BRIDGE[item.a.start : item.a.end]


@pytest.mark.parametrize("by_sentence", [False, True])
def test_a_reordered_copy_is_found_in_whole(by_sentence):
    """Moving paragraphs about is the oldest trick."""
    turned = "\n".join(reversed(BRIDGE.split("\n")))
    found = _aligned(BRIDGE, turned, by_sentence=by_sentence)
    assert _covered(BRIDGE, [item.a for item in found]) == 1.0
    assert _covered(turned, [item.b for item in found]) == 1.0


def test_a_copy_in_other_typography_is_a_copy():
    typeset = FRENCH.replace("’", "'").replace("« ", "“").replace(" »", "”").upper()
    found = _aligned(FRENCH, typeset, "fr")
    assert {item.kind for item in found} == {"verbatim"}
    assert _covered(FRENCH, [item.a for item in found]) == 1.0


def test_an_edited_copy_is_edited():
    first = BRIDGE.split("\n")[0]
    edited = first.replace("old bridge", "stone bridge").replace("four months", "six weeks")
    found = _aligned(first, edited)
    assert [item.kind for item in found] == ["edited"]
    assert _covered(first, [item.a for item in found]) > 0.7


def test_a_copied_paragraph_in_another_story_is_found():
    """One paragraph among nine, in the middle of a sentence of the other's own."""
    taken = BRIDGE.split("\n")[3]
    found = _aligned(BRIDGE, f"{HARBOUR}\n{taken}\nFish is sold at six.")
    assert [item.kind for item in found] == ["verbatim"]
    assert BRIDGE[found[0].a.start : found[0].a.end] == taken.rstrip(".")


def test_text_in_a_script_without_spaces_is_aligned():
    part = CHINESE.split("\n")[1]
    found = _aligned(CHINESE, f"今天下雨。\n{part}", "zh")
    assert any(item.kind == "verbatim" for item in found)
    assert _covered(part, [replace(i.b, start=i.b.start - 6, end=i.b.end - 6) for i in found]) > 0.9


def test_a_quotation_in_two_wordings_is_a_quotation():
    """Translated twice, it has hardly a run of words in common; it is still one saying."""
    found = _aligned(*QUOTED, "fr")
    quotations = [item for item in found if item.kind == "quotation"]
    assert len(quotations) == 1
    one, other = QUOTED
    assert "réchauffer les mains" in one[quotations[0].a.start : quotations[0].a.end]
    assert "chauffer les mains" in other[quotations[0].b.start : quotations[0].b.end]


@pytest.mark.parametrize(
    "language, a, b",
    [
        (
            "en",
            "Engineers discovered cracks in two piers of the Arlon bridge last spring.",
            "Cracks in two of the bridge's piers were spotted at Arlon by engineers last spring.",
        ),
        (
            "fr",
            "La ministre exige un inventaire complet des conteneurs suspects d'ici à vendredi.",
            "Un inventaire de tous les conteneurs suspects devra être remis, exige la ministre.",
        ),
    ],
)
def test_a_reworded_sentence_is_found_and_an_unrelated_one_is_not(language, a, b):
    one = f"{a} The tide was late." if language == "en" else f"{a} La marée tardait."
    other = f"Nobody sang at noon. {b}" if language == "en" else f"Nul ne chantait. {b}"
    found = _aligned(one, other, language)
    assert [item.kind for item in found] in (["paraphrase"], ["edited"], ["fact"])
    assert found[0].a.start < len(a) and other[found[0].b.start : found[0].b.end] in b


@pytest.mark.parametrize(
    "a, b",
    [
        (BRIDGE, HARBOUR),
        (HARBOUR, "The committee approved the annual budget of the museum by nine votes to two."),
        ("He said that it was not the first time that this had happened to them.", HARBOUR),
    ],
)
def test_unrelated_texts_are_not_aligned(a, b):
    assert _aligned(a, b) == ()


def test_names_of_one_place_are_no_statement():
    """Who or where, and nothing else in common, is not yet what is said of it."""
    a, b = annotate(
        [
            Document(
                "a", "La mairie de Vresse-sur-Semois en Ardenne a repeint ses bancs.", language="fr"
            ),
            Document(
                "b",
                "En Ardenne, un orage a noyé le camping de Vresse-sur-Semois hier.",
                language="fr",
            ),
        ]
    )
    assert not align(features(a), features(b), by_sentence=True, prior=Prior.COMMON_SOURCE)


def test_marks_around_the_name_of_a_ship_or_a_paper_quote_nothing():
    a = "Alle Prüfungen der «Seeadler II» seien pünktlich erfolgt, sagte sie dem «Spiegel»."
    b = "Das berichtet der «Spiegel» über die «Seeadler II» unter Berufung auf interne Unterlagen."
    assert _aligned(a, b, "de") == ()


def test_what_is_left_over_of_a_sentence_goes_to_the_same_one():
    """Who retells it cuts it elsewhere: two clauses of the one are one of the other."""
    told = (
        "In September the waterworks dismissed an engineer of long standing,",
        "who had refused to sign safety certificates for the new pumps.",
    )
    again = (
        "That September an engineer refusing to sign certificates on the safety of pumps lost her "
        "post, dismissed by the waterworks."
    )
    a, b = annotate([Document("a", " ".join(told)), Document("b", again)])
    found = align(features(a), features(b), by_sentence=True, prior=Prior.COMMON_SOURCE)
    assert [a.document.text[item.a.start : item.a.end] for item in found] == [*told]


def test_debris_is_never_aligned():
    """Two pages of one site share their buttons, and nothing else."""
    frame = (
        "Share on Facebook\n\n{}\n\nYour email address will not be published.\n\nLeave a comment"
    )
    assert _aligned(frame.format(BRIDGE), frame.format(HARBOUR)) == ()


def test_front_matter_is_never_aligned():
    matter = "---\ntitle: The bridge at Arlon would close for four months of repairs\n---\n\n{}"
    assert _aligned(matter.format(BRIDGE), matter.format(HARBOUR)) == ()


@pytest.mark.parametrize("empty", ["", "…", "Advertisement"])
def test_an_empty_text_has_nothing_in_common(empty):
    assert _aligned(BRIDGE, empty) == _aligned(empty, BRIDGE) == _aligned(empty, empty) == ()


PAIRS = list(combinations((0, 1, 2, 3, 7, 8, 9, 12), 2))


@pytest.mark.parametrize("first, second", PAIRS)
def test_alignment_is_symmetric(first, second):
    """What a shares with b is what b shares with a."""
    one, other = map(features, annotate([articles()[first], articles()[second]]))
    there = {(i.a, i.b, i.kind): i.score for i in align(one, other, by_sentence=True)}
    back = {(i.b, i.a, i.kind): i.score for i in align(other, one, by_sentence=True)}
    assert there.keys() == back.keys()
    assert all(abs(score - back[key]) <= 0.0002 for key, score in there.items())


@pytest.mark.parametrize("first, second", PAIRS[:12])
def test_alignments_by_sentence_stay_inside_their_sentences(first, second):
    """So that what a third article has of a copied paragraph can be told apart."""
    a, b = annotate([articles()[first], articles()[second]])
    for item in align(features(a), features(b), by_sentence=True):
        for document, span in ((a, item.a), (b, item.b)):
            assert any(s.start <= span.start and span.end <= s.end for s in document.sentences)
