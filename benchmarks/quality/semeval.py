"""Unlike stories: pairs of news, in one language and in two, that readers rated for likeness.

SemEval 2022 task 8 (Chen et al. 2022): how alike two stories are, from 1 to 4, 4 being least. What
one of them may be in the other's debt is not said. But of those rated 3 or more, which tell of
other events, or of one event other things, none is a rewrite: what is called one is counted. Those
of one language that are have a paragraph or a form in common word for word. The pairs bear no
dates. The likeness of words (`tfidf`) is held against the ratings as well, by Pearson's
correlation, with what the winner of the task had over all languages, by neural models trained for
it. Beside the first: pairs of which one has a tenth or more of the other's numbers and capitalised
words.
"""

import re
from pathlib import Path

import numpy as np

import lineage
from benchmarks.figures import Figure
from benchmarks.parallel import each
from benchmarks.sets import path_of, rows

NAME = "quality.semeval"
UNLIKE = 3.0
_LANGUAGES = ("ar", "es", "fr", "tr", "multi")
_CLOSE = ("duplicate", "near-duplicate", "rewrite")
_IN_COMMON = 0.1


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure on `semeval2022_t8/`; a sample has every fourth pair."""
    found = [
        row
        for name in _LANGUAGES
        for row in rows(path_of(data, f"semeval2022_t8/{name}.jsonl"))[:: 4 if sample else 1]
    ]
    texts = [tuple(f"{row[f'title{at}']}\n\n{row[f'text{at}']}" for at in (1, 2)) for row in found]
    compared = each(_compared, texts)
    ratings = [float(row["overall"]) for row in found]
    two = [row.get("lang1") != row.get("lang2") for row in found]
    table = []
    for across, what in ((False, "one language"), (True, "two languages")):
        unlike = [at for at, rating in enumerate(ratings) if rating >= UNLIKE and two[at] == across]
        table.append(
            Figure(
                NAME,
                f"unlike stories called a rewrite, {what}",
                sum(compared[at][0] for at in unlike),
                {"numbers and names in common": sum(_alike(*texts[at]) for at in unlike)},
                "0",
                f"of {len(unlike)}",
            )
        )
    likeness = np.corrcoef([tfidf for _, tfidf in compared], ratings)[0, 1]
    note = f"{len(found)} pairs; published best over all languages .818"
    return [*table, Figure(NAME, "likeness of words and ratings: Pearson", -likeness, note=note)]


def _compared(texts: tuple[str, str]) -> tuple[bool, float]:
    found = lineage.compare(*texts)
    return found.relation in _CLOSE, found.tfidf


def _alike(one: str, other: str) -> bool:
    a, b = (set(re.findall(r"\d+|\b[^\W\d_]*[A-Z]\w*", text)) for text in (one, other))
    return len(a & b) >= _IN_COMMON * min(len(a), len(b))
