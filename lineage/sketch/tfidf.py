"""TF-IDF: how much the vocabulary of two documents has in common, common words counting little."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from lineage.text import Annotated
from lineage.text.tokens import stem

_Matrix = npt.NDArray[np.float64]


def cosines(documents: Sequence[Annotated]) -> _Matrix:
    """The cosine of each two documents over stems, weighted by (1 + log tf) · background IDF.

    The background is the language's, not the heap's: IDF fitted on five articles about one thing
    would punish the very words that tie them. Cost: the product of a sparse matrix with itself.
    """
    # slow to import, and those who keep sketches alone have no need of it
    from sklearn.feature_extraction.text import CountVectorizer

    if not any(document.tokens.words for document in documents):
        return np.zeros((len(documents), len(documents)))
    rarity: dict[str, float] = {}
    for document in documents:
        for word in document.tokens.words:
            stemmed = stem(word, document.language)
            # a stem is as common as the commonest word that has it
            told = document.information(word)
            rarity[stemmed] = min(rarity.get(stemmed, 1.0), told)
    vectorizer = CountVectorizer(
        analyzer=lambda document: [stem(w, document.language) for w in document.tokens.words]
    )
    counts = vectorizer.fit_transform(documents).astype(np.float64)
    counts.data = 1.0 + np.log(counts.data)
    idf = np.array([rarity[term] for term in vectorizer.get_feature_names_out()])
    weighted = counts.multiply(idf).tocsr()
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    product = np.asarray((weighted @ weighted.T).todense())
    scale = np.where(lengths > 0, lengths, 1.0)
    result: _Matrix = np.clip(product / np.outer(scale, scale), 0.0, 1.0)
    return result
