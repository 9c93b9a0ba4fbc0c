"""Which articles are rewrites of the same report, who derives from whom, and what each one added.

>>> import lineage
>>> a = "The ministry said on Friday that the bridge would close for four months of repairs."
>>> b = "The bridge would close for four months of repairs, the ministry said on Friday."
>>> [passage.kind for passage in lineage.compare(a, b).passages]
['verbatim']
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from lineage.errors import InputError, LineageError, OutputError, UsageError
    from lineage.model import Comparison, Document, Failure, Report
    from lineage.pipeline import analyze, compare
    from lineage.readers import read

_HOMES = {
    "analyze": "lineage.pipeline",
    "compare": "lineage.pipeline",
    "read": "lineage.readers",
    "Comparison": "lineage.model",
    "Document": "lineage.model",
    "Failure": "lineage.model",
    "Report": "lineage.model",
    "InputError": "lineage.errors",
    "LineageError": "lineage.errors",
    "OutputError": "lineage.errors",
    "UsageError": "lineage.errors",
}
__all__ = [
    "Comparison",
    "Document",
    "Failure",
    "InputError",
    "LineageError",
    "OutputError",
    "Report",
    "UsageError",
    "analyze",
    "compare",
    "read",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that the command starts fast."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
