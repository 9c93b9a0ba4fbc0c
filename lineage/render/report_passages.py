"""The passages of a family that matter most, where they disagree, and what each article added."""

from lineage.model import (
    KINDS,
    Article,
    Conflict,
    ConflictValue,
    Family,
    Kind,
    Passage,
    Span,
    Witness,
)
from lineage.render.escape import one_line
from lineage.render.outline import Block, Entry, Heading, Line, Listing, Paragraph, Piece, plain
from lineage.render.report_view import ReportView
from lineage.render.wording import Wording, inside

MOST_PASSAGES = 8
MOST_VERSIONS = 6
RECOGNISED = 0.8
"""Share of a translation that is recognised in its original, below which that is told."""
MOST_ADDED = 3
SHORTEST_ADDED = 12
VERSION_LENGTH = 240
ADDED_LENGTH = 200
CONTEXT_LENGTH = 110
_MARKS = " \t\n\r,.;:!?…–—-)]»”\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def passages_of(view: ReportView, family: Family) -> list[Passage]:
    """The passages that articles of a family have: those in common to them alone before what
    they share with others; first where they disagree, then by how many have it, strength of kind
    and length."""
    return sorted(
        view.passages_of(family),
        key=lambda passage: (
            not _is_common(passage, family),
            passage.conflict is None and not passage.odd,
            -len(passage.spans),
            KINDS.index(passage.kind),
            -max((span.end - span.start for span in passage.spans), default=0),
            passage.id,
        ),
    )


def common_passages(view: ReportView, family: Family) -> list[Passage]:
    """The passages that articles of a family alone have, two or more, in the same order."""
    return [passage for passage in passages_of(view, family) if _is_common(passage, family)]


def _is_common(passage: Passage, family: Family) -> bool:
    return all(span.document in family.documents for span in passage.spans)


def passage_blocks(view: ReportView, family: Family, title: str) -> list[Block]:
    """The passages that matter most, their versions one under the other."""
    passages = common_passages(view, family)
    if not passages:
        return []
    blocks: list[Block] = [Heading(title)]
    blocks += [
        _passage_listing(view, passage, number)
        for number, passage in enumerate(passages[:MOST_PASSAGES], 1)
    ]
    if len(passages) > MOST_PASSAGES:
        more = view.tell("passages-in-json", len(passages) - MOST_PASSAGES)
        blocks.append(Paragraph(plain(more)))
    return blocks


def _passage_listing(view: ReportView, passage: Passage, number: int) -> Listing:
    head = [Piece(numbered(view.wording, number, passage.kind), "strong")]
    head.append(Piece(f" {view.tell('in-articles', len(passage.spans))}"))
    alerts = [view.tell(f"disagree-{passage.conflict.type}")] if passage.conflict else []
    alerts += [view.tell("one-alone")] if passage.odd else []
    if alerts:
        head += [Piece(view.tell("colon")), Piece(", ".join(map(inside, alerts)), "alert")]
    spans = sorted(passage.spans, key=lambda span: (not _stands_out(span, passage), span.document))
    entries = [
        Entry(view.label(span.document), plain(view.version(span, VERSION_LENGTH)))
        for span in spans[:MOST_VERSIONS]
    ]
    rest = [span.document for span in spans[MOST_VERSIONS:]]
    if rest:
        entries.append(Entry("", plain(view.tell("also-in", names=view.listed(rest)), "muted")))
    return Listing(tuple(head), tuple(entries))


def numbered(wording: Wording, number: int, kind: Kind) -> str:
    """The title of a passage among several.

    >>> numbered(Wording(), 1, "verbatim")
    '1. Word for word'
    """
    return f"{number}. {wording.tell(f'class-{kind}').capitalize()}"


def _stands_out(span: Witness, passage: Passage) -> bool:
    disagreeing = (
        {value.document for value in passage.conflict.values} if passage.conflict else set()
    )
    return span.document in disagreeing | {place.document for place in passage.odd}


def added_blocks(view: ReportView, family: Family, title: str) -> list[Block]:
    """What each article of a family has that no other explains, its longest stretches first."""
    blocks: list[Block] = []
    nothing = []
    for article in view.members(family):
        if article.shares.added <= 0:
            nothing.append(article.id)
            continue
        blocks.append(added_listing(view, article))
    if nothing:
        told = view.tell("added-nothing", len(nothing), names=view.listed(nothing))
        blocks.append(Paragraph(plain(told)))
    return [Heading(title), *blocks]


