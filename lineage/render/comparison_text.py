"""Write a comparison as text."""

from lineage.model import Comparison
from lineage.render.comparison_outline import comparison_outline
from lineage.render.text_writer import write_text
from lineage.render.wording import LANGUAGES


def render_comparison(
    comparison: Comparison, *, width: int = 80, color: bool = False, language: str = LANGUAGES[0]
) -> str:
    """The comparison in a language as text no line of which is wider than `width`."""
    return write_text(comparison_outline(comparison, language), width=width, color=color)
