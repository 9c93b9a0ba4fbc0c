"""Comments in an article that allow what a rule finds there."""

import re
from collections.abc import Iterable, Iterator

from lineage.model import Allowance, Article, Failure, Finding, Span, Suppressed
from lineage.rules.case import own
from lineage.rules.region import region
from lineage.rules.registry import RULES, meant
from lineage.rules.spans import without

_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_TEXT = re.compile(r"\S")


def allowed(
    article: Article, findings: Iterable[Finding]
) -> tuple[list[Finding], list[Suppressed]]:
    """The findings of an article that count, and those that its comments allow.

    A comment above the first text of the article, or outside its text, allows its rule in all of
    it; any other a passage that it stands in, or that begins in the next block of text. Those
    without a reason or of a rule that there is not allow nothing.
    """
    valid = [part for part in article.allowances if _problem(part) is None]
    counting: list[Finding] = []
    suppressed: list[Suppressed] = []
    for found in findings:
        by = next((part for part in valid if _allows(article, part, found)), None)
        if by is None:
            counting.append(found)
        else:
            suppressed.append(Suppressed(found, "comment", by.reason))
    return counting, suppressed


def bad_comments(article: Article) -> Iterator[Failure]:
    """A failure for each comment of an article that gives no reason, or no rule that there is."""
    path = article.path or article.id
    for part in article.allowances:
        problem = _problem(part)
        if problem is None:
            continue
        message, remedy = problem
        if part.end > part.start:
            place = region(article.text or "", Span(part.start, part.end), article.source_lines)
            message = f"line {place.start_line}: {message}"
        yield Failure(path, "check", "bad-allow", message, remedy)


def _problem(part: Allowance) -> tuple[str, str] | None:
    if part.rule not in {rule.id for rule in RULES}:
        return f"a comment allows {part.rule!r}, which is no rule", meant(part.rule)
    if not (part.reason or "").strip():
        remedy = f"Write <!-- lineage: allow {part.rule} and the reason -->."
        return f"the comment that allows {part.rule} gives no reason", remedy
    return None


def _allows(article: Article, part: Allowance, found: Finding) -> bool:
    if part.rule != found.rule:
        return False
    text = article.text or ""
    comments = [Span(other.start, other.end) for other in article.allowances]
    mine = without(own(article), comments)
    first = next((at for span in mine if (at := _first(text, span)) is not None), None)
    if first is None or part.end <= first:
        return True
    if found.start <= part.start < found.end:
        return True
    after = without([Span(part.end, len(text))], comments)
    begins = next((at for span in after if (at := _first(text, span)) is not None), len(text))
    blank = _BLANK_LINE.search(text, begins)
    return begins <= found.start < (blank.start() if blank else len(text))


def _first(text: str, span: Span) -> int | None:
    found = _TEXT.search(text, span.start, span.end)
    return found.start() if found else None
