"""Whatever is called HTML: a document, or a failure that says what to do, and nothing else."""

import io
import logging
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.model import Document, Failure
from lineage.readers import read
from lineage.readers.html_page import read_html
from lineage.readers.source import ReadError, Source
from lineage.readers.source_lines import source_lines

PARAGRAPH = b"<p>Il a plu toute la nuit sur la ville, et le fleuve est sorti de son lit.</p>"

HOSTILE = {
    "empty": b"",
    "blank": b" \r\n\t",
    "mark": b"\xef\xbb\xbf",
    "nuls": bytes(10_000),
    "nul": PARAGRAPH.replace(b"plu", b"p\x00lu"),
    "binary": bytes(range(256)) * 100,
    "image": b"\x89PNG\r\n\x1a\n" + bytes(50),
    "deep": b"<div>" * 100_000 + PARAGRAPH,
    "deep and closed": b"<div>" * 100_000 + PARAGRAPH + b"</div>" * 100_000,
    "deep tables": b"<table><tr><td>" * 30_000 + PARAGRAPH,
    "one line": PARAGRAPH * 80_000,
    "one word": b"<p>" + b"x" * 7_900_000,
    "one line of words": b"<p>" + b"le port " * 960_000 + b".</p>",
    "too long": b"<p>" + b"x" * 8_000_001,
    "newlines": PARAGRAPH + b"\n" * 7_900_000 + PARAGRAPH,
    "new words": b"\n".join(b"<p>a%d b%d c%d." % (n, n, n) for n in range(20_000)),
    "same words": b"<div>\n" + b"\n".join([PARAGRAPH] * 20_000),
    "paragraphs": b"<p>a</p>\n" * 24_000,
    "links": b"<a href=x>mot</a>" * 24_000,
    "spans": b"<p>" + b"<span>Il a plu.</span>" * 12_000,
    "less than": b"<" * 5_000_000,
    "comments": b"<!--" * 1_000_000,
    "quotes": b'<p "' * 1_000_000,
    "more quotes": b'<p "a>' * 20_000 + PARAGRAPH,
    "scripts": b"<script>\n" * 500_000,
    "entities": b"<p>" + b"&amp;" * 1_000_000,
    "a long number": PARAGRAPH + b"<p>&amp;#" + b"9" * 5000 + b";</p>",
    "digits": b"<p>" + b"1234567890" * 790_000,
    "dates": b"<p>" + b"25/10/2024 " * 700_000,
    "dots": b"<p>" + b". " * 3_900_000,
    "laughs": b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><p>&b;</p>' + PARAGRAPH,
    "outside": b'<!DOCTYPE html SYSTEM "http://x.example/x.dtd" [<!ENTITY x SYSTEM "file:///etc/'
    b'passwd">]><p>&x;</p><img src="http://x.example/1.png">' + PARAGRAPH,
    "linked data": b'<script type="application/ld+json">{"@type": "NewsArticle", "a": ['
    + b"[]," * 1_000_000
    + b"1]}</script>"
    + PARAGRAPH,
    "an article in linked data": b'<script type="application/ld+json">{"@type": "NewsArticle",'
    b'"articleBody": "' + b"Il a plu. " * 300_000 + b'"}</script>',
}


