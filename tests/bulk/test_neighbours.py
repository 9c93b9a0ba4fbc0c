"""Neighbours are those of the slow way, and what all texts have makes nobody a neighbour."""

import random
from itertools import combinations
from math import log

import numpy as np
import pytest

from lineage.bulk.neighbours import FLOORS, NEIGHBOURS, near_each_other, neighbours


def _found(texts: list[set[int]]) -> set[tuple[int, int]]:
    hashes = np.array([term for text in texts for term in sorted(text)], dtype=np.uint32)
    first, second = neighbours(hashes, np.array(list(map(len, texts))), 1)
    return set(zip(first.tolist(), second.tolist(), strict=True))


@pytest.mark.parametrize("seed", range(5))
def test_neighbours_are_those_of_the_slow_way(seed):
    chance = random.Random(seed)
    texts = [set(chance.choices(range(400), k=chance.randrange(60))) for _ in range(60)]
    holders = {term: sum(term in text for text in texts) for term in range(400)}
    expected = {
        (a, b)
        for a, b in combinations(range(60), 2)
        for common, floor in FLOORS
        if sum(
            log(1 + 60 / holders[term]) for term in texts[a] & texts[b] if holders[term] <= common
        )
        > floor * log(61)
    }
    assert len(expected) > 5
    assert _found(texts) == expected


def test_what_many_texts_have_ties_none():
    """Or a name of a month would make a corpus one family, and take hours for it."""
    texts = [{*range(40), 1000 + at // 2} for at in range(300)]
    assert _found(texts) == set()


def test_a_story_that_more_tell_than_rare_terms_have_holders_is_found():
    texts = [{*range(40), *range(1000 + 9 * at, 1009 + 9 * at)} for at in range(120)]
    others = [set(range(5000 + 40 * at, 5040 + 40 * at)) for at in range(1000)]
    found = _found([*texts, *others])
    assert {at for pair in found for at in pair} == set(range(120))


def test_of_many_that_are_alike_each_has_a_few():
    """So that a story that all tell costs no square of them."""
    texts = [set(range(at % 50 * 20, at % 50 * 20 + 20)) for at in range(2400)]
    found = _found(texts)
    assert 2400 <= len(found) <= 2400 * NEIGHBOURS


def test_every_pair_is_compared_once_and_texts_seldom_read_again():
    chance = random.Random(3)
    # families of ten, told in a heap where their members lie far apart
    place = list(range(1000))
    chance.shuffle(place)
    groups = [sorted(place[at : at + 10]) for at in range(0, 1000, 10)]
    pairs = sorted(pair for group in groups for pair in combinations(group, 2))
    first, second = np.array(pairs).T
    parts = list(near_each_other(first, second, 1000, 90))
    assert sorted(at for part in parts for at in part.tolist()) == list(range(len(pairs)))
    assert sum(len(np.union1d(first[part], second[part])) for part in parts) < 2000
