"""Markup: what Markdown, HTML and the templates of static sites put among an article's words."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

MarkKind = Literal["comment", "unread", "image", "tag", "template", "link"]
"""A comment; what is not read as text, such as code; an image or its caption; an HTML tag; a
shortcode or template tag; the brackets and the address of a link."""

_FRONT_MATTER = (
    # without a name first, the dashes are rules drawn across the page
    re.compile(
        r"\ufeff?---[ \t]*\r?\n(?=(?:[ \t]*(?:#.*)?\r?\n)*+[ \t]*[^\s:#-][^:\n]{0,100}:\s)"
        r"(?:.*\r?\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
    ),
    re.compile(r"\ufeff?---[a-z]{2,10}[ \t]*\r?\n(?:.*\r?\n)*?---[ \t]*(?:\r?\n|\Z)"),
    re.compile(r"\ufeff?\+\+\+[ \t]*\r?\n(?:.*\r?\n)*?\+\+\+[ \t]*(?:\r?\n|\Z)"),
)
"""In YAML, in the format that is named, in TOML."""
_OBJECT = re.compile(r"\ufeff?(?=\{\s*[\"}])")
_LIMIT = 16_384
"""Characters of front matter in JSON, which has no marks, at the most."""
_LONGEST_TEMPLATE = 4_000
_LONGEST_LABEL = 200

_ATTRIBUTES = r"(?:\s++(?:[^<>\"']++|\"[^\"]{0,2000}\"|'[^']{0,2000}'){0,200}+)?"
_URL = r"(?:<[^<>\n]{0,2000}>|(?:[^\s()<>]++|\([^\s()<>]{0,500}\)){0,200}+)"
_LABEL = r" {0,3}\[[^\]^\n][^\]\n]{0,200}\]:"
_TITLE = r"(?:\s{1,20}(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?"
_SIGNS = ("<", "{", "[", "```", "~~~")
"""One of which all markup has."""
_MARK = re.compile(
    # what any of them begins with, or nearly all of the text is tried for each
    r"(?=[<{\[\]!\n`~]|^ )(?:(?P<comment><!--)"
    rf"|<(?P<closing>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9-]{{0,30}}){_ATTRIBUTES}\s*+/?>"
    r"|(?P<autolink><(?:https?://|mailto:)[^\s<>]{1,2000}>)"
    r"|(?P<attributes>\{(?::|[.#][\w-])[^{}\n]{0,200}\})"
    r"|(?P<template>\{\{<|\{\{%|\{\{|\{%|\{#)"
    r"|(?P<fence>^ {0,3}(?:`{3,8}|~{3})(?=[^`~\n]*$))"
    rf"|(?P<definition>^{_LABEL}[ \t]{{0,20}}<?(?:https?:|mailto:|[/#.])\S*+"
    r"(?:[ \t]++[\"'(][^\n]*)?[ \t\r]*$)"
    r"|(?P<footnote>\[\^[^\]\s]{1,40}\]:?)"
    rf"|(?P<target>\]\(\s{{0,20}}{_URL}{_TITLE}\s{{0,20}}\))"
    r"|(?P<reference>\]\[[^\]\n]{0,200}\])"
    r"|(?P<open>!?\[)|(?P<close>\])|(?P<blank>\n[ \t\r]*\n))",
    re.MULTILINE,
)
_DEFINED = re.compile(rf"^{_LABEL}", re.MULTILINE)
_FENCE_END = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t\r]*$", re.MULTILINE)
_TEMPLATE_NAME = re.compile(r"[\s<%{-]*([\w.-]{1,40})")
_CLOSING = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{#": "#}"}
_IMAGES = frozenset({"figure", "gallery", "image", "img", "photo", "picture"})
"""Shortcodes and tags that show a picture."""
_UNREAD = frozenset({
    "comment", "highlight", "iframe", "math", "mermaid", "noscript", "pre", "script", "style",
    "svg", "template", "textarea",
})  # fmt: skip
"""Tags, and shortcodes with an end, whose content is not read as text."""
_CAPTION = "figcaption"
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_BLOCK = frozenset({
    "address", "article", "aside", "audio", "blockquote", "body", "button", "caption", "center",
    "col", "colgroup", "dd", "details", "div", "dl", "dt", "embed", "fieldset", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "input", "label",
    "li", "link", "main", "meta", "nav", "object", "ol", "option", "p", "param", "picture",
    "section", "select", "source", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "title", "tr", "track", "ul", "video",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that is markup, its kind, and what parts the words around it."""

    start: int
    end: int
    kind: MarkKind
    joint: Literal["", " ", "\n"] = " "


def front_matter(text: str) -> int:
    """Where the front matter that a text begins with ends: YAML, TOML or JSON; 0 without any.

    >>> front_matter("---\\ntitle: Accord\\n---\\nIl a plu."), front_matter("Il a plu.")
    (22, 0)
    >>> front_matter('{"title": "Accord"}\\n\\nIl a plu.')
    19
    """
    for form in _FRONT_MATTER:
        if marked := form.match(text):
            return marked.end()
    start = _OBJECT.match(text)
    if start is None:
        return 0
    try:
        _, end = json.JSONDecoder(strict=False).raw_decode(
            text[: start.end() + _LIMIT], start.end()
        )
    except (ValueError, RecursionError):
        return 0
    return end if text[end : end + 1] in ("", "\r", "\n") else 0


