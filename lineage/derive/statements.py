"""Statements: what a source outside the heap must have said, borne out by those who retell it."""

from collections.abc import Mapping, Sequence

from lineage.model import Evidence, Passage, Statement, Witness
from lineage.text import Annotated


def statements(
    source: str,
    label: str,
    retellers: frozenset[str],
    passages: Sequence[Passage],
    documents: Mapping[str, Annotated],
) -> tuple[Statement, ...]:
    """The passages that two or more retellers of a source have, each from it and not each other.

    The wording shown is that of a witness that credits the source with it, else of any; the
    fullest of these.
    """
    found = []
    for passage in passages:
        witnesses = [
            span
            for span in passage.spans
            if span.document in retellers and not _of_another(span, label, documents)
        ]
        if len(witnesses) < 2:
            continue
        best = max(
            witnesses,
            key=lambda w: (_credited(w, label, documents), w.end - w.start, w.document),
        )
        found.append(
            Statement(
                source,
                passage.id,
                tuple(witness.document for witness in witnesses),
                Evidence(best.document, best.start, best.end),
            )
        )
    return tuple(found)


def _of_another(witness: Witness, label: str, documents: Mapping[str, Annotated]) -> bool:
    """Whether a document credits what it says there to some other source."""
    return any(
        span.source != label and span.start <= witness.start and witness.end <= span.end
        for span in documents[witness.document].attributed
    )


def _credited(witness: Witness, label: str, documents: Mapping[str, Annotated]) -> bool:
    return any(
        span.source == label and span.start <= witness.start and witness.end <= span.end
        for span in documents[witness.document].attributed
    )
