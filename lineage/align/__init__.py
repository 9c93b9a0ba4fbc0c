"""Align: two documents to the stretches in which they say the same."""

from lineage.align.pairwise import align
from lineage.align.features import Features, features

__all__ = ["Features", "align", "features"]
