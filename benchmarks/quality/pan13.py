"""Passages: what pairs of web texts share, from word for word to summed up (PAN 2013).

Passages of one text were hidden in another: as they are ("none"), with words shuffled, dropped and
replaced ("random"), through a chain of machine translations ("translation"), or summed up
("summary"); other pairs have nothing in common. `lineage.compare` is asked for the passages, of
whatever kind. Beside it: the whole texts as one passage, runs of five equal words, and the best
that was published, on the whole corpus, of which the set is a half (Sanchez-Perez, Sidorov and
Gelbukh, The winning approach to text alignment for text reuse detection at PAN 2014, CLEF 2014).
"""

from pathlib import Path
from typing import Any

import lineage
from benchmarks import naive
from benchmarks.figures import Figure
from benchmarks.parallel import each
from benchmarks.quality.plagdet import Ends, Passages, by_category, detection
from benchmarks.sets import path_of, rows

_NOTHING = "01-no-plagiarism"
_CATEGORIES = {
    "02-no-obfuscation": ("none", "≥ .95", 0.894),
    "03-random-obfuscation": ("random", "≥ .89", 0.889),
    "04-translation-obfuscation": ("translation", "≥ .89", 0.884),
    "05-summary-obfuscation": ("summary", "≥ .60", 0.577),
}
_PUBLISHED = 0.877
_EVERY = 20
"""Of how many pairs a sample has one."""


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure on `pan13/`."""
    path = path_of(data, "pan13/pairs.jsonl")
    folder = path.parent
    pairs = rows(path)[:: _EVERY if sample else 1]
    category = {pair["pair_id"]: pair["category"] for pair in pairs}
    hidden: dict[str, list[Ends]] = {name: [] for name in category}
    for row in rows(folder / "gold.jsonl"):
        if row["pair_id"] in hidden:
            hidden[row["pair_id"]].append(_ends(row))
    answers = each(_answers, [(str(folder), pair) for pair in pairs])
    methods: dict[str, Passages] = {
        name: {pair["pair_id"]: answer[name] for pair, answer in zip(pairs, answers, strict=True)}
        for name in ("lineage", "whole texts", "verbatim 5-grams")
    }
    return [*_detected(hidden, methods, category), *_by_category(hidden, methods, category)]


def _ends(row: dict[str, Any]) -> Ends:
    this, source = row["this_offset"], row["source_offset"]
    return this, this + row["this_length"], source, source + row["source_length"]


def _answers(task: tuple[str, dict[str, Any]]) -> dict[str, list[Ends]]:
    folder, pair = task
    a = _text(Path(folder) / "susp" / pair["susp"])
    b = _text(Path(folder) / "src" / pair["src"])
    return {
        "lineage": [
            (item.a.start, item.a.end, item.b.start, item.b.end)
            for item in lineage.compare(a, b).passages
        ],
        "whole texts": [(0, len(a), 0, len(b))],
        "verbatim 5-grams": [
            (one["start"], one["end"], other["start"], other["end"])
            for one, other in naive.runs(a, b)
        ],
    }


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _detected(
    hidden: Passages, methods: dict[str, Passages], category: dict[str, str]
) -> list[Figure]:
    scores = {name: detection(hidden, found) for name, found in methods.items()}
    ours = scores.pop("lineage")
    beside = {name: score.plagdet for name, score in scores.items()}
    nothing = [pair for pair, name in category.items() if name == _NOTHING]
    clean = sum(not methods["lineage"][pair] for pair in nothing)
    cut = {name: score.granularity for name, score in scores.items()}
    note = f"{len(category)} pairs, {sum(map(len, hidden.values()))} passages"
    return [
        Figure(
            "quality.pan13",
            "plagdet, all",
            ours.plagdet,
            {**beside, "published best": _PUBLISHED},
            "≥ .90",
            note,
        ),
        Figure("quality.pan13", "precision, all", ours.precision),
        Figure("quality.pan13", "recall, all", ours.recall),
        Figure("quality.pan13", "granularity, all", ours.granularity, cut, "≤ 1.02"),
        Figure(
            "quality.pan13",
            "pairs with nothing in common, and nothing found",
            clean / len(nothing),
            {"whole texts": 0.0},
            "≥ .99",
            f"{clean} of {len(nothing)}",
        ),
    ]


def _by_category(
    hidden: Passages, methods: dict[str, Passages], category: dict[str, str]
) -> list[Figure]:
    parts = {name: by_category(found, category) for name, found in methods.items()}
    wanted = by_category(hidden, category)
    figures = []
    for key, (name, goal, published) in _CATEGORIES.items():
        scores = {method: detection(wanted[key], part[key]) for method, part in parts.items()}
        ours = scores.pop("lineage")
        beside = {method: score.plagdet for method, score in scores.items()}
        note = (
            f"precision {ours.precision:.3f}, recall {ours.recall:.3f},"
            f" granularity {ours.granularity:.3f}"
        )
        beside["published best"] = published
        figures.append(
            Figure("quality.pan13", f"plagdet, {name}", ours.plagdet, beside, goal, note)
        )
    return figures
