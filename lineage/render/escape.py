"""Make text from an article safe to show: nothing in it may act on a terminal or a page."""

import re
from html import escape

# C0 and C1 controls but for tab and newline; line separators that are none to a terminal; the
# characters that reorder or hide text; what UTF-8 cannot encode
CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
UNBREAKABLE = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
"""The spaces at which no line is broken."""
_BREAKS = re.compile(rf"[^\S{UNBREAKABLE}]+")
_NO_XML = re.compile("[\ufffe\uffff]")


def printable(text: str) -> str:
    """`text` with controls and bidirectional marks written out, newlines and tabs kept.

    >>> printable("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    return CONTROL.sub(lambda match: ascii(match[0])[1:-1], text)


def one_line(text: str) -> str:
    """`printable` text on one line, runs of white space folded.

    >>> one_line(" two\\n lines ")
    'two lines'
    """
    return printable(" ".join(text.split()))


def kept_together(text: str) -> str:
    """`one_line` text that keeps the spaces at which no line is broken.

    >>> kept_together("deux\\n lignes\\u202f! ")
    'deux lignes\\u202f!'
    """
    return printable(_BREAKS.sub(" ", text).strip(" "))


def without_xml_errors(text: str) -> str:
    """`one_line` text with what no XML may hold written out.

    >>> without_xml_errors("a\\uffff <b>")
    'a\\\\uffff <b>'
    """
    return _NO_XML.sub(lambda match: ascii(match[0])[1:-1], one_line(text))


def xml(text: str) -> str:
    """`one_line` text for XML, in an element or an attribute.

    >>> xml("a < b & c")
    'a &lt; b &amp; c'
    """
    return escape(without_xml_errors(text))


def shorten(text: str, length: int) -> str:
    """`one_line` text of at most `length` characters, cut between words, the cut marked.

    >>> shorten("le président russe aurait fait pression", 20)
    'le président russe…'
    """
    line = one_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > length // 2 else cut).rstrip(" ,;:") + "…"
