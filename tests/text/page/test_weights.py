"""Furniture by its words: wordings that no list has, and text that only sounds like them."""

import pytest

from lineage.text.language import words_of
from tests.text.reading import debris

PAGE = {
    "fr": [
        "Le canal de Roanne rouvre aux péniches",
        "Le canal a rouvert lundi matin, après onze semaines de travaux sur trois écluses.",
        "",
        "Les bateliers attendaient depuis la fin du mois de mars que l'eau remonte.",
        "Publicité",
        "Commentaires",
    ],
    "en": [
        "The canal at Roanne opens again",
        "The canal opened again on Monday morning, after eleven weeks of work on three locks.",
        "",
        "The bargemen had been waiting since the end of March for the water to rise.",
        "Advertisement",
        "Comments",
    ],
}
SERVICE = [
    ("fr", "Recevez chaque samedi notre lettre gratuite sur le cyclisme dans votre boîte mail"),
    ("fr", "Commentez cet article depuis notre application mobile"),
    ("en", "Get our free Saturday cycling newsletter in your inbox each weekend"),
    ("en", "Click to email this article to a friend or print the page"),
]
TEXT = [
    ("fr", "La lettre du maire aux bateliers n'a jamais reçu de réponse."),
    ("fr", "Sur le quai, on commente surtout le prix du gazole."),
    ("en", "The mayor's letter to the bargemen never had an answer."),
    ("en", "Most of the talk on the quay is about the price of diesel."),
]


def _with(language: str, line: str) -> list[str]:
    lines = [*PAGE[language]]
    lines.insert(2, line)
    return [found for found, _ in debris("\n".join(lines), language)]


@pytest.mark.parametrize(("language", "line"), SERVICE)
def test_a_wording_that_no_list_has_is_known_by_its_words(language, line):
    plain = line.casefold()
    for reason in words_of(language)["boilerplate"].values():
        assert plain not in reason["lines"]
    assert line in _with(language, line)


@pytest.mark.parametrize(("language", "line"), TEXT)
def test_a_sentence_with_such_a_word_is_text(language, line):
    assert line not in _with(language, line)


@pytest.mark.parametrize(("language", "line"), SERVICE)
def test_a_line_alone_is_text(language, line):
    assert debris(line, language) == []


def test_a_text_about_forms_and_mails_keeps_its_sentences():
    text = "\n\n".join(
        [
            "How the new form works",
            "Click Submit to send the form and you will get an email with a link to your request.",
            "You can log in to your account to comment on the request or to print the page.",
            "Share the link with your manager, who will get an email to approve your request.",
            "If you do not get the email, check the address in your account and send it again.",
            "Subscribe to the list to get an email whenever a comment on your request is posted.",
            "Contact the help desk by email if the page does not let you log in to your account.",
        ]
    )
    assert debris(text, "en") == []


def test_a_word_of_menus_between_two_sentences_is_a_subhead():
    lines = ["Culture", *PAGE["fr"][:2], "Culture", *PAGE["fr"][3:]]
    found = debris("\n".join(["Menu", *lines[1:]]), "fr")
    assert "Culture" not in [line for line, _ in found]
    assert "Publicité" in [line for line, _ in found]


def test_wrapped_text_has_no_labels_of_one_word():
    text = (
        "The county keeps its letters in a\nhall by the river, and whoever wants to\n"
        "read one may ask the clerk for an\naccount of what they hold on the\nhealth\n"
        "of the town and its\npolitics\nin those years."
    )
    assert debris(text, "en") == []
