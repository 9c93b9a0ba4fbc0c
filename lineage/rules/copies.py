"""Passages of an article that are in other documents word for word, or nearly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lineage.model import Alignment, Span
from lineage.rules.case import Case, Source
from lineage.rules.names import is_borrowed
from lineage.rules.spans import common, neighbours, union, without, words_in

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True)
class Copy:
    """A passage that was copied: where it is, where it comes from, and every document that has it.

    `parts` are the copied stretches of the article, `span` reaches from the first to the last.
    """

    source: Source
    span: Span
    origin: Span
    parts: list[Span]
    words: int
    holders: set[str]


def copies(case: Case, sources: Sequence[Source], excused: Iterable[Span]) -> list[Copy]:
    """The passages that `case` has from `sources`, each once, with its most telling source.

    A passage counts where at least `min_passage` of its words are outside the `excused` spans.
    """
    holes = union(excused)
    candidates = [
        copy
        for source in sources
        for copy in _passages(case, source, holes)
        if copy.words >= case.min_passage
    ]
    taken: list[Copy] = []
    for copy in sorted(candidates, key=_strongest_first):
        rest = without(copy.parts, [part for known in taken for part in known.parts])
        if words_in(case.text, without(rest, holes)) >= case.min_passage:
            taken.append(copy)
        else:
            _holder(taken, copy).holders.add(copy.source.document.id)
    return taken


def copied_parts(sources: Iterable[Source]) -> list[Span]:
    """Every stretch of an article that `sources` have too, of whatever length."""
    return [part.a for source in sources for part in copied(source)]


def credited_parts(case: Case) -> list[Span]:
    """Every stretch of an article that it has from a source it credits there."""
    return [
        span
        for source in case.sources
        if source.credit.spans
        for span in common(copied_parts([source]), source.credit.spans)
    ]


def copied(source: Source) -> list[Alignment]:
    """The alignments of a source that are word for word, or nearly."""
    return [part for part in source.alignments if part.kind in ("verbatim", "edited")]


def strongest(case: Case, source: Source) -> tuple[Span, Span]:
    """The stretch that shows best that an article has something from a source, and its origin."""

    def weight(part: Alignment) -> tuple[float, int]:
        return part.score * words_in(case.text, [part.a]), -part.a.start

    if not source.alignments:
        return Span(0, len(case.text)), Span(0, len(source.document.text or ""))
    best = max(source.alignments, key=weight)
    return best.a, best.b


def _passages(case: Case, source: Source, holes: list[Span]) -> Iterable[Copy]:
    alignments = copied(source)
    for span in neighbours((part.a for part in alignments), case.text):
        inside = [part for part in alignments if span.start <= part.a.start < span.end]
        # A passage may be put together from several places: the longest of them stands for all
        origins = neighbours((part.b for part in inside), source.document.text or "")
        parts = union(part.a for part in inside)
        yield Copy(
            source,
            span,
            max(origins, key=lambda origin: origin.end - origin.start),
            parts,
            words_in(case.text, without(parts, holes)),
            {source.document.id},
        )


def _strongest_first(copy: Copy) -> tuple[int, bool, float, datetime, str, Span]:
    document = copy.source.document
    # Of equals, the one known to be older is the likelier origin
    published = datetime.fromisoformat(document.published) if document.published else _NEVER
    borrowed = is_borrowed(document)
    return -copy.words, borrowed, -copy.source.share, published, document.id, copy.span


def _holder(taken: list[Copy], copy: Copy) -> Copy:
    """The passage of `taken` that has most of `copy`."""

    def shared(known: Copy) -> int:
        return sum(span.end - span.start for span in common(copy.parts, known.parts))

    return max(taken, key=shared)
