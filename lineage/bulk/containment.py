"""Containment: pairs of texts, the shingles of the smaller one mostly in the larger one.

MinHash bands do not find them, for the Jaccard index of a short wire and a long page is small.
So each text asks for a few of its shingles, those with the least hashes (bottom-k: Cohen and
Kaplan 2007), and each text tells which of all that is asked for it has: the share of what a text
asked for that another one has is an estimate of its containment.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.bulk.bands import NEAREST, fewest
from lineage.bulk.rows import Block, RowReader
from lineage.bulk.set_file import Blocks, sets_of
from lineage.bulk.sketching import Counts, ShingleSets
from lineage.bulk.threads import in_turn
from lineage.bulk.work import Arrays, Work
from lineage.sketch.hashing import Hashes

ASKED = 16
"""Shingles that a text asks for."""
LARGEST = NEAREST
"""Of the texts that have a shingle so many are compared, the largest: a wire that is in a thousand
pages is found in these, and lines that all pages of a site have cost no square of them."""
_MANY = 1 << 23
"""Answers, or pairs that they give, that are held until they are gone through."""
_NONE = np.uint64(0xFFFFFFFFFFFFFFFF)
_HIGH, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True, eq=False)
class _Answers:
    """Which rows have what was asked for: question n of all, sorted, at `starts[n]` and after.

    Rows stand by their rank, the largest first. Of a question that is `cut` there were more.
    """

    questions: Hashes
    starts: Counts
    ranks: npt.NDArray[np.uint32]
    cut: npt.NDArray[np.bool_]


def contained(
    blocks: Blocks, reader: RowReader, texts: Counts, share: float, recall: float, work: Work
) -> tuple[Counts, Counts]:
    """The pairs among `texts`, by their rows, of which the smaller may be in the larger one.

    A pair at the share is among them with the probability `recall`, unless the larger text is none
    of the LARGEST that have what the smaller one asked for. Cost: two readings, memory of some
    500 bytes a text.
    """
    wanted = np.zeros(int(texts.max(initial=-1)) + 1, dtype=bool)
    wanted[texts] = True
    asked, sizes = _asked(blocks, reader, wanted, work)
    # the largest first; of two of a size the earlier one counts as the larger
    order = texts[np.argsort(-sizes[texts], kind="stable")]
    rank = np.zeros(len(wanted), dtype=np.int64)
    rank[order] = np.arange(len(order))
    answers = _answered(blocks, reader, asked, wanted, rank)
    small, large = _likely(answers, asked, order, _needed(share, recall))
    return order[small], order[large]


def least(sets: ShingleSets) -> Hashes:
    """The ASKED least hashes of each set in a row, `_NONE` where there are no more.

    >>> from lineage.bulk.sketching import shingle_sets
    >>> least(shingle_sets(["one two three four five six"])).shape
    (1, 16)
    """
    found = np.full((len(sets.sizes), ASKED), _NONE, dtype=np.uint64)
    for at, (start, size) in enumerate(zip(sets.starts.tolist(), sets.sizes.tolist(), strict=True)):
        one = sets.hashes[start : start + size]
        if size > ASKED:
            one = np.partition(one, ASKED)[:ASKED]
        found[at, : len(one)] = np.sort(one)
    return found


def _asked(
    blocks: Blocks, reader: RowReader, wanted: npt.NDArray[np.bool_], work: Work
) -> tuple[Hashes, Counts]:
    """What each row asks for, and the size of its set."""
    asked = np.full((len(wanted), ASKED), _NONE, dtype=np.uint64)
    sizes = np.zeros(len(wanted), dtype=np.int64)

    def of_block(item: tuple[int, tuple[int, Block]]) -> Arrays:
        number, placed = item
        saved = work.saved(number, "asked")
        if saved is None:
            rows, sets = sets_of(placed, reader, wanted)
            saved = {"rows": rows, "asked": least(sets), "sizes": sets.sizes}
            work.save(number, saved, "asked")
        return saved

    for found in in_turn(of_block, enumerate(blocks("asking"))):
        asked[found["rows"]] = found["asked"]
        sizes[found["rows"]] = found["sizes"]
    return asked, sizes


def _answered(
    blocks: Blocks,
    reader: RowReader,
    asked: Hashes,
    wanted: npt.NDArray[np.bool_],
    rank: Counts,
) -> _Answers:
    # not by np.unique, which holds five such arrays to count
    each = np.sort(asked, axis=None)
    each = each[: np.searchsorted(each, _NONE)]
    differs = np.ones(len(each) + 1, dtype=bool)
    differs[1:-1] = each[1:] != each[:-1]
    questions = each[differs[:-1]]
    alone = differs[1:][differs[:-1]]
    del each
    known = _Bits(questions)

    def of_block(item: tuple[int, Block]) -> Hashes:
        rows, sets = sets_of(item, reader, wanted)
        hashes = sets.hashes
        row = np.repeat(rows, sets.sizes)
        likely = known.has(hashes)
        hashes, row = hashes[likely], row[likely]
        question = np.searchsorted(questions, hashes).clip(max=len(questions) - 1)
        # what one text alone asked for, those least of its own, it need not tell itself
        told = (questions[question] == hashes) & ~(alone[question] & (hashes <= asked[row, -1]))
        pairs: Hashes = question[told].astype(np.uint64) << _HIGH | rank[row[told]].astype(
            np.uint64
        )
        return pairs

    cut = np.zeros(len(questions), dtype=bool)
    held = np.zeros(0, dtype=np.uint64)
    waiting: list[Hashes] = []
    for found in in_turn(of_block, blocks("answering")):
        waiting.append(found)
        if sum(map(len, waiting)) > _MANY:
            held, waiting = _largest(np.concatenate([held, *waiting]), cut), []
    held = _largest(np.concatenate([held, *waiting]), cut)
    starts = np.searchsorted(held >> _HIGH, np.arange(len(questions) + 1, dtype=np.uint64))
    return _Answers(questions, starts, (held & _LOW).astype(np.uint32), cut)


def _largest(pairs: Hashes, cut: npt.NDArray[np.bool_]) -> Hashes:
    """The answers to each question by the largest texts, in order; `cut` is told where more are."""
    pairs.sort()
    question = pairs >> _HIGH
    beyond = np.zeros(len(pairs), dtype=bool)
    beyond[LARGEST:] = question[LARGEST:] == question[:-LARGEST]
    cut[question[beyond].astype(np.int64)] = True
    return pairs[~beyond]


def _likely(
    answers: _Answers, asked: Hashes, order: Counts, needed: Counts
) -> tuple[Counts, Counts]:
    """The pairs of ranks, the smaller text first, that have enough of what it asked for."""
    small: list[Counts] = [np.zeros(0, dtype=np.int64)]
    large: list[Counts] = [np.zeros(0, dtype=np.int64)]
    lengths = np.diff(answers.starts)
    step = max(1, _MANY // (ASKED * LARGEST))
    for start in range(0, len(order), step):
        mine = asked[order[start : start + step]]
        rank, column = np.nonzero(mine != _NONE)
        question = np.searchsorted(answers.questions, mine[rank, column])
        rank += start
        cut = answers.cut[question]
        whole = np.bincount(rank[~cut] - start, minlength=len(mine))
        size = lengths[question]
        pair = np.repeat(np.arange(len(question)), size)
        begin = answers.starts[question] - np.cumsum(size) + size
        other = answers.ranks[np.arange(len(pair)) + begin[pair]].astype(np.int64)
        larger = other < rank[pair]
        pair, other = pair[larger], other[larger]
        key = rank[pair].astype(np.uint64) << _HIGH | other.astype(np.uint64)
        key, which = np.unique(key, return_inverse=True)
        hits = np.bincount(which, minlength=len(key))
        of_cut = np.bincount(which[cut[pair]], minlength=len(key))
        one = (key >> _HIGH).astype(np.int64)
        # that a text is not among the largest that have something tells nothing of it
        enough = hits >= needed[whole[one - start] + of_cut]
        small.append(one[enough])
        large.append((key & _LOW).astype(np.int64)[enough])
    return np.concatenate(small), np.concatenate(large)


def _needed(share: float, recall: float) -> Counts:
    """Of so many questions, how many answers a text has at least, with the probability `recall`,
    that has this share of all shingles."""
    return np.array([max(1, fewest(asked, share, 1 - recall)) for asked in range(ASKED + 1)])


class _Bits:
    """Whether a hash may be one of some, by a table of bits of which most are not set."""

    def __init__(self, hashes: Hashes) -> None:
        width = max(16, (32 * len(hashes)).bit_length())
        self._shift = np.uint64(64 - width)
        self._bits = np.zeros(1 << (width - 3), dtype=np.uint8)
        for start in range(0, len(hashes), _MANY):
            byte, bit = self._split(hashes[start : start + _MANY])
            np.bitwise_or.at(self._bits, byte, np.uint8(1) << bit)

    def has(self, hashes: Hashes) -> npt.NDArray[np.bool_]:
        byte, bit = self._split(hashes)
        found: npt.NDArray[np.bool_] = (self._bits[byte] >> bit & np.uint8(1)).astype(bool)
        return found

    def _split(self, hashes: Hashes) -> tuple[Counts, npt.NDArray[np.uint8]]:
        at = hashes >> self._shift
        return (at >> np.uint64(3)).astype(np.int64), (at & np.uint64(7)).astype(np.uint8)
