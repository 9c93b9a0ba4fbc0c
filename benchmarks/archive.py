"""The archive: how fast it grows, how large it is, and what it finds for a new article.

For the speed, articles of 3 KB are put together from sentences of Reuters C50, in two processes;
the machine's own speed is in every figure but the ratio. A query is one new article: what is
measured is finding its neighbours and loading them, not comparing. For the finding, the stories of
`fixtures/flagship` and `fixtures/bilingual` stand among real news, and every true pair is asked for
from both sides: by rewrites in one language, and by translations and retellings in the other.
Beside it: what the bands of the signatures alone would find, which is copies.
"""

import random
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import lineage
from benchmarks.figures import Figure
from benchmarks.sets import path_of, rows
from lineage.index import Index
from lineage.index.entry import asked, bands_of
from lineage.model import Document

FIXTURES = Path(__file__).parents[1] / "fixtures"
ARTICLES, SAMPLE = 100_000, 5_000
LENGTH = 3_000
AMONG = 4_000
QUERIES = 200
_WORKERS = 2


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure on `large/*/`; a sample has fewer articles."""
    news = [
        row["text"]
        for name in ("bbc_news", "reutersC50")
        for row in rows(path_of(data, f"large/{name}/docs.jsonl.gz"))
        if row["text"].strip()
    ]
    chance = random.Random(8)
    chance.shuffle(news)
    with TemporaryDirectory() as folder:
        made = _speed(Path(folder, "speed"), news, SAMPLE if sample else ARTICLES, chance)
        return made + _finding(Path(folder, "finding"), news[:AMONG])


def _speed(path: Path, news: Sequence[str], number: int, chance: random.Random) -> list[Figure]:
    sentences = [line for text in news for line in text.splitlines() if len(line) > 40]
    articles = _put_together(sentences, number + QUERIES, chance)
    kept, new = articles[:number], articles[number:]
    start = time.perf_counter()
    with Index.create(path) as index:
        index.add(kept, workers=_WORKERS)
    added = time.perf_counter() - start
    size = path.stat().st_size / sum(len(article.text.encode()) for article in kept)
    start = time.perf_counter()
    with Index.open(path) as index:
        index.neighbours(new[:1])
        cold = time.perf_counter() - start
        times, candidates = _asked(index, new)
    note = f"{number:,} articles of 3 KB"
    return [
        Figure("archive", "articles added a second", number / added, goal="≥ 500", note=note),
        Figure("archive", "size of the file / of the text", size, goal="≤ 2", note=note),
        Figure(
            "archive",
            "neighbours of a new article, ms",
            1000 * median(times),
            goal="≤ 50",
            note=f"{note}; the first after opening {1000 * cold:.0f}; {candidates:.1f} found",
        ),
    ]


def _put_together(sentences: Sequence[str], number: int, chance: random.Random) -> list[Document]:
    articles = []
    for at in range(number):
        lines: list[str] = []
        while sum(map(len, lines)) < LENGTH:
            lines.append(chance.choice(sentences))
        articles.append(Document(f"{at:06}", "\n".join(lines)))
    return articles


def _asked(index: Index, new: Sequence[Document]) -> tuple[list[float], float]:
    times, found = [], 0
    for article in new:
        start = time.perf_counter()
        found += len(index.neighbours([article]))
        times.append(time.perf_counter() - start)
    return times, found / len(new)


def _finding(path: Path, news: Sequence[str]) -> list[Figure]:
    stories = list(_stories("flagship")) + list(_stories("bilingual"))
    others = [Document(f"news/{at}", text) for at, text in enumerate(news)]
    by_id = {story.id: story for story in stories}
    flagship = sorted(name for name in by_id if name.startswith("flagship/"))
    rewrites = [(a, b) for a in flagship for b in flagship if a != b]
    told = [name for name in by_id if name.endswith(("-fr.txt", "-en.txt"))]
    translations = [(name, _other(name)) for name in sorted(told)]
    with Index.create(path) as index:
        index.add([*others, *stories])
        figures = [
            _recall(index, "rewrites found among others", rewrites, by_id),
            _recall(index, "stories found in the other language", translations, by_id),
        ]
        _, candidates = _asked(index, others[:QUERIES])
    figures.append(
        Figure(
            "archive",
            "neighbours of an article of another story",
            candidates - 1,
            note=f"each costs an alignment; {len(others) + len(stories):,} articles",
        )
    )
    return figures


def _stories(name: str) -> Iterator[Document]:
    for item in lineage.read([FIXTURES / name / "articles"]):
        if isinstance(item, Document):
            yield replace(item, id=f"{name}/{item.id}")


def _other(name: str) -> str:
    return name.replace("-fr.", "-en.") if "-fr." in name else name.replace("-en.", "-fr.")


def _recall(
    index: Index,
    measure: str,
    pairs: Collection[tuple[str, str]],
    by_id: dict[str, Document],
) -> Figure:
    found = {a: {article.id for article in index.neighbours([by_id[a]])} for a, _ in pairs}
    got = sum(b in found[a] for a, b in pairs)
    bands = {name: set(bands_of(asked(article)[0])) for name, article in by_id.items()}
    copies = sum(not bands[a].isdisjoint(bands[b]) for a, b in pairs)
    return Figure(
        "archive",
        measure,
        got / len(pairs),
        {"copies alone": copies / len(pairs)},
        "≥ .95",
        f"{got} of {len(pairs)}; {sum(map(len, found.values())) / len(found):.1f} a query",
    )
