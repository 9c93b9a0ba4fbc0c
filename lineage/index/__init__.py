"""Index: the archive of articles that new ones are compared with, on disk."""

from lineage.index.archive import Added, Index, Info, Removed
from lineage.index.database import is_index

__all__ = ["Added", "Index", "Info", "Removed", "is_index"]
