"""Candidates: what is alike is found, by whom is told, and what has nothing in common is not."""

import random
from dataclasses import replace

import pytest

from lineage.model import Document
from lineage.sketch import candidates, search
from lineage.sketch.minhash import (
    found_by_comparison,
    found_by_containment,
    found_by_lsh,
    signature,
)
from lineage.sketch.shingles import compared
from lineage.text import annotate
from tests.heaps import ARABIC, BRIDGE, CHINESE, FRENCH, HARBOUR

VOWELS = "aeiou"


def _vocabulary(consonants: str) -> list[str]:
    """Invented words that begin with certain letters, so that two such lists share none."""
    return [f"{c}{v}{d}{w}{c}" for c in consonants for v in VOWELS for d in "lmnr" for w in VOWELS]


def _text(words: list[str], seed: int, sentences: int = 25) -> str:
    chance = random.Random(seed)
    return "\n".join(
        " ".join(chance.choice(words) for _ in range(12)).capitalize() + "."
        for _ in range(sentences)
    )


@pytest.fixture
def no_small_heap(monkeypatch):
    """Every heap is a big one: only what a search finds is a candidate."""
    monkeypatch.setattr(search, "SMALL_HEAP", 0)
    monkeypatch.setattr(search, "FEW", 0)


def _found(texts: list[str]) -> dict[tuple[int, int], tuple[str, ...]]:
    documents = annotate([Document(f"{n:03}", text, language="en") for n, text in enumerate(texts)])
    return {(pair.a, pair.b): pair.found_by for pair in candidates(documents)}


@pytest.mark.usefixtures("no_small_heap")
def test_texts_without_a_word_in_common_are_no_candidates():
    """In a big heap nearly all pairs are like this; each one found costs an alignment."""
    texts = [_text(_vocabulary(consonant), 1) for consonant in "bcdfghjklmnpqrstvwxz"]
    assert _found(texts) == {}


@pytest.mark.usefixtures("no_small_heap")
def test_a_copy_is_found_by_everyone_among_many_others():
    texts = [_text(_vocabulary(consonant), 1) for consonant in "bcdfghjklmnp"]
    found = _found([*texts, texts[3]])
    assert found == {(3, 12): ("lsh", "containment", "tfidf")}


@pytest.mark.usefixtures("no_small_heap")
def test_a_cut_copy_is_found_by_containment():
    """A tenth of a long text: a Jaccard of .1 is far below what LSH is set to find."""
    texts = [_text(_vocabulary(consonant), 1, 60) for consonant in "bcdfghjklmnp"]
    part = "\n".join(texts[5].split("\n")[20:26])
    assert "containment" in _found([*texts, part])[5, 12]


@pytest.mark.usefixtures("no_small_heap")
def test_a_retelling_is_found_by_its_words():
    """The same words in no order have no shingle in common."""
    words = BRIDGE.split()
    random.Random(7).shuffle(words)
    others = [_text(_vocabulary(consonant), 1) for consonant in "bcdf"]
    assert _found([BRIDGE, *others, " ".join(words)])[0, 5] == ("tfidf",)


@pytest.mark.usefixtures("no_small_heap")
def test_a_common_source_with_common_figures_is_found():
    one = "The pier failed 118 tests in 2029, according to The Wall Street Journal. Anna Roy left."
    other = "D'après le Wall Street Journal, on compte 118 échecs. En 2029 déjà, Anna Roy partait."
    documents = annotate([Document("a", one, language="en"), Document("b", other, language="fr")])
    [pair] = candidates(documents)
    assert "citation" in pair.found_by


def test_near_copies_share_a_band():
    """Of 200 pairs with a Jaccard of .7 and more none is missed (one in 5,000 may be)."""
    chance = random.Random(5)
    missed = looked_at = 0
    for number in range(200):
        shingles = [f"{number} {n}" for n in range(150)]
        drop = chance.randrange(0, 22)
        a, b = frozenset(shingles[drop:]), frozenset(shingles[: 150 - drop])
        assert compared(a, b)[0] >= 0.7
        looked_at += 1
        missed += not found_by_lsh([signature(a), signature(b)])
    assert (looked_at, missed) == (200, 0)


def test_few_documents_are_found_without_an_index_as_with_one():
    chance = random.Random(12)
    sets = [frozenset(map(str, chance.sample(range(60), chance.randint(5, 40)))) for _ in range(60)]
    signatures = [signature(items) for items in sets]
    signatures[7] = None
    found = found_by_comparison(signatures)
    assert found == found_by_lsh(signatures)
    assert 100 < len(found) < 1000
    assert found_by_comparison([]) == found_by_comparison([None]) == set()


