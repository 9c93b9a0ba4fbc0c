"""LIN004: what a page gives as its source is the page itself."""

from collections.abc import Iterator

from lineage.model import Finding, Span
from lineage.rules.address import Address, address, same_domain, same_page
from lineage.rules.case import Case
from lineage.rules.findings import finding
from lineage.rules.rule import Rule

HELP = """\
A field of the page that is there for the address of its source has the address of the page itself.

The fields are source, isBasedOn, syndication-source and original-source. A canonical link to the \
page itself is as it should be. It counts only where the address is absolute and the page's own is \
known.

Give the address that the article comes from, or leave the field out.\
"""
_FIELDS = ("source", "is-based-on", "syndication-source", "original-source")


def find(case: Case) -> Iterator[Finding]:
    """One finding for the fields of an article that lead back to it."""
    own = _own_addresses(case)
    circular = [
        part
        for part in case.article.declared
        if part.field in _FIELDS and _is_one_of(address(part.value), own)
    ]
    if not circular:
        return
    fields = " and ".join(dict.fromkeys(part.field for part in circular))
    yield finding(
        RULE.id,
        RULE.severity,
        case,
        _place(case.text, circular[0].value),
        f"Gives its own address as where it comes from: {fields}.",
        "Give the address of the source, or leave the field out.",
    )


def _own_addresses(case: Case) -> list[Address]:
    own = address(case.article.url)
    others = [address(source.document.url) for source in case.sources]
    # A page may bear the address of what it repeats, as its canonical link
    if own is None or any(other and same_page(own, other) for other in others):
        return []
    canonical = [
        given
        for part in case.article.declared
        if part.field == "canonical" and (given := address(part.value)) and same_domain(given, own)
    ]
    return [own, *canonical]


def _is_one_of(given: Address | None, own: list[Address]) -> bool:
    # What follows the path may be all that tells two pages apart: "index.php?id=5"
    return given is not None and any(
        same_page(given, page) and given.query in ("", page.query) for page in own
    )


def _place(text: str, value: str) -> Span:
    """Where a value is in a text, else the first line of it that is not empty."""
    start = text.find(value)
    if start >= 0:
        return Span(start, start + len(value))
    start = len(text) - len(text.lstrip())
    line = text[start:].splitlines()[:1]
    return Span(start, start + len("".join(line)))


RULE = Rule(
    "LIN004", "SelfReferringSource", "warning", "Source link to the page itself", HELP, find
)
