"""Boilerplate: the debris of a web page is found, and no sentence of an article is lost to it."""

import pytest

from lineage.model import Document
from lineage.text import annotate
from lineage.text.normal import normalise
from lineage.text.page.lines import lines_of, lines_of_unrelated
from tests.heaps import BRIDGE, CHINESE, FRENCH, HARBOUR
from tests.text.reading import annotated, debris

LINES = {
    "fr": [
        ("Publicité", "advertising"),
        ("La suite après cette publicité", "advertising"),
        ("L’article continue après cette publicité", "advertising"),
        ("À lire aussi : Hydrogène, le grand reflux des industriels", "navigation"),
        ("Lire aussi : Éoliennes, la bataille du silence", "navigation"),
        ("Accueil", "navigation"),
        ("Partager sur Facebook", "share"),
        ("Partager", "share"),
        ("Laisser un commentaire", "comments"),
        ("Votre adresse e-mail ne sera pas publiée.", "comments"),
        ("Inscrivez-vous à notre newsletter", "newsletter"),
        ("Crédit photo : Anna Roy", "credit"),
        ("© Getty Images", "credit"),
        ("La centrale vue du fleuve, un matin d'hiver. DR", "caption"),
        ("Les commentaires sont modérés avant publication.", "comments"),
        ("#Arlon #Pont #Travaux", "hashtags"),
        ("Cet article a été traduit automatiquement.", "translation-notice"),
        ("Publié le : 10 octobre 2031", "metadata"),
    ],
    "en": [
        ("Advertisement", "advertising"),
        ("Article continues below this ad", "advertising"),
        ("Read more: The long winter of the ferries", "navigation"),
        ("Skip to main content", "navigation"),
        ("Share on Facebook", "share"),
        ("Share this article", "share"),
        ("Leave a comment", "comments"),
        ("Your email address will not be published.", "comments"),
        ("Sign up for our newsletter", "newsletter"),
        ("Photo credit: Anna Roy", "credit"),
        ("The weir after the flood, May 3. Arlon Fire Brigade handout", "caption"),
        ("#Arlon #Bridge #Roads", "hashtags"),
        ("This article was automatically translated from French.", "translation-notice"),
        ("Published on: 10 October 2031", "metadata"),
    ],
}
SENTENCES = {
    "fr": [
        "La publicité pour le tabac est interdite depuis trente ans.",
        "Le maire a partagé son repas avec les ouvriers du chantier.",
        "Elle a lu aussi le rapport que les ingénieurs avaient remis en mars.",
        "Les commentaires du ministre ont surpris jusque dans son camp.",
        "Le journal avait publié le rapport une semaine plus tôt.",
        "Il a quitté l'accueil de l'hôtel sans se retourner.",
        "Le menu du dîner officiel ne comptait que trois plats.",
        "Son adresse n'a pas été rendue publique par la police.",
        "Le texte a été traduit par un interprète assermenté du tribunal.",
        "Facebook et Twitter ont refusé de répondre à nos questions.",
        "Le site utilise des cookies pour suivre ses visiteurs, a reconnu son directeur.",
        "La photo montre le pont tel qu'il était avant la guerre.",
        "Abonné à l'opéra depuis vingt ans, il n'a jamais manqué une première.",
        "Le crédit d'impôt sera maintenu jusqu'à la fin de l'année.",
        "La lettre d'information du parti tirait à dix mille exemplaires.",
        "« Partagez ce que vous savez », a lancé la juge aux témoins.",
        "Tous droits confondus, la succession dépasse le million d'euros.",
        "Les ventes se poursuivent malgré l'enquête.",
        "Le ministre a été mis à jour sur le dossier dès lundi.",
        "Le mot-dièse #MeToo a changé la loi, dit-elle.",
        "Suivez la Meuse jusqu'au pont : c'est là que tout a commencé.",
    ],
    "en": [
        "The mayor had posted it. Nobody knew who took the photo",
        "The advertisement that started the quarrel ran for three weeks.",
        "Investors who hold a share of the company will vote in May.",
        "She declined to comment on the report before it was published.",
        "He read more of the file than the court had allowed.",
        "The home secretary said the menu of options was short.",
        "Subscribers to the opera have paid since the war.",
        "The letter was translated from Russian by a clerk of the court.",
        "Facebook and Twitter did not answer our questions.",
        "The photo shows the bridge as it was before the flood.",
        "The company published the results on Thursday night.",
        "Sign language is taught in two schools of the town.",
        "The newsletter of the party had ten thousand readers.",
        "“Share what you know,” the judge told the witnesses.",
        "All rights to the song went to his daughter.",
        "Related companies in Delaware paid no tax that year.",
        "Police updated the number of injured to six on Friday.",
        "Cookies baked in the factory are sold in nine countries.",
        "The hashtag #MeToo changed the law, she said.",
        "The credit of the bank was good until the spring.",
        "Follow the river to the bridge: that is where it began.",
    ],
}


def _around(line: str, language: str) -> str:
    """The line in the middle of an article."""
    before, after = (FRENCH, BRIDGE) if language == "fr" else (BRIDGE, FRENCH)
    return f"{before}\n\n{line}\n\n{after}"


def _shared(texts: list[str]) -> frozenset[str]:
    return lines_of_unrelated(lines_of(text, normalise(text)) for text in texts)


