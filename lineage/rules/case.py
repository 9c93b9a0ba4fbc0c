"""One checked article beside everything it may owe something to: what a rule looks at."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from lineage.model import Alignment, Article, Family, Pair, Relation, Report, Span
from lineage.rules.credit import MEANS, Credit, Means, credit
from lineage.rules.names import same_publisher
from lineage.rules.spans import spans_of, without


@dataclass(frozen=True, slots=True)
class Source:
    """A document that an article has something in common with.

    In `alignments`, `a` is the article's side. `share` is the part of the article that is there.
    """

    document: Article
    same_site: bool
    credit: Credit
    relation: Relation | None
    share: float
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One checked article, its possible sources and how both are related to others.

    `min_passage`, `max_copied` and `means` (of credit) are those of the check's policy.
    """

    article: Article
    text: str
    sources: tuple[Source, ...] = ()
    families: tuple[Family, ...] = ()
    min_passage: int = 25
    max_copied: float = 0.0
    means: frozenset[Means] = MEANS

    @property
    def quoted(self) -> list[Span]:
        """Where the article quotes somebody by name."""
        return spans_of(part for part in self.article.quotations if part.speaker)

    @property
    def outside(self) -> list[Source]:
        """The sources that are not of the same site, the largest share first."""
        outside = [source for source in self.sources if not source.same_site]
        return sorted(outside, key=lambda source: (-source.share, source.document.id))


def cases(
    report: Report,
    checked: Collection[str],
    site: Collection[str],
    *,
    min_passage: int,
    max_copied: float,
    means: frozenset[Means],
) -> Iterator[Case]:
    """A case for each checked document of a report, in the report's order."""
    articles = {article.id: article for article in report.documents}
    sources: dict[str, list[Source]] = {id: [] for id in articles if id in checked}
    for pair in report.pairs:
        a, b = articles[pair.a], articles[pair.b]
        for article, other in ((a, b), (b, a)):
            if article.id not in checked or (other.id in checked and not _later(article, other)):
                continue
            same_site = other.id in checked or other.id in site or same_publisher(article, other)
            sources[article.id].append(_source(article, other, pair, same_site, means))
    for id, found in sources.items():
        yield Case(
            articles[id],
            articles[id].text or "",
            tuple(found),
            report.families,
            min_passage,
            max_copied,
            means,
        )


def own(article: Article) -> tuple[Span, ...]:
    """Where the text of a document is its own, and neither boilerplate nor an agency's notice."""
    foreign = [*spans_of(article.boilerplate), *spans_of(article.notices)]
    return without([Span(0, len(article.text or ""))], foreign)


def _source(
    article: Article, other: Article, pair: Pair, same_site: bool, means: frozenset[Means]
) -> Source:
    mine_first = article.id == pair.a
    alignments = pair.alignments if mine_first else tuple(map(_swapped, pair.alignments))
    return Source(
        document=other,
        same_site=same_site,
        credit=credit(article, other, [part.a for part in alignments], means),
        relation=pair.relation,
        share=pair.shared_a if mine_first else pair.shared_b,
        alignments=alignments,
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
