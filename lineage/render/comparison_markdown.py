"""Write a comparison as Markdown."""

from lineage.model import Comparison
from lineage.render.comparison_outline import comparison_outline
from lineage.render.markdown_writer import write_markdown


def render_comparison(comparison: Comparison, *, width: int = 80, color: bool = False) -> str:
    """The comparison as Markdown; `width` and `color` change nothing."""
    return write_markdown(comparison_outline(comparison))
