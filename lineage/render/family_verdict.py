"""The verdict on a family in the reader's language, told from its tree."""

from collections.abc import Sequence
from typing import Protocol

from lineage.gist import Gist, Tie, gist
from lineage.model import Family, Node
from lineage.render.escape import one_line
from lineage.render.report_view import ReportView
from lineage.render.wording import Wording


class Namer(Protocol):
    """What says messages and names articles: in plain words, or as a page does, with links."""

    @property
    def wording(self) -> Wording: ...

    def tell(self, key: str, number: int | None = None, /, **values: str) -> str: ...

    def node(self, name: str) -> str: ...

    def listed(self, names: Sequence[str]) -> str: ...


def verdict(view: ReportView, family: Family) -> str:
    """The verdict on a family: in English what the report says, else told from its tree."""
    if view.wording.language == "en":
        return view.told(family.verdict)
    return view.wording.message("semicolon").join(clauses(view, family)) + "."


def no_family(wording: Wording, articles: int) -> str:
    """What is said when no two articles belong together.

    >>> no_family(Wording(), 44)
    'No two of the 44 articles retell the same report.'
    """
    forms = wording.patterns("verdict-no-family")
    return forms.get(str(articles), forms["more"]).format(n=wording.number(articles))


def clauses(names: Namer, family: Family) -> list[str]:
    """The verdict in parts, the first one what the family is, told from nodes and edges."""
    told = gist(family.documents, family.nodes, family.edges)
    tell = names.tell
    found = [_head(names, told)]
    counted = told.counted or {}
    ties = [tell(f"verdict-many-{kind}", count) for kind, count in counted.items()]
    ties = ties or [_tie(names, tie) for tie in told.ties]
    found += ties or [tell("verdict-none-copies")]
    found += [
        tell("verdict-absent", len(some), names=names.listed(some), source=_label(names, node))
        for node, some in told.absent
    ]
    if told.citing:
        found.append(tell("verdict-only-cites", len(told.citing), names=names.listed(told.citing)))
    if told.translated:
        listed = names.listed(told.translated)
        found.append(tell("verdict-translations", len(told.translated), names=listed))
    return found


def _label(names: Namer, source: Node) -> str:
    label = one_line(source.label)
    return label.removeprefix("The ") if names.wording.language == "en" else label


def _head(names: Namer, told: Gist) -> str:
    number, source = told.number, told.source
    words = names.wording.choices("numbers")
    many = words[number] if number < len(words) else names.wording.number(number)
    tell = names.tell
    if source is not None and source.kind == "cited":
        return tell("verdict-cited", number, number=many, source=_label(names, source))
    if source is not None:
        return tell("verdict-lost", number, number=many)
    if not told.roots:
        return tell("verdict-one", number, number=many)
    key = "verdict-several-roots" if len(told.roots) > 1 else "verdict-roots"
    return tell(key, number, number=many, names=names.listed(told.roots))


def _tie(names: Namer, tie: Tie) -> str:
    key = f"verdict-{tie.kind}"
    if not tie.directed:
        key = "verdict-alike-mostly" if tie.kind == "copies" else "verdict-alike"
    listed = names.listed(tie.children)
    return names.tell(key, len(tie.children), names=listed, parent=names.node(tie.parent))
