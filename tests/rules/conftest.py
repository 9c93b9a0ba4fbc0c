"""Reports built by hand for the rules: articles, and what they have in common."""

from collections.abc import Iterable
from typing import Any

import pytest

from lineage.model import (
    Alignment,
    Allowance,
    Article,
    Boilerplate,
    Citation,
    Declared,
    Edge,
    Family,
    Kind,
    Node,
    Notice,
    Pair,
    Quotation,
    Report,
    Shares,
    Span,
    Tool,
)


class Heap:
    """Articles and pairs, put together as a report; places are given by their words."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.pairs: list[Pair] = []
        self.families: list[Family] = []

    def add(
        self,
        id: str,
        text: str,
        *,
        cites: dict[str, str] | None = None,
        signs: Iterable[str] = (),
        credit: str | None = None,
        caption: str | None = None,
        quotes: dict[str, str | None] | None = None,
        declares: Iterable[tuple[str, str]] = (),
        notices: dict[str, tuple[str, str | None]] | None = None,
        allows: dict[str, tuple[str, str | None]] | None = None,
        **known: Any,
    ) -> None:
        """An article; `cites` maps a source to its kind, `quotes` quoted words to their speaker.

        What is cited is where its name is in the text, else at the beginning. `signs` are the
        agencies that sign it, "" for those without a name. `notices` maps a
        line to its kind and holder, `allows` a comment to its rule and reason ("" is outside the
        text).
        """

        def at(words: str) -> tuple[int, int]:
            start = text.index(words)
            return start, start + len(words)

        values: dict[str, Any] = {
            "id": id,
            "path": id,
            "title": None,
            "published": None,
            "publisher": None,
            "url": None,
            "language": "en",
            "characters": len(text),
            "sha256": "",
            "text": text,
            "family": None,
            "citations": tuple(
                Citation(source, kind, *(at(source) if source in text else (0, 0)))  # type: ignore[arg-type]
                for source, kind in (cites or {}).items()
            ),
            "signed": tuple(Citation(name, "agency", 0, 0) for name in signs),
            "quotations": tuple(
                Quotation(*at(q), speaker) for q, speaker in (quotes or {}).items()
            ),
            "boilerplate": tuple(
                Boilerplate(*at(words), reason)  # type: ignore[arg-type]
                for words, reason in ((credit, "credit"), (caption, "caption"))
                if words
            ),
            "attributed": (),
            "added": (),
            "translated": None,
            "shares": Shares(),
            "declared": tuple(Declared(*pair) for pair in declares),  # type: ignore[arg-type]
            "notices": tuple(
                Notice(kind, holder, *at(line))  # type: ignore[arg-type]
                for line, (kind, holder) in (notices or {}).items()
            ),
            "allowances": tuple(
                Allowance(rule, reason, *at(comment))
                for comment, (rule, reason) in (allows or {}).items()
            ),
        }
        self.articles[id] = Article(**{**values, **known})

    def pair(
        self,
        a: str,
        b: str,
        *passages: str | tuple[str, str],
        kind: Kind = "verbatim",
        relation: str | None = "near-duplicate",
        shared: tuple[float, float] = (0.5, 0.25),
    ) -> None:
        """A pair with an alignment for each passage: the words both have, or each one's own."""
        alignments = []
        for passage in passages:
            here, there = (passage, passage) if isinstance(passage, str) else passage
            spans = []
            for id, words in ((a, here), (b, there)):
                start = (self.articles[id].text or "").index(words)
                spans.append(Span(start, start + len(words)))
            alignments.append(Alignment(None, kind, 1.0, *spans))
        self.pairs.append(
            Pair(a, b, relation, 0.9, (), 0.0, 0.0, 0.0, 0.0, 0.0, *shared, tuple(alignments))  # type: ignore[arg-type]
        )

    def family(self, *edges: tuple[str, str], cited: str) -> None:
        """A family of all articles ; `cited` labels its node "source"."""
        self.families.append(
            Family(
                "F1",
                tuple(self.articles),
                "",
                (Node("source", "cited", cited, ()),),
                tuple(
                    Edge(parent, child, "rewrites", True, True, 0.9, 0.5, (), (), (), None)
                    for parent, child in edges
                ),
                (),
            )
        )

    def report(self, ids: Iterable[str] | None = None) -> Report:
        """The report on all articles, or on some in the order given."""
        return Report(
            "lineage-report/1",
            Tool("lineage", "0.1.0"),
            {},
            tuple(self.articles[id] for id in ids or self.articles),
            tuple(self.pairs),
            (),
            tuple(self.families),
            (),
        )


@pytest.fixture
def heap() -> Heap:
    """An empty heap."""
    return Heap()


@pytest.fixture(scope="session")
def new_heap() -> type[Heap]:
    """What makes an empty heap, for tests that need many."""
    return Heap
