"""What YAML, TOML and JSON give, as values that can be written as JSON and as UTF-8."""

import math
import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")
_DEPTH = 40


def clean(text: str) -> str:
    """Text whose lone surrogates, which no file can hold, are replaced by U+FFFD.

    >>> clean("a\\ud83d")
    'a�'
    """
    return _SURROGATE.sub("\ufffd", text)


def plain(value: object, depth: int = 0) -> Any:
    """A value as null, bool, number, string, list or object of JSON.

    Raises ValueError if it is nested deeper than anyone writes.

    >>> plain({"day": date(2024, 10, 25), "share": float("nan"), 1: ("a", "b")})
    {'day': '2024-10-25', 'share': None, '1': ['a', 'b']}
    """
    if depth > _DEPTH:
        raise ValueError(f"it is nested more than {_DEPTH} levels deep")
    if isinstance(value, str):
        return clean(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        # Python refuses to write longer numbers as decimals
        return value if value.bit_length() < 4096 else hex(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {
            key if isinstance(key, str) and key.isascii() else clean(_key(key)): plain(
                item, depth + 1
            )
            for key, item in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [plain(item, depth + 1) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(clean(_key(item)) for item in value)
    return clean(repr(value))


def _key(value: object) -> str:
    written = plain(value)
    return written if isinstance(written, str) else str(written)
