"""Speakers: whose words stand between the marks, where the text tells."""

import pytest

from tests.text.reading import annotated


@pytest.mark.parametrize(
    "language, text, speaker",
    [
        ("fr", "« Non », a dit Anna Roy.", "Anna Roy"),
        ("fr", "« Nous n’avons plus le choix », a déclaré jeudi la maire, Anna Roy.", "Anna Roy"),
        ("fr", "Anna Roy a déclaré : « Nous n’avons plus le choix. »", "Anna Roy"),
        ("en", "“No,” said Anna Roy.", "Anna Roy"),
        ("en", "“No,” Anna Roy said.", "Anna Roy"),
        ("en", "Anna Roy said: “There is no choice.”", "Anna Roy"),
        ("en", "Anna Roy was there. “There is no choice,” Roy said.", "Anna Roy"),
        ("fr", "Une pancarte disait « Non ».", None),
        ("en", "The sign read “No entry” in two languages.", None),
        ("fr", "Anna Roy sourit. « C'est faux », confie un ancien voisin.", None),
        ("fr", "Jean Lys, l'a redit sur RTL : « Nous fermons le port. »", "Jean Lys"),
        ("fr", "Anna Roy a parlé. Selon elle, le port est « mort-né ».", "Anna Roy"),
        ("fr", "« J'ai peur de la nuit. » Anna Roy se tait.", "Anna Roy"),
        ("fr", "« J'ai peur de la nuit. » Assise au bar, Anna Roy se tait.", "Anna Roy"),
        ("it", "«Sarebbe una follia». Anna Roy pesa le parole.", "Anna Roy"),
        ("en", "“It would be madness.” Anna Roy weighs her words.", "Anna Roy"),
        ("en", "Anna Roy left. Her brother Peter laughs: “There is no choice.”", "Peter"),
        ("fr", "Anna Roy est partie. Sa fille Léa n'en revient pas : « Non. »", "Léa"),
        ("fr", "Dans son livre « La Cendre », Anna Roy parle du port.", None),
        ("en", "“Not on my watch.” That was Anna Roy’s reply.", "Anna Roy"),
        ("en", "The White House called it “a historic mistake”.", "White House"),
        ("de", "Anna Roy wehrt sich. Die Zahlen seien „frei erfunden“.", "Anna Roy"),
        ("en", "“No,” she told the BBC. At 19, Anna Roy has lost her grant.", "Anna Roy"),
        ("pt", "Anna Roy demitiu-se. “Não volto mais”, disse à RTP.", "Anna Roy"),
        ("fr", "Le porte-parole du Kremlin, Ivan Lys, nie tout. « Non », a-t-il dit.", "Ivan Lys"),
        ("en", "Anna Roy, a spokeswoman for Tesla, said: “There is no choice.”", "Anna Roy"),
        ("en", "Bild has it from a friend. “They grew apart,” the source added.", None),
        ("es", "Para La Razón, el Gobierno «vive en la prórroga».", "La Razón"),
        ("de", "„Schluss“, ruft Murat.", "Murat"),
        ("en", "Anna Roy said the firm was “on the way up”. A heckler shouted at her.", "Anna Roy"),
        ("it", "In aula Anna Roy ha parlato. «Ho sbagliato», ha detto con un sorriso.", "Anna Roy"),
        ("it", "Anna Roy parla piano. «Ho sbagliato», dice con un sorriso.", "Anna Roy"),
        ("de", "Anna Roy sprach. Die Initianten hatten ihr „soziale Kälte“ vorgeworfen.", None),
        ("fr", "Anna Roy a gardé la lettre. « Stationnement gênant », y lit-on.", None),
        ("es", "Según Paul Klein, Anna Roy le había dicho: «Firma o te vas».", "Anna Roy"),
    ],
)
def test_the_speaker_of_a_quotation(language, text, speaker):
    assert [quotation.speaker for quotation in annotated(text, language).quotations] == [speaker]


def test_two_people_in_one_paragraph_keep_their_own_words():
    text = "“The bridge is safe,” said Anna Roy. “It is not at all,” said Paul Lys."
    found = annotated(text, "en").quotations
    assert [quotation.speaker for quotation in found] == ["Anna Roy", "Paul Lys"]


def test_two_people_in_one_sentence_keep_their_own_words():
    text = "“The bridge is safe,” said Anna Roy, while Paul Lys said: “It is not at all.”"
    found = annotated(text, "en").quotations
    assert [quotation.speaker for quotation in found] == ["Anna Roy", "Paul Lys"]


def test_a_name_inside_the_quotation_is_not_its_speaker():
    text = "“Paul Lys said no,” said Anna Roy."
    [found] = annotated(text, "en").quotations
    assert found.speaker == "Anna Roy"


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "Ann Poe runs the port. From the deck a sailor shouted: “The rope is gone!”"),
        ("fr", "Anne Poe dirige le port. Du pont, un marin a crié : « La corde a cédé ! »"),
        ("es", "Ana Poe dirige el puerto. Desde allí, una mujer gritó: «¡Se ha roto la cuerda!»"),
        ("it", "Anna Poe dirige il porto. Dal ponte un marinaio ha gridato: «Si è rotta!»"),
        ("de", "Anna Poe leitet den Hafen. Vom Deck rief ein Matrose: „Das Seil ist gerissen!“"),
        ("en", "Ann Poe said the trawler “Blue Heron” was lost."),
        ("fr", "Anne Poe a dit que le chalutier « Héron Bleu » avait coulé."),
        ("it", "Anna Poe ha detto che il peschereccio «Airone Blu» è affondato."),
    ],
)
def test_what_the_nameless_say_and_names_between_marks_have_no_speaker(language, text):
    [quotation] = annotated(text, language).quotations
    assert quotation.speaker is None


def test_the_club_before_the_office_of_a_person_does_not_speak():
    text = "“The dam is safe,” Rovers coach Ann Poe said. She added: “Nobody is in danger.”"
    assert {quotation.speaker for quotation in annotated(text, "en").quotations} == {"Ann Poe"}


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "Les enquêteurs ont vu « Titanic"),
        ("fr", "La police a arrêté quatre hommes. « Nous"),
        ("en", "The film was shown twice. He said: “Titanic"),
    ],
)
def test_a_text_may_end_inside_of_a_quotation(language, text):
    """Teasers are cut anywhere."""
    assert len(annotated(text, language).quotations) <= 1


def test_the_subject_of_the_verb_speaks_and_not_from_whom_it_is_known():
    text = "According to Paul Klein, Anna Roy had said: “We will not sell the company.”"
    [quotation] = annotated(text, "en").quotations
    assert quotation.speaker == "Anna Roy"
