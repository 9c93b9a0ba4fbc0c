"""TF-IDF: how much the vocabulary of two documents has in common, common words counting little."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from lineage.text import Annotated
from lineage.text.tokens import stem

FEW = 100
"""Documents up to which they are counted here: the library takes longer to load."""

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
        self._weighted = (counted_few if len(stems) <= FEW else counted)(stems, terms)
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


def counted(stems: Sequence[Sequence[str]], terms: Sequence[str]) -> csr_array:
    """How often each document has each term: a row a document, a column a term."""
    # half a second to import, for which a few documents are not to wait
    from sklearn.feature_extraction.text import CountVectorizer

    return csr_array(CountVectorizer(analyzer=list, vocabulary=terms).transform(stems), dtype=float)


def counted_few(stems: Sequence[Sequence[str]], terms: Sequence[str]) -> csr_array:
    """The same, without the library.

    >>> counted_few([["quai", "port", "quai"], []], ["port", "quai"]).toarray().tolist()
    [[1.0, 2.0], [0.0, 0.0]]
    """
    places = {term: at for at, term in enumerate(terms)}
    columns = [places[stemmed] for found in stems for stemmed in found]
    rows = [row for row, found in enumerate(stems) for _ in found]
    # entries of one place are added up
    return csr_array((np.ones(len(columns)), (rows, columns)), shape=(len(stems), len(terms)))


def _stems(document: Annotated) -> tuple[list[str], dict[str, float]]:
    """The stems of a document, and how much each of them tells."""
    words = document.tokens.words
    stems = {word: stem(word, document.language) for word in set(words)}
    rarity: dict[str, float] = {}
    for word, stemmed in stems.items():
        # a stem is as common as the commonest word that has it, of the document or by itself
        known = rarity.get(stemmed, document.information(stemmed))
        rarity[stemmed] = min(known, document.information(word))
    return [stems[word] for word in words], rarity
