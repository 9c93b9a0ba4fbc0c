"""Is a score of .8 right eight times in ten? The expected calibration error of `score`.

The score is to be the probability that two texts tell one report. Asked are all pairs of
`fixtures/flagship` and `fixtures/bilingual`, and of BASIL where it is there, in which no two
stories do; only those count of which the tool says something, by a score of at least .1: nearly
all pairs are none, and to say so is easy. Scores are put into ten bins of equal width, and the
error is the mean distance between a bin's mean score and its share of right pairs, by its size
(Naeini, Cooper and Hauskrecht, AAAI 2015). Beside it: a score of 1 for all.
"""

import json
from contextlib import suppress
from pathlib import Path

import lineage
from benchmarks.figures import AbsentError, Figure
from benchmarks.quality import basil, bilingual, flagship
from benchmarks.scores import calibration_error
from benchmarks.sets import path_of, rows

LEAST = 0.1
_Answers = list[tuple[float, bool]]


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure on the fixtures, and on `basil/docs.jsonl` if it is in the folder."""
    answers = [*_flagship(), *_bilingual()]
    sets = "flagship, bilingual"
    with suppress(AbsentError):
        answers += _scores(basil.analyzed(rows(path_of(data, basil.STORIES))), set())
        sets += ", basil"
    said = [answer for answer in answers if answer[0] >= LEAST]
    right = sum(same for _, same in said)
    return [
        Figure(
            "quality.calibration",
            "score: expected calibration error",
            calibration_error(said),
            {"always 1": 1 - right / len(said)},
            note=f"{len(said)} pairs with a score of {LEAST} or more, {right} right; {sets}",
        )
    ]


def _flagship() -> _Answers:
    truth = json.loads((flagship.FOLDER / "truth.json").read_text(encoding="utf-8"))
    documents = lineage.read([flagship.FOLDER], metadata=flagship.FOLDER / "metadata.json")
    report = lineage.analyze(documents, all_pairs=True)
    return _scores(report, flagship.pairs(flagship.families(truth).values()))


def _bilingual() -> _Answers:
    report = lineage.analyze(bilingual.articles(), all_pairs=True)
    stories = sorted({document.id[:2] for document in report.documents})
    return _scores(report, {(f"{story}-en.txt", f"{story}-fr.txt") for story in stories})


def _scores(report: lineage.Report, same: set[tuple[str, str]]) -> _Answers:
    return [(pair.score, (pair.a, pair.b) in same) for pair in report.pairs]
