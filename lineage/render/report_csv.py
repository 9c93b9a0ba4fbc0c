"""Write the pairs, the passages or the articles of a report as a table for spreadsheets."""

import csv
from collections.abc import Iterator
from dataclasses import fields
from io import StringIO

from lineage.model import Pair, Report, Shares
from lineage.render.escape import one_line

_Cell = str | int | float | None
_FORMULA = tuple("=+-@＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula."""
_PAIR = tuple(item.name for item in fields(Pair) if item.name != "alignments")
_SHARES = tuple(item.name for item in fields(Shares))
_ARTICLE = (
    *("id", "path", "title", "published", "publisher", "url", "language", "characters", "family"),
    *("parent", "kind", "directed", "confidence", "share"),
)
_PASSAGE = ("passage", "kind", "article", "start", "end", "text", "conflict", "value", "unit")


def render_report(
    report: Report, *, width: int = 80, color: bool = False, table: str = "pairs"
) -> str:
    """One of the tables: a row a pair, an article, or an article's version of a passage.

    `table` is one of `registry.TABLES`. Texts are in quotes on one line, an apostrophe before what
    a spreadsheet would compute.
    """
    head, rows = {
        "pairs": ((*_PAIR, "alignments"), _pairs(report)),
        "passages": (_PASSAGE, _passages(report)),
        "articles": ((*_ARTICLE, *_SHARES), _articles(report)),
    }[table]
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(head)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return stream.getvalue()


def _safe(cell: _Cell) -> str | int | float:
    """A cell that no spreadsheet takes for a formula.

    >>> _safe("=1+1"), _safe(" -1"), _safe("a-1"), _safe(0.5), _safe(None)
    ("'=1+1", "'-1", 'a-1', 0.5, '')
    """
    if not isinstance(cell, str):
        return "" if cell is None else cell
    line = one_line(cell)
    return f"'{line}" if line.startswith(_FORMULA) else line


def _pairs(report: Report) -> Iterator[tuple[_Cell, ...]]:
    for pair in report.pairs:
        told = {name: getattr(pair, name) for name in _PAIR}
        told["found_by"] = " ".join(pair.found_by)
        yield (*told.values(), len(pair.alignments))


def _passages(report: Report) -> Iterator[tuple[_Cell, ...]]:
    for passage in report.passages:
        conflict = passage.conflict
        values = {value.document: value for value in conflict.values} if conflict else {}
        for span in passage.spans:
            value = values.get(span.document)
            given = (value.value, value.unit) if value else (None, None)
            kind = conflict.type if conflict else None
            place = (span.document, span.start, span.end, span.text)
            yield (passage.id, passage.kind, *place, kind, *given)


def _articles(report: Report) -> Iterator[tuple[_Cell, ...]]:
    """Each article with the edge to its primary parent."""
    ties = {edge.child: edge for family in report.families for edge in family.edges if edge.primary}
    for article in report.documents:
        told: list[_Cell] = [getattr(article, name) for name in _ARTICLE[:9]]
        tie = ties.get(article.id)
        if tie is None:
            told += [None] * 5
        else:
            directed = "true" if tie.directed else "false"
            told += [tie.parent, tie.kind, directed, tie.confidence, tie.share]
        yield (*told, *(getattr(article.shares, name) for name in _SHARES))