CASES = [(language, *case) for language, cases in LINES.items() for case in cases]


@pytest.mark.parametrize("language, line, reason", CASES)
def test_debris_is_found_with_its_reason(language, line, reason):
    assert (line, reason) in debris(_around(line, language), language)


@pytest.mark.parametrize("line", ["Share on Facebook", "Advertisement", "Skip to main content"])
def test_the_buttons_of_a_french_page_may_be_english(line):
    assert line in [text for text, _ in debris(_around(line, "fr"), "fr")]


ORDINARY = [(language, text) for language, texts in SENTENCES.items() for text in texts]


@pytest.mark.parametrize("language, sentence", ORDINARY)
def test_an_ordinary_sentence_is_never_debris(language, sentence):
    """A sentence lost is worse than a line of debris kept: nobody can find it again."""
    assert sentence not in [text for text, _ in debris(_around(sentence, language), language)]


def test_there_are_enough_ordinary_sentences():
    assert len(ORDINARY) >= 30


@pytest.mark.parametrize("marks", ["---", "+++"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_front_matter_is_metadata(marks, newline):
    front = newline.join([marks, "title: The bridge closes", "date: 2031-10-10", marks])
    found = debris(front + newline + newline + BRIDGE, "en")
    assert [(text.strip(), reason) for text, reason in found] == [(front, "metadata")]


def test_a_rule_in_the_middle_is_no_front_matter():
    assert debris(f"{BRIDGE}\n---\n{HARBOUR}\n---\n{FRENCH}", "en") in (
        [],
        [("---", "repeated")] * 2,
    )


def test_a_caption_and_its_description_are_a_caption():
    line = "Containers waiting to be shipped from the factory by the river, in May of last year"
    found = debris(f"The factory closes\n{line}\n{line}\n{BRIDGE}", "en")
    assert [text for text, _ in found] == [line, line]


def test_what_stands_beside_a_picture_s_credit_too_is_a_caption():
    line = "Jean Roy, head of the works. Since 1999 they have had 4 billion euros of orders."
    page = f"The factory closes\n{line}\n{line}\nImage: Anna Lys (Getty Images)\n{BRIDGE}"
    assert [text for text, _ in debris(page, "en")][:2] == [line, line]


@pytest.mark.parametrize(
    "page",
    [
        "The factory by the river closes for good after a hundred and eleven years",
        "The factory closes\nNobody in the town hall had an answer to give them on that day.",
    ],
)
def test_a_title_or_a_sentence_that_stands_there_twice_in_a_row_is_kept_once(page):
    last = page.splitlines()[-1]
    found = debris(f"{page}\n{last}\n{BRIDGE}", "en")
    assert [text for text, _ in found] == [last]


def test_a_sentence_said_twice_is_kept_once():
    """A refrain is text; the second time it is no news."""
    line = "And still nobody in the town hall had an answer to give them on that day."
    found = debris(f"{line}\n{BRIDGE}\n{line}\n{HARBOUR}", "en")
    assert len(found) <= 1


def test_boilerplate_is_read_for_nothing_else():
    """No token, sentence, figure or quotation of it goes on."""
    text = f"{BRIDGE}\n\nPhoto credit: Le Monde, “99 percent”, said Paul Lys\n\n{HARBOUR}"
    found = annotated(text, "en")
    [line] = found.boilerplate
    assert not list(found.tokens.within(line.start, line.end))
    for spans in (found.sentences, found.quotations, found.figures, found.cited):
        for span in spans:
            place = getattr(span, "citation", span)
            assert place.end <= line.start or line.end <= place.start


def test_lines_that_unrelated_pages_share_are_a_site_s_furniture():
    furniture = "The Daily Arlon"
    one, other = annotate(
        [Document("a", f"{furniture}\n{BRIDGE}"), Document("b", f"{furniture}\n{HARBOUR}")]
    )
    for document in (one, other):
        assert [(b.start, b.end, b.reason) for b in document.boilerplate] == [
            (0, len(furniture), "repeated")
        ]


def test_lines_that_copies_share_are_text():
    """Or the more a text was copied, the less of it would be left."""
    for document in annotate([Document(str(n), BRIDGE) for n in range(4)]):
        assert document.boilerplate == ()


def test_a_sentence_that_unrelated_pages_share_is_text():
    """It is a copy, however short."""
    sentence = "The bridge is closed."
    assert not _shared([f"{sentence}\n{HARBOUR}", f"{FRENCH}\n{sentence}"])


@pytest.mark.parametrize(
    "sentence", [CHINESE.split("\n")[0], "この橋は四か月閉鎖されると国土交通省が発表した。"]
)
def test_a_sentence_in_a_script_without_spaces_is_text(sentence):
    """It has no space to count words by, and ends in a full stop of its own."""
    assert not _shared([f"{sentence}\n{HARBOUR}", f"{FRENCH}\n{sentence}"])


def test_two_articles_of_one_site_keep_their_own_lines():
    texts = [
        "\n".join(
            ["Arlon Post", "Home", *(f"In {year} {own} was sold." for year in years), "Imprint"]
        )
        for own, years in (("the mill", range(1900, 1912)), ("the brewery", range(1950, 1962)))
    ]
    assert _shared(texts) == {"arlon post", "home", "imprint"}
