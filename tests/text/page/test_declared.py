"""What a page declares of its origin, and what its comments allow."""

from typing import Any

import pytest

from lineage.model import Allowance, Document
from lineage.text.page.allowances import allowances
from lineage.text.page.declared import declared
from lineage.text.page.markup import marks


def told(text: str = "Il a plu.", **metadata: Any) -> list[tuple[str, str]]:
    document = Document("a", text, metadata=metadata)
    return [(item.field, item.value) for item in declared(document, marks(text))]


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({"source": "  AFP "}, [("source", "AFP")]),
        (
            {"Source": {"name": "AFP", "url": "https://afp.example"}, "source": ["AFP", "", 3]},
            [("source", "AFP"), ("source", "https://afp.example")],
        ),
        (
            {"agency": "dpa", "authors": ["A", "B"]},
            [("agency", "dpa"), *[("author", x) for x in "AB"]],
        ),
        ({"canonicalURL": "https://a.example"}, [("canonical", "https://a.example")]),
        ({"seo": {"canonical_url": "/b"}, "canonical": "/b"}, [("canonical", "/b")]),
        ({"params": {"isBasedOn": "/b"}}, [("is-based-on", "/b")]),
        (
            {"isBasedOn": "https://a.example/1,2, https://b.example"},
            [("is-based-on", "https://a.example/1,2"), ("is-based-on", "https://b.example")],
        ),
        ({"noindex": True}, [("noindex", "robots")]),
        (
            {"noindex": "robots, googlebot-news"},
            [("noindex", x) for x in ("robots", "googlebot-news")],
        ),
        ({"robots": "noindex, follow"}, [("noindex", "robots")]),
        ({"noindex": False, "robots": "index"}, []),
        (
            {"original-source": "https://b.example", "syndication_source": "https://a.example"},
            [("syndication-source", "https://a.example"), ("original-source", "https://b.example")],
        ),
        ({"links": ["https://a.example", "https://a.example"]}, [("link", "https://a.example")]),
        ({"params": 3, "source": None, "author": [[]]}, []),
    ],
)
def test_fields(metadata: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert told(**metadata) == expected


def test_links_in_the_text() -> None:
    text = (
        "---\nsource: https://no.example\n---\n"
        "Voir [a](https://a.example/x_(y)), <a class=b href='https://b.example'>b</a>,"
        ' <https://c.example>, https://d.example/e. {{< source url="https://f.example" >}}\n'
        "![i](https://no.example) <img src='https://no.example'> <!-- https://no.example -->\n"
        "```\nhttps://no.example\n```\n[g][1] et https://c.example\n\n[1]: https://h.example"
    )
    hosts = ["a.example/x_(y)", "b.example", "c.example", "d.example/e", "f.example", "h.example"]
    assert told(text) == [("link", f"https://{host}") for host in hosts]


def test_links_are_counted_to_two_hundred() -> None:
    assert len(told(" ".join(f"https://a.example/{n}" for n in range(300)))) == 200


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("<!-- lineage: allow LIN001 bought from AFP -->", [("LIN001", "bought from AFP")]),
        ("<!--lineage:allow lin001-->", [("LIN001", None)]),
        (
            "<!-- lineage: allow LIN001,LIN002: two\nlines -->",
            [(f"LIN00{n}", "two lines") for n in "12"],
        ),
        ("<!-- lineage: allow -->", [("", None)]),
        ("<!-- allow LIN001 this -->", []),
        ("<!-- lineage: allow LIN001 this", []),
        ("```\n<!-- lineage: allow LIN001 this -->\n```", []),
    ],
)
def test_allowances_of_comments(comment: str, expected: list[tuple[str, str | None]]) -> None:
    text = f"Il a plu. {comment}" if comment.startswith("<") else comment
    start = text.find("<!--")
    assert allowances(Document("a", text), marks(text)) == tuple(
        Allowance(rule, reason, start, len(text)) for rule, reason in expected
    )


def test_allowances_of_a_web_page_stand_outside_of_its_text() -> None:
    metadata = {"allow": ["LIN001 bought"]}
    page = Document("a", "Il a plu.", metadata=metadata, source_lines=(3,))
    assert allowances(page, ()) == (Allowance("LIN001", "bought", 0, 0),)
    assert allowances(Document("a", "Il a plu.", metadata=metadata), ()) == ()
