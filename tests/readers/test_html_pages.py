"""Pages of publishers: the article without the debris around it, and what the page says of it."""

import re
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest

from lineage.model import Document, Failure, Region
from lineage.pipeline import analyze
from lineage.readers import read
from lineage.rules import judge

PAGES = Path(__file__).parent / "pages"
ENCODINGS = {"open_graph_en.html": "cp1252"}


def page(name: str) -> Document:
    (document,) = read([PAGES / name])
    assert isinstance(document, Document), document
    return document


def written(path: Path, content: str | bytes) -> Document | Failure:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (item,) = read([path])
    return item


EXPECTED = {
    "graph_fr.html": (
        "Le port de Lorient ferme ses quais de l’Estacade",
        "2024-10-25T09:00:00+02:00",
        "Le Fil du Port",
        "https://filduport.example/2024/10/25/lorient",
        "fr",
    ),
    "open_graph_en.html": (
        "Bridge to close for four months",
        "2024-10-25T08:30:00+01:00",
        "The Harbour Post",
        "https://harbourpost.example/bridge",
        "en",
    ),
    "times_de.html": (
        "Hafen bleibt nach Sturm geschlossen",
        "2024-10-25T10:15:00+02:00",
        None,
        None,
        "de",
    ),
    "bare_en.htm": ("Ferry runs aground", None, None, None, None),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_page_says_of_its_article(name: str) -> None:
    found = page(name)
    published = found.published.isoformat() if found.published else None
    assert (found.title, published, found.publisher, found.url, found.language) == EXPECTED[name]


def test_what_later_rules_need_is_in_the_metadata() -> None:
    assert page("graph_fr.html").metadata == {
        "author": "Anne Le Goff, Yann Kerdraon",
        "canonical": "https://filduport.example/2024/10/25/lorient",
        "isBasedOn": "https://agence.example/depeche/12,34",
        "noindex": "robots",
        "syndication-source": "https://agence.example/depeche/12,34",
    }
    assert page("bare_en.htm").metadata == {}


DEBRIS = "Accueil|cookies|Partager|lire aussi|Jean :|Mentions|Home|newsletter|Copyright|Abo|Impr"


@pytest.mark.parametrize("name", EXPECTED)
def test_the_debris_around_an_article_is_left_out(name: str) -> None:
    assert re.findall(DEBRIS, page(name).text) == []


def test_paragraphs_are_lines_with_blank_lines_between() -> None:
    text = page("graph_fr.html").text
    assert (
        "fermés depuis jeudi soir & le resteront jusqu’au début de la semaine prochaine, selon la"
        " capitainerie.\n\nLa tempête a arraché une trentaine d’amarres dans la nuit, a indiqué"
    ) in text
    assert text.endswith("du président de la région.")
    assert "\n\n- Die Fähren nach Borkum fallen aus.\n- Die Züge" in page("times_de.html").text
    assert "Piers of the bridge" in page("open_graph_en.html").text


@pytest.mark.parametrize("name", EXPECTED)
def test_each_line_of_the_text_leads_back_to_its_line_of_the_file(name: str) -> None:
    document = page(name)
    content = (PAGES / name).read_bytes().decode(ENCODINGS.get(name, "utf-8"))
    lines = [unescape(re.sub("<[^>]*>", " ", line)) for line in content.split("\n")]
    text = document.text.split("\n")
    assert len(document.source_lines) == len(text)
    assert list(document.source_lines) == sorted(document.source_lines)
    for line, number in zip(text, document.source_lines, strict=True):
        if line:
            first = re.findall(r"\w+", line)[:3]
            assert re.findall(r"\w+", lines[number - 1])[: len(first)] == first
            assert "<title>" not in content.split("\n")[number - 1]


def test_a_finding_tells_the_lines_of_the_page(tmp_path: Path) -> None:
    copied = " ".join(page("times_de.html").text.split("\n\n")[1:3])
    (tmp_path / "wire.txt").write_text(f"EMDEN\n\n{copied}", encoding="utf-8")
    (tmp_path / "new.html").write_bytes((PAGES / "times_de.html").read_bytes())
    verdict = judge(analyze(read([tmp_path])), ["new.html"])
    regions = {(found.rule, found.region) for found in verdict.findings}
    # whole lines, for where in them the words are is not known
    assert ("LIN001", Region(10, 1, 12, 1)) in regions
    assert verdict.findings[0].source_region.start_line == 3


PARAGRAPH = "<p>Il a plu toute la nuit sur la ville de Nîmes, où le Gard est sorti de son lit.</p>"


@pytest.mark.parametrize(
    "data",
    [
        f'<meta charset="iso-8859-1">{PARAGRAPH}'.encode("cp1252"),
        f'<?xml version="1.0" encoding="ISO-8859-15"?><html>{PARAGRAPH}'.encode("iso-8859-15"),
        f"<meta charset=nonsense>{PARAGRAPH}".encode("cp1252"),
        f"<meta charset=utf-16>{PARAGRAPH}".encode(),
        f"<meta charset=latin1>{PARAGRAPH}".encode(),
        f"\ufeff<html>{PARAGRAPH}".encode(),
        f"<meta charset=latin1>{PARAGRAPH}".encode("utf-16"),
        f"<meta charset=utf-8>{PARAGRAPH}".encode("cp1252"),
        f"<html>{PARAGRAPH}".replace("î", "&icirc;").replace("ù", "&#xF9;").encode(),
    ],
    ids=range(9),
)
def test_a_page_is_decoded_as_browsers_do(tmp_path: Path, data: bytes) -> None:
    found = written(tmp_path / "a.xhtml", data)
    assert isinstance(found, Document)
    assert found.text == PARAGRAPH[3:-4]


def test_a_page_in_an_encoding_of_seven_bits(tmp_path: Path) -> None:
    text = "政府は金曜日、古い橋を四か月間閉鎖すると発表した。"
    data = f"<meta charset=iso-2022-jp><p>{text}</p>".encode("iso2022_jp")
    found = written(tmp_path / "a.html", data)
    assert isinstance(found, Document)
    assert found.text == text


def about(tmp_path: Path, head: str, body: str = PARAGRAPH) -> Document:
    found = written(tmp_path / "a.html", f"<html><head>{head}</head><body>{body}</body></html>")
    assert isinstance(found, Document), found
    return found


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Pluie"}',
        '[[{"@type": "https://schema.org/ReportageNewsArticle", "headline": "Pluie"}]]',
        '{"@type": "WebPage", "mainEntity": {"@type": ["Thing", "Article"], "headline": "Pluie"}}',
        '/*<![CDATA[*/ {"@type": "BlogPosting", "headline": ["Pluie", "Rain"]} /*]]>*/',
        '<!-- {"@type": "Report",\n "headline": "Pl\nuie\t"}; -->',
    ],
)
def test_json_ld_comes_in_many_shapes(tmp_path: Path, script: str) -> None:
    assert about(tmp_path, json_ld(script)).title in ("Pluie", "Pl uie")


