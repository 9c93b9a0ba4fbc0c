"""Statements: what a source outside the heap must have said, borne out by those who retell it."""

from collections.abc import Mapping, Sequence

from lineage.model import Evidence, Passage, Span, Statement, Witness
from lineage.text import Annotated
from lineage.text.spans import mostly_in


def statements(
    source: str,
    label: str,
    retellers: frozenset[str],
    passages: Sequence[Passage],
    documents: Mapping[str, Annotated],
) -> tuple[Statement, ...]:
    """The passages that two or more retellers of a source have, each from it and not each other.

    The wording shown is one that no statement before it has, of a witness that credits the source
    with it, else of any; the fullest of these. A sentence of one witness may be two of others.
    """
    found: list[Statement] = []
    shown: dict[str, list[Evidence]] = {}
    for passage in passages:
        witnesses = [
            span
            for span in passage.spans
            if span.document in retellers
            and _told_by(span, documents) in (label, None)
            and not documents[span.document].is_formula(Span(span.start, span.end))
        ]
        if len(witnesses) < 2:
            continue
        best = max(
            witnesses,
            key=lambda w: (
                not any(mostly_in(w, [before]) for before in shown.get(w.document, ())),
                _told_by(w, documents) == label,
                w.end - w.start,
                w.document,
            ),
        )
        wording = Evidence(best.document, best.start, best.end)
        shown.setdefault(best.document, []).append(wording)
        given = tuple(witness.document for witness in witnesses)
        found.append(Statement(source, passage.id, given, wording))
    return tuple(found)


def _told_by(witness: Witness, documents: Mapping[str, Annotated]) -> str | None:
    return documents[witness.document].credited_to(Span(witness.start, witness.end))
