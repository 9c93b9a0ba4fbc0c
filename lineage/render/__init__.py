"""Show results: as text, JSON, Markdown, pictures, graphs, tables, or for other programs."""

from lineage.render.registry import TABLES, check_language, check_table, formats, render

__all__ = ["TABLES", "check_language", "check_table", "formats", "render"]
