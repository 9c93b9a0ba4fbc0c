"""Dedup: the copies in a corpus of any size, on this machine."""

from lineage.bulk.sketching import signatures

__all__ = ["signatures"]
