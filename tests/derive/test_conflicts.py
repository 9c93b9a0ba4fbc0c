"""Conflicts: figures that cannot both be right are shown, and none that can."""

import pytest

import lineage
from lineage.derive.conflicts import conflict
from lineage.model import Conflict, Document, Witness
from lineage.text import annotate
from tests.heaps import BRIDGE


def _conflict(*said: tuple[str, str]) -> Conflict | None:
    """What is in conflict where documents say these things (language, sentence) of one matter."""
    documents = annotate(
        [Document(f"d{n}", text, language=language) for n, (language, text) in enumerate(said)]
    )
    witnesses = [
        Witness(d.document.id, 0, len(d.document.text), d.document.text) for d in documents
    ]
    return conflict(witnesses, {d.document.id: d for d in documents})


@pytest.mark.parametrize(
    "one, other",
    [
        (("fr", "L'amende : 118 millions de dollars."), ("fr", "Soit 127 millions de dollars.")),
        (("en", "The fire left four people injured."), ("en", "The fire left six people injured.")),
        (("fr", "L'incendie a fait quatre blessés."), ("fr", "L'incendie a fait six blessés.")),
        (("fr", "L'amende : 118 millions de dollars."), ("en", "The fine is $127 million.")),
        (("fr", "La baisse est de 12 %."), ("en", "The decline is 21 percent.")),
        (("en", "At least 300 workers left."), ("en", "Exactly 120 workers left.")),
        (("en", "The fire broke out on March 3."), ("en", "The fire broke out on March 13.")),
        (("fr", "L'usine a ouvert en 2019."), ("en", "The factory opened in 2017.")),
        (("fr", "Près de 120 millions d'euros."), ("fr", "Il en coûte 350 millions d'euros.")),
    ],
)  # fmt: skip
def test_values_that_cannot_both_be_right(one, other):
    found = _conflict(one, other)
    assert found is not None
    assert [value.document for value in found.values] == ["d0", "d1"]
    assert found.values[0].value != found.values[1].value


@pytest.mark.parametrize(
    "one, other",
    [
        (("fr", "L'amende : 118 millions de dollars."), ("en", "The fine is $118 million.")),
        (("fr", "Soit 15,4 milliards de dollars."), ("en", "That is $15.4 billion.")),
        (("fr", "Près de 120 millions de dollars."), ("fr", "Soit 118 millions de dollars.")),
        (("fr", "Soit près de 120 millions de dollars."), ("en", "That is $118 million.")),
        (("fr", "Jusqu’à 500 euros."), ("fr", "Il en coûte 320 euros.")),
        (("fr", "Jusqu'à 500 euros."), ("fr", "Il en coûte 320 euros.")),
        (("en", "More than 300 workers left."), ("en", "The 340 workers left.")),
        (("fr", "Le 3 février."), ("en", "It was on Feb. 3.")),
        (("fr", "En 2029."), ("en", "It was in 2029.")),
        (("fr", "L'usine emploie 830 personnes."), ("fr", "L'amende : 118 millions de dollars.")),
        (("fr", "Quatre blessés."), ("fr", "L'usine a brûlé pendant six heures.")),
        (("fr", "De 118 à 127 millions de dollars."), ("fr", "Soit 127 millions de dollars.")),
        (("en", "The bridge is closed."), ("en", "Four people were hurt.")),
    ],
)  # fmt: skip
def test_values_that_may_both_be_right(one, other):
    """A hedge, another unit, another language, another matter."""
    assert _conflict(one, other) is None


@pytest.mark.parametrize(
    "french, english",
    [
        ("L'incendie a blessé quatre pompiers.", "The fire hurt six firefighters."),
        ("Quatre pompiers sont à l'hôpital.", "Six firefighters are in hospital."),
    ],
)
def test_the_number_of_the_injured_in_two_languages(french, english):
    assert _conflict(("fr", french), ("en", english)) is not None


def test_dates_in_conflict_are_called_so():
    found = _conflict(("en", "It broke out on March 3."), ("en", "It broke out on March 13."))
    assert found is not None and found.type == "date"


def test_a_conflict_shows_who_says_what():
    said = [
        ("fr", "Soit près de 120 tonnes."),
        ("fr", "Soit 118 tonnes."),
        ("fr", "Soit 190 tonnes."),
    ]
    found = _conflict(*said)
    assert found is not None and found.type == "figure"
    for value, (_, text) in zip(found.values, said, strict=True):
        assert value.value in text[value.start : value.end]
    assert [value.hedge is not None for value in found.values] == [True, False, False]


def test_a_changed_figure_in_a_copy_is_a_conflict_of_its_passage():
    changed = BRIDGE.replace("2.4 million", "3.9 million")
    found = lineage.analyze([Document("a", BRIDGE), Document("b", changed)])
    [passage] = [item for item in found.passages if item.conflict]
    assert passage.conflict is not None
    assert [value.value for value in passage.conflict.values] == ["2400000", "3900000"]


def test_copies_are_not_in_conflict():
    found = lineage.analyze([Document(name, BRIDGE) for name in "abc"])
    assert found.passages and all(item.conflict is None for item in found.passages)
