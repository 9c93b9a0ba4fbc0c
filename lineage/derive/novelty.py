"""How much is new in one document beside another, by the runs of words they have in common."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

WIDTHS = (2, 4, 8)
"""Words in the runs that are compared, each twice as many as those before: the short ones outlive
rewording, the long ones tell a copy from a text on the same thing."""

Shares = npt.NDArray[np.float64]
_Numbers = npt.NDArray[np.int64]


def novelty(texts: Sequence[Sequence[str]], widths: Sequence[int] = WIDTHS) -> Shares:
    """For each two texts i and j, as their words, the share of j's runs of words that i lacks.

    An asymmetric distance: what j cut costs nothing. Runs that come several times count as often,
    and the mean is taken over the widths of runs; a text that is shorter than a run is one run.
    Cost: n log n in the length of the texts, and the number of documents that share each run.
    """
    count = len(texts)
    numbers: dict[str, int] = {}
    # behind each text as much of nothing as the longest run takes
    words = [[1 + numbers.setdefault(word, len(numbers)) for word in text] for text in texts]
    gap = [0] * max(widths)
    runs = np.array([number for text in words for number in (*text, *gap)], dtype=np.int64)
    lengths = np.array([len(text) for text in words], dtype=np.int64)
    first = np.cumsum(lengths + len(gap)) - lengths - len(gap)
    found = np.zeros((count, count))
    known = 1
    for width in widths:
        # a run of twice as many words is one and the one after it
        runs = _numbered(runs[:-known] * len(runs) + runs[known:])
        known = width
        sizes = np.maximum(1, lengths - width + 1)
        row = np.repeat(np.arange(count), sizes)
        ends = np.concatenate([[0], np.cumsum(sizes)])
        own = runs[np.arange(ends[-1]) + (first - ends[:-1])[row]]
        columns = _numbered(own * len(runs) + _earlier(row, own))
        ones = np.ones(len(columns), dtype=np.float32)
        matrix = csr_array((ones, columns, ends), shape=(count, columns.max(initial=-1) + 1))
        common = (matrix @ matrix.T).toarray()
        found += 1.0 - common / sizes[None, :]
    result: Shares = found / len(widths)
    return result


def _numbered(keys: _Numbers) -> _Numbers:
    return np.unique(keys, return_inverse=True)[1]


def _earlier(document: _Numbers, run: _Numbers) -> _Numbers:
    """How many like each run came before it in its document.

    >>> _earlier(np.array([0, 0, 0, 1]), np.array([7, 5, 7, 7])).tolist()
    [0, 0, 1, 0]
    """
    order = np.lexsort((run, document))
    new = np.ones(len(order), dtype=bool)
    new[1:] = (np.diff(run[order]) != 0) | (np.diff(document[order]) != 0)
    first = np.flatnonzero(new)
    earlier = np.empty_like(run)
    earlier[order] = np.arange(len(order)) - np.repeat(first, np.diff(first, append=len(order)))
    return earlier
