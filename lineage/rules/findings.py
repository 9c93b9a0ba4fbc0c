"""Put what a rule found into words: message, remedy, region and fingerprint."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from lineage.model import Article, Finding, Severity, Span
from lineage.rules.case import Case, Source
from lineage.rules.line_hash import line_hash
from lineage.rules.names import credit_line, folded
from lineage.rules.region import region


def finding(
    rule: str, severity: Severity, case: Case, here: Span, message: str, remedy: str
) -> Finding:
    """One finding on a passage of the article, in which no other document is involved."""
    article = case.article
    text = case.text[here.start : here.end]
    place = region(case.text, here, article.source_lines)
    return Finding(
        rule=rule,
        severity=severity,
        document=article.id,
        path=article.path or article.id,
        start=here.start,
        end=here.end,
        region=place,
        text=text,
        source=None,
        source_path=None,
        source_start=None,
        source_end=None,
        source_region=None,
        source_text=None,
        share=0.0,
        message=message,
        remedy=remedy,
        credit=None,
        fingerprint=fingerprint(rule, text, ""),
        line_hash=line_hash(case.text, place.start_line) if _whole_file(article) else None,
    )


def with_source(found: Finding, source: Source, there: Span, credit: str | None) -> Finding:
    """A finding with its counterpart in a source, and the credit line to paste."""
    document = source.document
    text = (document.text or "")[there.start : there.end]
    return replace(
        found,
        source=document.id,
        source_path=document.path if _is_file(document) else None,
        source_start=there.start,
        source_end=there.end,
        source_region=region(document.text or "", there, document.source_lines),
        source_text=text,
        share=source.share,
        credit=credit,
        fingerprint=fingerprint(found.rule, found.text, text),
    )


def proposed(case: Case, source: Source) -> str | None:
    """The credit line for a source; None where the policy takes no such line for credit."""
    if "credit-line" not in case.means:
        return None
    return credit_line(source.document, case.article.language)


def _whole_file(article: Article) -> bool:
    """Whether the text of an article is its file as it stands, whose lines are then its own."""
    return _is_file(article) and not article.source_lines


def _is_file(document: Article) -> bool:
    """Whether a document is all of its file: then its id is that path, from a parent on."""
    path, id = f"/{document.path}", f"/{document.id}"
    return document.path is not None and (path.endswith(id) or id.endswith(path))


def fingerprint(rule: str, text: str, source_text: str) -> str:
    """What identifies a finding from one run to the next: its rule and the words of both passages.

    >>> fingerprint("LIN001", "Le  Roi", "le roi") == fingerprint("LIN001", "le roi", "LE ROI")
    True
    """
    words = "\0".join((rule, folded(text), folded(source_text)))
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def described(document: Article) -> str:
    """A document by its id, with publisher and day where they are known."""
    day = (
        datetime.fromisoformat(document.published).date().isoformat()
        if document.published
        else None
    )
    known = ", ".join(" ".join(part.split()) for part in (document.publisher, day) if part)
    return f"{document.id} ({known})" if known else document.id


def percent(share: float) -> str:
    """A share in whole percent, where something small is not shown as nothing, nor most as all.

    >>> percent(0.414), percent(0.002), percent(0.998), percent(1.0)
    ('41%', '<1%', '>99%', '100%')
    """
    if 0 < share < 0.005:
        return "<1%"
    if 0.995 <= share < 1:
        return ">99%"
    return f"{share * 100:.0f}%"
