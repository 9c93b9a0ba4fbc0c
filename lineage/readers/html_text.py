"""The text of the article in a web page, as trafilatura tells it from all around it."""

import logging
import re
from copy import deepcopy
from typing import Any

from lineage.readers.html_metadata import Guess
from lineage.readers.plain_values import clean
from lineage.readers.source import ReadError

LIMIT = 8_000_000
"""The most bytes that a page may have; its tree takes several times as much."""

ELEMENTS = 25_000
"""The most elements that a page may have; for some pages trafilatura's cost is quadratic."""

_LONG = 200_000  # characters of a script
_THOROUGH = 5_000  # elements beyond which only the faster ways are tried

_REMEDY = "Save the article alone, as text."
NO_ARTICLE = ReadError(
    "no-article",
    "there is no article in the page",
    "Save the page again once the article is shown in full, or remove the file.",
)
_TOO_COMPLEX = ReadError(
    "page-too-complex", "its tags are nested too deep, or a text in it is too long", _REMEDY
)
_TOO_MANY = ReadError("page-too-complex", f"it has more than {ELEMENTS:,} elements", _REMEDY)
_NOT_TAKEN_APART = ReadError("bad-html", "the page cannot be taken apart", _REMEDY)

# trafilatura's answer must not depend on the day of the run, as it would without a last date
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}

# control characters, which no tree can hold
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_BREAKS = dict.fromkeys(map(ord, "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")
_RULE = re.compile(r"\|[|\s:-]*")
_SENTENCE = re.compile(r"[.!?…。！？।؟][\"'»”’)\]\s]*$")
_FEW_WORDS = re.compile(r"\b(?:\w+\W+){2}\w|\w{8}")
_MANY_WORDS = re.compile(r"\b(?:\w+\W+){7}\w")


def parse(page: str) -> Any:
    """The tree of a page, without comments.

    Raises ReadError if there is none, or one that would take too much memory and time.

    >>> parse("<p>Il a plu.").text_content()
    'Il a plu.'
    """
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
        no_network=True,
    )
    page = _CONTROLS.sub(" ", page.removeprefix("\ufeff"))
    try:
        tree = document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError):
        raise NO_ARTICLE from None
    # the parser gives up there and leaves the rest of the page out
    if any("XML_PARSE_HUGE" in error.message for error in parser.error_log):
        raise _TOO_COMPLEX
    if _elements(tree) > ELEMENTS:
        raise _TOO_MANY
    return tree


def _elements(tree: Any) -> int:
    return sum(1 for _ in tree.iter())


def article_text(tree: Any) -> str:
    """The text of the article in a page, its paragraphs separated by blank lines.

    Raises ReadError if there is none.

    >>> article_text(parse("<nav><a>Sport</a></nav><p>Il a plu sur la ville.</p><p>Puis gelé.</p>"))
    'Il a plu sur la ville.\\n\\nPuis gelé.'
    """
    links = {" ".join(link.text_content().split()) for link in tree.iter("a")}
    lines = _extracted(tree)
    own = [line for line in lines if line not in links]
    # from a short page all text is taken, with its navigation
    if len(own) < 0.7 * len(lines):
        strict = _extracted(tree, favor_precision=True)
        if any(map(_is_prose, set(strict) - links)):
            lines = own = strict
    if not any(map(_is_prose, own)):
        raise NO_ARTICLE
    return _paragraphs(lines)


def guess(tree: Any) -> Guess:
    """The title and the day that trafilatura finds where the page does not say them.

    >>> guess(parse("<h1>Un accord</h1><p>Il a plu.")).title
    'Un accord'
    """
    _silence()
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(_without_long_scripts(tree), date_config=dict(_DATES))
    except Exception:  # it has errors of many kinds, and what it guesses is not needed
        return Guess(None, None)
    return Guess(found.title, found.date)


def _without_long_scripts(tree: Any) -> Any:
    """The tree, or a copy without scripts that trafilatura would take too much memory for."""
    if all(len(script.text or "") <= _LONG for script in tree.iter("script")):
        return tree
    rest = deepcopy(tree)
    for script in list(rest.iter("script")):
        if len(script.text or "") > _LONG:
            script.text = None
    return rest


def _extracted(tree: Any, *, favor_precision: bool = False) -> list[str]:
    _silence()
    from trafilatura import bare_extraction

    fast = _elements(tree) > _THOROUGH
    try:
        found = bare_extraction(
            tree, include_comments=False, favor_precision=favor_precision, fast=fast
        )
    except Exception:  # of any kind, from a library that takes apart what strangers wrote
        raise _NOT_TAKEN_APART from None
    text = clean(getattr(found, "text", None) or "").translate(_BREAKS)
    return [line for line in map(str.strip, text.split("\n")) if line and not _RULE.fullmatch(line)]


def _is_prose(line: str) -> bool:
    """Whether a line may be of an article, and not of a menu."""
    # scripts without spaces have one word for a clause
    return bool(
        _MANY_WORDS.search(line) or (_SENTENCE.search(line[-20:]) and _FEW_WORDS.search(line))
    )


def _paragraphs(lines: list[str]) -> str:
    """Lines with a blank line between them, but for those of one list or one table."""
    pieces = []
    for before, line in zip(["", *lines], lines, strict=False):
        together = line.startswith(("- ", "|")) and before[:1] == line[0]
        pieces += ["" if not before else "\n" if together else "\n\n", line]
    return "".join(pieces)


def _silence() -> None:
    """Keep what these libraries log off standard error, unless the program wants it."""
    for name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
