"""Annotate: what documents say of themselves, each read on its own."""

from lineage.text.annotated import Annotated, annotate
from lineage.text.tools import shared_tools

__all__ = ["Annotated", "annotate", "shared_tools"]
