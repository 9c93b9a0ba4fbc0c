"""The figures that benchmarks return, and how they are shown: as text, as Markdown, as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


class AbsentError(Exception):
    """The data of a benchmark is not there; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured.

    `beside` has the same measure for methods that anyone could write, by their names; `goal` is
    what it ought to be, `note` what else a reader has to know.
    """

    benchmark: str
    measure: str
    value: float | int
    beside: Mapping[str, float | int] = field(default_factory=dict)
    goal: str = ""
    note: str = ""


def number(value: float | int) -> str:
    """A count as it is, anything else with three decimals.

    >>> number(12), number(0.5)
    ('12', '0.500')
    """
    return f"{value:,}" if isinstance(value, int) else f"{value:.3f}"


COLUMNS = ("measure", "value", "beside it", "goal", "note")


def _cells(figure: Figure) -> tuple[str, ...]:
    beside = ", ".join(f"{name} {number(value)}" for name, value in figure.beside.items())
    return (figure.measure, number(figure.value), beside, figure.goal, figure.note)


def as_text(figures: Sequence[Figure], skipped: Mapping[str, str]) -> str:
    """The figures as a table for a terminal, a blank line between benchmarks."""
    rows = [COLUMNS, *map(_cells, figures)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(COLUMNS))]
    lines = []
    before = None
    for figure, row in zip([None, *figures], rows, strict=True):
        if figure is not None and figure.benchmark != before:
            before = figure.benchmark
            lines += ["", before]
        cells = [
            cell.rjust(width) if at == 1 else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    lines += [""] * bool(skipped) + [f"skipped {name}: {why}" for name, why in skipped.items()]
    return "\n".join(lines) + "\n"


def as_markdown(
    figures: Iterable[Figure], skipped: Mapping[str, str], about: Mapping[str, str]
) -> str:
    """The figures as a page, a table a benchmark; `about` says what each one measures."""
    by_name: dict[str, list[Figure]] = {}
    for figure in figures:
        by_name.setdefault(figure.benchmark, []).append(figure)
    lines = [
        "# Figures",
        "",
        "This page is written by `python -m benchmarks --write docs/figures.md`; do not edit it.",
        "Where the data of a benchmark is absent, the benchmark is left out and named below.",
    ]
    for name, found in by_name.items():
        lines += ["", f"## {name}", "", about[name], ""]
        lines += [_line(COLUMNS), "|---|--:|---|---|---|"]
        lines += [_line(_cells(figure)) for figure in found]
    if skipped:
        lines += ["", "## Skipped", "", *(f"- {name}: {why}" for name, why in skipped.items())]
    return "\n".join(lines) + "\n"


def renewed(page: str, figures: Iterable[Figure]) -> str:
    """A page whose table rows that begin with a measure have what was measured now.

    >>> print(renewed("| speed | 1 |", [Figure("a", "speed", 2)]))
    | speed | 2 |  |  |  |
    """
    rows = {f"| {figure.measure} |": _line(_cells(figure)) for figure in figures}
    return "\n".join(
        next((row for start, row in rows.items() if line.startswith(start)), line)
        for line in page.split("\n")
    )


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def as_plain(figures: Iterable[Figure], skipped: Mapping[str, str]) -> dict[str, Any]:
    """The figures as plain lists, dicts, strings and numbers, ready for JSON."""
    return {"figures": [asdict(figure) for figure in figures], "skipped": dict(skipped)}
