"""Tools: pages that have the same comment form are of one publisher's tool, and nothing more."""

import pytest

import lineage
from lineage.model import Document, Report
from lineage.render import render
from tests.heaps import BRIDGE, FRENCH, HARBOUR, articles, plain, report

FORMS = {
    "fr": (
        "Votre adresse e-mail ne sera pas publiée.",
        "Les champs obligatoires sont indiqués avec *",
        "Enregistrer mon nom, mon e-mail et mon site dans le navigateur "
        "pour mon prochain commentaire.",
    ),
    "en": (
        "Your email address will not be published. Required fields are marked *",
        "Save my name, email, and website in this browser for the next time I comment.",
    ),
    "es": (
        "Tu dirección de correo electrónico no será publicada. "
        "Los campos obligatorios están marcados con *",
        "Guarda mi nombre, correo electrónico y web en este navegador "
        "para la próxima vez que comente.",
    ),
}
STORIES = {
    "fr": (
        FRENCH,
        "Les pêcheurs de Bréhal ont bloqué le port avec onze bateaux avant l'aube.\n"
        "Ils demandent que le quota de hareng revienne à ce qu'il était il y a cinq ans.\n"
        "La gendarmerie maritime a gardé ses distances en attendant la marée.",
    ),
    "en": (BRIDGE, HARBOUR),
    "es": (
        "El ayuntamiento anunció el jueves que el viejo puente de Arlón cerrará cuatro meses.\n"
        "Los ingenieros encontraron en primavera grietas en dos de los pilares del puente.",
        "Los pescadores bloquearon la bocana del puerto con once barcos antes del amanecer.\n"
        "Quieren recuperar la cuota de arenque de hace cinco años.",
    ),
}
SECTION = "Page furniture in common"


def _page(text: str, lines: tuple[str, ...]) -> str:
    return "\n\n".join([text, *lines])


def _heap(language: str, *lines: str) -> Report:
    one, other = STORIES[language]
    return lineage.analyze(
        [
            Document("a", _page(one, lines), language=language),
            Document("b", _page(other, lines), language=language),
        ]
    )


@pytest.mark.parametrize("language", FORMS)
def test_a_comment_form_that_two_pages_share_is_one_tool(language):
    [tool] = _heap(language, *FORMS[language]).tools
    assert tool.documents == ("a", "b")
    assert tool.lines == FORMS[language]


@pytest.mark.parametrize("language", FORMS)
def test_it_ties_no_articles(language):
    """Half of each page may be the same words, and the two articles have nothing in common."""
    found = _heap(language, *FORMS[language])
    assert found.families == ()
    assert found.pairs == ()
    assert lineage.compare(*(_page(s, FORMS[language]) for s in STORIES[language])).passages == ()


@pytest.mark.parametrize("language", FORMS)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_the_report_tells_it_to_its_reader(language, form):
    """Whoever sees the same lines on two pages would else take them for a sign."""
    shown = " ".join(render(_heap(language, *FORMS[language]), form).split())
    assert SECTION in shown
    assert FORMS[language][0].split(".")[0][:30] in shown
    assert "same publisher's tool, no sign of lineage" in shown


def test_the_json_report_has_all_its_lines():
    [tool] = _heap("fr", *FORMS["fr"]).to_dict()["tools"]
    assert tool == {"documents": ["a", "b"], "lines": list(FORMS["fr"])}


@pytest.mark.parametrize("language", FORMS)
@pytest.mark.parametrize("lines", [(), ("Publicité", "Partager sur Facebook", "Advertisement")])
def test_nothing_shared_and_what_is_too_short_are_no_tool(language, lines):
    """Every site has a share button."""
    found = _heap(language, *lines)
    assert found.tools == ()
    assert SECTION not in render(found, "text")


def test_a_form_that_one_page_has_is_no_tool():
    found = lineage.analyze([Document("a", _page(BRIDGE, FORMS["en"])), Document("b", HARBOUR)])
    assert found.tools == ()


def test_a_form_that_one_page_has_twice_is_no_tool():
    found = lineage.analyze([Document("a", _page(BRIDGE, FORMS["en"] * 2))])
    assert found.tools == ()


def test_case_and_marks_make_no_other_tool():
    """Versions of one theme differ in them."""
    one, other = STORIES["fr"]
    [tool] = lineage.analyze(
        [
            Document("a", _page(one, ("Votre adresse e-mail ne sera pas publiée.",))),
            Document("b", _page(other, ("VOTRE ADRESSE E-MAIL NE SERA PAS PUBLIÉE",))),
        ]
    ).tools
    assert tool.documents == ("a", "b")


def test_two_tools_are_told_apart():
    """By who has them: pages of two publishers in one heap."""
    documents = [
        Document(f"{language}{n}", _page(text, FORMS[language]), language=language)
        for language in FORMS
        for n, text in enumerate(STORIES[language])
    ]
    tools = lineage.analyze(documents).tools
    assert [tool.documents for tool in tools] == [("en0", "en1"), ("es0", "es1"), ("fr0", "fr1")]


def test_copies_with_the_same_form_are_still_a_family():
    """The tool is no sign of lineage, and none against it."""
    page = _page(BRIDGE, FORMS["en"])
    found = lineage.analyze([Document("a", page), Document("b", page)])
    assert [pair.relation for pair in found.pairs] == ["duplicate"]
    assert [tool.documents for tool in found.tools] == [("a", "b")]


@pytest.mark.parametrize("heap", ["nothing", "one document", "two equal documents", "two stories"])
def test_articles_without_a_page_around_them_have_no_tool(heap):
    """A sentence that was copied is no furniture."""
    assert report(heap).tools == ()
    assert plain(heap)["tools"] == []


def test_the_pages_of_the_flagship_story_are_of_many_publishers():
    ids = {document.id for document in articles()}
    for tool in report("flagship").tools:
        assert len(tool.documents) > 1 and tool.lines
        assert not ids.issubset(tool.documents)
