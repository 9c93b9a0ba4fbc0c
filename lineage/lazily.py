"""Public names that are imported when they are first used, so that a command starts fast."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazily(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a package that hands on names from the modules that they are in.

    >>> lazily("lineage", {"UsageError": "lineage.errors"})("UsageError").__module__
    'lineage.errors'
    """

    def handed_on(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(homes[name]), name)

    return handed_on
