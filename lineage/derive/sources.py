"""Sources: what the articles of a family cite, and which of it is the original that they retell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lineage.model import Citation, Evidence
from lineage.text import Annotated
from lineage.text.gazetteer import outlets
from lineage.text.normal import unaccented


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


def same_outlet(name: str, publisher: str | None) -> bool:
    """Whether a publisher's name is that of an outlet, an article before it or an alias aside.

    >>> same_outlet("The Wall Street Journal", "Wall Street Journal")
    True
    """
    if not publisher:
        return False

    def plain(text: str) -> str:
        return re.sub(r"^(the|le|la|les|l) ", "", " ".join(re.findall(r"\w+", text.casefold())))

    return plain(name) == plain(publisher)


def cited_sources(documents: Sequence[Annotated], members: Sequence[int]) -> list[CitedSource]:
    """The sources that the members of a family cite, those that most of them cite first.

    People count only where they are named as a source ("selon …") in a sentence that names no
    outlet; who merely speaks in an article is in its quotations.
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
            if same_outlet(citation.source, document.document.publisher):
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


def original(
    sources: Sequence[CitedSource], documents: Sequence[Annotated], members: Sequence[int]
) -> CitedSource | None:
    """The outlet or agency that the family retells: the one that most members credit, and of
    these the one to which they credit most of their text. None where fewer than two credit one.
    """
    counted = [
        (len(source.strong), _credited(source.name, documents, source.strong), source)
        for source in sources
        if source.kind in ("outlet", "agency") and len(source.strong) > 1
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
    """The member that an outlet published itself, the earliest where there are several."""
    own = [m for m in members if same_outlet(name, documents[m].document.publisher)]
    return min(own, key=lambda m: _when(documents[m])) if own else None


def _when(document: Annotated) -> tuple[str, str]:
    published = document.document.published
    return (published.isoformat() if published else "9999", document.document.id)


def language_of(name: str) -> str | None:
    """The language that an outlet publishes in, where the gazetteer knows it."""
    source: Mapping[str, object] = {known: item.language for known, item in outlets().items()}
    language = source.get(name)
    return str(language) if language else None
