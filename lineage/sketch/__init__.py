"""Candidates: many documents to the few pairs that are worth aligning."""

from typing import TYPE_CHECKING

from lineage.lazily import lazily

if TYPE_CHECKING:
    from lineage.sketch.search import Candidate, candidates, described
else:
    __getattr__ = lazily(
        __name__,
        dict.fromkeys(["Candidate", "candidates", "described"], "lineage.sketch.search"),
    )

__all__ = ["Candidate", "candidates", "described"]
