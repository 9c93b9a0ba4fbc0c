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
    Strips,
    Table,
    plain,
)
from lineage.render.phrases import (
    RELATION_WORDS,
    count,
    decimals,
    moment,
    percent,
    percent_cell,
)
from lineage.render.report_view import ReportView

MOST_PAIRS = 200
MOST_OUTSIDE = 40

PAIR_COLUMNS = (
    Column("A", "A", numeric=False),
    Column("B", "B", numeric=False),
    Column("MinHash", "Min-\nHash"),
    Column("Jaccard", "Jac-\ncard"),
    Column("A in B", "A in\nB"),
    Column("B in A", "B in\nA"),
    Column("TF-IDF", "TF-\nIDF"),
    Column("shared of A", "shared\nof A"),
    Column("shared of B", "shared\nof B"),
    Column("relation", "relation", numeric=False),
    Column("score", "score"),
)
PAIR_NOTE = (
    "MinHash (estimated) and Jaccard: runs of five words that both have; A in B: A's runs that B "
    "has; TF-IDF: likeness of vocabulary; shared: how much of the one says the same as the other, "
    "in whatever words; score: the probability that both tell one report."
)
ARTICLE_COLUMNS = (
    Column("article", "", numeric=False),
    Column("language", "lang", numeric=False),
    Column("date", "date", numeric=False),
    Column("verbatim", "verb"),
    Column("edited", "edit"),
    Column("quotation", "quot"),
    Column("paraphrase", "para"),
    Column("fact", "fact"),
    Column("attributed", "attr"),
    Column("added", "added"),
    Column("boilerplate", "boil"),
    Column("from", "from", numeric=False),
)
ARTICLE_NOTE = (
    "In percent of the article's own text: taken over word for word (verbatim), copied with edits "
    "(edited), as a quotation reworded, in other words (paraphrase), as a bare fact; credited to a "
    "source (attributed); its own (added). Boilerplate, such as advertising and share buttons, is "
    "in percent of the whole page."
)


def pair_blocks(view: ReportView) -> list[Block]:
    """How alike the articles are, the most alike first."""
    heading = Heading("How alike they are")
    pairs = sorted(
        view.report.pairs,
        key=lambda pair: (-pair.score, -max(pair.shared_a, pair.shared_b), pair.a, pair.b),
    )
    if not pairs:
        return [heading, Paragraph(plain("No two articles are alike enough to be listed."))]
    rows = tuple(_pair_row(view, pair) for pair in pairs[:MOST_PAIRS])
    blocks: list[Block] = [heading, Table(PAIR_COLUMNS, rows)]
    if len(pairs) > MOST_PAIRS:
        more = f"{count(len(pairs) - MOST_PAIRS, 'weaker pair')} more in the JSON report."
        blocks.append(Paragraph(plain(more)))
    return [*blocks, Paragraph(plain(PAIR_NOTE, "muted"))]


def _pair_row(view: ReportView, pair: Pair) -> tuple[str, ...]:
    return (
        view.label(pair.a),
        view.label(pair.b),
        decimals(pair.minhash),
        decimals(pair.jaccard),
        decimals(pair.containment_ab),
        decimals(pair.containment_ba),
        decimals(pair.tfidf),
        percent(pair.shared_a),
        percent(pair.shared_b),
        RELATION_WORDS[pair.relation] if pair.relation else "–",
        f"{pair.score:.2f}",
    )


def article_blocks(view: ReportView) -> list[Block]:
    """What each article is and consists of: those of a family, and the others if they are few."""
    told = [article for article in view.report.documents if article.family is not None]
    outside = len(view.report.documents) - len(told)
    if outside <= MOST_OUTSIDE:
        told = list(view.report.documents)
    if not told:
        return []
    blocks: list[Block] = [
        Heading("What each article consists of"),
        Listing((), tuple(article_entry(view.label(article.id), article) for article in told)),
        *_strips(view),
        share_table([(view.label(article.id), article) for article in told]),
    ]
    if outside > MOST_OUTSIDE:
        more = f"{count(outside, 'article')} of no family: see the JSON report."
        blocks.append(Paragraph(plain(more)))
    return [*blocks, Paragraph(plain(ARTICLE_NOTE, "muted"))]


def article_entry(label: str, article: Article) -> Entry:
    """Which article a short name stands for."""
    title = one_line(article.title) if article.title else None
    facts = [
        article.id if one_line(article.id) != label else None,
        article.publisher,
        moment(article.published) if article.published else None,
        count(article.characters, "character"),
    ]
    about: Line = (Piece(", ".join(fact for fact in facts if fact), "muted"),)
    return Entry(label, (Piece(f"“{title}”, "), *about) if title else about)


def _strips(view: ReportView) -> list[Block]:
    """The articles of families as strips, by which one sees who took how much."""
    told = [article for article in view.report.documents if article.family is not None]
    return [Strips(tuple(_strip(view.label(it.id), it) for it in told))] if told else []


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


def share_table(rows: list[tuple[str, Article]]) -> Table:
    """A row an article: what share of it is what."""
    return Table(ARTICLE_COLUMNS, tuple(_article_row(label, article) for label, article in rows))


def _article_row(label: str, article: Article) -> tuple[str, ...]:
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
        (article.published or "–")[:10],
        *(percent_cell(kind) for kind in kinds),
        source,
    )
