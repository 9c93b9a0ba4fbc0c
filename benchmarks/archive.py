"""The archive: how fast it grows, how large it is, and what it finds for a new article.

It holds the texts of three collections of news, and beyond them others of 3 KB, put together from
the sentences of one collection each: 10,000 in all, or as many as LINEAGE_ARCHIVE says. They are
added in two processes. The machine's own speed is in every figure but the ratios: to datasketch,
which puts the MinHash signatures of the same texts into its LSH index in one process, and finds
copies alone; and to reading the same texts as JSON. A query is one new article, of the fixtures or
a real one that is not in the archive: what is measured is finding its neighbours and loading them.
A check is `lineage check` from the shell, start-up included.

For the finding, the stories of `fixtures/flagship` and `fixtures/bilingual` stand among real news,
and every true pair is asked for from both sides: by rewrites in one language, and by translations
and retellings in the other. Beside it: what the bands of the signatures alone would find, which is
copies.
"""

import json
import os
import random
import re
import resource
import sys
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from datasketch import MinHash, MinHashLSH

import lineage
from benchmarks.figures import Figure
from benchmarks.sets import path_of, rows
from benchmarks.startup import seconds
from lineage.index import Index
from lineage.index.entry import asked, bands_of
from lineage.model import Document
from lineage.sketch.shingles import shingles_of
from lineage.text.normal import normalise
from lineage.text.tokens import split_words

