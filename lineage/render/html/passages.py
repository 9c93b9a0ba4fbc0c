"""The passages of a family as a page shows them: versions side by side, and what disagrees."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lineage.model import Conflict, Family, Passage, Witness
from lineage.render.forest import forest
from lineage.render.html.names import Names, anchor
from lineage.render.html.page import language_tag
from lineage.render.html.versions import Marked, marked
from lineage.render.report_passages import common_passages, passages_of

_LENGTH = 1200
_EXCERPT = 90
_CONTEXT = 130


@dataclass(frozen=True, slots=True)
class Version:
    """How articles of one language word a passage; their first one is `marked` against none.

    `numbers` are those of the articles, for the script.
    """

    names: Markup
    numbers: str
    tongue: str | None
    text: str
    marked: Marked | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage with all its versions."""

    anchor: str
    kind: str
    count: int
    alerts: tuple[Markup, ...]
    excerpt: str
    versions: tuple[Version, ...]
    differing: bool
    common: bool


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Values that cannot both be right, or words that only one article has, where they stand."""

    title: Markup
    anchor: str
    rows: tuple[tuple[str, Markup, str, Markup], ...]
    """What is said, by whom, in what context, and what is to be said of the others."""


def entries(names: Names, family: Family) -> list[Entry]:
    """The passages of a family, first those that matter most; each is in one family of a page."""
    trees = forest(names.view, family)
    order = {node.id: at for at, node in enumerate(trees.preorder())}
    return [
        _entry(names, passage, order)
        for passage in passages_of(names.view, family)
        if _home(names, passage) == family.id
    ]


def _home(names: Names, passage: Passage) -> str | None:
    """The family most of whose articles have a passage."""
    of = Counter(names.view.articles[span.document].family for span in passage.spans)
    return min((name for name in of if name), key=lambda name: (-of[name], name), default=None)


def _entry(names: Names, passage: Passage, order: Mapping[str, int]) -> Entry:
    spans = sorted(passage.spans, key=lambda span: (order.get(span.document, 0), span.document))
    first = spans[0]
    alike: dict[tuple[str | None, str], list[Witness]] = {}
    tongues: dict[str | None, Witness] = {}
    for span in spans:
        language = names.view.articles[span.document].language
        tongues.setdefault(language, span)
        alike.setdefault((language, names.view.version(span, _LENGTH)), []).append(span)
    versions = [
        _version(names, same, text, tongues[language]) for (language, text), same in alike.items()
    ]
    alerts = []
    if passage.conflict:
        alerts.append(names.tell(f"disagree-{passage.conflict.type}"))
    if passage.odd:
        alerts.append(names.tell("one-alone"))
    compared = [version.marked for version in versions if version.marked]
    return Entry(
        anchor=anchor(passage.id),
        kind=passage.kind,
        count=len(spans),
        alerts=tuple(alerts),
        excerpt=names.view.version(first, _EXCERPT),
        versions=tuple(versions),
        differing=any(item.alike for item in compared),
        common=any(not item.alike for item in compared),
    )


def _version(names: Names, same: Sequence[Witness], text: str, first: Witness) -> Version:
    view = names.view
    article = view.articles[same[0].document]
    told = bool(same[0].text) or article.text is not None
    beside = told and same[0] is not first
    return Version(
        names=names.listed([span.document for span in same]),
        numbers=" ".join(str(names.numbers[span.document]) for span in same),
        tongue=language_tag(article.language),
        text=text,
        marked=marked(text, view.version(first, _LENGTH)) if beside else None,
    )


def disagreements(names: Names, family: Family) -> list[Disagreement]:
    """Where the articles of a family disagree, and the words that one of them alone has."""
    found = []
    passages = common_passages(names.view, family)
    for passage in passages:
        if passage.conflict:
            found.append(_conflict(names, passage, passage.conflict))
    for passage in passages:
        if passage.odd:
            found.append(_odd(names, passage))
    return found


def _conflict(names: Names, passage: Passage, conflict: Conflict) -> Disagreement:
    having: dict[str, list[int]] = {}
    for at, value in enumerate(conflict.values):
        having.setdefault(names.wording.amount(value.value, value.unit), []).append(at)
    rows = []
    for told, places in having.items():
        first, *others = (conflict.values[at] for at in places)
        rest = names.listed([value.document for value in others])
        rows.append(
            (
                told,
                names.article(first.document),
                names.view.context(first.document, first.start, first.end, _CONTEXT),
                names.tell("also-in", names=rest) if others else Markup(),
            )
        )
    return Disagreement(names.tell(f"disagree-{conflict.type}"), anchor(passage.id), tuple(rows))


def _odd(names: Names, passage: Passage) -> Disagreement:
    rows = []
    for place in passage.odd:
        others = [span.document for span in passage.spans if span.document != place.document]
        rows.append(
            (
                names.view.words(place.document, place.start, place.end, _CONTEXT),
                names.article(place.document),
                names.view.context(place.document, place.start, place.end, _CONTEXT),
                names.tell("not-in", names=names.listed(others)),
            )
        )
    return Disagreement(names.tell("one-alone"), anchor(passage.id), tuple(rows))
