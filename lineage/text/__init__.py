"""Annotate: what documents say of themselves, each read on its own."""

from typing import TYPE_CHECKING

from lineage.lazily import lazily

if TYPE_CHECKING:
    from lineage.text.annotated import Annotated, annotate
    from lineage.text.background import PACKAGED, Background
    from lineage.text.page.tools import shared_tools
else:
    __getattr__ = lazily(
        __name__,
        {
            "Annotated": "lineage.text.annotated",
            "annotate": "lineage.text.annotated",
            "PACKAGED": "lineage.text.background",
            "Background": "lineage.text.background",
            "shared_tools": "lineage.text.page.tools",
        },
    )

__all__ = ["PACKAGED", "Annotated", "Background", "annotate", "shared_tools"]