FIXTURES = Path(__file__).parents[1] / "fixtures"
COLLECTIONS = ("reutersC50", "bbc_news", "reuters21578")
ARTICLES, SAMPLE = 10_000, 2_000
LENGTH = 3_000
AMONG = 4_000
QUERIES, UNSEEN = 50, 30
CHECKED = 20
PEER = 2_000
"""Articles that datasketch is given: it takes as long for each."""
_WORKERS = 2
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_SHORTEST = 30
_CHECK = "from lineage.cli import main; main()"


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure on `large/*/`; a sample has fewer articles."""
    number = SAMPLE if sample else int(os.environ.get("LINEAGE_ARCHIVE", ARTICLES))
    chance = random.Random(8)
    news = []
    for name in COLLECTIONS:
        texts = [row["text"] for row in rows(path_of(data, f"large/{name}/docs.jsonl.gz"))]
        news.append([text for text in texts if text.strip()])
        chance.shuffle(news[-1])
    # what is asked for has to be unseen
    unseen = [Document(f"unseen/{at}", text) for at, text in enumerate(news[0][-UNSEEN:])]
    news[0] = news[0][:-UNSEEN]
    kept = _articles(news, number, chance)
    stories = list(_stories("flagship")) + list(_stories("bilingual"))
    queries = [*stories[:: len(stories) // (QUERIES - UNSEEN)][: QUERIES - UNSEEN], *unseen]
    with TemporaryDirectory() as folder:
        figures = _growing(Path(folder, "archive"), kept)
        figures += _asking(Path(folder, "archive"), queries, f"{number:,} articles")
        figures += _finding(Path(folder, "finding"), (news[0] + news[1])[:AMONG], stories)
    return figures


def _articles(news: Sequence[Sequence[str]], number: int, chance: random.Random) -> list[Document]:
    """Real articles, then others from the shuffled sentences of a collection each."""
    real = [text for texts in news for text in texts][:number]
    articles = [Document(f"real/{at:06}", text) for at, text in enumerate(real)]
    if len(articles) == number:
        return articles
    sentences = [
        [line for text in texts for line in _SENTENCE.split(text) if len(line) > _SHORTEST]
        for texts in news
    ]
    weights = [sum(map(len, lines)) for lines in sentences]
    for at in range(len(articles), number):
        [some] = chance.choices(sentences, weights)
        lines: list[str] = []
        while sum(map(len, lines)) < LENGTH:
            lines.append(chance.choice(some))
        articles.append(Document(f"made/{at:06}", "\n".join(lines)))
    return articles


def _growing(path: Path, kept: Sequence[Document]) -> list[Figure]:
    size = sum(len(article.text.encode()) for article in kept)
    start, used = time.perf_counter(), _processor()
    with Index.create(path) as index:
        index.add(kept, workers=_WORKERS)
    added, used = time.perf_counter() - start, _processor() - used
    some = kept[:: max(1, len(kept) // PEER)]
    peer, parsed = _by_datasketch(some) / len(some), _parsed(some) / len(some)
    note = f"{len(kept):,} articles of {size / len(kept) / 1000:.1f} KB, {_WORKERS} processes"
    return [
        Figure(
            "archive",
            "articles added a second",
            len(kept) / added,
            {"datasketch's LSH": 1 / peer, "json.loads": 1 / parsed},
            "≥ 500",
            note,
        ),
        Figure(
            "archive",
            "processor time of adding / of datasketch's LSH",
            used / len(kept) / peer,
            note=f"{1000 * used / len(kept):.2f} ms an article, all processes together",
        ),
        Figure(
            "archive",
            "size of the file / of the text",
            path.stat().st_size / size,
            goal="≤ 2",
            note=note,
        ),
    ]


def _processor() -> float:
    """Seconds of processor time that this process took, and those that it waited for."""
    of = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, of))


def _by_datasketch(articles: Sequence[Document]) -> float:
    """Processor time of indexing the word 5-shingles of articles by the library alone."""
    start = time.process_time()
    index = MinHashLSH(num_perm=128, params=(32, 4))
    for article in articles:
        sketch = MinHash(num_perm=128, scheme="affine32")
        words = split_words(normalise(article.text).text)
        sketch.update_batch(one.encode() for one in shingles_of(words))
        index.insert(article.id, sketch)
    return time.process_time() - start


def _parsed(articles: Sequence[Document]) -> float:
    lines = [json.dumps({"id": article.id, "text": article.text}) for article in articles]
    start = time.process_time()
    for line in lines:
        json.loads(line)
    return time.process_time() - start


def _asking(path: Path, queries: Sequence[Document], note: str) -> list[Figure]:
    start = time.perf_counter()
    with Index.open(path) as index:
        index.neighbours(queries[:1])
        cold = time.perf_counter() - start
        index.neighbours(queries)
        times, candidates = _asked(index, queries)
    return [
        Figure(
            "archive",
            "neighbours of a new article, ms",
            1000 * median(times),
            {"the slowest": 1000 * max(times)},
            "≤ 50",
            f"{note}; {len(queries)} new ones; the first after opening {1000 * cold:.0f}",
        ),
        Figure("archive", "neighbours found for a new article", candidates, goal="≤ 8", note=note),
        _checked(path, CHECKED, "≤ 5", note),
        _checked(path, 1, "≤ 1", note),
    ]


def _checked(path: Path, number: int, goal: str, note: str) -> Figure:
    folders = (FIXTURES / "flagship/articles", FIXTURES / "bilingual/articles")
    articles = [article for folder in folders for article in sorted(folder.iterdir())][:number]
    command = [sys.executable, "-c", _CHECK, "check", *map(str, articles), "--exit-zero"]
    took = [seconds([*command, "--against", str(path)]) for _ in range(3)]
    used = _processor()
    seconds([*command, "--against", str(path)])
    used = _processor() - used
    return Figure(
        "archive",
        f"check of {number} against it, s" if number > 1 else "check of one against it, s",
        min(took),
        goal=goal,
        note=f"{note}; of which {used:.2f} of the processor",
    )


def _asked(index: Index, new: Sequence[Document]) -> tuple[list[float], float]:
    times, found = [], 0
    for article in new:
        start = time.perf_counter()
        found += len(index.neighbours([article]))
        times.append(time.perf_counter() - start)
    return times, found / len(new)


def _finding(path: Path, news: Sequence[str], stories: Sequence[Document]) -> list[Figure]:
    others = [Document(f"news/{at}", text) for at, text in enumerate(news)]
    by_id = {story.id: story for story in stories}
    flagship = sorted(name for name in by_id if name.startswith("flagship/"))
    rewrites = [(a, b) for a in flagship for b in flagship if a != b]
    told = [name for name in by_id if name.endswith(("-fr.txt", "-en.txt"))]
    translations = [(name, _other(name)) for name in sorted(told)]
    with Index.create(path) as index:
        index.add([*others, *stories], workers=_WORKERS)
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