def marks(text: str) -> tuple[Mark, ...]:
    """The markup of a text behind its front matter, in order; the words between tags are none.

    Text without the forms of markup has none. Cost is linear in the length of the text.

    >>> text = 'Le [port](https://a.example) ferme. {{< figure src="a.jpg" >}}<br>'
    >>> [(text[m.start:m.end], m.kind) for m in marks(text)]
    [('[', 'link'), ('](https://a.example)', 'link'),
     ('{{< figure src="a.jpg" >}}', 'image'), ('<br>', 'tag')]
    """
    # most texts have none, and are not to pay for it
    return tuple(_Scan(text).found()) if any(sign in text for sign in _SIGNS) else ()


class _Scan:
    """One walk over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.absent: set[str] = set()
        """Ends that are nowhere in what is left of the text, so that none is sought twice."""

    def found(self) -> Iterator[Mark]:
        text = self.text
        defined = {_label(match[0].strip()[1:-2]) for match in _DEFINED.finditer(text)}
        marks: list[Mark] = []
        opened: list[re.Match[str]] = []
        at = front_matter(text)
        while match := _MARK.search(text, at):
            at = match.end()
            kind = match.lastgroup
            if kind == "blank":
                opened.clear()
                at -= 1  # the line break may end a blank line, and begin the next one
            elif kind == "open":
                opened.append(match)
            elif kind == "close":
                del opened[-1:]
            elif kind in ("target", "reference"):
                opening = opened.pop() if opened else None
                if opening is None or (
                    kind == "reference" and not _refers(opening, match, defined)
                ):
                    at = match.start() + 1
                elif opening[0] == "![":
                    while marks and marks[-1].start >= opening.start():
                        marks.pop()
                    marks.append(Mark(opening.start(), at, "image"))
                else:
                    marks.append(Mark(opening.start(), opening.end(), "link", ""))
                    marks.append(Mark(match.start(), at, "link", ""))
            elif mark := self._mark(match):
                marks.append(mark)
                at = mark.end
        # the bracket that opens a link is known to be one only where the link ends
        return iter(sorted(marks, key=lambda mark: mark.start))

    def _mark(self, match: re.Match[str]) -> Mark | None:
        """The mark that begins at a match, None where it is none after all."""
        start, end = match.span()
        kind = match.lastgroup
        if kind == "comment":
            closed = self._end("-->", end)
            return Mark(start, closed, "comment") if closed else None
        if kind == "tag":
            return self._tag(match)
        if kind == "template":
            return self._template(match)
        if kind == "fence":
            return self._fence(match)
        if kind in ("autolink", "definition"):
            return Mark(start, end, "link")
        return Mark(start, end, "template", "")  # attributes of what stands before, or a footnote

    def _tag(self, match: re.Match[str]) -> Mark | None:
        start, end = match.span()
        name = match["tag"].lower()
        opening = not match["closing"]
        if opening and (name in _UNREAD or name == _CAPTION):
            closed = self._end(rf"</{name}\s{{0,9}}>", end)
            return Mark(start, closed or end, "image" if name == _CAPTION else "unread")
        if name == "img":
            return Mark(start, end, "image")
        if name in _INLINE:
            return Mark(start, end, "tag", "")
        if name == "br":
            return Mark(start, end, "tag")
        if name in _BLOCK or name in _UNREAD or name == _CAPTION or "-" in name:
            return Mark(start, end, "tag", "\n")
        return None  # "<A.N>" is a share

    def _template(self, match: re.Match[str]) -> Mark | None:
        start, end = match.span()
        closing = _CLOSING[match["template"]]
        closed = self.text.find(closing, end, end + _LONGEST_TEMPLATE)
        if closed < 0:
            return None
        after = closed + len(closing)
        named = _TEMPLATE_NAME.match(self.text, end, closed)
        name = named[1].lower() if named else ""
        if name in _IMAGES:
            return Mark(start, after, "image")
        if name in _UNREAD and match["template"] != "{{":
            ends = f"end{name}" if match["template"] == "{%" else f"/{name}"
            last = self._end(rf"{{[{{%][<%]?[-\s]{{0,9}}{ends}[^{{}}]{{0,200}}\}}", after)
            if last:
                return Mark(start, last + (closing != "%}"), "unread")
        return Mark(start, after, "comment" if closing == "#}" else "template")

    def _fence(self, match: re.Match[str]) -> Mark | None:
        fence = match[0].strip()
        if fence in self.absent:
            return None
        for closing in _FENCE_END.finditer(self.text, match.end()):
            if closing[1].startswith(fence):
                return Mark(match.start(), closing.end(), "unread")
        self.absent.add(fence)
        return None

    def _end(self, closing: str, start: int) -> int:
        """Where what closes a stretch, a pattern, ends behind `start`; 0 where it is nowhere."""
        if closing in self.absent:
            return 0
        found = re.compile(closing, re.IGNORECASE).search(self.text, start)
        if found is None:
            self.absent.add(closing)
            return 0
        return found.end()


def _refers(opening: re.Match[str], match: re.Match[str], defined: set[str]) -> bool:
    """Whether `[words][label]` is a link: some line gives the label's address."""
    first = max(opening.end(), match.start() - _LONGEST_LABEL)
    return _label(match[0][2:-1] or match.string[first : match.start()]) in defined


def _label(label: str) -> str:
    return " ".join(label.casefold().split())
