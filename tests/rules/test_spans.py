"""Arithmetic on spans, held against sets of offsets."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.model import Span
from lineage.rules.spans import GAP, neighbours, union, without, words

spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 10)).map(lambda pair: Span(pair[0], sum(pair)))
)


def offsets(some):
    return {offset for span in some for offset in range(span.start, span.end)}


@given(spans, spans)
def test_without_is_the_difference_of_sets(some, holes):
    left = without(some, holes)
    assert offsets(left) == offsets(some) - offsets(holes)
    assert all(before.end <= after.start for before, after in itertools.pairwise(left))


@given(spans)
def test_union_keeps_every_offset_and_joins_what_touches(some):
    joined = union(some)
    assert offsets(joined) == offsets(some)
    assert all(before.end < after.start for before, after in itertools.pairwise(joined))


def test_neighbours_bridge_a_few_words_and_no_more():
    for between, expected in ((GAP, 1), (GAP + 1, 2)):
        text = "copied" + " own" * between + " copied"
        ends = [Span(0, 6), Span(len(text) - 6, len(text))]
        assert len(neighbours(ends, text)) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("— « … »", 0),
        ("aujourd'hui, l’ex-ministre", 2),
        ("118 millions", 2),
        ("ценa", 1),
        ("東京で", 3),
        ("東京のNHK", 4),
    ],
)
def test_words_are_counted_as_an_editor_does(text, number):
    assert words(text) == number
