"""Novelty: the share of a text's runs of words that another lacks, held against a slow oracle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage import Document
from lineage.derive.novelty import WIDTHS, novelty
from lineage.text import annotate
from tests.heaps import BRIDGE, FRENCH, HARBOUR, STEADY

FEW_WORDS = st.lists(
    st.sampled_from(["herring", "harbour", "tide", "bateaux", "marée", "port"]), max_size=30
)
"""Few different words, so that runs come back, within a text and in others."""
HEAPS = st.lists(FEW_WORDS, min_size=1, max_size=4)


def _alone(texts, language="en"):
    """Each read by itself: lines that come back in many texts would be taken for boilerplate."""
    return [annotate([Document("a", text, language=language)])[0] for text in texts]


def _novelty(*texts, language="en"):
    return novelty([document.tokens.plain for document in _alone(texts, language)]).tolist()


def _grams(words, width):
    """A text too short for one run of this width is a run itself."""
    if len(words) < width:
        return [" ".join(words)]
    return [" ".join(words[at : at + width]) for at in range(len(words) - width + 1)]


def _new(parent, child):
    """Strike each run of the child off a list of the parent's; what is not on it is new."""
    shares = []
    for width in WIDTHS:
        left, runs, new = _grams(parent, width), _grams(child, width), 0
        for run in runs:
            if run in left:
                left.remove(run)
            else:
                new += 1
        shares.append(new / len(runs))
    return sum(shares) / len(shares)


@STEADY
@given(HEAPS)
def test_novelty_is_what_is_left_after_striking_off_runs_one_by_one(heap):
    documents = _alone(" ".join(words) for words in heap)
    plain = [[word.replace("é", "e") for word in words] for words in heap]
    assert [list(document.tokens.plain) for document in documents] == plain
    found = novelty([document.tokens.plain for document in documents])
    assert found.shape == (len(heap), len(heap))
    for i, parent in enumerate(plain):
        for j, child in enumerate(plain):
            assert found[i, j] == pytest.approx(_new(parent, child), abs=1e-6), (i, j)


@STEADY
@given(HEAPS)
def test_novelty_is_a_share_and_nothing_is_new_beside_itself(heap):
    found = _novelty(*(" ".join(words) for words in heap))
    assert all(-1e-6 <= share <= 1 + 1e-6 for row in found for share in row)
    assert all(found[at][at] == pytest.approx(0.0, abs=1e-6) for at in range(len(heap)))


@STEADY
@given(HEAPS, FEW_WORDS)
def test_a_further_document_changes_nothing_between_the_others(heap, another):
    """Else a stranger in the heap could turn an edge round."""
    texts = [" ".join(words) for words in heap]
    more = _novelty(*texts, " ".join(another))
    assert [row[:-1] for row in more[:-1]] == _novelty(*texts)


@pytest.mark.parametrize(("text", "language"), [(BRIDGE, "en"), (FRENCH, "fr")])
def test_a_copy_has_nothing_new_on_either_side(text, language):
    assert _novelty(text, text, language=language) == [[0.0, 0.0], [0.0, 0.0]]


def test_a_copy_that_lost_its_accents_is_still_a_copy():
    stripped = FRENCH.replace("é", "e").replace("ô", "o")
    assert _novelty(FRENCH, stripped, language="fr") == [[0.0, 0.0], [0.0, 0.0]]


@pytest.mark.parametrize("kept", [1, 2, 3, 4])
def test_what_was_cut_costs_nothing_to_the_child(kept):
    """An agency's report is cut from below; the rest of it is as old as it was."""
    shorter = "\n".join(BRIDGE.split("\n")[:kept])
    [[_, there], [back, _]] = _novelty(BRIDGE, shorter)
    assert there == 0.0
    assert back > 0.1


def test_the_more_was_cut_the_more_is_new_on_the_other_side():
    lines = BRIDGE.split("\n")
    backs = [_novelty("\n".join(lines[:kept]), BRIDGE)[0][1] for kept in range(1, 6)]
    assert backs == sorted(backs, reverse=True)
    assert len(set(backs)) == 5


def test_strangers_are_new_to_each_other():
    found = _novelty(BRIDGE, HARBOUR)
    assert min(found[0][1], found[1][0]) > 0.9


def test_a_word_exchanged_costs_less_than_a_sentence():
    word = BRIDGE.replace("bridge", "viaduct")
    sentence = BRIDGE.replace(BRIDGE.split("\n")[2], HARBOUR.split("\n")[0])
    [_, by_word, by_sentence] = _novelty(BRIDGE, word, sentence)[0]
    assert 0 < by_word < by_sentence


def test_a_refrain_said_twice_is_new_where_it_was_said_once():
    """Runs count as often as they come."""
    once, refrain = BRIDGE, BRIDGE.split("\n")[3]
    [[_, there], [back, _]] = _novelty(once, f"{once} {refrain}")
    assert there > 0.1
    assert back == 0.0
