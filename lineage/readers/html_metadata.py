"""What a web page says of its article outside the text: JSON-LD, meta tags, links, times."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lineage.readers.dates import parse_date
from lineage.readers.json_ld import LinkedData, unescaped

_DATES = ("article:published_time", "datepublished", "parsely-pub-date", "dc.date.issued", "date")
_SYNDICATION = ("syndication-source", "original-source")
_ROBOTS = ("robots", "googlebot", "googlebot-news")
_NOINDEX = re.compile(r"\b(?:noindex|none)\b", re.IGNORECASE)
_ABSOLUTE = re.compile(r"https?://[^\s/]\S*")
# Python reads the zone only where it follows the time at once
_ZONE_APART = re.compile(r"(?<=\d) (?=[+-]\d{2}:?\d{2}$)")


@dataclass(frozen=True, slots=True)
class Guess:
    """What is guessed of a page that does not say it."""

    title: str | None
    date: str | None


def page_fields(tree: Any, guess: Callable[[], Guess]) -> dict[str, object]:
    """The fields of a page, named as those of a table; `guess` is asked only for want of others.

    >>> from lxml.html import document_fromstring
    >>> tree = document_fromstring('<html lang="fr-FR"><h1>Un accord</h1>')
    >>> page_fields(tree, lambda: Guess("Un accord", "2024-10-25"))
    {'title': 'Un accord', 'published': '2024-10-25', 'language': 'fr-FR'}
    """
    meta = _meta(tree)
    canonical = [link.get("href", "").strip() for link in tree.xpath("//link[@rel='canonical']")]
    own = meta.get("og:url", [])
    urls = [url for url in (*canonical, *own) if _ABSOLUTE.fullmatch(url)]
    if len({_host(url) for url in urls}) > 1:
        # the canonical address is then that of the source
        urls = [url for url in (*own, *canonical) if _ABSOLUTE.fullmatch(url)]
    data = LinkedData(
        script.text_content()
        for script in tree.xpath("//script[contains(@type, 'application/ld+json')]")
    )
    article = data.article(urls)
    urls += filter(_ABSOLUTE.fullmatch, data.addresses(article))
    title = _first(data.names(article.get("headline")), meta.get("og:title", ()))
    dates = list(_dates(article, meta, tree))
    published = _best(dates)
    if title is None or published is None:
        guessed = guess()
        title = title or guessed.title
        # a date that cannot be read is still shown to whoever can correct it
        published = published or guessed.date or next(iter(dates), None)
    fields: dict[str, object] = {
        "title": title,
        "published": published,
        "publisher": _first(data.names(article.get("publisher")), meta.get("og:site_name", ())),
        "url": _first(urls),
        "language": _language(tree, article, meta),
        "canonical": _first(filter(_ABSOLUTE.fullmatch, canonical)),
        "author": ", ".join(dict.fromkeys(data.names(article.get("author")))),
        "isBasedOn": ", ".join(dict.fromkeys(data.works(article.get("isBasedOn")))),
        "noindex": ", ".join(n for n in _ROBOTS if any(map(_NOINDEX.search, meta.get(n, ())))),
        **{name: _first(meta.get(name, ())) for name in _SYNDICATION},
    }
    return {name: value for name, value in fields.items() if value}


def _host(url: str) -> str:
    host = url.split("/")[2].casefold()
    return host.removeprefix("www.")


def _meta(tree: Any) -> Mapping[str, list[str]]:
    """The contents of the meta tags, by name in lower case."""
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        if content := unescaped(tag.get("content", "")):
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _dates(article: Mapping[str, Any], meta: Mapping[str, list[str]], tree: Any) -> Iterator[str]:
    """What is given as the date of publication, the most reliable first."""
    given = article.get("datePublished")
    if isinstance(given, str):
        yield " ".join(given.split())
    for name in _DATES:
        yield from meta.get(name, ())
    # of other articles that the page links to there are times as well
    for place in (
        "//time[@itemprop='datePublished' or @pubdate]",
        "(//article//time | //main//time)[not(@itemprop='dateModified')]",
        "//time[not(@itemprop='dateModified')]",
    ):
        for time in tree.xpath(f"({place})[@datetime][1]"):
            yield " ".join(time.get("datetime").split())


def _best(dates: list[str]) -> str | None:
    """The first date that can be read, or a later one that tells the time of that day.

    >>> _best(["hier", "2024-10-25", "2024-10-25T09:00:00 +0200", "2024-10-26"])
    '2024-10-25T09:00:00+0200'
    """
    day = None
    for given in dates:
        written = _ZONE_APART.sub("", given)
        try:
            moment, only_day = parse_date(written)
        except ValueError:
            continue
        if day is None:
            if not only_day:
                return written
            day = moment.date(), written
        elif not only_day and moment.date() == day[0]:
            return written
    return day[1] if day else None


def _language(tree: Any, article: Mapping[str, Any], meta: Mapping[str, list[str]]) -> str | None:
    given = article.get("inLanguage")
    tags = [given] if isinstance(given, str) else []
    own = tree.xpath("//html/@lang | //html/@xml:lang", namespaces=_XML)
    return _first([str(tag) for tag in own], meta.get("og:locale", ()), tags)


_XML = {"xml": "http://www.w3.org/XML/1998/namespace"}


def _first(*sources: Any) -> str | None:
    return next((value for source in sources for value in source if value.strip()), None)
