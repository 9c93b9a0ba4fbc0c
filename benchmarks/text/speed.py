"""What reading a text costs, beside counting its words with scikit-learn in the same run."""

import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.figures import Figure
from lineage.model import Document
from lineage.text import annotate

ARTICLES = Path(__file__).parents[2] / "fixtures/flagship/articles"
CHARACTERS = 20_000
ROUNDS = 15
_GRAMS = (1, 3)


def speed() -> list[Figure]:
    """The ratio of both, the median of rounds that take turns."""
    articles = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    text = "\n\n".join(islice(cycle(articles), 40))[:CHARACTERS]
    document = Document("text", text, language="fr")
    paragraphs = text.split("\n")

    def count() -> None:
        TfidfVectorizer(ngram_range=_GRAMS).fit_transform(paragraphs)

    _seconds(lambda: annotate([document]))
    _seconds(count)
    rounds = [(_seconds(lambda: annotate([document])), _seconds(count)) for _ in range(ROUNDS)]
    taken = median(reading for reading, _ in rounds) * 1000
    note = f"{taken:.0f} ms here for {CHARACTERS:,} characters; goal 30 ms"
    ratio = median(reading / counting for reading, counting in rounds)
    return [Figure("text", "annotate / TF-IDF of words, pairs and triples", ratio, note=note)]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
