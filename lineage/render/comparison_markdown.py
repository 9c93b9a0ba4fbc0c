"""Write a comparison as Markdown."""

from lineage.model import Comparison
from lineage.render.comparison_outline import comparison_outline
from lineage.render.markdown_writer import write_markdown
from lineage.render.wording import LANGUAGES


def render_comparison(
    comparison: Comparison, *, width: int = 80, color: bool = False, language: str = LANGUAGES[0]
) -> str:
    """The comparison in a language as Markdown; `width` and `color` change nothing."""
    return write_markdown(comparison_outline(comparison, language))
