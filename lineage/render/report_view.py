"""A report with its articles, passages and short names at hand, for those who describe it."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from lineage.model import Article, Family, Passage, Report, Span, Witness
from lineage.render.escape import one_line, shorten
from lineage.render.labels import short_labels


@dataclass(frozen=True, slots=True)
class ReportView:
    """What the sections of a report look things up in."""

    report: Report
    labels: Mapping[str, str]
    articles: Mapping[str, Article]
    passages: Mapping[str, list[Passage]]
    """By the articles that they are in."""

    def label(self, document: str) -> str:
        """The short name of an article."""
        return self.labels[document]

    def told(self, sentence: str) -> str:
        """A sentence with the short names of articles in place of their ids."""
        ids = sorted(self.labels, key=len, reverse=True)
        if not ids:
            return sentence
        pattern = re.compile(rf"(?<![\w/])(?:{'|'.join(map(re.escape, ids))})(?!\w)")
        return pattern.sub(lambda match: self.labels[match[0]], sentence)

    def members(self, family: Family) -> list[Article]:
        """The articles of a family."""
        return [self.articles[name] for name in family.documents]

    def passages_of(self, family: Family) -> list[Passage]:
        """The passages that articles of a family have, each once."""
        own = (passage for name in family.documents for passage in self.passages.get(name, ()))
        return list({passage.id: passage for passage in own}.values())

    def words(self, document: str, start: int, end: int, length: int) -> str:
        """What an article says at a place, shortened; the place alone where texts are left out."""
        text = self.articles[document].text
        return _place(start, end) if text is None else shorten(text[start:end], length)

    def context(self, document: str, start: int, end: int, length: int) -> str:
        """What an article says at a place with the words around it, on one line of its text."""
        text = self.articles[document].text
        return _place(start, end) if text is None else around(text, Span(start, end), length)

    def version(self, witness: Witness, length: int) -> str:
        """How one article words a passage."""
        if witness.text:
            return shorten(witness.text, length)
        return self.words(witness.document, witness.start, witness.end, length)


def view(report: Report) -> ReportView:
    """Put the articles and passages of a report where they can be looked up."""
    articles = {article.id: article for article in report.documents}
    passages: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in report.passages:
        for span in passage.spans:
            passages[span.document].append(passage)
    return ReportView(report, short_labels(articles), articles, passages)


def _place(start: int, end: int) -> str:
    return f"[characters {start:,} to {end:,}]"


def around(text: str, span: Span, length: int) -> str:
    """The words at a span and those around it in its paragraph, cuts marked.

    >>> around("Un. Le journal Politico, cité vendredi soir à Moscou.", Span(15, 23), 30)
    '…Le journal Politico, cité…'
    """
    room = max(0, length - (span.end - span.start)) // 2
    first = max(text.rfind("\n", 0, span.start) + 1, span.start - room)
    newline = text.find("\n", span.end)
    last = min(len(text) if newline < 0 else newline, span.end + room)
    # back to whole words, unless that would eat the words themselves
    if first and not text[first - 1].isspace():
        first = next((at for at in range(first, span.start) if text[at - 1].isspace()), span.start)
    if last < len(text) and not text[last].isspace():
        last = next((at for at in range(last, span.end, -1) if text[at].isspace()), span.end)
    cut_before = first > 0 and text[first - 1] != "\n"
    cut_after = last < len(text) and text[last] != "\n"
    words = one_line(text[first:last])
    return f"{'…' * cut_before}{shorten(words, max(length, 20) * 2)}{'…' * cut_after}"
