"""The metadata file: what it says wins, and what it says of nobody is told."""

import json
from pathlib import Path

import pytest

from lineage.errors import InputError
from lineage.model import Document, Failure
from lineage.readers import read


@pytest.fixture
def heap(tmp_path: Path) -> Path:
    root = tmp_path / "heap"
    root.mkdir()
    (root / "a.md").write_text(
        "---\ntitle: Pluie\ndate: 2024-10-25\ndesk: Temps\n---\nIl a plu.", encoding="utf-8"
    )
    (root / "b.txt").write_text("Il a gelé.", encoding="utf-8")
    return root


FIELDS = {"title": "Averse", "date": "2024-10-26T10:00:00+02:00", "lang": "FR", "page": "3"}


@pytest.mark.parametrize(
    "content",
    [
        "id;title;date;lang;page;site\na.md;Averse;2024-10-26T10:00:00+02:00;FR;3;\n",
        "\ufeff" + json.dumps({"a.md": FIELDS}),
        json.dumps([{"id": "a.md", **FIELDS}]),
    ],
    ids=["csv", "object", "list"],
)
def test_it_overrides_the_article(heap: Path, content: str) -> None:
    path = heap.parent / "about"
    path.write_text(content, encoding="utf-8")
    one, two = read([heap], metadata=path)
    assert isinstance(one, Document)
    assert (one.title, one.language, one.publisher) == ("Averse", "fr", None)
    assert one.published is not None
    assert one.published.isoformat() == "2024-10-26T10:00:00+02:00"
    assert one.metadata == {"desk": "Temps", "page": "3"}
    assert isinstance(two, Document)
    assert (two.title, two.metadata) == (None, {})


def test_ids_of_no_article_are_told_with_the_nearest(heap: Path) -> None:
    path = heap.parent / "about.json"
    path.write_text('{"b.text": {}, "zzz": {}, "b.txt": {"date": "hier"}}', encoding="utf-8")
    failures = [item for item in read([heap], metadata=str(path)) if isinstance(item, Failure)]
    assert [(item.code, item.path) for item in failures] == [
        ("bad-date", "about.json:b.txt"),
        ("unknown-id", "about.json"),
        ("unknown-id", "about.json"),
    ]
    assert failures[1].remedy == "Did you mean 'b.txt'?"
    assert "'zzz'" in failures[2].message


@pytest.mark.parametrize(
    "content",
    [
        "",
        "title\nPluie\n",
        "id,title\na,b\na,c\n",
        "id,title\na,b,c\n",
        "{broken",
        "[1]",
        '[{"title": "x"}]',
        '{"a": 3}',
        "[" * 100_000,
        '{"a": {"b": ' + "[" * 50 + "]" * 50 + "}}",
        '{"a": ' + "9" * 5000 + "}",
        "%PDF-1.7",
    ],
    ids=range(12),
)
def test_a_file_that_cannot_be_used_is_an_error_at_once(heap: Path, content: str) -> None:
    path = heap.parent / "about"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read([heap], metadata=path)
    assert caught.value.message.startswith("about: ")
    assert caught.value.remedy


def test_a_file_that_is_not_there_is_an_error_at_once(heap: Path) -> None:
    for path in (heap / "nope.csv", heap, heap / "a\0b"):
        with pytest.raises(InputError):
            read([heap], metadata=path)
