"""What a web page has beside its article's words: the addresses they link to, and allowances."""

import re
from typing import Any

_MOST = 200
_ABSOLUTE = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_PARAGRAPHS = frozenset({
    "blockquote", "body", "dd", "div", "dt", "figcaption", "footer", "h1", "h2", "h3", "h4", "h5",
    "h6", "li", "p", "pre", "section", "td", "th",
})  # fmt: skip
_ALLOWED = re.compile(
    r"<!--\s{0,99}lineage:\s{1,99}allow\s((?:(?!-->).){1,500}?)\s{0,99}-->", re.DOTALL
)


def links(tree: Any, text: str) -> list[str]:
    """The addresses, of http and https, that the paragraphs of an article link to; 200 at most.

    `text` is what was taken for the article; what is not in it are menus. Cost is linear.

    >>> from lxml.html import document_fromstring
    >>> page = '<nav><a href="https://b.example">Sport</a></nav><p>Selon <a href="https://a.example">A</a>.'
    >>> links(document_fromstring(page), "Selon A.")
    ['https://a.example']
    """
    told = {_key(line) for line in text.split("\n")}
    shown: dict[Any, bool] = {}
    found: dict[str, None] = {}
    for link in tree.iter("a"):
        address = " ".join((link.get("href") or "").split())
        if not _ABSOLUTE.fullmatch(address):
            continue
        paragraph = next((item for item in link.iterancestors() if item.tag in _PARAGRAPHS), tree)
        if paragraph not in shown:
            shown[paragraph] = _key(paragraph.text_content()) in told
        if shown[paragraph]:
            found[address] = None
    return list(found)[:_MOST]


def _key(words: str) -> str:
    return " ".join(_WORDS.findall(words))


def allowed(page: str) -> list[str]:
    """What the comments of a page allow to rules of the check: rules and reason, as written.

    >>> allowed("<p>Il a plu.<!-- lineage: allow LIN001 bought from the agency -->")
    ['LIN001 bought from the agency']
    """
    return [" ".join(match[1].split()) for match in _ALLOWED.finditer(page)][:_MOST]
