"""Marks: the labels are in form, and what is read of the tuned half does not get worse."""

from functools import cache

import pytest

from benchmarks.text import figures
from benchmarks.text.labels import HALVES, LANGUAGES, faults

FLOORS = {
    "citations: precision": 0.966,
    "citations: recall": 0.932,
    "citations of the press: precision": 0.967,
    "citations of the press: recall": 0.94,
    "citations that refer back: recall": 0.892,
    "what is credited, characters: F1": 0.932,
    "quotations: F1": 0.998,
    "speakers: accuracy": 0.926,
    "boilerplate, lines: precision": 0.997,
    "boilerplate, lines: recall": 0.938,
    "figures and dates, equal or not: accuracy": 0.98,
    "hedges: accuracy": 0.985,
    "names, one or two: accuracy": 0.69,
}


@cache
def measured() -> dict[str, float]:
    return {figure.measure: figure.value for figure in figures("tuned")}


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labels_are_in_form(language, half):
    assert list(faults(language, half)) == []


@pytest.mark.parametrize("measure", FLOORS)
def test_no_mark_falls_below_its_floor(measure):
    """A floor is raised when the mark is, set anew when the half gains texts, and never lowered
    to make a change pass."""
    assert measured()[measure] >= FLOORS[measure]


def test_every_mark_has_a_floor():
    assert set(FLOORS) == set(measured())
