"""The labelled sets: read, and checked for their form."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LANGUAGES = ("fr", "en", "es", "de", "it", "pt")
HALVES = ("tuned", "unseen")
KINDS = ("outlet", "agency", "institution", "person")
HEDGES = (None, "approx", "at_least", "at_most")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: `article` is None where either answer is right."""

    start: int
    end: int
    article: bool | None


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is copied from the web, and what each of its lines is."""

    text: str
    lines: tuple[Line, ...]


def items(kind: str, language: str, half: str) -> list[dict[str, Any]]:
    """The labelled items of a set: citations, quotations, figures or names."""
    path = HERE / language / half / f"{kind}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def pages(language: str, half: str) -> list[Page]:
    """The labelled pages of one half of a language."""
    return [_page(path) for path in _page_paths(HERE / language / half)]


def _page_paths(folder: Path) -> list[Path]:
    """The pages of a folder, by their numbers."""
    return sorted(folder.glob("page-*.txt"), key=lambda path: int(path.stem.partition("-")[2]))


def _page(path: Path) -> Page:
    article = {"T ": True, "D ": False, "? ": None}
    lines: list[Line] = []
    shown: list[str] = []
    at = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        text = line[2:]
        if text.strip():
            lines.append(Line(at, at + len(text), article[line[:2]]))
        shown.append(text)
        at += len(text) + 1
    return Page("\n".join(shown), tuple(lines))


def place(text: str, stretch: str, nth: int = 1) -> int:
    """Where a stretch stands in a text for the nth time, as a word of its own where it can."""
    at = -1
    for _ in range(nth):
        at = text.index(stretch, at + 1)
        while _inside_word(text, at, at + len(stretch)) and stretch in text[at + 1 :]:
            at = text.index(stretch, at + 1)
    return at


def _inside_word(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return before or after


def faults(language: str, half: str) -> Iterator[str]:
    """What is wrong with the form of one half of a language's labels."""
    folder = HERE / language / half
    for kind, count in (("citations", 50), ("quotations", 17), ("figures", 25), ("names", 5)):
        path = folder / f"{kind}.jsonl"
        if not path.is_file():
            yield f"{path} is missing"
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) < count:
            yield f"{path}: {len(lines)} items, {count} wanted"
        for number, line in enumerate(lines, 1):
            try:
                for fault in _CHECKS[kind](json.loads(line)):
                    yield f"{path}:{number}: {fault}"
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                yield f"{path}:{number}: {error!r}"
    paths = _page_paths(folder)
    if len(paths) < 5:
        yield f"{folder}: {len(paths)} pages, 5 wanted"
    for path in paths:
        for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and line[:2] not in ("T ", "D ", "? "):
                yield f"{path}:{at}: begins with neither 'T ' nor 'D ' nor '? '"


def _citation_faults(item: dict[str, Any]) -> Iterator[str]:
    for cited in item["citations"]:
        if cited["kind"] not in KINDS:
            yield f"{cited['kind']} is no kind"
        if unknown := set(cited) - {
            *("source", "kind", "at", "nth", "says", "anaphora", "weak", "optional")
        }:
            yield f"unknown keys {unknown}"
        try:
            place(item["text"], cited["at"], cited.get("nth", 1))
        except ValueError:
            yield f"{cited['at']!r} is not in the text so often"
        for stretch in cited.get("says", ()):
            if stretch not in item["text"]:
                yield f"{stretch!r} is not in the text"
        if not cited.get("says") and not cited.get("weak") and not cited.get("optional"):
            yield f"{cited['at']!r} says nothing"


def _quotation_faults(item: dict[str, Any]) -> Iterator[str]:
    at = 0
    for quoted in item["quotations"]:
        found = item["text"].find(quoted["quote"], at)
        if found < 0:
            yield f"{quoted['quote']!r} is not in the text after the one before it"
        at = max(at, found + len(quoted["quote"]))
        if quoted["speaker"] is not None and not isinstance(quoted["speaker"], str):
            yield "a speaker is a name or null"


def _figure_faults(item: dict[str, Any]) -> Iterator[str]:
    for side in ("a", "b"):
        if item[side]["language"] not in LANGUAGES:
            yield f"{item[side]['language']} is no language of the set"
        if not item[side]["text"]:
            yield "an empty text"
    if not isinstance(item["equal"], bool):
        yield "equal is true or false"
    if len(item["hedges"]) != 2 or any(hedge not in HEDGES for hedge in item["hedges"]):
        yield f"{item['hedges']} are no hedges"


def _name_faults(item: dict[str, Any]) -> Iterator[str]:
    if not (item["a"] and item["b"] and isinstance(item["same"], bool)):
        yield "a, b and same are wanted"


_CHECKS = {
    "citations": _citation_faults,
    "quotations": _quotation_faults,
    "figures": _figure_faults,
    "names": _name_faults,
}


if __name__ == "__main__":
    chosen = sys.argv[1:] or LANGUAGES
    wrong = [fault for name in chosen for half in HALVES for fault in faults(name, half)]
    print("\n".join(wrong) or "all in form")
    sys.exit(1 if wrong else 0)