@pytest.mark.parametrize(
    "script",
    [
        "",
        "null",
        "{",
        "[" * 200_000,
        '{"a":' * 200_000,
        '{"@type": "NewsArticle", "headline": {"name": []}, "publisher": [[1]], "author": 7}',
        '{"@type": {"a": 1}, "@id": [], "url": {}}',
        '{"@type": "NewsArticle", "datePublished": 99999999999999999999}',
        '{"@type": "NewsArticle", "a": ' + "9" * 5000 + "}",
        '{"@type": "NewsArticle", "@id": "x", "author": {"@id": "x"}, "publisher": {"@id": "y"}}',
        '{"@type": "NewsArticle", "headline": "\\ud83d", "url": "\\u0000"}',
        '{"@type": "NewsArticle", "headline": "&#' + "9" * 5000 + ';"}',
    ],
    ids=range(12),
)
def test_json_ld_that_says_nothing_costs_nothing(tmp_path: Path, script: str) -> None:
    assert about(tmp_path, json_ld(script)).text == PARAGRAPH[3:-4]


def test_the_article_at_the_address_of_the_page_is_meant(tmp_path: Path) -> None:
    script = """[{"@type": "NewsArticle", "url": "https://x.example/1", "headline": "Ailleurs"},
                 {"@type": "NewsArticle", "url": "https://x.example/2", "headline": "Ici"}]"""
    link = '<link rel="canonical" href="https://x.example/2">'
    assert about(tmp_path, link + json_ld(script)).title == "Ici"
    assert about(tmp_path, json_ld(script)).title == "Ailleurs"


@pytest.mark.parametrize(
    ("head", "published", "metadata"),
    [
        ('<meta itemprop="datePublished" content="2024-10-25T09:00:00">', "25T09:00:00+00:00", {}),
        ('<meta name="date" content="2024-10-25">', "25T00:00:00+00:00", {"precision": "day"}),
        (
            json_ld('{"@type": "NewsArticle", "datePublished": "2024-10-25"}')
            + '<meta property="article:published_time" content="2024-10-25T09:00:00-04:00">',
            "25T09:00:00-04:00",
            {},
        ),
        ('<meta name="dcterms.created" content="2024-10-25">', "25T00:00:00+00:00", None),
    ],
    ids=["no zone", "a day", "a day and its time", "as trafilatura finds it"],
)
def test_dates(tmp_path: Path, head: str, published: str, metadata: dict[str, str] | None) -> None:
    found = about(tmp_path, head)
    assert found.published == datetime.fromisoformat(f"2024-10-{published}")
    assert found.metadata == ({"precision": "day"} if metadata is None else metadata)


def test_a_date_that_cannot_be_read_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f'<meta name="date" content="hier">{PARAGRAPH}', encoding="utf-8")
    document, problem = read([path])
    assert isinstance(document, Document)
    assert document.published is None
    assert isinstance(problem, Failure)
    assert problem.code == "bad-date"


def test_text_that_is_in_a_script_alone(tmp_path: Path) -> None:
    body = " ".join([PARAGRAPH[3:-4]] * 4)
    script = json_ld(
        '\n{"@type": "NewsArticle",\n "articleBody": "' + body.replace("î", "\\u00ee") + '"}'
    )
    found = about(tmp_path, script, "<div id=app></div>")
    assert found.text == body
    assert found.source_lines == (3,)
