"""Corpora of a few hundred texts with copies among them, and what the slow way finds in them."""

import json
import random
from itertools import combinations
from pathlib import Path

from lineage.sketch.shingles import compared, shingles_of
from lineage.text.normal import normalise
from lineage.text.tokens import tokenise

WORDS = [a + b + c for a in "bdfkmnprst" for b in "aeiou" for c in ("la", "rn", "st", "gué")]


def texts(number: int, seed: int = 3) -> list[str]:
    """Texts of their own, near-copies of all degrees, and equal ones."""
    chance = random.Random(seed)
    found: list[str] = []
    for _ in range(number):
        kind = chance.random()
        if kind < 0.5 or not found:
            words = chance.choices(WORDS, k=chance.randrange(3, 120))
        else:
            words = chance.choice(found).split()
            if kind < 0.9:
                for _ in range(chance.randrange(1, 4)):
                    words[chance.randrange(len(words))] = chance.choice(WORDS)
        found.append(" ".join(words))
    return found


def write_rows(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
    )
    return path


def read_rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def slow_index(texts: list[str]) -> dict[tuple[int, int], float]:
    """The Jaccard index of each two texts, by their sets of shingles."""
    sets = [shingles_of(tokenise(normalise(text)).plain) for text in texts]
    return {(a, b): compared(sets[a], sets[b])[0] for a, b in combinations(range(len(sets)), 2)}
