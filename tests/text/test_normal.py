"""Normal form: texts that look alike become equal, and every character knows where it was."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lineage.text.normal import normalise
from tests.heaps import ARABIC, BRIDGE, CHINESE, FRENCH, STEADY

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
letters = st.sampled_from("aZ é\u0301É’“”«»–— \u00a0\u202f\u00ad\u200dﬁ½ß桥ب👷🏽\n\r\t…İ'\"`")
texts = st.one_of(
    st.text(letters, max_size=40), st.text(max_size=40), st.sampled_from([BRIDGE, FRENCH, ARABIC])
)


@given(texts)
@settings(STEADY, max_examples=300)
def test_every_character_knows_where_it_came_from(text):
    """In bounds, in order, from a stretch that is not empty."""
    found = normalise(text)
    assert len(found.text) == len(found.starts) == len(found.ends)
    starts, ends = found.starts.tolist(), found.ends.tolist()
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert starts == sorted(starts) and ends == sorted(ends)


@given(texts)
@settings(STEADY, max_examples=300)
def test_nothing_but_the_invisible_is_lost(text):
    """A character that nothing came from is a soft hyphen or the like, and has no normal form."""
    found = normalise(text)
    covered = set()
    for start, end in zip(found.starts.tolist(), found.ends.tolist(), strict=True):
        covered.update(range(start, end))
    for at, character in enumerate(text):
        if at not in covered:
            assert character in INVISIBLE or unicodedata.combining(character), hex(ord(character))


@given(texts)
@settings(STEADY, max_examples=150)
def test_the_way_back_covers_the_whole_range(text):
    found = normalise(text)
    if found.text:
        whole = found.original(0, len(found.text))
        assert whole.start == found.starts[0] and whole.end == found.ends[-1]


@given(texts)
@settings(STEADY, max_examples=150)
def test_line_breaks_stay(text):
    """They end titles, captions and paragraphs."""
    assert normalise(text).text.count("\n") == text.count("\n")


@given(st.text(st.characters(max_codepoint=127), max_size=30))
@settings(STEADY, max_examples=300)
@example("a\tb\rc")
def test_plain_english_is_read_as_any_other_text(text):
    """There is a short cut for ASCII; one accent further down must not change what comes before."""
    short, long = normalise(text), normalise(text + "\né")
    assert long.text == short.text + "\né"
    assert long.starts.tolist()[:-2] == short.starts.tolist()
    assert long.ends.tolist()[:-2] == short.ends.tolist()


@pytest.mark.parametrize(
    "one, other",
    [
        ("L’été", "l'ÉTÉ"),
        ("l\u2019e\u0301te\u0301", "l'été"),
        ("« oui »", '" oui "'),
        ("«\u00a0oui\u00a0»", "“\u202foui\u202f”"),
        ("1\u202f200\u00a0€", "1 200 €"),
        ("ﬁn de l’aﬀaire", "fin de l'affaire"),
        ("minis\u00adtère", "ministère"),
        ("Wall\u200b Street", "wall street"),
        ("2019–2020", "2019-2020"),
        ("STRASSE", "straße"),
        ("ＡＢＣ", "abc"),
    ],
)
def test_what_looks_alike_is_equal(one, other):
    """Pages are typeset by different hands: that is no difference in what they say."""
    assert normalise(one).text == normalise(other).text


@pytest.mark.parametrize("text", [FRENCH, BRIDGE, ARABIC, CHINESE, "« L’Été », 2019–20"])
def test_the_normal_form_is_normal(text):
    assert normalise(normalise(text).text).text == normalise(text).text


def test_a_word_is_found_where_it_stands():
    """Whatever comes before it takes more, or fewer, characters than in the normal form."""
    text = "ﬁ\u00ad½ — 👷🏽 e\u0301te\u0301 « Bréville »"
    found = normalise(text)
    at = found.text.index("bréville")
    span = found.original(at, at + len("bréville"))
    assert text[span.start : span.end] == "Bréville"


def test_a_letter_keeps_the_accent_that_is_a_character_of_its_own():
    """A span that ended between the two would tear the letter apart."""
    text = "un e\u0301te\u0301, une fin"
    found = normalise(text)
    at = found.text.index("été")
    span = found.original(at, at + 3)
    assert text[span.start : span.end] == "e\u0301te\u0301"
