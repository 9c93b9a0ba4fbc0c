"""The whole case for one node or one edge of a report, from the report alone."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from lineage.errors import UsageError
from lineage.model import KINDS, Edge, Family, Node, Pair, Passage, Report, Span
from lineage.render.edge_words import reason, tie_key
from lineage.render.escape import one_line
from lineage.render.outline import Block, Entry, Heading, Listing, Paragraph, Piece, plain
from lineage.render.report_drift import changes
from lineage.render.report_passages import added_listing, numbered
from lineage.render.report_view import ReportView, view
from lineage.render.text_writer import write_text
from lineage.render.wording import LANGUAGES

MOST_PASSAGES = 12
MOST_LEFT_OUT = 3
SHORTEST_LEFT_OUT = 40
LENGTH = 240
ARROW = ".."


def render_explanation(
    report: Report,
    what: str,
    *,
    width: int = 80,
    color: bool = False,
    language: str = LANGUAGES[0],
) -> str:
    """Why a node of a report stands where it does, or an edge PARENT..CHILD, as text.

    A node is named by its id or as much of that as no other begins with, by the short name that
    the report gives it, or by the name of a source, of which the end is enough. Raises UsageError
    if there is no such node or edge.
    """
    known = view(report, language)
    parent, arrow, child = what.partition(ARROW)
    if arrow and parent and child:
        one, other = _node(known, parent), _node(known, child)
        blocks = _edge_blocks(known, *_edge_between(known, one, other))
    else:
        blocks = list(_node_blocks(known, _node(known, what)))
    return write_text(blocks, width=width, color=color)


def _node(known: ReportView, name: str) -> str:
    """The id of the node that a user names."""
    names: dict[str, str] = {}
    for family in known.report.families:
        for node in family.nodes:
            if node.kind != "document":
                names.setdefault(node.label.casefold(), node.id)
            names[node.id.casefold()] = node.id
    for document, label in known.labels.items():
        names[label.casefold()] = names[document.casefold()] = document
    wanted = name.strip().casefold()
    if wanted in names:
        return names[wanted]
    begun = {names[known] for known in names if wanted and known.startswith(wanted)}
    # "Wall Street Journal", without its article
    within = {names[known] for known in names if wanted and known.endswith(f" {wanted}")}
    for found in (begun, within):
        if len(found) == 1:
            return found.pop()
    near = get_close_matches(wanted, names, n=1, cutoff=0.4)
    hint = f"Did you mean {names[near[0]]}?" if near else "Name an article or a source of it."
    raise UsageError(f"there is no {name!r} in this report", hint)


def _edge_between(known: ReportView, parent: str, child: str) -> tuple[Family, Edge]:
    for family in known.report.families:
        for edge in family.edges:
            ends = (edge.parent, edge.child)
            if ends == (parent, child) or (not edge.directed and ends == (child, parent)):
                return family, edge
    raise UsageError(
        f"there is no edge from {parent} to {child} in this report",
        f"`lineage explain REPORT {child}` shows where {child} comes from.",
    )


def _edge_blocks(known: ReportView, family: Family, edge: Edge) -> list[Block]:
    tell = known.tell
    parent, child = known.node(edge.parent), known.node(edge.child)
    both = tell("from-to", parent=parent, child=child) if edge.directed else f"{parent} – {child}"
    blocks: list[Block] = [Heading(both), *_claim(known, edge)]
    passages = [p for p in known.passages_of(family) if p.id in edge.passages]
    if passages:
        title = tell("explain-has", child=child) if edge.directed else tell("explain-both")
        blocks.append(Heading(title))
        blocks += _passages(known, edge, passages)
    if edge.parent in known.articles and edge.directed:
        left_out = _left_out(known, edge.parent, edge.child)
        if left_out:
            blocks += [Heading(tell("explain-left-out", child=child)), left_out]
        pair = _pair(known, edge.parent, edge.child)
        changed = changes(known, family, edge, pair) if pair else []
        if changed:
            blocks += [Heading(tell("head-drift")), Listing((), tuple(changed))]
    if edge.child in known.articles:
        article = known.articles[edge.child]
        blocks += [Heading(tell("explain-added", child=child)), added_listing(known, article)]
    return blocks


def _claim(known: ReportView, edge: Edge) -> list[Block]:
    """What is claimed, what speaks for it and against it, and who comes next."""
    tell, wording = known.tell, known.wording
    key = f"tie-{edge.kind}" if edge.directed else "explain-alike"
    tie = _with_share(known, edge, tell(key, parent=known.node(edge.parent)))
    claim = f"{known.node(edge.child)} {tie}, {wording.confidence(edge.confidence)}"
    if not edge.primary:
        claim = tell("explain-beside", claim=claim)
    reasons = [Entry(tell("explain-for"), plain(reason(known, one))) for one in edge.because]
    reasons += [
        Entry(tell("explain-against"), plain(reason(known, one)), "alert") for one in edge.against
    ]
    if edge.runner_up:
        share = wording.percent(edge.runner_up.share)
        told = tell("explain-runner-up", name=known.node(edge.runner_up.parent), share=share)
        reasons.append(Entry(tell("explain-next"), plain(told)))
    return [Listing(plain(claim, "strong"), tuple(reasons))]


def _with_share(known: ReportView, edge: Edge, tie: str) -> str:
    """A tie with how much of its child it explains."""
    if not edge.share:
        return tie
    return known.tell("tie-of-it", tie=tie, share=known.wording.percent(edge.share))


def _passages(known: ReportView, edge: Edge, passages: Sequence[Passage]) -> Iterator[Block]:
    """The passages of an edge in the order of the child, the parent's words above its own."""

    def place(passage: Passage) -> tuple[int, str]:
        starts = [span.start for span in passage.spans if span.document == edge.child]
        return (min(starts, default=0), passage.id)

    # a passage is of the weakest kind that any two of its articles have
    pair = _pair(known, edge.parent, edge.child)
    kinds = {item.passage: item.kind for item in pair.alignments} if pair else {}
    for number, passage in enumerate(sorted(passages, key=place)[:MOST_PASSAGES], 1):
        first = [span for span in passage.spans if span.document == edge.parent]
        own = [span for span in passage.spans if span.document == edge.child]
        rest = [span for span in passage.spans if span not in (*first, *own)]
        shown = [*first, *own] if first else [*own, *rest[:2]]
        entries = [
            Entry(known.label(span.document), plain(known.version(span, LENGTH))) for span in shown
        ]
        left = [span.document for span in rest if span not in shown]
        if left:
            others = known.listed(left)
            entries.append(Entry("", plain(known.tell("also-in", names=others), "muted")))
        kind = kinds.get(passage.id, passage.kind)
        head = (Piece(numbered(known.wording, number, kind), "strong"),)
        yield Listing(head, tuple(entries))
    if len(passages) > MOST_PASSAGES:
        more = known.tell("passages-in-json", len(passages) - MOST_PASSAGES)
        yield Paragraph(plain(more, "muted"))


