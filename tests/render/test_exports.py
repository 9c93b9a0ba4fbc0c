"""What other programs are given: each format is read by what it is for, whatever the titles."""

import csv
import io
import re
import shutil
import subprocess
import warnings
from dataclasses import replace
from xml.etree import ElementTree

import networkx as nx
import pydot
import pytest
from prov.constants import PROV_TYPE
from prov.model import PROV, ProvAlternate, ProvDerivation, ProvDocument, ProvEntity

from lineage.errors import UsageError
from lineage.render import TABLES, render
from lineage.render.escape import one_line
from lineage.render.report_view import view
from tests.render import hostile
from tests.render.everywhere import report_with
from tests.render.sample import ALONE, FAMILY_ONE, JOURNAL, LOST, REPORT, A, C, D

TEXTS = (
    *hostile.TEXTS,
    *("end", "subgraph", 'a"b', 'a\\"b', "a\\", "\\N \\G", "#quot;", "`a`", "style a:b #1;", "%%"),
    *("]]>", "<![CDATA[", "\ufffe", "a:b", "{a}", "n1 --> n2", "=1+1", "click n1 call a()"),
)
EVERY_TEXT = pytest.mark.parametrize("text", TEXTS, ids=ascii)
EDGES = FAMILY_ONE.edges
# it has not followed its parser yet
QUIET = pytest.mark.filterwarnings("ignore:'set.*deprecated:DeprecationWarning")
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


# GraphML


def graph_of(report):
    return nx.parse_graphml(render(report, "graphml"))


def test_networkx_reads_every_article_source_and_edge():
    graph = graph_of(REPORT)
    names = {data["name"] for _, data in graph.nodes(data=True)}
    assert names == {a.id for a in REPORT.documents} | {n.id for n in FAMILY_ONE.nodes}
    names = dict(graph.nodes(data="name"))
    read = {
        (names[parent], names[child]): (data["kind"], data["primary"], data["weight"])
        for parent, child, data in graph.edges(data=True)
    }
    assert read == {(e.parent, e.child): (e.kind, e.primary, e.share) for e in EDGES}


@EVERY_TEXT
def test_titles_come_out_of_graphml_as_they_went_in(text):
    titles = {data.get("title") for _, data in graph_of(report_with(text)).nodes(data=True)}
    assert len(titles - {None}) == 1
    expected = one_line(text).replace("\ufffe", "\\ufffe")
    assert titles - {None} == {expected}


def test_ids_are_unique_in_graphml():
    root = ElementTree.fromstring(render(REPORT, "graphml"))
    ids = [
        element.get("id")
        for element in root.iter()
        if element.get("id") and "}edge" not in element.tag
    ]
    assert len(ids) == len(set(ids))


# DOT


