"""Trees that were grown from seeds are found again: a few small ones, with floors.

The whole bench is `make bench-derivation`; this part of it keeps the figures from slipping unseen.
"""

from functools import cache

import pytest

import lineage
from benchmarks.derivation.conditions import Condition, case
from benchmarks.derivation.generated import Found, measured, specification, trees
from benchmarks.scores import of_sets, undirected

MOST = 9
"""Articles of a tree that is small enough to be grown here."""


@cache
def _found(condition: Condition) -> Found:
    total = Found()
    for row in trees():
        if row["half"] == "seen" and row["nodes"] <= MOST:
            of = case(specification(row), condition)
            total += measured(of, lineage.analyze(of.documents))
    return total


def test_with_dates_nearly_every_parent_is_found():
    found = _found(Condition("known", cited=True))
    assert len(found.true) > 30
    assert of_sets(found.edges, found.true).f1 >= 0.93


def test_dates_that_are_there_tell_the_direction_where_others_are_missing():
    found = _found(Condition("missing", "missing", cited=True))
    assert of_sets(found.edges, found.true).f1 >= 0.9
    assert not found.contradicted


def test_without_dates_the_ties_are_found_and_few_directions_are_wrong():
    found = _found(Condition("none", "none", cited=True))
    assert of_sets(undirected(found.ties), undirected(found.true)).f1 >= 0.93
    assert of_sets(found.edges, found.true).precision >= 0.9


@pytest.mark.parametrize("cited", [True, False])
def test_no_direction_is_claimed_that_nothing_tells(cited):
    """Without the report nobody credits anybody who is there, and nobody has a date."""
    found = _found(Condition("lost", "none", hidden=True, cited=cited))
    assert found.ties
    assert not found.edges


@pytest.mark.parametrize("cited", [True, False])
def test_where_the_report_is_missing_most_lines_of_descent_are_right(cited):
    found = _found(Condition("hidden", hidden=True, cited=cited))
    assert of_sets(found.lines, found.reached).precision >= 0.8
