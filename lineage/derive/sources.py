"""Sources: what the articles of a family cite, and which of it is the original that they retell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

from lineage.model import Citation, Evidence
from lineage.text import Annotated
from lineage.text.gazetteer import is_unlisted_name
from lineage.text.normal import unaccented

EARLY, EARLY_SENTENCES, OFTEN = 0.25, 3, 3
"""An article rests on an outlet that it credits in its first quarter, or in three sentences."""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source that documents of a family cite; `by` are their indices.

    `strong` are those that credit something said to it, and do not only name it in a credit.
    """

    name: str
    kind: str
    by: tuple[int, ...]
    strong: frozenset[int]
    evidence: tuple[Evidence, ...]


def slug(name: str) -> str:
    """A name as part of a node's id.

    >>> slug("The Wall Street Journal"), slug("Süddeutsche Zeitung")
    ('the-wall-street-journal', 'suddeutsche-zeitung')
    """
    return re.sub(r"[^\w]+", "-", unaccented(name.casefold())).strip("-") or "source"


def published(document: Annotated, outlet: str) -> bool:
    """Whether an outlet, by the name of the gazetteer, is the one that published a document; one
    that no list has, with its article or without it."""
    publisher = document.publisher
    return publisher is not None and (outlet == publisher or is_unlisted_name(outlet, publisher))


def rests_on(document: Annotated) -> dict[str, bool]:
    """The other outlets that a document credits, and whether it rests on each."""
    sentences: dict[str, set[int]] = {}
    for item in document.cited:
        own = published(document, item.citation.source)
        outlet = item.citation.kind in ("outlet", "agency")
        if item.strong and outlet and not own and item.sentence >= 0:
            sentences.setdefault(item.citation.source, set()).add(item.sentence)
    count = len(document.sentences)
    return {
        name: len(places) >= OFTEN or min(places) < max(EARLY_SENTENCES, EARLY * count)
        for name, places in sentences.items()
    }


def cited_sources(documents: Sequence[Annotated], members: Sequence[int]) -> list[CitedSource]:
    """The sources that the members of a family cite, those that most of them cite first.

    What has no name of its own ("the police") is none. People count only where they are named as a
    source ("selon …") in a sentence that names no outlet; who merely speaks in an article is in
    its quotations.
    """
    found: dict[tuple[str, str], dict[int, list[tuple[bool, Evidence]]]] = {}
    for member in members:
        document = documents[member]
        outlet_sentences = {
            item.sentence
            for item in document.cited
            if item.strong and item.citation.kind in ("outlet", "agency")
        }
        for item in document.cited:
            citation = item.citation
            if published(document, citation.source) or not item.named:
                continue
            if citation.kind in ("person", "institution") and (
                not item.strong
                or item.sentence in outlet_sentences
                or (citation.kind == "person" and not item.from_source)
            ):
                continue
            found.setdefault((citation.source, citation.kind), {}).setdefault(member, []).append(
                (item.strong, _evidence(document.document.id, citation))
            )
    sources = [
        CitedSource(
            name=name,
            kind=kind,
            by=tuple(sorted(by)),
            strong=frozenset(m for m, items in by.items() if any(strong for strong, _ in items)),
            evidence=tuple(
                evidence
                for member in sorted(by)
                for _, evidence in sorted(by[member], key=lambda item: (not item[0], item[1].start))
            ),
        )
        for (name, kind), by in found.items()
    ]
    return sorted(sources, key=lambda source: (-len(source.strong), -len(source.by), source.name))


def _evidence(document: str, citation: Citation) -> Evidence:
    return Evidence(document, citation.start, citation.end)


def credited_by_several(sources: Sequence[CitedSource]) -> list[CitedSource]:
    """The outlets and agencies that at least two documents credit."""
    return [s for s in sources if s.kind in ("outlet", "agency") and len(s.strong) > 1]


def original(
    sources: Sequence[CitedSource], documents: Sequence[Annotated], members: Sequence[int]
) -> CitedSource | None:
    """The outlet or agency that the family retells: the one that most members credit, and of
    these the one to which they credit most of their text. None where fewer than two credit one.
    """
    counted = [
        (len(source.strong), _credited(source.name, documents, source.strong), source)
        for source in credited_by_several(sources)
    ]
    if not counted:
        return None
    return max(counted, key=lambda item: (item[0], item[1], item[2].name))[2]


def _credited(name: str, documents: Sequence[Annotated], members: frozenset[int]) -> int:
    return sum(
        span.end - span.start
        for member in members
        for span in documents[member].attributed
        if span.source == name
    )


def published_by(name: str, documents: Sequence[Annotated], members: Sequence[int]) -> int | None:
    """The member that an outlet published itself, the earliest where there are several; else the
    only one that prints its story, for several have it from what the agency sent."""
    own = [m for m in members if published(documents[m], name)]
    if own:
        return min(own, key=lambda m: when(documents[m]))
    printed = [m for m in members if documents[m].agency == name]
    return printed[0] if len(printed) == 1 else None


def when(document: Annotated) -> tuple[str, str]:
    """What documents are put in order of publication by, those without a date last."""
    moment = document.document.published
    told = moment.astimezone(UTC).isoformat() if moment else "unknown"
    return told, document.document.id
