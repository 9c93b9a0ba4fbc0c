"""Tables: the data of the package that is for all languages."""

import json
from importlib import resources
from typing import Any


def table(name: str) -> Any:
    """What a file of `lineage/text/data` holds. Read anew each time: keep what is made of it.

    >>> sorted(table("press_words"))
    ['first', 'joined', 'last']
    """
    path = resources.files("lineage.text") / "data" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))
