"""Relations: what speaks for one report behind two texts, and what against it."""

from dataclasses import replace
from itertools import pairwise

import pytest

from lineage.derive.relation import COPIED_WORDING, score
from lineage.derive.signs import Signs

NONE = Signs(
    wording=0.0,
    statements=0.0,
    credited=0.0,
    common_source=False,
    central=False,
    shared=0.0,
    told=0.0,
    across=False,
    translated=0.0,
    retold=None,
    figures=0.0,
    counted=0,
    names=0,
    own_names=0,
    own_quotations=0,
    tfidf=0.0,
    words=400,
    dated=True,
    months=0.0,
    copied=0.0,
    resting=0.0,
)


def _scores(**signs: float) -> list[float]:
    """By how much wording is in common, in hundredths up to that of a copy."""
    steps = range(round(100 * COPIED_WORDING) + 1)
    return [score(replace(NONE, wording=at / 100, **signs)) for at in steps]


@pytest.mark.parametrize("months", [0.0, 3.0])
@pytest.mark.parametrize("figures", [0.0, 0.6])
def test_a_hundredth_more_of_wording_changes_little(months, figures):
    """What is the phrases of a desk and what is a copy has no sharp edge."""
    found = _scores(months=months, counted=8, figures=figures)
    assert found == sorted(found)
    assert found[0] < 0.1 and found[-1] > 0.9
    assert max(after - before for before, after in pairwise(found)) < 0.3


def test_the_phrases_of_one_desk_are_no_copy():
    """Three months on, with other figures, a third of the wording says nothing."""
    assert score(replace(NONE, wording=0.3, months=3.0, counted=8)) < 0.1
    assert score(replace(NONE, wording=0.3, counted=8, figures=0.6)) > 0.5


def test_a_few_figures_tie_no_undated_texts_that_no_lexicon_joins():
    """Nine injured here and there: of one day they may be the same, of any time hardly."""
    some = replace(NONE, across=True, figures=0.45, counted=3, names=2)
    assert score(some) > 0.5
    assert score(replace(some, dated=False)) < 0.5
    assert score(replace(some, dated=False, figures=0.8, counted=6)) > 0.5
    assert score(replace(some, months=1.5)) < 0.5
