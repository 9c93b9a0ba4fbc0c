"""Align: two documents to the stretches in which they say the same."""

from lineage.align.features import Features, features
from lineage.align.meaning import Encoder
from lineage.align.pairwise import align, align_all
from lineage.align.reworded import Prior

__all__ = ["Encoder", "Features", "Prior", "align", "align_all", "features"]
