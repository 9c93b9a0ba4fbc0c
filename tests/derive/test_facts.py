"""Facts in common: round figures, names, and what a reporter of his own brings."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

import lineage
from lineage.derive.facts import Fact, figures_in_common, figures_told, names_told
from lineage.model import Document
from lineage.text import annotate

DAY = datetime(2025, 3, 12, tzinfo=UTC)
REPORT = Document(
    "report",
    "The harbour board of Port Sallow paid 612,000 pounds to Quillmark, a firm with three "
    "staff, between 2021 and 2024. Nine of 14 orders went out without a tender. Quillmark "
    "belongs to Bastian Rowell, who had run the campaign of the board's chairwoman, Helen "
    "Darcot. Each bill came to 38,900 pounds, just below the limit of 40,000.",
    published=DAY,
    publisher="The Sallow Courier",
)
RETOLD = Document(
    "retold",
    "Want to know whether voters like your hair? Helen Darcot did, and the public picked up the "
    "tab: more than 600,000 pounds over the years. The pollster was her old campaign manager "
    "Bastian Rowell, whose outfit Quillmark seldom had a rival for the work. By a happy chance "
    "14 invoices never reached the 40,000 at which somebody would have had to ask, stopping at "
    "38,900.",
    published=DAY.replace(day=13),
    publisher="Gull",
)
ELSEWHERE = Document(
    "elsewhere",
    "Helen Darcot opened the new ferry terminal of Port Sallow on Tuesday. It cost 27 million "
    "pounds and has room for 1,200 passengers. Darcot thanked Quillmark, which had asked 850 "
    "travellers what they would like to find there, and 71 percent of them said a place to sit.",
    published=DAY.replace(day=13),
    publisher="The Sallow Courier",
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("612000", "600000", True),
        ("612000", "640000", True),
        ("612000", "500000", False),
        ("612000", "615000", False),
        ("19", "20", True),
        ("7", "7.3", False),
    ],
)
def test_a_round_figure_is_one_that_is_near_it(one, other, same):
    """Both of them exact, they are two; small ones have nothing to round."""
    a, b = {Decimal(one): Fact(1.0, None)}, {Decimal(other): Fact(1.0, None)}
    assert (figures_in_common(a, b) > 0) is same
    assert figures_in_common(a, b) == figures_in_common(b, a)


def test_years_and_other_units_are_not_rounded():
    year = {Decimal(2021): Fact(1.0, "calendar year")}
    assert not figures_in_common(year, {Decimal(2000): Fact(1.0, None)})
    assert not figures_in_common(
        {Decimal(400): Fact(1.0, "GBP")}, {Decimal(396): Fact(1.0, "kilogram")}
    )


def test_figures_of_other_units_and_the_year_of_an_article_are_not_in_common():
    """Seven per cent are not seven years, and every article of a year may say which it is."""
    texts = "In May 2030 prices rose by 7 per cent.", "The 7 years ended in May 2030."
    told = [
        figures_told(annotated)
        for annotated in annotate([Document(t, t, published=DAY.replace(year=2030)) for t in texts])
    ]
    assert figures_in_common(*told) == 0
    others = annotate([Document(t, t, published=DAY.replace(year=2029)) for t in texts])
    assert figures_in_common(*map(figures_told, others)) > 0


def test_a_round_figure_stands_for_one_figure_only():
    many = {Decimal(value): Fact(1.0, None) for value in (5980, 5990, 6010)}
    assert figures_in_common(many, {Decimal(6000): Fact(1.0, None)}) < 0.5


def test_the_outlet_that_is_credited_is_no_name_in_common():
    told = [
        names_told(item)
        for item in annotate(
            [
                Document("a", "The mayor met Ann Kirienko on Monday, Reuters reported."),
                Document("b", "The port is to close in May, Reuters reported on Tuesday."),
            ]
        )
    ]
    assert len(told[0]) == 2
    assert not told[0] & told[1]


def test_a_free_retelling_is_known_by_its_facts():
    """Neither credits anybody, and they have no statement in common that could be aligned."""
    report = lineage.analyze([REPORT, RETOLD, ELSEWHERE], all_pairs=True)
    [family] = report.families
    assert family.documents == ("report", "retold")
    [edge] = family.edges
    assert (edge.parent, edge.child) == ("report", "retold")
    assert "gives 4 figures that others give" in edge.because
    assert edge.against == ("both may have it from a report that is not here",)


def test_on_one_day_the_first_to_tell_is_not_known():
    """Either may be the source of the other, or a third that of both."""
    [family] = lineage.analyze([REPORT, replace(RETOLD, published=DAY)]).families
    assert {edge.parent for edge in family.edges} == {family.nodes[0].id}
    assert {edge.child for edge in family.edges} == {"report", "retold"}
    assert "gives 4 figures that others give" in family.edges[1].because


def test_the_first_to_tell_is_no_source_of_what_it_does_not_tell():
    """Two later articles have more in common with each other than with the first."""
    short = replace(REPORT, id="short", text=REPORT.text[: REPORT.text.index(" Nine of")])
    fuller = Document(
        "fuller",
        "Nine of the harbour's 14 orders to Quillmark went out without tender, and invoices of "
        "38,900 pounds stayed under the 40,000 that need a vote. Bastian Rowell, who owns the "
        "firm, ran the campaign of Helen Darcot.",
        published=DAY.replace(day=14),
    )
    [family] = lineage.analyze([short, RETOLD, fuller], all_pairs=True).families
    parents = {edge.child: edge.parent for edge in family.edges if edge.primary}
    assert "short" not in parents.values()


def test_weeks_later_it_is_another_report():
    later = replace(RETOLD, published=datetime(2025, 6, 2, tzinfo=UTC))
    assert lineage.analyze([REPORT, later]).families == ()


def test_two_who_bring_names_and_quotations_of_their_own_were_both_there():
    """What only one of the two adds, a reteller may have asked for as well."""

    there = (
        '"Nobody ever asked me who should get the work," said Martha Pell.',
        '"They told us to cut the orders into pieces," said Owen Strand.',
        '"It stinks like low tide in that boardroom," said Kit Brannigan.',
        '"My father built this wall with his hands," said Rory Tennant.',
    )
    here = (
        '"We followed every rule we were given," said Della Frome.',
        '"I have two children and one salary to live on," said Ivo Castell.',
        '"Ask the lawyers when they come back from lunch," said Nan Whitlock.',
        '"The ferry was late again and so was I," said Greta Thorn.',
    )

    def with_quotations(article: Document, said: tuple[str, ...]) -> Document:
        return replace(article, text=" ".join([article.text, *said]))

    one_sided = lineage.analyze([REPORT, with_quotations(RETOLD, there)])
    assert [family.documents for family in one_sided.families] == [("report", "retold")]
    both = lineage.analyze([with_quotations(REPORT, here), with_quotations(RETOLD, there)])
    assert both.families == ()


def test_figures_are_told_once_however_often_they_stand_there():
    [document] = annotate([Document("a", "In all 43 pumps burst. The 43 pumps were old.")])
    assert figures_told(document) == {Decimal(43): Fact(0.5, None)}


def test_an_outlet_s_later_article_is_not_the_source_of_who_credited_it_before():
    """It had reported on the matter before; that report is not in the heap."""
    said = "The Guardian has seen the invoices, and says that the board knew of each order."
    later = replace(REPORT, id="later", publisher="The Guardian", text=f"{REPORT.text} {said}")
    before = DAY.replace(day=10)
    heap = [
        replace(later, published=DAY.replace(day=20)),
        *(
            replace(item, published=before, text=f"The Guardian revealed it. {said} {item.text}")
            for item in (replace(REPORT, publisher="Tern"), RETOLD)
        ),
    ]
    for family in lineage.analyze(heap).families:
        for edge in family.edges:
            assert edge.parent != "later"
