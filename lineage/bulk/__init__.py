"""Dedup: the copies in a corpus of any size, on this machine."""

from lineage.bulk.local import Done, Options, dedup
from lineage.bulk.rows import Fields
from lineage.bulk.sketching import signatures

__all__ = ["Done", "Fields", "Options", "dedup", "signatures"]
