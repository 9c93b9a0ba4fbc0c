"""Candidates: many documents to the few pairs that are worth aligning."""

from lineage.sketch.search import Candidate, candidates, described

__all__ = ["Candidate", "candidates", "described"]
