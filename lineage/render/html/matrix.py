"""How alike the articles are: a matrix for each family, and a row for each pair."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from lineage.model import Family, Pair
from lineage.render.forest import forest
from lineage.render.html.names import Names

MOST_ARTICLES = 60
"""Articles of a family up to which a matrix can be read."""
MOST_PAIRS = 300
MEASURES = (
    "shared", "score", "minhash", "jaccard", "containment", "tfidf",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Matrix:
    """A row an article: how much of it is in each of the others; None is the article itself."""

    names: tuple[Markup, ...]
    labels: tuple[str, ...]
    cells: tuple[tuple[float | None, ...], ...]
    values: dict[str, list[list[float]]]
    """Each measure row by row, for the script."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair with its measures, as they are read and as they are sorted."""

    a: Markup
    b: Markup
    relation: str
    cells: tuple[tuple[str, float], ...]


def matrix(names: Names, family: Family) -> Matrix | None:
    """The matrix of a family in the order of its tree, None where it is too large to be read."""
    trees = forest(names.view, family)
    order = [node.id for node in trees.preorder() if node.kind == "document"]
    if not 2 < len(order) <= MOST_ARTICLES:
        return None
    place = {name: at for at, name in enumerate(order)}
    values = {measure: [[0.0] * len(order) for _ in order] for measure in MEASURES}
    for pair in names.view.report.pairs:
        if pair.a in place and pair.b in place:
            a, b = place[pair.a], place[pair.b]
            for measure, (there, back) in _both(pair).items():
                values[measure][a][b] = there
                values[measure][b][a] = back
    shared = values["shared"]
    return Matrix(
        names=tuple(names.article(name) for name in order),
        labels=tuple(names.view.label(name) for name in order),
        cells=tuple(
            tuple(None if a == b else shared[a][b] for b in range(len(order)))
            for a in range(len(order))
        ),
        values=values,
    )


def _both(pair: Pair) -> dict[str, tuple[float, float]]:
    """Each measure as it is for the one article and for the other."""
    return {
        "shared": (pair.shared_a, pair.shared_b),
        "score": (pair.score, pair.score),
        "minhash": (pair.minhash, pair.minhash),
        "jaccard": (pair.jaccard, pair.jaccard),
        "containment": (pair.containment_ab, pair.containment_ba),
        "tfidf": (pair.tfidf, pair.tfidf),
    }


def pair_rows(names: Names) -> tuple[list[PairRow], int]:
    """The pairs, the most alike first, and how many more there are."""
    pairs = sorted(
        names.view.report.pairs,
        key=lambda pair: (-pair.score, -max(pair.shared_a, pair.shared_b), pair.a, pair.b),
    )
    rows = [_row(names, pair) for pair in pairs[:MOST_PAIRS]]
    return rows, len(pairs) - len(rows)


def _row(names: Names, pair: Pair) -> PairRow:
    wording = names.wording
    shares = (pair.shared_a, pair.shared_b)
    measures = (
        pair.minhash, pair.jaccard, pair.containment_ab, pair.containment_ba, pair.tfidf,
    )  # fmt: skip
    return PairRow(
        a=names.article(pair.a),
        b=names.article(pair.b),
        relation=wording.message(f"relation-{pair.relation}") if pair.relation else "–",
        cells=(
            (wording.decimal(pair.score), pair.score),
            *((wording.percent(share), share) for share in shares),
            *((wording.decimal(value, 3), value) for value in measures),
        ),
    )


def script_values(matrices: list[Matrix | None]) -> list[Any]:
    """The matrices as the script reads them, None where a family has none."""
    return [found and {"labels": found.labels, "values": found.values} for found in matrices]
