"""Write a comparison as text."""

from lineage.model import Comparison
from lineage.render.comparison_outline import comparison_outline
from lineage.render.text_writer import write_text


def render_comparison(comparison: Comparison, *, width: int = 80, color: bool = False) -> str:
    """The comparison as text no line of which is wider than `width`."""
    return write_text(comparison_outline(comparison), width=width, color=color)
