"""Derive: families, trees of derivation, and what each document inherited and added."""

from lineage.derive.derivation import Derivation, derive, related

__all__ = ["Derivation", "derive", "related"]
