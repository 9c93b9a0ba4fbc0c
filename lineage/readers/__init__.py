"""Read articles from files, folders, patterns and standard input."""

from typing import TYPE_CHECKING

from lineage.lazily import lazily

if TYPE_CHECKING:
    from lineage.readers.files import Scan, scan
    from lineage.readers.heap import read
else:
    __getattr__ = lazily(
        __name__,
        {
            "Scan": "lineage.readers.files",
            "read": "lineage.readers.heap",
            "scan": "lineage.readers.files",
        },
    )

__all__ = ["Scan", "read", "scan"]
