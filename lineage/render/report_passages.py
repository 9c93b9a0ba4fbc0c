"""The passages of a family that matter most, where they disagree, and what each article added."""

from lineage.model import KINDS, Article, Conflict, ConflictValue, Family, Passage, Span, Witness
from lineage.render.outline import Block, Entry, Heading, Line, Listing, Paragraph, Piece, plain
from lineage.render.phrases import KIND_WORDS, amount, count, listed, percent
from lineage.render.report_view import ReportView

MOST_PASSAGES = 8
MOST_VERSIONS = 6
MOST_ADDED = 3
SHORTEST_ADDED = 12
VERSION_LENGTH = 240
ADDED_LENGTH = 200
CONTEXT_LENGTH = 110
_ODD = "one article stands alone"
_MARKS = " \t\n\r,.;:!?…–—-)]»”\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def passages_of(view: ReportView, family: Family) -> list[Passage]:
    """The passages of a family: first where its articles disagree, then by how many have it,
    strength of kind and length."""
    return sorted(
        view.passages_of(family),
        key=lambda passage: (
            passage.conflict is None and not passage.odd,
            -len(passage.spans),
            KINDS.index(passage.kind),
            -max((span.end - span.start for span in passage.spans), default=0),
            passage.id,
        ),
    )


def passage_blocks(view: ReportView, family: Family, title: str) -> list[Block]:
    """The passages that matter most, their versions one under the other."""
    passages = passages_of(view, family)
    if not passages:
        return []
    blocks: list[Block] = [Heading(title)]
    blocks += [
        _passage_listing(view, passage, number)
        for number, passage in enumerate(passages[:MOST_PASSAGES], 1)
    ]
    if len(passages) > MOST_PASSAGES:
        more = f"{count(len(passages) - MOST_PASSAGES, 'passage')} more in the JSON report."
        blocks.append(Paragraph(plain(more)))
    return blocks


def _passage_listing(view: ReportView, passage: Passage, number: int) -> Listing:
    head = [Piece(f"{number}. {KIND_WORDS[passage.kind].capitalize()}", "strong")]
    head.append(Piece(f" in {count(len(passage.spans), 'article')}"))
    alerts = [_disagreement(passage.conflict)] if passage.conflict else []
    alerts += [_ODD] if passage.odd else []
    if alerts:
        head += [Piece(": "), Piece(", ".join(alerts), "alert")]
    spans = sorted(passage.spans, key=lambda span: (not _stands_out(span, passage), span.document))
    entries = [
        Entry(view.label(span.document), plain(view.version(span, VERSION_LENGTH)))
        for span in spans[:MOST_VERSIONS]
    ]
    rest = [view.label(span.document) for span in spans[MOST_VERSIONS:]]
    if rest:
        entries.append(Entry("", plain(f"also in {listed(rest)}", "muted")))
    return Listing(tuple(head), tuple(entries))


def _disagreement(conflict: Conflict) -> str:
    return f"{conflict.type}s disagree"


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
            nothing.append(view.label(article.id))
            continue
        blocks.append(added_listing(view, article))
    if nothing:
        blocks.append(Paragraph(plain(f"{listed(nothing)} added nothing.")))
    return [Heading(title), *blocks]


def added_listing(view: ReportView, article: Article) -> Listing:
    """How much of an article no other explains, and its longest stretches."""
    stretches = added_stretches(article)
    head: Line = (
        Piece(view.label(article.id), "label"),
        Piece(f" added {percent(article.shares.added)} of its text"),
    )
    stretches.sort(key=lambda span: (span.start - span.end, span.start))
    entries = [
        Entry("", plain(view.words(article.id, span.start, span.end, ADDED_LENGTH)))
        for span in stretches[:MOST_ADDED]
    ]
    if len(stretches) > MOST_ADDED:
        more = f"and {count(len(stretches) - MOST_ADDED, 'shorter stretch', 'shorter stretches')}"
        entries.append(Entry("", plain(more, "muted")))
    return Listing(head, tuple(entries))


def added_stretches(article: Article) -> list[Span]:
    """What an article added: spans that only white space parts as one, without marks at their ends.

    What is left of a sentence around a passage, such as its full stop, is counted in the share and
    not shown.
    """
    stretches: list[Span] = []
    for span in sorted(article.added):
        if stretches and _blank(article, stretches[-1].end, span.start):
            stretches[-1] = Span(stretches[-1].start, max(stretches[-1].end, span.end))
        else:
            stretches.append(span)
    trimmed = (_trimmed(article, span) for span in stretches)
    return [span for span in trimmed if span.end - span.start >= SHORTEST_ADDED]


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
    passages = passages_of(view, family)
    found: list[Block] = [_conflict_listing(view, p.conflict) for p in passages if p.conflict]
    found += [_odd_listing(view, passage) for passage in passages if passage.odd]
    return [Heading(title), *found] if found else []


def _odd_listing(view: ReportView, passage: Passage) -> Listing:
    """The words that one article alone has, and who says the same without them."""
    entries = []
    for place in passage.odd:
        words = view.context(place.document, place.start, place.end, CONTEXT_LENGTH)
        others = [view.label(s.document) for s in passage.spans if s.document != place.document]
        line = (
            Piece(view.label(place.document), "label"),
            Piece(f" “{words}”"),
            Piece(f", and not in {listed(others)}", "muted"),
        )
        shown = view.words(place.document, place.start, place.end, CONTEXT_LENGTH)
        entries.append(Entry(shown, line, "strong"))
    return Listing(plain(_ODD.capitalize(), "alert"), tuple(entries))


def _conflict_listing(view: ReportView, conflict: Conflict) -> Listing:
    """Each value once, with the words of the first article that has it and who else does."""
    having: dict[str, list[ConflictValue]] = {}
    for value in conflict.values:
        having.setdefault(amount(value.value, value.unit), []).append(value)
    entries = []
    for shown, values in having.items():
        first, *others = values
        words = view.context(first.document, first.start, first.end, CONTEXT_LENGTH)
        line = [Piece(view.label(first.document), "label"), Piece(f" “{words}”")]
        if others:
            names = listed([view.label(value.document) for value in others])
            line.append(Piece(f" and in {names}", "muted"))
        entries.append(Entry(shown, tuple(line), "strong"))
    return Listing(plain(_disagreement(conflict).capitalize(), "alert"), tuple(entries))
