"""What files are called at the top of their repository, as indexes and code hosts call them."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from lineage.model import Verdict

FOR_HOSTS = frozenset({"github", "sarif"})
"""Formats that a code host reads, wherever in the repository they were written."""


def from_top(paths: Iterable[str]) -> dict[str, str]:
    """By path, the path from the top of the repository that it is in; without those in none."""
    tops: dict[Path, Path | None] = {}
    found = {}
    for path in paths:
        place = Path(path).resolve()
        folder = place.parent
        if folder not in tops:
            above = (folder, *folder.parents)
            tops[folder] = next((top for top in above if (top / ".git").exists()), None)
        if (top := tops[folder]) is not None:
            found[path] = place.relative_to(top).as_posix()
    return found


def for_hosts(verdict: Verdict) -> Verdict:
    """A verdict whose files are called as at the top of their repository."""
    failures, findings = verdict.failures, verdict.findings
    named = {item.path for item in failures} | {found.path for found in findings}
    named |= {found.source_path for found in findings if found.source_path is not None}
    # what is outside of this folder has a name that is no path from here
    called = from_top(path for path in named if Path(path).exists())
    return replace(
        verdict,
        failures=tuple(replace(item, path=called.get(item.path, item.path)) for item in failures),
        findings=tuple(
            replace(
                found,
                path=called.get(found.path, found.path),
                source_path=called.get(found.source_path or "", found.source_path),
            )
            for found in findings
        ),
    )
