"""The report as people read it: what is in it, in what order, and whether it fits."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from rich.cells import cell_len

from lineage.model import Edge, Family, Node, Shares, Span
from lineage.render import render
from lineage.render.report_passages import added_stretches
from tests.render.sample import ALONE, FAMILY, FAMILY_ONE, REPORT, A, B, C, D, E

GOLDEN = Path(__file__).parent / "golden"
SECTIONS = [
    "Who derives from whom",
    "How alike they are",
    "What each article consists of",
    "The passages that matter most",
    "What each article has of its own",
    "Where they disagree",
    "What changed on the way",
    "The sources they name",
    "Translations",
    "What could not be used",
]


def section(text: str, title: str) -> str:
    """What stands between a heading and the next."""
    after = text.split(f"{title}\n{'─' * len(title)}\n", 1)[1]
    titles = "|".join(map(re.escape, SECTIONS))
    return re.split(rf"\n(?:{titles})\n─+\n", after, maxsplit=1)[0]


@pytest.mark.parametrize("width", [80, 160])
def test_it_reads_as_it_was_found_good(width):
    # to renew after a change that was looked at: print what render gives into these files
    golden = (GOLDEN / f"report-{width}.txt").read_text(encoding="utf-8")
    assert render(REPORT, "text", width=width) == golden


def test_markdown_reads_as_it_was_found_good():
    assert render(REPORT, "markdown") == (GOLDEN / "report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 80, 100, 160])
def test_no_line_is_wider_than_asked(width):
    assert max(map(cell_len, render(REPORT, "text", width=width).splitlines())) <= width


def test_the_answer_comes_first_and_failures_last():
    text = render(REPORT, "text", width=160)
    assert text.startswith("Five articles retell one report by The Wall Street Journal")
    places = [text.index(f"\n{title}\n") for title in SECTIONS]
    assert places == sorted(places)


def test_markdown_has_the_same_sections():
    headings = re.findall(r"^## (.*)$", render(REPORT, "markdown"), re.MULTILINE)
    assert headings == SECTIONS


def test_plain_text_has_no_escape_and_colour_changes_no_word():
    plain = render(REPORT, "text")
    coloured = render(REPORT, "text", color=True)
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()


def test_nothing_depends_on_the_environment(monkeypatch):
    before = render(REPORT, "text")
    for name, value in {"COLUMNS": "33", "FORCE_COLOR": "1", "TTY_COMPATIBLE": "1"}.items():
        monkeypatch.setenv(name, value)
    assert render(REPORT, "text") == before


def test_what_stands_outside_is_named():
    assert "005 stands outside." in render(REPORT, "text")


def test_no_family_is_said_plainly():
    text = render(ALONE, "text")
    assert text.startswith("No two of the 6 articles retell the same report.\n")
    assert "Who derives from whom" not in text


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, "No article could be read."),
        (1, "There is one article, and nothing to compare it with."),
        (2, "The two articles do not retell the same report."),
    ],
)
def test_few_articles_are_said_plainly(number, told):
    few = replace(ALONE, documents=ALONE.documents[:number])
    for name in ("text", "markdown"):
        assert told in render(few, name)


def test_the_missing_source_is_on_top_of_the_tree():
    lines = section(render(REPORT, "text"), "Who derives from whom").splitlines()
    assert lines[0] == "[The Wall Street Journal]  not among the articles"
    branches = [line for line in lines if re.match(r" *[├└]── ", line)]
    labels = [re.search(r"── (\S+)", line)[1] for line in branches]
    # the one dated first comes first, whatever its time zone
    assert labels == ["004", "000", "001", "002", "[original", "003"]
    assert branches[-1].startswith("    └── 003  translates it, likely (0.93)")


def test_second_parents_and_common_material_are_beside_the_tree():
    text = section(render(REPORT, "text"), "Who derives from whom")
    assert "001        also rewrites 000: 11% of 001, possible (0.61)" in text
    assert "002 – 003  10% in common; nothing shows which had it first" in text


def test_a_chain_of_rewrites_of_any_length_is_drawn():
    names = [f"{number:04}.txt" for number in range(1500)]
    documents = tuple(
        replace(REPORT.documents[0], id=name, added=(), citations=()) for name in names
    )
    edges = tuple(
        Edge(a, b, "rewrites", True, True, 0.9, 0.5, (), (), (), None) for a, b in pairwise(names)
    )
    nodes = tuple(Node(name, "document", name, ()) for name in names)
    family = Family("F1", tuple(names), "A chain.", nodes, edges, ())
    long = replace(REPORT, documents=documents, pairs=(), passages=(), families=(family,))
    lines = render(long, "text").splitlines()
    assert max(map(cell_len, lines)) <= 80
    assert sum("rewrites it" in line for line in lines) == 1499


def test_every_pair_with_something_in_common_is_in_the_table_with_all_its_measures():
    table = section(render(REPORT, "text"), "How alike they are")
    cells = [line.split() for line in table.splitlines() if re.match(r"\d{3} ", line)]
    shared = [pair for pair in REPORT.pairs if pair.shared_a or pair.shared_b]
    assert len(cells) == len(shared) == len(REPORT.pairs) - 2
    assert "2 weaker pairs are in the JSON report." in table
    every = replace(REPORT, parameters={"all_pairs": True})
    table = section(render(every, "text"), "How alike they are")
    assert len(re.findall(r"^\d{3} ", table, re.MULTILINE)) == len(REPORT.pairs)
    assert {len(row) for row in cells} == {11}
    assert " ".join(cells[0]) == "000 001 0.01 0.01 0.02 0.02 0.42 55% 51% rewrite 0.95"


def test_many_pairs_are_cut_to_the_strongest():
    many = replace(REPORT, pairs=REPORT.pairs * 20)
    text = section(render(many, "text"), "How alike they are")
    assert len(re.findall(r"^\d{3} ", text, re.MULTILINE)) == 200
    assert "40 weaker pairs are in the JSON report." in text


@pytest.mark.parametrize("width", [80, 160])
def test_long_names_leave_the_figures_whole(width):
    names = {
        name: f"archives/2024/10/le-tres-long-nom-{number}-de-cet-article-ci.html"
        for number, name in enumerate(FAMILY)
    }
    pairs = tuple(
        replace(pair, a=names[pair.a], b=names[pair.b], relation="near-duplicate")
        for pair in REPORT.pairs
        if pair.a in names and pair.b in names
    )
    documents = tuple(replace(it, id=names[it.id]) for it in REPORT.documents if it.id in names)
    bare = replace(REPORT, documents=documents, pairs=pairs, families=(), passages=(), failures=())
    text = section(render(bare, "text", width=width), "How alike they are")
    for pair in pairs:
        assert f"{pair.tfidf:.2f}" in text
    assert "…" not in text.split("MinHash (estimated)")[0] or width == 160 or "le-tre…" in text


def test_a_row_an_article():
    text = section(render(REPORT, "text", width=160), "What each article consists of")
    rows = {line.split()[0]: line.split() for line in text.splitlines() if line[:1].isdigit()}
    assert rows.keys() == {"000", "001", "002", "003", "004", "005"}
    assert rows["003"][1:4] == ["fr", "–", "10"]
    assert rows["003"][-1] == "en"
    assert rows["005"][-2:] == ["100", "–"]


def test_articles_of_no_family_are_left_out_where_they_are_many():
    outside = tuple(replace(ALONE.documents[0], id=f"{n}.txt") for n in range(60))
    text = render(replace(ALONE, documents=outside), "text")
    assert "What each article consists of" not in text
    mixed = render(replace(REPORT, documents=REPORT.documents + outside), "text")
    assert "61 articles of no family: see the JSON report." in mixed


def test_conflicts_come_first_among_the_passages():
    plain = REPORT.passages[0]
    mended = replace(REPORT.passages[4], conflict=plain.conflict)
    agreed = replace(plain, conflict=None, odd=())
    other = replace(REPORT, passages=(agreed, *REPORT.passages[1:4], mended))
    text = section(render(other, "text"), "The passages that matter most")
    assert text.startswith("1. Same fact in 2 articles: figures disagree\n")
    assert text.index("2. Reworded in 5 articles") < text.index("3. Quotation reworded")


def test_values_that_disagree_stand_one_under_the_other():
    text = section(render(REPORT, "text", width=160), "Where they disagree")
    assert re.search(r"120,000,000 USD  000 “.*près de 120 millions de dollars", text)
    assert re.search(r"118,000,000 USD  001 “.*118 millions de dollars", text)
    assert "and in 002, 003 and 004" in text


def test_what_was_added_is_shown_without_its_marks():
    text = section(render(REPORT, "text"), "What each article has of its own")
    assert "•  a réagi la ministre des Transports" in text
    assert "•  ," not in text and "•  ." not in text


def test_an_article_that_added_nothing_is_named():
    documents = tuple(
        replace(article, added=(), shares=Shares(paraphrase=1.0, added=0.0))
        if article.id in (A, B)
        else article
        for article in REPORT.documents
    )
    text = render(replace(REPORT, documents=documents), "text")
    assert "000 and 001 have nothing of their own." in text


def test_where_the_title_alone_is_an_article_s_own_that_is_said():
    first, *others = REPORT.documents
    told = replace(first, added=(Span(0, len(first.title)),))
    text = section(
        render(replace(REPORT, documents=(told, *others)), "text"),
        "What each article has of its own",
    )
    assert text.splitlines()[1].split() == ["•", "its", "title"]


def test_sources_are_shown_with_the_words_that_name_them():
    text = section(render(REPORT, "text", width=160), "The sources they name")
    assert text.startswith("[The Wall Street Journal]  the report retold\n")
    assert "rapporte le Journal de Wall Street" in text
    assert "[Politico]  a further source" in text
    assert "Jan Sørli (002, 003)" in text


def test_the_translation_notice_is_shown():
    text = section(render(REPORT, "text", width=160), "Translations")
    assert "003  from English  “Ce contenu a été traduit automatiquement" in text


def test_failures_come_with_their_remedy():
    text = section(render(REPORT, "text", width=160), "What could not be used")
    assert "articles/nordvik.html  HTML is not read yet. Save the text" in text


def test_without_texts_places_are_told():
    bare = replace(
        REPORT,
        documents=tuple(replace(article, text=None) for article in REPORT.documents),
        passages=tuple(
            replace(p, spans=tuple(replace(span, text="") for span in p.spans))
            for p in REPORT.passages
        ),
    )
    for name in ("text", "markdown"):
        assert "characters" in render(bare, name)


def test_families_are_named_where_there_are_several():
    ids = {name: f"second-{name}" for name in (A, B, C, D, E)}
    copies = tuple(replace(it, id=ids[it.id], family="F2") for it in REPORT.documents[:5])
    second = replace(
        FAMILY_ONE,
        id="F2",
        documents=tuple(ids.values()),
        nodes=tuple(Node(name, "document", name, ()) for name in ids.values()),
        edges=(),
    )
    both = replace(REPORT, documents=REPORT.documents + copies, families=(FAMILY_ONE, second))
    text = render(both, "text")
    assert "Who derives from whom: F1\n" in text
    assert "Who derives from whom: F2\n" in text
    assert "no source found" in text


def test_who_told_it_first_is_said_by_the_dates():
    text = " ".join(render(REPORT, "text").split())
    assert "First by date: 004, 2024-10-25 18:05 +02:00. 2 articles have no date." in text


def test_an_article_of_which_the_day_alone_is_known_was_not_before_one_of_that_day():
    members = [article.id for article in REPORT.documents if article.id in FAMILY]
    times = ["2024-10-25T08:00:00+00:00", "2024-10-25T11:00:00+00:00", "2024-10-25"]
    days = dict(zip(members, [*times, "2024-10-26", "2024-10-28"], strict=True))
    articles = (replace(a, published=days.get(a.id)) for a in REPORT.documents)
    report = replace(REPORT, documents=tuple(articles))
    text = " ".join(render(report, "text").split())
    assert "First by date: 000 and 002, all of 2024-10-25; nothing tells which" in text
    page = " ".join(render(report, "html").split())
    told = re.findall(r'<time>([^<]*)</time>(?: <span class="muted">([^<]*)</span>)?', page)
    assert told == [
        ("25 October 2024, 08:00 UTC", ""),
        ("25 October 2024, 11:00 UTC", "3 h later"),
        ("25 October 2024", ""),
        ("26 October 2024", "1 day later"),
        ("28 October 2024", "2 days later"),
    ]


def test_nothing_is_said_of_who_was_first_without_dates():
    undated = tuple(replace(article, published=None) for article in REPORT.documents)
    assert "First by date" not in render(replace(REPORT, documents=undated), "text")


@pytest.mark.parametrize("before", ["", "# "])
def test_a_title_is_nothing_that_an_article_added(before):
    title, rest = "The bridge is shut until the spring", "Nobody told the shopkeepers in time."
    text = f"{before}{title}\n\nThe ministry said so on Monday.\n\n{rest}"
    article = replace(
        REPORT.documents[0],
        title=title,
        text=text,
        characters=len(text),
        added=(Span(0, len(before + title)), Span(text.index(rest), len(text))),
    )
    shown = [text[span.start : span.end] for span in added_stretches(article)]
    assert shown == [rest]
