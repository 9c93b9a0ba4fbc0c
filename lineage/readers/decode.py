"""Bytes to text: UTF-8 first, then what the bytes show; no character is changed or dropped."""

import codecs

from lineage.readers.source import WINDOW, ReadError

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
)
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r\f\x1b"))
_CONTROL_SHARE = 0.05  # random bytes have 0.1
# What news is written in; the guess is between these, since among all there are it is often odd
_CANDIDATES = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r"]
_CANDIDATES += ["shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"]
_MIXED = "utf-8 with stray bytes"


def wide_encoding(sample: bytes) -> str | None:
    """The UTF-16 or UTF-32 that the first bytes of a text show, by a mark or by their NULs.

    >>> wide_encoding("Le président".encode("utf-16-le"))
    'utf-16-le'
    """
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return encoding
    even, odd = sample[:WINDOW:2], sample[1:WINDOW:2]
    if len(odd) < 4:
        return None
    # European text has a NUL in one half of each pair and hardly ever in the other
    for other, half, encoding in ((even, odd, "utf-16-le"), (odd, even, "utf-16-be")):
        if half.count(0) > 0.4 * len(half) and other.count(0) < 0.02 * len(other):
            return encoding
    return None


def refuse_binary(sample: bytes) -> None:
    """Check that the first bytes of a file may be text.

    Raises ReadError if they are those of an image, an archive or the like.

    >>> refuse_binary(b"Le minist\\xe8re a dit vendredi")
    """
    remedy = "Save the article as plain text in UTF-8."
    for signature, kind in _SIGNATURES:
        if sample.startswith(signature):
            raise ReadError("binary", f"it is {kind}, not text", remedy)
    window = sample[:WINDOW]
    controls = len(window) - len(window.translate(None, _CONTROLS))
    if controls > _CONTROL_SHARE * len(window) and not wide_encoding(window):
        raise ReadError("binary", "it holds binary data, not text", remedy)


def decode(data: bytes) -> str:
    """The text of a whole file; a UTF-8 byte order mark stays in it as its first character.

    Raises ReadError if it is no text.

    >>> decode("Près de l’Élysée".encode("cp1252"))
    'Près de l’Élysée'
    """
    refuse_binary(data)
    if wide := wide_encoding(data):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return decode_as(data, guess(data, error.start))


def decode_as(data: bytes, encoding: str) -> str:
    """Text in an encoding that was guessed; where the guess does not fit, Western European.

    >>> decode_as(b"Le minist\\xe8re", "cp1252")
    'Le ministère'
    """
    if encoding == _MIXED:
        return data.decode("utf-8", "lineage.stray")
    for name in (encoding, "cp1252"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def guess(data: bytes, first: int) -> str:
    """The encoding of bytes that are not UTF-8, the first offence being at `first`.

    >>> guess("Президент заявил в пятницу".encode("cp1251"), 0)
    'cp1251'
    """
    sample = _words(data, first)
    lenient = sample.decode("utf-8", "replace")
    stray = lenient.count("\ufffd")
    # A few stray bytes among many characters of UTF-8: pasted together from two encodings, or cut
    if 4 * stray <= sum(character > "\x7f" for character in lenient) - stray:
        return _MIXED
    # Slow to import, and few files come here
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=_CANDIDATES)
    best = matches.best()
    if best is None:
        return "cp1252"
    # Short texts fit many encodings equally well, of which this one is by far the most frequent
    for match in matches:
        if (match.chaos, match.coherence) == (best.chaos, best.coherence) and (
            "cp1252" in match.could_be_from_charset
        ):
            return "cp1252"
    return best.encoding


def _words(data: bytes, first: int) -> bytes:
    """At most WINDOW bytes around `first`, cut at white space so that no character is cut."""
    start = max(0, first - WINDOW // 2)
    sample = data[start : start + WINDOW]
    if start > 0:
        sample = sample[max(sample.find(b"\n", 0, first - start), 0) :]
    if start + WINDOW < len(data) and (end := sample.rfind(b"\n", first - start)) > 0:
        sample = sample[:end]
    return sample


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are not UTF-8 as Western European."""
    assert isinstance(error, UnicodeDecodeError)
    return decode_as(error.object[error.start : error.end], "cp1252"), error.end


codecs.register_error("lineage.stray", _stray)
