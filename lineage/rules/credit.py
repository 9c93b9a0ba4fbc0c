"""Whom an article credits, and the credit line that would do."""

import re
from datetime import datetime

from lineage.model import Article

_LEADING_ARTICLE = re.compile(r"^(?:the|le|la|les)\s+|^l['’]\s*")
_PICTURE = re.compile(r"\b(?:photo|image|picture|illustration|infographi|vid[eé]o)", re.IGNORECASE)
_ORGANISATIONS = ("outlet", "agency")


def folded(text: str) -> str:
    """A text for comparison: case, white space and the shape of apostrophes ignored.

    >>> folded("L’Écho\\n de  Namur")
    "l'écho de namur"
    """
    return " ".join(text.casefold().replace("’", "'").split())


def bare(name: str) -> str:
    """A name for comparison: folded, without its leading article.

    >>> bare("The Wall Street Journal") == bare("WALL STREET JOURNAL")
    True
    """
    return _LEADING_ARTICLE.sub("", folded(name))


def credits(article: Article, name: str) -> bool:
    """Whether an article cites `name`, or has it in a credit line or byline.

    The credit of a picture is none for the words beside it.
    """
    wanted = bare(name)
    text = article.text or ""
    lines = [part for part in article.boilerplate if part.reason in ("credit", "caption")]
    pictures = [
        part
        for part in lines
        if part.reason == "caption" or _PICTURE.search(text[part.start : part.end])
    ]
    cited = [
        citation
        for citation in article.citations
        if not any(part.start <= citation.start < part.end for part in pictures)
    ]
    if any(bare(citation.source) == wanted for citation in cited):
        return True
    # The words of a citation may have the short form of a name that its source gives in full
    words = [(part.start, part.end) for part in lines if part not in pictures]
    words += [(part.start, part.end) for part in cited if part.kind in _ORGANISATIONS]
    mention = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    return any(mention.search(folded(text[start:end])) for start, end in words)


def credits_source(article: Article, source: Article) -> bool:
    """Whether an article gives credit for what it has from `source`.

    Credit is the publisher's name, unless both are of that publisher; the agencies, where they are
    all that `source` credits itself; or the very line that `credit_line` proposes.
    """
    publisher = None if same_publisher(article, source) else source.publisher
    if publisher and credits(article, publisher):
        return True
    origins = [citation for citation in source.citations if citation.kind in _ORGANISATIONS]
    if origins and all(
        origin.kind == "agency" and credits(article, origin.source) for origin in origins
    ):
        return True
    text = folded(article.text or "")
    return any(folded(credit_line(source, language)) in text for language in ("fr", "en"))


def same_publisher(one: Article, other: Article) -> bool:
    """Whether two articles are known to be of one publisher."""
    return bool(one.publisher and other.publisher and bare(one.publisher) == bare(other.publisher))


def credit_line(source: Article, language: str | None) -> str:
    """The line to paste into an article in `language` that takes from `source`.

    It has what is known of publisher (else the id), title, day and address.
    """
    day = datetime.fromisoformat(source.published).date().isoformat() if source.published else None
    known = [source.publisher or source.id, source.title, day, source.url]
    label = "Source : " if (language or "").startswith("fr") else "Source: "
    return label + ", ".join(" ".join(part.split()) for part in known if part)
