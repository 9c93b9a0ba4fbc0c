"""Orientation: links run as dates and credits tell, also those of others, and else they do not."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage import Document
from lineage.derive.order import is_earlier, names
from lineage.derive.orientation import oriented
from lineage.text import annotate
from tests.heaps import BRIDGE, STEADY, later

CREDIT = "\nThe piers are ninety years old, reports the Arlon Post."


def _dated(*days):
    """One document for each day, undated for None."""
    return annotate(
        [
            Document(f"{at}", BRIDGE, published=None if day is None else later(day))
            for at, day in enumerate(days)
        ]
    )


def _forebears(parents, child):
    found = []
    while child in parents:
        child = parents[child]
        found.append(child)
    return found


def _rooted(links, root):
    """The parents that a tree has with a root."""
    return {child: parent for parent, child in nx.bfs_edges(nx.Graph(map(tuple, links)), root)}


def _contradicted(parents, documents):
    return [
        (forebear, child)
        for child in parents
        for forebear in _forebears(parents, child)
        if is_earlier(documents[child], documents[forebear])
    ]


def test_nothing_is_directed_where_nothing_tells():
    """A guess would be an accusation."""
    assert oriented({1: 0, 2: 1}, _dated(None, None, None)) == ({1: 0, 2: 1}, {1: None, 2: None})


def test_two_dates_tell_their_own_link():
    assert oriented({1: 0}, _dated(0, 1)) == ({1: 0}, {1: "date"})
    assert oriented({1: 0}, _dated(1, 0)) == ({0: 1}, {0: "date"})


def test_an_undated_link_at_the_last_of_two_dated_ends_is_directed():
    """Whichever of 0, 1 and 2 was first, 3 was not: it came after 0."""
    found = oriented({1: 0, 2: 1, 3: 2}, _dated(0, None, None, 3))
    assert found == ({1: 0, 2: 1, 3: 2}, {1: None, 2: None, 3: "others"})


@pytest.mark.parametrize("given_root", [0, 1, 2, 3])
def test_an_undated_link_below_a_dated_one_is_directed_by_the_others(given_root):
    """0 -> 1 is dated, so that none below 1 can be the root: 1 would come before 0 then."""
    found = oriented(_rooted([(0, 1), (1, 2), (2, 3)], given_root), _dated(0, 1, None, None))
    assert found == ({1: 0, 2: 1, 3: 2}, {1: "date", 2: "others", 3: "others"})


def test_an_undated_link_above_a_dated_one_stays_open():
    """Whether 2 or 0 was first, 0 came before 1."""
    assert oriented({0: 2, 1: 0}, _dated(0, 1, None))[1] == {0: None, 1: "date"}


def test_dates_that_are_equal_leave_a_link_open():
    assert oriented({1: 0}, _dated(0, 0)) == ({1: 0}, {1: None})


def test_where_no_root_fits_all_dates_the_tree_stays_and_a_link_against_them_is_open():
    """2 came before the parent that it was given: whoever is the root, a date is against it."""
    assert oriented({1: 0, 2: 1}, _dated(0, 3, 2)) == ({1: 0, 2: 1}, {1: "date", 2: None})


def test_trees_do_not_tell_of_each_other():
    found = oriented({1: 0, 3: 2, 4: 3}, _dated(None, None, 0, 1, None))
    assert found == ({1: 0, 3: 2, 4: 3}, {1: None, 3: "date", 4: "others"})


def _credited(*, dates=(None, None, None)):
    """The second credits the first; the third is nobody's."""
    texts, outlets = (BRIDGE, BRIDGE + CREDIT, BRIDGE), ("Arlon Post", "Liège Soir", "Namur Matin")
    return annotate(
        [
            Document(f"{at}", text, publisher=outlet, published=date)
            for at, (text, outlet, date) in enumerate(zip(texts, outlets, dates, strict=True))
        ]
    )


@pytest.mark.parametrize("drawn", [{1: 0, 2: 1}, {0: 1, 2: 1}, {1: 2, 0: 1}])
def test_a_credit_decides_like_a_date(drawn):
    assert oriented(drawn, _credited()) == ({1: 0, 2: 1}, {1: "citation", 2: "credits"})


@pytest.mark.parametrize("drawn", [{1: 0}, {0: 1}])
def test_two_that_credit_each_other_tell_no_direction(drawn):
    back = "\nThe piers are ninety years old, reports Liège Soir."
    documents = annotate(
        [
            Document("0", BRIDGE + back, publisher="Arlon Post"),
            Document("1", BRIDGE + CREDIT, publisher="Liège Soir"),
        ]
    )
    assert names(documents[0], documents[1]) and names(documents[1], documents[0])
    assert oriented(drawn, documents) == (drawn, dict.fromkeys(drawn))


def test_a_credit_to_a_remote_descendant_counts():
    """1 credits what 0 published: it cannot be above it, with whatever between."""
    turned, cues = oriented({2: 1, 0: 2}, _credited())
    assert (turned, cues) == ({0: 2, 1: 2}, {0: None, 1: "credits"})


def test_links_are_turned_as_little_as_may_be():
    """0 came before 3, so that 3 is not the root; 2 can be, and nearer to what was drawn."""
    turned, _ = oriented({2: 3, 1: 2, 0: 1}, _dated(None, None, 0, 1))
    assert turned == {3: 2, 1: 2, 0: 1}


def test_a_date_goes_before_a_credit():
    """Who credits an outlet may mean another article of it, as that one came later."""
    documents = _credited(dates=(later(1), later(0), None))
    assert oriented({1: 0}, documents) == ({0: 1}, {0: "date"})


@st.composite
def _trees(draw):
    """Links, a true root, a root that is given, and days for some that the true root allows."""
    size = draw(st.integers(2, 8))
    true = {child: draw(st.integers(0, child - 1)) for child in range(1, size)}
    days = [0]
    for child in range(1, size):
        days.append(days[true[child]] + draw(st.integers(0, 2)))
    shown = [day if draw(st.booleans()) else None for day in days]
    order = draw(st.permutations(range(size)))
    links = {frozenset((order[child], order[parent])) for child, parent in true.items()}
    return links, draw(st.integers(0, size - 1)), [shown[order.index(at)] for at in range(size)]


@STEADY
@given(_trees())
def test_no_forebear_comes_later_where_some_root_allows_that(tree):
    links, root, days = tree
    documents = _dated(*days)
    turned, cues = oriented(_rooted(links, root), documents)
    assert {frozenset(link) for link in turned.items()} == links
    assert turned.keys() == cues.keys()
    assert _contradicted(turned, documents) == []


@STEADY
@given(_trees())
def test_a_link_is_directed_where_every_root_that_dates_allow_has_it_so(tree):
    """The oracle tries all roots, and looks at all pairs of a document and its forebears."""
    links, root, days = tree
    documents = _dated(*days)
    ways = [
        way for at in range(len(days)) if not _contradicted(way := _rooted(links, at), documents)
    ]
    turned, cues = oriented(_rooted(links, root), documents)
    sure = {child for child in turned if all(way.get(child) == turned[child] for way in ways)}
    assert {child for child, cue in cues.items() if cue is not None} == sure
