"""Rewrites in a corpus: `lineage dedup --rewrites` on real news among which stories are planted.

10,000 articles, or as many as LINEAGE_REWRITES says: three collections of news, and among them
eight stories of this project, each told by a tree of 20 articles that was grown from a seed, four
of them in French and four in English, every other one reworded much; the stories of
`fixtures/flagship`, told in two languages, with their look-alikes; and those of
`fixtures/bilingual`, an article in each language, with theirs. The command is run from the shell,
start-up included, with as many processes as there are processors.

A planted pair is two articles that tell one story; found is a pair whose rows have one family.
Precision is of the pairs of which one article at least is planted: real news has rewrites of its
own, of which no list is known. What of it was joined is counted beside. The baselines are the
clusters of copies, and TF-IDF vectors with the cosine from which their F1 is best, chosen by this
very truth. A parent is right if the article was grown from it.
"""

import json
import os
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import lineage
from benchmarks.derivation.conditions import Condition, case
from benchmarks.derivation.generator import Specification
from benchmarks.figures import Figure
from benchmarks.scores import Edge, Score, of_sets
from benchmarks.sets import path_of, rows
from lineage.sketch.shingles import shingles_of
from lineage.text.normal import normalise
from lineage.text.tokens import tokenise

NAME = "rewrites"
FIXTURES = Path(__file__).parents[1] / "fixtures"
COLLECTIONS = ("reutersC50", "bbc_news", "reuters21578")
ARTICLES, SAMPLE = 10_000, 2_000
NODES = 20
STORIES = 4
FLOORS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
_COMMAND = "from lineage.cli import main; main()"
_BATCH = 500

