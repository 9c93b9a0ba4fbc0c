"""The sources that the articles of a family name, in their words, and what says "translated"."""

from collections import defaultdict

from lineage.model import Edge, Family, Node
from lineage.render.outline import Block, Entry, Heading, Line, Listing, Paragraph, Piece, plain
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
        blocks.append(Paragraph(plain(view.tell("also-named", names=names))))
    return [Heading(title), *blocks] if blocks else []


def _edges_from(node: Node, family: Family) -> dict[str, Edge]:
    return {edge.child: edge for edge in family.edges if edge.parent == node.id}


def _source_listing(view: ReportView, node: Node, edges: dict[str, Edge], root: bool) -> Listing:
    weak = not any(edge.share for edge in edges.values())
    part = "retold" if root else "in-passing" if weak else "further"
    told = view.tell(f"source-{part}")
    head: Line = (Piece(view.node(node.id), "source"), Piece(f"  {told}", "muted"))
    entries: dict[str, Entry] = {}
    for evidence in node.evidence:
        if evidence.document in entries:
            continue
        words = view.context(evidence.document, evidence.start, evidence.end, CONTEXT_LENGTH)
        edge = edges.get(evidence.document)
        label = view.label(evidence.document)
        share = ""
        if edge and edge.share and not root:
            share = f"{view.tell('share-of', share=view.wording.percent(edge.share), name=label)}  "
        line: Line = (Piece(share, "muted"), Piece(view.wording.quoted(words)))
        entries[evidence.document] = Entry(label, line)
    order = sorted(entries)
    shown = [entries[document] for document in order[:MOST_ARTICLES]]
    if len(order) > MOST_ARTICLES:
        rest = view.tell("also-in", names=view.listed(order[MOST_ARTICLES:]))
        shown.append(Entry("", plain(rest, "muted")))
    return Listing(head, tuple(shown))


def _other_names(view: ReportView, family: Family, known: set[str]) -> str:
    """People and institutions that speak in the articles without being a source of the family."""
    where: defaultdict[str, set[str]] = defaultdict(set)
    for article in view.members(family):
        for citation in article.citations:
            if citation.source not in known:
                where[citation.source].add(view.label(article.id))
    names = sorted(where, key=lambda name: (-len(where[name]), name))
    told = [f"{name} ({', '.join(sorted(where[name]))})" for name in names]
    return view.wording.in_a_row(told, MOST_NAMES)


def translation_blocks(view: ReportView, family: Family, title: str) -> list[Block]:
    """The articles that show that they were translated, and the words that show it."""
    entries = []
    for article in view.members(family):
        if article.translated is None:
            continue
        tongue = view.wording.tongue(article.translated.source_language)
        line = [Piece(view.tell("translated-from", language=tongue))]
        for span in article.translated.evidence[:2]:
            words = view.words(article.id, span.start, span.end, 160)
            line.append(Piece(f"  {view.wording.quoted(words)}"))
        entries.append(Entry(view.label(article.id), tuple(line)))
    return [Heading(title), Listing((), tuple(entries))] if entries else []
