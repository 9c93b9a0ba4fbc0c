"""Boilerplate of a corpus: lines that stand in many of its texts which have little else in common.

That a line is in many texts does not make it one: all lines of an article are, of which there are
many copies. So of the texts that have it so many must be unrelated to each other.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from lineage.bulk.corpus import Corpus, placed
from lineage.bulk.rows import Block, Fields, RowReader, Told, told_by
from lineage.bulk.set_file import SetFile, write_sets
from lineage.bulk.sketching import Counts, ShingleSets, common, fingerprints
from lineage.bulk.threads import in_turn
from lineage.bulk.work import Arrays, Work
from lineage.model import Failure
from lineage.sketch.hashing import Hashes
from lineage.write import writing

UNRELATED = 10
"""Texts, no two of them related, that a line of boilerplate stands in."""
RELATED = 3
"""Two texts are related if they have one in so many shingles of the smaller one in common."""
_SAMPLE = 32
"""Of the texts that have a line so many are looked at, evenly from all of the corpus."""
_COUNTED = 1 << 23
"""Lines that are counted at a time."""
_LOOKED_AT = 256
"""Groups of texts whose sets are in memory at a time."""
_STAGE = "boilerplate"
T = TypeVar("T")
_BREAK = re.compile(r"\r\n|\r|\n")


class ReaderWithoutLines(RowReader):
    """Reads rows without some lines of their texts, which are told by their fingerprints."""

    def __init__(self, fields: Fields, lines: Hashes) -> None:
        super().__init__(fields)
        self._left_out = lines

    def told(self, block: Block, use: Callable[[Told], T]) -> T:
        """What is made of what the rows of a block tell without these lines."""
        return use(told_by(self.rows(block)))

    def rows(self, block: Block) -> list[Any]:
        """The rows of a block, their texts without these lines, or the Failure of one."""
        found = super().rows(block)
        read = [row for row in found if not isinstance(row, Failure)]
        lines, prints, ends = _lines([row.text for row in read])
        out = np.isin(prints, self._left_out)
        for at in np.unique(np.searchsorted(ends, np.flatnonzero(out), side="right")).tolist():
            start = int(ends[at - 1]) if at else 0
            kept = np.flatnonzero(~out[start : ends[at]]) + start
            read[at].text = "\n".join(lines[place] for place in kept.tolist())
        return found


def boilerplate(corpus: Corpus, work: Work) -> Hashes:
    """The fingerprints of the lines that are boilerplate, in order.

    Cost: the corpus is read twice, the second time only texts with lines that many have are parsed;
    memory grows with the lines that ten texts have, not with the others. What was found is kept
    with the work.
    """
    found = work.saved(0, _STAGE)
    if found is None:
        found = {"lines": _found(corpus, work)}
        work.save(0, found, _STAGE)
    return found["lines"]


def _found(corpus: Corpus, work: Work) -> Hashes:
    lines, counts = _counted(corpus, work)
    known, number = _frequent(lines)
    owners = _sampled(lines, known, number)
    wanted = np.zeros(len(lines.sizes), dtype=bool)
    wanted[owners[owners >= 0]] = True
    blocks = placed(corpus.blocks("looking for boilerplate", whole=False), counts)
    sets = write_sets(blocks, corpus.reader, wanted, work.folder / "samples")
    # lines of the same texts stand beside each other, and are judged once
    groups, which = np.unique(owners, axis=0, return_inverse=True)
    return known[_are_unrelated(sets, groups)[which]]


def _lines(texts: Sequence[str]) -> tuple[list[str], Hashes, Counts]:
    """The lines of texts with their fingerprints, and where the lines of each text end."""
    parts = [_BREAK.split(text) for text in texts]
    lines = [line for part in parts for line in part]
    prints, words = fingerprints(lines)
    # a line without words is no line
    prints[words == 0] = 0
    return lines, prints, np.cumsum(np.fromiter(map(len, parts), np.int64, len(parts)))


def _counted(corpus: Corpus, work: Work) -> tuple[SetFile, tuple[int, ...]]:
    """The lines of each row, on disk; and how many rows each block has."""

    def of_block(item: tuple[int, Block]) -> Arrays:
        number, block = item
        saved = work.saved(number, "lines")
        if saved is None or len(saved["sizes"]) != len(block.lines):
            rows = corpus.reader.rows(block)
            texts = ["" if isinstance(row, Failure) else row.text for row in rows]
            _, prints, ends = _lines(texts)
            row = np.repeat(np.arange(len(rows)), np.diff(ends, prepend=0))
            order = np.lexsort((prints, row))
            row, prints = row[order], prints[order]
            first = prints != 0
            first[1:] &= (prints[1:] != prints[:-1]) | (row[1:] != row[:-1])
            sizes = np.bincount(row[first], minlength=len(rows))
            saved = {"lines": prints[first], "sizes": sizes}
            work.save(number, saved, "lines")
        return saved

    path = work.folder / "lines"
    sizes: list[Counts] = [np.zeros(0, dtype=np.int64)]
    # tables and kernel are loaded once, before several threads ask for them
    fingerprints(["é"])
    with writing(path) as stream:
        blocks = corpus.blocks("counting lines", whole=False)
        for found in in_turn(of_block, enumerate(blocks)):
            stream.write(found["lines"].data)
            sizes.append(found["sizes"])
    joined = np.concatenate(sizes)
    counts = tuple(map(len, sizes[1:]))
    return SetFile(path, np.cumsum(joined) - joined, joined), counts


def _slices(lines: SetFile) -> Iterator[tuple[int, Hashes]]:
    """All lines from their file, some at a time, each time with the number of the first."""
    start, end = 0, int(lines.sizes.sum())
    while start < end:
        found = np.fromfile(lines.path, np.uint64, _COUNTED // 8, offset=8 * start)
        yield start, found
        start += len(found)


def _frequent(lines: SetFile) -> tuple[Hashes, Counts]:
    """The lines that enough texts have, in order, and how many have each."""
    parts = np.uint64(int(lines.sizes.sum()) // _COUNTED + 1)
    known, number = [np.zeros(0, dtype=np.uint64)], [np.zeros(0, dtype=np.int64)]
    for part in range(int(parts)):
        some = [found[found % parts == part] for _, found in _slices(lines)]
        one, times = np.unique(np.concatenate([known[0], *some]), return_counts=True)
        known.append(one[times >= UNRELATED])
        number.append(times[times >= UNRELATED])
    joined = np.concatenate(known)
    order = np.argsort(joined)
    return joined[order], np.concatenate(number)[order]


def _sampled(lines: SetFile, known: Hashes, number: Counts) -> npt.NDArray[np.int32]:
    """Of each line some of the rows that have it, from first to last; -1 where there are fewer."""
    found = np.full((len(known), _SAMPLE), -1, dtype=np.int32)
    seen = np.zeros(len(known), dtype=np.int64)
    ends = np.cumsum(lines.sizes)
    for start, some in _slices(lines):
        place = np.searchsorted(known, some).clip(max=max(len(known) - 1, 0))
        at = np.flatnonzero(known[place] == some) if len(known) else np.zeros(0, dtype=np.int64)
        line = place[at]
        order = np.argsort(line, kind="stable")
        line, at = line[order], at[order]
        new = np.arange(len(line)) - np.searchsorted(line, line)
        turn = seen[line] + new
        times = np.maximum(number[line], _SAMPLE)
        column = turn * _SAMPLE // times
        # of those that would come to one place the first
        first = (turn == 0) | ((turn - 1) * _SAMPLE // times != column)
        row = np.searchsorted(ends, at + start, side="right")
        found[line[first], column[first]] = row[first]
        np.add.at(seen, line, 1)
    return found


def _are_unrelated(sets: SetFile, groups: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
    """Whether in each group of rows there are enough that are unrelated."""
    found = np.zeros(len(groups), dtype=bool)
    for start in range(0, len(groups), _LOOKED_AT):
        some = groups[start : start + _LOOKED_AT]
        rows = np.unique(some[some >= 0]).astype(np.int64)
        loaded = sets.loaded(rows)
        for at, group in enumerate(some, start):
            found[at] = _is_unrelated(loaded, np.searchsorted(rows, group[group >= 0]))
    return found


def _is_unrelated(sets: ShingleSets, rows: Counts) -> bool:
    # the longest first: of them such lines are the smallest part
    left = rows[np.argsort(-sets.sizes[rows], kind="stable")]
    for already in range(UNRELATED):
        if len(left) < UNRELATED - already:
            return False
        one, left = left[0], left[1:]
        both = common(sets, np.full(len(left), one), left)
        left = left[RELATED * both < sets.sizes[left]]
    return True