def added_listing(view: ReportView, article: Article) -> Listing:
    """How much of an article no other explains, and its longest stretches."""
    stretches = added_stretches(article)
    share = view.tell("added-share", share=view.wording.percent(article.shares.added))
    head: Line = (Piece(view.label(article.id), "label"), Piece(f" {share}"))
    stretches.sort(key=lambda span: (span.start - span.end, span.start))
    doubt = added_doubt(view, article)
    entries = [Entry("", plain(doubt, "muted"))] if doubt else []
    entries += [
        Entry("", plain(view.words(article.id, span.start, span.end, ADDED_LENGTH)))
        for span in stretches[:MOST_ADDED]
    ]
    if not stretches and any(_is_title(article, span) for span in article.added):
        entries.append(Entry("", plain(view.tell("added-title"), "muted")))
    if len(stretches) > MOST_ADDED:
        more = view.tell("more-stretches", len(stretches) - MOST_ADDED)
        entries.append(Entry("", plain(more, "muted")))
    return Listing(head, tuple(entries))


def added_doubt(view: ReportView, article: Article) -> str:
    """That more of what an article added is from the one it translates, where little of it was
    recognised there; else nothing."""
    for edge in (edge for family in view.report.families for edge in family.edges):
        original = edge.kind == "translates" and edge.parent in view.articles
        if original and edge.child == article.id and edge.share < RECOGNISED:
            share = view.wording.percent(edge.share)
            return view.tell("added-doubt", parent=view.label(edge.parent), share=share)
    return ""


def added_stretches(article: Article) -> list[Span]:
    """What an article added: spans that only white space parts as one, without marks at their ends.

    What is left of a sentence around a passage, such as its full stop, is counted in the share and
    not shown; nor is the title alone, which stands above.
    """
    stretches: list[Span] = []
    for span in sorted(article.added):
        if stretches and _blank(article, stretches[-1].end, span.start):
            stretches[-1] = Span(stretches[-1].start, max(stretches[-1].end, span.end))
        else:
            stretches.append(span)
    trimmed = (_trimmed(article, span) for span in stretches)
    return [
        span
        for span in trimmed
        if span.end - span.start >= SHORTEST_ADDED and not _is_title(article, span)
    ]


def _is_title(article: Article, span: Span) -> bool:
    words = one_line((article.text or "")[span.start : span.end])
    return bool(article.title) and words.lstrip("# ") == one_line(article.title or "")


def _trimmed(article: Article, span: Span) -> Span:
    words = (article.text or "")[span.start : span.end]
    lead = len(words) - len(words.lstrip(_MARKS))
    return Span(span.start + lead, span.end)


def _blank(article: Article, start: int, end: int) -> bool:
    if article.text is None:
        return end <= start + 1
    return not article.text[start:end].strip()


def conflict_blocks(view: ReportView, family: Family, title: str) -> list[Block]:
    """Values on which the articles of a family disagree, and words that one of them alone has."""
    passages = common_passages(view, family)
    found: list[Block] = [_conflict_listing(view, p.conflict) for p in passages if p.conflict]
    found += [_odd_listing(view, passage) for passage in passages if passage.odd]
    return [Heading(title), *found] if found else []


def _odd_listing(view: ReportView, passage: Passage) -> Listing:
    """The words that one article alone has, and who says the same without them."""
    entries = []
    for place in passage.odd:
        words = view.context(place.document, place.start, place.end, CONTEXT_LENGTH)
        others = [span.document for span in passage.spans if span.document != place.document]
        line = (
            Piece(view.label(place.document), "label"),
            Piece(f" {view.wording.quoted(words)}"),
            Piece(f", {view.tell('and-not-in', names=view.listed(others))}", "muted"),
        )
        shown = view.words(place.document, place.start, place.end, CONTEXT_LENGTH)
        entries.append(Entry(shown, line, "strong"))
    return Listing(plain(view.tell("one-alone"), "alert"), tuple(entries))


def _conflict_listing(view: ReportView, conflict: Conflict) -> Listing:
    """Each value once, with the words of the first article that has it and who else does."""
    having: dict[str, list[ConflictValue]] = {}
    for value in conflict.values:
        having.setdefault(view.wording.amount(value.value, value.unit), []).append(value)
    entries = []
    for shown, values in having.items():
        first, *others = values
        words = view.context(first.document, first.start, first.end, CONTEXT_LENGTH)
        line = [Piece(view.label(first.document), "label"), Piece(f" {view.wording.quoted(words)}")]
        if others:
            names = view.listed([value.document for value in others])
            line.append(Piece(f" {view.tell('and-in', names=names)}", "muted"))
        entries.append(Entry(shown, tuple(line), "strong"))
    return Listing(plain(view.tell(f"disagree-{conflict.type}"), "alert"), tuple(entries))
