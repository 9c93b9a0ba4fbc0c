"""Clusters of copies in a corpus: sketch, band, compare what the bands give, join what is alike."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from json import dumps, loads
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from lineage.bulk.bands import Banding, Keys, band_keys, different, fewest, pairs_of
from lineage.bulk.compared import HUBS, Sets, SetsOfRows, least_common
from lineage.bulk.containment import contained
from lineage.bulk.corpus import Corpus, placed
from lineage.bulk.rows import Block, Places, Told, date_of
from lineage.bulk.set_file import write_sets
from lineage.bulk.sketching import Counts, read_words, sets_of_words, signatures, signatures_of
from lineage.bulk.threads import in_turn
from lineage.bulk.work import Arrays, Work
from lineage.model import Failure
from lineage.sketch.hashing import Hashes
from lineage.sketch.minhash import PERMUTATIONS

Keep = Literal["first", "longest", "oldest"]
_HIGH = 32
"""Bits of a row beside another in one number."""
_MISSED = 1e-6
"""The share of the pairs at the threshold that are taken for unlike before they are compared."""
_MANY = 1 << 18
"""Pairs whose signatures are held at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Containment:
    """Pairs of rows in different clusters of which the smaller one is in the larger one, by the
    share of its shingles; and `best`, of each row the pair with the greatest share, or -1."""

    small: Counts
    large: Counts
    share: npt.NDArray[np.float64]
    jaccard: npt.NDArray[np.float64]
    best: Counts


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """Of each row its cluster, counted from 1, and its representative with the index to it.

    A row that could not be read has cluster 0. `first`, `second` and `index` are the pairs, of
    rows that are equal the later ones with the first; `ids` has those of all rows in them, `counts`
    the number of rows in each block.
    """

    cluster: Counts
    representative: Counts
    jaccard: npt.NDArray[np.float64]
    first: Counts
    second: Counts
    index: npt.NDArray[np.float64]
    ids: dict[int, Any]
    counts: tuple[int, ...]
    failures: tuple[Failure, ...]
    containment: Containment | None


@dataclass(frozen=True, slots=True, eq=False)
class _Sketched:
    """What is kept of the rows of the corpus while they are compared."""

    counts: tuple[int, ...]
    words: npt.NDArray[np.int32]
    lengths: Counts
    dates: Counts
    prints: Hashes
    sizes: Counts
    places: Places
    rest: npt.NDArray[np.uint8]
    keys: Sequence[Keys]
    ids: Sequence[npt.NDArray[np.uint8]]
    failures: tuple[Failure, ...]


def find_clusters(
    corpus: Corpus,
    threshold: float,
    cut: Banding,
    keep: Keep,
    work: Work,
    share: float | None = None,
    recall: float = 0.999,
) -> Clusters:
    """The clusters of a corpus: rows tied by pairs with a Jaccard index of `threshold` or more.

    With a `share` also the pairs of which that much of the smaller text is in the larger one.
    Cost: the corpus is read once, and what may be alike again; memory is some 170 bytes a row and
    its id. Where rows cannot be read by their places disk is 4 KB for each that may be alike.
    """
    sketched = _sketched(corpus, cut, keep == "oldest", work)
    number = len(sketched.words)
    # rows with the same words are one text from here on, the first of them
    same = np.arange(number, dtype=np.int64)
    read = np.flatnonzero(sketched.words > 0)
    _, begin, which = np.unique(sketched.prints[read], return_index=True, return_inverse=True)
    same[read] = read[begin[which]]
    texts = read[np.sort(begin)]
    first, second = _likely(sketched, *pairs_of(sketched.keys, texts), threshold)

    def blocks(stage: str) -> Iterator[tuple[int, Block]]:
        return placed(corpus.blocks(stage, whole=False), sketched.counts)

    small = large = np.zeros(0, dtype=np.int64)
    if share is not None:
        small, large = contained(blocks, corpus.reader, texts, share, recall, work)
    sets: Sets
    if corpus.has_places:
        sets = SetsOfRows(corpus, sketched.places, sketched.sizes, sketched.prints)
    else:
        wanted = np.zeros(number, dtype=bool)
        wanted[different([first, second, small, large])] = True
        sets = write_sets(blocks("comparing"), corpus.reader, wanted, work.folder / "sets")
    copies = np.flatnonzero(same != np.arange(number))
    index = np.zeros(len(first))
    # what is tied together stands beside each other, so that few sets are made twice
    order = np.argsort(_components(number, first, second)[first], kind="stable")
    index[order] = sets.jaccard(first[order], second[order], threshold)
    alike = index >= threshold
    first = np.concatenate([first[alike], same[copies]])
    second = np.concatenate([second[alike], copies])
    index = np.concatenate([index[alike], np.ones(len(copies))])
    order = np.lexsort((second, first))
    first, second, index = first[order], second[order], index[order]
    cluster = _components(number, first, second)
    cluster[sketched.words < 0] = 0
    representative = _representatives(cluster, sketched, keep)
    jaccard = np.ones(number)
    apart = np.flatnonzero((same[representative] != same) & (cluster > 0))
    apart = apart[np.argsort(same[representative[apart]], kind="stable")]
    jaccard[apart] = _jaccard(sets, same[representative[apart]], same[apart], first, second, index)
    return Clusters(
        _numbered(cluster),
        representative,
        jaccard,
        first,
        second,
        index,
        _ids(sketched, first, second, small, large),
        sketched.counts,
        sketched.failures,
        None if share is None else _containment(sets, small, large, share, cluster, same),
    )


