"""A verdict built by hand: one finding on a copied passage, one on the article alone."""

from dataclasses import replace

from lineage.model import Failure, Finding, Region, Suppressed, Tool, Verdict
from lineage.rules import RULES

FINDING = Finding(
    rule="LIN001",
    severity="error",
    document="new.md",
    path="site/pont d'Arlon [1].md",
    start=10,
    end=33,
    region=Region(3, 1, 4, 8),
    text="Le pont 🌉 sera\nfermé.",
    source="wire/dépêche.txt",
    source_path="archive/wire/dépêche.txt",
    source_start=5,
    source_end=29,
    source_region=Region(2, 1, 2, 25),
    source_text="Le pont 🌉 sera fermé.",
    share=0.73,
    message="Copied from wire/dépêche.txt (Belga) without credit: 30 words; 73% of the article is "
    "from there.",
    remedy="Quote it, or add a credit line:",
    credit="Source : Belga, Le pont [sic], 2024-10-25, https://e.org/1",
    fingerprint="0123456789abcdef0123456789abcdef",
    line_hash="a7f2ff13bc495cf2:1",
)
ALONE = replace(
    FINDING,
    rule="LIN002",
    severity="warning",
    document="b.md",
    path="b.md",
    region=Region(7, 5, 7, 30),
    source=None,
    source_path=None,
    source_start=None,
    source_end=None,
    source_region=None,
    source_text=None,
    share=0.0,
    message="An embargo of the agency is left in.",
    remedy="Take the line out.",
    credit=None,
    fingerprint="f" * 32,
    line_hash=None,
)
FAILURE = Failure("site/bad.html", "read", "no-reader", "it is HTML", "Save it as text.")
ALLOWED = Suppressed(ALONE, "comment", "agreed with the agency")
KNOWN = Suppressed(FINDING, "baseline", None)


def verdict(*findings, failures=(), suppressed=(), checked=("a.md", "b.md", "new.md"), archive=120):
    """A verdict with these findings, of all rules there are."""
    return Verdict(
        "lineage-check/1",
        Tool("lineage", "0.1.0"),
        checked,
        archive,
        tuple(rule.text for rule in RULES),
        findings,
        failures,
        suppressed,
    )
