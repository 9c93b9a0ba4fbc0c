"""Derive: families, trees of derivation, and what each document inherited and added."""

from lineage.derive.derivation import Derivation, beside, derive, related

__all__ = ["Derivation", "beside", "derive", "related"]
