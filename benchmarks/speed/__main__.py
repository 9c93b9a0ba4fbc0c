"""`python -m benchmarks.speed`: copies in a corpus, by the project and its peers in turn.

Time is that of one processor, the least of several runs in turn, memory the most that a process
held, both as ratios of the project's; pairs are held against all that have the index. Peers run in
environments of their own below build/, made when they are first needed.
"""

import argparse
import os
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.figures import AbsentError
from benchmarks.speed.corpus import write_corpus

if TYPE_CHECKING:
    from benchmarks.speed.truth import Truth

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(__file__).parent / "peers"
PEERS = {
    "orjson": ["orjson"],
    "daft": ["daft", "pyarrow", "numpy"],
    "gaoya": ["gaoya"],
    "rensa": ["rensa"],
    "datasketch": ["datasketch>=2"],
    "text_dedup": ["text-dedup"],
}
"""What to install for each."""
LARGEST = {"text_dedup": 10_000}
"""The most texts that a peer is run on, where that is not all."""
GOALS = {"orjson": 6.0, "daft": 0.25, "gaoya": 0.12, "rensa": 0.10, "datasketch": 0.03}
"""The time of the project over theirs."""
_ONE_THREAD = dict.fromkeys(
    ["OMP_NUM_THREADS", "RAYON_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"], "1"
)
_NO_BARS = {"TQDM_DISABLE": "1"}


@dataclass(frozen=True, slots=True)
class Run:
    """What a program took: seconds of processor, MiB; and where its pairs are."""

    seconds: float
    memory: float
    pairs: Path


def main() -> None:
    """Run the project and its peers on corpora of the sizes that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000], metavar="N")
    parser.add_argument("--grow", type=int, nargs="*", default=[], metavar="N")
    parser.add_argument("--threshold", default="0.7")
    parser.add_argument("--times", type=int, default=3, metavar="N")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS))
    options = parser.parse_args()
    with TemporaryDirectory() as place:
        for size in options.sizes:
            corpus = Path(place, f"{size}.jsonl")
            write_corpus(corpus, size)
            _compare(corpus, size, options.threshold, options.peers, options.times)
            corpus.unlink()
        _grow(options.grow, Path(place), options.threshold, options.times)
    from benchmarks.speed import aligned, contained

    aligned.report()
    contained.report()
    try:
        from benchmarks.speed.real import report

        folder = os.environ.get("LINEAGE_DATA")
        report(Path(folder) if folder else None, float(options.threshold))
    except AbsentError as reason:
        print(f"\nno real news: {reason}")


def _grow(sizes: list[int], place: Path, threshold: str, times: int) -> None:
    """Print how time and memory of the project grow with the corpus."""
    if not sizes:
        return
    print(
        "\n{:>12}{:>9}{:>9}{:>9}{:>7}{:>9}".format(
            "texts", "MB", "seconds", "times", "MiB", "times"
        )
    )
    before: Run | None = None
    for size in sizes:
        corpus = place / f"{size}.jsonl"
        write_corpus(corpus, size)
        # the first run compiles, and one just after the file was written waits for the disk
        runs = [_run("lineage", Path(sys.executable), corpus, threshold) for _ in range(times)]
        run = min(runs, key=lambda one: one.seconds)
        last = before or run
        print(
            f"{size:12,}{corpus.stat().st_size / 1e6:9,.0f}{run.seconds:9.1f}"
            f"{run.seconds / last.seconds:9.1f}{run.memory:7.0f}{run.memory / last.memory:9.1f}"
        )
        before = run
        for file in (corpus, run.pairs):
            file.unlink()


def _compare(corpus: Path, size: int, threshold: str, peers: list[str], times: int) -> None:
    megabytes = corpus.stat().st_size / 1e6
    print(f"\n{size:,} texts, {megabytes:,.0f} MB, Jaccard {threshold}")
    columns = ("", "seconds", "lineage/it", "goal", "MiB", "lineage/it", "recall", "precision")
    print("{:>12}{:>9}{:>11}{:>7}{:>7}{:>11}{:>8}{:>10}".format(*columns))
    programs = {"lineage": Path(sys.executable)}
    for peer in peers:
        if size > LARGEST.get(peer, size):
            print(f"{peer:>12}  is run on no more than {LARGEST[peer]:,}")
        elif python := _environment(peer):
            programs[peer] = python
        else:
            print(f"{peer:>12}  cannot be installed here")
    _run("lineage", programs["lineage"], corpus, threshold)  # the first run compiles
    runs: dict[str, Run] = {}
    for _ in range(times):
        for name, python in programs.items():
            run = _run(name, python, corpus, threshold)
            runs[name] = min(run, runs.get(name, run), key=lambda one: one.seconds)
    # after all runs, for a process counts as its own what this one held when it was started
    from benchmarks.speed.truth import Truth

    truth = Truth(corpus, float(threshold)) if size <= 100_000 else None
    own = runs["lineage"]
    for name, run in runs.items():
        print(_row(name, run, own, None if name == "orjson" else truth))


def _row(name: str, run: Run, own: Run, truth: "Truth | None") -> str:
    goal = f"≤ {GOALS[name]:g}" if name in GOALS else ""
    row = f"{name:>12}{run.seconds:9.2f}{own.seconds / run.seconds:11.3f}{goal:>7}"
    row += f"{run.memory:7.0f}{own.memory / run.memory:11.2f}"
    if truth is None:
        return row
    recall, precision = truth.score(run.pairs)
    return row + f"{recall:8.4f}{precision:10.4f}"


def _run(name: str, python: Path, corpus: Path, threshold: str) -> Run:
    pairs = corpus.with_suffix(f".{name}")
    environment = {**os.environ, **_ONE_THREAD, **_NO_BARS, "PYTHONPATH": str(ROOT)}
    # a peer's program has its library's name, and must not be found in its place
    command = [python, "-P", PROGRAMS / f"{name}.py", corpus, threshold, pairs]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    os.sched_setaffinity(process.pid, {min(os.sched_getaffinity(0))})
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{name} failed with {process.returncode}")
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, pairs)


def _environment(peer: str) -> Path | None:
    """The interpreter of a peer, made if it is not there; None where it cannot be installed."""
    folder = ROOT / "build" / "peers" / peer
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    install = [python, "-m", "pip", "install", "--quiet", *PEERS[peer]]
    done = subprocess.run(install, capture_output=True, check=False)
    return python if done.returncode == 0 else None


if __name__ == "__main__":
    main()
