"""Plain text and Markdown: what a file says of itself, and offsets that agree with the file."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.model import Document, Failure
from lineage.readers import read


def read_one(path: Path, content: str | bytes) -> Document:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    document, *rest = read([path])
    assert not rest, rest
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t# -")))
def test_text_is_the_file_as_decoded(
    tmp_path_factory: pytest.TempPathFactory, name: str, text: str
) -> None:
    path = tmp_path_factory.mktemp("heap") / name
    text = "x" + text  # never empty, never a byte order mark of UTF-16
    path.write_bytes(text.encode())
    documents = [item for item in read([path]) if isinstance(item, Document)]
    with path.open(newline="", encoding="utf-8") as stream:
        assert [document.text for document in documents] == [stream.read()]


def test_a_utf_8_mark_stays_so_that_offsets_agree(tmp_path: Path) -> None:
    document = read_one(tmp_path / "a.txt", b"\xef\xbb\xbfUn accord\r\n\r\nIl a plu.")
    with (tmp_path / "a.txt").open(newline="", encoding="utf-8") as stream:
        assert document.text == stream.read()
    assert document.title == "Un accord"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n  Un accord \n\nIl a plu.", "Un accord"),
        ("Un accord\rIl a plu.", "Un accord"),
        ("x" * 200 + "\nIl a plu.", "x" * 200),
        ("x" * 201 + "\nIl a plu.", None),
        ("Il a plu.", None),
        ("Il a plu.\n\n ", None),
        ("\n" * 3000 + "Un accord\nIl a plu.", "Un accord"),
        ("Un accord" + "\n" * 3000 + "Il a plu.", "Un accord"),
        ("Un\u2028accord\nIl a plu.", "Un\u2028accord"),
    ],
)
def test_the_first_line_of_plain_text_is_its_title(
    tmp_path: Path, text: str, title: str | None
) -> None:
    assert read_one(tmp_path / "a.txt", text).title == title


def test_the_head_of_a_page_is_no_title(tmp_path: Path) -> None:
    """The name of a site and its menu have hardly a word of the article."""
    head = "Le Phare du Nord\nAccueil > Ports > Nord\nNous utilisons des cookies. Accepter\n\n"
    title = "Le port de Calvado ferme deux quais"
    body = "\nPublié le 3 mai\n\nLe port de Calvado ferme ce soir deux quais, dit le maire.\n"
    assert read_one(tmp_path / "a.txt", head + title + body).title == title
    assert read_one(tmp_path / "b.txt", title + body + head).title == title
    paragraph = "Deux quais du port de Calvado sont fermés ce soir, et le maire parle. " * 2
    assert read_one(tmp_path / "c.txt", f"Au port\n{paragraph}\n{paragraph}").title == "Au port"


def test_half_a_sentence_is_no_title(tmp_path: Path) -> None:
    """A page has many short lines, and nowhere is one cut."""
    lines = ["Au port", *["Deux quais du port de Calvado sont fermés ce soir."] * 80]
    for more in range(50):
        text = "\n".join([lines[0] + " " * more, *lines[1:]])
        assert read_one(tmp_path / "a.txt", text).title == "Au port"


@pytest.mark.parametrize(
    ("text", "title", "language"),
    [
        ("---\ntitle: Un accord\nlang: fr\n---\nIl a plu.", "Un accord", "fr"),
        ("---\nlang: fr\n---\nUn accord\n\nIl a plu.", "Un accord", "fr"),
        # a rule, or what nobody can parse, is part of the text
        ("---\nUn accord\n---\nIl a plu.", "---", None),
        ("---\ntitle: a: b\n---\nIl a plu.", "---", None),
    ],
)
def test_front_matter_of_plain_text_is_read_where_it_is_some(
    tmp_path: Path, text: str, title: str, language: str | None
) -> None:
    document = read_one(tmp_path / "a.txt", text)
    assert (document.text, document.title, document.language) == (text, title, language)


FIELDS = "title: Un accord\ndate: 2024-10-25\nlang: fr-FR\nsite: Le Soir\nlink: https://x.be/1\n"


@pytest.mark.parametrize(
    "content",
    [
        f"---\n{FIELDS}tags: [pluie]\n---\n\nIl a plu.",
        f"\ufeff---\n# a comment\n{FIELDS}tags: [pluie]\n...\nIl a plu.".replace("\n", "\r\n"),
        '+++\ntitle = "Un accord"\ndate = 2024-10-25\nlang = "fr"\nsite = "Le Soir"\n'
        'link = "https://x.be/1"\ntags = ["pluie"]\n+++\nIl a plu.',
    ],
    ids=["yaml", "yaml with a mark and CRLF", "toml"],
)
def test_front_matter_tells_of_the_article_and_stays_in_the_text(
    tmp_path: Path, content: str
) -> None:
    document = read_one(tmp_path / "a.md", content)
    assert document == Document(
        id="a.md",
        text=content,
        title="Un accord",
        published=datetime(2024, 10, 25, tzinfo=UTC),
        publisher="Le Soir",
        url="https://x.be/1",
        language="fr",
        path="a.md",
        metadata={"tags": ["pluie"], "precision": "day"},
    )


def test_metadata_of_front_matter_can_be_written_as_json(tmp_path: Path) -> None:
    content = "---\nseen: 2024-10-25 09:00:00\nshare: .nan\n1: [a, {b: 2024-01-01}]\n---\nIl a plu."
    assert read_one(tmp_path / "a.md", content).metadata == {
        "seen": "2024-10-25T09:00:00",
        "share": None,
        "1": ["a", {"b": "2024-01-01"}],
    }


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("Bonjour\n\n# Un accord #\n\nIl a plu.", "Un accord"),
        ("## Le temps\n#hashtag\nIl a plu.", None),
        ("---\ntitle: A\n---\n# B\n\nIl a plu.", "A"),
        ("---\nlang: fr\n---\n# B\n\nIl a plu.", "B"),
        ("---\n\nIl a plu.\n\n---\n\nIl a neigé.", None),
    ],
)
def test_the_title_of_markdown(tmp_path: Path, content: str, title: str | None) -> None:
    assert read_one(tmp_path / "a.md", content).title == title


BOMB = "a: &a [x, x]\n" + "".join(
    f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abc", "bcd", strict=True)
)


@pytest.mark.parametrize(
    "matter",
    [
        "---\ntitle: [\n---\n",
        "---\ntitle: Un accord\n\n",
        "---\nwhen: 2024-99-99\n---\n",
        '---\nn: !!int ""\n---\n',
        "---\nn: !!python/object/apply:os.getcwd []\n---\n",
        f"---\n{BOMB}---\n",
        "---\na: " + "[" * 5000 + "\n---\n",
        "---\na: " + "[" * 60 + "]" * 60 + "\n---\n",
        "---\na: " + "x" * 70_000 + "\n---\n",
        "+++\ntitle = \n+++\n",
        "+++\ntitle = 1\n",
    ],
    ids=range(11),
)
def test_broken_front_matter_costs_only_itself(tmp_path: Path, matter: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(matter + "Il a plu.", encoding="utf-8")
    document, problem = read([path])
    assert isinstance(document, Document)
    assert document.text == matter + "Il a plu."
    assert isinstance(problem, Failure)
    assert (problem.code, problem.path) == ("bad-front-matter", "a.md")


def test_an_unreadable_date_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ndate: hier\n---\nIl a plu.", encoding="utf-8")
    document, problem = read([tmp_path])
    assert isinstance(document, Document)
    assert (document.published, document.metadata) == (None, {"date": "hier"})
    assert isinstance(problem, Failure)
    assert problem.code == "bad-date"
    assert "'hier'" in problem.message


@pytest.mark.parametrize("content", ["", " \r\n\t", "\ufeff\n", "\u00a0\u200b"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl", "a.csv"])
def test_a_file_without_text_is_a_failure(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert {item.code for item in read([tmp_path]) if isinstance(item, Failure)} & {
        "empty",
        "no-article",
        "bad-json",
        "no-text-column",
    }


def test_front_matter_alone_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\n\n", encoding="utf-8")
    (problem,) = read([tmp_path])
    assert isinstance(problem, Failure)
    assert problem.code == "no-article"
