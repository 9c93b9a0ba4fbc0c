"""Roots: what the documents of a family go back to that have no parent among them."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from lineage.derive.first import first_told, with_something_in_common
from lineage.derive.heap import Heap
from lineage.derive.order import forebears, is_earlier, names
from lineage.derive.pen import DOUBTED, MAINLY, Pen, counted, language_name
from lineage.derive.sources import CitedSource, published_by, slug
from lineage.model import EdgeKind, Evidence
from lineage.text import Annotated
from lineage.text.spans import within

_FIRST = 0.6
"""Confidence that what the first to tell something accounts for was had from it: most often, where
`fixtures/briefs` was looked at."""


def draw_roots(
    pen: Pen, roots: Sequence[int], retold: CitedSource | None, parents: Mapping[int, int]
) -> tuple[dict[int, str], str | None]:
    """What the roots of a family go back to; returns the outside source of each, and the one that
    the family goes back to, None where that is one of its documents."""
    heap = pen.heap
    if retold is not None:
        above: set[int] = set()
        home = published_by(retold.name, heap.documents, roots)
        if home is None:  # a print of what another has, and nothing tells which came first
            home = published_by(retold.name, heap.documents, [*parents])
        if home is not None:
            above.update(forebears(home, parents))
            source = heap.id(home)
        else:
            source = pen.node(
                f"source:{slug(retold.name)}@{pen.family}", "cited", retold.name, retold.evidence
            )
        root_of = {}
        told = set(retold.by) | set(with_something_in_common(heap, roots))
        own = {root for root in roots if home is None and _had_first(heap, root, retold)}
        for root in roots:
            if root == home or root in above or root in own or root not in told:
                continue
            root_of[root] = source
            if home is not None and is_earlier(heap.documents[root], heap.documents[home]):
                # what it credits is an earlier report of that outlet
                root_of[root] = pen.node(
                    f"source:{slug(retold.name)}@{pen.family}",
                    "cited",
                    retold.name,
                    [told for told in retold.evidence if told.document == heap.id(root)],
                )
            _draw_root(pen, root_of[root], root, roots, retold)
        return root_of, None if home is not None else source
    alike = with_something_in_common(heap, roots)
    for root in roots:
        if root not in alike and heap.documents[root].translated:
            _through_translation(pen, None, root, 0.0, ())
    first_of = first_told(heap, alike)
    root_of = {root: _draw_retelling(pen, first, root) for root, first in first_of.items()}
    alike = [root for root in alike if root not in first_of]
    if len(alike) < 2 and (root_of or not alike):
        return root_of, None
    source = pen.lost_node("original that no article names")
    for root in alike:
        _draw_root(pen, source, root, alike, None)
    return root_of | dict.fromkeys(alike, source), source


def _had_first(heap: Heap, root: int, retold: CitedSource) -> bool:
    """Whether a root came before all who credit a source, which it does not, and one of these
    credits the root as well: what they have in common is from there."""
    first, citing = heap.documents[root], [heap.documents[one] for one in retold.by]
    return (
        root not in retold.by
        and any(names(one, first) for one in citing)
        and not any(is_earlier(one, first) for one in citing)
    )


def _draw_retelling(pen: Pen, first: int, root: int) -> str:
    heap = pen.heap
    figures = heap.same_figures(root, first)
    had = _giving(heap.documents[root], figures)
    if first in heap.explained[root].by:
        had |= heap.explained[root].by[first] > 0
    share = float(heap.explained[root].weights[had].sum())
    because = [f"has {share:.0%} of its text, in other words", "was published later"]
    if figures:
        because.append(f"gives {counted(len(figures), 'figure')} that others give")
    pen.edge(
        heap.id(first),
        heap.id(root),
        "rewrites",
        confidence=_FIRST,
        share=round(share, 4),
        passages=heap.passages(first, root),
        because=tuple(because),
        against=("both may have it from a report that is not here",),
    )
    return heap.id(first)


def _giving(document: Annotated, figures: Collection[Decimal]) -> npt.NDArray[np.bool_]:
    """The clauses of a document that give one of some figures."""
    given = [within(document.figures, clause.start, clause.end) for clause in document.all_clauses]
    return np.array([any(f.value in figures for f in clause) for clause in given], dtype=bool)


def _draw_root(
    pen: Pen, source: str, root: int, roots: Sequence[int], retold: CitedSource | None
) -> None:
    heap = pen.heap
    own = heap.documents[root]
    known = heap.explained[root]
    siblings = [other for other in roots if other != root and other in known.by]
    common = np.zeros_like(known.weights, dtype=bool)
    for other in siblings:
        common |= known.by[other] > 0
    name = retold.name if retold else None
    sources = [own.credited_to(clause) for clause in own.all_clauses]
    credited = np.array([name is not None and source == name for source in sources], dtype=bool)
    # what it credits to somebody else is not from what the family retells
    common &= np.array([name is None or source in (name, None) for source in sources], dtype=bool)
    statements = int(common.sum())
    figures = heap.figures_of_any(root, [other for other in roots if other != root])
    if not statements:
        common = _giving(own, figures)
    credits = [span for span in own.attributed if name is not None and span.source == name]
    share = round(float(known.weights[common | credited].sum()), 4)
    because = []
    against = []
    if credits:
        because.append(f"credits it in {counted(len(credits), 'sentence')}")
        confidence = min(0.97, 0.5 + 0.2 * min(len(credits), 2) + 0.02 * min(statements, 5))
    else:
        confidence = 0.3 + 0.1 * min(max(statements, len(figures) // 2), 3)
        if retold is not None:
            confidence = min(confidence, DOUBTED)
            against.append("does not name it")
    if siblings and statements:
        because.append(
            f"has {counted(statements, 'statement')} in common with "
            f"{counted(len(siblings), 'other article')} that "
            f"{'goes' if len(siblings) == 1 else 'go'} back to it, copied from none"
        )
    if figures and not credits:
        because.append(f"gives {counted(len(figures), 'figure')} that others give")
    if not because:
        because.append("has text in common with others, and credits nobody with it")
    kind: EdgeKind = "cites" if credits and share < MAINLY else "rewrites"
    passages = sorted(
        {name for other in siblings for name in heap.passages(root, other)},
        key=lambda name: int(name[1:]),
    )
    rest = {
        "confidence": round(confidence, 4),
        "share": share,
        "passages": tuple(passages),
        "because": tuple(because),
        "against": tuple(against),
    }
    if own.translated:
        _through_translation(pen, source, root, share, tuple(passages), rest, kind)
    else:
        pen.edge(source, heap.id(root), kind, **rest)


def _through_translation(
    pen: Pen,
    source: str | None,
    root: int,
    share: float,
    passages: tuple[str, ...],
    rest: Mapping[str, object] | None = None,
    kind: EdgeKind = "rewrites",
) -> None:
    """A lost original between an article that says it was translated and what it goes back to."""
    own = pen.heap.documents[root]
    assert own.translated is not None
    name = language_name(own.translated.source_language)
    evidence = [Evidence(own.document.id, span.start, span.end) for span in own.translated.evidence]
    lost = pen.lost_node(f"original in {name}", evidence)
    if source is not None:
        pen.edge(source, lost, kind, **(rest or {}))
    pen.edge(
        lost,
        own.document.id,
        "translates",
        confidence=0.9,
        share=1.0,
        passages=passages,
        because=("says that it was translated",),
    )
