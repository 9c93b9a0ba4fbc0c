"""Weighing: the weights are of signs that there are, and have a say where rules fall short."""

import json
from importlib import resources

import pytest

from lineage.text.roles import Role
from lineage.text.sources.weighing import names_of
from tests.text.reading import credited

WEIGHTS = json.loads(
    resources.files("lineage.text").joinpath("data/weights.json").read_text(encoding="utf-8")
)
EVERY = (1 << 100) - 1


def test_every_weight_is_of_a_sign_that_there_is():
    known = set(names_of(EVERY))
    assert {"VERB", "DOCUMENT", "comma", "all"} <= known
    for places in WEIGHTS.values():
        assert all(names.keys() <= known for names in places.values())


def test_a_sign_has_the_names_of_all_that_a_word_can_be():
    assert set(names_of(Role.VERB | Role.NOUN)) == {"VERB", "NOUN"}


@pytest.mark.parametrize(
    "text", ["Le Figaro change de mains.", "Elle a vendu Le Point à un groupe belge."]
)
def test_words_that_weigh_against_an_outlet_make_it_none(text):
    assert credited(text, "fr") == set()
