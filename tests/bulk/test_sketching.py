"""The kernel, the way without it and datasketch give one signature; so do all with the tokeniser.

Held together on real text in ten scripts, and on whatever else there is in Unicode.
"""

import json

import numpy as np
import pytest
from datasketch import MinHash
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.bulk import sketching
from lineage.bulk.letters import _READ
from lineage.bulk.sketching import (
    Texts,
    common,
    fingerprints,
    joined,
    put_together,
    read_words,
    shingle_sets,
    signatures,
    word_hashes,
)
from lineage.sketch.hashing import shingle_hash, shingle_hashes, word_hash
from lineage.sketch.shingles import compared, shingles_of
from lineage.text.normal import normalise
from lineage.text.tokens import tokenise
from tests.heaps import ARABIC, BRIDGE, CHINESE, FRENCH, STEADY

SCRIPTS = {
    "Latin": FRENCH,
    "Arabic": ARABIC,
    "Han": CHINESE,
    "Cyrillic": """Все люди рождаются свободными и равными в своём достоинстве и правах. Они
наделены разумом и совестью и должны поступать в отношении друг друга в духе братства.""",
    "Greek": """Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.
Είναι προικισμένοι με λογική και συνείδηση, και οφείλουν να συμπεριφέρονται με αδελφοσύνη.""",
    "Hebrew": """כל בני אדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון,
לפיכך חובה עליהם לנהוג איש ברעהו ברוח של אחווה.""",
    "Devanagari": """सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता
और समानता प्राप्त है। उन्हें बुद्धि और अन्तरात्मा की
देन प्राप्त है और परस्पर उन्हें भाईचारे के भाव से बर्ताव करना चाहिए।""",
    "Hangul": """모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.
인간은 천부적으로 이성과 양심을 부여받았으며 서로 형제애의 정신으로 행동하여야 한다.""",
    "Kana": """すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。
人間は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。""",
    "Thai": """มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ ต่างมีเหตุผลและมโนธรรม
และควรปฏิบัติต่อกันด้วยเจตนารมณ์แห่งภราดรภาพ""",
}
"""Articles, and for other scripts the first of the Universal Declaration of Human Rights."""
ODD = [
    "", "…", "one", "e\u0301te\u0301 a\u0300 l’E\u0301cole", "FranÃ§ais, dâ€™ailleurs « É’ »",
    "½ ﬁn ﬃ ﷺ ㌀ Ⅷ 🄰 𝒜𝓃 👷🏽 𠀀", "\ufeffmi\u00adnis\u200btère", "snake_case K-9", "İstanbul ſ ẞ",
    "x" * 70_000, "a\x00b\x85c\u2028d", "ᾳ ᾼ ΐ ŉ ǰ", "क़ ড় য়", "\U000e0100x",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(max_codepoint=0x24FF, codec="utf-8"), max_size=60),
    st.sampled_from([*SCRIPTS.values(), *ODD]),
)
PEOPLE = ["with numba", "without"]


@pytest.fixture(params=PEOPLE)
def _each_way(request, monkeypatch):
    """Compiled, and as who has no numba runs it."""
    if request.param == "without":
        monkeypatch.setattr(sketching, "compiled", lambda: None)
    else:
        pytest.importorskip("numba")


def _by_datasketch(text: str) -> list[int]:
    slow = MinHash(num_perm=128, seed=1, hashfunc=shingle_hash)
    slow.update_batch([s.encode() for s in shingles_of(tokenise(normalise(text)).plain)])
    return slow.hashvalues.tolist()


@pytest.mark.usefixtures("_each_way")
@pytest.mark.parametrize("script", SCRIPTS)
def test_signatures_are_those_of_datasketch(script):
    """Given the published hash function: an index of theirs takes ours."""
    text = SCRIPTS[script]
    assert signatures([text]).tolist() == [_by_datasketch(text)]


@pytest.mark.usefixtures("_each_way")
def test_odd_texts_have_the_signatures_of_datasketch():
    assert signatures(ODD).tolist() == [_by_datasketch(text) for text in ODD]


@pytest.fixture
def slowly(monkeypatch):
    """The texts that the kernel leaves to the tokeniser."""
    pytest.importorskip("numba")
    read = []
    monkeypatch.setattr(
        sketching, "word_hashes", lambda text: read.append(text) or word_hashes(text)
    )
    return read


def _quoted(drawn: list[str], ensure_ascii: bool) -> Texts:
    """Texts as JSON has them."""
    parts = [json.dumps(text, ensure_ascii=ensure_ascii).encode() for text in drawn]
    return Texts(*put_together(parts), True, drawn.__getitem__)


