"""Sets of texts on disk: where one is, and the rows of its files."""

import gzip
import json
from pathlib import Path
from typing import Any

from benchmarks.figures import AbsentError


def path_of(data: Path | None, name: str) -> Path:
    """A file of the sets in the folder `data`; raises AbsentError where there is none."""
    path = data / name if data else None
    if path is None or not path.is_file():
        raise AbsentError(f"{name} is not in the folder LINEAGE_DATA")
    return path


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines, packed by gzip or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]
