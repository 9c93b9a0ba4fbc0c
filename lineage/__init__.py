"""Which articles are rewrites of the same report, who derives from whom, and what each one added.

>>> import lineage
>>> a = "The ministry said on Friday that the bridge would close for four months of repairs."
>>> b = "The bridge would close for four months of repairs, the ministry said on Friday."
>>> [passage.kind for passage in lineage.compare(a, b).passages]
['verbatim']
"""

from typing import TYPE_CHECKING

from lineage.lazily import lazily
from lineage.model import Report

__version__ = "0.1.0"

if TYPE_CHECKING:
    from lineage.errors import InputError, LineageError, OutputError, UsageError
    from lineage.model import Comparison, Document, Failure
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

__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _in_notebook(report: Report) -> str:
    """What a notebook shows of a report: the verdict and the tree of each family."""
    from lineage.render.report_notebook import notebook_html

    return notebook_html(report)


# set here because the types know of no room that shows them
setattr(Report, "_repr_html_", _in_notebook)  # noqa: B010
