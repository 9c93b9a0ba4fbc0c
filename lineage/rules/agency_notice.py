"""LIN007: an agency's embargo or restriction is left in, or its licence line is cut off."""

from collections.abc import Iterator

from lineage.model import Article, Finding, Notice, Span
from lineage.rules.case import Case, Source, own
from lineage.rules.copies import Copy, copied, copies
from lineage.rules.findings import described, finding, percent, with_source
from lineage.rules.names import bare, folded
from lineage.rules.rule import Rule
from lineage.rules.spans import common, words_in

HELP = """\
A line by which an agency rules the use of its text is in the article and should not be, or is \
missing and should be there.

An embargo or a line for editors alone that is left in is an error: readers see it, and the \
embargo may still hold. A licence line that is in the source and not in the article is a warning \
where the article copies at least half of the source, or a hundred words of it. A licence line \
that the article has is as it should be, and is credit for whoever it names.

Take the embargo or the line for editors out, and publish only when it allows that. Put the \
licence line back as it is in the source.\
"""
_LONG_COPY = 100
"""Words from which on a copy is long, however little of the source it is."""
_LEFT_IN = {
    "embargo": ("An embargo", "Take the line out, and publish only once the embargo has passed."),
    "restriction": ("A line for editors alone", "Take the line out, and do as it says."),
}


def find(case: Case) -> Iterator[Finding]:
    """A finding for each line that is left in, and for each licence line that is cut off."""
    for notice in case.article.notices:
        if notice.kind in _LEFT_IN:
            what, remedy = _LEFT_IN[notice.kind]
            holder = f" of {notice.holder}" if notice.holder else ""
            place = Span(notice.start, notice.end)
            message = f"{what}{holder} is left in the text."
            yield finding(RULE.id, "error", case, place, message, remedy)
    reported: set[str] = set()
    for source in case.outside:
        for notice in source.document.notices:
            line = " ".join(_line(source.document, notice).split())
            holder = bare(notice.holder) if notice.holder else folded(line)
            if notice.kind != "licence" or holder in reported or _has(case, notice, line):
                continue
            if copy := _long_copy(case, source):
                reported.add(holder)
                yield _cut_off(case, copy, notice, line)


def _cut_off(case: Case, copy: Copy, notice: Notice, line: str) -> Finding:
    source = copy.source
    holder = f" of {notice.holder}" if notice.holder else ""
    found = finding(
        RULE.id,
        "warning",
        case,
        copy.span,
        f"The licence line{holder} in {described(source.document)} is cut off; "
        f"{percent(source.share)} of the article is from there.",
        "Put the licence line back.",
    )
    return with_source(found, source, copy.origin, line)


def _has(case: Case, wanted: Notice, line: str) -> bool:
    """Whether an article has a licence line, or one of the same holder."""
    holders = [part.holder for part in case.article.notices if part.kind == "licence"]
    return folded(line) in folded(case.text) or any(
        not (holder and wanted.holder) or bare(holder) == bare(wanted.holder) for holder in holders
    )


def _long_copy(case: Case, source: Source) -> Copy | None:
    """The longest passage from a source of which so much is copied that its licence line counts."""
    text, mine = source.document.text or "", own(source.document)
    taken = words_in(text, common((part.b for part in copied(source)), mine))
    if taken < _LONG_COPY and 2 * taken < words_in(text, mine):
        return None
    return next(iter(copies(case, [source], [])), None)


def _line(document: Article, notice: Notice) -> str:
    return (document.text or "")[notice.start : notice.end]


RULE = Rule(
    "LIN007", "AgencyNotice", "error", "Embargo left in or licence line cut off", HELP, find
)
