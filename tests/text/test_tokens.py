"""Tokens, held against a slow and obvious reading of the same text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.text.normal import normalise
from lineage.text.tokens import stem, tokenise
from tests.heaps import ARABIC, BRIDGE, CHINESE, FRENCH, STEADY

UNSPACED = [(0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF)]
UNSPACED += [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF)]
texts = st.one_of(
    st.text(st.sampled_from("aB é_-’.,5 ½桥の人ไทยبج\n\u00ad\u0301ﬁ👷"), max_size=40),
    st.text(max_size=40),
    st.sampled_from([BRIDGE, FRENCH, ARABIC, CHINESE]),
)


def _stands_alone(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in UNSPACED)


def oracle(text: str) -> list[tuple[str, int, int]]:
    """Read the normal form letter by letter."""
    normal = normalise(text)
    found: list[tuple[str, int, int]] = []
    word = ""
    for at, character in enumerate([*normal.text, " "]):
        part_of_word = character.isalnum() and not _stands_alone(character)
        if part_of_word:
            word += character
            continue
        if word:
            start, end = normal.starts[at - len(word)], normal.ends[at - 1]
            found.append((word, int(start), int(end)))
            word = ""
        if _stands_alone(character):
            found.append((character, int(normal.starts[at]), int(normal.ends[at])))
    return found


@given(texts)
@settings(STEADY, max_examples=300)
def test_tokens_are_the_words(text):
    found = tokenise(normalise(text))
    assert list(
        zip(found.words, found.starts.tolist(), found.ends.tolist(), strict=True)
    ) == oracle(text)


@given(texts, st.integers(0, 45), st.integers(0, 45))
@settings(STEADY, max_examples=200)
def test_tokens_within_a_span(text, start, end):
    """Those that lie wholly inside, whatever the span cuts."""
    found = tokenise(normalise(text))
    places = list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))
    if start < end and len(set(places)) == len(places):
        inside = [at for at, (s, e) in enumerate(places) if start <= s and e <= end]
        assert list(found.within(start, end)) == inside


@pytest.mark.parametrize(
    "text, words",
    [
        ("L’agence dit : 15,4 %", ["l", "agence", "dit", "15", "4"]),
        ("Aubrives-sur-Lys", ["aubrives", "sur", "lys"]),
        ("snake_case", ["snake", "case"]),
        ("minis\u00adtère", ["ministère"]),
        ("旧桥 closed", ["旧", "桥", "closed"]),
        ("الجسر القديم", ["الجسر", "القديم"]),
        ("…", []),
        ("", []),
    ],
)
def test_tokens_of_many_scripts(text, words):
    assert list(tokenise(normalise(text)).words) == words


@pytest.mark.parametrize(
    "one, other, language",
    [
        ("négociation", "négociations", "fr"),
        ("rapporté", "rapporter", "fr"),
        ("report", "reported", "en"),
        ("batteries", "battery", "en"),
    ],
)
def test_forms_of_a_word_have_one_stem(one, other, language):
    assert stem(one, language) == stem(other, language)


def test_a_language_without_a_stemmer_keeps_its_words():
    assert stem("桥", "zh") == "桥"
