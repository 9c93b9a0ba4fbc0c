"""Median: a document hangs by who has what it shares with others, where two are nearly as near."""

from itertools import permutations

from lineage import Document
from lineage.derive.median import Shared, dated, settled
from lineage.text import annotate

WORDS = tuple(f"w{at}" for at in range(200))


def _edited(text, edits):
    """A text with a new word at some places, each the editor's own."""
    return tuple(edits.get(at, word) for at, word in enumerate(text))


def _own(editor, places):
    return {at: f"{editor}{at}" for at in places}


FIRST = _edited(WORDS, {})
SECOND = _edited(FIRST, _own("x", range(10, 190, 20)))
THIRD = _edited(SECOND, _own("y", range(0, 200, 40)))
SISTER = _edited(FIRST, _own("z", range(5, 200, 25)))


def _settled(texts, parents, costs=None):
    documents = annotate([Document(str(at), " ".join(text)) for at, text in enumerate(texts)])
    costs = costs or dict.fromkeys(permutations(range(len(texts)), 2), 0.5)
    return settled(parents, costs, Shared(documents))


def _ties(parents):
    return {frozenset(tie) for tie in parents.items()}


def test_who_has_the_edits_of_another_hangs_by_it():
    assert _settled([FIRST, SECOND, THIRD], {1: 0, 2: 0}) == {1: 0, 2: 1}


def test_who_has_none_of_the_edits_of_a_sister_hangs_by_what_both_copied():
    assert _ties(_settled([FIRST, SECOND, SISTER], {1: 0, 2: 1})) == _ties({1: 0, 2: 0})


def test_what_hangs_below_is_turned_round_where_a_forebear_moves():
    """The first was drawn above its grandchild, that above its own parent."""
    assert _settled([FIRST, SECOND, THIRD], {2: 0, 1: 2}) == {1: 0, 2: 1}


def test_a_tree_without_contradiction_stays():
    drawn = {1: 0, 2: 1, 3: 0}
    assert _settled([FIRST, SECOND, THIRD, SISTER], drawn) == drawn


def test_a_link_that_cannot_be_drawn_takes_no_place():
    costs = {(0, 1): 0.5, (0, 2): 0.5}
    assert _settled([FIRST, SECOND, THIRD], {1: 0, 2: 0}, costs) == {1: 0, 2: 0}


def test_a_link_that_is_far_dearer_takes_no_place():
    costs = {(0, 1): 0.3, (0, 2): 0.3, (1, 2): 0.5, (2, 1): 0.5}
    assert _settled([FIRST, SECOND, THIRD], {1: 0, 2: 0}, costs) == {1: 0, 2: 0}


def test_one_long_passage_speaks_once():
    """Who took a passage from a sister hangs by what the rest is from."""
    passage = tuple(f"p{at}" for at in range(60))
    giver, taker = SECOND + passage, SISTER[:100] + passage + SISTER[100:]
    assert _settled([FIRST, giver, taker], {1: 0, 2: 0}) == {1: 0, 2: 0}
    assert _ties(_settled([FIRST, giver, taker], {1: 0, 2: 1})) == _ties({1: 0, 2: 0})


def test_trees_are_not_joined():
    assert _settled([FIRST, SECOND, THIRD, SISTER], {1: 0, 3: 2}) == {1: 0, 3: 2}


def test_parents_that_are_moved_one_after_the_other_close_no_ring():
    """A date tells of two, a credit of the next two: together they may run in a circle."""

    class Nothing(Shared):
        def beside(self, child: int, parent: int, rival: int) -> int:
            return 0

    before = {(1, 2), (2, 3), (3, 1)}
    costs = {**dict.fromkeys(before, 0.1), (0, 1): 0.05, (0, 2): 0.05, (0, 3): 0.05}
    parents = {1: 0, 2: 0, 3: 0}
    new = dict.fromkeys(costs, 0.1)
    moved = parents | dated(
        parents, costs, new, Nothing([]), lambda one, other: (one, other) in before
    )
    for child in parents:
        line = [child]
        while line[-1] in moved and len(line) <= len(moved) + 1:
            line.append(moved[line[-1]])
        assert line[-1] == 0