def drawn(text):
    """What Graphviz makes of a graph: the words in the picture, or None where it is not there."""
    if shutil.which("dot") is None:
        return None
    done = subprocess.run(
        ["dot", "-Tsvg"], input=text.encode(), capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    root = ElementTree.fromstring(done.stdout)
    return [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]


@QUIET
def test_graphviz_reads_the_nodes_and_edges_of_the_family():
    [graph] = pydot.graph_from_dot_data(render(REPORT, "dot"))
    [cluster] = graph.get_subgraphs()
    assert len(cluster.get_nodes()) == len(FAMILY_ONE.nodes)
    assert len(cluster.get_edges()) == len(EDGES)
    arrows = [edge.get("dir") for edge in cluster.get_edges()]
    assert arrows.count('"none"') == sum(not edge.directed for edge in EDGES)
    words = drawn(render(REPORT, "dot"))
    assert words is None or {"The Wall Street Journal", "rewrites 72%", "F1"} <= set(words)


SHORT = [one_line(text) for text in TEXTS if len(text) < 60]


@pytest.fixture(scope="module")
def hostile_graph():
    """A graph with a source of each name, as the programs take a while to start."""
    nodes = [
        replace(FAMILY_ONE.nodes[-1], id=f"source:{at}", label=text)
        for at, text in enumerate(SHORT)
    ]
    family = replace(FAMILY_ONE, nodes=(*FAMILY_ONE.nodes, *nodes))
    return render(replace(REPORT, families=(family,)), "dot")


@QUIET
def test_no_title_breaks_a_graph(hostile_graph):
    [graph] = pydot.graph_from_dot_data(hostile_graph)
    [cluster] = graph.get_subgraphs()
    assert len(cluster.get_nodes()) == len(FAMILY_ONE.nodes) + len(SHORT)
    assert len(cluster.get_edges()) == len(EDGES)


def test_graphviz_shows_the_words_as_they_are(hostile_graph):
    words = drawn(hostile_graph)
    if words is None:
        pytest.skip("Graphviz is not installed")
    shown = {(word or "").replace("\N{NO-BREAK SPACE}", " ") for word in words}
    assert {text.replace("\ufffe", "\\ufffe") for text in SHORT} <= shown


# Mermaid

WORDS = r'"(?:[^\W_]|[ …]|#\d+;|<br/>)*"'
MERMAID = re.compile(
    r"flowchart TD"
    r"|  classDef missing stroke-dasharray:5 4"
    rf"|  subgraph f\d+\[{WORDS}\]"
    r"|    direction TB"
    rf"|    n\d+\[{WORDS}\](?::::missing)?"
    rf"|    n\d+ (?:-->|---|-\.->|-\.-)\|{WORDS}\| n\d+"
    r"|  end"
)


@EVERY_TEXT
def test_every_line_of_a_flowchart_is_one_of_seven(text):
    # Mermaid itself runs in a browser alone; this grammar is a part of its own
    lines = render(report_with(text), "mermaid").splitlines()
    assert [line for line in lines if not MERMAID.fullmatch(line)] == []
    assert len(lines) == 4 + len(FAMILY_ONE.nodes) + len(EDGES) + 1


def test_a_flowchart_has_the_words_of_the_report():
    text = re.sub(r"#(\d+);", lambda code: chr(int(code[1])), render(REPORT, "mermaid"))
    assert '["The Wall Street Journal<br/>not among the articles"]:::missing' in text
    assert '|"rewrites 72%"|' in text


# PROV


def provenance(report):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return ProvDocument.deserialize(content=render(report, "prov"), format="json")


def test_prov_has_derivations_of_the_types_that_the_edges_say():
    document = provenance(REPORT)
    ids = {}
    for entity in document.get_records(ProvEntity):
        [name] = [value for key, value in entity.attributes if key.localpart == "id"]
        ids[entity.identifier] = name
    assert set(ids.values()) == {a.id for a in REPORT.documents} | {n.id for n in FAMILY_ONE.nodes}
    found = {}
    for record in document.get_records(ProvDerivation):
        child, parent = (ids[value] for _, value in record.formal_attributes[:2])
        found[parent, child] = set(record.get_attribute(PROV_TYPE))
    directed = {(e.parent, e.child): e for e in EDGES if e.directed}
    assert found.keys() == directed.keys()
    assert found[JOURNAL, A] == {PROV["PrimarySource"]}
    assert found[LOST, D] == set()
    assert len(list(document.get_records(ProvAlternate))) == len(EDGES) - len(directed)


def test_a_copy_is_a_quotation_in_prov():
    copied = replace(EDGES[1], kind="copies", directed=True)
    report = replace(REPORT, families=(replace(FAMILY_ONE, edges=(copied,)),))
    [record] = provenance(report).get_records(ProvDerivation)
    assert record.get_attribute(PROV_TYPE) == {PROV["Quotation"]}


@EVERY_TEXT
def test_titles_come_out_of_prov_as_they_went_in(text):
    document = provenance(report_with(text))
    titles = {entity.label for entity in document.get_records(ProvEntity)}
    assert text in titles
    assert ProvDocument.deserialize(content=document.serialize(format="json")) == document


# CSV


def table_of(report, table=None):
    return list(csv.DictReader(io.StringIO(render(report, "csv", table=table))))


def test_the_tables_have_a_row_a_pair_a_version_and_an_article():
    assert table_of(REPORT) == table_of(REPORT, "pairs")
    assert [(row["a"], row["b"]) for row in table_of(REPORT)] == [(p.a, p.b) for p in REPORT.pairs]
    versions = [(p.id, s.document) for p in REPORT.passages for s in p.spans]
    rows = table_of(REPORT, "passages")
    assert [(row["passage"], row["article"]) for row in rows] == versions
    assert rows[0] | {"text": ""} == {
        **{"passage": "P1", "kind": "paraphrase", "article": A, "text": "", "unit": "USD"},
        **{"start": rows[0]["start"], "end": rows[0]["end"]},
        **{"conflict": "figure", "value": "120000000"},
    }
    articles = {row["id"]: row for row in table_of(REPORT, "articles")}
    assert list(articles) == [article.id for article in REPORT.documents]
    assert (articles[C]["parent"], articles[C]["kind"], articles[C]["share"]) == (
        JOURNAL,
        "cites",
        "0.1912",
    )
    assert articles[C]["added"] == str(REPORT.documents[2].shares.added)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("x")']
)
def test_no_cell_is_a_formula(table, text):
    for row in table_of(report_with(text), table):
        for cell in row.values():
            assert not cell.lstrip("\t\r\n ").startswith(("=", "+", "-", "@", "＝"))


@pytest.mark.parametrize("table", TABLES)
@EVERY_TEXT
def test_no_text_breaks_a_table(table, text):
    rows = list(csv.reader(io.StringIO(render(report_with(text), "csv", table=table))))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) == len(table_of(REPORT, table)) + 1


@pytest.mark.parametrize(("name", "table"), [("json", "pairs"), ("csv", "families")])
def test_a_table_that_there_is_not_is_refused(name, table):
    with pytest.raises(UsageError) as caught:
        render(REPORT, name, table=table)
    assert "csv" in caught.value.remedy or "pairs" in caught.value.remedy


def test_articles_of_no_family_are_exported_too():
    assert len(graph_of(ALONE)) == len(ALONE.documents)
    assert len(list(provenance(ALONE).get_records(ProvEntity))) == len(ALONE.documents)
    assert [row["parent"] for row in table_of(ALONE, "articles")] == [""] * len(ALONE.documents)


# Notebooks


def test_a_notebook_shows_the_verdict_and_the_tree():
    shown = REPORT._repr_html_()
    assert view(REPORT).told(FAMILY_ONE.verdict) in shown
    assert shown.count("<svg") == 1
    assert "No two of the 6 articles" in ALONE._repr_html_()


@EVERY_TEXT
def test_nothing_of_an_article_acts_in_a_notebook(text):
    shown = report_with(text)._repr_html_()
    assert not re.search(r"<(?!/?(?:svg|title|desc|g|path|rect|text|style|p|strong|div)\b)", shown)
