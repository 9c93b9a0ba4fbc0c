"""A report with its articles, passages and short names at hand, for those who describe it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lineage.model import Article, Family, Node, Passage, Report, Span, Witness
from lineage.render.escape import one_line, shorten
from lineage.render.labels import short_labels
from lineage.render.wording import LANGUAGES, Wording

_STARTS = re.compile(r"(?<![\w/])(?=.)", re.DOTALL)
"""Where the id of an article may begin in a sentence."""
_IN_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class ReportView:
    """What the sections of a report look things up in, and the language they are written in."""

    report: Report
    wording: Wording
    labels: Mapping[str, str]
    articles: Mapping[str, Article]
    passages: Mapping[str, list[Passage]]
    """By the articles that they are in."""
    sources: Mapping[str, Node]
    """The sources outside the articles."""
    id_lengths: tuple[int, ...]
    """How long the ids of articles are, the longest first."""

    def tell(self, key: str, number: int | None = None, /, **values: str) -> str:
        """A message in the language of the reader, its names filled in."""
        return self.wording.tell(key, number, **values)

    def label(self, document: str) -> str:
        """The short name of an article."""
        return self.labels[document]

    def listed(self, documents: Sequence[str], most: int = 12) -> str:
        """The short names of articles in a row, with a count in place of those beyond `most`."""
        return self.wording.in_a_row([self.label(name) for name in documents], most)

    def node(self, name: str) -> str:
        """The short name of an article, or that of a source outside them in brackets."""
        if name in self.labels:
            return self.label(name)
        return f"[{self.source(self.sources[name])}]"

    def source(self, node: Node) -> str:
        """What a source outside the articles is called."""
        return self._source(node, "source-names")

    def source_told(self, node: Node) -> str:
        """What a source outside the articles is called in a sentence."""
        return self._source(node, "labels")

    def _source(self, node: Node, key: str) -> str:
        return self.wording.translated(key, node.label) if node.kind == "lost" else node.label

    def told(self, sentence: str) -> str:
        """A sentence with the short names of articles in place of their ids.

        Cost is the length of the sentence by the number of lengths that ids have.
        """
        parts, done = [], 0
        for start in _STARTS.finditer(sentence):
            at = start.start()
            if at < done:
                continue
            for length in self.id_lengths:
                name = sentence[at : at + length]
                if name in self.labels and not _IN_WORD.match(sentence, at + length):
                    parts += [sentence[done:at], self.labels[name]]
                    done = at + length
                    break
        return "".join([*parts, sentence[done:]])

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
        return self._place(start, end) if text is None else shorten(text[start:end], length)

    def context(self, document: str, start: int, end: int, length: int) -> str:
        """What an article says at a place with the words around it, on one line of its text."""
        text = self.articles[document].text
        if text is None:
            return self._place(start, end)
        return around(text, Span(start, end), length)

    def version(self, witness: Witness, length: int) -> str:
        """How one article words a passage."""
        if witness.text:
            return shorten(witness.text, length)
        return self.words(witness.document, witness.start, witness.end, length)

    def _place(self, start: int, end: int) -> str:
        number = self.wording.number
        return self.wording.tell("place", start=number(start), end=number(end))


def view(report: Report, language: str = LANGUAGES[0]) -> ReportView:
    """Put the articles and passages of a report where they can be looked up."""
    articles = {article.id: article for article in report.documents}
    passages: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in report.passages:
        for span in passage.spans:
            passages[span.document].append(passage)
    nodes = [node for family in report.families for node in family.nodes]
    sources = {node.id: node for node in nodes if node.kind != "document"}
    labels = short_labels(articles)
    lengths = tuple(sorted({len(name) for name in labels}, reverse=True))
    return ReportView(report, Wording(language), labels, articles, passages, sources, lengths)


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
