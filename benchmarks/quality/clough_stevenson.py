"""Degrees of rewriting: short answers copied, lightly or heavily rewritten, or written afresh.

Clough and Stevenson, Developing a corpus of plagiarised short answers, Language Resources and
Evaluation 45, 2011: 95 answers to five questions, each with the source that some were taken from.
The features are what `lineage.compare` reports of an answer and its source; a logistic regression
learns the four degrees from them, each answer judged by what was learnt from all the others.
"Rewritten or not" are the same judgements with the three degrees of rewriting taken together.
Beside them: the largest class, and the same regression on the containment of word 3-grams alone,
near to what the authors of the set report (about 80 % of four degrees, 94.7 % of two).

Where four degrees fall short of the goal it is mostly a light rewrite taken for a heavy one, or the
other way round. Tried without gain: support vector machines and random forests, stronger and weaker
regularisation, and as further features how many passages stand in another order, their number,
mean length and least score, the longest that is verbatim, and how much of the source is there.
"""

import csv
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneOut, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import lineage
from benchmarks import naive
from benchmarks.figures import Figure
from benchmarks.parallel import each
from benchmarks.sets import path_of

_Floats = npt.NDArray[np.float64]
_COPIED = ("verbatim", "edited")
_NONE = "non"


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure on `clough_stevenson/`; it is small enough to do without a sample."""
    path = path_of(data, "clough_stevenson/gold.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    texts = {path.name: _read(path) for path in (path.parent / "texts").iterdir()}
    pairs = [(texts[row["answer"]], texts[row["source"]]) for row in rows]
    degrees = np.array([row["category"] for row in rows])
    ours = _judged(np.array(each(_features, pairs)), degrees)
    grams = _judged(np.array([[_contained(a, b)] for a, b in pairs]), degrees)
    largest = max((degrees == name).mean() for name in set(degrees))
    written = (degrees == _NONE).mean()
    note = f"{len(rows)} answers"
    return [
        Figure(
            "quality.clough_stevenson",
            "degree of rewriting, four: accuracy",
            float((ours == degrees).mean()),
            {
                "largest class": float(largest),
                "3-gram containment": float((grams == degrees).mean()),
            },
            "≥ .85",
            note,
        ),
        Figure(
            "quality.clough_stevenson",
            "rewritten or not: accuracy",
            _two(ours, degrees),
            {"largest class": float(1 - written), "3-gram containment": _two(grams, degrees)},
            "≥ .96",
            note,
        ),
    ]


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def _judged(features: _Floats, degrees: npt.NDArray[np.str_]) -> npt.NDArray[np.str_]:
    model = make_pipeline(StandardScaler(), LogisticRegression(C=10.0, max_iter=5000))
    judged: npt.NDArray[np.str_] = cross_val_predict(model, features, degrees, cv=LeaveOneOut())
    return judged


def _two(judged: npt.NDArray[np.str_], degrees: npt.NDArray[np.str_]) -> float:
    return float(((judged == _NONE) == (degrees == _NONE)).mean())


def _features(pair: tuple[str, str]) -> list[float]:
    """What a comparison says of an answer and its source."""
    found = lineage.compare(*pair)
    shares = found.a.shares
    copied = [item for item in found.passages if item.kind in _COPIED]
    size = max(1, len(pair[0]))
    longest = max((item.a.end - item.a.start for item in copied), default=0)
    return [
        found.jaccard,
        found.containment_ab,
        found.tfidf,
        found.score,
        found.shared_a,
        found.shared_b,
        shares.verbatim,
        shares.edited,
        shares.paraphrase,
        longest / size,
        sum(item.score * (item.a.end - item.a.start) for item in found.passages) / size,
        float(len(found.passages)),
    ]


def _contained(a: str, b: str) -> float:
    left, right = naive.grams(a, 3), naive.grams(b, 3)
    return len(left & right) / max(1, len(left))
