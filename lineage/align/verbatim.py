"""Copied text: runs of equal words, chained over small edits, in whatever order they stand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

SEED = 4
"""Words of a seed; shorter equal runs are the small change of any language."""
COMMONEST = 64
"""Places from which a seed is a refrain, and says nothing of copying."""
LONGEST_GAP = 8
"""Words that may differ on either side between two runs of one chain."""
FEWEST = 8
"""Equal words below which a chain is no copy."""
DENSEST = 0.6
"""Share of equal words, of the longer side, below which a chain is no edited copy."""


class Run(NamedTuple):
    """Words a…a+length of one document that equal words b…b+length of another."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs in the same order on both sides; ranges of tokens are half-open."""

    runs: tuple[Run, ...]

    @property
    def a(self) -> tuple[int, int]:
        """The range of tokens in the first document."""
        return self.runs[0].a, self.runs[-1].a + self.runs[-1].length

    @property
    def b(self) -> tuple[int, int]:
        """The range of tokens in the second document."""
        return self.runs[0].b, self.runs[-1].b + self.runs[-1].length

    @property
    def equal(self) -> int:
        """The number of equal words."""
        return sum([run.length for run in self.runs])

    @property
    def density(self) -> float:
        """The share of its words, on the longer side, that are equal."""
        first, last = self.runs[0], self.runs[-1]
        return self.equal / (max(last.a - first.a, last.b - first.b) + last.length)


@dataclass(frozen=True, slots=True, eq=False)
class Seeds:
    """The words of a document, the run of `SEED` that begins at each, and where each run begins."""

    words: tuple[str, ...]
    runs: Sequence[str]
    places: Mapping[str, Sequence[int]]


def seeds(words: Sequence[str]) -> Seeds:
    """The words of a document with an index of its seeds, for all whom it is aligned with.

    >>> seeds("so it is and so it is and no more".split()).places["so it is and"]
    [0, 4]
    """
    runs = [" ".join(words[at : at + SEED]) for at in range(len(words) - SEED + 1)]
    places: dict[str, list[int]] = defaultdict(list)
    for at, run in enumerate(runs):
        places[run].append(at)
    # runs that are a refrain say nothing, but cost most
    return Seeds(
        tuple(words), runs, {run: at for run, at in places.items() if len(at) <= COMMONEST}
    )


def runs(a: Seeds, b: Seeds) -> tuple[Run, ...]:
    """Maximal runs of at least `SEED` equal words, none overlapping a longer one.

    Greedy string tiling (Wise 1993) over an index of seeds. Cost is linear in the number of
    words and of equal seeds.

    >>> runs(seeds("x the cat sat on mats".split()), seeds("the cat sat on a mat".split()))
    (Run(a=1, b=0, length=4),)
    """
    maximal: list[Run] = []
    reached: dict[int, int] = {}
    in_both = [(at, others) for at, others in enumerate(map(b.places.get, a.runs)) if others]
    for at, others in in_both:
        for other in others:
            diagonal = at - other
            if reached.get(diagonal, -1) >= at + SEED:
                continue
            length = SEED
            # a seed at a time as long as that goes
            ends = min(len(a.runs) - at, len(b.runs) - other)
            while length < ends and a.runs[at + length] == b.runs[other + length]:
                length += SEED
            longest = min(len(a.words) - at, len(b.words) - other)
            while length < longest and a.words[at + length] == b.words[other + length]:
                length += 1
            reached[diagonal] = at + length
            maximal.append(Run(at, other, length))
    return _tiled(maximal, len(a.words), len(b.words))


def _tiled(maximal: list[Run], size_a: int, size_b: int) -> tuple[Run, ...]:
    """The longest runs first, each cut where a longer one has its words already."""
    used_a, used_b = bytearray(size_a), bytearray(size_b)
    kept: list[Run] = []
    for run in sorted(maximal, key=lambda run: (-run.length, run.a, run.b)):
        start = 0
        for at in range(run.length + 1):
            if at == run.length or used_a[run.a + at] or used_b[run.b + at]:
                if at - start >= SEED:
                    kept.append(Run(run.a + start, run.b + start, at - start))
                    used_a[run.a + start : run.a + at] = b"\1" * (at - start)
                    used_b[run.b + start : run.b + at] = b"\1" * (at - start)
                start = at + 1
    return tuple(sorted(kept, key=lambda run: (run.a, run.b)))


def chains(found: Sequence[Run]) -> tuple[Chain, ...]:
    """Join runs that follow each other on both sides with little between them.

    >>> [chain] = chains([Run(0, 0, 6), Run(7, 8, 5), Run(40, 3, 4)])
    >>> chain.a, chain.b, chain.equal
    ((0, 12), (0, 13), 11)
    """
    made: list[_Growing] = []
    growing: list[_Growing] = []
    for run in found:
        # runs come in the order of the first document: what lies too far back grows no more
        growing = [chain for chain in growing if run.a - chain.end_a <= LONGEST_GAP]
        fits = [chain for chain in growing if chain.takes(run)]
        if fits:
            fits[-1].runs.append(run)
            fits[-1].equal += run.length
        else:
            growing.append(_Growing([run], run.length))
            made.append(growing[-1])
    joined = (Chain(tuple(chain.runs)) for chain in made)
    return tuple(chain for chain in joined if chain.equal >= FEWEST and chain.density >= DENSEST)


@dataclass(slots=True)
class _Growing:
    """A chain in the making, and its equal words so far."""

    runs: list[Run]
    equal: int

    @property
    def end_a(self) -> int:
        return self.runs[-1].a + self.runs[-1].length

    def takes(self, run: Run) -> bool:
        """Whether a run may follow: near on both sides, and not so far that the chain gets thin.

        A chain that what follows would make too loose ends before it.
        """
        gap_a = run.a - self.end_a
        gap_b = run.b - self.runs[-1].b - self.runs[-1].length
        first = self.runs[0]
        longer = max(run.a + run.length - first.a, run.b + run.length - first.b)
        return (
            0 <= gap_a <= LONGEST_GAP
            and 0 <= gap_b <= LONGEST_GAP
            and self.equal + run.length >= DENSEST * longer
        )
