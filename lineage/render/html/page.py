"""Put a page together: its template, style and script in one file under a policy of its own."""

import json
import re
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from lineage.render.escape import printable
from lineage.render.report_svg import STYLE
from lineage.render.wording import Wording

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]+")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def write_page(template: str, wording: Wording, data: Any, **values: Any) -> str:
    """A page from its template: nothing in it is fetched, nothing runs but its own script.

    `data` is what the script reads.
    """
    style, script = STYLE + _file("page.css"), _file("page.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return (
        _environment()
        .get_template(template)
        .render(
            policy=policy,
            style=Markup(style),
            script=Markup(script),
            data=escaped_json(data),
            w=wording,
            t=teller(wording),
            **values,
        )
    )


def teller(wording: Wording) -> Callable[..., Markup]:
    """What gives a message as HTML, with values in it that are made safe."""

    def tell(key: str, number: int | None = None, /, **values: Any) -> Markup:
        filled = {name: shown(value) for name, value in values.items()}
        if number is not None:
            filled["n"] = wording.number(number)
        return Markup(wording.message(key, number)).format(**filled)

    return tell


def shown(value: Any) -> Any:
    """A value as it may stand in a page: of a text, no control but newlines and tabs."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else printable(value)


def escaped_json(data: Any) -> Markup:
    """Data as JSON in which no character means anything to HTML.

    >>> print(escaped_json(["</script>"]))
    ["\\u003c/script\\u003e"]
    """
    text = json.dumps(data, separators=(",", ":"), sort_keys=True)
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


def safe_address(address: str | None) -> str | None:
    """An address that a page may link to: one of the web, else None.

    >>> safe_address("https://a.example/b"), safe_address("javascript:alert(1)")
    ('https://a.example/b', None)
    """
    return address if address and _ADDRESS.fullmatch(address) else None


def language_tag(code: str | None) -> str | None:
    """A language as the attribute `lang` takes it, else None."""
    return code if code and _TAG.fullmatch(code) else None


def _digest(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


@cache
def _file(name: str) -> str:
    folder = resources.files("lineage.render.html").joinpath("templates")
    return folder.joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
