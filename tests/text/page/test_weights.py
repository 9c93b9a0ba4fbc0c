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


LEAD = [
    "The canal opens again",
    "By Ann Roy",
    "The canal opened again on Monday morning, after eleven weeks of work on three locks.",
]
TAIL = [
    "The bargemen had been waiting since the end of March for the water to rise.",
    "Advertisement",
    "Comments",
]


@pytest.mark.parametrize(
    "lines",
    [
        ["They all say the same thing: we use cookies, and the water does not care at all."],
        [
            "She left the pan on the stove for an hour.",
            "Print recipe",
            "1 onion",
            "2 eggs",
            "200 g of flour",
            "A pan",
        ],
        ["Thanks."],
    ],
)
def test_text_that_stands_among_text_is_kept(lines):
    found = [line for line, _ in debris("\n".join([*LEAD, *lines, *TAIL]), "en")]
    assert not {line for line in lines if line != "Print recipe"} & set(found)
    assert "Comments" in found


def test_a_title_that_sounds_like_furniture_is_kept():
    title = "Cookie banner: where to click to reject"
    body = "Whoever clicks in a banner to reject a cookie is watched all the same, says a study."
    page = ["Menu", title, "By Ann Roy", body, *TAIL]
    assert title not in [line for line, _ in debris("\n".join(page), "en")]


def test_a_score_is_no_hour():
    page = [*LEAD, "Bregenz 27:27 Konstanz", *TAIL]
    assert "Bregenz 27:27 Konstanz" not in [line for line, _ in debris("\n".join(page), "en")]


def test_headlines_below_the_head_of_a_list_are_links_at_the_foot_too():
    links = ["Why does the ferry stop at the old pier again?", "Pub landlord bans dogs"]
    page = ["Menu", *LEAD, "The river rose.", TAIL[0], "Read next:", *links]
    assert set(links) <= {line for line, _ in debris("\n".join(page), "en")}


def test_the_name_of_a_site_stands_above_its_menu():
    page = ["The Prairie Standard", "Log in", "Weather", *LEAD, *TAIL]
    found = [line for line, _ in debris("\n".join(page), "en")]
    assert "The Prairie Standard" in found
    assert LEAD[0] not in found


def test_facts_below_a_subhead_are_text():
    facts = ["Specs", "Length: 12 minutes", "By: Ann Roy, Tom Hall", "Comments: 12 posted"]
    found = [line for line, _ in debris("\n".join([*LEAD, *facts, *TAIL]), "en")]
    assert not set(facts) & set(found)


def test_rows_of_a_table_are_no_menu():
    row = "Oceania   15.1   14.2   nil"
    assert row not in [line for line, _ in debris("\n".join([*LEAD, row, *TAIL]), "en")]
    menu = "News   Sport   Business   Culture"
    assert menu in [line for line, _ in debris("\n".join([*LEAD, menu, *TAIL]), "en")]


def test_a_quotation_of_one_word_is_no_path():
    page = [
        "Menu",
        "La ville se tait sur les caméras qu’elle a posées dans le quartier de la gare.",
        "Aucun « traçage » des habitants",
        "Le maire a dit lundi matin que les images ne sont gardées que pour trois jours.",
        "Partager",
    ]
    assert page[2] not in [line for line, _ in debris("\n".join(page), "fr")]


def test_who_signs_the_last_sentence_takes_nothing_from_it():
    last = "The club has decided to sign, the bank said on Monday. (Reporting by Ann Roy)"
    page = ["Menu", *LEAD, TAIL[0], last]
    assert last not in [line for line, _ in debris("\n".join(page), "en")]


def test_the_end_of_a_wrapped_sentence_is_no_label_that_recurs():
    text = (
        "The bank cut its rate on Monday for\nthe third time in a year, the minister\nsaid.\n"
        "It may do so again before the end of\nthe month, and nobody would mind, he\nsaid.\n"
        "analysts in the U.S. credit market\nsee it coming."
    )
    assert debris(text, "en") == []


def test_a_name_below_the_title_is_a_byline_above_its_date():
    page = [
        "Menu",
        "The canal of the county opens again",
        "Ann Roy",
        "14 May 2031",
        LEAD[2],
        TAIL[0],
        "Comments",
        "Ann Roy lives by the canal and has written about it for nine years.",
    ]
    found = [line for line, _ in debris("\n".join(page), "en")]
    assert {"Ann Roy", page[-1]} <= set(found)
    assert page[1] not in found


def test_a_byline_may_open_in_small_letters():
    page = [
        "Menu",
        "Il canale riapre",
        "di Anna Rossi",
        "14 maggio 2031",
        LEAD[2],
        TAIL[0],
        "Condividi",
    ]
    assert "di Anna Rossi" in [line for line, _ in debris("\n".join(page), "it")]


def test_a_title_behind_the_head_of_a_series_is_kept():
    title = "ANALYSIS | Why the canal opened again after eleven weeks"
    page = ["Menu", title, "By Ann Roy", *LEAD[2:], *TAIL]
    assert title not in [line for line, _ in debris("\n".join(page), "en")]


@pytest.mark.parametrize(
    ("language", "correction"),
    [
        ("en", "Correction: An earlier version of this article misstated the age of the bridge."),
        ("en", "This article was amended on 4 March 2031 to correct the name of the mayor."),
        ("fr", "NDLR : la mairie n’a pas souhaité répondre à nos questions."),
        ("de", "Anmerkung der Redaktion: Wir haben den Namen des Bürgermeisters berichtigt."),
        ("es", "Actualización: la carretera se reabrió ayer al mediodía."),
        ("it", "Nota della redazione: l’azienda non ha voluto rispondere alle nostre domande."),
        ("pt", "Este texto foi alterado a 4 de março para corrigir o nome do autarca."),
        ("nl", "Correctie: in een eerdere versie stond dat de brug veertien jaar oud was."),
    ],
)
def test_a_correction_of_the_editors_is_text_at_the_foot_as_well(language, correction):
    page = ["Menu", *LEAD, TAIL[0], "Newsletter", "Podcast", correction, "Facebook"]
    found = [line for line, _ in debris("\n".join(page), language)]
    assert correction not in found
    assert "Facebook" in found


def test_the_owner_of_a_picture_may_stand_behind_it_in_capitals():
    caption = "The lock keeper on Monday morning. ANN ROY/AP"
    slogan = "NO MORE WATER. OPEN THE LOCKS"
    found = [line for line, _ in debris("\n".join([*LEAD, slogan, caption, *TAIL]), "en")]
    assert caption in found
    assert slogan not in found
