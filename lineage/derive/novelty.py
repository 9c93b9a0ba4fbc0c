"""How much is new in one document beside another, by the runs of words they have in common."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from lineage.text import Annotated

WIDTHS = (2, 4, 8)
"""Words in the runs that are compared: the short ones outlive rewording, the long ones tell a copy
from a text on the same thing."""

Shares = npt.NDArray[np.float64]


def novelty(documents: Sequence[Annotated]) -> Shares:
    """For each two documents i and j, the share of j's runs of words that i does not have.

    An asymmetric distance: what j cut costs nothing. Runs that come several times count as often,
    and the mean is taken over the widths of runs; a text that is shorter than a run is one run.
    Cost is linear in the length of the texts, times the number of documents that share a run.
    """
    found = np.zeros((len(documents), len(documents)))
    for width in WIDTHS:
        columns: dict[tuple[tuple[str, ...], int], int] = {}
        places: list[int] = []
        sizes = []
        for document in documents:
            runs = _runs(document.tokens.plain, width)
            places += [columns.setdefault(run, len(columns)) for run in runs]
            sizes.append(len(runs))
        ends = np.concatenate([[0], np.cumsum(sizes)])
        ones = np.ones(len(places), dtype=np.float32)
        matrix = csr_array((ones, places, ends), shape=(len(documents), len(columns)))
        common = (matrix @ matrix.T).toarray()
        found += 1.0 - common / np.maximum(sizes, 1)[None, :]
    result: Shares = found / len(WIDTHS)
    return result


def _runs(words: Sequence[str], width: int) -> list[tuple[tuple[str, ...], int]]:
    """The runs of a text, each with how many like it came before."""
    seen: Counter[tuple[str, ...]] = Counter()
    runs = []
    for at in range(max(1, len(words) - width + 1)):
        run = tuple(words[at : at + width])
        runs.append((run, seen[run]))
        seen[run] += 1
    return runs
