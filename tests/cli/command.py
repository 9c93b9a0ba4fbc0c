"""Run the command in a process of its own, with stages that answer at once."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

STAGES = """
import sys, time, types
from dataclasses import replace
from lineage.model import Failure
from tests.render import sample

stages = types.ModuleType("lineage.pipeline")

def analyze(items, *, all_pairs, text, focus, progress, encoder, background):
    items = list(items)
    behave()
    if progress:
        progress("aligning", 1, 2)
    read = sum(not isinstance(it, Failure) for it in items)
    report = sample.REPORT
    if not text:
        report = replace(report, documents=tuple(replace(it, text=None) for it in report.documents))
    return replace(
        report,
        parameters={"all_pairs": all_pairs, "read": read},
        failures=tuple(it for it in items if isinstance(it, Failure)),
    )

def compare(a, b, *, encoder, background):
    behave()
    whole = sample.comparison()
    return replace(whole, a=replace(whole.a, id=a.id), b=replace(whole.b, id=b.id))

def behave():
    %s

stages.analyze, stages.compare = analyze, compare
sys.modules["lineage.pipeline"] = stages
from lineage.cli import main
main()
"""


REAL = """
import sys
%s
from lineage.cli import main
main()
"""


def arguments(*args: str, behave: str = "pass") -> list[str]:
    """What to start: the command with these arguments, its stages doing this while they work."""
    return [sys.executable, "-c", STAGES % behave, *args]


def environment(**changes: str) -> dict[str, str]:
    """The variables of this process but for those that change the output."""
    outside = {"COLUMNS", "NO_COLOR", "FORCE_COLOR", "LINEAGE_DEBUG", "PYTHONIOENCODING", "TERM"}
    kept = {name: value for name, value in os.environ.items() if name not in outside}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "0", "LC_ALL": "C.UTF-8"} | changes


def lineage(
    *args: str, cwd: Path, behave: str = "pass", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return _run(arguments(*args, behave=behave), cwd, **variables)


def real_lineage(
    *args: str, cwd: Path, before: str = "pass", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with its real stages, after some code."""
    return _run([sys.executable, "-c", REAL % before, *args], cwd, **variables)


def _run(arguments: list[str], cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        arguments,
        cwd=cwd,
        env=environment(**variables),
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=60,
    )
