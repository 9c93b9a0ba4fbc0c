"""Copies of one article in many others, compiled where numba is there.

Without it, and in texts of more turns of phrase than words, `align.verbatim` finds the same.
"""

from collections.abc import Sequence

import numpy as np

from lineage.align.verbatim import SEED, Found, Runs, Seeds, runs_and_chains
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
    length = int(seeds.first[document + 1] - seeds.first[document])
    numbers = np.array(others, dtype=np.int64)
    sizes = seeds.first[numbers + 1] - seeds.first[numbers]
    width = max(length, int(sizes.max(initial=0)))
    slots = np.zeros(1 << (8 * length).bit_length(), dtype=np.int32)
    places = np.zeros((4, width), dtype=np.int32)
    rows = np.empty((3, int(sizes.sum()) // SEED, 6), dtype=np.int64)
    total = kernel.call(
        "copies", seeds.numbers, seeds.refrain.view(np.uint8), len(seeds.numbers), seeds.first,
        len(seeds.first), document, numbers, len(numbers), slots, len(slots), places, width, rows,
        rows.shape[1],
    )  # fmt: skip
    if total < 0:
        return runs_and_chains(seeds, document, others)
    other, *runs, chains, _ = rows[0, :total].T.copy()
    return Runs(numbers[other], *runs), chains
