"""Read articles from files, folders, patterns and standard input."""

from lineage.readers.files import Scan, scan
from lineage.readers.heap import read

__all__ = ["Scan", "read", "scan"]
