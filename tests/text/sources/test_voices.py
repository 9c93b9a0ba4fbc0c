"""Voices: the weights are of signs that there are, and a clause has the subject that it should."""

import json
from importlib import resources

import pytest

from lineage.model import Span
from lineage.text.roles import Role
from lineage.text.sources.candidates import candidates
from lineage.text.sources.reading import read_words
from lineage.text.sources.scenes import Scene
from lineage.text.sources.speakers import options_of
from lineage.text.sources.voices import asked, names_of_sign, nobody, somebody
from tests.text.reading import annotated

WEIGHTS = json.loads(
    resources.files("lineage.text").joinpath("data/voices.json").read_text(encoding="utf-8")
)


def scene(text, language):
    found = annotated(text, language)
    quoted = tuple(Span(one.start, one.end) for one in found.quotations)
    reading = read_words(text, language, found.sentences, found.names, quoted, ())
    return Scene(reading, candidates(reading, ()), found.cited)


@pytest.mark.parametrize(
    ("language", "text", "place", "subject"),
    [
        ("en", "“No,” said Anna Roy.", "behind", "name"),
        ("en", "“No,” she said.", "behind", "pronoun"),
        ("fr", "« Non », dit un voisin.", "behind", "indefinite"),
        ("de", "„Nein“, sagt ihr Anwalt.", "behind", "possessive"),
        ("de", "„Nein“, sagt ihr Anwalt, Max Roth.", "behind", "possessive"),
        ("en", "The mayor, Anna Roy, said: “No.”", "before", "name"),
        ("es", "La alcaldesa dijo: «No».", "before", "office"),
        ("fr", "Anna Roy se tait. « Non. »", "alone", "name"),
    ],
)
def test_the_clause_that_tells_who_speaks_and_its_subject(language, text, place, subject):
    frame = scene(text, language).frame(0)
    assert (frame.place, frame.subject.kind) == (place, subject)


def test_each_kind_of_sign_of_a_plain_quotation_has_weights():
    read = scene("Anna Roy was there. “There is no choice,” she said.", "en")
    options = list(options_of(read, 0, None))
    it = asked(read, 0, None, options)
    signs = [*nobody(it), *somebody(it, options[0])]
    told = [
        place for place, what in signs if WEIGHTS.get(place, {}).keys() & {*names_of_sign(what)}
    ]
    assert len(told) > len(signs) / 2
    assert {place for place, _ in signs} <= WEIGHTS.keys()


def test_a_sign_has_one_name_or_those_of_all_that_a_word_can_be():
    assert names_of_sign(("behind", "name")) == ["behind name"]
    assert names_of_sign(Role.VERB | Role.NOUN) == ["VERB", "NOUN"]
