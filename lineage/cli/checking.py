"""What `check` and `baseline` have in common: their options, and the verdict on what they name."""

import json
import os
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any, TypeVar

import click

from lineage.cli.heap import Named, gather
from lineage.cli.options import PATH
from lineage.cli.progress import ProgressBar
from lineage.cli.running import say_failures, say_skipped
from lineage.errors import InputError
from lineage.model import Verdict
from lineage.rules import MEANS, RULES, Baseline, Policy, judge

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Share(click.ParamType[float]):
    """A share in percent, or as a number from 0 to 1."""

    name = "share"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The share as a number from 0 to 1."""
        written = re.fullmatch(r"\s*([\d.]{1,20})\s*(%?)\s*", str(value))
        try:
            share = float(written[1]) / (100 if written[2] else 1) if written else -1.0
        except ValueError:
            share = -1.0
        if not 0 <= share <= 1:
            self.fail(f"{value} is no share: write 40% or 0.4", param, ctx)
        return share


_OPTIONS = (
    click.option(
        "--against",
        multiple=True,
        metavar="FOLDER|INDEX",
        type=PATH,
        help="Articles to compare with, in files or in an index; may be given more than once.",
    ),
    click.option(
        "--site",
        multiple=True,
        metavar="FOLDER|INDEX",
        type=PATH,
        help="The rest of the site: a copy of it is one inside the site.",
    ),
    click.option(
        "--metadata",
        metavar="FILE",
        type=PATH,
        help="Dates, titles, publishers and languages of the articles by id, as CSV or JSON.",
    ),
    click.option(
        "--min-passage",
        type=click.IntRange(min=1),
        default=25,
        show_default=True,
        metavar="N",
        help="Number of words from which on a copied passage counts.",
    ),
    click.option(
        "--max-copied",
        type=Share(),
        default="0%",
        show_default=True,
        metavar="SHARE",
        help="Share of an article up to which copying without credit is a warning and no error.",
    ),
    click.option(
        "--credit",
        multiple=True,
        type=click.Choice(sorted(MEANS)),
        help="What counts as credit, by default all of these; may be given more than once.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        type=click.Choice([rule.id for rule in RULES]),
        help="A rule to leave out; may be given more than once.",
    ),
)


def check_options(command: _Command) -> _Command:
    """Give a command the options of `checked`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict on articles, and their paths."""

    verdict: Verdict
    paths: frozenset[str]

    def elsewhere(self, known: Baseline) -> set[str]:
        """The articles of a baseline that are still there and were not checked."""
        named = {entry.document for entry in known.findings} - self.paths
        return {path for path in named if Path(path).is_file()}


def checked(
    paths: Sequence[str],
    *,
    against: Sequence[str],
    site: Sequence[str],
    metadata: str | None,
    min_passage: int,
    max_copied: float,
    credit: Collection[Any],
    ignore: Collection[str],
    diff_base: str | None = None,
    stdin_filename: str | None = None,
) -> Checked:
    """Read what the options name, and judge it.

    Raises UsageError and InputError as `gather` and `Policy` do.
    """
    policy = Policy(min_passage, max_copied, frozenset(credit) or MEANS, frozenset(ignore))
    named = Named(paths, site, against, diff_base, stdin_filename, metadata)
    # the stages are slow to import, and neither the help nor a wrong option needs them
    from lineage.pipeline import analyze

    with ProgressBar() as progress:
        heap = gather(named, progress)
        report = analyze(heap.items, focus=heap.checked, progress=progress)
    say_failures(heap.unread)
    say_skipped(heap.skipped, metadata)
    # a later stage may have had to leave a document out, and then says so among the failures
    there = {document.id: document for document in report.documents}
    present = heap.checked & there.keys()
    verdict = judge(report, present, site=heap.site & there.keys(), policy=policy)
    return Checked(
        replace(verdict, archive=heap.others),
        frozenset(there[id].path or id for id in present),
    )


def load_baseline(path: str) -> Baseline:
    """The baseline in a file, with the paths that its articles have from here.

    Raises InputError if there is none, or it is no baseline.
    """
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(
            f"{path}: {error.strerror or error}", "Make one with lineage baseline create."
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is no JSON: {error}", "Make it anew, or mend it.") from error
    try:
        return _seen_from(Path(), Baseline.from_plain(data), Path(path).parent)
    except InputError as error:
        raise InputError(f"{path}: {error.message}", error.remedy) from error


def plain_baseline(known: Baseline, path: str) -> dict[str, Any]:
    """A baseline as it is kept in a file: with paths from there, the same wherever it is made."""
    return _seen_from(Path(path).parent, known, Path()).to_plain()


def _seen_from(here: Path, known: Baseline, there: Path) -> Baseline:
    """A baseline with the paths from `here` of what is called as from `there`."""
    here, there = here.resolve(), there.resolve()
    if here == there:
        return known
    return known.called(lambda name: PurePath(os.path.relpath(there / name, here)).as_posix())