Pairs = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Planted:
    """An article and its story, the same for all that tell it."""

    row: Mapping[str, Any]
    story: str


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure on `large/*/`; a sample has fewer articles."""
    number = SAMPLE if sample else int(os.environ.get("LINEAGE_REWRITES", ARTICLES))
    chance = random.Random(8)
    trees, edges = _trees()
    planted = [*trees, *_flagship(), *_bilingual()]
    news = [{"id": name, "text": text} for name, text in _news(data, chance)]
    corpus = [dict(one.row) for one in planted] + news[: number - len(planted)]
    chance.shuffle(corpus)
    stories = {one.row["id"]: one.story for one in planted}
    with TemporaryDirectory() as folder:
        path = Path(folder, "corpus.jsonl")
        path.write_text("".join(json.dumps(row) + "\n" for row in corpus), encoding="utf-8")
        out, wall, used, memory = _dedup(path)
    note = f"{len(corpus):,} articles, {len(planted)} of them planted"
    return [
        *_found(corpus, out, stories, note),
        *_parents(out, edges),
        Figure(
            NAME,
            "seconds for the corpus",
            wall,
            goal="≤ 600",
            note=f"{os.cpu_count()} processors, {used:.0f} s of all; {note}",
        ),
        Figure(NAME, "the most that one process held, MiB", memory, note=note),
    ]


def _trees() -> tuple[list[Planted], set[Edge]]:
    found, edges = [], set[Edge]()
    for language in ("en", "fr"):
        for story in range(1, STORIES + 1):
            name = f"tree-{language}-{story}"
            regime = ("news", "rewrite")[story % 2]
            seed = sum(name.encode()) * story
            of = Specification(name, regime, "branching", language, story, NODES, seed)
            grown = case(of, Condition("known", cited=True))
            edges |= grown.edges
            found += [Planted(_row(document), name) for document in grown.documents]
    return found, edges


def _flagship() -> list[Planted]:
    truth = {"orkhaven-ferry-timetable.txt": "other", "skerry-sailings-halved.txt": "other"}
    told = [Planted(_row(one), "flagship") for one in _read("flagship/articles")]
    others = _read("flagship/lookalikes")
    return told + [Planted(_row(one), truth.get(one.id, one.id)) for one in others]


def _bilingual() -> list[Planted]:
    return [
        Planted(_row(one), one.id if "-other" in one.id else f"bilingual-{one.id[:2]}")
        for one in _read("bilingual/articles")
    ]


def _read(folder: str) -> Iterable[lineage.Document]:
    found = lineage.read([FIXTURES / folder])
    return [item for item in found if isinstance(item, lineage.Document)]


def _row(document: lineage.Document) -> dict[str, Any]:
    day = document.published.isoformat() if document.published else None
    row = {"id": document.id, "text": document.text, "date": day, "publisher": document.publisher}
    return {name: value for name, value in row.items() if value is not None}


def _news(data: Path | None, chance: random.Random) -> Iterable[tuple[str, str]]:
    for name in COLLECTIONS:
        texts = [row["text"] for row in rows(path_of(data, f"large/{name}/docs.jsonl.gz"))]
        chance.shuffle(texts)
        yield from ((f"{name}/{at}", text) for at, text in enumerate(texts) if text.strip())


def _dedup(path: Path) -> tuple[list[dict[str, Any]], float, float, int]:
    """The rows that come out; seconds, those of all processors, and MiB of the largest process."""
    out = path.with_name("out.jsonl")
    command = [sys.executable, "-c", _COMMAND, "dedup", str(path), "-o", str(out), "--rewrites"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return rows(out), wall, used, after.ru_maxrss // 1024


def _found(
    corpus: Sequence[Mapping[str, Any]],
    out: Sequence[Mapping[str, Any]],
    stories: Mapping[str, str],
    note: str,
) -> list[Figure]:
    true = _pairs([stories.get(row["id"]) for row in corpus])
    is_planted = [row["id"] in stories for row in corpus]

    def of_planted(pairs: Pairs) -> Pairs:
        return {(a, b) for a, b in pairs if is_planted[a] or is_planted[b]}

    told = _pairs([row["family"] for row in out])
    found = of_sets(of_planted(told), true)
    copies = of_sets(of_planted(_pairs([row["cluster"] for row in out])), true)
    cosine, floor = _by_cosine([row["text"] for row in corpus], true, of_planted)
    real = told - of_planted(told)
    kinds = Counter(stories[corpus[a]["id"]].split("-")[0] for a, _ in true)
    got = Counter(stories[corpus[a]["id"]].split("-")[0] for a, _ in true & told)
    each = ", ".join(f"{kind} {got[kind]} of {of}" for kind, of in sorted(kinds.items()))
    best = f"cosine from {floor}"
    return [
        Figure(
            NAME,
            "planted pairs in one family",
            found.recall,
            {"copies alone": copies.recall, best: cosine.recall},
            "≥ .9",
            each,
        ),
        Figure(
            NAME,
            "pairs of planted articles in one family that are planted",
            found.precision,
            {"copies alone": copies.precision, best: cosine.precision},
            "≥ .95",
            note,
        ),
        Figure(
            NAME,
            "pairs of real news in one family",
            len(real),
            note=f"{_alike(corpus, real)} of them have five words in a row in common",
        ),
    ]


def _pairs(groups: Sequence[Any]) -> Pairs:
    """The pairs of places with one group; None is no group."""
    places: dict[Any, list[int]] = {}
    for at, group in enumerate(groups):
        if group is not None:
            places.setdefault(group, []).append(at)
    return {pair for group in places.values() for pair in combinations(group, 2)}


def _by_cosine(
    texts: Sequence[str], true: Pairs, of_planted: Callable[[Pairs], Pairs]
) -> tuple[Score, float]:
    """What anyone could write: scikit-learn's vectors, and the threshold that serves best."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    matrix = TfidfVectorizer(sublinear_tf=True, min_df=2, max_df=0.1).fit_transform(texts).tocsr()
    near: dict[tuple[int, int], float] = {}
    for start in range(0, len(texts), _BATCH):
        product = (matrix[start : start + _BATCH] @ matrix.T).tocoo()
        kept = (product.data >= FLOORS[0]) & (product.row + start < product.col)
        ends = zip((product.row[kept] + start).tolist(), product.col[kept].tolist(), strict=True)
        near.update(zip(ends, product.data[kept].tolist(), strict=True))
    found = of_planted(set(near))
    scored = [
        (of_sets({pair for pair in found if near[pair] >= floor}, true), floor) for floor in FLOORS
    ]
    return max(scored, key=lambda item: item[0].f1)


def _alike(corpus: Sequence[Mapping[str, Any]], pairs: Pairs) -> int:
    sets = {at: _shingles(corpus[at]["text"]) for at in {at for pair in pairs for at in pair}}
    return sum(not sets[a].isdisjoint(sets[b]) for a, b in pairs)


def _shingles(text: str) -> frozenset[str]:
    return shingles_of(tokenise(normalise(text)).plain)


def _parents(out: Sequence[Mapping[str, Any]], edges: set[Edge]) -> list[Figure]:
    grown = {name for edge in edges for name in edge}
    told = {(row["parent"], row["id"]) for row in out if {row["parent"], row["id"]} <= grown}
    found = of_sets(told, edges)
    return [
        Figure(
            NAME,
            "parents of the grown articles, F1",
            found.f1,
            note=f"precision {found.precision:.3f}, recall {found.recall:.3f}; {len(edges)} edges",
        )
    ]
