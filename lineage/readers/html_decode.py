"""Bytes of a web page to text, by its byte order mark, by UTF-8, and by what the page declares."""

import codecs
import re

from lineage.readers.decode import decode, decode_as, refuse_binary, wide_encoding

_HEAD = 4096
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,500}?\b(?:charset|encoding)[ \t\r\n]{0,9}=[\"' \t\r\n]{0,9}"
    rb"([a-z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
# What browsers take these labels for, where Python takes them for something narrower
_LABELS = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
}
# Python's other codecs are not for text, or not for web pages
_OF_THE_WEB = re.compile(
    r"cp125\d|cp874|cp866|cp932|cp949|iso8859-\d+|koi8-[ru]|mac-\w+|euc_jp|iso2022_jp"
    r"|big5(?:hkscs)?|gb18030"
)


def decode_page(data: bytes) -> str:
    """The text of a whole page; UTF-8 comes first, for many pages declare what they were once.

    Raises ReadError if it is no text.

    >>> decode_page('<meta charset="iso-8859-2"><p>Łódź'.encode("iso-8859-2"))[-4:]
    'Łódź'
    """
    declared = _declared(data)
    if declared is None or wide_encoding(data):
        return decode(data)
    refuse_binary(data)
    # the one encoding of the web whose bytes are all those of ASCII
    if declared == "iso2022_jp" and data.isascii():
        return data.decode(declared, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(declared)
    except UnicodeDecodeError:
        one_byte = declared.startswith(("cp125", "iso8859"))
        return decode_as(data, declared) if one_byte else data.decode(declared, "replace")


def _declared(data: bytes) -> str | None:
    """What the page declares, if it is an encoding of web pages other than UTF."""
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return None
    label = found[1].decode("ascii").lower()
    try:
        name = codecs.lookup(_LABELS.get(label, label)).name
    except LookupError:
        return None
    return name if _OF_THE_WEB.fullmatch(name) else None
