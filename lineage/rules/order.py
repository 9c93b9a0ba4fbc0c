"""The order of findings, which is the same whatever the order of the report."""

from lineage.model import Finding


def order(found: Finding) -> tuple[str, str, float, str, int, int, str]:
    """By document, errors first, the source with the largest share first, then by place."""
    # severities sort by name: error, warning
    return (
        found.document,
        found.severity,
        -found.share,
        found.source or "",
        found.start,
        found.end,
        found.rule,
    )
