"""Copied text, held against a slow greedy tiling: what is equal is found, in any order."""

import time
from typing import NamedTuple

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lineage.align.verbatim import (
    COMMONEST,
    DENSEST,
    FEWEST,
    LONGEST_GAP,
    SEED,
    Runs,
    chains,
    runs,
    seeds,
)
from tests.heaps import STEADY

words = st.lists(st.sampled_from("abc"), max_size=22)
long_words = st.lists(st.sampled_from("abcdefghij"), max_size=60)


class Run(NamedTuple):
    """Words a…a+length of one document that equal words b…b+length of another."""

    a: int
    b: int
    length: int


def found_in(a: list[str], *others: list[str]) -> list[list[Run]]:
    """The runs that a document has in common with each of some others."""
    heap = seeds([a, *others])
    numbers = range(1, 1 + len(others))
    rows = list(zip(*(column.tolist() for column in runs(heap, 0, numbers)), strict=True))
    return [
        [Run(a, b - int(heap.first[at]), length) for other, a, b, length in rows if other == at]
        for at in numbers
    ]


def chained(found: list[Run]) -> list[list[Run]]:
    """The chains of some runs."""
    rows = np.array([(1, *run) for run in found], dtype=np.int64).reshape(-1, 4)
    numbers = chains(Runs(*rows.T)).tolist()
    return [
        [run for run, number in zip(found, numbers, strict=True) if number == chain]
        for chain in sorted(set(numbers) - {-1})
    ]


def oracle(a: list[str], b: list[str]) -> list[tuple[int, int, int]]:
    """Greedy string tiling as Wise (1993) has it: the longest equal stretch of words that no
    other has yet, then the next, while any is long enough."""
    used_a, used_b = [False] * len(a), [False] * len(b)
    found = []
    while True:
        best = (0, 0, 0)
        for i in range(len(a)):
            for j in range(len(b)):
                length = 0
                while (
                    i + length < len(a)
                    and j + length < len(b)
                    and a[i + length] == b[j + length]
                    and not used_a[i + length]
                    and not used_b[j + length]
                ):
                    length += 1
                best = max(best, (length, -i, -j))
        length, i, j = best[0], -best[1], -best[2]
        if length < SEED:
            return sorted(found)
        found.append((i, j, length))
        used_a[i : i + length] = [True] * length
        used_b[j : j + length] = [True] * length


def _tile(a: list[str], b: list[str]) -> None:
    """What holds of any tiling: equal words, long enough, no word twice."""
    used_a: set[int] = set()
    used_b: set[int] = set()
    for run in found_in(a, b)[0]:
        assert run.length >= SEED
        assert a[run.a : run.a + run.length] == b[run.b : run.b + run.length]
        mine, theirs = range(run.a, run.a + run.length), range(run.b, run.b + run.length)
        assert used_a.isdisjoint(mine) and used_b.isdisjoint(theirs)
        used_a.update(mine)
        used_b.update(theirs)


@given(words, words)
@settings(STEADY, max_examples=250)
def test_runs_are_equal_and_apart(a, b):
    _tile(a, b)


@given(long_words, st.integers(0, 60), st.integers(0, 60), st.data())
@settings(STEADY, max_examples=150)
def test_runs_cannot_be_made_longer(a, start, end, data):
    """Where a run stops, the words differ, or one text ends, or another run has them."""
    b = [*a[start:end], *data.draw(long_words), *a[: min(start, end)]]
    _tile(a, b)
    [found] = found_in(a, b)
    used_a = {at for run in found for at in range(run.a, run.a + run.length)}
    used_b = {at for run in found for at in range(run.b, run.b + run.length)}
    for run in found:
        for i, j in ((run.a - 1, run.b - 1), (run.a + run.length, run.b + run.length)):
            inside = 0 <= i < len(a) and 0 <= j < len(b)
            assert not inside or a[i] != b[j] or i in used_a or j in used_b


