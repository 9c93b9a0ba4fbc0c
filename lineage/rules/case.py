"""One checked article beside everything it may owe something to: what a rule looks at."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from lineage.model import Alignment, Article, Family, Pair, Relation, Report, Span
from lineage.rules.credit import credits_source, same_publisher


@dataclass(frozen=True, slots=True)
class Source:
    """A document that an article has something in common with.

    In `alignments`, `a` is the article's side. `share` is the part of the article that is there.
    """

    document: Article
    same_site: bool
    credited: bool
    relation: Relation | None
    share: float
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One checked article, its possible sources and how both are related to others."""

    article: Article
    text: str
    sources: tuple[Source, ...]
    families: tuple[Family, ...]
    min_passage: int

    @property
    def quoted(self) -> list[Span]:
        """Where the article quotes somebody by name."""
        return [Span(part.start, part.end) for part in self.article.quotations if part.speaker]


def cases(report: Report, checked: Collection[str], min_passage: int) -> Iterator[Case]:
    """A case for each checked document of a report, in the report's order."""
    articles = {article.id: article for article in report.documents}
    sources: dict[str, list[Source]] = {id: [] for id in articles if id in checked}
    for pair in report.pairs:
        a, b = articles[pair.a], articles[pair.b]
        for article, other in ((a, b), (b, a)):
            if article.id not in checked or (other.id in checked and not _later(article, other)):
                continue
            sources[article.id].append(_source(article, other, pair, other.id in checked))
    for id, found in sources.items():
        text = articles[id].text or ""
        yield Case(articles[id], text, tuple(found), report.families, min_passage)


def _source(article: Article, other: Article, pair: Pair, checked_too: bool) -> Source:
    mine_first = article.id == pair.a
    return Source(
        document=other,
        same_site=checked_too or same_publisher(article, other),
        credited=credits_source(article, other),
        relation=pair.relation,
        share=pair.shared_a if mine_first else pair.shared_b,
        alignments=pair.alignments if mine_first else tuple(map(_swapped, pair.alignments)),
    )


def _swapped(alignment: Alignment) -> Alignment:
    return Alignment(
        alignment.passage, alignment.kind, alignment.score, a=alignment.b, b=alignment.a
    )


def _later(one: Article, other: Article) -> bool:
    """Whether `one` is the copy if both are new: it came later, or else has the greater id."""
    if one.published and other.published:
        here, there = map(datetime.fromisoformat, (one.published, other.published))
        if here != there:
            return here > there
    return one.id > other.id
