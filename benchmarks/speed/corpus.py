"""A corpus of invented news, the same for the same seed: near-copies, cuts, shared boilerplate.

Words are drawn from a vocabulary by Zipf's law, sentences have some twenty of them, texts some
3 KB. Of a hundred texts sixty are of their own, twenty-five are earlier ones with some words
changed, ten are earlier ones cut, five are earlier ones as they were. A third of all end with
lines of their site. One letter of thirty is an é.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

VOCABULARY = 50_000
_LETTERS = np.array(list("etaoinsrhldcuémfpgwybvkxjqz"))
_SITES = 20
_RECENT = 2_000


def write_corpus(path: Path, number: int, seed: int = 5) -> None:
    """Write so many texts as JSON lines with `id` and `text`."""
    with path.open("w", encoding="utf-8") as file:
        for at, text in enumerate(texts(number, seed)):
            file.write(json.dumps({"id": f"{at:07}", "text": text}, ensure_ascii=False) + "\n")


def texts(number: int, seed: int = 5) -> Iterator[str]:
    """So many texts, one after the other."""
    draw = np.random.Generator(np.random.PCG64(seed))
    words = vocabulary(draw)
    sites = [
        [_sentence(words[draw.zipf(1.1, 30) % VOCABULARY]) for _ in range(4)] for _ in range(_SITES)
    ]
    recent: list[list[str]] = []
    for _ in range(number):
        kind = draw.random()
        if kind < 0.6 or not recent:
            drawn = words[draw.zipf(1.1, int(draw.integers(300, 620))) % VOCABULARY].tolist()
        else:
            drawn = list(recent[int(draw.integers(len(recent)))])
            if kind < 0.85:
                share = draw.choice([0.005, 0.01, 0.02, 0.04, 0.08, 0.15])
                for place in np.flatnonzero(draw.random(len(drawn)) < share):
                    drawn[place] = str(words[draw.integers(VOCABULARY)])
            elif kind < 0.95:
                drawn = drawn[: max(40, int(len(drawn) * draw.uniform(0.3, 1)))]
        if len(recent) < _RECENT:
            recent.append(drawn)
        else:
            recent[int(draw.integers(_RECENT))] = drawn
        lines = [_sentence(drawn[start : start + 20]) for start in range(0, len(drawn), 20)]
        if draw.random() < 1 / 3:
            lines += sites[int(draw.integers(_SITES))]
        yield "\n".join(lines)


def vocabulary(draw: np.random.Generator) -> np.ndarray:
    """Invented words, the commonest short."""
    lengths = 2 + np.minimum(draw.poisson(np.linspace(2, 7, VOCABULARY)), 14)
    shares = 1 / np.arange(1, 28)
    letters = draw.choice(_LETTERS, size=int(lengths.sum()), p=shares / shares.sum())
    ends = np.cumsum(lengths)
    return np.array(["".join(part) for part in np.split(letters, ends[:-1])])


def _sentence(words: list[str] | np.ndarray) -> str:
    return " ".join(words).capitalize() + "."
