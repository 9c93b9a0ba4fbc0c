"""Web addresses, as far as one page or one domain is told from another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_IN_TEXT = re.compile(r"https?://[^\s<>\"'()\[\]“”«»]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An absolute address without what does not tell pages apart: scheme, "www.", last slash."""

    host: str
    path: str
    query: str


def address(value: str | None) -> Address | None:
    """The parts of an absolute web address; None for anything else.

    >>> address("HTTPS://www.Example.org/a/?page=2#top")
    Address(host='example.org', path='/a', query='page=2')
    >>> address("/a") is None
    True
    """
    try:
        parts = urlsplit((value or "").strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    return Address(host.removeprefix("www."), unquote(parts.path).rstrip("/"), parts.query)


def addresses_in(text: str) -> Iterator[str]:
    """The addresses that stand in a text as such. Cost is linear.

    >>> list(addresses_in("Source: Belga, https://example.org/1. (http://example.org)"))
    ['https://example.org/1', 'http://example.org']
    """
    for match in _IN_TEXT.finditer(text):
        yield match[0].rstrip(".,;:!?*_")


def same_domain(one: Address, other: Address) -> bool:
    """Whether two addresses are of one host, or one of a subdomain of the other's.

    >>> same_domain(Address("m.example.org", "/a", ""), Address("example.org", "", ""))
    True
    """
    here, there = f".{one.host}", f".{other.host}"
    return here.endswith(there) or there.endswith(here)


def same_page(one: Address, other: Address) -> bool:
    """Whether two addresses lead to one page, their queries ignored.

    >>> same_page(Address("example.org", "/a", "from=mail"), Address("m.example.org", "/a", ""))
    True
    >>> same_page(Address("example.org", "", ""), Address("blog.example.org", "", ""))
    False
    """
    if one.path != other.path:
        return False
    return one.host == other.host or (one.path != "" and same_domain(one, other))
