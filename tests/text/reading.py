"""Read a text as the pipeline does, and show what was found in words."""

from lineage.model import Document
from lineage.text import Annotated, annotate


def annotated(text: str, language: str = "fr", **known: object) -> Annotated:
    """One document on its own."""
    [found] = annotate([Document("a", text, language=language, **known)])  # type: ignore[arg-type]
    return found


def cited(text: str, language: str = "fr") -> list[tuple[str, str]]:
    """The sources that a text credits something to, each with the words that name it."""
    return [
        (item.citation.source, text[item.citation.start : item.citation.end])
        for item in annotated(text, language).cited
        if item.strong
    ]


def credited(text: str, language: str = "fr") -> set[str]:
    """The outlets and agencies that a text credits something to."""
    return {
        item.citation.source
        for item in annotated(text, language).cited
        if item.strong and item.citation.kind in ("outlet", "agency")
    }


def debris(text: str, language: str = "fr") -> list[tuple[str, str]]:
    """The stretches that are boilerplate, with the reason."""
    return [(text[b.start : b.end], b.reason) for b in annotated(text, language).boilerplate]