def _pair(known: ReportView, one: str, other: str) -> Pair | None:
    return next((p for p in known.report.pairs if {p.a, p.b} == {one, other}), None)


def _left_out(known: ReportView, parent: str, child: str) -> Listing | None:
    """What an article has that its child has nothing like, the longest stretches first."""
    article = known.articles[parent]
    pair = _pair(known, parent, child)
    if pair is None:
        return None
    first = pair.a == parent
    share = 1.0 - (pair.shared_a if first else pair.shared_b)
    taken = [Span(line.start, line.end) for line in article.boilerplate]
    taken += [item.a if first else item.b for item in pair.alignments]
    stretches, at = [], 0
    for span in [*sorted(taken), Span(article.characters, article.characters)]:
        if span.start - at >= SHORTEST_LEFT_OUT:
            stretches.append(Span(at, span.start))
        at = max(at, span.end)
    if not stretches or share <= 0:
        return None
    stretches.sort(key=lambda span: (span.start - span.end, span.start))
    entries = [
        Entry("", plain(known.words(parent, span.start, span.end, LENGTH)))
        for span in stretches[:MOST_LEFT_OUT]
    ]
    told = known.tell("share-of", share=known.wording.percent(share), name=known.label(parent))
    return Listing(plain(told), tuple(entries))


