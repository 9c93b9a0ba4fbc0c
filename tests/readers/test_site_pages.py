"""Pages of Hugo, Jekyll and Eleventy: front matter, templates, and the lines of the file."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from lineage.model import Article, Document, Failure, Span
from lineage.pipeline import analyze
from lineage.readers import read
from lineage.rules.region import region

HUGO = """\
+++
title = "Le port ferme"
date = 2024-10-25T09:00:00+02:00
lastmod = 2024-10-26
draft = false
url = "/2024/port/"
[params]
source = "AFP"
canonical = "https://agence.example/port"
+++

{{< figure src="quai.jpg"
    caption="Le quai, selon Reuters" >}}

Le port de Lorient ferme [ses quais](https://agence.example/port) ce soir.
{{% notice %}}
La tempête a arraché {{< nombre
  30 >}} trente amarres.
{{% /notice %}}

<!-- lineage: allow LIN001 acheté à l'agence -->
© 2024 AFP. Tous droits réservés.
"""
JEKYLL = """\
---
layout: post
title: The port closes
author: {name: Harbour desk}
seo:
  canonical_url: https://agency.example/port
robots: noindex
---
{% include byline.html %}

The port of Lorient closes {{ page.quays }} its quays tonight.
{: .lead}

{% highlight ruby %}
port.close
{% endhighlight %}

The storm tore off thirty lines, <em>the master</em> said.
"""
ELEVENTY = """\
---json
{
  "title": "Der Hafen schließt",
  "date": "2024-10-25",
  "agency": "dpa",
  "permalink": "/hafen/"
}
---
{% set kai = "Nord" %}
{# nicht gezeigt #}
Der Hafen von Emden schließt {{ kai }} heute Abend.

Sperrfrist: Freitag, 25. Oktober, 6.00 Uhr
"""


def page(tmp_path: Path, name: str, content: str) -> tuple[Document, Article]:
    path = tmp_path / name
    path.write_bytes(content.encode())
    (document,) = read([path])
    assert isinstance(document, Document), document
    (article,) = analyze([document]).documents
    return document, article


def lines(article: Article) -> dict[int, str]:
    """The words of an article that are not boilerplate, by their lines in the file."""
    text = article.text or ""
    found: dict[int, str] = {}
    at = 0
    for part in (*article.boilerplate, Span(len(text), len(text))):
        for line in text[at : part.start].splitlines(keepends=True):
            if line.strip():
                number = region(text, Span(at, at + 1)).start_line
                found[number] = " ".join((found.get(number, "") + " " + line).split())
            at += len(line)
        at = part.end
    return found


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_page_of_hugo(tmp_path: Path, newline: str) -> None:
    document, article = page(tmp_path, "port.md", HUGO.replace("\n", newline))
    assert (document.title, document.url) == ("Le port ferme", "/2024/port/")
    assert document.published == datetime.fromisoformat("2024-10-25T09:00:00+02:00")
    assert document.metadata["lastmod"] == "2024-10-26"
    assert document.metadata["draft"] is False
    assert [(item.field, item.value) for item in article.declared] == [
        ("source", "AFP"),
        ("canonical", "https://agence.example/port"),
        ("link", "https://agence.example/port"),
    ]
    assert lines(article) == {
        15: "Le port de Lorient ferme ses quais ce soir.",
        17: "La tempête a arraché",
        18: "trente amarres.",
    }
    (allowance,) = article.allowances
    assert (allowance.rule, allowance.reason) == ("LIN001", "acheté à l'agence")
    assert region(document.text, Span(allowance.start, allowance.end)).start_line == 21
    (notice,) = article.notices
    assert (notice.kind, notice.holder) == ("licence", "Agence France-Presse")
    assert region(document.text, Span(notice.start, notice.end)).start_line == 22
    assert "Reuters" not in {citation.source for citation in article.citations}


def test_a_page_of_jekyll(tmp_path: Path) -> None:
    document, article = page(tmp_path, "2024-10-25-port.md", JEKYLL)
    assert document.published == datetime(2024, 10, 25, tzinfo=UTC)
    assert document.metadata["precision"] == "day"
    assert [(item.field, item.value) for item in article.declared] == [
        ("author", "Harbour desk"),
        ("canonical", "https://agency.example/port"),
        ("noindex", "robots"),
    ]
    assert lines(article) == {
        11: "The port of Lorient closes its quays tonight.",
        18: "The storm tore off thirty lines, the master said.",
    }


def test_a_page_of_eleventy(tmp_path: Path) -> None:
    document, article = page(tmp_path, "hafen.md", ELEVENTY)
    assert (document.title, document.url) == ("Der Hafen schließt", "/hafen/")
    assert document.published == datetime(2024, 10, 25, tzinfo=UTC)
    assert [(item.field, item.value) for item in article.declared] == [("agency", "dpa")]
    assert lines(article)[11] == "Der Hafen von Emden schließt heute Abend."
    (notice,) = article.notices
    assert notice.kind == "embargo"
    assert region(document.text, Span(notice.start, notice.end)).start_line == 13


@pytest.mark.parametrize(
    ("matter", "title"),
    [
        ('{\n"title": "Un accord"\n}\n', "Un accord"),
        ('\ufeff{"title": "Un accord"}\r\n', "Un accord"),
        ('---toml\ntitle = "Un accord"\n---\n', "Un accord"),
        ("---yaml\ntitle: Un accord\n---\n", "Un accord"),
        ("{{< toc >}}\n", None),
        ('{"title": "Un accord"} est le titre.\n', None),
    ],
)
def test_other_front_matter(tmp_path: Path, matter: str, title: str | None) -> None:
    document, _ = page(tmp_path, "a.md", f"{matter}\nIl a plu sur la ville.")
    assert document.title == title


@pytest.mark.parametrize(
    "matter", ['{\n"title": \n}\n', "---js\n{title: 1}\n---\n", '---json\n{"a"\n---\n']
)
def test_front_matter_that_is_broken_or_not_read(tmp_path: Path, matter: str) -> None:
    (tmp_path / "a.md").write_text(f"{matter}Il a plu.", encoding="utf-8")
    document, problem = read([tmp_path])
    assert isinstance(document, Document)
    assert isinstance(problem, Failure)
    assert problem.code == "bad-front-matter"


@pytest.mark.parametrize(
    ("name", "matter", "day"),
    [
        ("2024-10-25-port.md", "", 25),
        ("2024-10-25-port.md", "---\ndate: 2024-10-24\n---\n", 24),
        ("2024-99-25-port.md", "", None),
        ("port-2024-10-25.md", "", None),
    ],
)
def test_the_day_in_a_name(tmp_path: Path, name: str, matter: str, day: int | None) -> None:
    document, _ = page(tmp_path, name, f"{matter}Il a plu.")
    assert (document.published.day if document.published else None) == day


@pytest.mark.parametrize(
    ("fields", "url", "canonical"),
    [
        ("canonical: https://a.example/1", "https://a.example/1", "https://a.example/1"),
        ("canonical: https://a.example/1\nurl: /b/", "/b/", "https://a.example/1"),
        ("permalink: /:year/:title/", None, None),
        ("permalink: false", None, None),
    ],
)
def test_addresses(tmp_path: Path, fields: str, url: str | None, canonical: str | None) -> None:
    document, _ = page(tmp_path, "a.md", f"---\n{fields}\n---\nIl a plu.")
    assert (document.url, document.metadata.get("canonical")) == (url, canonical)


def test_what_a_web_page_links_to_and_allows(tmp_path: Path) -> None:
    _, article = page(
        tmp_path,
        "a.html",
        '<html><head><link rel="canonical" href="https://agence.example/1">'
        '<meta property="og:url" content="https://site.example/2"></head><body>'
        '<nav><a href="https://no.example/sport">Sport</a></nav>'
        "<!-- lineage: allow LIN001, LIN002 acheté -->"
        '<p>Il a plu toute la nuit sur la ville, selon <a href="https://agence.example/1">une'
        ' dépêche</a>, <a href="/ici">ici</a>.</p></body></html>',
    )
    assert article.url == "https://site.example/2"
    assert [(item.field, item.value) for item in article.declared] == [
        ("canonical", "https://agence.example/1"),
        ("link", "https://agence.example/1"),
    ]
    assert [(item.rule, item.reason, item.start, item.end) for item in article.allowances] == [
        ("LIN001", "acheté", 0, 0),
        ("LIN002", "acheté", 0, 0),
    ]
