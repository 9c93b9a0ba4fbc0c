"""Annotate: what documents say of themselves, each read on its own."""

from lineage.text.annotated import Annotated, annotate

__all__ = ["Annotated", "annotate"]