@given(words, words)
@settings(STEADY, max_examples=250)
def test_the_longest_run_is_found(a, b):
    expected = oracle(a, b)
    longest = max((length for *_, length in expected), default=0)
    assert max((run.length for run in found_in(a, b)[0]), default=0) == longest


@given(words, words)
@example(list("babbaaabbbab"), list("babbabbaabbbab"))
@settings(STEADY, max_examples=250)
def test_as_much_is_found_as_by_a_slow_greedy_tiling(a, b):
    expected = sum(length for *_, length in oracle(a, b))
    assert sum(run.length for run in found_in(a, b)[0]) == expected


@given(st.permutations(range(6)))
@settings(STEADY, max_examples=60)
def test_a_reordered_copy_is_found_in_whole(order):
    a = [f"{part} {at}" for part in range(6) for at in range(7)]
    b = [f"{part} {at}" for part in order for at in range(7)]
    assert sum(run.length for run in found_in(a, b)[0]) == len(a)


@given(words, st.lists(words, max_size=4))
@settings(STEADY, max_examples=150)
def test_what_two_have_in_common_does_not_hang_on_who_else_is_there(a, others):
    assert found_in(a, *others) == [found_in(a, other)[0] for other in others]


def test_a_copy_goes_on_through_a_refrain():
    """Words that come again and again are no sign of a copy, but a part of one."""
    refrain = ["ha"] * (COMMONEST + SEED)
    song = ["he", "laughs", "and", "laughs", *refrain, "and", "then", "he", "goes"]
    assert found_in(song, song) == [[Run(0, 0, len(song))]]
    assert found_in(refrain, refrain) == [[]]


def _gaps_fit(before: Run, after: Run) -> bool:
    gap_a = after.a - before.a - before.length
    gap_b = after.b - before.b - before.length
    return 0 <= gap_a <= LONGEST_GAP and 0 <= gap_b <= LONGEST_GAP


@given(long_words, st.lists(st.integers(0, 59), max_size=8), st.booleans())
@settings(STEADY, max_examples=200)
def test_chains_are_dense_and_in_order(a, edits, turn):
    b = ["new" if at in edits else word for at, word in enumerate(a)]
    if turn:
        b = b[len(b) // 2 :] + b[: len(b) // 2]
    [found] = found_in(a, b)
    seen: set[Run] = set()
    for chain in chained(found):
        assert seen.isdisjoint(chain)
        seen.update(chain)
        equal = sum(run.length for run in chain)
        first, last = chain[0], chain[-1]
        longer = max(last.a - first.a, last.b - first.b) + last.length
        assert equal >= FEWEST and equal >= DENSEST * longer
        assert all(map(_gaps_fit, chain, chain[1:]))


LONG_THEN_SPARSE = [Run(0, 0, 20)] + [Run(28 + 12 * n, 28 + 12 * n, 4) for n in range(4)]


@given(
    st.lists(
        st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(SEED, 14)), max_size=6
    ).map(
        lambda steps: [
            Run(
                sum(gap + length for gap, _, length in steps[:at]) + steps[at][0],
                sum(gap + length for _, gap, length in steps[:at]) + steps[at][1],
                steps[at][2],
            )
            for at in range(len(steps))
        ]
    )
)
@example(LONG_THEN_SPARSE)
@settings(STEADY, max_examples=200)
def test_a_long_copy_is_not_lost_for_what_follows_it(found):
    """Twenty words copied are a copy, however loose the likeness of the next sentence."""
    kept = {run for chain in chained(found) for run in chain}
    for run in found:
        assert run.length < FEWEST or run in kept


def test_one_word_again_and_again_costs_no_fortune():
    """A page of one word is a row in somebody's archive; it must not hold up the others."""

    def cost(size: int) -> float:
        start = time.process_time()
        runs(seeds([["ha"] * size, ["ha"] * size]), 0, [1])
        return time.process_time() - start

    long = cost(2400)
    assert long < 0.35 or long / cost(600) < 8