def test_an_empty_document_is_nobody_s_neighbour():
    found = _found(["", BRIDGE, "…", "Publicité\n\nPublicité"])
    assert set(found.values()) == {()}
    assert len(found) == 6


def test_no_document_and_one_document_have_no_pair():
    assert candidates(annotate([])) == ()
    assert candidates(annotate([Document("a", BRIDGE)])) == ()
    assert found_by_lsh([]) == set() and found_by_containment([], []) == set()


def test_every_pair_of_a_small_heap_is_a_candidate():
    """Their numbers are what the table of similarities shows."""
    documents = annotate(
        [Document(str(n), t) for n, t in enumerate([BRIDGE, HARBOUR, FRENCH, ARABIC, CHINESE])]
    )
    assert [(pair.a, pair.b) for pair in candidates(documents)] == [
        (a, b) for a in range(5) for b in range(a + 1, 5)
    ]


@pytest.mark.usefixtures("no_small_heap")
def test_a_large_family_is_compared_with_its_nearest_alone(monkeypatch):
    """Each of these holds half of the one before it: all share words, and few are near."""
    monkeypatch.setattr(search, "NEAREST", 3)
    lines = _text(_vocabulary("bcdfg"), 1, sentences=60).splitlines()
    texts = ["\n".join(lines[at : at + 20]) for at in range(0, 40, 2)]
    found = _found(texts)
    assert len(found) <= 3 * len(texts)
    assert {(at, at + 1) for at in range(len(texts) - 1)} <= found.keys()


def test_a_translation_is_compared_however_many_are_nearer(monkeypatch):
    """Two languages have few words in common: nothing tells before the alignment how near it is."""
    monkeypatch.setattr(search, "FEW", 3)
    monkeypatch.setattr(search, "NEAREST", 2)
    lines = _text(_vocabulary("bcdfg"), 1, sentences=30).splitlines()
    english = [
        Document(f"en-{at}", "\n".join(lines[at : at + 20]), language="en") for at in range(8)
    ]
    french = Document("fr", FRENCH, language="fr")
    found = candidates(annotate([*english, french]))
    assert {pair.a for pair in found if pair.b == 8} == set(range(8))
    assert len(found) <= 2 * 8 + 8


def test_with_a_focus_only_its_pairs_are_candidates():
    """What a check asks: the new articles against the archive, not the archive against itself."""
    documents = annotate([Document(str(n), BRIDGE) for n in range(4)])
    assert [(pair.a, pair.b) for pair in candidates(documents, {2})] == [(0, 2), (1, 2), (2, 3)]


def test_pairs_found_elsewhere_are_described_alike():
    texts = [BRIDGE, FRENCH, HARBOUR, BRIDGE[:300], ""]
    heap = annotate([Document(str(at), text) for at, text in enumerate(texts)])
    told = {(pair.a, pair.b): pair for pair in candidates(heap)}
    some = sorted(told)[::2]
    for pair in search.described(heap, some):
        known = told[pair.a, pair.b]
        cited = tuple(name for name in known.found_by if name == "citation")
        assert pair == replace(known, found_by=cited)
    assert [(pair.a, pair.b) for pair in search.described(heap, some)] == some


def test_measures_of_a_cut_copy():
    whole, part = BRIDGE, "\n".join(BRIDGE.split("\n")[:2])
    [pair] = candidates(annotate([Document("a", whole), Document("b", part)]))
    assert pair.containment_ba == 1.0
    assert pair.jaccard == pair.containment_ab < 1
    assert 0 < pair.tfidf < 1
    assert abs(pair.minhash - pair.jaccard) < 0.15


def test_the_formula_of_a_desk_does_not_come_before_a_retelling(monkeypatch):
    """All of a desk's articles have its closing words; who retells one has its words, no run."""
    monkeypatch.setattr(search, "FEW", 4)
    monkeypatch.setattr(search, "NEAREST", 3)
    desks = "Follow our live coverage on all channels.", "Subscribers read more on this tonight."
    words = [_vocabulary(consonant)[:60] for consonant in "bcdfghjk"]
    texts = [
        "\n".join([_text(story, seed, sentences=8), desks[seed]])
        for story in words
        for seed in (0, 1)
    ]
    pairs = {(at, at + 1) for at in range(0, len(texts), 2)}
    assert pairs <= _found(texts).keys()
