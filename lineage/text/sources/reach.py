"""Reach: which sentences an article credits to whom it cites."""

import re
from collections.abc import Sequence
from itertools import islice

from lineage.model import Attribution, Citation, Span
from lineage.text.roles import Role
from lineage.text.sources.citations import Cited
from lineage.text.sources.reading import Reading
from lineage.text.spans import touching

_WORD = re.compile(r"[^\W_]+")
_BARE = 5
"""A sentence of so few words beside a source's name credits the one before it."""
_HEARSAY_REACH = 3
"""Sentences behind one that credits something, up to which one in the mood of hearsay goes on."""
_RANK = {"outlet": 0, "agency": 0, "institution": 1, "person": 2}


def attributed(cited: Sequence[Cited], reading: Reading) -> tuple[Attribution, ...]:
    """What an article credits to which source: the sentence of a strong citation.

    A bare sentence ("Politico rapporte.") credits the one before it as well, and one in the mood
    of hearsay ("L'usine serait fermée", "das Werk sei geschlossen") goes on with what the last one
    before it credits. Where a sentence names several sources an outlet comes before an institution,
    and that before a person. Cost is linear.
    """
    best: dict[int, Citation] = {}
    for item in cited:
        if not item.strong or item.sentence < 0:
            continue
        sentence = reading.sentences[item.sentence]
        mere = item.citation.kind == "person" and not item.from_source
        if mere and not touching(reading.quotations, sentence.start, sentence.end):
            continue  # "Roy a soutenu la réforme" credits nothing to Roy
        reach = [item.sentence]
        if item.sentence and _is_bare(item, sentence, reading.text):
            reach.append(item.sentence - 1)
        for index in reach:
            known = best.get(index)
            if known is None or _RANK[item.citation.kind] < _RANK[known.kind]:
                best[index] = item.citation
    last = -_HEARSAY_REACH
    for index in range(len(reading.sentences)):
        if index not in best and index - last < _HEARSAY_REACH and _is_hearsay(reading, index):
            best[index] = best[last]
        if index in best:
            last = index
    credited = [(reading.sentences[index], best[index].source) for index in sorted(best)]
    return tuple(Attribution(span.start, span.end, source) for span, source in credited)


def _is_hearsay(reading: Reading, sentence: int) -> bool:
    """Whether a sentence has a verb in the mood of hearsay, outside of quotations."""
    return any(
        reading.roles[at] & Role.HEARSAY_MOOD and not reading.is_quoted(at)
        for at in range(*reading.bounds[sentence])
    )


def _is_bare(item: Cited, sentence: Span, text: str) -> bool:
    around = text[sentence.start : item.citation.start] + text[item.citation.end : sentence.end]
    return sum(1 for _ in islice(_WORD.finditer(around), _BARE)) < _BARE
