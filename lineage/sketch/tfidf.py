"""TF-IDF: how much the vocabulary of two documents has in common, common words counting little."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from lineage.text import Annotated
from lineage.text.tokens import stem

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import CountVectorizer

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
        told = [_stems(document) for document in documents]
        stems = [found for found, _ in told]
        terms = sorted(set[str]().union(*stems)) or [""]
        counts = load_vectorizer()(analyzer=list, vocabulary=terms).transform(stems)
        self._weighted = csr_array(counts, dtype=np.float64)
        # each document weights its stems itself: what else is in the heap changes no cosine
        places = zip(*self._weighted.nonzero(), strict=True)
        idf = np.array([told[row][1][terms[column]] for row, column in places])
        self._weighted.data = (1.0 + np.log(self._weighted.data)) * idf
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


def load_vectorizer() -> "type[CountVectorizer]":
    """The vectorizer of scikit-learn, slow to import; an index is made without it."""
    from sklearn.feature_extraction import text

    vectorizer: type[CountVectorizer] = text.CountVectorizer
    return vectorizer


def _stems(document: Annotated) -> tuple[list[str], dict[str, float]]:
    """The stems of a document, and how much each of them tells."""
    words = document.tokens.words
    stems = {word: stem(word, document.language) for word in set(words)}
    rarity: dict[str, float] = {}
    for word, stemmed in stems.items():
        # a stem is as common as the commonest word that has it, of the document or by itself
        known = rarity.get(stemmed) or document.information(stemmed)
        rarity[stemmed] = min(known, document.information(word))
    return [stems[word] for word in words], rarity
