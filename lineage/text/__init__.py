"""Annotate: what documents say of themselves, each read on its own."""

from lineage.text.annotated import Annotated, annotate
from lineage.text.background import PACKAGED, Background
from lineage.text.tools import shared_tools

__all__ = ["PACKAGED", "Annotated", "Background", "annotate", "shared_tools"]
