"""Clusters of copies in a corpus: sketch, band, compare what the bands give, join what is alike."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from json import dumps, loads
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from lineage.bulk.bands import Banding, Keys, band_keys, different, pairs_of
from lineage.bulk.containment import contained
from lineage.bulk.machine import LANES
from lineage.bulk.parquet import is_parquet, parquet_blocks
from lineage.bulk.rows import Block, File, RowReader, Told, blocks_of, date_of
from lineage.bulk.set_file import SetFile
from lineage.bulk.sketching import (
    Counts,
    read_words,
    sets_of_words,
    signatures,
    signatures_of,
)
from lineage.bulk.threads import in_turn
from lineage.bulk.work import Arrays, Work
from lineage.errors import InputError
from lineage.model import Failure
from lineage.sketch.hashing import Hashes
from lineage.write import extending

Keep = Literal["first", "longest", "oldest"]
Progress = Callable[[str, int, int], None]
_MEGABYTE = 1_000_000
_WIDTH = 8
"""Bytes of a hash."""
_HIGH = 32
"""Bits of a row beside another in one number."""
_CHANGED = InputError("the corpus was changed while it was read", "Run it again.")


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
    keys: Sequence[Keys]
    ids: Sequence[npt.NDArray[np.uint8]]
    failures: tuple[Failure, ...]


class Corpus:
    """Files of JSON lines and of Parquet, read block by block as often as they are needed."""

    def __init__(self, files: Sequence[File], reader: RowReader, progress: Progress) -> None:
        self.files = files
        self.reader = reader
        self.failures: list[Failure] = []
        self.progress = progress
        self._earlier: list[Failure] | None = None
        self._size = sum(_size(file.location) for file in files)

    def blocks(self, stage: str, whole: bool = True) -> Iterator[Block]:
        """All blocks, telling how far they are read; files that fail are in `failures`.

        Of rows that need not be whole what is no text, id or date may be missing.
        """
        earlier, self.failures = self._earlier, []
        before = rows = 0
        start = time.monotonic()
        for file in self.files:
            for block in (
                parquet_blocks(file, self.reader.fields, whole)
                if is_parquet(file.location)
                else blocks_of(file)
            ):
                if isinstance(block, Failure):
                    # what was sound so far may be damaged where only whole rows are read
                    if earlier is not None and block not in earlier:
                        raise InputError(f"{block.path}: {block.message}", block.remedy)
                    self.failures.append(block)
                    continue
                yield block
                rows += len(block.lines)
                speed = rows / max(time.monotonic() - start, 0.001)
                read = (before + block.read) // _MEGABYTE
                told = f"{stage}, {speed:,.0f} a second, MB"
                self.progress(told, read, max(read, self._size // _MEGABYTE))
            before += _size(file.location)
        self._earlier = self.failures


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
    Cost: the corpus is read once; memory is some 130 bytes a row and its id, disk 4 KB an article.
    """
    sketched, sets = _sketched(corpus, cut, keep == "oldest", work)
    number = len(sketched.words)
    # rows with the same words are one text from here on, the first of them
    same = np.arange(number, dtype=np.int64)
    read = np.flatnonzero(sketched.words > 0)
    _, begin, which = np.unique(sketched.prints[read], return_index=True, return_inverse=True)
    same[read] = read[begin[which]]
    texts = read[np.sort(begin)]
    first, second = pairs_of(sketched.keys, texts)
    small = large = np.zeros(0, dtype=np.int64)
    if share is not None:

        def blocks(stage: str) -> Iterator[tuple[int, Block]]:
            return placed(corpus.blocks(stage, whole=False), sketched.counts)

        small, large = contained(blocks, corpus.reader, texts, share, recall, work)
    copies = np.flatnonzero(same != np.arange(number))
    index = sets.jaccard(first, second, threshold)
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


def _jaccard(
    sets: SetFile,
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
    sets: SetFile, small: Counts, large: Counts, share: float, cluster: Counts, same: Counts
) -> Containment:
    """What is so of the pairs that may be: of one cluster they are told already."""
    apart = cluster[small] != cluster[large]
    small, large = small[apart], large[apart]
    order = np.lexsort((large, small))
    small, large = small[order], large[order]
    both = sets.common(small, large)
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


def _sketched(corpus: Corpus, cut: Banding, dates: bool, work: Work) -> tuple[_Sketched, SetFile]:
    """What is kept of all rows, and their sets of shingles, on disk."""
    path = work.folder / "sets"
    found: list[dict[str, npt.NDArray[Any]]] = []
    with extending(path) as stream:
        whole = stream.seek(0, os.SEEK_END)

        def of_block(item: tuple[int, Block]) -> Arrays:
            number, block = item
            saved = work.saved(number)
            if (
                saved is None
                or len(saved["words"]) != len(block.lines)
                # the disk may have kept this of a block, and not its sets: a file grows on it no
                # sooner than what it holds is there
                or int(saved["end"]) * _WIDTH > whole
            ):
                return corpus.reader.told(block, lambda told: _arrays(told, cut, dates))
            return saved

        # tables and kernel are loaded once, before several threads ask for them
        signatures(["é"])
        blocks = corpus.blocks("sketching", whole=False)
        end = 0
        for number, given in enumerate(in_turn(of_block, enumerate(blocks))):
            arrays = dict(given)
            end += int(arrays["sizes"].sum())
            if "sets" in arrays:
                hashes = arrays.pop("sets")
                stream.seek((end - len(hashes)) * _WIDTH)
                stream.write(hashes.data)
                # they are not held while the next block is read
                del given, hashes
                arrays["end"] = np.array(end)
                work.save(number, arrays)
            found.append(arrays)
    counts = tuple(len(arrays["words"]) for arrays in found)
    failures = [
        Failure(**fields) for arrays in found for fields in loads(arrays["failures"].tobytes())
    ]

    def joined(name: str, empty: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return np.concatenate([empty, *(arrays.pop(name, empty) for arrays in found)])

    sizes = joined("sizes", np.zeros(0, np.int64))
    sketched = _Sketched(
        counts,
        joined("words", np.zeros(0, np.int32)),
        joined("lengths", np.zeros(0, np.int64)),
        joined("dates", np.zeros(0, np.int64)),
        joined("prints", np.zeros(0, np.uint64)),
        [arrays["keys"] for arrays in found],
        [arrays["ids"] for arrays in found],
        (*corpus.failures, *failures),
    )
    return sketched, SetFile(path, np.cumsum(sizes) - sizes, sizes)


def _arrays(told: Told, cut: Banding, dates: bool) -> Arrays:
    """What is kept of the rows of a block."""
    words = read_words(told.texts)
    sets, prints = sets_of_words(words)
    # of the permutations those that are in a band
    used = signatures_of(sets, -(-cut.bands * cut.rows // LANES) * LANES)
    numbers = words.numbers
    numbers[list(told.failures)] = -1
    found: dict[str, npt.NDArray[Any]] = {
        "words": numbers,
        "lengths": words.lengths,
        "prints": prints,
        "keys": band_keys(used, cut),
        "sizes": sets.sizes,
        "sets": sets.hashes,
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


def placed(blocks: Iterable[Block], counts: Sequence[int]) -> Iterator[tuple[int, Block]]:
    """The blocks of another reading, each with the number of its first row.

    Raises InputError if they are not those of the first reading.
    """
    start = number = 0
    for number, block in enumerate(blocks, 1):
        if number > len(counts) or len(block.lines) != counts[number - 1]:
            break
        yield start, block
        start += len(block.lines)
    else:
        if number == len(counts):
            return
    raise _CHANGED


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


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
