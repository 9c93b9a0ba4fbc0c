"""The tables of a report: how alike each pair is, and what each article consists of."""

from lineage.model import Article, Pair
from lineage.render.escape import one_line
from lineage.render.outline import (
    Block,
    Column,
    Entry,
    Heading,
    Line,
    Listing,
    Paragraph,
    Piece,
    Strip,
    StripKind,
    Strips,
    Table,
    plain,
)
from lineage.render.report_view import ReportView
from lineage.render.wording import Wording

MOST_PAIRS = 200
MOST_OUTSIDE = 40
_NOTHING = 0.005
"""Share of an article below which two have nothing in common but what they are about."""

PAIR_COLUMNS = {
    "a": "column-a",
    "b": "column-b",
    "minhash": "measure-minhash",
    "jaccard": "measure-jaccard",
    "a-in-b": "column-a-in-b",
    "b-in-a": "column-b-in-a",
    "tfidf": "measure-tfidf",
    "shared-a": "column-shared-a",
    "shared-b": "column-shared-b",
    "relation": "column-relation",
    "score": "measure-score",
}
"""The columns of the table of pairs, and the messages that are their titles."""
ARTICLE_COLUMNS = (
    "article", "language", "date", "verbatim", "edited", "quotation", "paraphrase", "fact",
    "attributed", "added", "boilerplate", "from",
)  # fmt: skip
"""The columns of the table of articles, by what their titles are called in its messages."""
_WORDS = {"a", "b", "relation", "article", "language", "date", "from"}
"""Columns that hold words; the others hold numbers."""
STRIP_WORDS: dict[StripKind, str] = {
    "verbatim": "short-verbatim",
    "edited": "short-edited",
    "reworded": "short-paraphrase",
    "fact": "class-fact",
    "attributed": "short-attributed",
    "added": "class-added",
}
"""The messages of the legend of strips."""


def pair_blocks(view: ReportView) -> list[Block]:
    """How alike the articles are, the most alike first."""
    heading = Heading(view.tell("head-matrix"))
    pairs = sorted(
        view.report.pairs,
        key=lambda pair: (-pair.score, -max(pair.shared_a, pair.shared_b), pair.a, pair.b),
    )
    if not pairs:
        return [heading, Paragraph(plain(view.tell("no-pairs")))]
    alike = [pair for pair in pairs if _is_alike(pair)]
    if view.report.parameters.get("all_pairs") or not alike:
        alike = pairs
    rows = tuple(_pair_row(view, pair) for pair in alike[:MOST_PAIRS])
    blocks: list[Block] = [heading, Table(_pair_columns(view.wording), rows)]
    if len(pairs) > len(rows):
        blocks.append(Paragraph(plain(view.tell("more-pairs", len(pairs) - len(rows)))))
    return [*blocks, Paragraph(plain(view.tell("pair-note"), "muted"))]


def _is_alike(pair: Pair) -> bool:
    return pair.relation != "related" or max(pair.shared_a, pair.shared_b) >= _NOTHING


def _pair_columns(wording: Wording) -> tuple[Column, ...]:
    narrow = wording.patterns("pair-columns-narrow")
    titles = {name: wording.tell(key) for name, key in PAIR_COLUMNS.items()}
    return tuple(
        Column(title, narrow.get(name, title), numeric=name not in _WORDS)
        for name, title in titles.items()
    )


def _pair_row(view: ReportView, pair: Pair) -> tuple[str, ...]:
    wording = view.wording
    measures = (pair.minhash, pair.jaccard, pair.containment_ab, pair.containment_ba, pair.tfidf)
    return (
        view.label(pair.a),
        view.label(pair.b),
        *(wording.decimal(value) for value in measures),
        wording.percent(pair.shared_a),
        wording.percent(pair.shared_b),
        wording.patterns("relations-narrow")[pair.relation] if pair.relation else "–",
        wording.decimal(pair.score),
    )


def article_blocks(view: ReportView) -> list[Block]:
    """What each article is and consists of: those of a family, and the others if they are few."""
    told = [article for article in view.report.documents if article.family is not None]
    outside = len(view.report.documents) - len(told)
    if outside <= MOST_OUTSIDE:
        told = list(view.report.documents)
    if not told:
        return []
    wording = view.wording
    blocks: list[Block] = [
        Heading(view.tell("head-strips")),
        Listing((), tuple(article_entry(wording, view.label(it.id), it) for it in told)),
        *_strips(view),
        share_table(wording, [(view.label(article.id), article) for article in told]),
    ]
    if outside > MOST_OUTSIDE:
        blocks.append(Paragraph(plain(view.tell("outside-in-json", outside))))
    return [*blocks, Paragraph(plain(view.tell("article-note"), "muted"))]


def article_entry(wording: Wording, label: str, article: Article) -> Entry:
    """Which article a short name stands for."""
    title = one_line(article.title) if article.title else None
    facts = [
        article.id if one_line(article.id) != label else None,
        article.publisher,
        wording.short_moment(article.published) if article.published else None,
        wording.tell("characters", article.characters),
    ]
    about: Line = (Piece(", ".join(fact for fact in facts if fact), "muted"),)
    return Entry(label, (Piece(f"{wording.quoted(title)}, "), *about) if title else about)


def _strips(view: ReportView) -> list[Block]:
    """The articles of families as strips, by which one sees who took how much."""
    told = [article for article in view.report.documents if article.family is not None]
    if not told:
        return []
    legend = {kind: view.tell(key) for kind, key in STRIP_WORDS.items()}
    return [Strips(tuple(_strip(view.label(it.id), it) for it in told), legend)]


def _strip(label: str, article: Article) -> Strip:
    shares = article.shares
    return Strip(
        label,
        (
            ("verbatim", shares.verbatim),
            ("edited", shares.edited),
            ("reworded", shares.quotation + shares.paraphrase),
            ("fact", shares.fact),
            ("attributed", shares.attributed),
            ("added", shares.added),
        ),
    )


def share_table(wording: Wording, rows: list[tuple[str, Article]]) -> Table:
    """A row an article: what share of it is what."""
    titles = wording.patterns("article-columns")
    narrow = wording.patterns("article-columns-narrow")
    columns = tuple(
        Column(titles[name], narrow[name], numeric=name not in _WORDS) for name in ARTICLE_COLUMNS
    )
    return Table(columns, tuple(_article_row(wording, label, article) for label, article in rows))


def _article_row(wording: Wording, label: str, article: Article) -> tuple[str, ...]:
    shares = article.shares
    kinds = (
        shares.verbatim,
        shares.edited,
        shares.quotation,
        shares.paraphrase,
        shares.fact,
        shares.attributed,
        shares.added,
        shares.boilerplate,
    )
    translated = article.translated
    source = "" if translated is None else translated.source_language or "?"
    return (
        label,
        article.language or "–",
        wording.date(article.published[:10]) if article.published else "–",
        *(wording.percent_cell(kind) for kind in kinds),
        source,
    )
