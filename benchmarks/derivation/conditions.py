"""What is known of a tree's articles: their dates, their credits, and which of them are there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

import lineage
from benchmarks.derivation import prose
from benchmarks.derivation.generator import Grown, Sentence, Specification, grow
from benchmarks.scores import Chars, Edge

FIRST = datetime(2024, 3, 4, 6, tzinfo=UTC)
OUTLETS = {
    "fr": ("Le Monde", "Libération", "The Guardian", "El País", "Le Figaro"),
    "en": ("The Guardian", "The Washington Post", "Los Angeles Times", "Le Monde"),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """What a heap tells and lacks.

    `dates`: "known", "missing" in 40 %, "coarse" (the day alone), "wrong" in 5 %, or "none".
    `hidden`: the report and a third of the articles that others copied are not there. `cited`:
    the report is credited where its retellers do.
    """

    name: str
    dates: str = "known"
    hidden: bool = False
    cited: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A heap with its truth.

    `edges` are those of the tree; what is not there gives way to what it was made from.
    `ancestors` are pairs of articles in one line of primary parents, `reached` those in any line;
    `parent` is the tree with all its nodes, those that are not there under names of their own;
    `added` the characters that each article was the first to have.
    """

    documents: Sequence[lineage.Document]
    edges: frozenset[Edge]
    seconds: frozenset[Edge]
    ancestors: frozenset[Edge]
    reached: frozenset[Edge]
    parent: dict[str, str]
    added: dict[str, Chars]


def case(of: Specification, condition: Condition) -> Case:
    """A tree's articles and truth under a condition. Cost: a few milliseconds a node."""
    nodes = grow(of)
    random = Random(f"{of.seed} {condition.dates}")
    names = _names(of, len(nodes))
    gone = _hidden(nodes, random) if condition.hidden else frozenset()
    outlet = OUTLETS[of.language][of.seed % len(OUTLETS[of.language])]
    dates = _dates(len(nodes), condition.dates, random)
    documents = []
    added = {}
    for at, node in enumerate(nodes):
        text, own = rendered(node, at, of.language, outlet if condition.cited else None)
        if at in gone:
            continue
        added[names[at]] = own
        documents.append(
            lineage.Document(
                id=names[at],
                text=text,
                published=dates[at],
                publisher=outlet if condition.cited and not at else None,
                metadata={"precision": "day"} if condition.dates == "coarse" else {},
            )
        )
    parents = {at: [p for p in (n.parent, n.second) if p is not None] for at, n in enumerate(nodes)}
    primary = {at: [node.parent] for at, node in enumerate(nodes) if node.parent is not None}
    there = [at for at in range(len(nodes)) if at not in gone]

    def named(pairs: set[tuple[int, int]]) -> frozenset[Edge]:
        return frozenset((names[a], names[b]) for a, b in pairs if a in there and b in there)

    return Case(
        documents=sorted(documents, key=lambda document: document.id),
        edges=named(_nearest(nodes, gone)),
        seconds=named({(n.second, at) for at, n in enumerate(nodes) if n.second is not None}),
        ancestors=named(_lines(primary)),
        reached=named(_lines(parents)),
        parent={names[child]: names[ps[0]] for child, ps in primary.items()},
        added=added,
    )


def _nearest(nodes: Sequence[Grown], gone: frozenset[int]) -> set[tuple[int, int]]:
    """Each node with its parent; where that is not there, with the nearest above it that is."""
    found = set()
    for at, node in enumerate(nodes):
        parent = node.parent
        while parent is not None and parent in gone:
            parent = nodes[parent].parent
        if parent is not None:
            found.add((parent, at))
    return found


def _names(of: Specification, count: int) -> list[str]:
    """Ids that don't tell the order in which the articles were written."""
    random = Random(of.seed)
    order = sorted(range(count), key=lambda at: (random.random(), at))
    return [f"{of.name}-{place:02}" for place in order]


def _hidden(nodes: Sequence[Grown], random: Random) -> frozenset[int]:
    inner = sorted({node.parent for node in nodes if node.parent})
    drawn = sorted((random.random(), at) for at in inner)
    return frozenset([0, *(at for _, at in drawn[: round(len(drawn) / 3)])])


def _dates(count: int, kind: str, random: Random) -> list[datetime | None]:
    hours = [0.0]
    for _ in range(count - 1):
        hours.append(hours[-1] + 0.5 + 11 * random.random())
    dates: list[datetime | None] = []
    for hour in hours:
        drawn, elsewhere = random.random(), random.random() * hours[-1]
        if kind == "none" or (kind == "missing" and drawn < 0.4):
            dates.append(None)
            continue
        moment = FIRST + timedelta(hours=elsewhere if kind == "wrong" and drawn < 0.05 else hour)
        if kind == "coarse":
            moment = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        dates.append(moment)
    return dates


def _lines(parents: dict[int, list[int]]) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for child in parents:
        left = list(parents[child])
        while left:
            at = left.pop()
            if (at, child) not in found:
                found.add((at, child))
                left += parents.get(at, [])
    return found


def rendered(node: Grown, at: int, language: str, outlet: str | None) -> tuple[str, Chars]:
    """The article of a node as its site shows it, and the characters that are new in it."""
    lines: list[list[Sentence]] = [list(paragraph) for paragraph in node.body]
    text = f"{node.furniture[0]}\n\n" if node.furniture else ""
    own: set[int] = set()
    for paragraph in lines:
        for sentence in paragraph:
            shown = _credited(sentence, outlet, language) if outlet else sentence.text
            if sentence.origin == at:
                own.update(n for n, c in enumerate(shown, len(text)) if not c.isspace())
            text += shown + " "
        text = text[:-1] + "\n\n"
    return text + "\n".join(node.furniture[1:]) + "\n", frozenset(own)


def _credited(sentence: Sentence, outlet: str, language: str) -> str:
    told = sentence.text
    if sentence.credit is None:
        return told
    first, _, rest = told.partition(" ")
    low = f"{first.lower()} {rest}" if first.lower() in prose.words(language) else told
    if "{Said}" in sentence.credit and (not told.endswith(".") or "»" in told or "”" in told):
        return f"{outlet}{' : ' if language == 'fr' else ': '}{told}"
    return sentence.credit.format(outlet=outlet, said=low, Said=told[:-1])
