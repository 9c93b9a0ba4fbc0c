"""Sentences and clauses: they may be cut in the wrong place, but they lose nothing."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.model import Document, Span
from lineage.text import annotate
from lineage.text.normal import normalise
from lineage.text.sentences import SHORTEST_CLAUSE, clauses, sentences
from lineage.text.tokens import tokenise
from tests.heaps import ARABIC, BRIDGE, CHINESE, FRENCH, STEADY

PIECES = [
    "M.",
    "Mr.",
    "St.",
    "a",
    "Roy",
    "le port",
    "U.S.",
    "3.5",
    ". ",
    "! ",
    "?",
    "… ",
    "...",
    "。",
]
PIECES += ["« ", " »", '"', "“", "”", "(", ")", ", ", "; ", ": ", " – ", "\n", "\r\n", "\r", " "]
PIECES += ["\u00a0", "\t", "👷🏽", "桥", "Elle part", "and so it went on for many days", "e\u0301"]
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.text(max_size=40),
    st.sampled_from([BRIDGE, FRENCH, ARABIC, CHINESE]),
)
languages = st.sampled_from(["fr", "en", "ar", "zh", "de", "tlh"])


@given(texts, languages)
@settings(STEADY, max_examples=300)
def test_sentences_lose_nothing_but_white_space(text, language):
    """In order, apart, trimmed, never over a line break, and all that is not space is in one."""
    end = 0
    for span in sentences(text, language):
        assert end <= span.start < span.end
        assert text[end : span.start].strip() == ""
        found = text[span.start : span.end]
        assert found == found.strip()
        assert "\n" not in found and "\r" not in found
        end = span.end
    assert text[end:].strip() == ""


@given(texts)
@settings(STEADY, max_examples=200)
def test_clauses_tile_their_sentence(text):
    tokens = tokenise(normalise(text))
    for sentence in sentences(text, "fr"):
        found = clauses(text, sentence, tokens)
        assert found[0].start == sentence.start and found[-1].end == sentence.end
        for before, after in pairwise(found):
            assert before.end <= after.start
            assert text[before.end : after.start].strip() == ""
        if len(found) > 1:
            assert all(len(tokens.within(c.start, c.end)) >= SHORTEST_CLAUSE for c in found)


def _said(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, language)]


@pytest.mark.parametrize(
    "language, expected",
    [
        ("fr", ["M. Roy a dit non.", "Mme Lys est partie."]),
        ("fr", ["Il a dit : « Non ! »", "Puis il est parti."]),
        ("fr", ["Le chantier coûte 1.200.000 euros.", "Il dure huit mois."]),
        ("fr", ["Pourquoi ?", "Nul ne le sait…", "La mairie se tait."]),
        ("en", ["Mr. Roy met Dr. Lys in St. Paul.", "They left."]),
        ("en", ["The U.S. Treasury said no.", "Others agreed."]),
        ("en", ["“Nobody knows,” he said.", "“Nobody will.”", "She left."]),
        ("en", ["It rose 3.5 percent to $2.4 billion.", "Then it fell."]),
    ],
)
def test_sentences_end_where_a_reader_says(language, expected):
    assert _said(" ".join(expected), language) == expected


def test_a_line_break_ends_a_sentence():
    """A title and a caption have no full stop."""
    assert _said("The bridge closes\r\nIt is old.\n\nRepairs", "en") == [
        "The bridge closes",
        "It is old.",
        "Repairs",
    ]


def test_a_stray_full_stop_of_a_machine_ends_none():
    assert _said("Elle part. bien que tard.", "fr") == ["Elle part. bien que tard."]


def _cut(text: str) -> list[str]:
    tokens = tokenise(normalise(text))
    return [text[c.start : c.end] for c in clauses(text, Span(0, len(text)), tokens)]


def test_long_clauses_stand_alone():
    assert _cut("The port will close in March for good, the ministry said on Monday in Paris.") == [
        "The port will close in March for good,",
        "the ministry said on Monday in Paris.",
    ]


def test_a_number_is_not_cut_at_its_comma():
    """Or 1,2 million would be found as 1 and as 2 million."""
    [whole] = _cut(
        "Le chantier de la piscine doit coûter 1,2 million d’euros aux gens de Bréville."
    )
    assert "1,2" in whole


def test_a_quotation_stays_with_who_says_it():
    """The words alone may be anyone's."""
    text = "« Nous n’avons plus le choix », a déclaré le maire de la ville de Bréville."
    assert _cut(text) == [text]


def test_half_a_character_is_read_over():
    """JSON can hold one, and a caller may hand it on."""
    text = "Le pont \ud800 ferme lundi. Il rouvrira en mars."
    [document] = annotate([Document("a", text, language="fr")])
    assert [text[s.start : s.end] for s in document.sentences] == [
        "Le pont \ud800 ferme lundi.",
        "Il rouvrira en mars.",
    ]
