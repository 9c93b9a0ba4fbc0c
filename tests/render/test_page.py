"""The page: what is in it, that it is safe without a browser's help, and that it speaks French."""

import json
import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markupsafe import Markup

import lineage
from lineage.derive.verdict import verdict
from lineage.model import Report
from lineage.render import render
from lineage.render.family_verdict import clauses
from lineage.render.html.names import Names
from lineage.render.html.stretches import CLASSES, forebears, matches, solid, stretches
from lineage.render.html.versions import marked
from lineage.render.report_view import view
from lineage.render.wording import LANGUAGES
from tests.heaps import STORY, release_and_agency
from tests.render import hostile
from tests.render.everywhere import comparison_with, report_with
from tests.render.families import family_of
from tests.render.sample import ALONE, REPORT, A, B, C, D, E, comparison

ROOT = Path(__file__).parents[2]
MAKERS = pytest.mark.parametrize("make", [report_with, comparison_with])
IN_EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
HEADINGS = [
    "h1 Who took what from whom: 6 articles",
    "h2 Who derives from whom",
    "h2 When they were published",
    "h2 What each article consists of",
    "h3 000 Nordvik aurait payé des intermédiaires pour obtenir le port de Sarande",
    "h3 001 Port de Sarande : les paiements secrets de Nordvik",
    "h3 002 Grève au port de Sarande : troisième jour de blocage",
    "h3 003 Nordvik a fait des paiements régulières de plusieurs millions, dit un rapport",
    "h3 004 Corruption : Nordvik visé par une enquête du Wall Street Journal",
    "h2 Where they disagree",
    "h3 Figures disagree see the passage",
    "h3 A detail that only one article has see the passage",
    "h2 What changed on the way",
    "h3 000 → 001",
    "h2 The original, rebuilt",
    "h2 The passages they have in common",
    "h2 The sources they name",
    "h3 The Wall Street Journal the report retold",
    "h3 Politico a further source",
    "h3 Reuters a further source",
    "h2 How alike they are",
    "h2 Articles that stand outside",
    "h3 005 Nordvik commande quatre navires à hydrogène",
    "h2 Each pair in figures",
    "h2 What could not be used",
]


