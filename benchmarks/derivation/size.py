"""What trees cost: seconds and memory for heaps of 60 and of 500 articles.

The heaps of 60 are grown trees of 850 words an article, which change a little, more and much at
each step; that of 500 are the first of the trees that were looked at. `lineage.analyze` runs in a
process of its own, after the imports; the least of three runs counts, one of the large heap. The
machine's own speed is in the seconds: beside them is what the distances of a tree of edit distances
take, of the same texts, in the same process.
"""

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import lineage
from benchmarks.derivation import peers
from benchmarks.derivation.conditions import Condition, case
from benchmarks.derivation.generated import specification, trees
from benchmarks.figures import Figure

NAME = "derivation.size"
SMALL, LARGE = 60, 500
GOALS = {SMALL: "≤ 3", LARGE: "≤ 60"}
MEMORY = "≤ 1024"
RUNS = 3


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure; `data` is not needed."""
    small = [row["name"] for row in _seen() if row["nodes"] == SMALL]
    table = []
    for name in small:
        found = _measured(name)
        note = f"{found['words']:.0f} words an article; {found['memory']} MiB"
        measure = f"{SMALL} articles, {name.split('-')[0]}: seconds"
        beside = {"edit distances": found["beside"]}
        table.append(Figure(NAME, measure, found["seconds"], beside, GOALS[SMALL], note))
    if sample:
        return table
    found = _measured("")
    note = f"{found['words']:.0f} words an article"
    measure = f"{LARGE} articles of several stories"
    return [
        *table,
        Figure(NAME, f"{measure}: seconds", found["seconds"], goal=GOALS[LARGE], note=note),
        Figure(NAME, f"{measure}: the most memory, MiB", found["memory"], goal=MEMORY),
    ]


def _seen() -> list[dict[str, Any]]:
    return [row for row in trees() if row["half"] == "seen"]


def _measured(name: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", __name__, name], check=True, stdout=subprocess.PIPE
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _heap(name: str) -> list[lineage.Document]:
    """The articles of one tree, or the first of all."""
    chosen = [row for row in _seen() if not name or row["name"] == name]
    documents = [
        lineage.Document(
            f"{row['name']}/{document.id}",
            document.text,
            published=document.published,
            publisher=document.publisher,
        )
        for row in chosen
        for document in case(specification(row), Condition("dates known", cited=True)).documents
    ]
    return documents[:LARGE]


def _main(name: str) -> None:
    documents = _heap(name)
    lineage.analyze(documents[:2])
    taken = []
    for _ in range(RUNS if name else 1):
        start = time.perf_counter()
        lineage.analyze(documents)
        taken.append(time.perf_counter() - start)
    # what getrusage tells of a child begins with what its parent held
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [memory] = re.findall(r"VmHWM:\s*(\d+) kB", status)
    start = time.perf_counter()
    if name:
        peers.edit_distances([document.text for document in documents])
    found = {
        "seconds": min(taken),
        "beside": time.perf_counter() - start,
        "memory": int(memory) // 1024,
        "words": sum(len(document.text.split()) for document in documents) / len(documents),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    _main(sys.argv[1])
