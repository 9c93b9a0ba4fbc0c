"""Reports for French readers: each word is one of the French messages or of the articles."""

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from lineage.model import Failure, Node, Report, SharedTool
from lineage.render import render
from lineage.render.explanation import render_explanation
from lineage.render.registry import TRANSLATED
from tests.render.families import family_of
from tests.render.sample import ALONE, FAMILY_ONE, REPORT, A, B, E, F, comparison
from tests.render.test_wording import leaves, messages

WIDE = 400
"""So wide that nothing is cut."""
REASONS = (
    "credits it in 4 sentences",
    "has 2 statements in common with 1 other article that goes back to it, copied from none",
    "has 1,204 statements in common with 4 other articles that go back to it, copied from none",
    "has 96% of its text, 90% word for word or nearly",
    "credits Le Courrier du Nord",
    "has 23% of its text, in other words",
    "was published later",
    "came later, by the dates of articles around it",
    "came later, by the credits in articles around it",
    "stretches in common that others have as well",
)
AGAINST = (
    "no date or credit tells which of the two came first",
    "both may have it from a report that is not here",
    f"{A} and 2 more have 50% of it, and may as well be what it was made from",
    f"{A} has 50% of it, and may as well be what it was made from",
    f"{A} credits Le Courrier du Nord, and is dated before it: a date may be wrong",
)
FAMILY = replace(
    FAMILY_ONE,
    edges=tuple(replace(edge, because=REASONS, against=AGAINST) for edge in FAMILY_ONE.edges),
)
FULL = replace(
    REPORT,
    families=(FAMILY,),
    failures=(Failure("nordvik.html", "read", "html", "Illisible", "Le refaire."),),
    tools=(SharedTool((A, B), ("Partager sur Nordvik", "Partager")),) * 8,
)
LOST = replace(
    FULL,
    families=(
        replace(
            FAMILY,
            nodes=tuple(
                replace(node, label="original that no article names")
                if node.kind == "lost"
                else node
                for node in FAMILY.nodes
            ),
        ),
    ),
)
BARE = replace(
    FULL,
    documents=tuple(replace(article, text=None) for article in FULL.documents),
    passages=tuple(
        replace(passage, spans=tuple(replace(span, text="") for span in passage.spans))
        for passage in FULL.passages
    ),
)
REPORTS = {
    "a family": FULL,
    "a lost original": LOST,
    "no texts": BARE,
    "no family": ALONE,
    "one article": replace(ALONE, documents=ALONE.documents[:1]),
    "two families": replace(FULL, families=(FAMILY, replace(FAMILY, id="F2"))),
    "many": replace(FULL, pairs=FULL.pairs * 20, passages=FULL.passages * 4),
    "many outside": replace(ALONE, documents=ALONE.documents * 10, families=(FAMILY,)),
    "30 articles": family_of(30),
}


def words(text):
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


FRENCH = words(" ".join(told for _, told in leaves(messages("fr")))) | {"utc", "br"}


def words_of(report):
    """The words that articles and sources have themselves, and how they are called."""
    told = []
    for article in report.documents:
        told += [article.id, article.title, article.publisher, article.language, article.text]
        told += [citation.source for citation in article.citations]
        told += [article.published or ""]
    for family in report.families:
        told += [family.id, *(node.label for node in family.nodes if node.kind == "cited")]
    told += [line for tool in report.tools for line in tool.lines]
    told += [word for it in report.failures for word in (it.path, it.message, it.remedy)]
    conflicts = [passage.conflict for passage in report.passages if passage.conflict]
    told += [value.unit for conflict in conflicts for value in conflict.values]
    return words(" ".join(word for word in told if word))


def foreign(text, report):
    return words(text) - FRENCH - words_of(report)


@pytest.mark.parametrize("name", ["text", "markdown"])
@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS.keys())
def test_no_word_of_a_report_is_english(report, name):
    assert foreign(render(report, name, width=WIDE, language="fr"), report) == set()


@pytest.mark.parametrize("name", ["text", "markdown"])
@pytest.mark.parametrize("relation", ["duplicate", "near-duplicate", "rewrite", "related", None])
@pytest.mark.parametrize("ends", [(A, B), (E, F)], ids=["passages", "nothing in common"])
def test_no_word_of_a_comparison_is_english(ends, relation, name):
    result = replace(comparison(*ends), relation=relation)
    both = replace(ALONE, documents=(result.a, result.b))
    assert foreign(render(result, name, width=WIDE, language="fr"), both) == set()


@pytest.mark.parametrize("report", [FULL, LOST, BARE], ids=["texts", "a lost original", "no texts"])
def test_no_word_of_an_explanation_is_english(report):
    [family] = report.families
    asked = [node.id for node in family.nodes]
    asked += [f"{edge.parent}..{edge.child}" for edge in family.edges]
    asked += [article.id for article in report.documents]
    for what in asked:
        told = render_explanation(report, what, width=WIDE, language="fr")
        assert foreign(told, report) == set(), what


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_asked(width):
    for result in (FULL, comparison()):
        lines = render(result, "text", width=width, language="fr").splitlines()
        assert max(map(cell_len, lines)) <= width


def test_no_line_begins_with_a_mark_that_belongs_to_the_word_before():
    # what articles say themselves is left out: its spaces are folded
    bare = replace(BARE, documents=tuple(replace(it, title="Port") for it in BARE.documents))
    for width in range(40, 100, 3):
        for line in render(bare, "text", width=width, language="fr").splitlines():
            assert not re.match(r"[│ ]*[;:!?%»]", line), line
            assert not line.endswith("«"), line


def test_spaces_that_do_not_break_are_kept_in_markdown():
    told = render(FULL, "markdown", language="fr")
    assert "1 échec (voir à la fin)\u202f; 005 reste à part." in told
    assert "**\\[original en anglais\\]** perdu\u202f; le récrit" in told
    assert "«\u00a0Nordvik aurait payé" in told


def test_the_verdict_is_told_from_the_tree():
    told = " ".join(render(FULL, "text", width=WIDE, language="fr").split())
    assert told.startswith("Quatre articles reprennent un même article (The Wall Street Journal)")
    assert "002 ne fait que le citer" in told


def test_numbers_are_written_as_in_french():
    told = render(FULL, "text", width=WIDE, language="fr")
    assert "120\u202f000\u202f000 USD" in told
    assert "le récrit\u202f: 61\u202f% de 004, presque certain (0,98)" in told
    assert "26/10/2024 09:00 UTC" in told


def test_a_lost_original_is_named_in_french_in_the_picture_too():
    assert "svg" in TRANSLATED[Report]
    picture = render(LOST, "svg", language="fr")
    assert "un original perdu qu’aucun article ne nomme" in " ".join(picture.split())
    assert "no article" not in picture


def test_a_language_that_has_no_name_here_is_told_by_its_code():
    for label, told in (
        ("original in language eo", "[original en langue «\u00a0eo\u00a0»]"),
        ("original in another language", "[original dans une autre langue]"),
        ("original in English", "[original en anglais]"),
    ):
        nodes = tuple(
            Node(node.id, node.kind, label if node.kind == "lost" else node.label, ())
            for node in FAMILY.nodes
        )
        report = replace(FULL, families=(replace(FAMILY, nodes=nodes),))
        assert told in render(report, "text", language="fr")
