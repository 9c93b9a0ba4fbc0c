"""`python -m benchmarks`: run the benchmarks, print one table, write it as JSON or Markdown."""

import argparse
import json
import os
import sys
import traceback
from importlib import import_module
from pathlib import Path

from benchmarks.figures import AbsentError, Figure, as_markdown, as_plain, as_text, renewed

BENCHMARKS = (
    "startup",
    "archive",
    "rewrites",
    "text",
    "quality.flagship",
    "quality.pan13",
    "quality.bilingual",
    "quality.briefs",
    "quality.clough_stevenson",
    "quality.basil",
    "quality.ecbplus",
    "quality.semeval",
    "quality.large",
    "quality.calibration",
    "derivation.generated",
    "derivation.histories",
    "derivation.size",
)
"""A module a name, in the order of the table."""


def main() -> None:
    """Run the benchmarks that were named, or all."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure how good and how fast lineage is.",
        epilog="Data that is not in fixtures/ is looked for in the folder LINEAGE_DATA.",
    )
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help=f"one of {', '.join(BENCHMARKS)}, or the first part of some",
    )
    parser.add_argument("--sample", action="store_true", help="a small part of the large sets")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures as JSON too")
    parser.add_argument("--write", metavar="FILE", type=Path, help="write them as a page, too")
    parser.add_argument("--quote", metavar="FILE", type=Path, help="renew the rows FILE quotes")
    options = parser.parse_args()
    chosen = []
    for name in options.names or BENCHMARKS:
        of_name = [known for known in BENCHMARKS if known == name or known.startswith(f"{name}.")]
        if not of_name:
            parser.error(f"there is no benchmark {name}")
        chosen += of_name
    folder = os.environ.get("LINEAGE_DATA")
    data = Path(folder) if folder else None
    figures: list[Figure] = []
    skipped: dict[str, str] = {}
    failed: dict[str, str] = {}
    about: dict[str, str] = {}
    for name in dict.fromkeys(chosen):
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            module = import_module(f"benchmarks.{name}")
            about[name] = (module.__doc__ or "").strip()
            figures += module.run(data, sample=options.sample)
        except AbsentError as reason:
            skipped[name] = str(reason)
        except Exception as error:  # a fault in one must not cost the figures of the others
            traceback.print_exc()
            failed[name] = f"failed with {type(error).__name__}: {error}"
    skipped |= failed
    print(as_text(figures, skipped), end="")
    if options.json:
        plain = json.dumps(as_plain(figures, skipped), indent=1, ensure_ascii=False)
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(plain + "\n", encoding="utf-8")
    if options.write:
        options.write.write_text(as_markdown(figures, skipped, about), encoding="utf-8")
    if options.quote:
        page = options.quote.read_text(encoding="utf-8")
        options.quote.write_text(renewed(page, figures), encoding="utf-8")
    if failed:
        sys.exit(1)


if __name__ == "__main__":
    main()
