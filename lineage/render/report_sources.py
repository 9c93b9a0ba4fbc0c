"""The sources that the articles of a family name, in their words, and what says "translated"."""

from collections import defaultdict

from lineage.model import Edge, Family, Node
from lineage.render.outline import Block, Entry, Heading, Line, Listing, Paragraph, Piece, plain
from lineage.render.phrases import language, listed, percent
from lineage.render.report_view import ReportView

MOST_ARTICLES = 6
MOST_NAMES = 12
CONTEXT_LENGTH = 130


def source_blocks(view: ReportView, family: Family, title: str) -> list[Block]:
    """Each source outside the articles, with the words in which they name it."""
    roots = {edge.parent for edge in family.edges if edge.primary}
    sources = [node for node in family.nodes if node.kind == "cited"]
    sources.sort(key=lambda node: (node.id not in roots, -len(node.evidence), node.label))
    blocks: list[Block] = [
        _source_listing(view, node, _edges_from(node, family), node.id in roots) for node in sources
    ]
    names = _other_names(view, family, {node.label for node in sources})
    if names:
        blocks.append(Paragraph(plain(f"Also quoted or credited: {names}.")))
    return [Heading(title), *blocks] if blocks else []


def _edges_from(node: Node, family: Family) -> dict[str, Edge]:
    return {edge.child: edge for edge in family.edges if edge.parent == node.id}


def _source_listing(view: ReportView, node: Node, edges: dict[str, Edge], root: bool) -> Listing:
    weak = not any(edge.share for edge in edges.values())
    further = "  named for a picture or an occasion" if weak else "  a further source"
    part = "  the report retold" if root else further
    head: Line = (Piece(f"[{node.label}]", "source"), Piece(part, "muted"))
    entries: dict[str, Entry] = {}
    for evidence in node.evidence:
        if evidence.document in entries:
            continue
        words = view.context(evidence.document, evidence.start, evidence.end, CONTEXT_LENGTH)
        edge = edges.get(evidence.document)
        share = (
            ""
            if root or not edge or not edge.share
            else f"{percent(edge.share)} of {view.label(evidence.document)}  "
        )
        line: Line = (Piece(share, "muted"), Piece(f"“{words}”"))
        entries[evidence.document] = Entry(view.label(evidence.document), line)
    shown = [entries[document] for document in sorted(entries)]
    if len(shown) > MOST_ARTICLES:
        rest = listed([entry.label for entry in shown[MOST_ARTICLES:]])
        shown = [*shown[:MOST_ARTICLES], Entry("", plain(f"also in {rest}", "muted"))]
    return Listing(head, tuple(shown))


def _other_names(view: ReportView, family: Family, known: set[str]) -> str:
    """People and institutions that speak in the articles without being a source of the family."""
    where: defaultdict[str, set[str]] = defaultdict(set)
    for article in view.members(family):
        for citation in article.citations:
            if citation.source not in known:
                where[citation.source].add(view.label(article.id))
    names = sorted(where, key=lambda name: (-len(where[name]), name))
    return listed([f"{name} ({', '.join(sorted(where[name]))})" for name in names], MOST_NAMES)


def translation_blocks(view: ReportView, family: Family, title: str) -> list[Block]:
    """The articles that show that they were translated, and the words that show it."""
    entries = []
    for article in view.members(family):
        if article.translated is None:
            continue
        line = [Piece(f"from {language(article.translated.source_language)}")]
        for span in article.translated.evidence[:2]:
            line.append(Piece(f"  “{view.words(article.id, span.start, span.end, 160)}”"))
        entries.append(Entry(view.label(article.id), tuple(line)))
    return [Heading(title), Listing((), tuple(entries))] if entries else []
