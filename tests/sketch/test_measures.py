"""The measures of a pair, held against slow ones, and the signatures against the library's own."""

from datasketch import MinHash
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.model import Document
from lineage.sketch.hashing import shingle_hash
from lineage.sketch.minhash import estimated, signature
from lineage.sketch.shingles import WIDTH, compared, shingles
from lineage.sketch.tfidf import Cosines, counted, counted_few
from lineage.text import annotate
from tests.heaps import BRIDGE, CHINESE, STEADY

sets = st.frozensets(st.sampled_from("abcdefgh"), max_size=8)
words = st.lists(
    st.sampled_from(["port", "de", "Arlon", "ferme", "en", "mars", "et", "puis", "non"]),
    max_size=15,
)


@given(sets, sets)
@settings(STEADY, max_examples=200)
def test_jaccard_and_containment_are_counted(a, b):
    both = sum(item in b for item in a)
    either = len(a) + sum(item not in a for item in b)
    assert compared(a, b) == (
        both / either if either else 0,
        both / len(a) if a else 0,
        both / len(b) if b else 0,
    )


@given(words)
@settings(STEADY, max_examples=100)
def test_shingles_are_the_runs_of_five_words(drawn):
    text = " ".join(drawn)
    [document] = annotate([Document("a", text, language="fr")])
    lower = text.lower().split() if not document.boilerplate else []
    expected = {
        " ".join(lower[at : at + WIDTH]) for at in range(len(lower)) if at + WIDTH <= len(lower)
    }
    if lower and not expected:
        expected = {" ".join(lower)}
    assert shingles(document) == expected


def test_scripts_without_spaces_have_shingles_of_characters():
    [document] = annotate([Document("a", CHINESE)])
    assert "阿 尔 隆 的 旧" in shingles(document)


def test_debris_is_in_no_shingle():
    plain, framed = annotate(
        [Document("a", BRIDGE), Document("b", f"Advertisement\n\n{BRIDGE}\n\nShare on Facebook")]
    )
    assert shingles(plain) == shingles(framed)


@given(st.frozensets(st.text(max_size=12), min_size=1, max_size=30))
@settings(STEADY, max_examples=40)
def test_signatures_are_those_of_the_library(items):
    """With the published hash, one item at a time: an index made elsewhere can be read here."""
    slow = MinHash(num_perm=128, seed=1, scheme="affine32", hashfunc=shingle_hash)
    for item in items:
        slow.update(item.encode("utf-8"))
    assert signature(items).tolist() == slow.hashvalues.tolist()


def test_the_estimate_is_near_the_truth():
    """128 permutations: a standard error of .044 at one half, here within three of them."""
    universe = [f"shingle {number}" for number in range(600)]
    for common in (0, 100, 200, 300):
        a = frozenset(universe[:300])
        b = frozenset(universe[300 - common : 600 - common])
        assert abs(estimated(signature(a), signature(b)) - compared(a, b)[0]) < 0.14


@given(st.lists(words, max_size=5))
@settings(STEADY, max_examples=40)
def test_few_documents_are_counted_as_the_library_counts_them(stems):
    terms = sorted(set().union(*stems)) or [""]
    few, by_library = counted_few(stems, terms), counted(stems, terms)
    assert few.dtype == by_library.dtype
    for part in ("indptr", "indices", "data"):
        assert getattr(few, part).tolist() == getattr(by_library, part).tolist()


def test_a_stem_tells_no_more_than_the_commonest_word_that_has_it():
    """In whatever order a set has its words, and there are two: one says something, one nothing."""
    texts = ("Para parar.", "Parar.")
    heap = annotate([Document(text, text, language="pt") for text in texts])
    assert Cosines(heap).rows([0])[0].tolist() == [0.0, 0.0]
