"""The user's own background: what it makes of words, and how much a small one weighs."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lineage
from lineage.align import features
from lineage.errors import UsageError
from lineage.model import Document
from lineage.sketch import candidates
from lineage.text import PACKAGED, Background, annotate
from lineage.text.background import PRIOR, UNTABLED, language_of
from lineage.text.lexicon import information
from tests.heaps import STEADY

COUNCIL = "The municipal council of Sarande discussed the herring quota until late at night."
TRAMS = "Trams stood still in Sarande while the municipal council counted its herring."
FINNISH = "Kaupunginvaltuusto päätti maanantaina sulkea vanhan sillan korjausten ajaksi."


@pytest.mark.parametrize("language", ["fr", "en", "fi"])
def test_an_empty_background_is_the_packaged_one(language):
    for word in ("les", "council", "sarande", "2024"):
        assert PACKAGED.information(word, language) == information(word, language)


def test_languages_that_it_lacks_keep_the_packaged_frequencies():
    background = Background.of_words({"fr": {"conseil": 10**9}})
    assert background.information("council", "en") == information("council", "en")
    assert background.information("conseil", "fr") < 0.01


def test_as_many_words_as_the_packaged_table_stands_for_count_half():
    """A word that the archive never has is half as frequent then."""
    background = Background.of_words({"en": {"herring": PRIOR}})
    halved = information("council", "en") + 0.30103 / 5
    assert background.information("council", "en") == pytest.approx(halved)


def test_a_small_archive_moves_a_word_little_and_a_large_one_replaces_its_frequency():
    told = [
        Background.of_words({"en": {"herring": size // 1000, "a": size}}).information(
            "herring", "en"
        )
        for size in (1_000, 100_000, 10_000_000, 10**11)
    ]
    assert told == sorted(told, reverse=True)
    assert information("herring", "en") - told[0] < 0.05
    assert told[-1] == pytest.approx((7 - 6) / 5, abs=0.001)


def test_a_language_without_a_table_learns_fast():
    counts = {"ja": UNTABLED // 10, "silta": 1}
    background = Background.of_words({"fi": counts})
    assert information("ja", "fi") == information("silta", "fi")
    assert background.information("ja", "fi") == 0.0
    assert background.information("silta", "fi") > 0.4


@given(st.dictionaries(st.sampled_from(["quai", "port", "été", "le"]), st.integers(0, 99)))
@STEADY
def test_the_more_often_a_word_is_there_the_less_it_tells(counts):
    background = Background.of_words({"fr": {**counts, "nuit": 1}})
    for word, count in counts.items():
        more = Background.of_words({"fr": {**counts, "nuit": 1, word: count + 50}})
        assert 0 <= more.information(word, "fr") <= background.information(word, "fr") <= 1


def test_articles_and_a_list_of_their_words_are_the_same():
    articles = [Document(str(at), text, language="en") for at, text in enumerate([COUNCIL, TRAMS])]
    words = Counter(f"{COUNCIL} {TRAMS}".replace(".", "").split())
    one, other = Background.of(articles), Background.of_words({"en": words})
    assert one.counts == other.counts
    assert one.totals == other.totals == {"en": words.total()}


def test_each_article_counts_for_its_own_language():
    texts = [COUNCIL, FINNISH, FINNISH]
    background = Background.of(Document(str(at), text) for at, text in enumerate(texts))
    assert background.totals == {"en": 13, "fi": 16}
    assert background.counts["fi"]["sillan"] == 2


def test_nothing_is_no_background():
    assert Background.of([]).totals == Background.of_words({"fr": {"le": 0, "!": 7}}).totals == {}


def test_a_count_below_nothing_is_an_error():
    with pytest.raises(UsageError, match="'le' -1 times"):
        lineage.analyze([], background={"fr": {"le": -1}})


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("ja on ei se että hän oli mutta kun niin", "fi"),
        ("the and that with from", "en"),
        ("", "en"),
    ],
)
def test_the_language_of_a_list_is_that_of_its_commonest_words(words, language):
    counts = {word: 1000 - at for at, word in enumerate(words.split())}
    assert language_of(counts) == language_of(dict(reversed(counts.items()))) == language


def _read(background=PACKAGED):
    documents = [Document("a", COUNCIL, language="en"), Document("b", TRAMS, language="en")]
    return annotate(documents, background=background)


def test_what_is_common_in_the_archive_ties_no_documents():
    """The archive of a fishing port: there, its council and its herring are in every article."""
    port = dict.fromkeys(("municipal", "council", "herring", "sarande"), 90_000)
    [plain] = candidates(_read())
    [known] = candidates(_read(Background.of_words({"en": port})))
    assert plain.found_by == ("tfidf",)
    assert known.found_by == ()
    assert known.tfidf < 0.1 < 0.5 < plain.tfidf


def test_clauses_are_weighted_by_it_too():
    port = Background.of_words({"en": dict.fromkeys(COUNCIL.lower().strip(".").split(), 10**6)})
    plain, known = (features(_read(background)[0]) for background in (PACKAGED, port))
    assert known.within.weights.matrix.sum() < plain.within.weights.matrix.sum()
    assert known.words.weights.matrix.sum() < plain.words.weights.matrix.sum()


def test_the_report_says_how_large_it_was():
    report = lineage.analyze([], background={"en": {"herring": 3}, "de": {"Hering": 2}})
    assert report.parameters["background"] == {"de": 2, "en": 3}
    assert "background" not in lineage.analyze([]).parameters


def test_a_run_with_one_leaves_nothing_behind():
    """Weights are cached by word: those of one run must not show in the next."""
    documents = [Document("a", COUNCIL, language="en"), Document("b", TRAMS, language="en")]
    before = lineage.analyze(documents, all_pairs=True)
    port = {"en": {"municipal": 9000, "council": 9000, "herring": 9000}}
    known = lineage.analyze(documents, all_pairs=True, background=port)
    assert lineage.analyze(documents, all_pairs=True) == before
    assert known.pairs[0].tfidf < before.pairs[0].tfidf
    assert lineage.compare(*documents, background=port).tfidf == known.pairs[0].tfidf
