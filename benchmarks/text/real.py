"""Who is cited and who speaks in real articles: labels here, the articles in LINEAGE_DATA."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.sets import path_of, rows
from benchmarks.text.labels import HALVES, HERE, KINDS
from benchmarks.text.measures import (
    Counts,
    Place,
    cited,
    compared,
    every_name,
    nearest_name,
    read,
    speaks,
    total,
)

LANGUAGES = ("fr", "en", "es", "de")
"""Those that have labelled articles."""


class Article(NamedTuple):
    """A real article: who says what stands between two places of it, and who is cited where.

    `cited` is None where citations are not labelled.
    """

    text: str
    speakers: dict[tuple[int, int], str | None]
    cited: list[tuple[Place, dict[str, Any]]] | None


def labels(language: str) -> list[dict[str, Any]]:
    """The labels of a language, an article each."""
    path = HERE / "real" / f"{language}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def articles(language: str, half: str, data: Path | None) -> Iterator[Article]:
    """The labelled articles of one half; raises AbsentError where their sets are not in `data`."""
    texts: dict[str, dict[str, dict[str, Any]]] = {}
    for label in labels(language):
        if label["half"] != half:
            continue
        name = label["set"]
        if name not in texts:
            texts[name] = {row["id"]: row for row in rows(path_of(data, name))}
        spoken = {(start, end): who for start, end, who in label["speakers"]}
        sources = label.get("citations")
        places = sources and [
            (Place(*one["at"], one["source"], one["kind"]), one) for one in sources
        ]
        yield Article(texts[name][label["id"]][label["side"]], spoken, places)


def citations(language: str, half: str, data: Path | None) -> dict[str, Counts]:
    """The labelled citations: all, those of the press, and those that refer back."""
    return _compared(language, half, data, cited)


def named(language: str, half: str, data: Path | None) -> dict[str, Counts]:
    """The same where every name of an outlet in the gazetteer is a citation."""
    return _compared(language, half, data, every_name)


def _compared(language: str, half: str, data: Path | None, method: Any) -> dict[str, Counts]:
    counted = [
        compared(method(article.text, language)[0], article.cited)
        for article in articles(language, half, data)
        if article.cited is not None
    ]
    return {p: total([counts[p] for counts in counted]) for p in ("all", "press", "anaphora")}


def speakers(language: str, half: str, data: Path | None) -> Counts:
    """The labelled quotations whose speaker is told."""
    counted = right = 0
    for article in articles(language, half, data):
        said = {(q.start, q.end): q.speaker for q in read(article.text, language).quotations}
        counted += len(article.speakers)
        right += sum(at in said and speaks(said[at], who) for at, who in article.speakers.items())
    return Counts(counted, right, counted, right)


def nearest(language: str, half: str, data: Path | None) -> Counts:
    """The same where the nearest two capitalised words are the speaker."""
    counted = right = 0
    for text, spoken, _ in articles(language, half, data):
        counted += len(spoken)
        right += sum(speaks(nearest_name(text, *at), who) for at, who in spoken.items())
    return Counts(counted, right, counted, right)


def faults(language: str) -> Iterator[str]:
    """What is wrong with the form of the labels of a language."""
    known: set[tuple[str, str, str]] = set()
    for number, label in enumerate(labels(language), 1):
        article = (label["set"], label["id"], label["side"])
        if article in known:
            yield f"{number}: {article} is labelled twice"
        known.add(article)
        if label["half"] not in HALVES:
            yield f"{number}: {label['half']} is no half"
        behind = 0
        for start, end, who in label["speakers"]:
            if not behind <= start < end:
                yield f"{number}: {start} to {end} is not behind what stands before it"
            behind = end
            if who is not None and not (isinstance(who, str) and who.strip() == who != ""):
                yield f"{number}: a speaker is a name or null"
        for one in label.get("citations") or ():
            (start, end), source, kind = one["at"], one["source"], one["kind"]
            if not (0 <= start < end and source and kind in KINDS):
                yield f"{number}: {one} is no citation"
