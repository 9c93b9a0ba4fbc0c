"""The verdict on a family in the reader's language, told from its tree."""

from collections.abc import Mapping

from markupsafe import Markup, escape

from lineage.model import Edge, Family
from lineage.render.escape import one_line
from lineage.render.html.names import Names


def clauses(names: Names, family: Family) -> list[Markup]:
    """The verdict in parts, the first one what the family is.

    It is told again from nodes and edges, which gives it links and other languages; where the
    report says something else in English, that holds.
    """
    told = _told(names, family)
    stated = one_line(names.view.told(family.verdict)).rstrip(".").split("; ")
    if names.wording.language == "en" and [part.striptags() for part in told] != stated:
        return [escape(part) for part in stated]
    return told


def _told(names: Names, family: Family) -> list[Markup]:
    kinds = {node.id: node.kind for node in family.nodes}
    primary = [edge for edge in family.edges if edge.primary]
    heirs = {edge.parent: edge.child for edge in primary if kinds[edge.parent] == "lost"}
    ties = [edge for edge in primary if kinds[edge.parent] == "document"]
    citing = [heirs.get(e.child, e.child) for e in primary if e.kind == "cites"]
    citing = [name for name in citing if kinds[name] == "document"]
    translated = [e.child for e in primary if e.kind == "translates" and kinds[e.parent] == "lost"]
    source = _retold(family, kinds)
    if ties and len(family.documents) - len(citing) < 2:
        source, citing = None, []
    tell = names.tell
    found = [_head(names, family, len(family.documents) - len(citing), source, kinds, ties, heirs)]
    found += _ties(names, ties, heirs) or [tell("verdict-none-copies")]
    if citing:
        found.append(tell("verdict-only-cites", len(citing), names=names.listed(sorted(citing))))
    if translated:
        told = names.listed(sorted(translated))
        found.append(tell("verdict-translations", len(translated), names=told))
    return found


def _retold(family: Family, kinds: Mapping[str, str]) -> str | None:
    """The source outside the articles that they retell; a lost original of one is none."""
    below = {edge.child for edge in family.edges if edge.primary}
    for edge in family.edges:
        outside = kinds[edge.parent] != "document" and edge.parent not in below
        if (
            edge.primary
            and outside
            and not (kinds[edge.parent] == "lost" and edge.kind == "translates")
        ):
            return edge.parent
    return None


def _head(
    names: Names,
    family: Family,
    number: int,
    source: str | None,
    kinds: Mapping[str, str],
    ties: list[Edge],
    heirs: dict[str, str],
) -> Markup:
    words = names.wording.choices("numbers")
    many = words[number] if number < len(words) else names.wording.number(number)
    tell = names.tell
    if source is not None and kinds[source] == "cited":
        label = one_line(names.sources[source])
        if names.wording.language == "en":
            label = label.removeprefix("The ")
        return tell("verdict-cited", number, number=many, source=label)
    if source is not None:
        return tell("verdict-lost", number, number=many)
    known = {heirs.get(edge.child, edge.child) for edge in ties}
    known |= {edge.parent for edge in ties if not edge.directed}
    roots = [name for name in sorted(family.documents) if name not in known]
    if roots:
        return tell("verdict-roots", number, number=many, names=names.listed(roots))
    return tell("verdict-one", number, number=many)


def _ties(names: Names, ties: list[Edge], heirs: dict[str, str]) -> list[Markup]:
    found = []
    for kind in ("copies", "rewrites", "translates"):
        by_parent: dict[str, list[str]] = {}
        for edge in ties:
            if edge.kind == kind and edge.directed:
                by_parent.setdefault(edge.parent, []).append(heirs.get(edge.child, edge.child))
        for parent, children in sorted(by_parent.items()):
            told = names.listed(sorted(children))
            key = f"verdict-{kind}"
            found.append(names.tell(key, len(children), names=told, parent=names.article(parent)))
    for edge in ties:
        if not edge.directed:
            key = "verdict-alike-mostly" if edge.kind == "copies" else "verdict-alike"
            one, other = names.article(edge.parent), names.node(heirs.get(edge.child, edge.child))
            found.append(names.tell(key, a=one, b=other))
    return found
