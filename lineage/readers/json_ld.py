"""What a page says of its article in JSON-LD, the schema.org data that search engines read."""

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

# a page with more of them is no page of one article
_MOST = 5_000
_ARTICLE = re.compile(r"(?:https?://schema\.org/|schema:)?\w{0,40}(?:Article|Posting|Report)")
_PAGE = re.compile(r"(?:https?://schema\.org/|schema:)?WebPage")
# bounded, for Python refuses to read numbers of thousands of digits
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class LinkedData:
    """All objects of a page's scripts of JSON-LD, those least deep in them first.

    >>> data = LinkedData(['{"@graph": [{"@type": "NewsArticle", "headline": "Un accord"}]}', "{"])
    >>> data.article(())["headline"]
    'Un accord'
    """

    def __init__(self, scripts: Iterable[str]) -> None:
        self._objects = list(_objects([_parsed(script) for script in scripts]))
        self._by_id: dict[str, Mapping[str, Any]] = {}
        for item in self._objects:
            # where it is only referred to, it has nothing else
            if isinstance(item.get("@id"), str) and len(item) > 1:
                self._by_id.setdefault(item["@id"], item)

    def article(self, urls: Iterable[str]) -> Mapping[str, Any]:
        """The article that is at one of the page's addresses, else the first; or an empty one."""
        articles = [item for item in self._objects if _is(_ARTICLE, item)]
        here = set(urls)
        for item in articles:
            if here & {*self.addresses(item)}:
                return item
        pages = (item for item in self._objects if _is(_PAGE, item))
        return next(chain(articles, pages), {})

    def addresses(self, item: Mapping[str, Any]) -> Iterator[str]:
        """The addresses that an object gives for itself."""
        for key in ("url", "mainEntityOfPage"):
            for value in _listed(item.get(key)):
                address = value.get("@id") or value.get("url") if isinstance(value, dict) else value
                if isinstance(address, str):
                    yield address.strip()

    def names(self, value: object) -> Iterator[str]:
        """The names of the people or organisations in a property.

        >>> list(LinkedData([]).names([{"name": "Ada"}, "AFP &amp; Co"]))
        ['Ada', 'AFP & Co']
        """
        for item in _listed(value):
            if isinstance(item, dict):
                item = {**self._by_id.get(str(item.get("@id")), {}), **item}
                item = next((name for name in _listed(item.get("name"))), None)
            if isinstance(item, str) and (name := unescaped(item)):
                yield name

    def works(self, value: object) -> Iterator[str]:
        """The works in a property, by address or else by name."""
        for item in _listed(value):
            if isinstance(item, dict):
                found = (item.get(key) for key in ("url", "@id", "name", "headline"))
                item = next((part for part in found if isinstance(part, str)), None)
            if isinstance(item, str) and (work := unescaped(item)):
                yield work


def unescaped(text: str) -> str:
    """Text on one line without the entities that some publishers leave in JSON and in titles.

    >>> unescaped("L&#8217;accord ")
    'L’accord'
    """
    return " ".join(_ENTITY.sub(lambda found: html.unescape(found[0]), text).split())


def _parsed(script: str) -> object:
    """What is in a script, or None; some are wrapped in a comment or a CDATA section."""
    script = script.replace("<![CDATA[", "", 1)
    start = min((place for mark in "{[" if (place := script.find(mark)) >= 0), default=0)
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(script, start)
    except (ValueError, RecursionError):
        return None
    return value


def _objects(values: list[object]) -> Iterator[dict[str, Any]]:
    waiting = deque(values)
    for _ in range(_MOST):
        if not waiting:
            return
        item = waiting.popleft()
        if isinstance(item, dict):
            yield item
            waiting.extend(part for part in item.values() if isinstance(part, (dict, list)))
        elif isinstance(item, list):
            waiting.extend(item)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _is(kind: re.Pattern[str], item: Mapping[str, Any]) -> bool:
    return any(
        isinstance(name, str) and kind.fullmatch(name) for name in _listed(item.get("@type"))
    )
