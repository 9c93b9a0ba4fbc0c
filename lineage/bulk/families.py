"""The families of a corpus: copies and rewrites of one report, each with its tree.

For each cluster of copies its representative speaks. It is aligned with its neighbours by rare
terms; who has a common original is put into one group, with the copies; and of each group there is
what `lineage report` says of its articles.
"""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from lineage.bulk.articles import Article, Shelf, shelve
from lineage.bulk.clusters import Clusters
from lineage.bulk.copying import copies
from lineage.bulk.corpus import Corpus, Progress, placed
from lineage.bulk.neighbours import near_each_other, neighbours, terms_of
from lineage.bulk.packed import packing
from lineage.bulk.rows import Fields
from lineage.bulk.sketching import Counts
from lineage.bulk.stages import Stages
from lineage.bulk.work import Arrays, Work
from lineage.model import Document, Report
from lineage.pipeline import analyze, scores

TIED = 0.5
"""Probability of a common original from which two texts are put into one group."""
FAINT = 0.1
"""The same from which one that is in no group is put beside the group that it is most tied to:
several together can bear out what no two show."""
COPIES = 20
"""Texts of a cluster that are put into the tree, the representative among them."""
LARGEST = 200
"""Texts of a group: the tree of a family costs the square of its articles."""
_READ = 250
"""Articles that a process reads at a time."""
_COMPARED = 500
"""Pairs that a process compares at a time."""
_ANALYSED = 100
"""Articles, in whole groups, that a process draws the trees of at a time."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a row derives from, and how: the id of another row, or else the node of its family's
    report for a source that is not in the corpus."""

    parent: Any
    source: str | None
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Families:
    """Of each row its family, counted from 1, or 0; the origins of rows that have one; and how many
    families there are."""

    family: Counts
    origins: dict[int, Origin]
    number: int


def find_families(
    corpus: Corpus,
    clusters: Clusters,
    fields: Fields,
    work: Work,
    output: str | os.PathLike[str] | None,
    workers: int,
    progress: Progress,
) -> Families:
    """The families of a corpus whose copies are known; their reports are written to `output`.

    Raises OutputError where they cannot be. Cost: the corpus is read once more and held on disk;
    some ten milliseconds an article that is no copy, and a few each time that it is compared, in
    as many processes as `workers`; memory is some 300 bytes an article and what those processes
    take for a few hundred articles each.
    """
    blocks = (block for _, block in placed(corpus.blocks("shelving"), clusters.counts))
    read = clusters.cluster > 0
    shelf = shelve(work.folder / "articles", fields, blocks, read)
    own = np.flatnonzero(read & (clusters.representative == np.arange(len(read))))
    with Stages(work, workers, progress) as stages:
        first, second = _neighbours(shelf, own, stages, workers)
        ties = _ties(shelf, own, first, second, stages)
        groups = _groups(clusters, own, first, second, ties)
        return _families(shelf, clusters, groups, stages, output)


def _neighbours(shelf: Shelf, own: Counts, stages: Stages, workers: int) -> tuple[Counts, Counts]:
    parts = [shelf.some(own[start : start + _READ]) for start in range(0, len(own), _READ)]
    found = list(stages.each("reading", terms_of, parts, len(parts)))
    hashes = np.concatenate([np.zeros(0, np.uint32), *(arrays["terms"] for arrays in found)])
    sizes = np.concatenate([np.zeros(0, np.int64), *(arrays["sizes"] for arrays in found)])
    return neighbours(hashes, sizes, workers)


def _ties(
    shelf: Shelf, own: Counts, first: Counts, second: Counts, stages: Stages
) -> npt.NDArray[np.float64]:
    """How likely each pair of texts has a common original."""
    some = list(near_each_other(first, second, len(own), _COMPARED))
    found = np.zeros(len(first))
    parts = (_pairs_of(shelf, own, first[pairs], second[pairs]) for pairs in some)
    compared = stages.each("comparing", scores_of, parts, len(some))
    for pairs, arrays in zip(some, compared, strict=True):
        found[pairs] = arrays["scores"]
    return found


def _pairs_of(
    shelf: Shelf, own: Counts, first: Counts, second: Counts
) -> tuple[Shelf, list[tuple[int, int]]]:
    """The articles of some pairs, and the pairs among these."""
    texts, places = np.unique(np.concatenate([first, second]), return_inverse=True)
    one, other = np.split(places, 2)
    return shelf.some(own[texts]), list(zip(one.tolist(), other.tolist(), strict=True))


def scores_of(part: tuple[Shelf, Sequence[tuple[int, int]]]) -> Arrays:
    """How likely some pairs of articles have a common original each."""
    shelf, pairs = part
    documents = [article.document for article in shelf.articles()]
    return {"scores": np.array(scores(documents, pairs, copies))}


