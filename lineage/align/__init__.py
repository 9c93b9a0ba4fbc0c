"""Align: two documents to the stretches in which they say the same."""

from lineage.align.features import Features, features
from lineage.align.pairwise import align

__all__ = ["Features", "align", "features"]
