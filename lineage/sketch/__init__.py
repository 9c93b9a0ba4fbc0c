"""Candidates: many documents to the few pairs that are worth aligning."""

from lineage.sketch.search import Candidate, candidates

__all__ = ["Candidate", "candidates"]
