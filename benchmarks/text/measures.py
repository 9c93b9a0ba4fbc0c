"""The readings of the text stage beside their labels, and beside the simplest baseline, counted."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from benchmarks.text.labels import LANGUAGES, items, place
from benchmarks.text.labels import pages as labelled_pages
from lineage.model import Document, Span
from lineage.text import Annotated, annotate
from lineage.text.figures import Figure, hedge_kind
from lineage.text.gazetteer import institution_names, outlet_of, outlets
from lineage.text.names import key_of, sound
from lineage.text.sources.reading import Reading, read_words

PRESS = ("outlet", "agency")
_MARKS = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|„[^“]*“")
_CAPITALS = re.compile(r"[A-ZÀ-Ý]\w+(?: [A-ZÀ-Ý]\w+)+")
_DIGITS = re.compile(r"\d[\d.,  ]*\d|\d")


class Counts(NamedTuple):
    """`right` of `found` are right, `met` of `wanted` are found."""

    found: int = 0
    right: int = 0
    wanted: int = 0
    met: int = 0


class Place(NamedTuple):
    """Where a source is named, as found or as labelled."""

    start: int
    end: int
    source: str
    kind: str


def read(text: str, language: str, date: str | None = None) -> Annotated:
    """One text on its own, as the pipeline reads it."""
    day = datetime.fromisoformat(f"{date}T12:00:00").replace(tzinfo=UTC) if date else None
    [found] = annotate([Document("text", text, language=language, published=day)])
    return found


def reading_of(found: Annotated) -> Reading:
    """The words of a text, as what names and cites is sought in them."""
    quoted = tuple(Span(one.start, one.end) for one in found.quotations)
    return read_words(
        found.document.text,
        found.language,
        found.sentences,
        found.names,
        quoted,
        found.boilerplate,
    )


def citations(language: str, half: str) -> dict[str, Counts]:
    """Citations: all, those of the press, those that refer back, and what they credit."""
    return _citations(language, half, cited)


def named(language: str, half: str) -> dict[str, Counts]:
    """The same where every name of an outlet in the gazetteer is a citation."""
    return _citations(language, half, every_name)


def cited(text: str, language: str) -> tuple[list[Place], set[int]]:
    """Where the sources of a text are cited, and the characters that are credited to any."""
    found = read(text, language)
    credited = {at for span in found.attributed for at in range(span.start, span.end)}
    places = [item.citation for item in found.cited]
    return [Place(c.start, c.end, c.source, c.kind) for c in places], credited


@cache
def _names() -> re.Pattern[str]:
    names = sorted((name for name in outlets() if "(" not in name), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def every_name(text: str, language: str) -> tuple[list[Place], set[int]]:
    """The same where every name of an outlet is a citation, which is credited with nothing."""
    found = [Place(m.start(), m.end(), m[0], "outlet") for m in _names().finditer(text)]
    return found, set()


def _citations(language: str, half: str, method: Any) -> dict[str, Counts]:
    counted: dict[str, list[Counts]] = {"all": [], "press": [], "anaphora": [], "says": []}
    for item in items("citations", language, half):
        text = item["text"]
        found, credited = method(text, language)
        wanted = [(labelled(text, cited), cited) for cited in item["citations"]]
        for part, counts in compared(found, wanted).items():
            counted[part].append(counts)
        says = set(_said(text, item["citations"]))
        letters = {at for at in credited if not text[at].isspace()}
        counted["says"].append(
            Counts(len(letters), len(letters & says), len(says), len(letters & says))
        )
    return {part: total(counts) for part, counts in counted.items()}


def compared(found: list[Place], wanted: list[tuple[Place, dict[str, Any]]]) -> dict[str, Counts]:
    """The citations of one text beside its labels: all, of the press, and what refers back."""
    back = [at for at, cited in wanted if cited.get("anaphora")]
    met = sum(any(same(one, at) for one in found) for at in back)
    return {
        "all": _met(found, wanted, None),
        "press": _met(found, wanted, PRESS),
        "anaphora": Counts(met, met, len(back), met),
    }


def labelled(text: str, cited: dict[str, Any]) -> Place:
    start = place(text, cited["at"], cited.get("nth", 1))
    return Place(start, start + len(cited["at"]), cited["source"], cited["kind"])


def _met(
    found: list[Place], wanted: list[tuple[Place, dict[str, Any]]], kinds: tuple[str, ...] | None
) -> Counts:
    """Each label is met by one finding at most; what is optional counts on neither side."""
    free = list(found)
    right = missed = optional = 0
    # what has to be found first, so that nothing optional takes its place
    for at, cited in sorted(wanted, key=lambda entry: bool(entry[1].get("optional"))):
        if kinds and at.kind not in kinds and not cited.get("optional"):
            continue
        if cited.get("optional"):
            near = [one for one in free if overlap(one, at)]
        else:
            near = [one for one in free if same(one, at)]
        for one in near[:1]:
            free.remove(one)
        if cited.get("optional"):
            optional += bool(near)
        elif near:
            right += 1
        else:
            missed += 1
    wrong = sum(not kinds or one.kind in kinds for one in free)
    return Counts(right + wrong, right, right + missed, right)


def overlap(a: Place, b: Place) -> bool:
    return a.start < b.end and b.start < a.end


def same(found: Place, label: Place) -> bool:
    """Whether a finding is the source of a label: at its place, of its kind, by its name.

    An outlet by its name in the gazetteer; others where one name holds the other; a public body
    by its place alone, for it has as many names as writers.
    """
    if not overlap(found, label) or (found.kind in PRESS) != (label.kind in PRESS):
        return False
    if found.kind in PRESS:
        return outlet_of(found.source, None) == outlet_of(label.source, None) or _holds(
            found.source, label.source
        )
    if found.kind != label.kind:
        return False
    return found.kind == "institution" or _holds(found.source, label.source)


def _holds(one: str, other: str) -> bool:
    short, long = sorted((key_of(one).split(), key_of(other).split()), key=len)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _said(text: str, cited: list[dict[str, Any]]) -> Iterator[int]:
    for one in cited:
        for stretch in one.get("says", ()):
            start = text.index(stretch)
            yield from (at for at in range(start, start + len(stretch)) if not text[at].isspace())


def quotations(language: str, half: str) -> dict[str, Counts]:
    """Quoted stretches by their ends, and the speakers of those that are labelled."""
    return _quotations(
        language,
        half,
        lambda text: {(q.start, q.end): q.speaker for q in read(text, language).quotations},
    )


def between_marks(language: str, half: str) -> dict[str, Counts]:
    """The same by a regular expression, the nearest two capitalised words being the speaker."""

    def method(text: str) -> dict[tuple[int, int], str | None]:
        return {match.span(): nearest_name(text, *match.span()) for match in _MARKS.finditer(text)}

    return _quotations(language, half, method)


def nearest_name(text: str, start: int, end: int) -> str | None:
    """The two capitalised words outside a stretch that begin nearest to its end."""
    people = [m for m in _CAPITALS.finditer(text) if not start < m.start() < end]
    nearest = min(people, key=lambda m: abs(m.start() - end), default=None)
    return nearest[0] if nearest else None


def _quotations(language: str, half: str, method: Any) -> dict[str, Counts]:
    spans: list[Counts] = []
    speakers: list[Counts] = []
    for item in items("quotations", language, half):
        text = item["text"]
        found = method(text)
        wanted: dict[tuple[int, int], str | None] = {}
        at = 0
        for quoted in item["quotations"]:
            start = text.index(quoted["quote"], at)
            at = start + len(quoted["quote"])
            wanted[start, at] = quoted["speaker"]
        both = found.keys() & wanted.keys()
        spans.append(Counts(len(found), len(both), len(wanted), len(both)))
        heard = sum(span in found and speaks(found[span], who) for span, who in wanted.items())
        speakers.append(Counts(len(wanted), heard, len(wanted), heard))
    return {"spans": total(spans), "speakers": total(speakers)}


def speaks(found: str | None, label: str | None) -> bool:
    """Whether who was found to speak is who is labelled, an institution by whatever name it has."""
    if found is None or label is None:
        return found is label
    outlet = outlet_of(found, None) == outlet_of(label, None)
    return outlet or _holds(found, label) or found in _institutions().get(key_of(label), ())


@cache
def _institutions() -> dict[str, set[str]]:
    """By the key of a name in any language: the institutions that the gazetteer knows by it."""
    known: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for source, names in institution_names(language):
            for name, _ in names:
                known.setdefault(key_of(name), set()).add(source.name)
    return known


def pages(language: str, half: str) -> dict[str, Counts]:
    """Lines of pages, read as one heap: those removed that are debris."""
    labelled = labelled_pages(language, half)
    documents = [Document(str(n), p.text, language=language) for n, p in enumerate(labelled)]
    counts = []
    for page, found in zip(labelled, annotate(documents), strict=True):
        for line in page.lines:
            if line.article is None:
                continue
            inside = (
                min(span.end, line.end) - max(span.start, line.start) for span in found.boilerplate
            )
            gone = 2 * sum(letters for letters in inside if letters > 0) > line.end - line.start
            right = gone and not line.article
            counts.append(Counts(int(gone), int(right), int(not line.article), int(right)))
    return {"lines": total(counts)}


def figures(language: str, half: str) -> dict[str, Counts]:
    """Pairs of figures told equal or not, and their hedges."""
    pairs: list[Counts] = []
    hedges: list[Counts] = []
    for item in items("figures", language, half):
        sides = [
            read(item[side]["text"], item[side]["language"], item[side].get("date"))
            for side in ("a", "b")
        ]
        told = any(_equal(x, y) for x, y in product(*(side.figures for side in sides)))
        pairs.append(_decision(told == item["equal"]))
        for side, label in zip(sides, item["hedges"], strict=True):
            kinds = [hedge_kind(f.hedge, side.language) for f in side.figures if f.hedge]
            hedges.append(_decision((kinds[0] if kinds else None) == label))
    return {"pairs": total(pairs), "hedges": total(hedges)}


def _equal(a: Figure, b: Figure) -> bool:
    if a.unit == b.unit == "day" and a.year and b.year and a.year != b.year:
        return False
    return a.value == b.value and a.unit == b.unit and a.unit != "calendar year"


def digits(language: str, half: str) -> dict[str, Counts]:
    """The same where figures are equal that have the same digits."""
    pairs = [
        _decision((_digits(item["a"]["text"]) == _digits(item["b"]["text"])) == item["equal"])
        for item in items("figures", language, half)
    ]
    return {"pairs": total(pairs)}


def _digits(text: str) -> list[str]:
    return [re.sub(r"\D", "", number) for number in _DIGITS.findall(text)]


def names(language: str, half: str) -> dict[str, Counts]:
    """Pairs of names told to be spellings of one, or two."""
    pairs = [
        _decision(same_name(key_of(item["a"]), key_of(item["b"])) == item["same"])
        for item in items("names", language, half)
    ]
    return {"pairs": total(pairs)}


def same_name(one: str, other: str) -> bool:
    """Whether two keys may be spellings of one name: their surnames sound alike, and what both
    give beside it.

    >>> same_name("sergei kirienko", "serguei kiriyenko"), same_name("hassan roy", "hussein roy")
    (True, False)
    """
    first, second = ([sound(word) for word in key.split()] for key in (one, other))
    if not first or not second or first[-1] != second[-1]:
        return False
    given = list(zip(first[:-1], second[:-1], strict=False))
    return all(a == b or _bones(a) == _bones(b) for a, b in given)


def _bones(sounded: str) -> str:
    return sounded[:1] + "".join(letter for letter in sounded[1:] if letter not in "aeiou")


def spellings(language: str, half: str) -> dict[str, Counts]:
    """The same where only equal letters make one name."""
    pairs = [
        _decision((key_of(item["a"]) == key_of(item["b"])) == item["same"])
        for item in items("names", language, half)
    ]
    return {"pairs": total(pairs)}


def _decision(right: bool) -> Counts:
    return Counts(1, int(right), 1, int(right))


def total(counts: list[Counts]) -> Counts:
    """Counts of several texts together."""
    return Counts(*map(sum, zip(*counts, strict=True))) if counts else Counts()