def _groups(
    clusters: Clusters, own: Counts, first: Counts, second: Counts, ties: npt.NDArray[np.float64]
) -> list[Counts]:
    """The rows of each group of two or more, in the order of their first rows.

    The strongest ties come first, and tie while a group is small enough.
    """
    rows, starts, ends = _spoken_for(clusters, own)
    root = list(range(len(own)))
    sizes = (ends - starts).tolist()

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = at = root[root[at]]
        return at

    def join(one: int, other: int) -> None:
        low, high = sorted((find(one), find(other)))
        if low != high and sizes[low] + sizes[high] <= LARGEST:
            root[high] = low
            sizes[low] += sizes[high]

    strong, some = (int(np.count_nonzero(ties >= floor)) for floor in (TIED, FAINT))
    order = np.lexsort((second, first, -ties))[:some]
    ordered = list(zip(first[order].tolist(), second[order].tolist(), strict=True))
    for one, other in ordered[:strong]:
        join(one, other)
    alone = [sizes[find(at)] == 1 for at in range(len(own))]
    for one, other in ordered[strong:]:
        single = one if alone[one] else other
        # who was put beside a group draws nobody after it
        if alone[one] != alone[other] and find(single) == single and sizes[single] == 1:
            join(one, other)
    groups: dict[int, list[Counts]] = {}
    for at, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        if sizes[find(at)] > 1:
            groups.setdefault(find(at), []).append(rows[start:end])
    found = [np.sort(np.concatenate(parts)) for parts in groups.values()]
    return sorted(found, key=lambda group: int(group[0]))


def _spoken_for(clusters: Clusters, own: Counts) -> tuple[Counts, Counts, Counts]:
    """Rows, and for each representative where those begin and end that it speaks for: itself, and
    the first of its copies."""
    rows = np.flatnonzero(clusters.cluster > 0)
    speaks = clusters.representative[rows]
    order = np.lexsort((rows, rows != speaks, speaks))
    starts = np.searchsorted(speaks[order], own)
    ends = np.searchsorted(speaks[order], own, side="right")
    return rows[order], starts, np.minimum(ends, starts + COPIES)


def _families(
    shelf: Shelf,
    clusters: Clusters,
    groups: Sequence[Counts],
    stages: Stages,
    output: str | os.PathLike[str] | None,
) -> Families:
    parts = list(_parts(groups))
    given = ((shelf.some(np.concatenate(part)), list(map(len, part))) for part in parts)
    family = np.zeros(len(clusters.cluster), dtype=np.int64)
    origins: dict[int, Origin] = {}
    number = 0
    with nullcontext() if output is None else packing(output) as stream:
        drawn = stages.each("drawing trees", families_of, given, len(parts))
        for part, arrays in zip(parts, drawn, strict=True):
            rows = np.concatenate(part)
            within = arrays["family"]
            family[rows[within > 0]] = within[within > 0] + number
            number += int(within.max(initial=0))
            for at, *told in msgspec.json.decode(arrays["origins"].tobytes()):
                origins[int(rows[at])] = Origin(*told)
            if stream is not None:
                stream.write(arrays["reports"].tobytes())
    # the copies that are in no tree
    rest = np.flatnonzero((family == 0) & (clusters.cluster > 0))
    family[rest] = family[clusters.representative[rest]]
    return Families(family, origins, number)


def _parts(groups: Sequence[Counts]) -> Iterator[list[Counts]]:
    part: list[Counts] = []
    for rows in groups:
        part.append(rows)
        if sum(map(len, part)) >= _ANALYSED:
            yield part
            part = []
    if part:
        yield part


def families_of(part: tuple[Shelf, Sequence[int]]) -> Arrays:
    """The families of some groups, `part` has the number of articles in each.

    "family" is that of each article, from 1, "origins" what they derive from, "reports" a line of
    JSON a family.
    """
    shelf, sizes = part
    articles = shelf.articles()
    family = np.zeros(len(articles), dtype=np.int64)
    origins = []
    reports: list[bytes] = []
    start = 0
    for size in sizes:
        named = _named(articles[start : start + size])
        places = {name: start + at for at, name in enumerate(named)}
        for report in _reports([article.document for article in named.values()]):
            reports.append(msgspec.json.encode(report.to_dict()) + b"\n")
            [found] = report.families
            for name in found.documents:
                family[places[name]] = len(reports)
            for edge in found.edges:
                if edge.primary and edge.directed and edge.child in places:
                    parent = named.get(edge.parent)
                    told = (parent.id, None) if parent else (None, edge.parent)
                    origins.append((places[edge.child], *told, edge.kind))
        start += size
    return {
        "family": family,
        "origins": np.frombuffer(msgspec.json.encode(origins), dtype=np.uint8),
        "reports": np.frombuffer(b"".join(reports), dtype=np.uint8),
    }


def _named(articles: Sequence[Article]) -> dict[str, Article]:
    """Articles by the names that the report has for them: those that share an id, their places."""
    # a name is that of one article alone if no other has it as its id or as its place
    times = Counter(name for article in articles for name in {article.document.id, article.where})
    found = {}
    for article in articles:
        if times[article.document.id] > 1:
            document = replace(article.document, id=article.where)
            article = Article(article.where, article.where, document)
        found[article.document.id] = article
    return found


def _reports(documents: Sequence[Document]) -> Iterator[Report]:
    """A report a family, of its articles and no others."""
    report = analyze(documents)
    for family in report.families:
        if len(family.documents) == len(documents):
            yield report
        else:
            members = set(family.documents)
            yield from _reports([document for document in documents if document.id in members])
