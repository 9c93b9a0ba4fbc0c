"""What the reading of one text does to real articles: a sample of its decisions, to be read.

`python -m benchmarks.text.decisions --language fr` prints, out of the articles in the folder
`LINEAGE_DATA`, citations with the words around them, outlets that are named and not cited, and
lines taken for furniture. Nothing is scored: nobody has labelled them.
"""

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

import click

from benchmarks.text.measures import reading_of
from lineage.model import Document
from lineage.text import Annotated, annotate
from lineage.text.sources.candidates import candidates

AROUND = 60
ARTICLES = 60
LONGEST = 12_000


@click.command()
@click.option("--language", default="fr", show_default=True, help="fr or es.")
@click.option("--count", default=30, show_default=True, help="Decisions of each kind.")
@click.option("--seed", default=1, show_default=True, help="Another seed, another sample.")
def main(language: str, count: int, seed: int) -> None:
    """Print a sample of what is decided on real articles."""
    chance = random.Random(seed)
    read = [_read(text, language) for text in _articles(language, chance)]
    kinds = {
        "cited": [line for one in read for line in _cited(one)],
        "named, not cited": [line for one in read for line in _named(one)],
        "furniture": [line for one in read for line in _furniture(one)],
    }
    for name, lines in kinds.items():
        click.echo(f"\n{name}: {len(lines)} in {len(read)} articles")
        for line in chance.sample(lines, min(count, len(lines))):
            click.echo(f"  {line}")


def _articles(language: str, chance: random.Random) -> list[str]:
    folder = os.environ.get("LINEAGE_DATA")
    name = f"semeval2022_t8/{language}.jsonl"
    path = Path(folder or ".") / name
    if folder is None or not path.is_file():
        raise click.ClickException(f"{name} is not in the folder LINEAGE_DATA")
    texts = [json.loads(line)["text1"] for line in path.open(encoding="utf-8")]
    texts = [text for text in texts if len(text) <= LONGEST]
    return chance.sample(texts, min(ARTICLES, len(texts)))


def _read(text: str, language: str) -> Annotated:
    [read] = annotate([Document("article", text, language=language)])
    return read


def _cited(read: Annotated) -> Iterator[str]:
    for item in read.cited:
        citation = item.citation
        strength = "" if item.strong else " (weak)"
        around = _around(read.document.text, citation.start, citation.end)
        yield f"{citation.kind} {citation.source}{strength} | {around}"


def _named(read: Annotated) -> Iterator[str]:
    text = read.document.text
    cited = {item.citation.start for item in read.cited}
    words = reading_of(read)
    for candidate in candidates(words, ()):
        start, end = words.words[candidate.first].start, words.words[candidate.last].end
        if candidate.source.kind in ("outlet", "agency") and start not in cited:
            yield f"{candidate.source.name} | {_around(text, start, end)}"


def _furniture(read: Annotated) -> Iterator[str]:
    for stretch in read.boilerplate:
        line = " ".join(read.document.text[stretch.start : stretch.end].split())
        yield f"{stretch.reason} | {line}"


def _around(text: str, start: int, end: int) -> str:
    before, behind = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return " ".join(f"{before}[{text[start:end]}]{behind}".split())


if __name__ == "__main__":
    main()
