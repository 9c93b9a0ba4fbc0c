"""Copies of one article in many others, compiled where numba is there.

Without it, and in texts of more turns of phrase than words, `align.verbatim` finds the same.
"""

from collections.abc import Sequence

import numpy as np

from lineage.align.verbatim import Found, Runs, Seeds, runs_and_chains
from lineage.bulk.sketching import compiled


def copies(seeds: Seeds, document: int, others: Sequence[int]) -> Found:
    """What `align.verbatim.runs_and_chains` finds. Cost: five nanoseconds or so a word.

    >>> from lineage.align.verbatim import seeds
    >>> said = "the old bridge at Arlon closes for four months"
    >>> runs, chains = copies(seeds([said.split(), f"now {said}".split()]), 0, [1])
    >>> [column.tolist() for column in runs], chains.tolist()
    ([[1], [0], [10], [9]], [0])
    """
    kernel = compiled()
    if kernel is None:
        return runs_and_chains(seeds, document, others)
    start, end = seeds.first[document : document + 2].tolist()
    numbers = np.array(others, dtype=np.int64)
    starts, ends = seeds.first[numbers], seeds.first[numbers + 1]
    sizes = ends - starts
    width, room = max(end - start, int(sizes.max(initial=0))), int(sizes.sum())
    slots = np.zeros(1 << (4 * (end - start)).bit_length(), dtype=np.int32)
    places = np.zeros((5, width), dtype=np.int32)
    met, made, found = (np.empty((columns, room), dtype=np.int64) for columns in (5, 6, 5))
    total = kernel.call(
        "copies", seeds.numbers, seeds.refrain.view(np.uint8), len(seeds.numbers), start, end,
        starts, ends, len(starts), slots, len(slots), places, width, met, made, found, room,
    )  # fmt: skip
    if total < 0:
        return runs_and_chains(seeds, document, others)
    other, *runs, chains = found[:, :total]
    return Runs(numbers[other], *runs), chains