def _node_blocks(known: ReportView, name: str) -> Iterator[Block]:
    family = next((f for f in known.report.families if name in {n.id for n in f.nodes}), None)
    if family is None:
        yield Heading(known.label(name))
        yield Paragraph(plain(known.tell("explain-outside")))
        return
    [node] = (node for node in family.nodes if node.id == name)
    shown = known.node(name)
    title = one_line(node.label) if node.kind == "document" and node.label != name else ""
    yield Heading(f"{shown}  {known.wording.quoted(title)}" if title else shown)
    above = [edge for edge in family.edges if edge.child == name]
    if above:
        for edge in sorted(above, key=lambda edge: (not edge.primary, -edge.share, edge.parent)):
            yield from _claim(known, edge)
    elif node.kind == "document":
        yield Paragraph(plain(known.tell("explain-root")))
    else:
        yield Paragraph(plain(known.tell(f"explain-{node.kind}")))
    yield from _cited(known, node)
    below = [edge for edge in family.edges if edge.parent == name]
    if below:
        yield Listing(plain(known.tell("explain-heirs")), tuple(_below(known, below)))
    yield from _said(known, family, name)
    if node.kind == "document":
        yield Heading(known.tell("explain-added", child=shown))
        yield added_listing(known, known.articles[name])


def _below(known: ReportView, edges: Sequence[Edge]) -> Iterator[Entry]:
    for edge in sorted(edges, key=lambda edge: (-edge.share, edge.child)):
        tie = _with_share(known, edge, known.tell(f"tree-{tie_key(edge)}"))
        sure = known.wording.confidence(edge.confidence)
        yield Entry(known.node(edge.child), plain(f"{tie}, {sure}"))


def _cited(known: ReportView, node: Node) -> Iterator[Block]:
    """How the articles name a source, once each."""
    first = {place.document: place for place in reversed(node.evidence)}
    if node.kind != "document" and first:
        quoted = known.wording.quoted
        entries = [
            Entry(known.label(name), plain(quoted(known.context(name, p.start, p.end, 110))))
            for name, p in sorted(first.items())
        ]
        yield Listing(plain(known.tell("explain-known-by")), tuple(entries))


def _said(known: ReportView, family: Family, name: str) -> Iterator[Block]:
    """The missing original, rebuilt: what at least two articles have from it."""
    passages = {passage.id: passage for passage in known.passages_of(family)}
    told = [statement for statement in family.statements if statement.source == name]
    if not told:
        return
    yield Heading(known.tell("explain-said"))
    told.sort(key=lambda item: (-len(item.witnesses), KINDS.index(passages[item.passage].kind)))
    for statement in told[:MOST_PASSAGES]:
        best, passage = statement.wording, passages[statement.passage]
        words = known.words(best.document, best.start, best.end, LENGTH)
        names = known.listed(statement.witnesses)
        by = known.tell("explain-words", names=names, name=known.label(best.document))
        entries = [Entry("", plain(by, "muted"))]
        if passage.conflict:
            values = sorted(passage.conflict.values, key=lambda value: value.value)
            amounts = dict.fromkeys(known.wording.amount(it.value, it.unit) for it in values)
            disagree = known.tell("explain-values", values=known.wording.in_a_row([*amounts]))
            entries.append(Entry(known.tell("explain-against"), plain(disagree), "alert"))
        yield Listing(plain(known.wording.quoted(words)), tuple(entries))
    if len(told) > MOST_PASSAGES:
        more = known.tell("statements-in-json", len(told) - MOST_PASSAGES)
        yield Paragraph(plain(more, "muted"))
