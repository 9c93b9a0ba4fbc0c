"""Damage: a text that was copied badly is still the same text, and a sound one is left alone."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lineage
from lineage.text.damage import mended, read_right, stuck_at
from lineage.text.language import detect
from lineage.text.normal import normalise
from lineage.text.tokens import Tokens, tokenise
from tests.heaps import ARABIC, BRIDGE, CHINESE, FRENCH, HARBOUR, STEADY, articles
from tests.text.reading import credited

WSJ = "The Wall Street Journal"
NYT = "The New York Times"
SPANISH = """El ayuntamiento anunció el jueves que el viejo puente de Arlón cerrará cuatro meses.
Los ingenieros encontraron grietas en dos de los pilares, según El País.
«Nadie está en peligro», dijo la alcaldesa, Ana Núñez, ante un centenar de vecinos.
Las obras costarán dos millones de euros y terminarán antes de las primeras heladas."""
SOUND = {"fr": FRENCH, "en": BRIDGE, "es": SPANISH}


def tokens(text: str, language: str) -> Tokens:
    return mended(tokenise(normalise(text)), language)


def without_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@pytest.mark.parametrize(
    "language, damaged, sound",
    [
        ("fr", "le Journal de Wall Streetrapporte", "le Journal de Wall Street rapporte"),
        ("fr", "Le New York Timesrévèle que", "Le New York Times révèle que"),
        ("fr", "les pompiersdans la nuit", "les pompiers dans la nuit"),
        ("fr", "la ministreavant de partir", "la ministre avant de partir"),
        ("fr", "Roydot parle, Roydotaujourd'hui", "Roydot parle, Roydot aujourd'hui"),
        ("en", "Reutersreported that", "Reuters reported that"),
        ("en", "the ministrysaid on Friday", "the ministry said on Friday"),
        ("en", "The governmentannounced it", "The government announced it"),
        ("en", "the firemenbefore dawn", "the firemen before dawn"),
        ("es", "el gobiernoanunció el cierre", "el gobierno anunció el cierre"),
        ("es", "el periódicopublicó ayer", "el periódico publicó ayer"),
        ("es", "los bomberosdesde ayer", "los bomberos desde ayer"),
    ],
)
def test_words_that_stick_together_are_two(language, damaged, sound):
    """The link that stood between them is lost, and the space with it."""
    assert tokens(damaged, language).words == tokens(sound, language).words


def test_a_name_of_the_text_is_known_in_what_sticks_to_it():
    """Nobody has Orwyn in a table, but the article has it elsewhere."""
    assert stuck_at("Orwynaujourd", "fr", {"orwyn"}) == len("Orwyn")


@pytest.mark.parametrize(
    "language, word",
    [
        ("fr", "gouvernement"),
        ("fr", "quatre"),
        ("fr", "pourquoi"),
        ("fr", "lorsque"),
        ("fr", "Halvorne"),
        ("fr", "Bruxelles"),
        ("fr", "A380dans"),
        ("en", "understand"),
        ("en", "withdrawal"),
        ("en", "Halvorne"),
        ("en", "covid19and"),
        ("es", "ayuntamiento"),
        ("es", "Torrelodones"),
        ("es", "Hernández"),
        # three letters that are a word, before what is a verb of saying
        ("fr", "suscitant"),
        ("en", "eliciting"),
    ],
)
def test_a_word_of_its_own_is_not_taken_apart(language, word):
    """Words that end like another word are many, and codes are none."""
    assert stuck_at(word, language, ()) is None


@pytest.mark.parametrize(
    "language, damaged, sound",
    [
        ("fr", "le le port", "le port"),
        ("fr", "la la maire", "la maire"),
        ("fr", "Les les quais", "Les quais"),
        ("en", "the the bridge", "the bridge"),
        ("en", "The the bridge", "The bridge"),
        ("es", "el el puente", "el puente"),
        ("es", "las las obras", "las obras"),
        ("fr", "le le le port", "le port"),
    ],
)
def test_a_doubled_article_counts_once(language, damaged, sound):
    """Machines put one before "Le Monde" that has one."""
    assert tokens(damaged, language).words == tokens(sound, language).words


def test_a_doubled_article_is_one_stretch():
    """Or half of it would be told as new."""
    found = tokens("dans le le port", "fr")
    assert found.words == ("dans", "le", "port")
    assert (found.starts[1], found.ends[1]) == (5, 10)


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "nous nous levons"),
        ("fr", "très très grand"),
        ("en", "he had had enough"),
        ("en", "he said that that was it"),
        ("es", "muy muy grande"),
        ("fr", "le port, le quai"),
    ],
)
def test_other_words_may_stand_there_twice(language, text):
    assert tokens(text, language).words == tokenise(normalise(text)).words


@pytest.mark.parametrize(
    "language, misread, word",
    [
        ("fr", "g0uvernement", "gouvernement"),
        ("fr", "soc1été", "société"),
        ("fr", "5ociété", "société"),
        ("fr", "rninistère", "ministère"),
        ("en", "governrnent", "government"),
        ("en", "br1dge", "bridge"),
        ("en", "m1nistry", "ministry"),
        ("en", "vvater", "water"),
        ("en", "c0nflict", "conflict"),
        ("es", "gob1erno", "gobierno"),
        ("es", "g0bierno", "gobierno"),
    ],
)
def test_misread_letters_are_put_right(language, misread, word):
    """Scanned pages have them in every line."""
    assert read_right(misread, language) == word
    assert tokens(misread, language).words == (word,)


@pytest.mark.parametrize("code", ["b52", "g20", "a380", "covid19", "1984", "2031", "f16", "h1n1"])
@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_codes_and_numbers_are_not_misread(language, code):
    assert read_right(code, language) == code


@pytest.mark.parametrize("language", SOUND)
def test_utf_8_that_was_read_as_windows_1252(language):
    text = SOUND[language]
    damaged = text.encode("utf-8").decode("cp1252")
    assert (damaged != text) == (not text.isascii())
    assert tokens(damaged, language).words == tokens(text, language).words
    assert lineage.compare(text, damaged).relation == "duplicate"


@pytest.mark.parametrize(
    "damaged, sound",
    [
        ("lâ€™Ã©tÃ©", "l'été"),
        ("Â« non Â»", "« non »"),
        ("â€œnoâ€\u009d", "“no”"),
        ("10 â‚¬", "10 €"),
        ("maÃ±ana", "mañana"),
        ("Ã‰tat", "État"),
        ("naÃ¯ve", "naïve"),
        ("a â€“ b", "a – b"),
        ("dÃ©jÃ\u00a0vu", "déjàvu"),
    ],
)
def test_what_windows_1252_makes_of_single_letters(damaged, sound):
    assert normalise(damaged).text == normalise(sound).text


@pytest.mark.parametrize("text", ["Ângela", "São João", "ÂNGELA", "Ça alors", "AÇÃO", "Århus"])
def test_letters_that_only_look_like_it_are_kept(text):
    """They are common in names, and stand before no such mark."""
    assert normalise(text).text == unicodedata.normalize("NFC", text).casefold()


@pytest.mark.parametrize(
    "name, damage",
    [
        ("soft hyphens", lambda text: text.replace("e", "e\u00ad")),
        ("no-break spaces", lambda text: text.replace(" ", "\u00a0")),
        ("narrow spaces", lambda text: text.replace(" ", "\u202f")),
        ("straight apostrophes", lambda text: text.replace("’", "'")),
        ("turned apostrophes", lambda text: text.replace("’", "‘").replace("'", "`")),
        ("accents", lambda text: text.replace("’", "´").replace("'", "´")),
        ("letters apart from their marks", lambda text: unicodedata.normalize("NFD", text)),
        ("zero-width spaces", lambda text: text.replace("e", "e\u200b")),
        ("Windows line ends", lambda text: text.replace("\n", "\r\n")),
    ],
)
@pytest.mark.parametrize("language", SOUND)
def test_typesetting_is_no_difference(language, name, damage):
    text = SOUND[language]
    assert tokens(damage(text), language).words == tokens(text, language).words
    assert lineage.compare(text, damage(text)).relation == "duplicate"


@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_copy_that_lost_its_diacritics_is_a_copy(language):
    """«\u00a0Mate\u00a0» and «\u00a0maté\u00a0» are two words, so the texts are not quite equal."""
    text = SOUND[language]
    damaged = without_marks(text)
    assert damaged != text
    assert tokens(damaged, language).plain == tokens(text, language).plain
    found = lineage.compare(text, damaged)
    assert found.relation in ("duplicate", "near-duplicate")
    assert {passage.kind for passage in found.passages} == {"verbatim"}


@pytest.mark.parametrize(
    "language, glue",
    [
        ("fr", ("municipale pour", "municipalepour")),
        ("en", ("journey", "journeywhile")),
        ("es", ("dijo la", "dijola")),
    ],
)
def test_a_glued_word_does_not_part_two_copies(language, glue):
    text = SOUND[language]
    found = lineage.compare(text, text.replace(*glue))
    assert found.relation in ("duplicate", "near-duplicate")


@pytest.mark.parametrize(
    "language, text, source",
    [
        ("fr", "Le Journal de Wall Streetrapporte que l'essai a échoué.", WSJ),
        ("fr", "Le New York Timesrévèle que l'essai a échoué.", NYT),
        ("fr", "Le Wall Street Journalrévèle que l'essai a échoué.", WSJ),
        ("fr", "Pour le Le Guardian, l'essai a échoué.", "The Guardian"),
        ("fr", "Selon le le Monde, l'essai a échoué.", "Le Monde"),
        ("fr", "Selon le Wall\u00a0Street\u202fJournal, l'essai a échoué.", WSJ),
        ("fr", "D`après le Wall Street Journal, l'essai a échoué.", WSJ),
        ("fr", "D´après le Wall Street Journal, l´essai a échoué.", WSJ),
        ("fr", "Apres les revelations du Wall Street Journal, l'action recule.", WSJ),
        ("fr", "Le Wall Street Journal a revele jeudi que l'essai avait echoue.", WSJ),
        ("en", "The Wall Street Journalreported on Thursday that the test failed.", WSJ),
        ("en", "Reutersreported that the test failed.", "Reuters"),
        ("es", "El Wall Street Journalinformó de que la prueba fracasó.", WSJ),
        ("es", "Segun El Pais, la prueba fracaso.", "El País"),
    ],
)
def test_a_source_is_seen_through_the_damage(language, text, source):
    """The source is a link on most pages, and one that is lost there is lost to the tree."""
    assert credited(text, language) == {source}


def _check_places(text: str, found: Tokens) -> None:
    places = list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))
    assert len(found.words) == len(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    for (_, end), (then, _) in pairwise(places):
        # "½" is one character that holds two words
        assert end <= then or not unicodedata.is_normalized("NFKC", text[then:end])


PIECES = (
    *("le", "le ", "dans", "rapporte", "aujourd'hui", "Musk", "g0uvernement", "rn", "vv", "1", "0"),
    *("é", "Ã©", "â€™", "\u00ad", "ß", "İ", "\u0301", " ", "\n", "’", "the ", "said", "según", "½"),
)
damage = st.sampled_from(PIECES)


@given(
    st.one_of(st.lists(damage, max_size=14).map("".join), st.text(max_size=40)),
    st.sampled_from(["fr", "en", "es", "zh"]),
)
@settings(STEADY, max_examples=400)
def test_mended_tokens_are_inside_the_text_in_order_and_apart(text, language):
    _check_places(text, tokens(text, language))


@given(st.lists(damage, max_size=14).map("".join), st.sampled_from(["fr", "en", "es"]))
@settings(STEADY, max_examples=200)
def test_no_letter_of_a_word_is_lost_or_made_up(text, language):
    """What is taken apart is all there, and only articles go, into the one before them."""
    before, after = tokenise(normalise(text)), tokens(text, language)
    covered = {
        at
        for start, end in zip(after.starts.tolist(), after.ends.tolist(), strict=True)
        for at in range(start, end)
    }
    for start, end in zip(before.starts.tolist(), before.ends.tolist(), strict=True):
        assert covered.issuperset(range(start, end))


@pytest.mark.parametrize("text", [FRENCH, BRIDGE, HARBOUR, SPANISH, ARABIC, CHINESE])
def test_a_sound_text_is_left_alone(text):
    before = tokenise(normalise(text))
    after = mended(before, detect(text) or "en")
    assert after.words == before.words
    assert after.starts.tolist() == before.starts.tolist()
    assert after.ends.tolist() == before.ends.tolist()


def test_hardly_a_word_of_the_flagship_story_is_changed():
    """Its one damaged page says "Halvorneaujourd'hui"."""
    changed = {}
    for document in articles():
        before = tokenise(normalise(document.text))
        after = mended(before, document.language or detect(document.text) or "en")
        if made := {*after.words} - {*before.words}:
            changed[document.id] = made
    assert set(changed) <= {"articles/03-halvorne-ingenieure.txt"}


@given(st.sampled_from(FRENCH.split()), st.integers(0, 200))
@settings(STEADY, max_examples=100)
def test_what_is_mended_stays_mended(word, at):
    """Mending twice is mending once, wherever a stray word is put."""
    words = FRENCH.split()
    words.insert(at % len(words), word)
    once = tokens(" ".join(words), "fr")
    assert mended(once, "fr").words == once.words
