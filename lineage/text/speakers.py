"""Speakers: who says the words of a quotation, where the text tells."""

from lineage.model import Span
from lineage.text.citations import Cited


def speaker(quotation: Span, sentences: tuple[Span, ...], cited: tuple[Cited, ...]) -> str | None:
    """The person, institution or outlet credited in a sentence that the quotation touches.

    The nearest one to the quotation's marks; on a tie the one that follows it.
    """
    touched = {
        index
        for index, sentence in enumerate(sentences)
        if sentence.start < quotation.end and quotation.start < sentence.end
    }
    near = [
        (_distance(item, quotation), item.citation.start < quotation.start, item.citation.source)
        for item in cited
        if item.strong and item.sentence in touched and not _within(item, quotation)
    ]
    return min(near)[2] if near else None


def _within(item: Cited, quotation: Span) -> bool:
    return quotation.start <= item.citation.start and item.citation.end <= quotation.end


def _distance(item: Cited, quotation: Span) -> int:
    if item.citation.start >= quotation.end:
        return item.citation.start - quotation.end
    return quotation.start - item.citation.end