def _same(words, drawn):
    slow = [word_hashes(text) for text in drawn]
    assert words.numbers.tolist() == [len(hashes) for hashes in slow]
    assert words.hashes.tolist() == [value for hashes in slow for value in hashes.tolist()]
    assert words.lengths.tolist() == [len(text) for text in drawn]


@given(st.lists(texts, max_size=4))
@settings(STEADY, max_examples=150)
def test_the_kernel_reads_the_words_of_the_tokeniser(drawn):
    """All that there is in Unicode, and several texts beside each other; also as JSON has them."""
    for read in (joined(drawn), _quoted(drawn, False), _quoted(drawn, True)):
        _same(read_words(read), drawn)
    fast = signatures(drawn), *fingerprints(drawn)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sketching, "compiled", lambda: None)
        slow = signatures(drawn), *fingerprints(drawn)
    assert [part.tolist() for part in fast] == [part.tolist() for part in slow]


def test_each_character_of_the_table_is_read_as_the_tokeniser_reads_it(slowly):
    """On its own and between letters: a table with one wrong row loses all texts that have it."""
    codes = [code for first, end in _READ for code in range(first, end, 7)]
    drawn = [f"{chr(code)} a{chr(code)}b" for code in [*codes, *range(0x3400, 0xA000, 331)]]
    for read in (joined(drawn), _quoted(drawn, False), _quoted(drawn, True)):
        _same(read_words(read), drawn)
    assert len(slowly) < 0.03 * len(drawn)


@pytest.mark.parametrize("script", SCRIPTS)
def test_real_text_needs_no_slow_reading(script, slowly):
    """Or the speed would be that of one script."""
    read_words(joined([SCRIPTS[script]]))
    read_words(_quoted([SCRIPTS[script]], True))
    assert slowly == []


@pytest.mark.parametrize(
    "wrong",
    [b"\xff", b"\xc3", b"\xc1\x81", b"\xe2\x82", b"\xe0\x80\x80", b"\xed\xa0\x80", b"\xf0\x9f\x98",
     b"\xf0\x80\x80\x80", b"\xf5\x80\x80\x80", b"\x80"],
)  # fmt: skip
@pytest.mark.parametrize("after", [b"", b"x", b" word"])
def test_bytes_that_are_no_text_are_left_to_who_decodes_them(wrong, after, slowly):
    text = b'"some words ' + wrong + after + b'"'
    with pytest.raises(UnicodeDecodeError):
        text.decode()
    read_words(Texts(*put_together([text]), True, lambda at: "left"))
    assert slowly == ["left"]


@pytest.mark.usefixtures("_each_way")
def test_sets_are_those_of_the_shingles():
    """Their sizes and what they have in common, so that a Jaccard index is exact."""
    parts = [BRIDGE, BRIDGE.replace("Friday", "Monday"), *SCRIPTS.values(), *ODD]
    sets = shingle_sets(parts)
    slow = [shingles_of(tokenise(normalise(text)).plain) for text in parts]
    assert sets.sizes.tolist() == [len(one) for one in slow]
    first, second = map(np.array, zip(*[(a, b) for a in range(9) for b in range(9)], strict=True))
    both = common(sets, first, second)
    got = both / np.maximum(sets.sizes[first] + sets.sizes[second] - both, 1)
    assert got.tolist() == [
        compared(slow[a], slow[b])[0] for a, b in zip(first, second, strict=True)
    ]


@given(st.lists(st.text(st.sampled_from("aeé桥"), min_size=1, max_size=4), max_size=9))
@settings(STEADY, max_examples=100)
def test_the_hash_of_a_shingle_is_that_of_its_words(words):
    hashes = shingle_hashes(np.array([word_hash(word) for word in words], dtype=np.uint64))
    last = max(1, len(words) - 4)
    written = [" ".join(words[at : at + 5]).encode() for at in range(last if words else 0)]
    assert [int(value) >> 32 for value in hashes] == [shingle_hash(one) for one in written]


def test_hashes_of_shingles_are_all_different():
    """40,000 of them: of 32 bits .2 would meet, of 64 none in an age."""
    words = [f"{a}{b}" for a in "abcdefghij" for b in range(100)]
    pairs = [f"{a} {b}" for a in words[:200] for b in words[:200]]
    hashes = {shingle_hash(pair.encode()) for pair in pairs}
    assert len(hashes) >= len(pairs) - 3
