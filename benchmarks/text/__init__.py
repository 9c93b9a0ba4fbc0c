"""How well one text is read: citations, quotations, figures, names and pages, in six languages.

The sets were written for this project and labelled before the code (`benchmarks/text/README.md`).
The figures are those of the half that nobody reads while working on the code, over all languages;
the note has each language. Beside them stands the simplest thing that could be done: every name
of the gazetteer is a citation, a regular expression finds quotations, whoever is named nearest
speaks, figures are compared by their digits, nothing is removed.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.figures import AbsentError, Figure
from benchmarks.scores import score
from benchmarks.text import measures, real
from benchmarks.text.labels import LANGUAGES
from benchmarks.text.measures import Counts
from benchmarks.text.speed import speed


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure on the unseen half; without `data`, all but the speakers of real articles."""
    return [*figures("unseen"), *of_real_articles("unseen", data), *speed()]


def of_real_articles(half: str, data: Path | None) -> list[Figure]:
    """The marks of one half of the real articles, none where they are not in `data`."""
    try:
        cited = [real.citations(name, half, data) for name in real.LANGUAGES]
        listed = [real.named(name, half, data) for name in real.LANGUAGES]
        told = [{"speakers": real.speakers(name, half, data)} for name in real.LANGUAGES]
        nearest = [{"speakers": real.nearest(name, half, data)} for name in real.LANGUAGES]
    except AbsentError as absent:
        print(f"text: real articles are skipped, {absent}", file=sys.stderr)
        return []
    parts = [
        ("citations: precision", _precision, "all"),
        ("citations: recall", _recall, "all"),
        ("citations of the press: precision", _precision, "press"),
        ("citations of the press: recall", _recall, "press"),
        ("citations that refer back: recall", _recall, "anaphora"),
    ]
    beside = {"a list of names": listed}
    who = "real articles, speakers: accuracy", _recall, told, "speakers", ""
    return [
        *(
            _one(f"real articles, {name}", value, cited, part, "", beside, real.LANGUAGES)
            for name, value, part in parts
        ),
        _one(*who, {"the nearest name": nearest}, real.LANGUAGES),
    ]


def figures(half: str) -> list[Figure]:
    """The marks of one half of the sets."""
    cited = [measures.citations(name, half) for name in LANGUAGES]
    listed = [measures.named(name, half) for name in LANGUAGES]
    quoted = [measures.quotations(name, half) for name in LANGUAGES]
    matched = [measures.between_marks(name, half) for name in LANGUAGES]
    lines = [measures.pages(name, half) for name in LANGUAGES]
    pairs = [measures.figures(name, half) for name in LANGUAGES]
    digits = [measures.digits(name, half) for name in LANGUAGES]
    names = [measures.names(name, half) for name in LANGUAGES]
    spelled = [measures.spellings(name, half) for name in LANGUAGES]

    of_list = {"a list of names": listed}
    of_regex = {"a regular expression": matched}
    return [
        _one("citations: precision", _precision, cited, "all", "≥ .95", of_list),
        _one("citations: recall", _recall, cited, "all", "≥ .90", of_list),
        _one("citations of the press: precision", _precision, cited, "press", "", of_list),
        _one("citations of the press: recall", _recall, cited, "press", "", of_list),
        _one("citations that refer back: recall", _recall, cited, "anaphora", "≥ .85", of_list),
        _one("what is credited, characters: F1", _f1, cited, "says", ""),
        _one("quotations: F1", _f1, quoted, "spans", "≥ .98", of_regex),
        _one("speakers: accuracy", _recall, quoted, "speakers", "≥ .90", of_regex),
        _one("boilerplate, lines: precision", _precision, lines, "lines", "≥ .99"),
        _one("boilerplate, lines: recall", _recall, lines, "lines", "≥ .85"),
        _one("figures and dates, equal or not: accuracy", _recall, pairs, "pairs", "≥ .98",
            {"their digits": digits}),
        _one("hedges: accuracy", _recall, pairs, "hedges", ""),
        _one("names, one or two: accuracy", _recall, names, "pairs", "",
             {"their letters": spelled}),
    ]  # fmt: skip


def _one(
    measure: str,
    value: Callable[[Counts], float],
    found: Sequence[dict[str, Counts]],
    part: str,
    goal: str,
    beside: dict[str, Sequence[dict[str, Counts]]] | None = None,
    languages: Sequence[str] = LANGUAGES,
) -> Figure:
    by_language = [value(counts[part]) for counts in found]
    told = ", ".join(f"{n} {v:.2f}" for n, v in zip(languages, by_language, strict=True))
    naive = {name: value(_sum(all_, part)) for name, all_ in (beside or {}).items()}
    return Figure("text", measure, value(_sum(found, part)), naive, goal, told)


def _sum(found: Sequence[dict[str, Counts]], part: str) -> Counts:
    columns = zip(*(counts[part] for counts in found), strict=True)
    return Counts(*map(sum, columns))


def _precision(counts: Counts) -> float:
    return score(counts.found, counts.right, counts.wanted, counts.met).precision


def _recall(counts: Counts) -> float:
    return score(counts.found, counts.right, counts.wanted, counts.met).recall


def _f1(counts: Counts) -> float:
    return score(counts.found, counts.right, counts.wanted, counts.met).f1
