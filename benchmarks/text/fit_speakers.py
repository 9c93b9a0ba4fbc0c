"""Fit the weights by which `lineage.text.sources.voices` tells who says a quotation.

`python -m benchmarks.text.fit_speakers` writes them anew, from the half of the labelled texts that
may be read, and of the real articles where the folder LINEAGE_DATA has them. Each quotation is one
choice, between all that are named around it and nobody: a conditional logit, whose weights are
those by which what is labelled is likeliest, regularised.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.text import real
from benchmarks.text.labels import LANGUAGES, items
from benchmarks.text.measures import read, reading_of, speaks
from lineage.text.sources.candidates import candidates
from lineage.text.sources.citations import citations
from lineage.text.sources.nobody import is_untold
from lineage.text.sources.scenes import Scene
from lineage.text.sources.speakers import options_of, with_first_names
from lineage.text.sources.voices import NOBODY_YET, Sign, asked, names_of_sign, nobody, somebody

STRENGTH = 0.5
"""Of the regularisation, inverse: chosen on texts that were not fitted to."""
RAREST = 4
"""Options that a sign must be on to have a weight."""
LEAST = 0.02
"""The weight below which a sign has none."""
WEIGHTS = Path("lineage/text/data/voices.json")


class Choice(NamedTuple):
    """A quotation: the signs of each option, and which of them are right."""

    signs: list[set[tuple[str, str]]]
    right: list[bool]


def main() -> None:
    """Write the weights."""
    choices = [c for name in LANGUAGES for item in texts(name) for c in choices_of(item, name)]
    fitted = weights(choices)
    WEIGHTS.write_text(json.dumps(fitted, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def texts(language: str) -> list[dict]:
    """The labelled texts of a language that may be read."""
    return items("quotations", language, "tuned") + articles(language)


def articles(language: str) -> list[dict]:
    """The real articles of a language that may be read, none without the folder LINEAGE_DATA."""
    folder = os.environ.get("LINEAGE_DATA")
    if not folder or language not in real.LANGUAGES:
        return []
    return [
        {"text": text, "speakers": [(*at, who) for at, who in spoken.items()]}
        for text, spoken, _ in real.articles(language, "tuned", Path(folder))
    ]


def choices_of(item: dict, language: str) -> Iterator[Choice]:
    """The quotations of a text whose speakers are labelled, each after those before it."""
    text = item["text"]
    reading = reading_of(read(text, language))
    named = candidates(reading, ())
    scene = Scene(reading, with_first_names(reading, named), citations(reading, named))
    labels = _labels(item)
    heard = None
    for number, span in enumerate(reading.quotations):
        if (span.start, span.end) not in labels:
            heard = None
            continue
        label = labels[span.start, span.end]
        options = list(options_of(scene, number, heard))
        if is_untold(reading, span, options):
            heard = (heard or NOBODY_YET).then(None, scene.end_of(number))
            continue
        it = asked(scene, number, heard, options)
        signs = [_expanded(nobody(it))]
        signs += [_expanded(somebody(it, one)) for one in options]
        right = [label is None] + [speaks(one.source.name, label) for one in options]
        meant = next(
            (one.source.name for one, r in zip(options, right[1:], strict=True) if r), label
        )
        heard = (heard or NOBODY_YET).then(meant, scene.end_of(number))
        yield Choice(signs, right)


def _labels(item: dict) -> dict[tuple[int, int], str | None]:
    """Who says each stretch that is labelled, by its ends or by its words."""
    labels = {(start, end): who for start, end, who in item.get("speakers", ())}
    at = 0
    for one in item.get("quotations", ()):
        start = item["text"].index(one["quote"], at)
        at = start + len(one["quote"])
        labels[start, at] = one["speaker"]
    return labels


def _expanded(signs: Iterator[Sign]) -> set[tuple[str, str]]:
    return {(place, name) for place, what in signs for name in names_of_sign(what)}


def weights(choices: Sequence[Choice]) -> dict[str, dict[str, float]]:
    """The weight of each sign, by its place."""
    told = [choice for choice in choices if any(choice.right)]
    counts = Counter(sign for choice in told for option in choice.signs for sign in option)
    signs = sorted(sign for sign, count in counts.items() if count >= RAREST)
    column = {sign: at for at, sign in enumerate(signs)}
    options = [option for choice in told for option in choice.signs]
    rows = [(at, column[s]) for at, option in enumerate(options) for s in option if s in column]
    ones = np.ones(len(rows))
    matrix = csr_matrix((ones, tuple(zip(*rows, strict=True))), (len(options), len(signs)))
    right = np.array([r for choice in told for r in choice.right])
    group = np.repeat(np.arange(len(told)), [len(choice.right) for choice in told])

    def loss(weight: NDArray) -> tuple[float, NDArray]:
        score = matrix @ weight
        every, each = _normed(score, group, np.ones_like(right))
        those, of_those = _normed(score, group, right)
        gradient = matrix.T @ (each - of_those) + weight / STRENGTH
        return float((every - those).sum() + weight @ weight / (2 * STRENGTH)), gradient

    found = minimize(loss, np.zeros(len(signs)), jac=True, method="L-BFGS-B").x
    table: dict[str, dict[str, float]] = {}
    for (place, name), value in zip(signs, found, strict=True):
        if abs(value) >= LEAST:
            table.setdefault(place, {})[name] = round(float(value), 2)
    return table


def _normed(score: NDArray, group: NDArray, kept: NDArray) -> tuple[NDArray, NDArray]:
    """By group: the logarithm of the sum of what is kept, and the share that each has of it."""
    score = np.where(kept, score, -np.inf)
    highest = np.full(group[-1] + 1, -np.inf)
    np.maximum.at(highest, group, score)
    share = np.exp(score - highest[group])
    total = np.bincount(group, share)
    return highest + np.log(total), share / total[group]


if __name__ == "__main__":
    main()