def check(item: Document | Failure) -> None:
    if isinstance(item, Document):
        assert item.text.strip()
        item.text.encode("utf-8")
        lines = item.source_lines
        assert len(lines) == item.text.count("\n") + 1
        assert list(lines) == sorted(lines)
        assert lines[0] >= 1
        return
    assert item.code and item.message and item.remedy


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_or_refused_quickly(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def no_network(*args: object) -> None:
        raise AssertionError("a page was followed to the network")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    path = tmp_path / "a.html"
    path.write_bytes(HOSTILE[name])
    start = time.process_time()
    items = list(read([path]))
    assert time.process_time() - start < 10
    assert items
    for item in items:
        check(item)
        assert "root:" not in getattr(item, "text", "")
    assert capfd.readouterr().err == ""


WEIGHED = """
import sys
from lineage.readers import read
list(read(sys.argv[1:]))
# what getrusage gives is at least what the process that started this one had
print(*(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells it")
@pytest.mark.parametrize("name", ["one line of words", "newlines", "digits", "linked data", "deep"])
def test_memory_is_bounded(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(HOSTILE[name])
    done = subprocess.run(
        [sys.executable, "-c", WEIGHED, str(path)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) <= 300_000


PIECES = st.sampled_from(
    b"<p>|</p>|<div |>|<!--|-->|<script>|<script type='application/ld+json'>|</script>|{|}|[|\"|'|"
    b'"@type": "NewsArticle"|"headline": |"@id": "a"|<meta name=date content=|<meta charset=|'
    b"utf-16|<title>|<a href=x>|<table><tr><td>|<ul><li>|<time datetime=|2024-10-25|&amp;|&#0;|"
    b"&#xD800;|<![CDATA[|]]>|<!DOCTYPE |<?xml |Il a plu toute la nuit.|\n|\r|\x00|\xe9|\xff\xfe|"
    b"\xc3\xa9| |<html lang=|<br>|<svg>|<math>|<template>|<base href=".split(b"|")
)


@given(data=st.binary(max_size=200) | st.lists(PIECES, max_size=25).map(b"".join))
@settings(max_examples=300)
def test_bytes_become_documents_or_failures(data: bytes) -> None:
    try:
        for item in read_html(Source("a", "a", None), io.BufferedReader(io.BytesIO(data))):
            check(item)
    except ReadError as error:
        check(error.at("a"))


@given(
    st.text(),
    st.text() | st.lists(st.sampled_from([*'<p>/abc \n&;"'])).map("".join),
)
def test_any_text_gets_a_line_for_each_of_its_lines(text: str, page: str) -> None:
    found = source_lines(text, page)
    assert len(found) == text.count("\n") + 1
    assert list(found) == sorted(found)


def failure(path: Path, content: str) -> Failure:
    path.write_text(content, encoding="utf-8")
    (item,) = read([path])
    assert isinstance(item, Failure), item
    return item


@pytest.mark.parametrize(
    "content",
    [
        "<nav><a href=/>Accueil</a> <a href=/sport>Sport</a> <a href=/abo>S’abonner</a></nav>",
        "<form><label>Nom<input></label><button>Entrer</button></form><a href=x>Mot de passe ?</a>",
        "<h1>À la une</h1>"
        + "<h2><a href=x>Le ministre annonce un plan pour les ports</a></h2>" * 9,
        "<html><body><div id=app></div><script>start()</script></body></html>",
        "<!-- rien -->",
    ],
    ids=["menu", "login", "headlines", "application", "comment"],
)
def test_a_page_without_an_article_is_a_failure_that_says_so(tmp_path: Path, content: str) -> None:
    found = failure(tmp_path / "a.html", content)
    assert found.code == "no-article"
    assert found.message == "there is no article in the page"
    assert found.remedy


def test_a_page_nested_too_deep_is_not_read_in_part(tmp_path: Path) -> None:
    paragraph = PARAGRAPH.decode()
    found = failure(tmp_path / "a.html", f"{paragraph}{'<b>' * 300}{paragraph}")
    assert found.code == "page-too-complex"


def test_without_the_extra_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    found = failure(tmp_path / "a.html", PARAGRAPH.decode())
    assert found.code == "html-unsupported"
    assert "pip install 'article-lineage[web]'" in found.remedy


def test_one_bad_page_harms_no_other(tmp_path: Path) -> None:
    for name in ("a", "c"):
        (tmp_path / f"{name}.html").write_bytes(PARAGRAPH)
    (tmp_path / "b.html").write_bytes(HOSTILE["deep"])
    assert [isinstance(item, Document) for item in read([tmp_path])] == [True, False, True]


def test_the_same_page_gives_the_same_document(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<h1>Pluie</h1><p>25.10.2024</p>" + PARAGRAPH * 3)
    assert list(read([path])) == list(read([path]))


def test_trafilatura_is_loaded_only_for_pages() -> None:
    code = "import sys, lineage.readers.registry; print({'trafilatura', 'lxml'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_program_that_logs_still_gets_what_is_logged() -> None:
    list(read_html(Source("a", "a", None), io.BufferedReader(io.BytesIO(PARAGRAPH))))
    assert logging.getLogger("trafilatura").propagate
