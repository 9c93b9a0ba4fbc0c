"""Copies found by the kernel, held against those of `align.verbatim`: number by number the same."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lineage.align import Prior, align_all, features
from lineage.align.verbatim import COMMONEST, SEED, runs_and_chains, seeds
from lineage.bulk import copying
from lineage.text import annotate
from tests.heaps import STEADY, flagship

pytest.importorskip("numba")
from lineage.bulk.copy_kernel import MOST_CLASHING

REFRAIN = ["ha"] * (COMMONEST + SEED)
words = st.one_of(
    st.lists(st.sampled_from("abc"), max_size=40),
    st.lists(st.sampled_from("abcdefghij"), max_size=80),
    st.lists(st.integers(0, 2000).map(str), max_size=80),
)


@st.composite
def retold(draw, told):
    """Parts of a text in any order, some of them repeated, with refrains and words between them."""
    parts = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, max(0, len(told) - 1)))
        part = told[start : start + draw(st.integers(0, 40))]
        changed = draw(st.lists(st.integers(0, 39), max_size=3))
        part = ["new" if at in changed else word for at, word in enumerate(part)]
        parts += draw(st.sampled_from([part, [*part, *part], [*part, *REFRAIN], ["between"]]))
    return parts


def held_together(documents, *, by_kernel=True):
    """Compare what both find, for each document and all that come after it."""
    heap = seeds(documents)
    slow = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            copying, "runs_and_chains", lambda *given: slow.append(given) or runs_and_chains(*given)
        )
        for document in range(len(documents)):
            others = range(document + 1, len(documents))
            runs, chains = copying.copies(heap, document, others)
            expected, numbers = runs_and_chains(heap, document, others)
            assert [column.tolist() for column in runs] == [row.tolist() for row in expected]
            assert chains.tolist() == numbers.tolist()
    assert not (by_kernel and slow)
    return slow


@given(words.flatmap(lambda told: st.tuples(st.just(told), st.lists(retold(told), max_size=4))))
@example(([*"abcdefghij", *REFRAIN, *"abcdefghij"], [[*"abcdefghij", *REFRAIN, "end"]]))
@settings(STEADY, max_examples=400)
def test_what_is_copied_is_the_same(heap):
    told, others = heap
    held_together([told, *others], by_kernel=False)


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=60), max_size=4))
@settings(STEADY, max_examples=250)
def test_of_runs_that_overlap_the_same_are_kept(documents):
    held_together(documents, by_kernel=False)


def test_it_is_the_kernel_that_finds_them():
    """Articles of a usual kind, some of their words said twice."""
    draw = np.random.Generator(np.random.PCG64(1))
    told = [str(word) for word in draw.zipf(1.1, 800) % 50_000]
    often = map(str, draw.integers(0, 50, 600))
    reordered = [*told[400:440], *told[100:180], *told[400:410], *often]
    held_together([told, [*told[::-1], *told], reordered, told[100:600], [], ["one"]])


def test_where_runs_are_more_than_words_the_slow_way_finds_them():
    line = ["the", "very", "same", "line", "again"]
    assert held_together([line * COMMONEST, [*line, "once"]], by_kernel=False)


def test_where_too_many_overlap_the_slow_way_finds_them():
    """To hold each against all would take the square of their number."""

    def overlapping(number):
        text = [str(at) for at in range(number + SEED)]
        each = (word for at in range(number) for word in (*text[at : at + SEED + 1], f"- {at}"))
        # runs may be a quarter of the words
        return [list(each), text + ["more"] * SEED * number]

    held_together(overlapping(MOST_CLASHING))
    assert held_together(overlapping(MOST_CLASHING + 1), by_kernel=False)


def test_without_numba_it_is_the_slow_way(monkeypatch):
    monkeypatch.setattr(copying, "compiled", lambda: None)
    assert held_together([["one"] * 9, ["one"] * 9], by_kernel=False)


def test_articles_are_aligned_alike():
    prepared = [features(document) for document in annotate(flagship())]
    pairs = [(a, b, Prior.OPEN) for a, b in combinations(range(len(prepared)), 2)]
    usual, fast = (
        list(align_all(prepared, pairs, *how, by_sentence=True)) for how in ((), (copying.copies,))
    )
    assert fast == usual
    assert any(item.kind == "edited" for alignments in fast for item in alignments)
