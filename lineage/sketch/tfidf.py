"""TF-IDF: how much the vocabulary of two documents has in common, common words counting little."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from lineage.text import Annotated
from lineage.text.tokens import stem

Rows = npt.NDArray[np.float64]


class Cosines:
    """The cosines of documents over stems, weighted by (1 + log tf) · background IDF.

    The background is the language's, not the heap's: IDF fitted on five articles about one thing
    would punish the very words that tie them.

    >>> from lineage.text import annotate
    >>> from lineage.model import Document
    >>> heap = annotate([Document("a", "The port closes."), Document("b", "The ports close.")])
    >>> Cosines(heap).rows([0]).round(3).tolist()
    [[1.0, 1.0]]
    """

    def __init__(self, documents: Sequence[Annotated]) -> None:
        counted, rarity = _counted(documents)
        place = {term: at for at, term in enumerate(sorted(rarity))}
        idf = np.array([rarity[term] for term in place])
        columns = np.array([place[term] for terms in counted for term in terms], dtype=np.int32)
        counts = np.array([n for terms in counted for n in terms.values()], dtype=np.float64)
        ends = np.cumsum([0, *map(len, counted)])
        weights = (1.0 + np.log(counts)) * idf[columns]
        self._weighted = csr_array((weights, columns, ends), shape=(len(counted), len(place)))
        self._weighted.sort_indices()
        # words that tell nothing are in all texts, and would be most of the work
        self._weighted.eliminate_zeros()
        squares = self._weighted.multiply(self._weighted)
        lengths = np.sqrt(np.asarray(squares.sum(axis=1)).ravel())
        self._scale = np.where(lengths > 0, lengths, 1.0)

    def rows(self, numbers: Sequence[int]) -> Rows:
        """The cosines of some documents with all, a row each. Cost: a sparse product."""
        wanted = np.asarray(numbers, dtype=np.intp)
        product = (self._weighted[wanted] @ self._weighted.T).toarray()
        found: Rows = np.clip(product / np.outer(self._scale[wanted], self._scale), 0.0, 1.0)
        return found


def _counted(documents: Sequence[Annotated]) -> tuple[list[Counter[str]], dict[str, float]]:
    """The stems of each document counted, and how much each stem tells."""
    counted = []
    rarity: dict[str, float] = {}
    for document in documents:
        stems: Counter[str] = Counter()
        for word, count in Counter(document.tokens.words).items():
            stemmed = stem(word, document.language)
            stems[stemmed] += count
            # a stem is as common as the commonest word that has it
            rarity[stemmed] = min(rarity.get(stemmed, 1.0), document.information(word))
        counted.append(stems)
    return counted, rarity
