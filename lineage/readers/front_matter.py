"""Front matter: the names and values in YAML, TOML or JSON that a Markdown file may begin with."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from lineage.readers.source import ReadError

# Longer than anyone writes; the parsers take quadratic time on some of what could be in it
_LIMIT = 16_384
# Eleventy has the format behind the dashes; JSON in Hugo has no marks
_OPENING = re.compile(r"\ufeff?(?:(---)([a-z]{2,10})?|(\+\+\+))[ \t]*\r?\n")
_OBJECT = re.compile(r"\ufeff?(?=\{\s*[\"}])")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*\r?$", re.MULTILINE),
}
_NAME = re.compile(r"[^\s:\-][^:]{0,100}:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Its fields, where the article begins after it, and what is wrong with it."""

    fields: Mapping[Any, Any]
    end: int
    problem: ReadError | None = None


class _NoAliases(yaml.SafeLoader):
    """A loader for which a few bytes cannot stand for billions of values."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases (*name) are not allowed in it")
        return super().compose_node(parent, index)


def front_matter(text: str) -> FrontMatter:
    """The front matter of a text; no fields and a problem if it is broken.

    >>> front_matter("---\\ntitle: Accord\\n---\\nIl a plu.")
    FrontMatter(fields={'title': 'Accord'}, end=21, problem=None)
    """
    if unmarked := _OBJECT.match(text):
        return _object(text, unmarked.end())
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter({}, 0)
    marks, start = opening[1] or opening[3], opening.end()
    form = "toml" if opening[3] else opening[2] or "yaml"
    closing = _CLOSING[marks].search(text, start, start + _LIMIT)
    body = text[start : closing.start() if closing else start + _LIMIT]
    if marks == "---" and not opening[2] and not _has_names(body):
        # a rule drawn across the page
        return FrontMatter({}, 0)
    if closing is None:
        return FrontMatter({}, 0, _broken(f"it is not closed within {_LIMIT // 1024} KB"))
    try:
        fields = _parse(form, body)
    # On hostile values the YAML parser raises errors of nearly every kind there is
    except Exception as error:
        return FrontMatter({}, closing.end(), _broken(_reason(error)))
    return FrontMatter(fields, closing.end())


def _object(text: str, start: int) -> FrontMatter:
    """The front matter in the JSON object at `start`, which ends its line."""
    try:
        fields, end = json.JSONDecoder(strict=False).raw_decode(text[: start + _LIMIT], start)
    except (ValueError, RecursionError) as error:
        return FrontMatter({}, 0, _broken(_reason(error)))
    ended = text[end : end + 1] in ("", "\r", "\n")
    return FrontMatter(fields, end) if ended else FrontMatter({}, 0)


def _has_names(body: str) -> bool:
    lines = (line.strip() for line in body.splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), None)
    return first is not None and _NAME.match(first) is not None


def _parse(form: str, body: str) -> Mapping[Any, Any]:
    if form == "toml":
        return tomllib.loads(body.replace("\r\n", "\n"))
    if form == "json":
        fields = json.loads(body, strict=False)
    elif form in ("yaml", "yml"):
        fields = yaml.load(body, Loader=_NoAliases)
    else:
        raise ValueError(f"it is in {form!r}, which is not read")
    if not isinstance(fields, dict):
        raise ValueError("it is not a list of names and values")
    return fields


def _reason(error: Exception) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0][:200]


def _broken(reason: str) -> ReadError:
    return ReadError(
        "bad-front-matter",
        f"the front matter cannot be understood: {reason}",
        "Correct the front matter, in YAML, TOML or JSON, or remove it.",
    )
