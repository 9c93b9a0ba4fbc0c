"""Fit the weights by which `lineage.text.sources.weighing` has a say in who is cited.

`python -m benchmarks.text.fit` writes them anew, from the half of the labelled texts that may be
read. Each outlet or house that a text names is one observation, cited or not by its label; optional
ones are left out. The signs around it are those of all languages alike, so that what one language
shows is known in the others. Real articles are not fitted to: it won as much as it lost.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.text.labels import LANGUAGES, items
from benchmarks.text.measures import Place, labelled, overlap, read, reading_of, same
from lineage.text.sources.candidates import candidates
from lineage.text.sources.near import near
from lineage.text.sources.weighing import kind_of, names_of, signs

Labels = list[tuple[Place, dict[str, Any]]]

STRENGTH = 0.2
"""Of the regularisation, inverse: chosen on texts that were not fitted to."""
LEAST = 0.03
"""The weight below which a sign has none."""
WEIGHTS = Path("lineage/text/data/weights.json")


def main() -> None:
    """Write the weights."""
    seen = [one for name in LANGUAGES for text in texts(name) for one in observed(*text, name)]
    weights = {
        kind: _fitted([(around, cited) for of, around, cited in seen if of == kind])
        for kind in ("outlet", "house")
    }
    WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def _fitted(seen: list[tuple[dict[str, bool], bool]]) -> dict[str, dict[str, float]]:
    """The weight of each sign, by its place."""
    signs_of = DictVectorizer()
    fitted = LogisticRegression(C=STRENGTH, max_iter=3000)
    fitted.fit(signs_of.fit_transform([found for found, _ in seen]), [cited for _, cited in seen])
    values = dict(zip(signs_of.get_feature_names_out(), fitted.coef_[0], strict=True))
    values["itself|all"] += fitted.intercept_[0]
    weights: dict[str, dict[str, float]] = {}
    for sign, value in sorted(values.items()):
        place, name = sign.split("|")
        if abs(value) >= LEAST:
            weights.setdefault(place, {})[name] = round(float(value), 2)
    return weights


def texts(language: str) -> Iterator[tuple[str, Labels]]:
    """The labelled texts of a language that may be read."""
    for item in items("citations", language, "tuned"):
        text = item["text"]
        yield text, [(labelled(text, cited), cited) for cited in item["citations"]]


def observed(
    text: str, labels: Labels, language: str
) -> Iterator[tuple[str, dict[str, bool], bool]]:
    """The signs around each outlet and house of a text, and whether it is cited."""
    reading = reading_of(read(text, language))
    for candidate in candidates(reading, ()):
        beside = near(reading, candidate)
        words = reading.words
        start, end = words[candidate.first].start, words[candidate.last].end
        here = Place(start, end, candidate.source.name, candidate.source.kind)
        met = [(at, cited) for at, cited in labels if overlap(here, at)]
        person = candidate.source.kind == "person"
        if beside is None or person or any(cited.get("optional") for _, cited in met):
            continue
        around = {
            f"{place}|{name}": True for place, roles in signs(beside) for name in names_of(roles)
        }
        cited = any(same(here, at) for at, _ in met)
        yield kind_of(beside), around, cited


if __name__ == "__main__":
    main()
