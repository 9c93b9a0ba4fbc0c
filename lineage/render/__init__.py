"""Show results: reports, comparisons and verdicts as text, JSON, Markdown or SARIF."""

from lineage.render.registry import formats, render

__all__ = ["formats", "render"]
