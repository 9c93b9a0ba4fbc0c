"""Arborescences: the parents cost least in all, whether or not the cheapest links go round."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from lineage.derive.arborescence import ROOT, arborescence

COSTS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda link: link[0] != link[1]),
    st.floats(0.01, 1.2),
)


def _cost(parents, costs):
    return sum(costs[parent, child] for child, parent in parents.items()) + ROOT * (
        5 - len(parents)
    )


def _goes_round(parents):
    for start in parents:
        seen, at = set(), start
        while at in parents and at not in seen:
            seen.add(at)
            at = parents[at]
        if at in seen:
            return True
    return False


@given(COSTS)
def test_no_other_choice_of_parents_costs_less(costs):
    """All choices are looked at: each of five documents has one of the others, or none."""
    found = arborescence(range(5), costs)
    options = [
        [None, *(parent for parent in range(5) if (parent, child) in costs)] for child in range(5)
    ]
    choices = (
        {child: parent for child, parent in enumerate(choice) if parent is not None}
        for choice in product(*options)
    )
    least = min(_cost(choice, costs) for choice in choices if not _goes_round(choice))
    assert not _goes_round(found)
    assert abs(_cost(found, costs) - least) < 1e-9
