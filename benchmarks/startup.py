"""What starting costs: `lineage report` on five small articles, beside importing scikit-learn.

The wall time of the whole process is divided by that of `python -c "import
sklearn.feature_extraction.text"`, which any tool with TF-IDF in Python has to pay. The two run in
turn, so that what else the machine does weighs on both alike, and each ratio is of neighbours.
The figure is the median ratio; its spread is the second lowest and the second highest.
"""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure

ARTICLES = Path(__file__).parents[1] / "fixtures/flagship/articles"
ROUNDS = 11
GOAL = "≤ 2.5"
_COMMAND = [sys.executable, "-c", "from lineage.cli import main; main()"]
_IMPORT = [sys.executable, "-c", "import sklearn.feature_extraction.text"]


def seconds(command: list[str]) -> float:
    """How long a process runs, from start to end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure; `data` is not needed."""
    five = [str(path) for path in sorted(ARTICLES.iterdir())[:5]]
    report, help_ = [*_COMMAND, "report", *five], [*_COMMAND, "--help"]
    for command in (_IMPORT, report, help_):
        seconds(command)  # the first run compiles and fills caches
    rounds = [(seconds(_IMPORT), seconds(report), seconds(help_)) for _ in range(ROUNDS)]
    return [
        _figure(
            "report on five articles / import of scikit-learn", [r / i for i, r, _ in rounds], GOAL
        ),
        _figure("--help / import of scikit-learn", [h / i for i, _, h in rounds], ""),
    ]


def _figure(measure: str, ratios: list[float], goal: str) -> Figure:
    ordered = sorted(ratios)
    spread = f"{ordered[1]:.2f} to {ordered[-2]:.2f} in {len(ratios)} rounds"
    return Figure("startup", measure, median(ratios), goal=goal, note=spread)