def _likely(
    sketched: _Sketched, first: Counts, second: Counts, threshold: float
) -> tuple[Counts, Counts]:
    """Those pairs that may be alike by the sizes of their sets, and by the values of their
    signatures that are in no band, for those in one have been looked at."""
    sizes, rest = sketched.sizes, sketched.rest
    near = np.minimum(sizes[first], sizes[second]) >= least_common(sizes, first, second, threshold)
    first, second = first[near], second[near]
    least = fewest(rest.shape[1], threshold, _MISSED)
    likely = np.zeros(len(first), dtype=bool)
    for start in range(0, len(first), _MANY):
        some = slice(start, start + _MANY)
        equal = rest[first[some]] == rest[second[some]]
        likely[some] = np.count_nonzero(equal, axis=1) >= least
    return first[likely], second[likely]


def _jaccard(
    sets: Sets,
    one: Counts,
    other: Counts,
    first: Counts,
    second: Counts,
    index: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """The index of each two rows: most are among the pairs, in order, of which it is known."""
    if len(one) == 0:
        return np.zeros(0)
    pairs = first << _HIGH | second
    wanted = np.minimum(one, other) << _HIGH | np.maximum(one, other)
    at = np.searchsorted(pairs, wanted).clip(max=len(pairs) - 1)
    found: npt.NDArray[np.float64] = index[at]
    unknown = pairs[at] != wanted
    found[unknown] = sets.jaccard(one[unknown], other[unknown])
    return found


def _containment(
    sets: Sets, small: Counts, large: Counts, share: float, cluster: Counts, same: Counts
) -> Containment:
    """What is so of the pairs that may be: of one cluster they are told already."""
    apart = cluster[small] != cluster[large]
    small, large = small[apart], large[apart]
    order = np.lexsort((large, small))
    small, large = small[order], large[order]
    both = sets.common(small, large, held=HUBS)
    # as a quotient, which the share that is asked for is as well: .55 times 20 is more than 11
    found = both / sets.sizes[small] >= share
    small, large, both = small[found], large[found], both[found]
    shares = both / sets.sizes[small]
    jaccard = both / (sets.sizes[small] + sets.sizes[large] - both)
    best = np.full(len(cluster), -1, dtype=np.int64)
    # of each row the greatest share is put there last, of equal ones the first row
    rising = np.lexsort((-large, shares))
    best[small[rising]] = rising
    return Containment(small, large, shares, jaccard, best[same])


def _sketched(corpus: Corpus, cut: Banding, dates: bool, work: Work) -> _Sketched:
    """What is kept of all rows."""

    def of_block(item: tuple[int, Block]) -> Arrays:
        number, block = item
        saved = work.saved(number)
        if saved is None or len(saved["words"]) != len(block.lines):
            saved = corpus.reader.told(block, lambda told: _arrays(told, cut, dates))
            if block.places is not None and corpus.has_places:
                saved = {**saved, "places": block.places}
            work.save(number, saved)
        return saved

    # tables and kernel are loaded once, before several threads ask for them
    signatures(["é"])
    blocks = corpus.blocks("sketching", whole=False)
    found = [dict(arrays) for arrays in in_turn(of_block, enumerate(blocks))]
    counts = tuple(len(arrays["words"]) for arrays in found)
    failures = [
        Failure(**fields) for arrays in found for fields in loads(arrays["failures"].tobytes())
    ]

    def joined(name: str, empty: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return np.concatenate([empty, *(arrays.pop(name, empty) for arrays in found)])

    return _Sketched(
        counts,
        joined("words", np.zeros(0, np.int32)),
        joined("lengths", np.zeros(0, np.int64)),
        joined("dates", np.zeros(0, np.int64)),
        joined("prints", np.zeros(0, np.uint64)),
        joined("sizes", np.zeros(0, np.int64)),
        joined("places", np.zeros((0, 2), np.int64)),
        joined("rest", np.zeros((0, PERMUTATIONS - cut.bands * cut.rows), np.uint8)),
        [arrays["keys"] for arrays in found],
        [arrays["ids"] for arrays in found],
        (*corpus.failures, *failures),
    )


def _arrays(told: Told, cut: Banding, dates: bool) -> Arrays:
    """What is kept of the rows of a block."""
    words = read_words(told.texts)
    sets, prints = sets_of_words(words)
    signed = signatures_of(sets)
    numbers = words.numbers
    numbers[list(told.failures)] = -1
    found: dict[str, npt.NDArray[Any]] = {
        "words": numbers,
        "lengths": words.lengths,
        "prints": prints,
        "keys": band_keys(signed, cut),
        "rest": signed[:, cut.bands * cut.rows :].astype(np.uint8),
        "sizes": sets.sizes,
        "ids": np.frombuffer(dumps(told.ids).encode(), dtype=np.uint8),
        "failures": np.frombuffer(
            dumps([asdict(failure) for failure in told.failures.values()]).encode(), dtype=np.uint8
        ),
    }
    if dates:
        found["dates"] = np.array([date_of(date) for date in told.dates], dtype=np.int64)
    return found


def _ids(sketched: _Sketched, *named: Counts) -> dict[int, Any]:
    """The ids of some rows."""
    rows = different(named)
    found: dict[int, Any] = {}
    start = 0
    for count, packed in zip(sketched.counts, sketched.ids, strict=True):
        first, last = np.searchsorted(rows, [start, start + count])
        if first < last:
            ids = loads(packed.tobytes())
            found.update((row, ids[row - start]) for row in rows[first:last].tolist())
        start += count
    return found


def _components(number: int, first: Counts, second: Counts) -> Counts:
    """A number for each group of rows that pairs tie together, from 1."""
    # of each row one of its group, in the end the first of it
    lowest = np.arange(number, dtype=np.int64)
    while np.any(apart := lowest[first] != lowest[second]):
        first, second = first[apart], second[apart]
        one, other = lowest[first], lowest[second]
        np.minimum.at(lowest, np.maximum(one, other), np.minimum(one, other))
        while np.any((below := lowest[lowest]) != lowest):
            lowest = below
    return lowest + 1


def _representatives(cluster: Counts, sketched: _Sketched, keep: Keep) -> Counts:
    """The row that stands for the cluster of each row, the first where rows are equally good."""
    by = {"first": np.zeros_like(cluster), "longest": -sketched.lengths, "oldest": sketched.dates}
    order = np.lexsort((np.arange(len(cluster)), by[keep], cluster))
    _, begin, which = np.unique(cluster[order], return_index=True, return_inverse=True)
    found = np.empty_like(cluster)
    found[order] = order[begin[which]]
    found[cluster == 0] = np.flatnonzero(cluster == 0)
    return found


def _numbered(cluster: Counts) -> Counts:
    """Clusters in the order of their first rows, so that their numbers tell nothing of the way."""
    read = np.flatnonzero(cluster)
    _, begin, which = np.unique(cluster[read], return_index=True, return_inverse=True)
    rank = np.empty(len(begin), dtype=np.int64)
    rank[np.argsort(begin)] = np.arange(1, len(begin) + 1)
    found = np.zeros_like(cluster)
    found[read] = rank[which]
    return found
