"""Dedup: the copies in a corpus of any size, on this machine."""

from typing import TYPE_CHECKING

from lineage.lazily import lazily

if TYPE_CHECKING:
    from lineage.bulk.local import Done, Options, dedup
    from lineage.bulk.rows import Fields
    from lineage.bulk.sketching import signatures
else:
    __getattr__ = lazily(
        __name__,
        {
            "Done": "lineage.bulk.local",
            "Options": "lineage.bulk.local",
            "dedup": "lineage.bulk.local",
            "Fields": "lineage.bulk.rows",
            "signatures": "lineage.bulk.sketching",
        },
    )

__all__ = ["Done", "Fields", "Options", "dedup", "signatures"]