class Page(HTMLParser):
    """A page as its elements with their attributes, and the words of its headings."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[str] = []
        self.texts: dict[str, str] = {}
        self._open = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag in ("h1", "h2", "h3", "h4"):
            self._open = tag
            self.headings.append(tag)
        elif tag in ("style", "script"):
            self._open = f"{tag} {dict(attrs).get('id', '')}".strip()

    def handle_endtag(self, tag):
        if self._open.split(" ")[0] == tag:
            self._open = ""

    def handle_data(self, data):
        if self._open[:1] == "h":
            self.headings[-1] = " ".join(f"{self.headings[-1]} {data}".split())
        elif self._open:
            self.texts[self._open] = self.texts.get(self._open, "") + data

    def all(self, attribute):
        return [attrs[attribute] for _, attrs in self.elements if attribute in attrs]

    def shape(self):
        """Which elements there are, and which attributes they have."""
        return {(tag, name) for tag, attrs in self.elements for name in (None, *attrs)}


@pytest.fixture(scope="module")
def flagship() -> Report:
    folder = ROOT / "fixtures/flagship"
    return lineage.analyze(lineage.read([folder], metadata=folder / "metadata.json"))


def test_the_answer_comes_first_and_failures_last():
    assert Page(render(REPORT, "html")).headings == HEADINGS


@IN_EACH_LANGUAGE
def test_every_article_passage_and_family_has_its_anchor_and_every_link_leads_somewhere(
    language, flagship
):
    for report in (REPORT, flagship):
        page = Page(render(report, "html", language=language))
        ids = Counter(page.all("id"))
        assert max(ids.values()) == 1
        wanted = {item.id for item in (*report.families, *report.passages)}
        assert {name for name in wanted if name in ids} == wanted
        assert sum(name.startswith("article-") for name in ids) == len(report.documents)
        inside = [href[1:] for href in page.all("href") if href.startswith("#")]
        assert len(inside) > 50
        assert set(inside) <= set(ids)


def test_a_passage_of_two_families_is_shown_once():
    """Or a link to it leads to whichever comes first, and the page has an anchor twice."""
    first = REPORT.families[0]
    names = {B: "F2", E: "F2"}
    documents = [replace(it, family=names.get(it.id, it.family)) for it in REPORT.documents]
    nodes = tuple(node for node in first.nodes if node.id in names)
    second = replace(first, id="F2", documents=(B, E), nodes=nodes, edges=(), statements=())
    rest = tuple(name for name in first.documents if name not in names)
    ours = tuple(node for node in first.nodes if node.id not in names)
    edges = tuple(e for e in first.edges if not {e.parent, e.child} & names.keys())
    first = replace(first, documents=rest, nodes=ours, edges=edges, statements=())
    page = Page(render(replace(REPORT, documents=documents, families=(first, second)), "html"))
    ids = Counter(page.all("id"))
    assert max(ids.values()) == 1
    assert {item.id for item in REPORT.passages} <= set(ids)


def test_what_is_worded_alike_is_shown_once_with_all_who_have_it():
    passage = REPORT.passages[0]
    spans = tuple(replace(span, text="Mot pour mot.") for span in passage.spans)
    report = replace(REPORT, passages=(replace(passage, spans=spans), *REPORT.passages[1:]))
    page = render(report, "html")
    shown = page[page.index(f'id="{passage.id}"') :].split("</details>")[0]
    languages = {it.language for it in REPORT.documents if it.id in {s.document for s in spans}}
    assert shown.count('class="version"') == len(languages) < len(spans)
    assert all(f"#article-{span.document}" in shown for span in spans)


def test_an_anchor_does_not_depend_on_the_rest_of_the_heap():
    alone = replace(REPORT, documents=REPORT.documents[:1], pairs=(), passages=(), families=())
    anchor = "article-000_b4cf5ac1676d351c.txt"
    for report in (REPORT, alone):
        assert f'id="{anchor}"' in render(report, "html")


@pytest.mark.parametrize("result", [REPORT, comparison()], ids=["report", "comparison"])
def test_the_policy_allows_the_style_and_the_script_of_the_page_and_nothing_else(result):
    page = Page(render(result, "html"))
    [policy] = [attrs["content"] for _, attrs in page.elements if "http-equiv" in attrs]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for kind in ("style", "script"):
        digest = b64encode(sha256(page.texts[kind].encode()).digest()).decode()
        assert rules[f"{kind}-src"] == f"'sha256-{digest}'"
    assert rules["img-src"] == "data:"
    assert [attrs.get("type") for tag, attrs in page.elements if tag == "script"] == [
        "application/json",
        None,
    ]


@MAKERS
def test_no_text_makes_an_element_or_an_attribute(make):
    # an address may be linked to, and a language be that of some words
    plain = [Page(render(make(text), "html")).shape() for text in ("https://a.example/b", "fr")]
    allowed = set().union(*plain)
    for text in hostile.TEXTS:
        page = Page(render(make(text), "html"))
        assert page.shape() <= allowed, ascii(text)
        assert not page.shape() & {(tag, "style") for tag, _ in allowed}
        assert not [name for _, name in page.shape() if name and name.startswith("on")]
        for link in page.all("href"):
            assert re.match(r"#|https?://|data:,$", link), ascii(text)
    print(f"{len(hostile.TEXTS)} texts")


def test_links_leave_without_telling_where_from():
    page = Page(render(report_with("https://a.example/b"), "html"))
    outside = [attrs for _, attrs in page.elements if attrs.get("href", "").startswith("http")]
    assert outside
    assert {attrs["rel"] for attrs in outside} == {"noopener noreferrer"}


def test_data_for_the_script_is_json_without_markup():
    for text in hostile.PAGES:
        source = render(report_with(text), "html")
        block = re.search(r'<script type="application/json" id="data">(.*?)</script>', source)
        assert not re.search("[<>&\u2028\u2029]", block[1])
        assert len(json.loads(block[1])["articles"]) == len(REPORT.documents)


def test_without_a_family_it_says_so_and_shows_the_articles():
    page = render(ALONE, "html")
    assert "No two of the 6 articles retell the same report." in page
    assert page.count('<article class="sheet"') == 6


def test_what_a_text_consists_of_is_what_the_report_says(flagship):
    known = view(flagship)
    looked = 0
    for family in flagship.families:
        found = matches(flagship.pairs, forebears(family))
        for article in known.members(family):
            passages = known.passages.get(article.id, ())
            parts = stretches(article, found.get(article.id, ()), passages)
            words = [article.text[part.span.start : part.span.end] for part in parts]
            assert "".join(words) == article.text
            sizes = Counter()
            for part in parts:
                sizes[part.kind] += solid(article, part.span)
            total = sum(sizes[kind] for kind in CLASSES if kind != "boilerplate")
            for kind in set(CLASSES) - {"boilerplate"}:
                # what two have in common by way of a third is in the pairs, not in the shares
                difference = abs(sizes[kind] / total - getattr(article.shares, kind))
                assert difference < 0.08, (article.id, kind)
            looked += 1
    assert looked == 16


def test_an_article_has_nothing_from_those_that_derive_from_it(flagship):
    first, copy = flagship.families[1].documents
    assert forebears(flagship.families[1]) == {copy: {first}}


def test_what_retells_a_missing_source_may_have_it_from_each_other():
    assert forebears(REPORT.families[0])[A] == {B, C, D, E}


def test_words_that_differ_are_marked_whatever_the_case():
    found = marked("Le Groupe a versé 118 millions", "le groupe a payé 118 millions")
    assert found.alike
    assert [words for words, mark in found.pieces if mark] == ["versé"]


def test_where_hardly_a_word_is_the_same_the_common_ones_are_marked():
    found = marked("des millions versés en secret", "Nordvik aurait payé cent millions")
    assert not found.alike
    assert [words for words, mark in found.pieces if mark] == ["millions"]


def test_the_verdict_told_again_is_the_one_of_the_report(flagship):
    """Or French readers would be told something else than English ones."""
    known = Names(view(flagship))
    for family in flagship.families:
        told = [Markup(part) for part in clauses(known, family)]
        # where it were another, that of the report would be shown, without links
        assert "; ".join(part.striptags() for part in told) + "." == known.view.told(family.verdict)
        assert any("<a" in part for part in told)


def test_the_verdict_told_again_names_who_has_it_from_elsewhere():
    report = lineage.analyze(release_and_agency(STORY))
    [family] = report.families
    known = Names(view(report))
    told = [Markup(part).striptags() for part in clauses(known, family)]
    assert "; ".join(told) + "." == known.view.told(family.verdict)
    assert "es and fr have it from one Deutsche Presse-Agentur report" in family.verdict
    assert "es et fr l’ont d’un article (Deutsche Presse-Agentur)" in " ".join(
        render(report, "text", language="fr").split()
    )


def test_of_several_families_each_says_what_it_is_about(flagship):
    """Of two articles that retell one report an editor wants to know which report."""
    page = render(flagship, "html")
    told = re.findall(r'<span class="headline about" lang="(\w+)" dir="auto">(.*?)</span>', page)
    first = ("en", "Months before Texas battery blaze, warnings sat in a Nevada lab")
    second = ("en", "Orkhaven ferry to halve winter sailings")
    assert told == [first, second, first, second]


def test_a_family_too_large_for_a_matrix_says_where_its_figures_are():
    small, large = (render(family_of(size), "html") for size in (60, 61))
    assert '<table class="cells"' in small and "cannot be read" not in small
    assert '<table class="cells"' not in large and "A matrix of 61 articles cannot be" in large


def test_a_large_family_has_a_short_verdict():
    report = family_of(60, 3)
    family = report.families[0]
    told = verdict(family.documents, family.nodes, family.edges)
    known = Names(view(report))
    parts = [Markup(part).striptags() for part in clauses(known, family)]
    assert len(parts) < 8
    assert "; ".join(parts) + "." == known.view.told(told)


def test_a_verdict_that_says_something_else_holds():
    page = render(REPORT, "html")
    assert "and 002 is mainly about something else" in page


def test_french_pages_are_french(flagship):
    page = Page(render(flagship, "html", language="fr"))
    assert page.elements[0] == ("html", {"lang": "fr"})
    assert "h3 Qui vient de qui" in page.headings
    assert "h3 Who derives from whom" not in page.headings


@IN_EACH_LANGUAGE
@pytest.mark.parametrize("relation", ["duplicate", "near-duplicate", "rewrite", "related", None])
def test_a_comparison_says_what_it_found_and_ties_each_passage_to_its_counterpart(
    relation, language
):
    result = replace(comparison(), relation=relation)
    page = Page(render(result, "html", language=language))
    ids = page.all("id")
    for number in range(1, len(result.passages) + 1):
        assert f"a.{number}" in ids and f"b.{number}" in ids
    assert {href[1:] for href in page.all("href") if href[0] == "#"} <= set(ids)


def test_a_large_report_opens_its_first_family_alone(flagship):
    more = [replace(flagship.documents[-1], id=f"more/{number}") for number in range(10)]
    page = Page(render(replace(flagship, documents=(*flagship.documents, *more)), "html"))
    families = [attrs for _, attrs in page.elements if attrs.get("class") == "family"]
    assert [("open" in attrs) for attrs in families] == [True, False]
